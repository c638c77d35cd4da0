public import CharterDiagnostics
public import CharterValues

/// A typed, resolved expression of the core.
///
/// Its meaning is SEMANTICS.md's; nothing else adds to it.
///
/// Variables are slots of the frame that they stand in: an action's parameters, or a definition's, come
/// first in the order declared; each binder has a slot of its own after them.
///
/// A handle on a node that is never changed, so that it is as cheap to hand on as one reference.
@frozen
public struct Expression: Sendable {
  @usableFromInline
  final class Node: Sendable {
    @usableFromInline let kind: Kind
    @usableFromInline let type: ValueType
    @usableFromInline let span: Span

    @inlinable
    init(kind: Kind, type: ValueType, span: Span) {
      self.kind = kind
      self.type = type
      self.span = span
    }
  }

  @usableFromInline let node: Node

  /// An expression of a type.
  @inlinable
  public init(_ kind: Kind, type: ValueType, span: Span) {
    node = Node(kind: kind, type: type, span: span)
  }

  /// What it computes, and from which operands.
  @inlinable public var kind: Kind { node.kind }
  /// What its values are.
  @inlinable public var type: ValueType { node.type }
  /// The text that it was made from.
  @inlinable public var span: Span { node.span }

  /// The operations of the core; operands stand in the order written.
  public enum Kind: Sendable {
    case constant(Value)
    case variable(Int)
    /// An attribute of a record; derived inverse sets too.
    case attribute(Expression, AttributeID)
    /// A step of the deciding action, by its place in the action's declaration.
    case step(Int, StepField)
    case parameter(ParameterID, [Expression])
    case definition(DefinitionID, [Expression])
    case table(TableID, [Expression])
    /// The decision's date.
    case today
    /// Every registered record of an entity.
    case extent(EntityID)
    /// Every case of an enum, in order.
    case enumCases(EnumID)

    case not(Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    case implies(Expression, Expression)

    /// `none = none` is true, `none = v` false; sets are equal when they have the same members.
    case equal(Expression, Expression)
    /// Numbers of one dimension, dates, or cases of one ordered enum.
    case compare(Comparison, Expression, Expression)
    /// Numbers; `+` and `-` of one dimension.
    case arithmetic(Arithmetic, Expression, Expression)
    case negate(Expression)
    /// A date moved by a whole amount, forwards, or backwards where `backwards`.
    case shiftDate(Expression, by: Expression, CalendarUnit, backwards: Bool)
    /// Days from the second date to the first.
    case daysBetween(Expression, Expression)

    /// `e is present`; `is none` is its negation.
    case isPresent(Expression)
    case conditional(Expression, then: Expression, otherwise: Expression)
    case match(Expression, [MatchArm])
    indirect case quantifier(Quantifier, Binder, Expression)
    indirect case aggregate(Aggregate, Binder, value: Expression?, weight: Expression?)
    /// `count(xs)` of a set.
    case count(Expression)
    case memberOf(Expression, Expression)
    case memberOfList(Expression, [Expression])
    case inRange(Expression, from: Expression, to: Expression, isHalfOpen: Bool)
    indirect case rounded(Expression, RoundingMode, step: ExactNumber)
    case function(Function, [Expression])
    case interpolation([TextPart])
    /// `{a, b}` as a value.
    case list([Expression])
  }
}

/// What a step fact says: when it was done, by whom.
public enum StepField: Sendable, Hashable {
  case on
  case by
}

/// The comparisons by size; `=` and `!=` are not among them.
public enum Comparison: String, Sendable, Hashable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// The four operations on numbers, exact throughout.
public enum Arithmetic: String, Sendable, Hashable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
}

/// What a date moves by; a year is twelve months, a month no fixed number of days.
public enum CalendarUnit: Sendable, Hashable {
  case day
  case month
  case year
}

/// Whether every member must satisfy, or one is enough.
public enum Quantifier: Sendable, Hashable {
  case every
  case some
}

/// What is made of many members; `stdev` and `cv` are those of a population.
public enum Aggregate: String, Sendable, Hashable {
  case count, sum, mean, min, max, median, stdev, cv
}

/// The functions built in.
///
/// `min` and `max` take two or more arguments of one dimension.
public enum Function: String, Sendable, Hashable {
  case year, month, day
  case schoolYear = "school_year"
  case abs, min, max, floor, ceil, sqrt
  case length, contains
  case startsWith = "starts_with"
  /// `within(code, "360100")`: the code lies in the division.
  case within
}

/// One arm of a `match`; the arms are tried as one table, exactly one applies to a known value.
public struct MatchArm: Sendable {
  /// Constants, `none` among them where the value may be absent; `nil`: every value no other arm names.
  public let patterns: [Value]?
  /// The value of the `match` where this arm applies.
  public let result: Expression

  /// An arm with its patterns.
  public init(patterns: [Value]?, result: Expression) {
    self.patterns = patterns
    self.result = result
  }
}

/// A variable that runs over the members of a collection for which a condition holds.
public struct Binder: Sendable {
  /// Where in the frame the variable's value stands.
  public let slot: Int
  /// The variable's name.
  public let name: Name
  /// What it runs over; a set.
  public let collection: Expression
  /// Which members count, reading the variable itself; `nil`: all.
  public let condition: Expression?

  /// A variable with what it runs over.
  public init(slot: Int, name: Name, collection: Expression, condition: Expression?) {
    self.slot = slot
    self.name = name
    self.collection = collection
    self.condition = condition
  }
}

/// A piece of a text with values in it.
public enum TextPart: Sendable {
  case literal(String)
  case value(Expression)
}

/// A text for people, in each language, with values in it; a text given once serves both.
public struct Template: Sendable {
  /// The Chinese text.
  public let zh: [TextPart]
  /// The English text.
  public let en: [TextPart]

  /// A text with its forms.
  public init(zh: [TextPart], en: [TextPart]) {
    self.zh = zh
    self.en = en
  }
}
