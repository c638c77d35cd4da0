/// An enum of a ``Schema``, by its place there.
public struct EnumID: Sendable, Hashable {
  /// The place, from 0.
  public let index: Int

  /// The declaration at a place.
  public init(index: Int) { self.index = index }
}

/// An entity of a ``Schema``, by its place there.
public struct EntityID: Sendable, Hashable {
  /// The place, from 0.
  public let index: Int

  /// The declaration at a place.
  public init(index: Int) { self.index = index }
}

/// An action of a ``Schema``, by its place there.
public struct ActionID: Sendable, Hashable {
  /// The place, from 0.
  public let index: Int

  /// The declaration at a place.
  public init(index: Int) { self.index = index }
}

/// A base unit of a ``Schema``, by its place there.
public struct BaseUnitID: Sendable, Hashable {
  /// The place, from 0.
  public let index: Int

  /// The declaration at a place.
  public init(index: Int) { self.index = index }
}

/// An attribute of an entity: the entity and the slot in its declaration.
public struct AttributeID: Sendable, Hashable {
  /// The entity that has the attribute.
  public let entity: EntityID
  /// The place among its attributes.
  public let slot: Int

  /// The attribute of an entity at a slot.
  public init(entity: EntityID, slot: Int) {
    self.entity = entity
    self.slot = slot
  }
}

/// A dimension: base units with whole exponents; the empty product is a plain number.
///
/// `元/人` is yuan¹·person⁻¹. Units are equal exactly when their exponents are.
public struct Dimension: Sendable, Hashable {
  /// The two commonest kinds need no memory of their own; which of the three holds a dimension is
  /// settled by its powers alone.
  private enum Factors: Sendable, Hashable {
    case none
    case one(unit: Int32, exponent: Int32)
    case several([Power])
  }

  private let factors: Factors

  /// A base unit raised to a whole exponent.
  public struct Power: Sendable, Hashable {
    /// The unit.
    public let unit: BaseUnitID
    /// The exponent, not zero.
    public let exponent: Int

    /// A unit to an exponent.
    public init(unit: BaseUnitID, exponent: Int) {
      self.unit = unit
      self.exponent = exponent
    }
  }

  /// The dimension of a plain number.
  public static let plain = Dimension(powers: [])

  /// The product of powers, whichever way they are written.
  public init(powers: [Power]) {
    var exponents: [Int: Int] = [:]
    for power in powers { exponents[power.unit.index, default: 0] += power.exponent }
    let powers = exponents.filter { $0.value != 0 }.sorted { $0.key < $1.key }
      .map { Power(unit: BaseUnitID(index: $0.key), exponent: $0.value) }
    if powers.isEmpty {
      factors = .none
    } else if powers.count == 1, let unit = Int32(exactly: powers[0].unit.index),
      let exponent = Int32(exactly: powers[0].exponent)
    {
      factors = .one(unit: unit, exponent: exponent)
    } else {
      factors = .several(powers)
    }
  }

  /// The dimension of one base unit.
  public init(_ unit: BaseUnitID) {
    if let unit = Int32(exactly: unit.index) {
      factors = .one(unit: unit, exponent: 1)
    } else {
      factors = .several([Power(unit: unit, exponent: 1)])
    }
  }

  /// Exponents by base unit, sorted by the unit's index, none of them zero.
  public var powers: [Power] {
    switch factors {
    case .none: []
    case .one(let unit, let exponent):
      [Power(unit: BaseUnitID(index: Int(unit)), exponent: Int(exponent))]
    case .several(let powers): powers
    }
  }

  /// Whether it is that of a plain number.
  public var isPlain: Bool {
    if case .none = factors { return true }
    return false
  }

  /// The dimension of a product.
  public static func * (left: Dimension, right: Dimension) -> Dimension {
    if left.isPlain { return right }
    if right.isPlain { return left }
    return Dimension(powers: left.powers + right.powers)
  }

  /// The dimension of a quotient.
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
public enum BaseType: Sendable, Hashable {
  case boolean
  case text
  case date
  /// An exact number; `isInteger` ones have no fraction.
  case number(isInteger: Bool, Dimension)
  case enumeration(EnumID)
  case entity(EntityID)
  indirect case set(of: BaseType)
  /// The type of `none` before anything says what it is the absence of.
  case nothing
}

extension BaseType {
  /// Whether its values are numbers without a fraction.
  public var isInteger: Bool {
    if case .number(isInteger: true, _) = self { return true }
    return false
  }
}

/// A type as the vocabulary writes it: a base, and whether the value may be absent (`T?`).
public struct ValueType: Sendable, Hashable {
  /// What a value that is present is.
  public let base: BaseType
  /// Whether the value may be absent.
  public let isOptional: Bool

  /// A type, present unless said otherwise.
  public init(_ base: BaseType, isOptional: Bool = false) {
    self.base = base
    self.isOptional = isOptional
  }

  /// The type of truth values.
  public static let boolean = ValueType(.boolean)
  /// The type of texts.
  public static let text = ValueType(.text)
  /// The type of days.
  public static let date = ValueType(.date)
  /// The type of exact numbers of a dimension.
  public static func number(_ dimension: Dimension = .plain) -> ValueType {
    ValueType(.number(isInteger: false, dimension))
  }
  /// The type of whole numbers of a dimension.
  public static func integer(_ dimension: Dimension = .plain) -> ValueType {
    ValueType(.number(isInteger: true, dimension))
  }

  /// The same type with absence allowed.
  public var optional: ValueType { ValueType(base, isOptional: true) }
  /// The same type without absence.
  public var present: ValueType { ValueType(base) }
}

extension ValueType {
  /// Whether it is the type of `none`, before anything says what that is the absence of.
  package var isNothing: Bool {
    if case .nothing = base { return true }
    return false
  }
}
