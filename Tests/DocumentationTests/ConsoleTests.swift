import Foundation
import Testing

/// The `console` blocks of the documentation: a command after `$ `, and what it prints.
///
/// A line `…` stands for any number of lines.
@Suite struct ConsoleTests {
  static let blocks: [(page: Page, block: Page.Block)] = (Page.all + Page.documents).flatMap {
    page in
    page.blocks.filter { $0.language == "console" }.map { (page, $0) }
  }

  @Test func thereAreConsoleBlocks() {
    #expect(Self.blocks.count >= 4)
    #expect(Page.documents.count >= 6)
  }

  @Test(arguments: blocks.indices)
  func printsWhatIsShown(_ index: Int) throws {
    let (page, block) = Self.blocks[index]
    var lines = block.body.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0).trailingTrimmed }
    while lines.last == "" { lines.removeLast() }
    let command = try #require(lines.first.flatMap { $0.hasPrefix("$ ") ? $0.dropFirst(2) : nil })
    let printed = try run(String(command))
    #expect(
      matches(printed[...], lines.dropFirst()[...]),
      "\(page.name):\(block.line) prints\n\(printed.joined(separator: "\n"))")
  }

  /// Runs a command line in the project's folder with `charter` on the path.
  private func run(_ command: String) throws -> [String] {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folder = URL(fileURLWithPath: own).deletingLastPathComponent().path
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = ["-c", command + " 2>&1"]
    shell.currentDirectoryURL = Page.root
    shell.environment = ["PATH": "\(folder):/usr/bin:/bin", "NO_COLOR": "1", "LANG": "en_US.UTF-8"]
    let output = Pipe()
    shell.standardOutput = output
    try shell.run()
    let read = output.fileHandleForReading.readDataToEndOfFile()
    shell.waitUntilExit()
    var lines = String(decoding: read, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map { String($0).trailingTrimmed }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  private func matches(_ printed: ArraySlice<String>, _ shown: ArraySlice<String>) -> Bool {
    guard let first = shown.first else { return printed.isEmpty }
    if first == "…" {
      return (printed.startIndex...printed.endIndex).contains {
        matches(printed[$0...], shown.dropFirst())
      }
    }
    guard let line = printed.first, line == first else { return false }
    return matches(printed.dropFirst(), shown.dropFirst())
  }
}

extension String {
  var trailingTrimmed: String {
    var text = self
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return text
  }
}
