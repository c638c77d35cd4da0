import CharterData
import CharterDiagnostics
import CharterRevision
import CharterValues
import Foundation
import Testing

/// One page's examples, run in order.
struct PageRun {
  let page: Page
  var example = Example()
  /// The sound result of what the page has built up.
  var current = Example().run()
  /// The text of the last diagnostic that a block was to show, for a `text` fence right after it.
  var shown: String?
  /// What `text` blocks should say, by the line of their fence.
  var recorded: [Int: String] = [:]

  static let today = "2021-04-20"

  init(_ page: Page) { self.page = page }

  mutating func runBlocks() {
    for block in page.blocks {
      let expected = shown
      shown = nil
      switch (block.language, block.words.first) {
      case ("charter", _): runCharter(block)
      case ("text", nil): if let expected { compare(block, with: expected) }
      case ("eval", _): runEval(block)
      case ("yaml", "data"): runData(block, as: "registry-\(example.data.count + 1).yaml")
      case ("csv", let name?): runData(block, as: name)
      case ("yaml", "proposals"): runProposals(block)
      default: break
      }
    }
  }

  func fail(_ words: String, at line: Int) {
    Issue.record(
      "\(words)",
      sourceLocation: SourceLocation(
        fileID: "Documentation/\(page.name)", filePath: page.url.path, line: max(line, 1),
        column: 1))
  }

  // MARK: Policies

  private mutating func runCharter(_ block: Page.Block) {
    let known = ["continues", "beside"]
    for word in block.words
    where !known.contains(word) && !word.hasPrefix("error=") && !word.hasPrefix("warning=") {
      fail("nobody knows what `\(word)` asks of a block", at: block.line)
    }
    var next = example
    if block.words.contains("continues") {
      guard !next.files.isEmpty else { return fail("there is nothing to continue", at: block.line) }
      next.files[next.files.count - 1] += block.body
    } else if block.words.contains("beside") {
      next.files.append(block.body)
    } else {
      next = Example(files: [block.body])
    }
    let code = block.value(of: "error") ?? block.value(of: "warning")
    let result = next.run(looksTwice: code?.hasPrefix("W10") ?? false)
    if let code {
      shown = result.text
      if result.codes != [code] {
        fail("\(result.codes) instead of \(code)\n\(result.text)", at: block.line)
      }
    } else {
      if !result.codes.isEmpty { fail(result.text, at: block.line) }
      example = next
      current = result
    }
  }

  private mutating func compare(_ block: Page.Block, with text: String) {
    func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .newlines) }
    guard trimmed(block.body) != trimmed(text) else { return }
    recorded[block.line] = trimmed(text)
    fail("the diagnostic reads\n\(text)", at: block.line)
  }

  // MARK: Expressions

  private func runEval(_ block: Page.Block) {
    guard let date = CalendarDate.iso(block.value(of: "as-of") ?? Self.today) else {
      return fail("`as-of` is no date", at: block.line)
    }
    var count = 0
    let lines = block.body.split(separator: "\n", omittingEmptySubsequences: false)
    for (offset, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("//") {
      count += 1
      let place = block.line + offset + 1
      guard let arrow = line.range(of: " => ", options: .backwards) else {
        fail("a line here is `expression => result`", at: place)
        continue
      }
      let (expression, expected) = (line[..<arrow.lowerBound], line[arrow.upperBound...])
      check(String(expression), String(expected), on: date, at: place)
    }
    if count == 0 { fail("nothing is evaluated here", at: block.line) }
  }

  private func check(
    _ expression: String, _ expected: String, on date: CalendarDate, at line: Int
  ) {
    let found = current.evaluate(expression, on: date)
    switch found {
    case .errors(let codes):
      if codes != [String(expected.dropFirst("error ".count))] || !expected.hasPrefix("error ") {
        fail("\(expression) => \(codes), not \(expected)", at: line)
      }
    case .unknown:
      if expected != "unknown" { fail("\(expression) => unknown, not \(expected)", at: line) }
    case .value(let value, let type):
      guard expected != "unknown", !expected.hasPrefix("error "),
        case .value(let wanted, let wantedType) = current.evaluate(expected, on: date),
        value == wanted, type.isLike(wantedType)
      else { return fail("\(expression) => \(value), not \(expected)", at: line) }
    }
  }

  // MARK: Data

  private mutating func runData(_ block: Page.Block, as name: String) {
    var next = example
    next.data.append((name, block.body))
    let result = next.run()
    if let code = block.value(of: "error") {
      shown = result.text
      if result.codes != [code] {
        fail("\(result.codes) instead of \(code)\n\(result.text)", at: block.line)
      }
    } else {
      if !result.codes.isEmpty { fail(result.text, at: block.line) }
      example = next
      current = result
    }
  }

  private mutating func runProposals(_ block: Page.Block) {
    guard current.program != nil else {
      return fail("there are no sound policies to decide by", at: block.line)
    }
    var result = current
    let tested = result.test(block.body)
    if let code = block.value(of: "error") {
      shown = result.text
      if result.codes != [code] {
        fail("\(result.codes) instead of \(code)\n\(result.text)", at: block.line)
      }
      return
    }
    if !result.codes.isEmpty { return fail(result.text, at: block.line) }
    if tested?.results.isEmpty ?? true { fail("nothing is tested here", at: block.line) }
    for line in tested?.untested ?? [] {
      fail("a proposal here expects nothing", at: block.line + line)
    }
    for test in tested?.results ?? [] {
      for difference in test.differences {
        fail(difference.text(.en), at: block.line + test.line)
      }
    }
  }

  // MARK: Recording

  func writeRecorded() throws {
    var lines = try String(contentsOf: page.url, encoding: .utf8).components(separatedBy: "\n")
    for block in page.blocks.reversed() {
      guard let text = recorded[block.line] else { continue }
      let count = block.body.components(separatedBy: "\n").count - 1
      lines.replaceSubrange(
        block.line..<(block.line + count), with: text.components(separatedBy: "\n"))
    }
    try lines.joined(separator: "\n").write(to: page.url, atomically: true, encoding: .utf8)
  }
}

extension ValueType {
  /// Whether two types are the same but for whole numbers and possible absence.
  fileprivate func isLike(_ other: ValueType) -> Bool {
    switch (base, other.base) {
    case (.number(_, let left), .number(_, let right)): left == right
    case (.nothing, _), (_, .nothing): true
    default: base == other.base
    }
  }
}
