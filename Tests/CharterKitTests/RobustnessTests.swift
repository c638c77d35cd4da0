import CharterDiagnostics
import CharterKit
import Foundation
import Testing

/// What a command does where its arguments, its files or its streams are not as they should be.
@Suite struct RobustnessTests {
  typealias World = CommandTests.World
  static let places = CommandTests.places

  /// What a shell prints for a command line; `charter` is the executable.
  private func shell(_ command: String, in world: World) throws -> CommandTests.Result {
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/bash")
    shell.arguments = [
      "-c", "charter() { '\(CommandTests.executable.path())' \"$@\"; }; " + command,
    ]
    shell.environment = [:]
    shell.currentDirectoryURL = world.folder
    let (output, messages) = (Pipe(), Pipe())
    shell.standardOutput = output
    shell.standardError = messages
    try shell.run()
    let read = output.fileHandleForReading.readDataToEndOfFile()
    let told = messages.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    return .init(
      status: shell.terminationStatus, output: String(decoding: read, as: UTF8.self),
      messages: String(decoding: told, as: UTF8.self))
  }

  // MARK: Streams

  @Test func outputThatCannotBeWrittenIsAFault() throws {
    let world = try World()
    for command in [
      "validate pol", "validate pol --format json", "--version", "--help", "eval 1",
    ] {
      let full = try shell("charter \(command) > /dev/full", in: world)
      #expect(full.status == 2 && full.messages == "cannot write the output: no space left\n")
      let closed = try shell("charter \(command) >&-", in: world)
      #expect(closed.status == 2)
      #expect(closed.messages == "cannot write the output: the standard output is closed\n")
    }
    let chinese = try shell("charter validate pol --language zh > /dev/full", in: world)
    #expect(chinese.messages == "无法写出结果：空间已满。\n" && chinese.status == 2)
    // Nothing to write, nothing that could fail.
    #expect(try shell("charter validate pol -q >&-", in: world).status == 0)
    #expect(try shell("charter eval '1 +' 2>&-", in: world).status == 2)
  }

  @Test func inputThatCannotBeReadIsTold() throws {
    let world = try World()
    let closed = try shell("charter eval - <&-", in: world)
    #expect(closed.status == 2 && closed.messages.contains("E0903"))
    let json = try shell("charter eval - --format json < .", in: world)
    #expect(json.status == 2 && json.messages.isEmpty && json.output.contains("E0903"))
  }

  // MARK: Arguments

  @Test(arguments: [
    ["\u{1B}[31mfrob"], ["check", "a", "--as-of", "\u{1B}[31m"],
    ["check", "a", "--language", "\u{1B}]0;x\u{7}"], ["check", "a", "--\u{1B}[31m"],
    ["explain", "E\u{1B}[31m"], ["validate", "\u{9B}31m\u{202E}"], ["eval", "-\u{1B}[31m"],
  ])
  func argumentsDoNotSteerTheTerminal(arguments: [String]) throws {
    let world = try World()
    for language in ["zh_CN", "en"] {
      let result = try world.run(arguments, environment: ["LANG": language])
      #expect(result.status != 0)
      let shown = result.messages + result.output
      #expect(!shown.isEmpty)
      for scalar in ["\u{1B}", "\u{7}", "\u{9B}", "\u{202E}", "\u{0}"] {
        #expect(!shown.unicodeScalars.contains(Unicode.Scalar(scalar) ?? "x"))
      }
    }
  }

  static let evaluations: [(arguments: [String], output: String, status: Int32)] = [
    (["-5"], "-5\n", 0), (["-5", "1 - 2"], "-5\n-1\n", 0), (["-(1 + 2)"], "-3\n", 0),
    (["-5", "-q"], "-5\n", 0), (["-q", "-5"], "-5\n", 0), (["- 5"], "-5\n", 0),
    (["-5", "--as-of", "2021-01-01", "-6"], "-5\n-6\n", 0), (["--", "-5"], "-5\n", 0),
    (["--format=text", "-5"], "-5\n", 0), (["-nothing"], "error E0301\n", 2),
    (["-最大规模", "1"] + CommandTests.places, "error E0301\n1\n", 2),
    (["-规模上限"] + CommandTests.places, "-3000 person\n", 0),
    (["-5", "--as-of", "-6"], "", 64), (["--nonsense"], "", 64), (["-5", "--policies"], "", 64),
  ]

  @Test(arguments: evaluations)
  func expressionsMayBeginWithAMinus(
    arguments: [String], output: String, status: Int32
  ) throws {
    let result = try World().run(["eval"] + arguments)
    #expect(result.output == output && result.status == status, "\(result.messages)")
  }

  @Test func aNegativeExpressionIsEchoedAsWritten() throws {
    let result = try World().run(["eval", "-5", "--format", "json"])
    #expect(result.output.contains(#""expression": "-5""#), "\(result.output)")
    #expect(try World().run(["eval", "-"], input: "-5\n").output == "-5\n")
    #expect(try World().run(["eval", "-h"]).output.hasPrefix("Usage: charter eval"))
  }

