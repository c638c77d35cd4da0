import CharterDiagnostics
import CharterSyntax
import CharterValues

/// A declared name with its place.
struct DeclaredName {
  let name: Name
  let span: Span
}

extension SyntaxNode {
  /// The name that this declares, from its `name` child or itself; `nil` where the text has none.
  var declaredName: DeclaredName? {
    guard let node = kind == .name ? self : first(.name) else { return nil }
    var (latin, han): (String?, String?)
    for token in node.tokens {
      let word = token.identifier
      if word.isEmpty { continue }
      if Name.isHan(word) { han = han ?? word } else { latin = latin ?? word }
    }
    guard latin != nil || han != nil else { return nil }
    return DeclaredName(name: Name(latin: latin, han: han), span: node.span)
  }

  /// The words of a name reference: one, or a policy's name and one of its names.
  var referenceParts: [String] { tokens.filter { $0.kind == .word }.map(\.identifier) }

  /// The plain text of a localized text or text literal, per language; interpolations are left out.
  var plainWords: Words? {
    switch kind {
    case .textLiteral: return TextLiteralSyntax(self).map { Words($0.decoded) }
    case .localizedText:
      let parts = all(.languageText)
      guard !parts.isEmpty else { return first(.textLiteral)?.plainWords }
      let zh = parts.first { $0.has(.zh) }?.first(.textLiteral)?.plainWords?.zh
      let en = parts.first { $0.has(.en) }?.first(.textLiteral)?.plainWords?.zh
      return Words(zh: zh ?? en ?? "", en: en ?? zh ?? "")
    default: return nil
    }
  }
}
