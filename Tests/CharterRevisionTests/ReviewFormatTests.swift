import CharterDiagnostics
import CharterKit
import CharterRevision
import CharterTestSupport
import Foundation
import Testing

/// What the commands tell continuous integration, held to the public schemas.
@Suite struct ReviewFormatTests {
  static let sarif = SchemaValidator.sarif
  static let junit = SchemaValidator.junit

  static let proposals = """
    proposals:
      - {action: rotate, date: 2023-01-02, teacher: t3, to_school: s3}
      - {action: rotate, date: 2023-01-02, teacher: t1, to_school: s3}
      - {action: rotate, date: 2023-01-02, to_school: s3}
    """

  enum Command: String, CaseIterable { case validate, check, audit, test, broken }

  private func reply(
    _ command: Command, _ format: OutputFormat, _ language: Language
  ) throws -> (Reply, World) {
    let broken = World.policy + "\nclause \"5\" \"空\" { }\n"
    let world = try World(
      test: ReportTests.failing,
      policy: command == .broken
        ? broken : World.policy + "\nparameter spare 备用: integer = 3\n")
    try world.write(Self.proposals, to: "p.yaml")
    let places = Places(
      policies: [world.path + "/p.charter"], registry: [world.path + "/registry"])
    let invocation = World.invocation(format, language, false)
    let reply =
      switch command {
      case .validate, .broken:
        ValidateCommand(paths: [world.path + "/p.charter"], workingDirectory: nil).run(invocation)
      case .check:
        CheckCommand(proposals: [world.path + "/p.yaml"], places: places).run(invocation)
      case .audit: AuditCommand(places: places).run(invocation)
      case .test: world.test(format, language)
      }
    return (reply, world)
  }