  @Test func theFirstWordIsACommand() throws {
    let world = try World()
    let unknown = try world.run(["frobnicate", "--language", "zh"])
    #expect(unknown.messages.hasPrefix("用法有误：没有“frobnicate”这个命令。\n用法：charter <命令>"))
    let near = try world.run(["chek", "a.yaml", "--policies", "pol"])
    #expect(
      near.messages.hasPrefix("Wrong usage: There is no command “chek”. Did you mean “check”?\n"))
    #expect(near.status == 64)
    let json = try world.run(["chek", "--format", "json"])
    #expect(json.output.contains("There is no command") && json.messages.isEmpty)
    #expect(try world.run(["charter"]).status == 64)
  }

  @Test func theLastOfAnOptionCounts() throws {
    let world = try World()
    let arguments = ["check", "a", "--nonsense", "--format", "xml", "--format"]
    let json = try world.run(arguments + ["json"])
    #expect(json.status == 64 && json.messages.isEmpty && json.output.hasPrefix("{"))
    let text = try world.run(["check", "a", "--nonsense", "--format=json", "--format", "text"])
    #expect(text.output.isEmpty && text.messages.hasPrefix("Wrong usage"))
    let language = try world.run(["check", "--language", "en", "--language=zh"])
    #expect(language.messages.hasPrefix("用法有误"))
  }

  @Test func anErrorIsAFaultWithoutADiagnosticToo() {
    #expect(EvalCommand.status(of: [.unknown([]), .error(.notUnderstood)]) == .faulty)
    #expect(EvalCommand.status(of: [.unknown([])]) == .undetermined)
    #expect(EvalCommand.status(of: []) == .success)
  }

  // MARK: Files

  @Test func aProjectFileThatIsNoFileIsTold() throws {
    let world = try World()
    try world.write("charter.yaml/inner", "")
    let folder = try world.run(["check", "permitted.yaml"])
    #expect(folder.status == 2 && folder.messages.contains("E0903"))
    #expect(folder.messages.contains("is a folder"))
    try FileManager.default.removeItem(at: world.folder.appending(path: "charter.yaml"))
    #expect(
      try shell("mkfifo charter.yaml; charter validate", in: world).messages.contains("E0903"))
    // With places of its own, a command does not look for it.
    #expect(try world.run(["check", "permitted.yaml"] + Self.places).status == 0)
  }

  @Test func longPathsAreShortened() throws {
    let world = try World()
    let path = String(repeating: "folder/", count: 60) + "missing.charter"
    let text = try world.run(["validate", path])
    #expect(text.messages.contains("folder/missing.charter") && !text.messages.contains(path))
    let json = try world.run(["validate", path, "--format", "json"])
    #expect(json.output.contains(#""file": "\#(path)""#))
  }

  @Test func anUnreadableRegistryIsAllThatIsTold() throws {
    let world = try World()
    // The schools lie in a district that cannot be read; the proposal names one of the schools.
    try world.write(
      "reg/registry.yaml",
      Sample.registry.split(separator: "\n").dropFirst(3).joined(separator: "\n"))
    let link = world.folder.appending(path: "reg/districts.yaml").path()
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "nowhere")
    for registry in ["reg", "nowhere", "charter.fifo"] {
      let result = try world.run(
        ["check", "rejected.yaml", "--policies", "pol", "--registry", registry])
      #expect(result.status == 2 && result.output.isEmpty)
      #expect(result.messages.contains("E0903") && result.messages.hasSuffix("\n1 error.\n"))
    }
  }

  @Test func oneFileOfProposalsDoesNotHideTheMistakesOfTheNext() throws {
    let world = try World()
    try world.write("a.yaml", "proposals: [{action: nothing}]")
    try world.write("b.yaml", Sample.rejected.replacing("school: changnan", with: "school: nobody"))
    let result = try world.run(["check", "a.yaml", "b.yaml"] + Self.places)
    #expect(result.messages.contains("E0808") && result.messages.contains("b.yaml:4"))
  }

  // MARK: Reports

  @Test func manyDiagnosticsAreCounted() throws {
    let world = try World()
    try world.write("many.charter", String(repeating: "}\n", count: 300) + "}")
    let text = try world.run(["validate", "many.charter"])
    #expect(text.status == 2 && text.messages.contains("\n\n… and 101 more\n\n301 errors.\n"))
    try world.write(
      "many.yaml",
      "proposals:\n" + String(repeating: "  - {action: nothing}\n", count: 1_200))
    let arguments = ["check", "many.yaml"] + Self.places
    let shown = try world.run(arguments)
    #expect(shown.messages.hasSuffix("… and 1,000 more\n\n1200 errors.\n"))
    let json = try world.run(arguments + ["--format", "json"])
    #expect(json.output.hasSuffix("\"diagnostics_omitted\": 200\n}\n"))
  }

  @Test func onlyParametersWithoutAnyValueAreCounted() throws {
    let world = try World()
    try world.write(
      "pol/later.charter",
      """
      policy later 以后 { jurisdiction "360100"  uses sample }
      parameter share 比例: number {
        from 2021-01-01 until 2021-12-31: 10%
        from 2022-01-01: unset
      }
      """)
    let result = try world.run(["validate", "pol"])
    #expect(result.status == 0, "\(result.messages)")
    #expect(result.output.contains("1 parameters without a value in any period: fee"))
  }
}
