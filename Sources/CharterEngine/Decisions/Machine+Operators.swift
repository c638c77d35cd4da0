import CharterDiagnostics
import CharterSemantics
import CharterValues

extension Machine {
  /// For operations whose reasons are worked out later, with their texts.
  static let anywhere = Span(source: SourceID(index: 0), start: 0, end: 0)

  /// The functions by their place in instructions.
  static let functions: [Function] = [
    .year, .month, .day, .schoolYear, .abs, .min, .max, .floor, .ceil, .sqrt, .length, .contains,
    .startsWith, .within,
  ]
  static let units: [CalendarUnit] = [.day, .month, .year]

  /// What no hot path needs.
  @inline(never)
  static func seldom(
    _ instruction: Instruction, _ code: borrowing Code, _ program: borrowing Program,
    _ registers: Swift.Span<Datum>, _ scratch: inout Scratch
  ) -> Datum {
    /// The registers of an instruction with many.
    func operand(_ place: Int) -> Datum {
      registers[Int(code.operands[Int(instruction.a) + place])]
    }
    let many = Int(instruction.b)

    switch instruction.operation {
    case .referrers:
      let base = registers[Int(instruction.a)]
      guard base.tag == .record else { return base.unresolved }
      let attribute = code.inverses[Int(instruction.b)]
      return scratch.facts.referrers(to: Int(base.payload), by: attribute)
    case .extent: return scratch.facts.extent(of: EntityID(index: Int(instruction.b)))
    case .memberOf:
      let (sought, set) = (registers[Int(instruction.a)], registers[Int(instruction.b)])
      guard sought.isKnown else { return unresolved(sought, set) }
      guard set.tag == .set || set.tag == .partial else { return set.unresolved }
      return scratch.contains(sought, in: set).cell
    case .count:
      let set = registers[Int(instruction.a)]
      guard set.tag == .partial else {
        return set.tag == .set ? Datum(integer: set.count) : set.unresolved
      }
      // Its members may all be certain.
      let isOpen = (0..<set.count).contains { scratch.member($0, of: set).denominator == 1 }
      return isOpen ? .unknown : Datum(integer: set.count)
    case .known:
      let operand = registers[Int(instruction.a)]
      return operand.isKnown ? Datum(true) : operand.unresolved
    case .whereKnown:
      let operand = registers[Int(instruction.a)]
      if operand.tag == .beyond { return .beyond }
      return operand.isKnown ? registers[Int(instruction.b)] : Datum(true)
    case .notBefore:
      let (day, other) = (registers[Int(instruction.a)], registers[Int(instruction.b)])
      guard day.tag == .date, other.tag == .date else { return Datum(true) }
      return Datum(day.payload >= other.payload)
    case .actors:
      return actors(
        registers[Int(instruction.a)], registers[Int(instruction.b)],
        isAll: instruction.detail == 1, scratch
      ).cell
    case .divide:
      return arithmetic(
        .divide, registers[Int(instruction.a)], registers[Int(instruction.b)], &scratch)
    case .negate:
      let operand = registers[Int(instruction.a)]
      return operand.isNumber ? scratch.cell(-scratch.number(operand)) : operand.unresolved
    case .daysBetween:
      let (later, earlier) = (registers[Int(instruction.a)], registers[Int(instruction.b)])
      guard later.tag == .date, earlier.tag == .date else { return unresolved(later, earlier) }
      return Datum(.number, later.payload - earlier.payload, over: 1)
    case .shift:
      let (from, amount) = (registers[Int(instruction.a)], registers[Int(instruction.b)])
      guard from.tag == .date, amount.isNumber else { return unresolved(from, amount) }
      return scratch.shifted(
        from, by: amount, units[Int(instruction.detail & 3)],
        backwards: instruction.detail & 4 != 0)
    case .rounded:
      let operand = registers[Int(instruction.a)]
      guard operand.isNumber else { return operand.unresolved }
      let (mode, step) = code.roundings[Int(instruction.b)]
      return scratch.cell(scratch.number(operand).rounded(mode, toMultipleOf: step))
    case .memberOfList:
      let sought = operand(0)
      var found = sought.isKnown ? Logic.no : sought.tag == .beyond ? .beyond : .unknown
      var open = found
      for place in 1..<many {
        let element = operand(place)
        if !element.isKnown {
          open = open == .beyond || element.tag == .beyond ? .beyond : .unknown
        } else if sought.isKnown {
          found = found.or(scratch.isSame(element, sought))
        }
      }
      return (open == .no ? found : open).cell
    case .list: return list((0..<many).map(operand), &scratch)
    case .atLeast:
      var (certain, possible, isBeyond) = (0, 0, false)
      for place in 1..<many {
        switch operand(place).logic {
        case .yes: (certain, possible) = (certain + 1, possible + 1)
        case .unknown: possible += 1
        case .beyond: (possible, isBeyond) = (possible + 1, true)
        case .no: break
        }
      }
      let least = operand(0)
      guard least.isNumber else { return isBeyond ? .beyond : least.unresolved }
      let number = scratch.number(least)
      if ExactNumber(certain) >= number { return Datum(true) }
      if ExactNumber(possible) < number { return Datum(false) }
      return isBeyond ? .beyond : .unknown
    case .function:
      var values: [Value] = []
      var missing: Datum?
      for place in 0..<many {
        let cell = operand(place)
        if cell.isKnown, cell.tag != .none, let value = scratch.value(cell) {
          values.append(value)
        } else {
          missing = unresolved(missing ?? .unknown, cell)
        }
      }
      if let missing { return missing }
      return scratch.cell(
        Evaluation.apply(functions[Int(instruction.detail)], values, at: anywhere))
    case .select:
      let condition = operand(0).logic
      switch condition {
      case .yes: return operand(1)
      case .no: return operand(2)
      case .unknown: return shared([operand(1), operand(2)], scratch)
      case .beyond: return .beyond
      }
    case .match:
      let match = code.matches[Int(instruction.b)]
      let selector = registers[Int(match.selector)]
      if let arm = match.arm(for: selector, scratch) { return registers[Int(arm)] }
      return selector.tag == .beyond
        ? .beyond : shared(match.arms.map { registers[Int($0.result)] }, scratch)
    case .table:
      let choice = code.tables[Int(instruction.b)].choose(registers, scratch)
      func cell(_ result: Int32) -> Datum { result < 0 ? .unknown : registers[Int(result)] }
      switch choice {
      case .row(let result, _): return cell(result)
      case .open: return .unknown
      case .beyond: return .beyond
      case .oneOf(let rows): return shared(rows.map { cell($0.result) }, scratch)
      }
    case .parameter:
      let parameter = code.parameters[Int(instruction.b)]
      switch parameter.choose(registers, scratch, program) {
      case .value(let register): return registers[Int(register)]
      case .unset, .outside: return .unknown
      case .beyond: return .beyond
      }
    case .lies:
      let place = instruction.a < 0 ? nil : registers[Int(instruction.a)]
      return lies(place, in: program.policies[Int(instruction.b)], scratch).cell
    case .beyond: return .beyond
    case .given, .attribute, .equal, .compare, .not, .and, .or, .implies, .isPresent, .add,
      .subtract,
      .multiply, .inRange, .loop:
      preconditionFailure("what is common stands in the loop")
    }
  }

