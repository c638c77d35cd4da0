import CharterData
import CharterDiagnostics
import Testing

/// `charter.yaml`: three keys, each with a path or a list of paths.
@Suite struct ProjectFileTests {
  private func load(_ text: String) -> (layout: ProjectLayout, codes: [String], messages: String) {
    var sources = SourceCollection()
    let id = sources.add(SourceText(name: "charter.yaml", text: text))
    let loaded = loadProject(from: id, in: sources)
    let messages = DiagnosticRenderer(sources: sources, language: .en).render(loaded.diagnostics)
    return (loaded.value, loaded.diagnostics.map(\.code.rawValue), messages)
  }

  @Test(
    arguments: [
      ("", [], [], []),
      ("# nothing yet\n", [], [], []),
      ("policies: a\n", ["a"], [], []),
      (
        "---\n政策: [a, \"b，c\", 'd e']  # all\nregistry:\n  - r  # one\n  - s\n",
        ["a", "b，c", "d e"], ["r", "s"], []
      ),
      (
        "政策: 制度/办法.charter\n登记: 登记\n提案: [申请, 往年/申请.yaml]\n", ["制度/办法.charter"], ["登记"],
        ["申请", "往年/申请.yaml"]
      ),
      ("policies:\nregistry: null\nproposals: []\n", [], [], []),
      ("policies: 2021\nregistry: no\n", ["2021"], ["no"], []),
    ] as [(String, [String], [String], [String])])
  func namesPlaces(
    _ text: String, _ policies: [String], _ registry: [String], _ proposals: [String]
  ) {
    let (layout, codes, messages) = load(text)
    #expect(codes == [], "\(messages)")
    #expect(layout.policies == policies)
    #expect(layout.registry == registry)
    #expect(layout.proposals == proposals)
  }

  @Test(
    arguments: [
      ("polices: a\n", "E0804", "policies"),
      ("policy: a\n", "E0804", "policies"),
      ("规定: a\n", "E0804", "政策"),
      ("registery: a\n", "E0804", "registry"),
      ("policies: a\n政策: b\n", "E0814", "two names of one thing"),
      ("policies: a\npolicies: b\n", "E0803", "twice"),
      ("policies: {a: b}\n", "E0812", "a path, or a list of paths"),
      ("policies: [[a]]\n", "E0812", "a path, or a list of paths"),
      ("policies: [a，b]\n", "E0806", "full-width comma"),
      ("policies：a\n", "E0804", "full-width colon"),
      ("policies：a\nregistry: b\n", "E0801", "full-width colon"),
      ("just words\n", "E0804", "holds `policies`, `registry` and `proposals`"),
      ("policies: [a\n", "E0801", "bracket"),
      ("policies: *a\n", "E0802", "alias"),
    ])
  func slipsAreTold(_ text: String, _ code: String, _ words: String) {
    let (_, codes, messages) = load(text)
    #expect(codes == [code], "\(messages)")
    #expect(messages.contains(words), "\(messages)")
  }
}
