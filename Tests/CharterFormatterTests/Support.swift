import CharterDiagnostics
import CharterFormatter
import CharterKit
import CharterSyntax
import Foundation

/// A text as the parser reads it.
func parsed(_ text: String, _ name: String = "p.charter") -> StageResult<SyntaxTree> {
  parse(SourceID(index: 0), SourceText(name: name, text: text))
}

/// A text in its layout.
func formatted(_ text: String, in language: Language? = nil) throws -> String {
  try format(parsed(text).value, in: language)
}

/// The texts of this repository that are written in the language.
enum Corpus {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The files under `Policies/`, by their paths there.
  static let policies: [(name: String, text: String)] = {
    let folder = root.appendingPathComponent("Policies")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
    return paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".charter") }.sorted()
      .compactMap { path in
        let file = folder.appendingPathComponent(path)
        return (try? String(contentsOf: file, encoding: .utf8)).map { (path, $0) }
      }
  }()

  /// The `charter` fences of the reference and the README, and the sources of the fixtures.
  static let examples: [(name: String, text: String)] = fences + fixtures

  private static let fences: [(name: String, text: String)] = {
    let grammar = root.appendingPathComponent("Grammar")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: grammar.path)) ?? []
    let pages =
      names.filter { $0.hasSuffix(".md") }.sorted().map(grammar.appendingPathComponent)
      + [root.appendingPathComponent("README.md")]
    var found: [(name: String, text: String)] = []
    for page in pages {
      guard let text = try? String(contentsOf: page, encoding: .utf8) else { continue }
      var body: [String]?
      for line in text.components(separatedBy: "\n") {
        if line.hasPrefix("```") {
          if let lines = body {
            found.append(
              ("\(page.lastPathComponent) \(found.count)", lines.joined(separator: "\n") + "\n"))
          }
          body = body == nil && line.hasPrefix("```charter") ? [] : nil
        } else {
          body?.append(line)
        }
      }
    }
    return found
  }()

  private static let fixtures: [(name: String, text: String)] = {
    let folder = root.appendingPathComponent("Tests/FixtureTests/Fixtures")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    var found: [(name: String, text: String)] = []
    for name in names.sorted() where name.hasSuffix(".txt") {
      guard
        let text = try? String(
          contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      else { continue }
      var section = ""
      var body = ""
      for line in text.components(separatedBy: "\n") + ["--- end"] {
        if line.hasPrefix("--- ") {
          if ["source", "second", "third"].contains(section) {
            found.append(("\(name) \(section)", body))
          }
          section = String(line.dropFirst(4))
          body = ""
        } else {
          body += line + "\n"
        }
      }
    }
    return found
  }()
}

/// A folder of files that is gone with the test.
final class Folder {
  let url = FileManager.default.temporaryDirectory
    .appendingPathComponent("charter-fmt-\(UUID().uuidString)")

  init(_ files: [String: String] = [:]) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, text) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var path: String { url.path }

  func write(_ name: String, _ text: String) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: url.appendingPathComponent(name), encoding: .utf8)
  }

  /// Runs `charter fmt` on the folder.
  func format(
    _ paths: [String]? = nil, in language: Language? = nil, check: Bool = false,
    speaking: Language = .en, quiet: Bool = false, as format: OutputFormat = .text
  ) -> Reply {
    let command = FormatCommand(
      .paths(paths ?? [path]), language: language, isCheck: check, workingDirectory: path)
    return command.run(
      Invocation(
        language: speaking, format: format, isQuiet: quiet,
        today: Day(year: 2021, month: 4, day: 20)))
  }
}
