internal import CharterDiagnostics
internal import CharterFormatter
internal import CharterSyntax

/// Files in one language: keywords, the names that they declare elsewhere, and what the language brings along.
struct Rendering {
  private let language: Language

  /// Finds out what each name means.
  init(
    _ trees: [SyntaxTree], in language: Language, names places: [String],
    workspace: inout Workspace
  ) {
    self.language = language
  }

  /// A file in the language; `nil` where it would say something else.
  func text(of tree: SyntaxTree) -> String? {
    try? CharterFormatter.format(tree, in: language)
  }
}
