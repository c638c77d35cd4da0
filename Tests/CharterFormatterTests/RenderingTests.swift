import CharterDiagnostics
import CharterFormatter
import CharterKit
import CharterRevision
import CharterSemantics
import CharterSyntax
import CharterValues
import Foundation
import Testing

/// Files wholly in one language, and back.
@Suite struct RenderingTests {
  static let vocabulary = """
    vocabulary v 词汇甲
    unit 人 person
    enum Stage 学段 { primary 小学, junior 初中 }
    entity School 学校 {
      name 校名: text
      stage 学段: Stage
      students 学生数: integer in 人
      none_left `无`: boolean
      schools 各校: set of School inverse of head
      head 总校: School? = none
    }
    action admit 纳新 {
      school 学校: School
      effect school.students = school.students + 1人
    }
    action leave 退群 {
      school 该校: School
      effect create School { name = "x", students = 3人 }
    }

    """
  static let policy = """
    policy p 政策甲 { uses v }
    illustrative parameter days 期限: integer in 日 = 30日
    define big 大校(s: School): boolean = s.students >= 3百人 and s.stage in {primary, junior}
    table grant 补助(stage: Stage): money {
      stage   => sum
      primary => 1.5万元
      Stage.junior => 2元
    }
    rule size 规模 for admit {
      when big(school) implies not school.`无`
      at least 1 of {
        ground few 人少: count(s in School where s != school: ) <= 3
      }
      require x: school.head is present and school.head.name = "{school.name}"
        otherwise zh "{school.name}太大" en "{学校.校名} is too big"
      duty "report {school.name}" by school within days of today
      procedure {
        step application 申请 by school,
        step approval 批复 by school after application within 30日
      }
      advise application.on <= 2021年4月20日
    }
    exception spare 放过 to size when grant(school.stage) = 1.5万元 { }

    """.replacingOccurrences(of: "where s != school: )", with: "where s != school)")

  @Test func everyPolicyComesBackToTheByte() throws {
    let folder = try Folder(
      Dictionary(uniqueKeysWithValues: Corpus.policies.map { ($0.name, $0.text) }))
    let before = load(folder)
    let program = try #require(before.program)
    #expect(folder.format(in: .en).status == .success)
    for (name, text) in Corpus.policies {
      let english = try folder.read(name)
      #expect(english != text)
      #expect(!english.contains("\n    要求 "), "\(name)")
    }
    let english = load(folder)
    #expect(english.diagnostics.isEmpty)
    #expect(ProgramText.fingerprint(program) == ProgramText.fingerprint(english.program))
    #expect(folder.format(in: .en, check: true).status == .success)
    #expect(folder.format(check: true).status == .success)
    try testDocuments(in: folder)
    #expect(folder.format(in: .zh).status == .success)
    for (name, text) in Corpus.policies { #expect(try folder.read(name) == text, "\(name)") }
  }

  /// What the documents expect of themselves holds in English too.
  private func testDocuments(in folder: Folder) throws {
    let policies = Corpus.root.appendingPathComponent("Policies")
    for document in ["liaoyang", "weifang"] {
      let paths =
        FileManager.default.enumerator(
          atPath: policies.appendingPathComponent(document).path)?.allObjects ?? []
      for case let path as String in paths
      where path.hasSuffix(".yaml") || path.hasSuffix(".csv") {
        let file = policies.appendingPathComponent("\(document)/\(path)")
        try folder.write("\(document)/\(path)", String(contentsOf: file, encoding: .utf8))
      }
      let command = TestCommand(
        paths: [folder.url.appendingPathComponent(document).path], places: Places())
      let reply = command.run(
        Invocation(language: .en, isQuiet: true, today: Day(year: 2021, month: 4, day: 20)))
      #expect(reply.status == .success, "\(reply.output)\(reply.messages)")
    }
  }

  @Test func everyKindOfWordIsRendered() throws {
    let folder = try Folder(["v.charter": Self.vocabulary, "p.charter": Self.policy])
    let before = load(folder)
    #expect(before.program != nil, "\(before.diagnostics.map(\.message.en))")
    #expect(folder.format(in: .zh).status == .success)
    let chinese = try folder.read("p.charter")
    let expected = """
      政策 p 政策甲 { 使用 词汇甲 }
      示例 参数 days 期限: 整数 计 日 = 30日
      定义 big 大校(s: 学校): 是非 = s.学生数 >= 3百人 且 s.学段 属于 {小学, 初中}
      """
    #expect(
      chinese.replacingOccurrences(of: " {\n  使用 词汇甲\n}", with: " { 使用 词汇甲 }").hasPrefix(expected))
    #expect(chinese.contains("当 大校(学校) 蕴含 非 学校.无"))
    #expect(chinese.contains("至少 1 项 {"))
    #expect(chinese.contains("要求 x: 学校.总校 存在 且 学校.总校.校名 = \"{学校.校名}\""))
    // A text in a language keeps it, the names in it included.
    #expect(chinese.contains("zh \"{学校.校名}太大\"\n"))
    #expect(chinese.contains("en \"{school.name} is too big\"\n"))
    #expect(chinese.contains("步骤 approval 批复 由 学校 后于 申请 限 30日"))
    #expect(chinese.contains("申请.日期 <= 2021-04-20"))
    #expect(chinese.contains("针对 规模 当 补助(学校.学段) = 1.5万元"))
    #expect(try folder.read("v.charter").contains("集合 学校 反向 总校"))
    let same = load(folder)
    #expect(ProgramText.fingerprint(before.program) == ProgramText.fingerprint(same.program))
    #expect(folder.format(in: .en).status == .success)
    let english = try folder.read("p.charter")
    #expect(english.contains("s.students >= 3百person"))
    #expect(folder.format(in: .zh).status == .success)
    #expect(try folder.read("p.charter") == chinese)
  }

