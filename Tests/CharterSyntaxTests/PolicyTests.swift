import CharterDiagnostics
import CharterSyntax
import Foundation
import Testing

/// The policies of this repository, read as they stand and with every line lost once.
@Suite struct PolicyTests {
  let texts: [(name: String, text: String)]

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Policies")
    let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var texts: [(name: String, text: String)] = []
    while let file = found?.nextObject() as? URL {
      guard file.pathExtension == "charter" else { continue }
      texts.append((file.lastPathComponent, try String(contentsOf: file, encoding: .utf8)))
    }
    self.texts = texts
  }

  @Test func areFreeOfMistakes() {
    for (name, text) in texts {
      let result = read(text)
      #expect(problems(result) == [], "\(name)")
      #expect(result.value.description == text, "\(name)")
    }
  }

  /// A lost line spoils what it belonged to; it must not cost much of the rest.
  @Test func aLostLineSpoilsLittle() {
    for (name, text) in texts {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      for lost in stride(from: 0, to: lines.count, by: 7) {
        let rest = (lines[..<lost] + lines[(lost + 1)...]).joined(separator: "\n")
        let result = read(rest)
        #expect(result.value.description == rest)
        #expect(
          result.diagnostics.count <= 3 + Self.orphans(of: lost, in: lines),
          "\(name) without line \(lost + 1)")
      }
    }
  }

  /// The lines of the block that a line opens: each stands where it has no meaning once that is lost.
  private static func orphans(of line: Int, in lines: [Substring]) -> Int {
    guard lines[line].hasSuffix("{") else { return 0 }
    let indent = lines[line].prefix { $0 == " " }.count
    return lines[(line + 1)...].prefix { $0.prefix { $0 == " " }.count > indent }.count
  }
}
