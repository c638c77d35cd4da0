/// Findings in SARIF 2.1.0, the form that code hosts and editors read.
///
/// Columns count UTF-16 code units, which the document says; addresses are relative where paths are.
public struct SARIFDocument: Sendable {
  private let sources: SourceCollection
  private let language: Language

  /// How many results one document holds; errors are kept in preference.
  public static let mostKept = 5_000

  /// A writer of findings about some texts, for readers of a language.
  public init(sources: SourceCollection, language: Language) {
    self.sources = sources
    self.language = language
  }

  /// The document, ending with a line break.
  public func text(_ findings: [ReviewFinding]) -> String { value(of: findings).pretty + "\n" }

  /// The document.
  public func value(of findings: [ReviewFinding]) -> JSONValue {
    let kept = foremost(findings)
    var rules: [ReviewFinding.Rule] = []
    var places: [String: Int] = [:]
    for finding in kept where places[finding.rule.id] == nil {
      places[finding.rule.id] = rules.count
      rules.append(finding.rule)
    }
    var fingerprints = Fingerprints(sources: sources)
    return [
      "$schema":
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
      "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "charter", "language": language == .zh ? "zh-CN" : "en-US",
              "rules": .array(rules.map(value)),
            ]
          ],
          "columnKind": "utf16CodeUnits",
          "newlineSequences": ["\r\n", "\n", "\r"],
          "results": .array(
            kept.map { finding in
              value(of: finding, rule: places[finding.rule.id] ?? 0, fingerprints.next(of: finding))
            }),
        ]
      ],
    ]
  }

  private func foremost(_ findings: [ReviewFinding]) -> [ReviewFinding] {
    guard findings.count > Self.mostKept else { return findings }
    let errors = findings.filter { $0.rule.severity == .error }
    let others = findings.filter { $0.rule.severity != .error }
    return Array((errors + others).prefix(Self.mostKept))
  }

  private func value(_ rule: ReviewFinding.Rule) -> JSONValue {
    [
      "id": .string(rule.id), "shortDescription": ["text": .string(rule.title)],
      "fullDescription": ["text": .string(rule.text)], "help": ["text": .string(rule.text)],
      "defaultConfiguration": ["level": .string(rule.severity.rawValue)],
    ]
  }

  private func value(of finding: ReviewFinding, rule: Int, _ fingerprint: String) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("ruleId", .string(finding.rule.id)), .init("ruleIndex", .integer(rule)),
      .init("level", .string(finding.rule.severity.rawValue)),
      .init("message", ["text": .string(finding.message)]),
    ]
    switch finding.place {
    case .span(let span):
      members.append(.init("locations", [["physicalLocation": place(span)]]))
    case .line(let path, let line):
      members.append(
        .init(
          "locations",
          [
            [
              "physicalLocation": [
                "artifactLocation": artifact(path), "region": ["startLine": .integer(max(line, 1))],
              ]
            ]
          ]))
    case .nowhere: break
    }
    if !finding.related.isEmpty {
      members.append(
        .init(
          "relatedLocations",
          .array(
            finding.related.enumerated().map { index, other in
              .object(
                [
                  .init("id", .integer(index + 1)),
                  .init("physicalLocation", place(other.span)),
                ] + (other.words.isEmpty ? [] : [.init("message", ["text": .string(other.words)])]))
            })))
    }
    if !finding.fixes.isEmpty {
      members.append(.init("fixes", .array(finding.fixes.map(fix))))
    }
    members.append(.init("partialFingerprints", ["charterFinding/v1": .string(fingerprint)]))
    if let reason = finding.silencedBecause {
      members.append(
        .init("suppressions", [["kind": "inSource", "justification": .string(reason)]]))
    }
    return .object(members)
  }

  private func fix(_ fix: (title: String, edits: [Diagnostic.Edit])) -> JSONValue {
    var order: [SourceID] = []
    var edits: [SourceID: [Diagnostic.Edit]] = [:]
    for edit in fix.edits {
      if edits[edit.span.source] == nil { order.append(edit.span.source) }
      edits[edit.span.source, default: []].append(edit)
    }
    return [
      "description": ["text": .string(fix.title)],
      "artifactChanges": .array(
        order.map { source in
          [
            "artifactLocation": artifact(sources[source].name),
            "replacements": .array(
              (edits[source] ?? []).map { edit in
                [
                  "deletedRegion": region(edit.span),
                  "insertedContent": ["text": .string(edit.replacement)],
                ]
              }),
          ]
        }),
    ]
  }

  // MARK: Places

  private func place(_ span: Span) -> JSONValue {
    let text = sources[span.source]
    // A file that could not be read has no lines to point at.
    guard !text.bytes.isEmpty else { return ["artifactLocation": artifact(text.name)] }
    return ["artifactLocation": artifact(text.name), "region": region(span)]
  }

  private func artifact(_ path: String) -> JSONValue { ["uri": .string(Self.address(of: path))] }

  private func region(_ span: Span) -> JSONValue {
    let text = sources[span.source]
    let start = text.utf16Location(at: Int(span.start))
    let end = text.utf16Location(at: Int(span.end))
    return [
      "startLine": .integer(start.line), "startColumn": .integer(start.column),
      "endLine": .integer(end.line), "endColumn": .integer(end.column),
    ]
  }

  /// A path as an address: relative where it is, every other character than plain ones percent-encoded.
  static func address(of path: String) -> String {
    var path = Substring(path)
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    var result = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
      }
    }
    return result
  }
}

extension SourceText {
  /// The line and column of a byte offset, both from 1; a column counts UTF-16 code units.
  func utf16Location(at offset: Int) -> SourceLocation {
    let line = lineIndex(at: offset)
    let range = lineRange(at: line)
    let end = min(max(offset, range.lowerBound), bytes.count)
    return SourceLocation(
      line: line + 1, column: text(from: range.lowerBound, to: end).utf16.count + 1)
  }
}

/// What makes a finding the same in two versions of a file: its rule and the words of its line, not their place.
private struct Fingerprints {
  let sources: SourceCollection
  private var seen: [String: Int] = [:]

  init(sources: SourceCollection) { self.sources = sources }

  mutating func next(of finding: ReviewFinding) -> String {
    let words: String
    switch finding.place {
    case .span(let span):
      let text = sources[span.source]
      let line = text.line(at: text.lineIndex(at: Int(span.start)))
      words = text.name + "\n" + line.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
    // A line number alone would change with every line above it; the message says which test it is.
    case .line(let path, _): words = path + "\n" + finding.message
    case .nowhere: words = finding.message
    }
    let key = finding.rule.id + "\n" + words
    seen[key, default: 0] += 1
    // FNV-1a: the same on every machine.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in key.utf8 {
      hash ^= UInt64(byte)
      hash &*= 0x100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits + ":\(seen[key] ?? 1)"
  }
}
