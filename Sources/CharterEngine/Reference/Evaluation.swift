import CharterData
import CharterDiagnostics
import CharterSemantics
import CharterValues

/// The evaluation of expressions for one action at one date on one state of the registry.
///
/// It reads SEMANTICS.md off the core, without shortcuts: every operand is evaluated, also one that a
/// decided operator drops, since nothing can go wrong in it but becoming unknown.
struct Evaluation {
  private let ground: Ground
  /// The deciding action and the steps that its proposal says were done.
  var action: ActionID?
  var steps: [StepFact?] = []
  /// Where the action takes place, which picks the settings of parameters.
  var place: Evaluated?
  /// The language that texts with values in them are written in.
  var language: Language = .zh

  /// What was read since the last ``capture(_:)`` began.
  var observed = ObservedValues()
  /// The parameters read, each once; `illustrative` where the value that no document gives was used.
  var parametersRead: [ParameterID] = []
  var illustrativeRead: [ParameterID] = []
  /// The policies of illustrative dates whose settings gave a value, each once.
  var illustrativeSettings: [PolicyID] = []
  /// The rows of tables that gave a value.
  var tableRows: Set<TableRow> = []
  /// Whether to keep what was read; work on many subjects does without.
  var keepsObserved = true
  /// Whether what is read says where it stands; a part that nobody observes does without.
  private(set) var keepsPlaces = true

  /// Takes what is read of the registry; `nil`: nobody asks.
  var readLog: ReadLog?

  /// Whether to keep derivations; they gather on a stack, operands before their operator.
  var keepsDerivations: Bool
  var derivations: [Derivation] = []
  /// The row that gave the value of the table evaluated last; `nil`: no one row did.
  var rowUsed: TableRow?

  init(
    program: Program, state: RegistryState, date: CalendarDate,
    overrides: [ParameterID: ParameterOverride], keepsDerivations: Bool, trail: Trail? = nil
  ) {
    ground = Ground(
      program: program, state: state, date: date, overrides: overrides, trail: trail)
    self.keepsDerivations = keepsDerivations
  }

  /// What stays the same throughout, held in one place: an evaluation is copied often.
  private final class Ground {
    let program: Program
    let state: RegistryState
    let date: CalendarDate
    let overrides: [ParameterID: ParameterOverride]
    let inverseSets = InverseSets()
    let trail: Trail?

    init(
      program: Program, state: RegistryState, date: CalendarDate,
      overrides: [ParameterID: ParameterOverride], trail: Trail?
    ) {
      self.trail = trail
      self.program = program
      self.state = state
      self.date = date
      self.overrides = overrides
    }
  }

  var program: Program { _read { yield ground.program } }
  var state: RegistryState { _read { yield ground.state } }
  var date: CalendarDate { ground.date }
  var overrides: [ParameterID: ParameterOverride] { _read { yield ground.overrides } }
  var inverseSets: InverseSets { ground.inverseSets }
  /// Takes what declarations are made use of; `nil`: nobody asks.
  var trail: Trail? { ground.trail }

  /// What a part of a reply leans on.
  struct Notes: Sendable {
    let parameters: [ParameterID]
    let illustrative: [ParameterID]
    let settings: [PolicyID]
    let tableRows: Set<TableRow>
  }

  /// What was leant on since notes were last forgotten.
  var notes: Notes {
    Notes(
      parameters: parametersRead, illustrative: illustrativeRead, settings: illustrativeSettings,
      tableRows: tableRows)
  }

  /// Forgets which parameters were read, and which tables and settings gave values.
  mutating func forgetNotes() {
    (parametersRead, illustrativeRead, illustrativeSettings) = ([], [], [])
    tableRows = []
  }

  /// Evaluates an expression.
  ///
  /// - Parameters:
  ///   - expression: what to evaluate.
  ///   - frame: its variables; binders write theirs.
  ///   - asBase: the value is a step on the way to a fact, and not itself what the policy speaks of.
  /// - Returns: the outcome with its path and origin.
  mutating func evaluate(
    _ expression: Expression, in frame: inout Frame, asBase: Bool = false
  ) -> Evaluated {
    ground.trail?.step()
    let mark = derivations.count
    let result = result(of: expression, in: &frame, asBase: asBase)
    derive(expression, result, from: mark)
    return result
  }

  mutating func truth(_ condition: Expression, in frame: inout Frame) -> Truth {
    evaluate(condition, in: &frame).truth
  }

  /// Evaluates several conditions, all of which are needed.
  mutating func truth(ofAll conditions: [Expression], in frame: inout Frame) -> Truth {
    var operands: [Truth] = []
    for condition in conditions { operands.append(truth(condition, in: &frame)) }
    return .all(operands)
  }

  /// Folds what was derived since a mark into one node.
  mutating func derive(_ expression: Expression, _ result: Evaluated, from mark: Int) {
    guard keepsDerivations else { return }
    let children = Array(derivations[mark...])
    derivations.removeSubrange(mark...)
    derivations.append(
      Derivation(
        span: expression.span, type: expression.type, value: result.outcome.value,
        reasons: result.outcome.reasons, observed: result.observation, children: children,
        row: expression.isTable ? rowUsed : nil))
  }

