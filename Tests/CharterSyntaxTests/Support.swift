import CharterDiagnostics
import CharterSyntax

/// Text in, text out: what the tests of this room ask of it.
func read(_ text: String) -> StageResult<SyntaxTree> {
  parse(SourceID(index: 0), SourceText(name: "test.charter", text: text))
}

func readBytes(_ bytes: [UInt8]) -> StageResult<SyntaxTree> {
  parse(SourceID(index: 0), SourceText(name: "test.charter", bytes: bytes))
}

/// The diagnostics of a file: the code and the text that is underlined.
func problems(_ text: String) -> [String] { problems(read(text)) }

func problems(_ result: StageResult<SyntaxTree>) -> [String] {
  result.diagnostics.map {
    "\($0.code.rawValue) [\(result.value.text.text(of: $0.span))]"
  }
}

/// The tokens of a text: kind and text, spaces left out.
func tokens(_ text: String) -> String {
  read(text).value.tokens.filter { $0.kind != .whitespace && $0.kind != .newline }
    .map { "\($0.kind):\($0.text)" }.joined(separator: " ")
}

/// The tree of one expression, or its first problem.
func expression(_ text: String) -> String {
  let result = parseExpression(
    SourceID(index: 0), SourceText(name: "test.charter", text: text))
  if let problem = problems(result).first { return problem }
  return result.value.root.expression.map(show) ?? "nothing"
}

/// An expression in prefix form.
func show(_ node: SyntaxNode) -> String {
  let parts = node.childNodes.map(show)
  let words = node.words.map(\.identifier)
  switch node.kind {
  case .nameExpression: return words.joined()
  case .numberLiteral, .dateLiteral, .textExpression, .booleanLiteral, .noneLiteral:
    return node.text
  case .memberExpression: return parts.joined() + "." + (node.memberToken?.identifier ?? "?")
  case .parenthesized: return "[" + parts.joined() + "]"
  case .binaryExpression:
    return "(\(node.operator?.rawValue ?? "?") \(parts.joined(separator: " ")))"
  case .unaryExpression:
    return "(\(node.has(.not) ? "not" : "neg") \(parts.joined()))"
  case .callExpression: return "(call \(parts.joined(separator: " ")))"
  case .missingExpression: return "?"
  default:
    let keywords = node.tokens.compactMap(\.keyword).map { "\($0)" }
    let marks = node.tokens.filter { [.dotDot, .dotDotLess].contains($0.kind) }.map(\.text)
    let name = "\(node.kind)".replacing("Expression", with: "")
    return "(" + ([name] + unique(keywords) + words + marks + parts).joined(separator: " ") + ")"
  }
}

/// The shape of a tree: kinds, keywords and symbols, whatever the language and the names.
func shape(_ node: SyntaxNode) -> String {
  var pieces = ["\(node.kind)"]
  var last: Keyword?
  for child in node.children {
    switch child {
    case .node(let inner): pieces.append(shape(inner))
    case .token(let token):
      if token.isTrivia { continue }
      if let keyword = token.keyword {
        if keyword != last { pieces.append("\(keyword)") }
        last = keyword
        continue
      }
      pieces.append(token.kind.symbol ?? "\(token.kind)")
    }
    last = nil
  }
  return "(" + pieces.joined(separator: " ") + ")"
}

private func unique(_ words: [String]) -> [String] {
  words.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
}

/// A small generator that gives the same numbers on every run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// The node of one expression.
func lone(_ text: String) -> SyntaxNode {
  let tree = parseExpression(SourceID(index: 0), SourceText(name: "test", text: text)).value
  return tree.root.expression ?? tree.root
}
