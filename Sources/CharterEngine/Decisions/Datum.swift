import CharterSemantics
import CharterValues

/// A value, or that there is none, in 16 bytes of plain data.
///
/// What does not fit stands in tables of ``FactStore`` or ``Scratch``, and the cell says where.
struct Datum: Hashable, Sendable {
  /// What a cell holds; everything from `none` on is known.
  enum Tag: UInt8, Sendable {
    /// Nobody knows.
    case unknown
    /// Beyond what compiled code can tell: the reference evaluator has to.
    case beyond
    /// A set of which some members are only possible; unknown as a value.
    case partial
    /// A fact that nobody has asked for yet; never in a register.
    case unbound
    case none
    case boolean
    /// The payload over the denominator, in lowest terms.
    case number
    /// Days since 0001-01-01.
    case date
    /// The enum above the place of the case.
    case enumCase
    case record
    /// The place in ``FactStore/texts``.
    case text
    /// A number that does not fit: its place among the facts', or negative, the scratch's.
    case big
    /// The first member's place above their number; a negative one is the scratch's.
    case set
  }

  var payload: Int64
  /// Of a number; 0 for everything else, and 1 for a possible member of a partial set.
  var denominator: Int32
  var tag: Tag

  init(_ tag: Tag, _ payload: Int64 = 0, over denominator: Int32 = 0) {
    self.payload = payload
    self.denominator = denominator
    self.tag = tag
  }

  init(_ truth: Bool) { self.init(.boolean, truth ? 1 : 0) }
  init(integer: Int) { self.init(.number, Int64(integer), over: 1) }
  init(_ date: CalendarDate) { self.init(.date, Int64(date.dayNumber)) }
  init(record: RecordID) { self.init(.record, Int64(record.index)) }
  init(members first: Int, count: Int) {
    self.init(.set, Int64(first) << 32 | Int64(count))
  }

  static let unknown = Datum(.unknown)
  static let beyond = Datum(.beyond)
  static let none = Datum(.none)

  var isKnown: Bool { tag.rawValue >= Tag.none.rawValue }
  /// Whether two such cells are the same value exactly where they are the same cell.
  var isPlain: Bool { isKnown && tag.rawValue < Tag.big.rawValue }

  /// The place of the first member of a set.
  var first: Int { Int(payload >> 32) }
  /// How many members a set has.
  var count: Int { Int(payload & 0xFFFF_FFFF) }
  /// The case of an enum.
  var enumCase: (EnumID, Int) { (EnumID(index: first), count) }

  /// What an operator makes of an operand that is not known.
  var unresolved: Datum { tag == .beyond ? .beyond : .unknown }

  /// As a condition; what is none has no truth.
  var logic: Logic {
    switch tag {
    case .boolean: payload == 1 ? .yes : .no
    case .beyond: .beyond
    default: .unknown
    }
  }
}

/// Kleene's three truth values, and one that compiled code cannot tell.
enum Logic: UInt8, Sendable {
  case no, yes, unknown, beyond

  init(_ truth: Bool) { self = truth ? .yes : .no }

  var cell: Datum {
    switch self {
    case .no: Datum(false)
    case .yes: Datum(true)
    case .unknown: .unknown
    case .beyond: .beyond
    }
  }

  var known: Bool? {
    switch self {
    case .no: false
    case .yes: true
    case .unknown, .beyond: nil
    }
  }

  var negated: Logic {
    switch self {
    case .no: .yes
    case .yes: .no
    case .unknown, .beyond: self
    }
  }

  func and(_ other: Logic) -> Logic {
    if self == .no || other == .no { return .no }
    return self.rawValue > other.rawValue ? self : other
  }

  func or(_ other: Logic) -> Logic { negated.and(other.negated).negated }
}
