import CharterDiagnostics
import CharterSemantics
import CharterValues

/// Values, types and what expressions name, in the host's terms.
extension Graft {
  func entity(_ id: EntityID) throws(NoGraft) -> EntityID {
    guard case .entity(let place)? = partner(.entity(id.index)) else { throw NoGraft() }
    return EntityID(index: place)
  }

  func attribute(_ id: AttributeID) throws(NoGraft) -> AttributeID {
    guard case .attribute(let entity, let slot)? = partner(.attribute(id.entity.index, id.slot))
    else { throw NoGraft() }
    return AttributeID(entity: EntityID(index: entity), slot: slot)
  }

  func step(_ step: Int, of action: ActionID?) throws(NoGraft) -> Int {
    guard let action, case .step(_, let place)? = partner(.step(action.index, step)) else {
      throw NoGraft()
    }
    return place
  }

  func translated(_ value: Value) throws(NoGraft) -> Value {
    switch value {
    case .none, .boolean, .text, .number, .date: return value
    case .enumCase(let id, let index):
      guard case .enumCase(let place, let found)? = partner(.enumCase(id.index, index)) else {
        throw NoGraft()
      }
      return .enumCase(EnumID(index: place), found)
    // No constant is a record.
    case .record: throw NoGraft()
    case .set(let members):
      return .set(try members.map { member throws(NoGraft) in try translated(member) })
    }
  }

  func types(_ types: [ValueType]) throws(NoGraft) -> [ValueType] {
    try types.map { type throws(NoGraft) in try translated(type) }
  }

  func translated(_ type: ValueType) throws(NoGraft) -> ValueType {
    ValueType(try translated(type.base), isOptional: type.isOptional)
  }

  func translated(_ type: BaseType) throws(NoGraft) -> BaseType {
    switch type {
    case .boolean, .text, .date, .nothing: return type
    case .number(let isInteger, let dimension):
      let powers = try dimension.powers.map { power throws(NoGraft) -> Dimension.Power in
        guard case .unit(let place)? = partner(.unit(power.unit.index)) else { throw NoGraft() }
        return Dimension.Power(unit: BaseUnitID(index: place), exponent: power.exponent)
      }
      return .number(isInteger: isInteger, Dimension(powers: powers))
    case .enumeration(let id):
      guard case .enumeration(let place)? = partner(.enumeration(id.index)) else { throw NoGraft() }
      return .enumeration(EnumID(index: place))
    case .entity(let id): return .entity(try entity(id))
    case .set(let element): return .set(of: try translated(element))
    }
  }

  /// The place of what an expression calls.
  mutating func called(_ symbol: Symbol) throws(NoGraft) -> Int { try place(symbol) }
}