  /// The value that all alternatives share.
  static func shared(_ alternatives: [Datum], _ scratch: borrowing Scratch) -> Datum {
    guard let first = alternatives.first else { return .unknown }
    var all = Logic.yes
    for other in alternatives {
      if !first.isKnown || !other.isKnown {
        if other.tag == .beyond { return .beyond }
        all = .no
      } else {
        all = all.and(scratch.isSame(first, other))
      }
    }
    return all == .yes ? first : all == .no ? .unknown : .beyond
  }

  /// `{a, b}`: each member once.
  private static func list(_ elements: [Datum], _ scratch: inout Scratch) -> Datum {
    var members: [Datum] = []
    var missing: Datum?
    for element in elements {
      guard element.isKnown else {
        missing = unresolved(missing ?? .unknown, element)
        continue
      }
      if members.contains(where: { scratch.isSame($0, element) == .yes }) { continue }
      members.append(element)
    }
    return missing ?? scratch.set(members)
  }

  /// Whether those who acted are all of a party's members, or one of them.
  static func actors(
    _ party: Datum, _ actors: Datum, isAll: Bool, _ scratch: borrowing Scratch
  ) -> Logic {
    func acted(_ member: Datum) -> Logic {
      switch actors.tag {
      case .set: scratch.contains(member, in: actors)
      case .unknown, .none: .unknown
      case .beyond, .partial, .unbound: .beyond
      default: scratch.isSame(actors, member)
      }
    }
    switch party.tag {
    case .unknown, .none: return .unknown
    case .beyond, .partial, .unbound: return .beyond
    case .set:
      var result: Logic = isAll ? .yes : .no
      for place in 0..<party.count {
        let truth = acted(scratch.member(place, of: party))
        result = isAll ? result.and(truth) : result.or(truth)
      }
      return result
    default: return acted(party)
    }
  }

  /// Whether a place lies in a policy's jurisdiction; of several places one is enough.
  static func lies(_ place: Datum?, in policy: Policy, _ scratch: borrowing Scratch) -> Logic {
    if policy.governsEverywhere { return .yes }
    guard let place, let jurisdiction = policy.jurisdiction else { return .no }
    func contains(_ text: Datum) -> Bool {
      text.tag == .text && jurisdiction.contains(code: scratch.facts.texts[Int(text.payload)])
    }
    switch place.tag {
    case .none: return .no
    case .text: return Logic(contains(place))
    case .set: return Logic((0..<place.count).contains { contains(scratch.member($0, of: place)) })
    case .unknown: return .unknown
    default: return .beyond
    }
  }
}

extension Scratch {
  /// A date moved by a whole amount; unknown where that is no day.
  mutating func shifted(_ from: Datum, by amount: Datum, _ unit: CalendarUnit, backwards: Bool)
    -> Datum
  {
    let by = backwards ? -number(amount) : number(amount)
    let day = CalendarDate(dayNumber: Int(from.payload))?.moved(by: by, unit)
    return day.map { Datum($0) } ?? .unknown
  }
}

extension Code.Match {
  /// The register of the arm for a known value; `nil`: it is not known.
  func arm(for selector: Datum, _ scratch: borrowing Scratch) -> Int32? {
    guard selector.isKnown else { return nil }
    var otherwise: Int32?
    for arm in arms {
      guard let patterns = arm.patterns else {
        otherwise = otherwise ?? arm.result
        continue
      }
      for pattern in patterns where scratch.isSame(pattern, selector) == .yes { return arm.result }
    }
    return otherwise
  }
}
