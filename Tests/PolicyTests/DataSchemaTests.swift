import CharterData
import CharterDiagnostics
import CharterKit
import CharterTestSupport
import Foundation
import Testing

/// `charter schema`, by a real validator: what the loader accepts fits, and plain mistakes do not.
@Suite struct DataSchemaTests {
  /// A schema written to a file of its own.
  final class Written {
    let path: String

    init(_ policies: [String], _ kind: DataFileKind, _ language: Language) throws {
      let invocation = Invocation(
        language: language, today: Day(year: 2021, month: 4, day: 20))
      let reply = SchemaCommand(paths: policies, kind: kind, workingDirectory: nil).run(invocation)
      #expect(reply.status == .success, "\(reply.messages)")
      path =
        FileManager.default.temporaryDirectory
        .appending(path: "charter-\(UUID().uuidString).schema.json").path
      try Data(reply.output.utf8).write(to: URL(fileURLWithPath: path))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  static let documents = ["nanchang", "ankang", "fushun", "weifang", "liaoyang", "national"]

  @Test(arguments: documents)
  func everySampleFits(_ document: String) throws {
    let folder = PolicyTests.policies
    let policies = ["vocabulary", document].map { folder.appending(path: $0).path }
    let language: Language = document == "national" ? .en : .zh
    let schemas = try Dictionary(
      uniqueKeysWithValues: DataFileKind.allCases.filter { $0 != .all }
        .map { ($0, try Written(policies, $0, language)) })
    var files: [YAMLSchemaCheck.File] = []
    func add(_ path: String, _ kind: DataFileKind) throws {
      let text = try String(
        contentsOf: folder.appending(path: "\(document)/\(path)"), encoding: .utf8)
      guard let schema = schemas[kind] else { return }
      files.append(.init(name: path, schema: schema.path, text: text, isReadAsTexts: false))
    }
    try add("charter.yaml", .project)
    for name in try Self.names(in: "\(document)/registry") where name.hasSuffix(".yaml") {
      try add("registry/\(name)", .registry)
    }
    for name in try Self.names(in: "\(document)/proposals") where name.hasSuffix(".yaml") {
      try add("proposals/\(name)", name.hasSuffix(".test.yaml") ? .tests : .proposals)
    }
    #expect(files.count >= 8)
    // The files of the schemas stand as long as they do.
    let problems = try withExtendedLifetime(schemas) { try YAMLSchemaCheck.problems(in: files) }
    #expect(problems == [:])
  }

  private static func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: PolicyTests.policies.appending(path: folder).path
    ).sorted()
  }

  // MARK: A small world

  private static let policy = """
    词汇 组团词汇 grouping
    unit 人 person
    unit 班 class
    枚举 Stage 学段 { primary 小学, junior 初中 }
    实体 School 学校 {
      校名 name: 文本
      学段 stage: Stage
      学生数 students: 整数 计 人
      经费 fee: 数 计 元/人/年 = 0元/人/年
      重点 key: 是非 = 否
      所属集团 group: Group? = 无
      成立日 founded: 日期?
      比例 ratio: 数 = 10%
    }
    entity Group 集团 { name 集团名称: text, core 核心校: School, members 成员校: set of School inverse of group }
    entity Agreement 协议 { signed_on 签署日: date, signers 签署方: set of School }
    action admit 纳新 { group 集团: Group, school 学校: School, agreement 协议: Agreement?, effect school.group = group }
    action found 成立 { core 核心校: School, title 集团名: text, effect create Group { name = title, core = core } }

    政策 组团办法 grouping_rules
    条款 "一" "规模" {
      参数 size_limit 规模上限: 整数 计 人 = 3000人
      规则 small 规模 对每个 s 属于 学校 { 要求 kept 不超: s.students <= size_limit }
      配额 share 小学占比 { 总体 s 属于 学校 计数 s 其中 s.stage = 小学 不少于 50% }
      补贴 grant 补助 对每个 s 属于 学校 { 分项 base 基础 = 100元/人 * s.students }
    }
    准入 signed 协议在案 适用 纳新 {
      要求 attached 已附: 协议 存在
    }
    rule new_core 核心校未入集团 for found {
      procedure { step filing 报备 by core }
      require core.group is none
    }
    """

