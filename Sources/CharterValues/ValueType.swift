/// Dense indices into a ``Schema``; each names one declaration.
public struct EnumID: Sendable, Hashable { public let index: Int; public init(index: Int) { self.index = index } }
public struct EntityID: Sendable, Hashable { public let index: Int; public init(index: Int) { self.index = index } }
public struct ActionID: Sendable, Hashable { public let index: Int; public init(index: Int) { self.index = index } }
public struct BaseUnitID: Sendable, Hashable { public let index: Int; public init(index: Int) { self.index = index } }

/// An attribute of an entity: the entity and the slot in its declaration.
public struct AttributeID: Sendable, Hashable {
  public let entity: EntityID
  public let slot: Int

  public init(entity: EntityID, slot: Int) {
    self.entity = entity
    self.slot = slot
  }
}

/// A dimension: base units with whole exponents; the empty product is a plain number.
///
/// `元/人` is yuan¹·person⁻¹. Units are equal exactly when their exponents are.
public struct Dimension: Sendable, Hashable {
  /// Exponents by base unit, sorted by the unit's index, none of them zero.
  public let powers: [Power]

  public struct Power: Sendable, Hashable {
    public let unit: BaseUnitID
    public let exponent: Int

    public init(unit: BaseUnitID, exponent: Int) {
      self.unit = unit
      self.exponent = exponent
    }
  }

  public static let plain = Dimension(powers: [])

  public init(powers: [Power]) {
    var exponents: [Int: Int] = [:]
    for power in powers { exponents[power.unit.index, default: 0] += power.exponent }
    self.powers = exponents.filter { $0.value != 0 }.sorted { $0.key < $1.key }
      .map { Power(unit: BaseUnitID(index: $0.key), exponent: $0.value) }
  }

  public init(_ unit: BaseUnitID) { self.init(powers: [Power(unit: unit, exponent: 1)]) }

  public var isPlain: Bool { powers.isEmpty }

  public static func * (left: Dimension, right: Dimension) -> Dimension {
    if left.isPlain { return right }
    if right.isPlain { return left }
    return Dimension(powers: left.powers + right.powers)
  }

  public static func / (left: Dimension, right: Dimension) -> Dimension {
    if right.isPlain { return left }
    return Dimension(
      powers: left.powers + right.powers.map { Power(unit: $0.unit, exponent: -$0.exponent) })
  }

  /// The dimension of a square root; `nil` where an exponent is odd.
  public var squareRoot: Dimension? {
    guard powers.allSatisfy({ $0.exponent % 2 == 0 }) else { return nil }
    return Dimension(powers: powers.map { Power(unit: $0.unit, exponent: $0.exponent / 2) })
  }
}

/// The type of a value that is present; absence is ``ValueType/isOptional``.
public indirect enum BaseType: Sendable, Hashable {
  case boolean
  case text
  case date
  /// An exact number; `isInteger` ones have no fraction.
  case number(isInteger: Bool, Dimension)
  case enumeration(EnumID)
  case entity(EntityID)
  case set(of: BaseType)
  /// The type of `none` before anything says what it is the absence of.
  case nothing
}

/// A type as the vocabulary writes it: a base, and whether the value may be absent (`T?`).
public struct ValueType: Sendable, Hashable {
  public let base: BaseType
  public let isOptional: Bool

  public init(_ base: BaseType, isOptional: Bool = false) {
    self.base = base
    self.isOptional = isOptional
  }

  public static let boolean = ValueType(.boolean)
  public static let text = ValueType(.text)
  public static let date = ValueType(.date)
  public static func number(_ dimension: Dimension = .plain) -> ValueType {
    ValueType(.number(isInteger: false, dimension))
  }
  public static func integer(_ dimension: Dimension = .plain) -> ValueType {
    ValueType(.number(isInteger: true, dimension))
  }

  public var optional: ValueType { ValueType(base, isOptional: true) }
  public var present: ValueType { ValueType(base) }
}
