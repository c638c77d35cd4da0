import CharterDiagnostics
import CharterSemantics
import CharterValues

// Expressions of the core, written short. Types are given only where the evaluator reads them.

let nowhere = Span(source: SourceID(index: 0), start: 0, end: 0)

extension Expression {
  init(_ kind: Kind, _ type: ValueType = .boolean) { self.init(kind, type: type, span: nowhere) }

  static func n(_ value: Int) -> Expression { .value(.number(ExactNumber(value)), .number()) }
  static func b(_ value: Bool) -> Expression { .value(.boolean(value)) }
  static func t(_ value: String) -> Expression { .value(.text(value), .text) }
  static func day(_ iso: String) -> Expression {
    .value(.date(CalendarDate.iso(iso) ?? .earliest), .date)
  }
  static func value(_ value: Value, _ type: ValueType = .boolean) -> Expression {
    Expression(.constant(value), type)
  }
  static let none = Expression.value(.none)
  static let today = Expression(.today, .date)

  static func v(_ slot: Int) -> Expression { Expression(.variable(slot)) }
  static func record(_ id: RecordID) -> Expression { .value(.record(id)) }
  func attribute(_ id: AttributeID) -> Expression { Expression(.attribute(self, id)) }

  static func && (left: Expression, right: Expression) -> Expression {
    Expression(.and(left, right))
  }
  static func || (left: Expression, right: Expression) -> Expression {
    Expression(.or(left, right))
  }
  static prefix func ! (operand: Expression) -> Expression { Expression(.not(operand)) }
  func implies(_ right: Expression) -> Expression { Expression(.implies(self, right)) }
  func equals(_ right: Expression) -> Expression { Expression(.equal(self, right)) }
  var isPresent: Expression { Expression(.isPresent(self)) }
  static func < (left: Expression, right: Expression) -> Expression {
    Expression(.compare(.less, left, right))
  }
  static func <= (left: Expression, right: Expression) -> Expression {
    Expression(.compare(.lessOrEqual, left, right))
  }
  static func > (left: Expression, right: Expression) -> Expression {
    Expression(.compare(.greater, left, right))
  }
  static func >= (left: Expression, right: Expression) -> Expression {
    Expression(.compare(.greaterOrEqual, left, right))
  }
  static func + (left: Expression, right: Expression) -> Expression {
    Expression(.arithmetic(.add, left, right), .number())
  }
  static func - (left: Expression, right: Expression) -> Expression {
    Expression(.arithmetic(.subtract, left, right), .number())
  }
  static func * (left: Expression, right: Expression) -> Expression {
    Expression(.arithmetic(.multiply, left, right), .number())
  }
  static func / (left: Expression, right: Expression) -> Expression {
    Expression(.arithmetic(.divide, left, right), .number())
  }
  static prefix func - (operand: Expression) -> Expression {
    Expression(.negate(operand), .number())
  }

  static func conditional(
    _ condition: Expression, _ then: Expression, _ otherwise: Expression
  ) -> Expression {
    Expression(.conditional(condition, then: then, otherwise: otherwise), then.type)
  }
  func match(_ arms: [([Value]?, Expression)]) -> Expression {
    Expression(.match(self, arms.map { MatchArm(patterns: $0.0, result: $0.1) }))
  }
  func shifted(
    by amount: Expression, _ unit: CalendarUnit, backwards: Bool = false
  ) -> Expression {
    Expression(.shiftDate(self, by: amount, unit, backwards: backwards), .date)
  }
  func days(since earlier: Expression) -> Expression {
    Expression(.daysBetween(self, earlier), .number())
  }
  func rounded(_ mode: RoundingMode, to step: ExactNumber) -> Expression {
    Expression(.rounded(self, mode, step: step), .number())
  }
  func isIn(_ list: [Expression]) -> Expression { Expression(.memberOfList(self, list)) }
  func isIn(_ set: Expression) -> Expression { Expression(.memberOf(self, set)) }
  func lies(_ low: Expression, _ high: Expression, isHalfOpen: Bool = false) -> Expression {
    Expression(.inRange(self, from: low, to: high, isHalfOpen: isHalfOpen))
  }
  static func function(_ function: Function, _ operands: Expression...) -> Expression {
    Expression(.function(function, operands))
  }
  static func list(_ elements: Expression...) -> Expression { Expression(.list(elements)) }
  static func parameter(_ id: Int, _ arguments: Expression...) -> Expression {
    Expression(.parameter(ParameterID(index: id), arguments))
  }
  static func table(_ id: Int, _ arguments: Expression...) -> Expression {
    Expression(.table(TableID(index: id), arguments))
  }
  static func definition(_ id: Int, _ arguments: Expression...) -> Expression {
    Expression(.definition(DefinitionID(index: id), arguments))
  }
  static func step(_ step: Int, _ field: StepField) -> Expression {
    Expression(.step(step, field), field == .on ? .date : .text)
  }

  // MARK: Collections

  static func every(_ binder: Binder, _ body: Expression) -> Expression {
    Expression(.quantifier(.every, binder, body))
  }
  static func some(_ binder: Binder, _ body: Expression) -> Expression {
    Expression(.quantifier(.some, binder, body))
  }
  static func aggregate(
    _ aggregate: Aggregate, _ binder: Binder, _ value: Expression? = nil,
    weight: Expression? = nil
  ) -> Expression {
    Expression(.aggregate(aggregate, binder, value: value, weight: weight), .number())
  }
  var count: Expression { Expression(.count(self), .number()) }
}

extension Binder {
  static func over(
    _ collection: Expression, slot: Int = 9, where condition: Expression? = nil
  ) -> Binder {
    Binder(slot: slot, name: Name("x"), collection: collection, condition: condition)
  }
}

extension ExactNumber {
  static func ratio(_ top: Int, _ bottom: Int) -> ExactNumber {
    ExactNumber(numerator: top, denominator: bottom) ?? .zero
  }
}

extension Expression {
  static func ratio(_ top: Int, _ bottom: Int) -> Expression {
    .value(.number(.ratio(top, bottom)), .number())
  }
}
