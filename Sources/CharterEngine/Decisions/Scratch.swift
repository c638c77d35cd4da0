import CharterData
import CharterSemantics
import CharterValues

/// What compiled code reads beside its registers: the facts, and what one decision makes on the way.
struct Scratch {
  var facts: FactStore
  /// Numbers of this decision that do not fit a cell.
  private var numbers: [ExactNumber] = []
  /// Members of the sets that this decision has made.
  private var members: [Datum] = []
  var today = CalendarDate.earliest

  init(_ facts: FactStore) { self.facts = facts }

  mutating func begin(on date: CalendarDate) {
    today = date
    if !numbers.isEmpty { numbers.removeAll(keepingCapacity: true) }
    if !members.isEmpty { members.removeAll(keepingCapacity: true) }
  }

  // MARK: Numbers

  func number(_ cell: Datum) -> ExactNumber {
    if cell.tag == .number {
      return ExactNumber(smallLowest: cell.payload, Int64(cell.denominator))
    }
    let place = Int(cell.payload)
    return place >= 0 ? facts.numbers[place] : numbers[-1 - place]
  }

  mutating func cell(_ number: ExactNumber) -> Datum {
    if let cell = Datum(number) { return cell }
    numbers.append(number)
    return Datum(.big, Int64(-numbers.count))
  }

  // MARK: Sets

  mutating func set(_ cells: [Datum]) -> Datum {
    members += cells
    return Datum(members: -1 - (members.count - cells.count), count: cells.count)
  }

  /// A member of a set; a negative place is this decision's.
  func member(_ place: Int, of set: Datum) -> Datum {
    let first = set.first
    return first >= 0 ? facts.members[first + place] : members[-1 - first + place]
  }

  func contains(_ value: Datum, in set: Datum) -> Logic {
    var result = Logic.no
    for place in 0..<set.count {
      var member = self.member(place, of: set)
      let isPossible = member.tag == .record && member.denominator == 1
      if isPossible { member.denominator = 0 }
      switch isSame(member, value) {
      case .no: continue
      case .yes where isPossible: result = result.or(.unknown)
      case let found: result = result.or(found)
      }
      if result == .yes { return .yes }
    }
    return result
  }

  // MARK: Comparing

  /// Whether two known cells hold the same value.
  func isSame(_ left: Datum, _ right: Datum) -> Logic {
    if left.isPlain || right.isPlain { return Logic(left == right) }
    switch (left.tag, right.tag) {
    case (.big, .big): return Logic(number(left) == number(right))
    case (.set, .set):
      guard left.count * right.count <= 1_000_000 else { return .beyond }
      return holds(left, right).and(holds(right, left))
    default: return .no
    }
  }

  /// Whether every member of one set is in another.
  private func holds(_ set: Datum, _ other: Datum) -> Logic {
    var result = Logic.yes
    for place in 0..<set.count {
      result = result.and(contains(member(place, of: set), in: other))
    }
    return result
  }

  /// Whether one value comes before another; `nil`: they have no common order.
  func isLess(_ left: Datum, _ right: Datum) -> Bool? {
    switch (left.tag, right.tag) {
    case (.number, .number):
      if left.denominator == right.denominator { return left.payload < right.payload }
      return Int128(left.payload) * Int128(right.denominator)
        < Int128(right.payload) * Int128(left.denominator)
    case (.number, .big), (.big, .number), (.big, .big): return number(left) < number(right)
    case (.date, .date): return left.payload < right.payload
    case (.enumCase, .enumCase):
      return left.first == right.first ? left.payload < right.payload : nil
    default: return nil
    }
  }

  func satisfies(_ comparison: Comparison, _ left: Datum, _ right: Datum) -> Bool? {
    switch comparison {
    case .less: isLess(left, right)
    case .lessOrEqual: isLess(right, left).map { !$0 }
    case .greater: isLess(right, left)
    case .greaterOrEqual: isLess(left, right).map { !$0 }
    }
  }

  // MARK: Values

  /// What a cell holds as a value; `nil`: it is not known.
  func value(_ cell: Datum) -> Value? {
    switch cell.tag {
    case .unknown, .beyond, .partial, .unbound: return nil
    case .none: return Value.none
    case .boolean: return .boolean(cell.payload == 1)
    case .number, .big: return .number(number(cell))
    case .date: return CalendarDate(dayNumber: Int(cell.payload)).map(Value.date)
    case .enumCase: return .enumCase(cell.enumCase.0, cell.enumCase.1)
    case .record: return .record(RecordID(index: Int(cell.payload)))
    case .text: return .text(facts.texts[Int(cell.payload)])
    case .set: return .set((0..<cell.count).compactMap { value(member($0, of: cell)) })
    }
  }

  /// What the reference evaluator has made of an operation, as a cell of this decision.
  mutating func cell(_ outcome: Outcome) -> Datum {
    switch outcome {
    case .unknown: .unknown
    case .known(.number(let number)): cell(number)
    case .known(let value): facts.cell(value)
    }
  }
}
