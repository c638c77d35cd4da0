import CharterValues

/// How many members of a population stand how: whether they belong, and whether they count.
struct Tally: Sendable, Hashable {
  /// Those that belong for certain, whether or not they count.
  var belonging = 0
  /// Those that belong and count for certain.
  var counting = 0
  /// Those that belong, and may count.
  var perhapsCounting = 0
  /// Those that may belong, and then count.
  var perhapsIn = 0
  /// Those that may belong, and then do not count.
  var perhapsOut = 0
  /// Those that may belong, and may then count.
  var perhapsEither = 0
  /// Whether there may be any number of members that nobody knows of.
  var isOpen = false

  /// Adds a member.
  mutating func add(belongs: Bool, counts: Bool?) {
    switch (belongs, counts) {
    case (true, .some(let counts)):
      belonging += 1
      if counts { counting += 1 }
    case (true, nil):
      belonging += 1
      perhapsCounting += 1
    case (false, true): perhapsIn += 1
    case (false, false): perhapsOut += 1
    case (false, nil): perhapsEither += 1
    }
  }

  static func += (left: inout Tally, right: Tally) {
    left.belonging += right.belonging
    left.counting += right.counting
    left.perhapsCounting += right.perhapsCounting
    left.perhapsIn += right.perhapsIn
    left.perhapsOut += right.perhapsOut
    left.perhapsEither += right.perhapsEither
    left.isOpen = left.isOpen || right.isOpen
  }

  /// This tally without the members of another.
  func less(_ other: Tally) -> Tally {
    var rest = self
    rest.belonging -= other.belonging
    rest.counting -= other.counting
    rest.perhapsCounting -= other.perhapsCounting
    rest.perhapsIn -= other.perhapsIn
    rest.perhapsOut -= other.perhapsOut
    rest.perhapsEither -= other.perhapsEither
    return rest
  }

  /// How many may belong beside those that do.
  var perhaps: Int { perhapsIn + perhapsOut + perhapsEither }

  var population: HeadRange { HeadRange(belonging, isOpen ? nil : belonging + perhaps) }

  var counted: HeadRange {
    HeadRange(
      counting, isOpen ? nil : counting + perhapsCounting + perhapsIn + perhapsEither)
  }

  /// The part that counts; `nil` where nobody may belong, or any number.
  var share: ShareRange? {
    guard !isOpen, belonging > 0 else { return nil }
    let low = ExactNumber(counting).divided(by: ExactNumber(belonging + perhapsOut + perhapsEither))
    let high = ExactNumber(counting + perhapsCounting + perhapsIn + perhapsEither)
      .divided(by: ExactNumber(belonging + perhapsIn + perhapsEither))
    guard let low, let high else { return nil }
    return ShareRange(low, high)
  }

  /// How many count where so many of those that may belong do: every number between the two is possible.
  func counted(joining: Int) -> ClosedRange<Int> {
    let least = counting + max(0, joining - perhapsOut - perhapsEither)
    let most = counting + min(joining, perhapsIn + perhapsEither) + perhapsCounting
    return least...most
  }
}

/// The limits that the counted part of a population keeps to.
struct Limits: Sendable, Hashable {
  /// A number of heads, or a share of the population.
  struct Limit: Sendable, Hashable {
    let value: ExactNumber
    let isShare: Bool

    fileprivate func exact(of population: Int) -> ExactNumber {
      isShare ? value * ExactNumber(population) : value
    }
  }

  var lower: Limit?
  var upper: Limit?

  /// The least number of heads that keeps to the lower limit.
  func least(of population: Int) -> Int? {
    lower.map { $0.exact(of: population).ceiling().clamped }
  }

  /// The greatest number of heads that keeps to the upper limit.
  func most(of population: Int) -> Int? {
    upper.map { $0.exact(of: population).floor().clamped }
  }

  /// For how many heads at least the counting would have to change; 0: the limits are kept.
  func deficit(counted: Int, of population: Int) -> Int {
    max(
      0, least(of: population).map { $0 - counted } ?? 0,
      most(of: population).map { counted - $0 } ?? 0)
  }

  /// The deficits and the headroom over every completion of a tally.
  func margins(of tally: Tally) -> Margins {
    var margins = Margins()
    for joining in 0...tally.perhaps {
      let population = tally.belonging + joining
      let range = tally.counted(joining: joining)
      let (least, most) = (least(of: population), most(of: population))
      margins.add(least: least, most: most, counted: range)
    }
    if tally.isOpen { margins.open(isAlwaysKept: staysKept, isNeverKept: isOutOfReach(tally)) }
    return margins
  }

  /// Whether any number of further members leaves the limits kept where they are kept without them.
  private var staysKept: Bool {
    let belowStays = lower.map { !$0.isShare || $0.value.sign <= 0 } ?? true
    let aboveStays = upper.map { $0.isShare && $0.value >= .one } ?? true
    return belowStays && aboveStays
  }

  /// Whether no number of further members brings the limits to be kept.
  private func isOutOfReach(_ tally: Tally) -> Bool {
    if let upper {
      let isPast =
        upper.isShare
        ? upper.value.sign <= 0 && tally.counting > 0 : ExactNumber(tally.counting) > upper.value
      if isPast { return true }
    }
    let certainlyOut = tally.belonging - tally.counting - tally.perhapsCounting
    return lower.map { $0.isShare && $0.value >= .one && certainlyOut > 0 } ?? false
  }
}

/// How far a quota is missed or kept, over every completion of its members.
struct Margins: Sendable {
  private(set) var deficit = HeadRange(.max, 0)
  private(set) var headroom = HeadRange(.max, 0)

  /// Whether the quota is kept in every completion, in none, or in some.
  var isKept: Bool? {
    if deficit.most == 0 { return true }
    return deficit.least > 0 ? false : nil
  }

  /// Adds the completions with one population.
  fileprivate mutating func add(least: Int?, most: Int?, counted range: ClosedRange<Int>) {
    let ends = [range.lowerBound, range.upperBound]
    // Both are made of straight lines, so they turn at the limits or halfway between them.
    let middle = (least ?? most ?? 0) / 2 + (most ?? least ?? 0) / 2
    let turns = [least, most, middle, middle + 1].compactMap { $0 }.filter(range.contains)
    for counted in ends + turns {
      let below = least.map { $0 - counted } ?? .min
      let above = most.map { counted - $0 } ?? .min
      let excess = max(below, above)
      let (missed, spare) = (max(0, excess), excess == .min ? 0 : max(0, -excess))
      deficit = HeadRange(min(deficit.least, missed), max(deficit.most ?? 0, missed))
      headroom = HeadRange(min(headroom.least, spare), max(headroom.most ?? 0, spare))
    }
  }

  /// Takes in that there may be any number of further members.
  fileprivate mutating func open(isAlwaysKept: Bool, isNeverKept: Bool) {
    let keeps = isKept == true && isAlwaysKept
    deficit = HeadRange(isNeverKept ? 1 : 0, keeps ? 0 : nil)
    headroom = HeadRange(0, nil)
  }
}

extension ExactNumber {
  /// A whole number of heads; one beyond what could ever be counted stands for all that are larger.
  fileprivate var clamped: Int {
    let beyond = 1 << 60
    guard let heads = intValue else { return sign < 0 ? -beyond : beyond }
    return Swift.max(-beyond, Swift.min(beyond, heads))
  }
}