  @Test(arguments: Command.allCases, Language.allCases)
  func isAsTheSchemasSay(_ command: Command, _ language: Language) throws {
    let (text, world) = try reply(command, .text, language)
    let (sarif, _) = try reply(command, .sarif, language)
    #expect(try SchemaValidator.problems(inJSON: sarif.output, schema: Self.sarif) == [])
    #expect(sarif.output.contains("\"ruleId\""))
    let (junit, _) = try reply(command, .junit, language)
    #expect(try SchemaValidator.problems(inXML: junit.output, schema: Self.junit) == [])
    #expect(junit.output.contains("<testcase "))
    let (github, _) = try reply(command, .github, language)
    let lines = github.output.split(separator: "\n")
    #expect(!lines.isEmpty)
    for line in lines { #expect(line.hasPrefix("::"), "\(line)") }
    // The form changes nothing about how the command ends.
    #expect(Set([text.status, sarif.status, junit.status, github.status]).count == 1)
    withExtendedLifetime(world) {}
  }

  @Test func decisionsAreToldAtTheProposals() throws {
    let (github, world) = try reply(.check, .github, .zh)
    let lines = github.output.split(separator: "\n").map(String.init)
    #expect(github.status == .rejected)
    #expect(lines.contains { $0.hasPrefix("::error file=\(world.path)") || $0.contains("line=2,") })
    #expect(lines.contains { $0.contains("教龄不足三年") || $0.contains("有人交流") || $0.contains("教龄") })
    let (junit, _) = try reply(.check, .junit, .zh)
    #expect(junit.output.contains("tests=\"3\""))
    #expect(junit.output.contains("type=\"rejected\""))
  }

  // MARK: validate --tests

  static let policy = """
    vocabulary v 词汇甲
    entity School 学校 { name 校名: text, students 学生数: integer }
    action admit 纳新 { school 学校: School }
    policy p 政策甲 { uses v }
    clause "1" "规模" {
      rule small 规模 for admit {
        require few 人少: school.students < 10
      }
    }
    """

  static let test = """
    registry: {School: [{id: a, name: 甲, students: 3}, {id: b, name: 乙, students: 12}]}
    proposals:
      - {action: admit, date: 2023-01-02, school: a, expect: {verdict: permitted}}
    """

  private func validate(
    _ policy: String, _ test: String, strict: Bool = false, tests: Bool = true,
    _ format: OutputFormat = .text
  ) throws -> Reply {
    let world = try World([
      "charter.yaml": "policies: p.charter\n", "p.charter": policy, "a.test.yaml": test,
    ])
    let command = ValidateCommand(
      paths: [world.path], workingDirectory: world.path, isStrict: strict)
    let invocation = World.invocation(format, .en, false)
    return tests ? command.runWithTests(invocation) : command.run(invocation)
  }

  /// A norm that nothing finds broken is told where it stands, and only where tests are asked for.
  @Test func tellsWhatNoTestDecides() throws {
    let reply = try validate(Self.policy, Self.test)
    #expect(reply.status == .success)
    #expect(reply.messages.contains("W1012") && reply.messages.contains("never violated"))
    #expect(reply.messages.contains("p.charter:7:21"))
    #expect(reply.messages.contains("1 warning."))
    #expect(try !validate(Self.policy, Self.test, tests: false).messages.contains("W1012"))
    #expect(try validate(Self.policy, Self.test, strict: true).status == .rejected)
    let both =
      Self.test
      + "\n  - {action: admit, date: 2023-01-02, school: b, expect: {verdict: rejected}}\n"
    let covered = try validate(Self.policy, both, strict: true)
    #expect(covered.messages.isEmpty && covered.status == .success, "\(covered.messages)")
  }

  @Test func isLetStandInPlace() throws {
    let policy = Self.policy.replacing(
      "    require few", with: "    // 容许 W1012：人数过十的学校不会提出申请\n    require few")
    let reply = try validate(policy, Self.test, strict: true)
    #expect(reply.messages.isEmpty && reply.status == .success, "\(reply.messages)")
    #expect(reply.output.contains("1 warning let stand with a reason: W1012"))
    let json = try validate(policy, Self.test, .json).output
    #expect(json.contains("\"silenced\": [") && json.contains("人数过十的学校不会提出申请"))
    let sarif = try validate(policy, Self.test, .sarif).output
    #expect(try SchemaValidator.problems(inJSON: sarif, schema: Self.sarif) == [])
    #expect(sarif.contains("\"suppressions\""))
    // Without the tests nobody can tell whether it is of use.
    #expect(try validate(policy, Self.test, strict: true, tests: false).status == .success)
    let both =
      Self.test
      + "\n  - {action: admit, date: 2023-01-02, school: b, expect: {verdict: rejected}}\n"
    #expect(try validate(policy, both).messages.contains("W1002"))
  }

  @Test func whatNoTestDecidesIsMarked() throws {
    let world = try World([
      "charter.yaml": "policies: p.charter\n", "p.charter": Self.policy, "a.test.yaml": Self.test,
    ])
    let github = world.test(.github, coverage: true)
    #expect(github.status == .success)
    #expect(github.output.hasPrefix("::notice "), "\(github.output)")
    #expect(github.output.contains("line=7") && github.output.contains("never violated"))
    #expect(world.test(.github).output.isEmpty)
    let sarif = world.test(.sarif, coverage: true).output
    #expect(try SchemaValidator.problems(inJSON: sarif, schema: Self.sarif) == [])
    #expect(sarif.contains("\"undecided\""))
    let junit = world.test(.junit, .zh, coverage: true)
    #expect(junit.status == .usage)
    #expect(
      junit.messages.contains("--coverage 的格式只有 text、json、lcov、sarif、github。"), "\(junit.messages)")
  }

  /// What fails is marked where it stands, also where the tests are run for the sake of the policies.
  @Test(arguments: [OutputFormat.github, .sarif, .junit])
  func failingTestsAreMarked(_ format: OutputFormat) throws {
    let wrong = Self.test.replacing("verdict: permitted", with: "verdict: rejected")
    let reply = try validate(Self.policy, wrong, format)
    #expect(reply.status == .rejected)
    #expect(reply.output.contains("test_failed") || reply.output.contains("::error"))
    #expect(reply.output.contains("a.test.yaml") && !reply.output.contains("undecided"))
    if format == .junit {
      #expect(try SchemaValidator.problems(inXML: reply.output, schema: Self.junit) == [])
    }
    let broken = try validate(Self.policy, "proposals: [{action: nothing}]", format)
    #expect(broken.status == .faulty && broken.output.contains("E0901"), "\(broken.output)")
  }

  @Test func failingTestsAreNoMeasure() throws {
    let wrong = Self.test.replacing("verdict: permitted", with: "verdict: rejected")
    let reply = try validate(Self.policy, wrong)
    #expect(reply.status == .rejected && reply.messages.contains("1 test failed"))
    #expect(!reply.messages.contains("W1012"))
    let broken = try validate(Self.policy, "proposals: [{action: nothing}]")
    #expect(broken.status == .faulty && broken.messages.contains("E0901"))
  }
}