  @Test func aWordThatWouldMeanSomethingElseStays() throws {
    // `学校` is the action's school; in English it would be the variable.
    let folder = try Folder([
      "v.charter": Self.vocabulary,
      "p.charter": """
      policy p 政策甲 { uses v }
      规则 r 规 适用 纳新 {
        要求 每个 school 属于 学校 其中 school.学段 = 小学 满足 school != 学校
      }

      """,
    ])
    let before = load(folder)
    #expect(before.program != nil)
    #expect(folder.format(in: .en).status == .success)
    let english = try folder.read("p.charter")
    #expect(
      english.contains("every school in School where school.stage = primary satisfies school != 学校")
    )
    let after = load(folder)
    #expect(ProgramText.fingerprint(before.program) == ProgramText.fingerprint(after.program))
  }

  /// In a norm for two actions one word may be two names.
  @Test func aWordWithTwoFormsStays() throws {
    let folder = try Folder([
      "v.charter": Self.vocabulary,
      "p.charter":
        "policy p 政策甲 { uses v }\nrule r for admit, leave { require school.students > 1人 }\n",
    ])
    #expect(load(folder).program != nil)
    #expect(folder.format(in: .zh).status == .success)
    #expect(try folder.read("p.charter").contains("要求 school.学生数 > 1人"))
  }

  @Test func usesSayWhatTheyMean() throws {
    let trees = [parsed(Self.vocabulary).value]
    let uses = nameUses(trees).value.uses
    let stage = try #require(uses.first { $0.name.han == "学段" })
    let text = trees[0].text
    #expect(text.text(of: stage.span) == "Stage")
    #expect(try text.text(of: #require(stage.declaration)) == "Stage 学段")
    #expect(uses.contains { $0.name.latin == "text" && $0.declaration == nil })
  }

  private func load(_ folder: Folder) -> Workspace {
    Workspace.load(Places(policies: [folder.path]))
  }
}
