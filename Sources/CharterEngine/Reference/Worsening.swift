import CharterSemantics

/// How far a subject is from keeping to a norm on the registry, in one state.
struct Standing: Sendable {
  let applies: StateApplication
  /// From the least to the greatest deficit that is possible; `nil`: nobody can tell.
  let deficit: HeadRange?
  /// Why it is open.
  let doubts: [Reason]

  /// A quota's: heads.
  init(_ finding: QuotaFinding) {
    applies = finding.applies
    deficit = finding.report.deficit
    doubts = finding.doubts
  }

  /// A rule's: 1 where it does not hold.
  init(_ finding: RuleFinding) {
    applies = finding.applies
    doubts = finding.holds.reasons
    switch finding.holds {
    case .true: deficit = HeadRange(0, 0)
    case .false: deficit = HeadRange(1, 1)
    case .unknown: deficit = HeadRange(0, 1)
    }
  }
}

/// From a least to a greatest difference of two deficits, the later less the earlier.
struct DeficitChange: Sendable {
  let least: Int
  let most: Int

  /// Nothing that the norm reads of the subject has changed.
  static let none = DeficitChange(least: 0, most: 0)

  /// Where what is open before has nothing to do with what is open after.
  init(from before: HeadRange, to after: HeadRange) {
    least = after.least - (before.most ?? Self.unlimited)
    most = (after.most ?? Self.unlimited) - before.least
  }

  init(least: Int, most: Int) {
    self.least = least
    self.most = most
  }

  private static let unlimited = Int.max / 4

  /// Where the members of whom an action touches nothing come out the same before and after.
  ///
  /// - Parameters:
  ///   - before: the quota on the state before, with what was read.
  ///   - after: the quota on the state after.
  ///   - touches: whether the action touches anything of what was read.
  init?(
    from before: QuotaFinding, to after: QuotaFinding, touches: (Set<ReadLog.Entry>) -> Bool
  ) {
    if !touches(before.reads) {
      self = .none
      return
    }
    // The place of the subject picks the parameters that limits and members read.
    let keepsParameters = !touches(before.applies.reads)
    guard let old = before.limits, let new = after.limits,
      let oldDeficit = before.report.deficit, let newDeficit = after.report.deficit
    else {
      guard keepsParameters, !touches(before.limitReads),
        let change = DeficitChange(ofUnknown: before, after)
      else { return nil }
      self = change
      return
    }
    let apart = DeficitChange(from: oldDeficit, to: newDeficit)
    let later = Set(after.openMembers.map(\.value))
    let kept = before.openMembers.filter {
      keepsParameters && later.contains($0.value) && !touches($0.reads)
    }
    if kept.isEmpty || before.tally.isOpen || after.tally.isOpen {
      self = apart
      return
    }
    var shared = Tally()
    for member in kept { shared.add(belongs: member.belongs, counts: member.counts) }
    let (own, others) = (before.tally.less(shared), after.tally.less(shared))
    // Beyond so many cases the wider answer serves: it may leave open what is not, never the other way.
    let cases = [shared, own, others].flatMap(\.completionSides).reduce(1) { product, side in
      let (next, isTooLarge) = product.multipliedReportingOverflow(by: side)
      return isTooLarge ? .max : next
    }
    guard cases <= 200_000 else {
      self = apart
      return
    }
    let (together, mine, theirs) = (shared.completions, own.completions, others.completions)
    var (least, most) = (Int.max, Int.min)
    for common in together {
      for own in mine {
        let deficit = old.deficit(
          counted: common.counted + own.counted, of: common.population + own.population)
        for other in theirs {
          let change =
            new.deficit(
              counted: common.counted + other.counted, of: common.population + other.population)
            - deficit
          (least, most) = (min(least, change), max(most, change))
        }
      }
    }
    self.init(least: least, most: most)
  }
}

extension DeficitChange {
  /// Under the same limit, which is unknown: no worse where as many belong and the part that counts moves
  /// the right way, or not at all.
  fileprivate init?(ofUnknown before: QuotaFinding, _ after: QuotaFinding) {
    let sides = Set(before.report.bounds.map(\.side))
    guard let population = before.tally.population.known,
      population == after.tally.population.known, let side = sides.first, sides.count == 1,
      let earlier = before.tally.counted.known, let later = after.tally.counted.known,
      side == .atLeast ? later >= earlier : later <= earlier
    else { return nil }
    self.init(least: -population, most: 0)
  }
}

extension Tally {
  /// One way in which everything open may come out.
  fileprivate struct Completion {
    let population: Int
    let counted: Int
  }

  /// Two numbers whose product is no less than that of the completions.
  fileprivate var completionSides: [Int] {
    [perhaps + 1, perhapsIn + perhapsEither + perhapsCounting + 1]
  }

  fileprivate var completions: [Completion] {
    (0...perhaps).flatMap { joining in
      counted(joining: joining).map { Completion(population: belonging + joining, counted: $0) }
    }
  }
}

/// Whether an action leaves a subject further from keeping to a norm than it was.
enum Worsening {
  /// - Parameters:
  ///   - before: how the subject stood; `nil`: it was none, and its deficit was 0.
  ///   - after: how it stands.
  ///   - change: how the deficit changes where it is a subject both times; `nil`: nobody can tell.
  ///   - staysSubject: whether nothing is touched that decides whether it is a subject.
  /// - Returns: whether the deficit rises, in whatever way the unknowns come out.
  static func of(
    before: Standing?, after: Standing, change: DeficitChange?, staysSubject: Bool
  ) -> Truth {
    // Each way in which it may be a subject before and after.
    var cases: [(was: Bool, is: Bool)] = []
    let was = before.map { $0.applies.truth.known } ?? false
    let isNow = after.applies.truth.known
    for earlier in [true, false] where was == nil || was == earlier {
      for later in [true, false] where isNow == nil || isNow == later {
        cases.append((earlier, later))
      }
    }
    if before != nil, was == nil, isNow == nil, staysSubject {
      cases = [(true, true), (false, false)]
    }
    var results: Set<Bool> = []
    for (was, isNow) in cases {
      switch (was, isNow) {
      case (_, false): results.insert(false)
      case (true, true): insert(change.map { ($0.least, $0.most) }, into: &results)
      case (false, true):
        insert(after.deficit.map { ($0.least, $0.most ?? .max) }, into: &results)
      }
    }
    if results.count == 1, let result = results.first { return Truth(result) }
    return .unknown(
      Reason.union([
        after.applies.truth.reasons, after.doubts, before?.applies.truth.reasons ?? [],
        before?.doubts ?? [],
      ]))
  }

  private static func insert(_ range: (least: Int, most: Int)?, into results: inout Set<Bool>) {
    if range.map({ $0.most > 0 }) ?? true { results.insert(true) }
    if range.map({ $0.least <= 0 }) ?? true { results.insert(false) }
  }
}
