import Foundation
import Testing

/// The map in `Sources/README.md`, held to the folders and to what the rooms import.
@Suite struct StructureTests {
  static let sources = Page.root.appendingPathComponent("Sources")

  static let rooms: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: sources.path)) ?? []
    return names.filter { !$0.contains(".") }.sorted()
  }()

  @Test func theMapNamesEveryRoom() throws {
    let map = try String(
      contentsOf: Self.sources.appendingPathComponent("README.md"), encoding: .utf8)
    let rows = map.split(separator: "\n").filter { $0.hasPrefix("| `") }
      .map { String($0.dropFirst(3).prefix { $0 != "`" }) }
    #expect(rows.sorted() == Self.rooms)
  }

  @Test func theTopLevelIsAsAgreed() throws {
    let agreed: Set = [
      "Package.swift", "Sources", "Tests", "Policies", "Grammar", "README.md", "LICENSE",
      // SwiftPM writes it; it is not kept.
      "Package.resolved",
    ]
    let found = try FileManager.default.contentsOfDirectory(atPath: Page.root.path)
      .filter { !$0.hasPrefix(".") }
    #expect(Set(found).subtracting(agreed).isEmpty)
  }

  /// Only the façade's file system and the command touch the outside world.
  @Test func theRoomsBelowTouchNothingOutside() throws {
    let allowed = [
      "CharterKit/Loading/FileSystem.swift", "CharterKit/Loading/ChildProcess.swift",
      "CharterKit/Loading/Threads.swift",
    ]
    let outside = ["import Foundation", "import Glibc", "import Darwin", "import Dispatch"]
    var files = 0
    for room in Self.rooms where room != "charter" && room != "CLibYAML" {
      let folder = Self.sources.appendingPathComponent(room)
      let paths = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
      for case let path as String in paths where path.hasSuffix(".swift") {
        files += 1
        guard !allowed.contains("\(room)/\(path)") else { continue }
        let text = try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
        for line in text.split(separator: "\n") where outside.contains(where: line.hasSuffix) {
          Issue.record("\(room)/\(path): \(line)")
        }
      }
    }
    #expect(files > 100)
  }
}
