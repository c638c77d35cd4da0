import CharterDiagnostics
import CharterKit
import CharterRevision
import CharterSemantics
import CharterSyntax
import Foundation
import Testing

/// What no test would notice, held to what the tests say of each change when it is written down.
@Suite struct MutationTests {
  static let policy = """
    vocabulary school_words 学校词汇
    unit 人 person
    entity School 学校 { name 校名: text, students 学生数: integer in 人, boarding 寄宿: boolean }
    action enlarge 扩建 { school 学校: School }
    policy limits 规模办法
    parameter size_limit 规模上限: integer in 人 = 3000人
    clause "二(二)2" "规模" {
      admission size 规模 for enlarge { require small 规模: school.students <= size_limit }
      exception boarding_school 寄宿制 to size when school.boarding { require school.students < 2000人 }
      rule none_over 无超大校 for each s in School { require s.students <= size_limit }
    }
    """

  static let test = """
    registry:
      School:
        - {id: a, name: 甲, students: 1200, boarding: false}
        - {id: b, name: 乙, students: 5000, boarding: false}
        - {id: c, name: 丙, students: 1500, boarding: true}
    proposals:
      - {action: enlarge, date: 2021-04-20, school: a, expect: {verdict: permitted}}
      - {action: enlarge, date: 2021-04-20, school: b, expect: {verdict: rejected}}
      - {action: enlarge, date: 2021-04-20, school: c, expect: {verdict: permitted}}
    audits:
      - {norm: none_over, date: 2021-04-20, expect: {a: met, b: not_met}}
    """

  static func world(_ policy: String = policy, _ test: String = test) throws -> World {
    try World([
      "charter.yaml": "policies: p.charter\n", "p.charter": policy, "a.test.yaml": test,
    ])
  }

  static func run(
    _ world: World, _ format: OutputFormat = .text, _ language: Language = .en,
    sample: Int? = nil, suggests: Bool = false
  ) -> Reply {
    TestCommand(
      paths: [world.path], places: Places(workingDirectory: world.path), mutates: !suggests,
      sample: sample, suggests: suggests
    ).run(World.invocation(format, language, false))
  }

  struct Survivor {
    let text: String
    let test: String?
    let justification: String?
  }

