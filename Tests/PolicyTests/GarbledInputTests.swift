import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterSyntax
import CharterTestSupport
import CharterValues
import Foundation
import Testing

/// The Nanchang files with pieces lost, doubled, swapped and overwritten: every stage ends, keeps every
/// byte of a policy, and says what is wrong where a policy does not check.
@Suite struct GarbledInputTests {
  static let texts: [String: [UInt8]] = {
    var texts: [String: [UInt8]] = [:]
    for name in [
      "vocabulary/group_schooling.charter", "nanchang/nanchang.charter",
      "nanchang/registry/groups.yaml", "nanchang/proposals/proposals.yaml",
    ] {
      let data = try? Data(contentsOf: PolicyTests.policies.appendingPathComponent(name))
      texts[name] = data.map { Array($0) }
    }
    return texts
  }()

  @Test(arguments: 0..<60)
  func policiesAreCheckedToTheEnd(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let vocabulary = try #require(Self.texts["vocabulary/group_schooling.charter"])
    let policy = try #require(Self.texts["nanchang/nanchang.charter"])
    var sources = SourceCollection()
    var trees: [SyntaxTree] = []
    var diagnostics: [Diagnostic] = []
    let isVocabulary = Bool.random(using: &random)
    for (name, bytes) in [
      ("v.charter", isVocabulary ? garbled(vocabulary, &random) : vocabulary),
      ("p.charter", isVocabulary ? policy : garbled(policy, &random)),
    ] {
      let text = SourceText(name: name, bytes: bytes)
      let parsed = parse(sources.add(text), text)
      #expect(parsed.value.bytes == bytes)
      trees.append(parsed.value)
      diagnostics += parsed.diagnostics
    }
    let checked = check(trees, after: diagnostics)
    diagnostics += checked.diagnostics
    #expect((checked.value == nil) == diagnostics.hasErrors)
    #expect(!DiagnosticRenderer(sources: sources, language: .zh).render(diagnostics).contains("\0"))
  }

  @Test(arguments: 0..<40)
  func dataAreReadToTheEnd(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let workspace = PolicyTests.nanchang
    let program = try #require(workspace.program)
    let bytes = try #require(Self.texts["nanchang/proposals/proposals.yaml"])
    var sources = workspace.sources
    let text = SourceText(name: "proposals.yaml", bytes: garbled(bytes, &random))
    let loaded = loadProposals(
      from: sources.add(text), in: sources, schema: program.schema, registry: workspace.registry)
    _ = DiagnosticRenderer(sources: sources, language: .en).render(loaded.diagnostics)
    guard !loaded.diagnostics.hasErrors else { return }
    let date = try #require(CalendarDate.iso("2021-04-20"))
    let evaluator = ReferenceEvaluator(program: program, registry: workspace.registry)
    let decisions = evaluator.decide(loaded.value, defaultDate: date).value
    #expect(decisions.count <= loaded.value.proposals.count)
  }

  /// One to four changes: a stretch lost, doubled, moved, or overwritten with bytes of any sort.
  private func garbled(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where bytes.count > 40 {
      let start = Int.random(in: 0..<bytes.count - 32, using: &random)
      let stretch = start..<start + Int.random(in: 1...32, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes.removeSubrange(stretch)
      case 1: bytes.insert(contentsOf: bytes[stretch], at: stretch.lowerBound)
      case 2:
        let moved = Array(bytes[stretch])
        bytes.removeSubrange(stretch)
        bytes.insert(contentsOf: moved, at: Int.random(in: 0..<bytes.count, using: &random))
      case 3:
        for index in stretch { bytes[index] = UInt8.random(in: 0...255, using: &random) }
      default: bytes.removeSubrange(stretch.lowerBound...)
      }
    }
    return bytes
  }
}
