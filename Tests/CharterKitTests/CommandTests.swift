import CharterDiagnostics
import Foundation
import Testing

/// The command as a person starts it: what it prints where, and how it ends.
@Suite struct CommandTests {
  struct Result {
    let status: Int32
    let output: String
    let messages: String
  }

  /// A folder with the sample world: `pol`, `reg` and proposals.
  final class World {
    let folder: URL

    init() throws {
      folder = FileManager.default.temporaryDirectory
        .appending(path: "charter-\(UUID().uuidString)")
      try write("pol/sample.charter", Sample.vocabulary)
      try write("pol/deeper/policy.charter", Sample.policy)
      try write("reg/registry.yaml", Sample.registry)
      try write("rejected.yaml", Sample.rejected)
      try write("permitted.yaml", Sample.permitted)
      try write("undetermined.yaml", Sample.undetermined)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ path: String, _ text: String) throws {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }

    func run(
      _ arguments: [String], environment: [String: String] = [:], input: String? = nil
    ) throws -> Result {
      let process = Process()
      process.executableURL = CommandTests.executable
      process.arguments = arguments
      process.environment = environment
      process.currentDirectoryURL = folder
      let (output, messages, source) = (Pipe(), Pipe(), Pipe())
      process.standardOutput = output
      process.standardError = messages
      process.standardInput = source
      try process.run()
      if let input { source.fileHandleForWriting.write(Data(input.utf8)) }
      try source.fileHandleForWriting.close()
      let read = output.fileHandleForReading.readDataToEndOfFile()
      let told = messages.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return Result(
        status: process.terminationStatus, output: String(decoding: read, as: UTF8.self),
        messages: String(decoding: told, as: UTF8.self))
    }
  }

