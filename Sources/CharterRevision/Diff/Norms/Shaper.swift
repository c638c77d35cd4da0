import CharterDiagnostics
import CharterSemantics
import CharterValues

/// Makes shapes of a program's expressions, and notes what they refer to.
struct Shaper {
  let program: Program
  /// The text that stands for a symbol.
  let key: (Symbol) -> String
  /// What was referred to since the shaper was made.
  private(set) var references: Set<Symbol> = []

  init(_ program: Program, key: @escaping (Symbol) -> String) {
    self.program = program
    self.key = key
  }

  /// The variables that can be seen from a place: what each slot of the frame stands for.
  struct Scope {
    private(set) var names: [Int: String]
    /// The action whose steps can be named.
    let action: ActionID?
    private var depth = 0

    /// The scope inside a binder: a variable is known by how deep it stands, not by its name.
    func binding(_ slot: Int) -> Scope {
      var inner = self
      inner.names[slot] = "variable \(depth)"
      inner.depth += 1
      return inner
    }

    /// The arguments of a definition, a parameter or a table.
    static func arguments(_ count: Int) -> Scope {
      Scope(names: Dictionary(uniqueKeysWithValues: (0..<count).map { ($0, "argument \($0)") }))
    }

    /// The one record that a place is worked out for.
    static let record = Scope(names: [0: "record"])

    init(names: [Int: String] = [:], action: ActionID? = nil) {
      self.names = names
      self.action = action
    }

    /// The scope with one more slot named.
    func naming(_ slot: Int, _ name: String) -> Scope {
      var scope = self
      scope.names[slot] = name
      return scope
    }
  }

  /// The parameters of an action.
  mutating func scope(of action: ActionID) -> Scope {
    let slots = program.schema[action].parameters.indices
    return Scope(
      names: Dictionary(
        uniqueKeysWithValues: slots.map { ($0, key(.argument(action.index, $0))) }),
      action: action)
  }

  /// The key of a symbol, which is noted.
  mutating func refer(_ symbol: Symbol) -> String {
    references.insert(symbol)
    return key(symbol)
  }

  // MARK: Expressions

  mutating func shape(_ expression: Expression, _ scope: Scope) -> Shape {
    switch expression.kind {
    case .and, .or: return junction(expression, scope)
    case .arithmetic: return sum(expression, scope)
    case .equal(let left, let right):
      return Shape(
        "=", [shape(left, scope), shape(right, scope)], isUnordered: true, span: expression.span)
    case .quantifier(let quantifier, let binder, let body):
      let (parts, inner) = shape(binder, scope)
      return Shape("\(quantifier)", parts + [shape(body, inner)], span: expression.span)
    case .aggregate(let aggregate, let binder, let value, let weight):
      let (parts, inner) = shape(binder, scope)
      return Shape(
        aggregate.rawValue, parts + [value, weight].map { optional($0, inner) },
        span: expression.span)
    case .match(let scrutinee, let arms):
      let shapes = arms.map { arm -> Shape in
        let patterns = arm.patterns.map { $0.map { value($0, scrutinee.type) } }
        let test = Shape(
          patterns == nil ? "otherwise" : "in", (patterns ?? []).map { Shape($0) },
          isUnordered: true)
        return Shape("case", [test, shape(arm.result, scope)], span: arm.result.span)
      }
      return Shape(
        "match",
        [shape(scrutinee, scope), Shape("cases", shapes, isUnordered: true, span: expression.span)],
        span: expression.span)
    case .memberOfList(let operand, let items):
      let list = Shape("list", items.map { shape($0, scope) }, isUnordered: true,
        span: span(of: items))
      return Shape("in", [shape(operand, scope), list], span: expression.span)
    case .list(let items):
      return Shape(
        "list", items.map { shape($0, scope) }, isUnordered: true, span: expression.span)
    case .interpolation(let parts):
      return Shape("text", parts.map { shape($0, scope) }, span: expression.span)
    default:
      let parts = expression.operands.map { shape($0, scope) }
      return Shape(head(expression, scope), parts, span: expression.span)
    }
  }

  /// What an operation says by itself.
  private mutating func head(_ expression: Expression, _ scope: Scope) -> String {
    switch expression.kind {
    case .constant(let constant): value(constant, expression.type)
    case .variable(let slot): variable(slot, scope)
    case .attribute(_, let id):
      "." + refer(.attribute(id.entity.index, id.slot))
    case .step(let step, let field): self.step(step, of: scope.action) + " \(field)"
    case .parameter(let id, _): refer(.parameter(id.index))
    case .definition(let id, _): refer(.definition(id.index))
    case .table(let id, _): refer(.table(id.index))
    case .today: "today"
    case .extent(let id): "every " + refer(.entity(id.index))
    case .enumCases(let id): "cases of " + refer(.enumeration(id.index))
    case .not: "not"
    case .implies: "implies"
    case .compare(let comparison, _, _): comparison.rawValue
    case .negate: "minus"
    case .shiftDate(_, _, let unit, let backwards): "shift \(unit) \(backwards)"
    case .daysBetween: "days"
    case .isPresent: "present"
    case .conditional: "if"
    case .count: "count of"
    case .memberOf: "member"
    case .inRange(_, _, _, let isHalfOpen): "range \(isHalfOpen)"
    case .rounded(_, let mode, let step): "rounded \(mode) \(step)"
    case .function(let function, _): "call \(function.rawValue)"
    // Those above are shaped by themselves.
    case .and, .or, .arithmetic, .equal, .quantifier, .aggregate, .match, .memberOfList, .list,
      .interpolation:
      "\(expression.kind)"
    }
  }