  /// The survivors of a run by place, kind and what would be said.
  static func survivors(_ reply: Reply) throws -> [Survivor] {
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(reply.output.utf8)) as? [String: Any])
    let mutation = try #require(document["mutation"] as? [String: Any])
    return try #require(mutation["survivors"] as? [[String: Any]]).map { survivor in
      let parts = ["kind", "line", "column", "original", "mutated"].map {
        survivor[$0].map { "\($0)" } ?? "?"
      }
      return Survivor(
        text: parts.joined(separator: " "), test: survivor["test"] as? String,
        justification: survivor["justification"] as? String)
    }
  }

  // MARK: What is told

  @Test func tellsTheBoundaryByClauseAndLine() throws {
    let world = try Self.world()
    let reply = Self.run(world)
    #expect(reply.status == .rejected)
    #expect(reply.output.contains("? 二(二)2  size"))
    #expect(
      reply.output.contains(
        "no test notices if it said `school.students < size_limit` instead of"))
    #expect(reply.output.contains("p.charter:8:"))
    #expect(reply.output.contains("to be confirmed: is this what the document says?"))
    let chinese = Self.run(world, .text, .zh)
    #expect(chinese.output.contains("没有测试会发现：“school.students <= size_limit”写成"))
    #expect(chinese.output.contains("能发现它的测试："))
    #expect(chinese.output.contains("请核对：文件是否这样说"))
  }

  /// Each test offered is pasted into a file: it passes, and the change that it is for is noticed.
  @Test func theTestOfferedNotices() throws {
    let first = try Self.survivors(Self.run(try Self.world(), .json))
    #expect(first.count > 8)
    #expect(first.allSatisfy { $0.test != nil })
    for survivor in first {
      let world = try Self.world()
      try world.write(try #require(survivor.test), to: "b.test.yaml")
      let left = try Self.survivors(Self.run(world, .json)).map(\.text)
      #expect(!left.contains(survivor.text), "\(survivor.text)\n\(survivor.test ?? "")")
    }
  }

  @Test func noFailingTestIsMutated() throws {
    let world = try Self.world(
      Self.policy, Self.test.replacingOccurrences(of: "rejected", with: "permitted"))
    let reply = Self.run(world)
    #expect(reply.status == .rejected)
    #expect(reply.messages.contains("Every test has to pass"))
    #expect(reply.output.contains("expected permitted, got rejected"))
  }

  // MARK: What is let be

  @Test func aCommentLetsAChangeBe() throws {
    let policy = Self.policy.replacingOccurrences(
      of: "  exception", with: "  // 容许变异 比较、数字：文件没有说恰好多少\n  exception")
    let survivors = try Self.survivors(Self.run(try Self.world(policy), .json))
    let justified = survivors.filter { $0.justification != nil }
    #expect(justified.count == 3)
    #expect(
      justified.allSatisfy { $0.text.hasPrefix("comparison 10") || $0.text.hasPrefix("figure 10") })
    #expect(justified.allSatisfy { $0.justification == "文件没有说恰好多少" })
    // Whether the exception is there at all is another matter.
    #expect(survivors.contains { $0.text.hasPrefix("exception 10") && $0.justification == nil })
  }

  @Test func aCommentThatLetsNothingBeIsTold() throws {
    let policy = Self.policy.replacingOccurrences(
      of: "  admission", with: "  // allow mutant rounding: nothing is rounded here\n  admission")
    let world = try Self.world(policy)
    #expect(Self.run(world).messages.contains("W1002"))
    // A sample may just have left out what it is for.
    #expect(!Self.run(world, sample: 3).messages.contains("W1002"))
  }

  // MARK: Which tests are run

  /// Every change of a policy with a norm of every kind is written down and tested in full.
  @Test func survivesWhatNoTestNotices() throws {
    let test = """
      proposals:
        - {action: rotate, date: 2023-01-01, teacher: t3, to_school: s3, expect: {verdict: permitted, grounds: [veteran.village], duties: [veteran]}}
        - {action: rotate, date: 2023-01-02, teacher: t4, to_school: s2, expect: {verdict: rejected, violated: [veteran.long]}}
        - {action: rotate, date: 2023-01-03, teacher: t1, to_school: s3}
      audits:
        - {norm: plans_made, date: 2023-01-01, expect: {d1: met, d2: not_met}}
        - {norm: rotation, date: 2023-01-01, expect: {s1: {outcome: met, population: 2, counted: 1}}}
      subsidies:
        - {subsidy: rural_teacher, date: 2023-01-01, expect: {t3: {amount: 550元, payer: d1}, t1: 0元}}
        - {subsidy: fund, date: 2023-01-01, expect: {"d1, s1": 33元}}
      """
    let world = try World(test: test)
    #expect(world.test().status == .success)
    let survivors = Set(try Self.survivors(Self.run(world, .json)).map(\.text))
    let text = SourceText(name: "p.charter", text: World.policy)
    let tree = parse(SourceID(index: 0), text).value
    let program = try #require(
      Workspace.load(Places(policies: [world.path + "/p.charter"])).program)
    let mutants = MutantFinder(tree, schema: program.schema).all()
    #expect(mutants.count > 70)
    #expect(Set(mutants.map(\.kind)).count > 12)
    var counts = (noticed: 0, unnoticed: 0)
    for mutant in mutants {
      try world.write(
        String(decoding: mutant.applied(to: text.bytes), as: UTF8.self), to: "p.charter")
      let workspace = Workspace.load(Places(policies: [world.path + "/p.charter"]))
      guard workspace.program != nil else { continue }
      let place = text.location(at: Int(mutant.place.start))
      let words = MutantWords(mutant: mutant, text: text)
      let line =
        "\(mutant.kind.rawValue) \(place.line) \(place.column) \(words.original) "
        + (words.changed ?? "<null>")
      let isListed = survivors.contains(line)
      let isUnnoticed = world.test().status == .success
      if isUnnoticed { counts.unnoticed += 1 } else { counts.noticed += 1 }
      #expect(isListed == isUnnoticed, "\(line)")
    }
    #expect(counts.noticed > 20)
    #expect(counts.unnoticed > 20)
  }

  // MARK: How it is asked

  @Test func aSampleIsAPart() throws {
    let reply = Self.run(try Self.world(), .text, .en, sample: 4)
    #expect(reply.output.contains("This is a sample at equal distances of"))
    let refusals = [
      TestCommand(paths: [], places: Places(), sample: 3),
      TestCommand(paths: [], places: Places(), mutates: true, sample: 0),
      TestCommand(paths: [], places: Places(), reportsCoverage: true, mutates: true),
    ]
    for command in refusals {
      #expect(command.run(World.invocation(.text, .en, false)).status == .usage)
    }
    let junit = TestCommand(paths: [], places: Places(), mutates: true)
    #expect(junit.run(World.invocation(.junit, .en, false)).status == .usage)
  }
}