  /// The executable beside the tests' own.
  static let executable: URL = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: own).deletingLastPathComponent().appending(path: "charter")
  }()

  static let places = ["--policies", "pol", "--registry", "reg"]

  static let statuses: [(arguments: [String], status: Int32)] = [
    (["--version"], 0), (["--help"], 0), (["help", "check"], 0), (["check", "--help"], 0),
    (["check", "permitted.yaml"] + places, 0), (["check", "rejected.yaml"] + places, 1),
    (["check", "permitted.yaml", "undetermined.yaml"] + places, 3),
    (["check", "undetermined.yaml", "rejected.yaml"] + places, 1),
    (["check", "missing.yaml"] + places, 2), (["check", "permitted.yaml", "--policies", "x"], 2),
    (["check", "permitted.yaml", "--policies", "reg"], 2), (["check"], 64), ([], 64),
    (["check", "permitted.yaml"], 64), (["chek"], 64), (["check", "a", "--format", "xml"], 64),
    (["check", "a", "--as-of", "2021-02-30"] + places, 64), (["check", "--nonsense"], 64),
    (["validate", "pol"], 0), (["validate", "missing"], 2), (["validate"], 64),
    (["explain", "E0203"], 0), (["explain", "w0601"], 0), (["explain", "E9999"], 64),
    (["explain", "rejected.yaml"] + places, 1), (["eval", "1 + 1"], 0), (["eval", "1 +"], 2),
    (["eval", "费用标准"] + places, 3), (["eval"], 64),
  ]

  @Test(arguments: statuses)
  func endsAsItsContractSays(arguments: [String], status: Int32) throws {
    let world = try World()
    for format in ["text", "json"] {
      let result = try world.run(arguments + (arguments.isEmpty ? [] : ["--format", format]))
      // `--format` after `--version` is not the bare question any more, and is answered all the same.
      if arguments.contains("xml") { continue }
      #expect(result.status == status, "\(result.messages)")
      if format == "json", result.status != 0 || arguments.first == "check", !arguments.isEmpty,
        !arguments.contains("--help")
      {
        #expect(result.messages.isEmpty)
        _ = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      }
    }
  }

  @Test func versionAndHelp() throws {
    let world = try World()
    #expect(try world.run(["--version"]).output == "0.1.0\n")
    let english = try world.run(["--help"])
    let chinese = try world.run(["--help"], environment: ["LANG": "zh_CN.UTF-8"])
    #expect(english.output.hasPrefix("Usage: charter") && chinese.output.hasPrefix("用法：charter"))
    #expect(try world.run(["help", "eval", "--language", "zh"]).output.contains("计算表达式"))
  }

  /// Each page says how its command ends, and that records are tables too.
  @Test(arguments: ["check", "validate", "explain", "audit", "subsidy", "test", "trace", "eval"])
  func pagesSayHowACommandEnds(command: String) throws {
    let world = try World()
    for (language, heading, usage) in [
      ("en", "Exit codes:", "wrong usage"), ("zh", "退出码：", "用法有误"),
    ] {
      let page = try world.run(["help", command, "--language", language]).output
      let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
      let start = try #require(lines.firstIndex { $0 == heading }, "\(page)")
      let codes = lines[(start + 1)...].prefix { !$0.isEmpty }
        .compactMap { $0.split(separator: " ").first.map(String.init) }
      let own = ["0", "1", "2", "3", "64"].filter {
        switch command {
        case "validate", "test", "trace": $0 != "3"
        case "eval": $0 != "1"
        default: true
        }
      }
      #expect(codes == own)
      #expect(page.contains("64  " + usage))
      #expect(page.contains("--registry") == (command != "validate"))
      #expect(page.contains("*.csv") == (command != "validate"))
      // No line is wider than a terminal.
      #expect(lines.allSatisfy { DisplayWidth.of(String($0)) <= 100 })
      let main = try world.run(["help", "--language", language]).output
      #expect(
        main.split(separator: "\n").allSatisfy { DisplayWidth.of(String($0)) <= 100 }, "\(main)")
      let all = try #require(main.range(of: heading)).upperBound
      #expect(main[all...].contains("\n  \(command) "))
    }
  }

  @Test func languageComesFromTheLocale() throws {
    let world = try World()
    let arguments = ["check", "rejected.yaml"] + Self.places
    func head(_ environment: [String: String], _ more: [String] = []) throws -> String {
      String(try world.run(arguments + more, environment: environment).output.prefix(4))
    }
    #expect(try head(["LANG": "zh_CN.UTF-8"]) == "✗ 不予")
    #expect(try head([:]) == "✗ re")
    #expect(try head(["LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"]) == "✗ re")
    #expect(try head(["LC_MESSAGES": "zh_CN", "LANG": "en_US"]) == "✗ 不予")
    #expect(try head(["LANG": "zh_CN"], ["--language", "en"]) == "✗ re")
  }

  @Test func complaintsSpeakBothLanguages() throws {
    let world = try World()
    let chinese = try world.run(["check", "--policies"], environment: ["LANG": "zh_CN"])
    #expect(chinese.messages.contains("选项") && chinese.messages.contains("用法：charter check"))
    let english = try world.run(["check"])
    #expect(english.messages.hasPrefix("Wrong usage: Missing expected argument"))
  }

  @Test func thePageOfACodeHasMarkdown() throws {
    let world = try World()
    let english = try world.run(["explain", "E0203", "--format", "markdown"])
    #expect(english.status == 0 && english.output.hasPrefix("## E0203 "))
    #expect(english.output.contains("\nBut like this:\n\n```\n"))
    let chinese = try world.run(["explain", "E0203", "--format", "markdown", "--language", "zh"])
    #expect(chinese.output.contains("\n不这样写：\n\n```\n"))
  }

  @Test(arguments: ["check permitted.yaml", "validate pol", "explain E0203", "eval 1"])
  func aFormatThatACommandLacksIsWrongUsage(command: String) throws {
    let world = try World()
    let name = command.prefix { $0 != " " }
    let arguments = command.split(separator: " ").map(String.init)
    for format in ["csv", "lcov", "xml"] {
      let result = try world.run(arguments + ["--format", format])
      #expect(result.status == 64 && result.output.isEmpty)
      #expect(
        result.messages.hasPrefix(
          "Wrong usage: charter \(name) has no format “\(format)”; it has text, json"))
    }
    let chinese = try world.run(arguments + ["--format=lcov", "--language", "zh"])
    #expect(
      chinese.messages.hasPrefix(
        "用法有误：charter \(name) 没有“lcov”这种格式，可以用：text、json"))
  }

  /// Tests of the registry are no proposals: that nothing was decided does not pass for a success.
  @Test(arguments: [
    "audits:\n  - {norm: n, expect: {others: met}}\n", "补贴:\n  - {补贴: n, 合计: 0元}\n", "audits: []\n",
    "registry: {School: []}\naudits:\nsubsidies: []\n",
  ])
  func testsAloneAreNothingToDecide(_ text: String) throws {
    let world = try World()
    try world.write(
      "pol/n.charter",
      text.contains("补贴")
        ? "policy alone { uses sample }\nsubsidy n for each s in School { amount = 1元 }\n"
        : "policy alone { uses sample }\nrule n for each s in School { require s.students > 0人 }\n")
    try world.write("alone.yaml", text)
    for command in ["check", "explain"] {
      let found = try world.run([command, "alone.yaml", "permitted.yaml"] + Self.places)
      #expect(found.status == 2, "\(found.messages)")
      #expect(found.messages.contains("E0904") && found.messages.contains("nothing to decide"))
      #expect(
        found.messages.contains("`charter test` runs them") == text.contains(" n,"), "\(text)")
      let chinese = try world.run(
        [command, "alone.yaml", "--language", "zh"] + Self.places)
      #expect(chinese.messages.contains("没有可以判定的事项"))
    }
  }

  @Test func quietSaysVerdictsOnly() throws {
    let world = try World()
    let result = try world.run(["check", "rejected.yaml", "-q"] + Self.places)
    #expect(result.output.split(separator: "\n").count == 1 && result.messages.isEmpty)
    #expect(try world.run(["validate", "pol", "--quiet"]).output.isEmpty)
  }

  @Test func theDayIsTold() throws {
    let world = try World()
    let today = try world.run(["check", "undetermined.yaml"] + Self.places)
    #expect(today.output.hasPrefix("Proposals without a date are decided as of today, "))
    let given = try world.run(
      ["check", "undetermined.yaml", "--as-of", "2021年6月1日"] + Self.places)
    #expect(given.output.hasPrefix("? undetermined  admit · 2021-06-01"))
  }

  @Test func theProjectFileNamesThePlaces() throws {
    let world = try World()
    try world.write("charter.yaml", "政策: [pol]  # all of them\nregistry:\n  - \"reg\"\n")
    #expect(try world.run(["check", "permitted.yaml"]).status == 0)
    #expect(try world.run(["validate"]).status == 0)
    try world.write("charter.yaml", "polices: pol\n")
    let wrong = try world.run(["check", "permitted.yaml"])
    #expect(wrong.status == 2 && wrong.messages.contains("E0804"))
  }

  @Test(
    "a project file says each thing once",
    arguments: [
      ("policies: pol\nregistry: reg\npolicies: reg\n", "E0803"),
      ("policies: pol\n政策:\n  - reg\nregistry: reg\n", "E0814"),
      ("policies：pol\nregistry: reg\n", "full-width colon"),
      ("policies: [pol，reg]\nregistry: reg\n", "full-width comma"),
    ])
  func slipsInTheProjectFile(_ text: String, _ words: String) throws {
    let world = try World()
    try world.write("charter.yaml", text)
    let result = try world.run(["check", "permitted.yaml"])
    #expect(result.status == 2 && result.messages.contains(words), "\(result.messages)")
    try world.write("charter.yaml", "policies: ['pol']\nregistry: [\"reg\"]\n")
    #expect(try world.run(["check", "permitted.yaml"]).status == 0)
  }

  @Test func aSpreadsheetHoldsNoProposals() throws {
    let world = try World()
    try world.write("p.xlsx", "PK\u{3}\u{4}")
    let result = try world.run(["check", "p.xlsx"] + Self.places)
    #expect(result.status == 2 && result.messages.contains("E0903"), "\(result.messages)")
    #expect(result.messages.contains("holds no proposals"))
    let absent = try world.run(["check", "none.xlsx"] + Self.places)
    #expect(absent.messages.contains("no “none.xlsx”"))
  }

  @Test func foldersHoldWhatTheyHold() throws {
    let world = try World()
    // Proposals, tests, links in a circle and other files beside the records.
    try world.write("reg/proposals.yaml", Sample.rejected)
    try world.write("reg/cases.test.yaml", "not: [read")
    try world.write("reg/notes.txt", "not: [read")
    let link = world.folder.appending(path: "pol/deeper/back").path()
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "..")
    let result = try world.run(["check", "permitted.yaml"] + Self.places)
    #expect(result.status == 0, "\(result.messages)")
  }

  @Test func whatCannotBeReadIsTold() throws {
    let world = try World()
    let file = world.folder.appending(path: "pol/broken.charter").path()
    try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "nowhere")
    let result = try world.run(["validate", "pol"], environment: ["LANG": "zh"])
    #expect(result.status == 2 && result.messages.contains("E0903"))
    #expect(result.messages.contains("“pol/broken.charter”不存在。"))
    #expect(try world.run(["validate", "/dev/null"]).messages.contains("not an ordinary file"))
  }

  @Test func expressionsFromStandardInput() throws {
    let world = try World()
    let result = try world.run(["eval", "-"], input: "1 + 1\n\n2021-01-31 + 1月\n")
    #expect(result.output == "2\n2021-02-28\n" && result.status == 0)
  }

  @Test func aReaderMayLeave() throws {
    let world = try World()
    let command =
      "'\(Self.executable.path())' check rejected.yaml --policies pol --registry reg | head -1"
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/bash")
    shell.arguments = ["-c", "set -o pipefail; \(command) >/dev/null; echo ${PIPESTATUS[0]}"]
    shell.currentDirectoryURL = world.folder
    let (output, messages) = (Pipe(), Pipe())
    shell.standardOutput = output
    shell.standardError = messages
    try shell.run()
    let status = output.fileHandleForReading.readDataToEndOfFile()
    let told = messages.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    #expect(String(decoding: status, as: UTF8.self) == "1\n" && told.isEmpty)
  }

  @Test func coloursOnlyWhereAsked() throws {
    let world = try World()
    let arguments = ["check", "rejected.yaml"] + Self.places
    #expect(!(try world.run(arguments).output.contains("\u{1B}")))
    #expect(try world.run(arguments + ["--color", "always"]).output.contains("\u{1B}[31"))
  }

  /// Options of every command may stand before it; help of what there is not is no success.
  @Test func optionsBeforeTheCommand() throws {
    let world = try World()
    let places = ["--policies", "pol", "--registry", "reg"]
    let behind = try world.run(["check", "rejected.yaml", "--language", "en", "-q"] + places)
    let before = try world.run(["--language", "en", "-q", "check", "rejected.yaml"] + places)
    #expect(behind.status == 1 && before.status == 1, "\(before.messages)")
    #expect(before.output == behind.output)
    #expect(
      try world.run(["--language=zh", "check", "--language", "en", "-q", "rejected.yaml"] + places)
        .output == behind.output)
    #expect(try world.run(["--language", "en", "--version"]).status == 0)
    #expect(try world.run(["--language", "en"]).status == 64)
    #expect(try world.run(["--langage", "en", "check"]).status == 64)
  }

  /// Plain arguments, which the argument parser never sees, mean what it makes of them: `--` hands them to it.
  @Test(arguments: [
    [], ["--format", "json"], ["--format", "csv"], ["--format", "xml"], ["--language", "zh"],
    ["--language", "de"], ["--color", "always"], ["--color", "red"], ["-q"], ["--quiet"],
    ["-q", "--quiet"], ["--as-of", "2021-04-01"], ["--as-of", "2021年4月1日"],
    ["--as-of", "2021-02-30"], ["--as-of"], ["--format", "json", "--format", "text"],
    ["--policies", ""], ["--policies", "-q"], [""], ["-"], ["--nonsense"], ["undetermined.yaml"],
    ["--registry=reg"], ["-qh"],
  ])
  func plainArgumentsMeanTheSame(more: [String]) throws {
    let world = try World()
    let arguments = ["check", "rejected.yaml"] + Self.places + more
    let plain = try world.run(arguments)
    let parsed = try world.run(arguments + ["--"])
    #expect(plain.status == parsed.status)
    #expect(plain.output == parsed.output)
    #expect(plain.messages == parsed.messages)
  }

  @Test func helpOfAWord() throws {
    let world = try World()
    let near = try world.run(["help", "chek", "--language", "en"])
    #expect(near.status == 64 && near.output.isEmpty)
    #expect(near.messages.contains("Did you mean “check”?"), "\(near.messages)")
    let code = try world.run(["help", "E0203", "--language", "en"])
    #expect(code.status == 0)
    #expect(code.output == (try world.run(["explain", "E0203", "--language", "en"]).output))
    let page = try world.run(["help", "--language", "en", "check"])
    #expect(page.status == 0 && page.output.hasPrefix("Usage: charter check"))
    #expect(try world.run(["help"]).status == 0)
  }

  @Test func theFormOfAValueIsTold() throws {
    let world = try World()
    let zh = try world.run(["check", "a.yaml", "--as-of", "2024-13-01", "--language", "zh"])
    #expect(
      zh.status == 64 && zh.messages.contains("--as-of <日期>") && zh.messages.contains("2024-01-31"),
      "\(zh.messages)")
    let en = try world.run(["check", "a.yaml", "--as-of", "2024-13-01", "--language", "en"])
    #expect(en.status == 64 && en.messages.contains("such as 2024-01-31"), "\(en.messages)")
  }
}
