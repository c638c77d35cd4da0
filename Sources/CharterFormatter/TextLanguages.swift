public import CharterDiagnostics
public import CharterSyntax

/// The stretches of a file that have a language of their own: the texts after `zh` and `en`.
///
/// What stands in the braces of such a text is written in the language of the text, whatever that of the file.
public struct TextLanguages: Sendable {
  private var stretches: [(span: Span, language: Language)] = []

  /// Finds the texts of a file that say their language.
  public init(_ tree: SyntaxTree) {
    for identity in 0..<tree.nodeCount {
      let node = tree.node(identity)
      guard node.kind == .languageText, let text = node.first(.textLiteral) else { continue }
      stretches.append((text.span, node.has(.zh) ? .zh : .en))
    }
  }

  /// The language of the text that holds a byte; of the innermost one where texts stand in each other.
  public subscript(byte: Int) -> Language? {
    var (low, high) = (0, stretches.count)
    while low < high {
      let middle = (low + high) / 2
      if Int(stretches[middle].span.start) <= byte { low = middle + 1 } else { high = middle }
    }
    for stretch in stretches[..<low].reversed().prefix(8) where Int(stretch.span.end) > byte {
      return stretch.language
    }
    return nil
  }
}