  /// Files that both accept.
  private static let good: [(DataFileKind, String)] = [
    (.registry, "# nothing yet\n"),
    (.registry, "School: []\n集团: null\n协议: 无\n"),
    (.registry, "School:\n  - {id: 007, name: 007, stage: 小学, students: 1_540, group: 无}\n"),
    (.registry, "学校:\n  - {编号: a, 校名: true, 学生数: 900人, 重点: 是, 成立日: 2001年9月1日}\n"),
    (.registry, "学校:\n  - {编号: a, 学生数: 1.2万人, 经费: 12.5元/年/人, 比例: 80%}\n"),
    (.registry, "学校:\n  - {编号: a, 学生数: １２００, 经费: 5 yuan/person/year, 成立日: null}\n"),
    (.registry, "学校:\n  - {编号: a, key: \"true\", ratio: 0.125, founded: \"2001-09-01\"}\n"),
    (.registry, "协议:\n  - {编号: x, 签署日: 2021-04-18, 签署方: [a, b]}\n"),
    (.registry, "集团:\n  - {编号: g, 核心校: {校名: 写在这里, 学段: junior}}\n"),
    (.proposals, "- {action: found, core: a, title: 甲, 步骤: {报备: 2021-04-18}, as: g2}\n"),
    (.proposals, "proposals:\n  - {行动: 成立, 核心校: a, 参数值: {集团名: 乙}}\n"),
    (
      .tests, "提案:\n  - {行动: 纳新, 集团: g, 学校: a, 协议: {签署日: 2021-04-18},\n     预期: {结论: 准予, 违反: []}}\n"
    ),
    (
      .tests,
      "proposals:\n  - {action: admit, expect: {violated: [signed.attached, 组团办法.协议在案.已附], missing: [school.students, 参数:规模上限]}}\n"
    ),
    (
      .tests,
      "parameters: {组团办法.size_limit: 20人}\naudits:\n  - {norm: small, date: 2021-04-20, expect: {a: met, b: {outcome: 未达标, violated: [kept]}, 其余: 达标}}\n"
    ),
    (
      .tests,
      "audits:\n  - {norm: share, expect: {population: 2..3, counted: 1.., share: 1/2, shortfall: 0}}\n  - {规范: 小学占比, 预期: 待定}\n"
    ),
    (
      .tests,
      "subsidies:\n  - {subsidy: grant, expect: {a: 1200元, b: {amount: 待补, lines: {基础: 3}}, others: 不适用}, total: 1_200, budget: 未超}\n"
    ),
    (.project, "政策: [甲, 乙]\nregistry: data\n提案: cases\n"),
  ]

  /// Files that both refuse, with the loader's code.
  private static let bad: [(DataFileKind, String, String)] = [
    (.registry, "Scool:\n  - {id: a}\n", "E0805"),
    (.registry, "School:\n  - {name: 甲}\n", "E0809"),
    (.registry, "School:\n  - {id: a, nam: 甲}\n", "E0804"),
    (.registry, "School:\n  - {id: a, name: 甲, 校名: 甲}\n", "E0814"),
    (.registry, "School: []\n学校: []\n", "E0814"),
    (.registry, "School:\n  - {id: a, stage: 高中}\n", "E0806"),
    (.registry, "School:\n  - {id: a, students: 900元}\n", "E0806"),
    (.registry, "School:\n  - {id: a, students: 12.5}\n", "E0806"),
    (.registry, "School:\n  - {id: a, students: 很多}\n", "E0806"),
    (.registry, "School:\n  - {id: a, fee: 5元/人}\n", "E0806"),
    (.registry, "School:\n  - {id: a, fee: 50%}\n", "E0806"),
    (.registry, "School:\n  - {id: a, founded: 2001/9/1}\n", "E0806"),
    (.registry, "School:\n  - {id: a, founded: 2001-13-01}\n", "E0806"),
    (.registry, "School:\n  - {id: a, key: yes}\n", "E0806"),
    (.registry, "School:\n  - {id: a, name: null}\n", "E0810"),
    (.registry, "School:\n  - {id: a, name: [甲, 乙]}\n", "E0812"),
    (.registry, "Agreement:\n  - {id: x, signers: a}\n", "E0812"),
    (.registry, "Group:\n  - {id: g, members: [a]}\n", "E0811"),
    (.registry, "School: {a: {name: 甲}}\n", "E0812"),
    (.registry, "- {id: a}\n", "E0812"),
    (.registry, "Group:\n  - {id: g, core: {id: a, name: 甲}}\n", "E0804"),
    (.proposals, "proposals: []\n", "E0904"),
    (.proposals, "proposals:\n  - {date: 2021-04-20}\n", "E0901"),
    (.proposals, "proposals:\n  - {action: expel}\n", "E0901"),
    (.proposals, "proposals:\n  - {action: admit, scool: a}\n", "E0804"),
    (.proposals, "proposals:\n  - {action: admit, as: x}\n", "E0804"),
    (.proposals, "proposals:\n  - {action: found, steps: {filling: 2021-04-20}}\n", "E0804"),
    (.proposals, "proposals:\n  - {action: found, steps: {filing: {at: 2021-04-20}}}\n", "E0804"),
    (.proposals, "proposals:\n  - {action: admit, date: 20.4.2021}\n", "E0806"),
    (.proposals, "proposals:\n  - {action: admit, parameters: {limit: 3}}\n", "E0906"),
    (.proposals, "proposals:\n  - {action: admit, parameters: {size_limit: many}}\n", "E0906"),
    (.tests, "proposals:\n  - {action: admit, expect: {verdict: yes}}\n", "E0905"),
    (.tests, "proposals:\n  - {action: admit, expect: {violated: signed}}\n", "E0905"),
    (.tests, "proposals:\n  - {action: admit, expect: {violated: [signd]}}\n", "E0908"),
    (.tests, "proposals:\n  - {action: admit, expect: {violated: [signed.atached]}}\n", "E0908"),
    (.tests, "proposals:\n  - {action: admit, expect: {missing: [parameter:limit]}}\n", "E0908"),
    (.tests, "proposals:\n  - {action: admit, expect: {quotas: [small]}}\n", "E0908"),
    (.tests, "proposals:\n  - {action: admit, expect: {}}\n", "E0905"),
    (.tests, "audits:\n  - {norm: grant, expect: met}\n", "E0908"),
    (.tests, "audits:\n  - {norm: share}\n", "E0905"),
    (.tests, "audits:\n  - {norm: share, expect: fine}\n", "E0905"),
    (.tests, "audits:\n  - {norm: share, expect: {violated: [kept]}}\n", "E0905"),
    (.tests, "audits:\n  - {norm: small, expect: met}\n", "E0905"),
    (.tests, "audits:\n  - {norm: share, expect: {population: a few}}\n", "E0905"),
    (.tests, "subsidies:\n  - {subsidy: grant, expect: {others: 12人}}\n", "E0905"),
    (.tests, "subsidies:\n  - {subsidy: grant, expect: {others: {lines: {top: 1}}}}\n", "E0908"),
    (.tests, "subsidies:\n  - {subsidy: grant}\n", "E0905"),
    (.tests, "tests: []\n", "E0804"),
    (.project, "polices: pol\n", "E0804"),
    (.project, "policies: {a: b}\n", "E0812"),
  ]