  /// Runs a part and hands back what it read, each value once, and the derivations of its expressions.
  mutating func capture<Result>(
    _ part: (inout Evaluation) -> Result
  ) -> (result: Result, values: [ObservedValue], derivations: [Derivation]) {
    let (outerValues, outerDerivations) = (observed, derivations)
    observed = ObservedValues()
    derivations = []
    let result = part(&self)
    let captured = (result, observed.list, derivations)
    observed = outerValues
    derivations = outerDerivations
    return captured
  }

  /// Runs a part that leaves no trace: a text for people reads nothing that a reply depends on.
  mutating func untraced<Result>(_ part: (inout Evaluation) -> Result) -> Result {
    let before = (observed, derivations, language, tableRows)
    let read = (parametersRead, illustrativeRead, illustrativeSettings)
    let result = part(&self)
    (observed, derivations, language, tableRows) = before
    (parametersRead, illustrativeRead, illustrativeSettings) = read
    return result
  }

  /// One frame for each family of operators keeps the frames of this recursion small.
  private mutating func result(
    of expression: Expression, in frame: inout Frame, asBase: Bool
  ) -> Evaluated {
    switch expression.kind {
    case .constant(let value): Evaluated(.known(value))
    case .today: today()
    case .variable, .attribute, .step, .extent, .enumCases:
      fact(expression, in: &frame, asBase: asBase)
    case .parameter, .definition, .table: named(expression, in: &frame, asBase: asBase)
    case .not, .and, .or, .implies, .quantifier: Evaluated(logic(expression, in: &frame))
    case .conditional, .match: choice(expression, in: &frame, asBase: asBase)
    case .equal, .compare, .isPresent, .memberOf, .memberOfList, .inRange:
      Evaluated(comparison(expression, in: &frame))
    case .arithmetic, .negate, .rounded, .shiftDate, .daysBetween:
      Evaluated(arithmetic(expression, in: &frame))
    case .aggregate, .count: Evaluated(aggregate(expression, in: &frame))
    case .function(let function, let operands):
      Evaluated(self.function(function, operands, at: expression.span, in: &frame))
    case .interpolation(let parts): Evaluated(text(parts, in: &frame))
    case .list(let elements): list(elements, in: &frame)
    }
  }

  private func today() -> Evaluated {
    readLog?.insert(.today)
    return Evaluated(.known(.date(date)))
  }

  private mutating func named(
    _ expression: Expression, in frame: inout Frame, asBase: Bool
  ) -> Evaluated {
    switch expression.kind {
    case .parameter(let id, let arguments):
      return parameter(id, evaluated(arguments, in: &frame))
    case .definition(let id, let arguments):
      trail?.insert(.definition(id))
      var inner = Frame(
        size: program[id].frameSize, arguments: evaluated(arguments, in: &frame))
      return evaluate(program[id].body, in: &inner, asBase: asBase)
    case .table(let id, let arguments):
      return table(id, evaluated(arguments, in: &frame))
    default: preconditionFailure("only what is declared by name comes here")
    }
  }

  /// Arguments keep their paths; reading them inside is what counts as reading.
  private mutating func evaluated(
    _ arguments: [Expression], in frame: inout Frame
  ) -> [Evaluated] {
    var results: [Evaluated] = []
    for argument in arguments { results.append(evaluate(argument, in: &frame, asBase: true)) }
    return results
  }

  /// Runs a part without keeping what it reads.
  mutating func unobserved<Result>(_ part: (inout Evaluation) -> Result) -> Result {
    let before = (keepsObserved, keepsPlaces)
    (keepsObserved, keepsPlaces) = (false, false)
    let result = part(&self)
    (keepsObserved, keepsPlaces) = before
    return result
  }

  /// Applies an operator that is strict in unknown: one unknown operand makes the result unknown.
  ///
  /// An operand that is none is unknown too, since only a guarded expression could have met it.
  mutating func strict(
    _ operands: [Expression], in frame: inout Frame, _ apply: ([Value]) -> Outcome
  ) -> Outcome {
    var values: [Value] = []
    var reasons: [[Reason]] = []
    for operand in operands {
      switch evaluate(operand, in: &frame).present {
      case .known(let value): values.append(value)
      case .unknown(let why): reasons.append(why)
      }
    }
    return reasons.isEmpty ? apply(values) : .unknown(Reason.union(reasons))
  }
}

extension Expression {
  fileprivate var isTable: Bool { if case .table = kind { true } else { false } }
}

/// What was read, each value once, in the order met.
struct ObservedValues {
  private(set) var list: [ObservedValue] = []
  private var seen: Set<ObservedValue> = []

  mutating func insert(_ value: ObservedValue) {
    if seen.insert(value).inserted { list.append(value) }
  }
}
