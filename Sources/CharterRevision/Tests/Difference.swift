package import CharterDiagnostics
package import CharterValues

/// Something that a report shows: as machines see it, and in words.
package struct Shown: Sendable, Hashable {
  /// As machines see it.
  package let canonical: String
  /// In words.
  package let words: Words

  /// A thing with what is shown of it.
  package init(_ canonical: String, _ words: Words) {
    self.canonical = canonical
    self.words = words
  }

  /// A text that is the same for everybody.
  package init(_ text: String) { self.init(text, Words(text)) }

  /// A declared name.
  package init(_ name: Name) { self.init(name.canonical, name.words) }

  /// A key of the test's layout.
  package init(zh: String, en: String) { self.init(en, Words(zh: zh, en: en)) }

  /// Several things in a row.
  package static func list(_ parts: [Shown]) -> Shown {
    parts.isEmpty
      ? Shown("[]", Words(zh: "（无）", en: "(none)"))
      : Shown(
        parts.map(\.canonical).joined(separator: ", "),
        Words(
          zh: parts.map(\.words.zh).joined(separator: "、"),
          en: parts.map(\.words.en).joined(separator: ", ")))
  }
}

/// One way in which the reply is not what a test expects.
package struct Difference: Sendable, Hashable {
  /// Which part of the expectation: `verdict`, `missing`.
  package let about: Shown
  /// Of which subject; `nil`: there is no other.
  package let subject: Shown?
  /// What the test expects.
  package let expected: Shown
  /// What came out.
  package let got: Shown

  /// A difference with all its parts.
  package init(_ about: Shown, of subject: Shown? = nil, expected: Shown, got: Shown) {
    self.about = about
    self.subject = subject
    self.expected = expected
    self.got = got
  }

  /// The same about a subject.
  package func of(_ subject: Shown?) -> Difference {
    Difference(about, of: subject, expected: expected, got: got)
  }

  /// The difference as one line.
  package func text(_ language: Language) -> String {
    let about = about.words[language]
    let subject = subject.map { $0.words[language] + (language == .zh ? "：" : ", ") } ?? ""
    let expected = expected.words[language]
    let got = got.words[language]
    return language == .zh
      ? "\(subject)\(about)应为 \(expected)，实为 \(got)"
      : "\(subject)\(about): expected \(expected), got \(got)"
  }
}
