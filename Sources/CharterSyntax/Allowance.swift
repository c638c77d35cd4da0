public import CharterDiagnostics

/// A finding that the author lets stand, with the reason: `// 容许 W0601：…` or `// allow W0601: …`.
///
/// On a line of its own such a comment covers what begins on the next line that is no comment; at the end of a line,
/// what begins on that line. Only warnings can be let stand, and the changes that no test notices
/// (`// 容许变异：…`, `// allow mutant: …`).
public struct Allowance: Sendable, Hashable {
  /// What is let stand: codes in capitals, `mutant`, or `mutant` and a kind as written: `mutant 比较`.
  public let subjects: [String]
  /// Where each of the subjects is named.
  public let subjectSpans: [Span]
  /// Why.
  public let reason: String
  /// The comment.
  public let span: Span
  /// What it covers; without width where nothing begins there.
  public let covers: Span

  /// Whether something that stands at a place lies in what it covers.
  public func covers(_ place: Span) -> Bool {
    place.source == covers.source && place.start >= covers.start
      && (place.start < covers.end || place == covers)
  }
}

extension SyntaxTree {
  /// What the comments of the text let stand, in its order, and what is wrong with them.
  ///
  /// An allowance without a reason lets nothing stand, and neither does one that names no finding.
  public var allowances: StageResult<[Allowance]> {
    var found: [Allowance] = []
    var diagnostics: [Diagnostic] = []
    for token in 0..<tokenCount where records[token].kind == .comment {
      guard mayAllow(token) else { continue }
      guard var reader = AllowanceReader(tree: self, comment: token) else { continue }
      reader.read()
      diagnostics += reader.diagnostics
      guard let reason = reader.reason, !reader.subjects.isEmpty else { continue }
      found.append(
        Allowance(
          subjects: reader.subjects.map(\.text), subjectSpans: reader.subjects.map(\.span),
          reason: reason, span: self.token(token).span, covers: covered(by: token)))
    }
    return StageResult(found, diagnostics: diagnostics)
  }

  /// Whether the first letter of a comment is one that an allowance may begin with.
  private func mayAllow(_ comment: Int) -> Bool {
    let end = Int(records[comment + 1].start)
    var index = Int(records[comment].start)
    while index < end, text.bytes[index] == 0x2F || text.bytes[index] == 0x20 { index += 1 }
    guard index < end else { return false }
    // `a`, `A`, the first byte of 容, and those of wide forms.
    return [0x61, 0x41, 0xE5, 0xE3, 0xEF].contains(text.bytes[index])
  }

  // MARK: What it covers

  private func covered(by comment: Int) -> Span {
    var first = comment
    while first > 0, records[first - 1].kind != .newline { first -= 1 }
    while first < comment, records[first].kind.isTrivia { first += 1 }
    if first == comment {
      while first < tokenCount, records[first].kind.isTrivia { first += 1 }
    }
    var last = first
    while last < tokenCount, records[last].kind != .newline { last += 1 }
    return whatBegins(first, last)
  }

  /// The nodes that begin at tokens of a range, each with all that is in it.
  private func whatBegins(_ first: Int, _ last: Int) -> Span {
    var low = 1
    var high = nodes.count
    while low < high {
      let middle = (low + high) / 2
      if Int(nodes[middle].firstToken) < first { low = middle + 1 } else { high = middle }
    }
    var span: Span?
    while low < nodes.count, Int(nodes[low].firstToken) < last {
      let next = node(low).span
      span = span?.joined(with: next) ?? next
      low = max(Int(nodes[low].endNode), low + 1)
    }
    let place = Int(records[min(first, tokenCount)].start)
    return span ?? Span(source: source, start: place, end: place)
  }
}
