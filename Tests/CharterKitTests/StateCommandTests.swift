import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterValues
import Foundation
import Testing

/// How `charter audit` and `charter subsidy` end, and what they are asked.
@Suite struct StateCommandTests {
  typealias World = CommandTests.World

  private func run(
    _ arguments: [String], in world: World, _ more: String...
  ) throws -> CommandTests.Result {
    try world.run(arguments + StateSample.arguments + more)
  }

  /// A world with one policy of a few norms.
  private func world(_ norms: String, force: String = "binding") throws -> World {
    let world = try World()
    try world.write("state/districts.charter", StateSample.vocabulary)
    try world.write(
      "state/policy.charter",
      """
      policy p { jurisdiction "360100"  force \(force)  in force from 2022-01-01  uses districts }
      parameter open: number = unset
      parameter pay: number in 元 = unset
      \(norms)
      """)
    try world.write("records/registry.yaml", StateSample.registry)
    return world
  }

  static let audits: [(norms: String, force: String, status: Int32)] = [
    ("rule r { require count(District) >= 1 }", "binding", 0),
    ("rule r { require count(District) >= 9 }", "binding", 1),
    ("rule r { require count(District) >= 9 }", "guidance", 1),
    ("rule r { require count(District) >= 9 }", "descriptive", 0),
    ("rule r by 2099-01-01 { require count(District) >= 9 }", "binding", 0),
    ("rule r { require open >= 9 }", "binding", 3),
    ("rule r { require open >= 9 }", "descriptive", 0),
    ("rule r { require open >= 9 }\nrule s { require count(District) >= 9 }", "binding", 1),
    // Advice is told and breaks nothing.
    ("rule r { advise count(District) >= 9 }", "binding", 0),
    ("", "binding", 0),
  ]

  @Test(arguments: audits)
  func auditsEnd(norms: String, force: String, status: Int32) throws {
    let world = try world(norms, force: force)
    for format in ["text", "json", "csv", "markdown"] {
      let result = try run(["audit", "--format", format], in: world)
      #expect(result.status == status, "\(format): \(result.output) \(result.messages)")
    }
  }

  static let subsidies: [(norms: String, force: String, status: Int32)] = [
    ("subsidy s for each d in District { amount = 1元 }", "binding", 0),
    ("subsidy s for each d in District { amount = pay }", "binding", 3),
    ("subsidy s for each d in District { amount = 5元  within budget 9元 }", "binding", 1),
    ("subsidy s for each d in District { amount = 5元  within budget 9元 }", "descriptive", 0),
    ("subsidy s for each d in District { amount = 5元  within budget pay }", "binding", 3),
    ("", "binding", 0),
  ]

  @Test(arguments: subsidies)
  func subsidiesEnd(norms: String, force: String, status: Int32) throws {
    let world = try world(norms, force: force)
    for more in [[], ["--summary"], ["--format", "json"], ["--format", "csv", "--bom"]] {
      let result = try run(["subsidy"] + more, in: world)
      #expect(result.status == status, "\(more): \(result.output) \(result.messages)")
    }
  }

  @Test func wrongUsageAndFaults() throws {
    let world = try world("rule r { require count(District) >= 1 }")
    let bom = try run(["audit", "--bom"], in: world)
    #expect(bom.status == 64 && bom.messages == "Wrong usage: --bom goes with --format csv only.\n")
    let format = try run(["subsidy", "--format", "junit"], in: world)
    #expect(format.messages.contains("it has text, json, markdown, csv.") && format.status == 64)
    #expect(try world.run(["audit"]).status == 64 && world.run(["subsidy"]).status == 64)
    for command in ["audit", "subsidy"] {
      let fault = try world.run([command, "--policies", "records", "--format", "json"])
      #expect(fault.status == 2 && fault.messages.isEmpty)
      _ = try JSONSerialization.jsonObject(with: Data(fault.output.utf8))
    }
  }

