public import CharterDiagnostics

/// A finding that an allowance lets stand.
public struct SilencedDiagnostic: Sendable, Hashable {
  /// What was found.
  public let diagnostic: Diagnostic
  /// Why it is let stand.
  public let reason: String
}

/// Findings parted into those that are told and those that an allowance lets stand.
public struct Silencing: Sendable {
  /// What is still to be told, in the order given.
  public private(set) var told: [Diagnostic] = []
  /// What is let stand, in the order of the texts.
  public private(set) var silenced: [SilencedDiagnostic] = []
  /// Subjects that let a finding stand: the allowance's place in the list and the subject's in it.
  private var used: Set<[Int]> = []
  private let allowances: [Allowance]

  /// Parts findings by the allowances of their texts; the innermost that covers a finding lets it stand.
  public init(_ diagnostics: [Diagnostic], allowances: [Allowance]) {
    self.allowances = allowances
    guard !allowances.isEmpty else {
      told = diagnostics
      return
    }
    let subjects = Self.subjects(of: allowances)
    var silencers: [Int: (allowance: Int, subject: Int)] = [:]
    // Both in the order of the texts, so that what has ended is never looked at again.
    let order = diagnostics.indices
      .filter { subjects[diagnostics[$0].code.rawValue] != nil }
      .sorted { diagnostics[$0].span.place < diagnostics[$1].span.place }
    var next: [String: Int] = [:]
    var open: [String: [(allowance: Int, subject: Int)]] = [:]
    for index in order {
      let code = diagnostics[index].code.rawValue
      let place = diagnostics[index].span
      let candidates = subjects[code] ?? []
      var position = next[code] ?? 0
      var active = open[code] ?? []
      while position < candidates.count,
        allowances[candidates[position].allowance].covers.place <= place.place
      {
        active.append(candidates[position])
        position += 1
      }
      active.removeAll { !allowances[$0.allowance].covers(place) }
      next[code] = position
      open[code] = active
      guard let innermost = active.last else { continue }
      silencers[index] = innermost
      used.insert([innermost.allowance, innermost.subject])
    }
    for index in diagnostics.indices where silencers[index] == nil {
      told.append(diagnostics[index])
    }
    silenced = order.compactMap { index in
      silencers[index].map {
        SilencedDiagnostic(
          diagnostic: diagnostics[index], reason: allowances[$0.allowance].reason)
      }
    }
  }

  /// What names a code of those that were looked for and lets nothing stand.
  public func unused(of codes: (DiagnosticCode) -> Bool) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (index, allowance) in allowances.enumerated() {
      for (place, subject) in allowance.subjects.enumerated() {
        guard let code = DiagnosticCode(rawValue: subject), codes(code),
          !used.contains([index, place])
        else { continue }
        found.append(.unusedAllowance(subject, at: allowance.subjectSpans[place]))
      }
    }
    return found
  }

  /// The allowances that name each code, by what they cover.
  private static func subjects(
    of allowances: [Allowance]
  ) -> [String: [(allowance: Int, subject: Int)]] {
    var subjects: [String: [(allowance: Int, subject: Int)]] = [:]
    let order = allowances.indices.sorted {
      let (left, right) = (allowances[$0], allowances[$1])
      if left.covers.place != right.covers.place { return left.covers.place < right.covers.place }
      // Of two that begin together the one that ends first is the inner one, and comes last.
      if left.covers.end != right.covers.end { return left.covers.end > right.covers.end }
      return $0 < $1
    }
    for index in order {
      for (place, subject) in allowances[index].subjects.enumerated() {
        subjects[subject, default: []].append((index, place))
      }
    }
    return subjects
  }
}

extension Span {
  /// Where it begins among all texts.
  fileprivate var place: SourcePlace { SourcePlace(source: source, start: start) }
}

private struct SourcePlace: Comparable {
  let source: SourceID
  let start: Int32

  static func < (left: SourcePlace, right: SourcePlace) -> Bool {
    left.source != right.source ? left.source < right.source : left.start < right.start
  }
}
