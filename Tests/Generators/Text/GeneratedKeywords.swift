import CharterSyntax

/// The keywords that generated policies should have among them.
package enum GeneratedKeywords {
  /// All of the language, in English.
  package static let all = Keyword.allCases.map(\.latin)
}