  private mutating func variable(_ slot: Int, _ scope: Scope) -> String {
    if let action = scope.action, program.schema[action].parameters.indices.contains(slot) {
      references.insert(.argument(action.index, slot))
    }
    return scope.names[slot] ?? "slot \(slot)"
  }

  mutating func step(_ step: Int, of action: ActionID?) -> String {
    action.map { refer(.step($0.index, step)) } ?? "step \(step)"
  }

  /// A chain of `and`s, or of `or`s, as one: neither order nor brackets matter.
  private mutating func junction(_ expression: Expression, _ scope: Scope) -> Shape {
    var isAnd = false
    if case .and = expression.kind { isAnd = true }
    var operands: [Expression] = []
    var open = [expression]
    while let next = open.popLast() {
      switch (next.kind, isAnd) {
      case (.and(let left, let right), true), (.or(let left, let right), false):
        open += [right, left]
      default: operands.append(next)
      }
    }
    return Shape(
      isAnd ? "and" : "or", operands.map { shape($0, scope) }, isUnordered: true,
      span: expression.span)
  }

  /// A chain of operations that leans left, as one.
  private mutating func sum(_ expression: Expression, _ scope: Scope) -> Shape {
    var signs: [String] = []
    var operands: [Expression] = []
    var next = expression
    while case .arithmetic(let operation, let left, let right) = next.kind {
      signs.append(operation.rawValue)
      operands.append(right)
      next = left
    }
    operands.append(next)
    return Shape(
      "arithmetic \(signs.reversed().joined())", operands.reversed().map { shape($0, scope) },
      span: expression.span)
  }

  private func span(of items: [Expression]) -> Span? {
    guard let first = items.first?.span, let last = items.last?.span, first.source == last.source
    else { return nil }
    return first.joined(with: last)
  }

  // MARK: Parts

  mutating func optional(_ expression: Expression?, _ scope: Scope) -> Shape {
    expression.map { shape($0, scope) } ?? Shape("-")
  }

  /// What a binder runs over and which members count, with the scope inside it.
  mutating func shape(_ binder: Binder, _ scope: Scope) -> (parts: [Shape], inner: Scope) {
    let collection = shape(binder.collection, scope)
    let inner = scope.binding(binder.slot)
    return ([collection, optional(binder.condition, inner)], inner)
  }

  mutating func shape(_ parties: Parties?, _ scope: Scope) -> Shape {
    guard let parties else { return Shape("-") }
    return Shape(
      parties.isAll ? "all of" : "any of", parties.parties.map { shape($0, scope) },
      isUnordered: true, span: span(of: parties.parties))
  }

  mutating func shape(_ part: TextPart, _ scope: Scope) -> Shape {
    switch part {
    case .literal(let text): Shape(Shape.quoted(text))
    case .value(let expression): shape(expression, scope)
    }
  }

  mutating func shape(_ template: Template, _ scope: Scope) -> Shape {
    Shape(
      "words",
      [
        Shape("zh", template.zh.map { shape($0, scope) }),
        Shape("en", template.en.map { shape($0, scope) }),
      ])
  }

  mutating func shape(_ value: ParameterValue, _ scope: Scope) -> Shape {
    switch value {
    case .unset(let span): Shape("unset", span: span)
    case .value(let expression): shape(expression, scope)
    }
  }

  // MARK: Values and types

  /// A constant: numbers with their unit, for `0` is not `0元`.
  mutating func value(_ value: Value, _ type: ValueType) -> String {
    switch value {
    case .none: return "none"
    case .boolean(let holds): return "\(holds)"
    case .text(let text): return Shape.quoted(text)
    case .number(let number):
      // As a limit, 1 is one head and 100% everybody.
      return "\(number) \(self.type(type.present))"
    case .date(let date): return date.description
    case .enumCase(let id, let place): return refer(.enumCase(id.index, place))
    case .record(let id): return "record \(id.index)"
    case .set(let members):
      let element: ValueType = if case .set(let base) = type.base { ValueType(base) } else { type }
      return "{" + members.map { self.value($0, element) }.sorted().joined(separator: ",") + "}"
    }
  }

  mutating func type(_ type: ValueType) -> String {
    base(type.base) + (type.isOptional ? "?" : "")
  }

  private mutating func base(_ type: BaseType) -> String {
    switch type {
    case .boolean: "boolean"
    case .text: "text"
    case .date: "date"
    case .number(let isInteger, let dimension):
      (isInteger ? "integer " : "number ") + self.dimension(dimension)
    case .enumeration(let id): refer(.enumeration(id.index))
    case .entity(let id): refer(.entity(id.index))
    case .set(let element): "set of " + base(element)
    case .nothing: "nothing"
    }
  }

  private mutating func dimension(_ dimension: Dimension) -> String {
    dimension.powers.map { "\(refer(.unit($0.unit.index)))^\($0.exponent)" }.sorted()
      .joined(separator: "·")
  }
}
