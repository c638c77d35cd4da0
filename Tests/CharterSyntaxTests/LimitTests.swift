import CharterDiagnostics
import CharterSyntax
import Testing

/// Nothing a text can hold overflows the stack, here or in whoever walks the tree.
@Suite struct LimitTests {
  static let deep = 10_000

  struct Case: CustomTestStringConvertible {
    let name: String
    let text: String

    var testDescription: String { name }

    init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  static let nests: [Case] = [
    Case("parentheses", many("(") + "a" + many(")")),
    Case("open parentheses", many("(")),
    Case("calls", many("f(") + "a" + many(")")),
    Case("calls with arguments", many("f(b, ") + "a" + many(", c)")),
    Case("not", many("not ") + "a"),
    Case("minus", many("- ") + "a"),
    Case("implies", many("a implies ") + "a"),
    Case("else if", many("if a then b else ") + "a"),
    Case("if", many("if ") + "a"),
    Case("then", many("if a then ") + "a"),
    Case("match", many("match a { b => ") + "a" + many(" }")),
    Case("match subjects", many("match ") + "a" + many(" { b => c }")),
    Case("quantifiers", many("every x in xs satisfies ") + "a"),
    Case("aggregates", many("sum(x in xs: ") + "a" + many(")")),
    Case("where", many("some x in xs where ") + "a"),
    Case("sets", many("a in {") + "b" + many("}")),
    Case("texts", many("\"{") + "a" + many("}\"")),
    Case("open texts", many("\"{")),
  ]

  static let chains: [Case] = [
    Case("sum", chain(" + ")), Case("product", chain(" * ")), Case("and", chain(" and ")),
    Case("or", chain(" or ")),
    Case("comparison", chain(" < ")), Case("members", chain(".")), Case("in", chain(" in ")),
    Case("tests", "a" + String(repeating: " is present", count: 100_000)),
    Case("roundings", "a" + String(repeating: " rounded up to 1", count: 100_000)),
    Case("implies", chain(" implies ")),
  ]

  private static func many(_ text: String) -> String { String(repeating: text, count: deep) }

  private static func chain(_ joint: String) -> String {
    "a" + String(repeating: joint + "a", count: 100_000)
  }

  @Test(arguments: nests) func nesting(sample: Case) {
    let text = sample.text
    let result = read("rule r for a {\n  require \(text)\n}\nrule s for a {\n  require b\n}\n")
    #expect(result.diagnostics.filter { $0.code == .tooDeep }.count == 1)
    #expect(depth(result.value.root) < 3_000)
    #expect(result.value.root.all(.norm).count == 2)
    let lone = parseExpression(SourceID(index: 0), SourceText(name: "x", text: text))
    #expect(lone.diagnostics.filter { $0.code == .tooDeep }.count == 1)
  }

  @Test(arguments: chains) func chaining(sample: Case) {
    let text = sample.text
    let result = read("rule r for a {\n  require \(text)\n}\nrule s for a {\n  require b\n}\n")
    let tooDeep = result.diagnostics.filter { $0.code == .tooDeep }.count
    // `in` and tests allow no second one, which is said first.
    #expect(tooDeep == 1 || sample.name == "roundings")
    #expect(depth(result.value.root) < 3_000)
    #expect(result.value.root.all(.norm).count == 2)
  }

  @Test(arguments: [
    Case("clauses", String(repeating: "clause \"a\" \"b\" { ", count: deep)),
    Case("effects", "action a { effect " + String(repeating: "for each x in xs { ", count: deep)),
    Case("types", "define d(x: " + String(repeating: "set of ", count: deep) + "T): T = x"),
    Case("braces", "rule r " + String(repeating: "{ ", count: deep)),
    Case("closing braces", String(repeating: "} ", count: deep)),
    Case("norms", String(repeating: "rule r for a { ", count: deep)),
    Case("modifiers", String(repeating: "delegable ", count: deep)),
    Case("grounds", "rule r for a { " + String(repeating: "any of { ground a: ", count: deep)),
  ]) func blocks(sample: Case) {
    let text = sample.text
    let result = read(text)
    #expect(result.value.description == text)
    #expect(depth(result.value.root) < 3_000)
    #expect(result.diagnostics.filter { $0.code == .tooDeep }.count <= 1)
  }

  @Test func justWithinTheLimits() {
    let sum = "a" + String(repeating: " + a", count: 1_990)
    let nested = String(repeating: "(", count: 190) + "a" + String(repeating: ")", count: 190)
    #expect(problems("rule r for a {\n  require \(sum) = \(nested)\n}\n") == [])
  }

  @Test func manyNormsAreReadWhole() {
    let norm =
      "rule r for a {\n  require a.b >= 3元 and (c or not d)\n    otherwise \"甲 {a.b}\"\n}\n"
    let result = read(String(repeating: norm, count: 10_000))
    #expect(result.diagnostics.isEmpty)
    #expect(result.value.root.all(.norm).count == 10_000)
  }

  @Test func aTextThatIsTooLargeIsRefused() {
    let text = SourceText(name: "x", text: "unit 人\n")
    var limits = Limits()
    limits.bytes = 4
    let result = parse(SourceID(index: 0), text, limits: limits)
    #expect(result.diagnostics.map(\.code) == [.sourceTooLarge])
    #expect(result.value.bytes == text.bytes)
  }

  /// How deep a recursive walk would go.
  private func depth(_ root: SyntaxNode) -> Int {
    var deepest = 0
    var open = [(root, 1)]
    while let (node, level) = open.popLast() {
      deepest = max(deepest, level)
      open += node.childNodes.map { ($0, level + 1) }
    }
    return deepest
  }
}
