import CharterDiagnostics
import CharterSyntax
import CharterValues

/// The slots of one evaluation: parameters first, then a slot for each binder.
final class Frame {
  private(set) var size: Int

  init(size: Int = 0) { self.size = size }

  func newSlot() -> Int {
    size += 1
    return size - 1
  }
}

/// A name that stands for a value while a policy is read: a parameter or a bound variable.
struct Variable {
  let name: Name
  let numbers: NumberedName
  let slot: Int
  /// What reading it computes; one for all places, so that each takes no memory.
  let reading: Expression.Kind
  /// `.nothing` without `?`: its type could not be resolved, and what uses it stays quiet.
  let type: ValueType
  let span: Span?

  init(name: Name, numbers: NumberedName, slot: Int, type: ValueType, span: Span?) {
    self.name = name
    self.numbers = numbers
    self.slot = slot
    self.reading = .variable(slot)
    self.type = type
    self.span = span
  }

  var isHole: Bool { type.isNothing && !type.isOptional }
}

/// A way to a value that stays the same while one decision is made, so that a test of it lasts.
struct Path: Hashable {
  enum Root: Hashable {
    case variable(Int)
    case step(Int, StepField)
    case parameter(Int)
    case definition(Int)
    case today
  }

  let root: Root
  let attributes: [AttributeID]
}

/// Where an expression is read: the names that it sees and what is known to be present there.
final class Scope {
  let checker: Checker
  /// `nil`: no policy of its own; names of all policies are seen where they are unique.
  let policy: Int?
  let visible: Set<Int>
  let frame: Frame
  var variables: [Variable] = []
  /// The action whose steps can be read.
  var action: ActionID?
  /// The entity whose own attributes are names here, in slot 0.
  var owner: EntityID?
  /// What tests in the same expression have found to be there.
  var present: Set<Path> = []
  /// What earlier statements of the norm demand to be there.
  var demanded: [Path: Expression] = [:]
  /// Those of `demanded` that the statement being read leans on.
  var leanedOn: [Path: Expression] = [:]
  /// The innermost yes-or-no expressions around the place being read, for a fix that adds a test.
  var tests: [SyntaxNode] = []

  init(checker: Checker, policy: Int?, visible: Set<Int>? = nil, frame: Frame = Frame()) {
    self.checker = checker
    self.policy = policy
    self.frame = frame
    if let visible {
      self.visible = visible
    } else if let policy {
      self.visible = checker.policies[policy].visibleVocabularies
    } else {
      self.visible = Set(checker.vocabularies.indices)
    }
  }

  func report(_ diagnostic: Diagnostic) { checker.report(diagnostic) }

  /// Adds a variable with a new slot.
  @discardableResult
  func declare(_ name: Name, type: ValueType, span: Span?) -> Variable {
    let variable = Variable(
      name: name, numbers: checker.words.name(name), slot: frame.newSlot(), type: type, span: span)
    variables.append(variable)
    return variable
  }

  /// The place among the variables of the one that a word means: the innermost of its name.
  func variableIndex(_ word: Word) -> Int? {
    variables.lastIndex { $0.numbers.has(word) }
  }

  /// Takes what a statement demands to be there as known to the later ones.
  func demand(_ facts: [Path: Expression]) {
    if !facts.isEmpty { demanded.merge(facts) { first, _ in first } }
  }

