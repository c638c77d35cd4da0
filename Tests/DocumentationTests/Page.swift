import Foundation
import Testing

/// A page of the documentation with its fenced blocks.
struct Page: CustomTestStringConvertible, Sendable {
  /// A fenced block of a page.
  struct Block: Sendable {
    /// The first word after the backticks, empty where there is none.
    let language: String
    /// The other words.
    let words: [String]
    let body: String
    /// The line of its opening fence, from 1.
    let line: Int

    /// The value of `name=value` among its words.
    func value(of name: String) -> String? {
      words.first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
    }
  }

  let url: URL
  let blocks: [Block]

  var name: String { url.lastPathComponent }
  var testDescription: String { name }

  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  static let grammar = root.appendingPathComponent("Grammar")

  /// The pages of the reference, and the project's own first page.
  static let all: [Page] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: grammar.path)) ?? []
    let pages = names.filter { $0.hasSuffix(".md") }.sorted().map(grammar.appendingPathComponent)
    // A page that cannot be read is missed by the count of pages.
    return ([root.appendingPathComponent("README.md")] + pages).compactMap { try? Page($0) }
  }()

  /// The pages of the documents under `Policies/`; `console` blocks are their only examples that run.
  static let documents: [Page] = {
    let folder = root.appendingPathComponent("Policies")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.sorted().map { folder.appendingPathComponent("\($0)/README.md") }
      .compactMap { try? Page($0) }
  }()

  init(_ url: URL) throws {
    self.url = url
    self.blocks = Self.blocks(in: try String(contentsOf: url, encoding: .utf8))
  }

  /// The fenced blocks of a text; a fence closes with at least as many backticks as it opened with.
  static func blocks(in text: String) -> [Block] {
    var blocks: [Block] = []
    var open: (ticks: Int, words: [String], line: Int)?
    var body: [Substring] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let ticks = line.prefix { $0 == "`" }.count
      if let fence = open {
        guard ticks >= fence.ticks, line.dropFirst(ticks).allSatisfy(\.isWhitespace) else {
          body.append(line)
          continue
        }
        blocks.append(
          Block(
            language: fence.words.first ?? "", words: Array(fence.words.dropFirst()),
            body: body.map { $0 + "\n" }.joined(), line: fence.line))
        open = nil
      } else if ticks >= 3 {
        open = (ticks, line.dropFirst(ticks).split(separator: " ").map(String.init), index + 1)
        body = []
      }
    }
    return blocks
  }
}