  @Test func nothingInForceIsSaid() throws {
    let world = try world("rule r { require count(District) >= 9 }")
    let early = try run(["audit", "--as-of", "2021-12-31"], in: world)
    #expect(early.status == 0)
    #expect(early.output.contains("No quota or rule on the registry is in force on 2021-12-31."))
    #expect(early.output.contains("left out: p (from 2022-01-01)"))
    let none = try run(["subsidy", "--as-of", "2023-01-01", "--language", "zh"], in: world)
    #expect(none.output.hasSuffix("2023-01-01 没有施行中的补贴。\n"))
  }

  @Test(arguments: [
    "rural_teacher", "乡村教师补贴", "staffing.rural_teacher", "师资办法.乡村教师补贴", "rural teacher",
  ])
  func subsidiesHaveTheirNames(name: String) throws {
    let result = try run(
      ["subsidy", name, "--summary", "--as-of", "2023-03-01"], in: StateSample.world())
    #expect(result.output.contains("rural teacher  ") && !result.output.contains("thirds"))
  }

  @Test func unknownSubsidies() throws {
    let world = try StateSample.world()
    let near = try run(["subsidy", "rural_techer"], in: world)
    #expect(near.status == 64 && near.messages.contains("Did you mean “rural_teacher”?"))
    let qualified = try run(["subsidy", "师资办法.乡村教师补帖", "--language", "zh"], in: world)
    #expect(qualified.messages.contains("是不是 师资办法.乡村教师补贴？"))
    let far = try run(["subsidy", "zzz"], in: world)
    #expect(far.messages.contains("There are: rural_teacher, thirds, weak_schools, later_pay."))
    let later = try run(["subsidy", "明年补贴", "--as-of", "2023-03-01"], in: world)
    #expect(later.status == 0 && later.output.contains("left out: later pay (from 2030-01-01)"))
  }

  @Test func manySubjectsAreCounted() throws {
    let world = try world("rule r for each s in School { require s.students <= 1000人 }")
    let rows = (1...30).map {
      "  - {id: s\($0), name: 校\($0), district: d, area: 城区, students: 9}\n"
    }
    let large = "  - {id: big, name: 大校, district: d, area: 城区, students: 5000}\n"
    try world.write(
      "records/registry.yaml",
      "District:\n  - {id: d, name: 县, code: \"360102\", plan_on: null}\nSchool:\n"
        + rows.joined() + large)
    let short = try run(["audit", "--language", "zh"], in: world)
    #expect(short.output.contains("… 其余 30 个达标或未到期，--all 逐一列出"))
    #expect(short.output.contains("大校") && !short.output.contains("校17"))
    let all = try run(["audit", "--all"], in: world)
    #expect(all.output.contains("校17") && !all.output.contains("--all lists"))
    let table = try run(["audit", "--format", "csv"], in: world)
    #expect(table.output.split(separator: "\r\n").count == 32)
  }

  @Test func aTableForSpreadsheetsBeginsWithTheMark() throws {
    let world = try StateSample.world()
    let marked = try run(["audit", "--format", "csv", "--bom"], in: world)
    let plain = try run(["audit", "--format", "csv"], in: world)
    #expect(marked.output.unicodeScalars.first == "\u{FEFF}")
    #expect(String(marked.output.unicodeScalars.dropFirst()) == plain.output)
    // A name that a spreadsheet would run stands as a text.
    #expect(plain.output.contains("\"'=HYPERLINK(\"\"x\"\")\""))
  }