  /// The codes that the loader has for a text.
  private func codes(_ kind: DataFileKind, _ text: String) -> [String] {
    var workspace = Workspace()
    let source = SourceText(name: "file.yaml", text: text)
    switch kind {
    case .project:
      var sources = SourceCollection()
      return loadProject(from: sources.add(source), in: sources).diagnostics.map(\.code.rawValue)
    case .registry:
      workspace.loadPolicies(texts: [SourceText(name: "p.charter", text: Self.policy)])
      workspace.loadRegistry(texts: [source])
    case .proposals, .tests, .all:
      workspace.loadPolicies(texts: [SourceText(name: "p.charter", text: Self.policy)])
      _ = workspace.loadProposals(text: source)
    }
    return workspace.diagnostics.map(\.code.rawValue)
  }

  @Test(arguments: Language.allCases)
  func mistakesAreRefused(_ language: Language) throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "charter-\(UUID().uuidString).charter").path
    try Data(Self.policy.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let schemas = try Dictionary(
      uniqueKeysWithValues: DataFileKind.allCases.map { ($0, try Written([path], $0, language)) })
    var files: [YAMLSchemaCheck.File] = []
    func add(_ kind: DataFileKind, _ name: String, _ text: String) {
      for own in [kind, .all] {
        guard let schema = schemas[own] else { continue }
        files.append(.init(name: "\(name) \(own)", schema: schema.path, text: text))
      }
    }
    for (index, file) in Self.good.enumerated() { add(file.0, "good \(index)", file.1) }
    for (index, file) in Self.bad.enumerated() { add(file.0, "bad \(index)", file.1) }
    let problems = try withExtendedLifetime(schemas) { try YAMLSchemaCheck.problems(in: files) }
    for (index, file) in Self.good.enumerated() {
      // References lead nowhere here, which no schema can see.
      let codes = codes(file.0, file.1).filter { !["E0808", "E0908"].contains($0) }
      #expect(codes == [], "\(file.1)")
      for own in [file.0, .all] {
        let problem = problems["good \(index) \(own)"]
        #expect(problem == nil, "\(own) \(file.1)\(problem ?? "")")
      }
    }
    for (index, file) in Self.bad.enumerated() {
      #expect(codes(file.0, file.1).contains(file.2), "\(file.1) \(codes(file.0, file.1))")
      #expect(problems["bad \(index) \(file.0)"] != nil, "\(file.1)")
    }
  }

  /// What somebody reads who writes a file: names, units, clauses, in their own language.
  @Test func itDescribes() throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "charter-\(UUID().uuidString).charter").path
    try Data(Self.policy.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    func schema(_ language: Language) throws -> String {
      let written = try Written([path], .tests, language)
      return try withExtendedLifetime(written) {
        try String(contentsOfFile: written.path, encoding: .utf8)
      }
    }
    let zh = try schema(.zh)
    #expect(zh.contains("学生数（students）：整数（单位：人）。"))
    #expect(zh.contains("规模上限（size_limit）：整数（单位：人） · 一 · 规模 · 组团办法"))
    let en = try schema(.en)
    #expect(en.contains("students (学生数): a whole number (in person)."))
    #expect(en.contains("\"default\": 0"))
  }
}
