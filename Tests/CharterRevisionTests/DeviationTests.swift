import CharterDiagnostics
import CharterKit
import CharterRevision
import Testing

/// What departs from a descriptive policy decides nothing; tests hold it to the text all the same.
@Suite struct DeviationTests {
  static let policy = """
    vocabulary v 词汇甲
    entity Thing 事物 { name 名称: text, size 大小: integer, red 红: boolean, far 远: boolean }
    action move 移动 { thing 物: Thing }
    policy report 报道 { force descriptive }
    clause "1" "甲" {
      rule reds 红的 for move {
        require red 红: thing.red
        require near 近: not thing.far
        advise old 旧: thing.size > 1
      }
    }
    clause "2" "乙" {
      rule middling 居中 for move {
        any of { ground small 小: thing.size < 5  ground large 大: thing.size > 8 }
      }
    }
    """

  static let law = """
    policy law 规定 { uses v }
    rule light 轻 for move { require small 小: thing.size <= 10 }
    """

  static let registry = """
    registry:
      Thing:
        - {id: a, name: 甲, size: 5, red: false, far: true}
        - {id: b, name: 乙, size: 2, red: true, far: false}
        - {id: c, name: 丙, size: 20, far: true}
        - {id: d, name: 丁, size: 6, far: false}

    """

  /// A move of a thing, what is expected of it, and the difference; empty: none.
  static let cases: [(thing: String, expected: String, difference: String)] = [
    ("a", "verdict: permitted, violated: [], deviations: [reds.red, reds.near, middling]", ""),
    ("a", "结论: 准予, 偏离: [报道.红的.近, 红的.红, 居中]", ""),
    ("a", "deviations: [reds, middling]", ""),
    ("a", "advised: []", ""),
    ("b", "deviations: []", ""),
    ("b", "deviations: null", ""),
    ("b", "deviations: [reds.red]", "deviations: expected reds.red, got (none)"),
    ("a", "deviations: []", "deviations: expected (none), got reds.red, reds.near, middling"),
    (
      "a", "deviations: [reds.red, middling]",
      "deviations: expected reds.red, middling, got reds.red, reds.near, middling"
    ),
    // What a binding policy forbids is violated and no deviation; what is unknown beside it is neither.
    ("c", "verdict: rejected, violated: [light.small], deviations: [reds.near]", ""),
    ("c", "violated: [light.small, reds.near]", "violated"),
    // An undetermined norm is not departed from, and nobody need be asked for it.
    ("d", "deviations: [middling], missing: []", ""),
  ]

  @Test(arguments: cases)
  func lists(thing: String, expected: String, difference: String) throws {
    let reply = try run("{action: move, date: 2023-01-01, thing: \(thing), expect: {\(expected)}}")
    #expect(reply.status == (difference.isEmpty ? .success : .rejected), "\(reply.output)")
    #expect(difference.isEmpty || reply.output.contains(difference), "\(reply.output)")
  }

  @Test func saysInBothLanguagesWhatDiffers() throws {
    let world = try world("{action: move, date: 2023-01-01, thing: a, expect: {deviations: []}}")
    #expect(world.test(.text, .zh).output.contains("偏离应为 （无），实为 红的.红、红的.近、居中"))
    // The norms that are departed from are told with what they read.
    #expect(world.test(.text, .en).output.contains("red"))
  }

  @Test func aNameOfNothingIsNoTest() throws {
    let reply = try run(
      "{action: move, date: 2023-01-01, thing: a, expect: {deviations: [reds.blue]}}")
    #expect(reply.status == .faulty)
    #expect(reply.messages.contains("E0908"))
  }

  /// A descriptive norm is decided by tests like any other.
  @Test func coverageAndTraceCountThem() throws {
    let world = try world(
      "{action: move, date: 2023-01-01, thing: a, expect: {deviations: [reds, middling]}}",
      "{action: move, date: 2023-01-01, thing: b, expect: {deviations: []}}")
    let trace = world.trace(.text, .en).output
    #expect(trace.contains("✓✓ norm reds (2 tests: satisfied 1, violated 1)"), "\(trace)")
    #expect(trace.contains("✓✓ norm middling (2 tests: satisfied 1, violated 1)"), "\(trace)")
    let coverage = world.test(coverage: true).output
    #expect(!coverage.contains("norm reds"))
    #expect(!coverage.contains("statement reds.near"))
    #expect(coverage.contains("statement reds.old: never violated"), "\(coverage)")
  }

  private func world(_ tests: String...) throws -> World {
    try World([
      "charter.yaml": "policies: [p.charter, l.charter]\n", "p.charter": Self.policy,
      "l.charter": Self.law,
      "a.test.yaml": Self.registry + "proposals:\n" + tests.map { "  - \($0)\n" }.joined(),
    ])
  }

  private func run(_ test: String) throws -> Reply { try world(test).test() }
}