  @Test func cellsThatWouldBeFormulasAreTexts() {
    var table = CSVTable()
    table.add(["=1", "+1", "-1", "@a", "\tb", "＝1", "a=1", ""].map { .text($0) })
    table.add([.number("-1.5"), .empty, .text("a,b"), .text("a \"b\""), .text("a\nb")])
    #expect(
      table.text
        == "'=1,'+1,'-1,'@a,'\tb,'＝1,a=1,\r\n-1.5,,\"a,b\",\"a \"\"b\"\"\",\"a\nb\"\r\n")
  }

  @Test func aRuleEnforcedOnAnActionStandsAmongTheNorms() throws {
    let world = try world(
      """
      rule small for each s in School enforced on move {
        require count(s.teachers) <= 3 otherwise zh "{s.name}超编。" en "{s.name} is too large."
      }
      """)
    try world.write(
      "moves.yaml", "proposals: [{action: move, date: 2023-03-01, teacher: t4, to: c}]\n")
    let text = try run(["check", "moves.yaml"], in: world)
    #expect(text.status == 1)
    #expect(text.output.contains("✗ small (进贤一中)  进贤一中 is too large (count(s.teachers) = 4"))
    let json = try run(["check", "moves.yaml", "--format", "json"], in: world)
    #expect(
      json.output.contains("\"kind\": \"rule\"") && json.output.contains("\"enforced\": true"))
  }

  /// A program that reads the reports itself gets what the command prints.
  @Test func workspacesAuditAndPay() throws {
    var workspace = Workspace()
    workspace.loadPolicies(texts: [
      SourceText(name: "districts.charter", text: StateSample.vocabulary),
      SourceText(name: "staffing.charter", text: StateSample.policy),
    ])
    workspace.loadRegistry(texts: [SourceText(name: "r.yaml", text: StateSample.registry)])
    let date = try #require(Day("2023-03-01")).date
    let norms = workspace.audit(on: date)
    #expect(norms.count == 7 && norms.map(\.quotas.count) == [0, 3, 1, 3, 0, 0, 0])
    #expect(norms[0].rules.map(\.outcome) == [.met, .notMet])
    let paid = workspace.subsidy(on: date)
    #expect(paid.map(\.payments.count) == [3, 2, 3])
    #expect(paid[0].total.known.description == "1037.5")
  }

  /// A summary sees no single payment, and comes to the same.
  @Test(arguments: [1, 3])
  func sumsAloneAreTheSame(cores: Int) throws {
    var workspace = Workspace()
    workspace.cores = cores
    workspace.loadPolicies(texts: [
      SourceText(name: "districts.charter", text: StateSample.vocabulary),
      SourceText(name: "staffing.charter", text: StateSample.policy),
    ])
    workspace.loadRegistry(texts: [SourceText(name: "r.yaml", text: StateSample.registry)])
    let date = try #require(Day("2023-03-01")).date
    let paid = workspace.subsidy(on: date)
    #expect(!paid.isEmpty && paid.contains { $0.total.undetermined > 0 })
    for (id, paid) in zip(workspace.subsidies(on: date), paid) {
      let total = try #require(workspace.total(of: id, on: date))
      #expect(total.known == paid.total.known && total.knownLines == paid.total.knownLines)
      #expect(total.paid == paid.total.paid && total.undetermined == paid.total.undetermined)
      #expect(total.budgetState == paid.total.budgetState)
      #expect(total.footnotes.openSubjects == paid.total.footnotes.openSubjects)
    }
  }

  /// Why payments are undetermined stands in a summary for people, and in no other.
  @Test func aSummarySaysWhy() throws {
    let world = try world("subsidy s for each d in District { amount = pay }")
    let summary = try run(["subsidy", "--summary", "--language", "en"], in: world)
    #expect(summary.status == 3 && summary.output.contains("? "), "\(summary.output)")
    #expect(summary.output.contains("pay"), "\(summary.output)")
    let quiet = try run(["subsidy", "--summary", "-q", "--language", "en"], in: world)
    #expect(quiet.output == (try run(["subsidy", "-q", "--language", "en"], in: world)).output)
  }

  @Test func progressComesAfterASecond() {
    var line = ProgressLine(language: .zh, width: 80)
    let progress = Progress(task: Words(zh: "补贴", en: "pay"), done: 7)
    #expect(line.end == nil && line.text(progress, at: 100) == nil)
    #expect(line.text(progress, at: 900) == nil && line.end == nil)
    #expect(line.text(progress, at: 1_100) == "\r\u{1B}[K正在核算 补贴：已完成 7 个")
    #expect(line.text(progress, at: 1_200) == nil && line.end == "\r\u{1B}[K")
    #expect(line.text(progress, at: 1_300) != nil)
  }
}