  /// Presence tests of what the statement being read leans on, in the order of the text.
  var guards: [Expression] {
    guard !leanedOn.isEmpty else { return [] }
    return leanedOn.values
      .sorted { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
      .map { Expression(.isPresent($0), type: .boolean, span: $0.span) }
  }

  /// Reads with more known to be present, and forgets it afterwards.
  func knowing<Result>(_ facts: some Collection<Path>, _ body: () -> Result) -> Result {
    guard !facts.isEmpty else { return body() }
    let before = present
    present.formUnion(facts)
    defer { present = before }
    return body()
  }

  /// Reads with variables that end with the body.
  func scoped<Result>(_ body: () -> Result) -> Result {
    let count = variables.count
    defer { variables.removeLast(variables.count - count) }
    return body()
  }

  /// The expression with its absence struck off where it is known to be present.
  func narrowed(_ expression: Expression) -> Expression {
    guard expression.type.isOptional, let path = expression.path else { return expression }
    if present.contains(path) {
      return Expression(expression.kind, type: expression.type.present, span: expression.span)
    }
    if let demand = demanded[path] {
      leanedOn[path] = demand
      return Expression(expression.kind, type: expression.type.present, span: expression.span)
    }
    return expression
  }
}

extension Expression {
  /// The way to this value, where it is one that a presence test can be about.
  var path: Path? {
    switch kind {
    case .variable(let slot): Path(root: .variable(slot), attributes: [])
    case .step(let step, let field): Path(root: .step(step, field), attributes: [])
    case .today: Path(root: .today, attributes: [])
    case .parameter(let id, let arguments) where arguments.isEmpty:
      Path(root: .parameter(id.index), attributes: [])
    case .definition(let id, let arguments) where arguments.isEmpty:
      Path(root: .definition(id.index), attributes: [])
    case .attribute(let base, let attribute):
      base.path.map { Path(root: $0.root, attributes: $0.attributes + [attribute]) }
    default: nil
    }
  }

  /// What is surely present where this yes-or-no expression has a given value, with the tested values.
  func facts(when value: Bool) -> [Path: Expression] {
    switch kind {
    case .isPresent(let operand):
      guard value, let path = operand.path else { return [:] }
      return [path: operand]
    case .not(let operand): return operand.facts(when: !value)
    case .and(let left, let right):
      return combine(left.facts(when: value), right.facts(when: value), both: value)
    case .or(let left, let right):
      return combine(left.facts(when: value), right.facts(when: value), both: !value)
    case .implies(let left, let right):
      return combine(left.facts(when: !value), right.facts(when: value), both: !value)
    case .equal(let left, let right):
      // What equals a value that is there is there, and so is what does not equal `none`.
      guard value else {
        let (tested, other) = right.constant == Value.none ? (left, right) : (right, left)
        guard other.constant == Value.none, let path = tested.path else { return [:] }
        return [path: tested]
      }
      var found: [Path: Expression] = [:]
      if left.type.isOptional, !right.type.isOptional, !right.type.isNothing,
        let path = left.path
      {
        found[path] = left
      }
      if right.type.isOptional, !left.type.isOptional, !left.type.isNothing,
        let path = right.path
      {
        found[path] = right
      }
      return found
    default: return [:]
    }
  }

  private func combine(
    _ left: [Path: Expression], _ right: [Path: Expression], both: Bool
  ) -> [Path: Expression] {
    both
      ? left.merging(right) { first, _ in first }
      : left.filter { right[$0.key] != nil }
  }

  /// The value of a constant; `nil` for anything that is worked out.
  var constant: Value? {
    switch kind {
    case .constant(let value): return value
    case .negate(let operand):
      guard case .number(let number)? = operand.constant else { return nil }
      return .number(-number)
    case .list(let items):
      let values = items.compactMap(\.constant)
      return values.count == items.count ? .set(values) : nil
    default: return nil
    }
  }
}

/// What the surroundings ask of an expression, and where they say so.
struct Expected {
  enum Because {
    /// A declaration's type.
    case declaration(Span?)
    /// The other operand.
    case operand(Expression)
    /// Another alternative of the same `if`, `match` or list.
    case alternative(Expression)
    /// A statement or operator that asks yes or no.
    case condition
    /// An argument of a function or concept.
    case argument(Span?)
    case other
  }

  let type: ValueType
  let because: Because

  init(_ type: ValueType, because: Because = .other) {
    self.type = type
    self.because = because
  }

  static let condition = Expected(.boolean, because: .condition)

  var origin: Span? {
    switch because {
    case .declaration(let span), .argument(let span): span
    case .operand(let expression), .alternative(let expression): expression.span
    case .condition, .other: nil
    }
  }
}
