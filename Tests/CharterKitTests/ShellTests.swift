import Foundation
import Testing

/// `charter completions` and `charter man`, as shells and troff take them.
@Suite struct ShellTests {
  static let commands = [
    "check", "validate", "explain", "audit", "subsidy", "test", "trace", "eval", "repl", "schema",
    "init", "completions", "man",
  ]

  private func script(_ shell: String, _ language: String) throws -> String {
    let result = try CommandTests.World().run(["completions", shell, "--language", language])
    #expect(result.status == 0 && result.messages.isEmpty, "\(result.messages)")
    return result.output
  }

  /// What the shells here say of a script or a page; `nil` where there is no such program.
  private func ask(_ program: String, _ arguments: [String], in folder: URL) throws -> String? {
    let found = ["/usr/bin/\(program)", "/bin/\(program)"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
    guard let found else { return nil }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: found)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let read = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: read, as: UTF8.self)
  }

  @Test func bashCompletes() throws {
    let world = try CommandTests.World()
    try world.write("charter.bash", try script("bash", "zh"))
    try world.write(
      "ask.bash",
      """
      source charter.bash
      ask() {
        COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); COMP_LINE="$*"; COMP_POINT=${#COMP_LINE}
        COMPREPLY=()
        _charter charter "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
        echo $(printf '%s\\n' "${COMPREPLY[@]}" | sort)
      }
      ask charter ch
      ask charter s
      ask charter check --po
      ask charter audit --format ''
      ask charter check --format ''
      ask charter schema --for ''
      ask charter completions ''
      ask charter check ''
      ask charter check --policies pol/
      ask charter help tr
      ask charter fmt p
      ask charter diff p
      ask charter init ''
      """)
    let told = try #require(try ask("bash", ["--norc", "ask.bash"], in: world.folder))
    #expect(
      told.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) == [
        "check", "schema subsidy", "--policies", "csv github json junit markdown sarif text",
        "github json junit markdown sarif text", "all project proposals registry tests",
        "bash fish zsh",
        "permitted.yaml pol reg rejected.yaml undetermined.yaml", "pol/deeper pol/sample.charter",
        "trace", "pol", "permitted.yaml pol", "pol reg", "",
      ])
  }

  /// The argument parser's own words are in English only, and it has none for most options.
  @Test(arguments: ["zh", "en"])
  func everythingIsDescribedInOurWords(_ language: String) throws {
    let fish = try script("fish", language).split(separator: "\n")
    let options = fish.filter { $0.hasPrefix("complete ") && $0.contains(" -l '") }
    #expect(options.count > 80)
    for line in options { #expect(line.contains(" -d '") && !line.hasSuffix(" -d ''"), "\(line)") }
    let zsh = try script("zsh", language)
    for line in zsh.split(separator: "\n") where line.hasPrefix("        '") && line.contains("--")
    {
      #expect(line.contains("["), "\(line)")
    }
    for command in Self.commands {
      #expect(fish.contains { $0.contains("-fa '\(command)' -d '") && !$0.hasSuffix("-d ''") })
      #expect(!zsh.contains("'\(command):'"))
    }
    #expect(
      !zsh.contains("Show help information") && !fish.joined().contains("Show help information"))
    #expect(zsh.contains(language == "zh" ? "'check:审查申请：" : "'check:decide proposed actions: "))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func theShellReadsItsScript(_ shell: String) throws {
    let world = try CommandTests.World()
    for language in ["zh", "en"] {
      try world.write("script", try script(shell, language))
      // bash is where tests run; the others are asked where they are.
      let told = try ask(shell, ["-n", "script"], in: world.folder)
      #expect(told == "" || (told == nil && shell != "bash"), "\(told ?? "no \(shell)")")
    }
  }

  // MARK: The manual page

  @Test(arguments: ["zh", "en"])
  func theManualPageIsTroff(_ language: String) throws {
    let world = try CommandTests.World()
    let page = try world.run(["man", "--language", language]).output
    let macros: Set = [".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".br", ".nf", ".fi", ".\\\""]
    let escapes: Set = ["\\-", "\\e", "\\&", "\\(", "\\f", "\\\""]
    for line in page.split(separator: "\n") {
      if line.hasPrefix(".") {
        #expect(macros.contains(String(line.prefix { $0 != " " })), "\(line)")
      }
      #expect(!line.hasPrefix("'"), "\(line)")
      var rest = line[...]
      while let slash = rest.firstIndex(of: "\\") {
        #expect(escapes.contains(String(rest[slash...].prefix(2))), "\(line)")
        rest = rest[rest.index(slash, offsetBy: 2)...]
      }
      // A hyphen would be set where a dash is meant, and could not be copied.
      if !line.hasPrefix(".") {
        #expect(!line.replacing("\\-", with: "").contains("-"), "\(line)")
      }
    }
    for command in Self.commands { #expect(page.contains(".SS charter \(command)\n")) }
    try world.write("charter.1", page)
    if let told = try ask("mandoc", ["-T", "lint", "-W", "warning", "charter.1"], in: world.folder)
    {
      // Only English headings are known to it.
      let serious = told.split(separator: "\n").filter { !$0.contains("first section is not") }
      #expect(serious.isEmpty, "\(told)")
    }
    if let told = try ask("groff", ["-man", "-Tutf8", "-k", "-ww", "charter.1"], in: world.folder) {
      #expect(told.contains("charter check") && !told.contains("warning:"))
      #expect(told.contains(language == "zh" ? "章程" : "Charter"))
    }
  }
}
