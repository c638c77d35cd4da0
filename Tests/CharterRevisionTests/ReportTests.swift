import CharterDiagnostics
import CharterKit
import CharterRevision
import CharterTestSupport
import Foundation
import FoundationXML
import Testing

/// What `charter test` prints, and how it ends.
@Suite struct ReportTests {
  static let failing = """
    name: "各县区 <\\"&'> \\a"
    proposals:
      - {title: "一校 <调出> & \u{1F600}", action: rotate, date: 2023-01-02, teacher: t4, to_school: s3, expect: {verdict: permitted}}
    audits:
      - {norm: rotation, date: 2023-01-01, expect: {s2: met, s1: met}}
      - {norm: plans_made, expect: {d2: met}}
      - {norm: plans_made, expect: {d1: met}}
    subsidies:
      - {subsidy: rural_teacher, expect: {t3: 1元}}
    """

  @Test func aFailureSaysWhatDecidedInChinese() throws {
    let world = try World(test: Self.failing)
    let reply = world.test(.text, .zh)
    #expect(reply.status == .rejected)
    let lines = reply.output.split(separator: "\n").map { String($0) }
    let has = { (parts: String...) in
      lines.contains { line in parts.allSatisfy { line.contains($0) } }
    }
    #expect(has("✗", "a.test.yaml", "1 项通过，4 项不符", "各县区"))
    #expect(has("✗ 一校 <调出> & 😀", "a.test.yaml:3"))
    #expect(has("结论应为 准予，实为 不予"))
    // The norm, its clause, the value and what it should be, and where both stand.
    #expect(has("✗ 2", "教龄不足三年", "教师.教龄 = 2，应不少于 3"))
    #expect(has("p.charter:40"))
    #expect(has("二校（s2）：结果应为 达标，实为 未达标"))
    #expect(has("✗ 2  教师交流：二校", "总体 1 · 计数 0 · 不少于 20%（1）"))
    #expect(has("西湖（d2）：结果应为 达标，实为 未达标"))
    #expect(has("西湖没有按期印发方案。"))
    #expect(has("丙（t3）：金额应为 1元，实为 550元"))
    #expect(has("基础 400元 · 教龄 150元 · 应发 550元"))
    #expect(lines.last == "共 5 项测试（1 个文件）：通过 1，不符 4")
  }

  @Test func aFailureSaysWhatDecidedInEnglish() throws {
    let world = try World(test: Self.failing)
    let text = world.test(.text, .en).output
    #expect(text.contains("verdict: expected permitted, got rejected"))
    #expect(text.contains("二校 (s2), outcome: expected met, got not met"))
    #expect(text.contains("population 1 · counted 0 · at least 20% (1)"))
    #expect(text.hasSuffix("5 tests in 1 file: 1 passed, 4 failed\n"))
  }

  @Test func quietNamesTheFailuresAlone() throws {
    let world = try World(test: Self.failing)
    let text = world.test(.text, .en, quiet: true).output
    #expect(text.split(separator: "\n").count == 6)
    #expect(!text.contains("expected"))
  }

