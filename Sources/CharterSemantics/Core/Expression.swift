public import CharterDiagnostics
public import CharterValues

/// A typed, resolved expression of the core. Its meaning is SEMANTICS.md's; nothing else adds to it.
///
/// Variables are slots of the frame that they stand in: an action's parameters, or a definition's, come
/// first in the order declared; each binder has a slot of its own after them.
public struct Expression: Sendable {
  public let kind: Kind
  public let type: ValueType
  public let span: Span

  public init(_ kind: Kind, type: ValueType, span: Span) {
    self.kind = kind
    self.type = type
    self.span = span
  }

  public indirect enum Kind: Sendable {
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
    case quantifier(Quantifier, Binder, Expression)
    case aggregate(Aggregate, Binder, value: Expression?, weight: Expression?)
    /// `count(xs)` of a set.
    case count(Expression)
    case memberOf(Expression, Expression)
    case memberOfList(Expression, [Expression])
    case inRange(Expression, from: Expression, to: Expression, isHalfOpen: Bool)
    case rounded(Expression, RoundingMode, step: ExactNumber)
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

public enum Comparison: String, Sendable, Hashable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

public enum Arithmetic: String, Sendable, Hashable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
}

public enum CalendarUnit: Sendable, Hashable {
  case day
  case month
  case year
}

public enum Quantifier: Sendable, Hashable {
  case every
  case some
}

public enum Aggregate: String, Sendable, Hashable {
  case count, sum, mean, min, max, median, stdev, cv
}

/// The functions built in. `min` and `max` take two or more arguments of one dimension.
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
  public let result: Expression

  public init(patterns: [Value]?, result: Expression) {
    self.patterns = patterns
    self.result = result
  }
}

/// A variable that runs over the members of a collection for which a condition holds.
public struct Binder: Sendable {
  public let slot: Int
  public let name: Name
  public let collection: Expression
  public let condition: Expression?

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
  public let zh: [TextPart]
  public let en: [TextPart]

  public init(zh: [TextPart], en: [TextPart]) {
    self.zh = zh
    self.en = en
  }
}
