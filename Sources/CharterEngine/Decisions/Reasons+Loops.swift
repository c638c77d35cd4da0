import CharterData
import CharterSemantics
import CharterValues

extension Machine {
  /// Why what is made of many members is unknown: they are gone through once more, each asked while it is bound.
  mutating func reasons(
    of loop: Code.Loop, for action: ActionID
  ) throws(Unexplained) -> [Reason] {
    let set = registers[Int(loop.collection)]
    guard set.tag == .set || set.tag == .partial else {
      return try absence(of: loop.collection, for: action)
    }
    var lists: [[Reason]] = []
    for place in 0..<set.count {
      var member = scratch.member(place, of: set)
      var inclusion = Logic.yes
      var doubts: [[Reason]] = []
      if member.tag == .record, member.denominator == 1 {
        doubts.append([try doubt(of: member, in: loop.collection, for: action)])
        (member.denominator, inclusion) = (0, .unknown)
      }
      registers[Int(loop.variable)] = member
      if let condition = loop.condition {
        run(condition.block)
        inclusion = inclusion.and(registers[Int(condition.register)].logic)
        if inclusion == .no { continue }
        doubts.append(try absence(of: condition.register, for: action))
      }
      run(loop.body)
      let included = Reason.union(doubts)
      guard loop.value >= 0 else {
        lists.append(included)
        continue
      }
      let value = registers[Int(loop.value)]
      let missing = try absence(of: loop.value, for: action)
      switch loop.kind {
      case .some: if value.logic != .no { lists.append(Reason.union([included, missing])) }
      case .every: if value.logic != .yes { lists.append(Reason.union([included, missing])) }
      case .aggregate(.sum):
        if !value.isNumber {
          lists.append(Reason.union([included, missing]))
        } else if inclusion != .yes, value != Datum(integer: 0) {
          lists.append(included)
        }
      case .aggregate:
        var weight: [Reason] = []
        if let register = loop.weight { weight = try absence(of: register, for: action) }
        lists.append(Reason.union([included, missing, weight]))
      }
    }
    let reasons = Reason.union(lists)
    // An empty sample, or one without a spread.
    if reasons.isEmpty { throw Unexplained() }
    return reasons
  }

  // MARK: Possible members

  /// Why each possible member of an inverse set is only that.
  mutating func memberships(
    of set: Datum, _ register: Int32, for action: ActionID
  ) throws(Unexplained) -> [Reason] {
    guard set.tag == .partial else { throw Unexplained() }
    var reasons: [Reason] = []
    for place in 0..<set.count {
      let member = scratch.member(place, of: set)
      if member.denominator == 1 {
        reasons.append(try doubt(of: member, in: register, for: action))
      }
    }
    return reasons
  }

  /// Why a value may be a member.
  mutating func membership(
    of value: Datum, in register: Int32, for action: ActionID
  ) throws(Unexplained) -> [Reason] {
    let set = registers[Int(register)]
    var lists: [[Reason]] = []
    for place in 0..<set.count {
      var member = scratch.member(place, of: set)
      guard member.denominator == 1 else { continue }
      let possible = member
      member.denominator = 0
      if member == value { lists.append([try doubt(of: possible, in: register, for: action)]) }
    }
    return Reason.union(lists)
  }

  /// Why a member is only possible: its own reference is missing.
  private mutating func doubt(
    of member: Datum, in register: Int32, for action: ActionID
  ) throws(Unexplained) -> Reason {
    let instruction = code.producers[Int(register)]
    guard instruction.operation == .referrers,
      let path = try path(of: register, for: action)
    else { throw Unexplained() }
    let name = program.schema[code.inverses[Int(instruction.b)]].name
    return .missingFact(
      FactPath(names: path.names + [name]), record: RecordID(index: Int(member.payload)))
  }
}