  @Test(arguments: [("一校", 1), ("plans_made", 2), ("方案印发", 2), ("a.test", 5), ("2023-01-01", 4)])
  func aFilterLooksAtNamesAndFiles(_ filter: String, _ count: Int) throws {
    let world = try World(test: Self.failing)
    let reply = world.test(.json, filter: filter)
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(reply.output.utf8)) as? [String: Any])
    #expect((document["tests"] as? [Any])?.count == count)
  }

  // MARK: For continuous integration

  /// Reads what was written: element by element, with the attributes and the text.
  private final class Reader: NSObject, XMLParserDelegate {
    var elements: [(name: String, attributes: [String: String], text: String)] = []
    private var open: [Int] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      open.append(elements.count)
      elements.append((name, attributes, ""))
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) {
      if let last = open.last { elements[last].text += text }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) { open.removeLast() }
  }

  @Test func junitReadsBack() throws {
    let world = try World(test: Self.failing)
    try world.write("proposals: [{action: nothing}]", to: "broken.test.yaml")
    let reply = world.test(.junit)
    #expect(reply.status == .faulty)
    #expect(reply.messages.contains("E0901"))
    let parser = XMLParser(data: Data(reply.output.utf8))
    let reader = Reader()
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))\n\(reply.output)")
    let all = reader.elements
    #expect(all[0].name == "testsuites")
    #expect(all[0].attributes["tests"] == "6" && all[0].attributes["failures"] == "4")
    #expect(all[0].attributes["errors"] == "1")
    let suites = all.filter { $0.name == "testsuite" }
    // Control characters have no place in XML.
    #expect(
      suites.map { $0.attributes["name"] } == ["各县区 <\"&'> ", world.path + "/broken.test.yaml"])
    #expect(suites.map { $0.attributes["tests"] } == ["5", "1"])
    let cases = all.filter { $0.name == "testcase" }
    try #require(cases.count == 6)
    #expect(cases[0].attributes["name"] == "一校 <调出> & 😀")
    let failures = all.filter { $0.name == "failure" }
    try #require(failures.count == 4)
    #expect(failures[0].attributes["message"] == "verdict: expected permitted, got rejected")
    #expect(failures[0].text.hasPrefix(world.path + "/a.test.yaml:"))
    #expect(
      try SchemaValidator.problems(inXML: reply.output, schema: ReviewFormatTests.junit) == [])
    #expect(failures[0].text.contains("教师") || failures[0].text.contains("teacher.years = 2"))
    let errors = all.filter { $0.name == "error" }
    try #require(errors.count == 1)
    #expect(errors[0].attributes["type"] == "E0901")
    #expect(errors[0].text.hasPrefix("E0901 \(world.path)/broken.test.yaml:1:"))
  }

  /// Whatever ends a run as faulty stands in the document as an error, with its place.
  @Test func junitHidesNoError() throws {
    func read(_ reply: Reply) throws -> Reader {
      #expect(reply.status == .faulty)
      let parser = XMLParser(data: Data(reply.output.utf8))
      let reader = Reader()
      parser.delegate = reader
      try #require(parser.parse(), "\(reply.output)")
      let errors = reader.elements.filter { $0.name == "error" }
      let all = reader.elements[0].attributes
      #expect(all["errors"] == "\(errors.count)" && !errors.isEmpty, "\(reply.output)")
      let cases = reader.elements.filter { $0.name == "testcase" }
      #expect(all["tests"] == "\(cases.count)")
      return reader
    }
    let errors = { (reader: Reader) in reader.elements.filter { $0.name == "error" } }

    let filtered = try World(test: Self.failing).test(.junit, filter: "nothing of the sort")
    #expect(try errors(read(filtered))[0].text.contains("nothing of the sort"))

    let empty = try World(["charter.yaml": "policies: p.charter\n", "p.charter": World.policy])
    let none = try errors(read(empty.test(.junit, .zh)))
    #expect(none[0].text.contains("没有以 .test.yaml 结尾的测试文件"))
    #expect(none[0].attributes["type"] == "E0904")

    // Two mistakes of the policy: one case for its file, and one for the file that did not run.
    let world = try World(
      test: Self.failing,
      policy: World.policy + "\nclause \"5\" \"空\" { }\nclause \"6\" \"空\" { }\n")
    let broken = try errors(read(world.test(.junit, .zh)))
    try #require(broken.count == 2)
    let lines = broken[0].text.split(separator: "\n").map(String.init)
    try #require(lines.count == 2)
    #expect(lines[0].hasPrefix("E0708 \(world.path)/p.charter:67:8 "))
    #expect(broken[1].text == "政策或登记有错误，没有运行")

    let unexpecting = try World(
      test: "proposals: [{action: rotate, date: 2023-01-02, teacher: t3, to_school: s3}]")
    #expect(try errors(read(unexpecting.test(.junit)))[0].text.contains("has an `expect`"))
  }

  /// No line of what decided a failure is wider than the page.
  @Test(arguments: Language.allCases)
  func failuresFitThePage(_ language: Language) throws {
    let long = String(repeating: "第一师范学校附属小学教育集团总校", count: 3)
    let world = try World(
      test: """
        audits: [{norm: rotation, date: 2023-01-01, expect: {s2: met, s3: {outcome: met, missing: [t.years, t.name, t.school, t.school.name, t.school.district]}}}]
        subsidies: [{subsidy: rural_teacher, expect: {t3: 1元}}]
        proposals: [{action: rotate, date: 2023-01-02, teacher: t1, to_school: s3, expect: {verdict: permitted}}]
        """)
    try world.write(
      World.registry.replacingOccurrences(of: "二校", with: long)
        .replacingOccurrences(of: "三校", with: long), to: "registry/r.yaml")
    let text = world.test(.text, language).output
    #expect(text.contains("20%"))
    for line in text.split(separator: "\n") where !line.contains(world.path) {
      #expect(DisplayWidth.of(line) <= 100, "\(line)")
    }
  }

  @Test func jsonNamesWhatDiffers() throws {
    let world = try World(test: Self.failing)
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(world.test(.json).output.utf8)) as? [String: Any])
    let tests = try #require(document["tests"] as? [[String: Any]])
    #expect(
      tests.map { $0["outcome"] as? String } == ["failed", "failed", "failed", "passed", "failed"])
    #expect(tests[1]["name"] as? String == "rotation 2023-01-01 line 5")
    #expect(tests[1]["line"] as? Int == 5)
    let differences = try #require(tests[1]["differences"] as? [[String: String]])
    #expect(
      differences == [["about": "outcome", "subject": "s2", "expected": "met", "got": "not_met"]])
    let summary = try #require(document["summary"] as? [String: Any])
    #expect(summary["failed"] as? Int == 4)
  }

  // MARK: Where nothing runs

  @Test func nothingRunIsNoSuccess() throws {
    let empty = try World(["charter.yaml": "policies: p.charter\n", "p.charter": World.policy])
    let none = empty.test(.text, .zh)
    #expect(none.status == .faulty)
    #expect(none.messages.contains("没有以 .test.yaml 结尾的测试文件"))

    let world = try World(
      test: "proposals: [{action: rotate, date: 2023-01-02, teacher: t3, to_school: s3}]")
    let unexpecting = world.test()
    #expect(unexpecting.status == .faulty)
    #expect(
      unexpecting.messages == "Nothing in these files has an `expect`, so nothing was tested.\n")

    let filtered = try World(test: Self.failing).test(filter: "nothing of the sort")
    #expect(filtered.status == .faulty)
    #expect(filtered.messages.contains("nothing of the sort"))
  }

  @Test func aTestWithoutPoliciesSaysSo() throws {
    let world = try World(["a.test.yaml": Self.failing])
    let reply = world.test(.text, .zh)
    #expect(reply.status == .faulty)
    #expect(reply.messages.contains("不知道这些测试用哪些政策"))
    // Policies named on the command line serve every file.
    try world.write(World.policy, to: "other/p.charter")
    try world.write(World.registry, to: "other/r.yaml")
    let named = TestCommand(
      paths: [world.path],
      places: Places(
        policies: [world.path + "/other/p.charter"], registry: [world.path + "/other/r.yaml"],
        workingDirectory: world.path)
    ).run(World.invocation(.text, .en, false))
    #expect(named.status == .rejected, "\(named.messages)")
  }

  @Test func faultyPoliciesRunNothing() throws {
    let world = try World(test: Self.failing, policy: World.policy + "\nclause \"5\" \"空\" { }\n")
    let reply = world.test()
    #expect(reply.status == .faulty)
    #expect(reply.messages.contains("E0708"))
    #expect(reply.output.contains("has errors; did not run"))
  }

  /// Each file is judged by the project above it.
  @Test func filesBelongToTheirProjects() throws {
    let strict = "policy p { uses v }\nclause \"1\" { rule r for act { require false } }\n"
    let mild = "policy p { uses v }\nclause \"1\" { rule r for act { require true } }\n"
    let vocabulary = "vocabulary v\nentity E { name: text }\naction act { e: E? }\n"
    let test = { (verdict: String) in
      "proposals: [{action: act, date: 2023-01-01, e: null, expect: {verdict: \(verdict)}}]\n"
    }
    let world = try World([
      "strict/charter.yaml": "policies: [../v.charter, p.charter]\n",
      "strict/p.charter": strict, "strict/deep/er/a.test.yaml": test("rejected"),
      "mild/charter.yaml": "policies: [../v.charter, p.charter]\n", "mild/p.charter": mild,
      "mild/a.test.yaml": test("permitted"), "v.charter": vocabulary,
    ])
    let reply = world.test()
    #expect(reply.status == .success, "\(reply.output)\(reply.messages)")
    #expect(reply.output.hasSuffix("2 tests in 2 files: 2 passed\n"))
  }
}
