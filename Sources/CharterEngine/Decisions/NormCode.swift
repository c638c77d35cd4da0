import CharterDiagnostics
import CharterSemantics
import CharterValues

/// A norm as it runs.
struct NormCode: Sendable {
  let id: NormID
  /// Whether it has a say in the verdict.
  let isDecisive: Bool
  /// Whether the reference evaluator has to decide it.
  let isBeyond: Bool
  let conditions: Block
  /// Whether the norm applies.
  let applies: Int32
  let statements: StatementsCode
  let exceptions: [ExceptionCode]
}

/// The statements of a norm, or of an exception in its place.
struct StatementsCode: Sendable {
  /// `nil`: the norm's own.
  let source: ExceptionID?
  let block: Block
  let statements: [StatementCode]
}

/// One statement that is reported.
struct StatementCode: Sendable {
  /// Its place among the statements of the norm or exception.
  let place: Int
  /// Whether it holds.
  let truth: Int32
  /// The presence that it leans on; -1: none.
  let guards: Int32
  let isDecisive: Bool
  /// The truths of its grounds or steps.
  let parts: Operands
  /// The facts that it reads, in order; `nil`: that depends on what they are.
  let reads: Operands?
}

/// Registers that stand one after the other among ``Code/operands``.
struct Operands: Sendable {
  let first: Int32
  let count: Int32

  var places: Range<Int> { Int(first)..<Int(first + count) }
}

/// An exception with those to itself.
struct ExceptionCode: Sendable {
  let id: ExceptionID
  let inForce: Period
  let conditions: Block
  let holds: Int32
  /// `nil`: it lifts the exception that it is to.
  let consequence: StatementsCode?
  let exceptions: [ExceptionCode]
}

extension Machine {
  /// Compiles a norm on top of what is known of its action.
  mutating func compile(_ norm: Norm, _ action: ActionCode) -> NormCode {
    var out = Emission()
    out.known = [action.known, [:]]
    out.place = action.place
    let policy = program[norm.policy]
    let slots = Slots(action.arguments)
    let applies = conditions(norm.conditions, of: policy, slots, &out)
    let block = finish(&out)
    let statements = self.statements(norm.statements, of: nil, slots, &out)
    let exceptions = norm.exceptions.map { exception($0, slots, &out) }
    return NormCode(
      id: norm.id, isDecisive: policy.force != .descriptive && program.isDecisive(norm),
      isBeyond: out.size > Emission.mostInstructions, conditions: block, applies: applies,
      statements: statements, exceptions: exceptions)
  }

  private mutating func conditions(
    _ conditions: [Expression], of policy: Policy, _ slots: Slots, _ out: inout Emission
  ) -> Int32 {
    var operands: [Int32] = []
    if !policy.governsEverywhere {
      operands.append(emit(.lies, out.place, Int32(policy.id.index), into: &out))
    }
    for condition in conditions { operands.append(compile(condition, slots, &out)) }
    return emit(.and, operands, into: &out)
  }

  private mutating func exception(
    _ id: ExceptionID, _ slots: Slots, _ out: inout Emission
  ) -> ExceptionCode {
    let exception = program[id]
    let policy = program[exception.policy]
    // What it works out is known to nobody else: it may not run.
    out.known.append([:])
    let holds = conditions(exception.conditions, of: policy, slots, &out)
    let block = finish(&out)
    var consequence: StatementsCode?
    switch exception.target {
    case .exception where exception.statements.isEmpty: break
    case .norm, .exception:
      consequence = statements(exception.statements, of: id, slots, &out)
    }
    let exceptions = exception.exceptions.map { self.exception($0, slots, &out) }
    out.known.removeLast()
    return ExceptionCode(
      id: id, inForce: policy.inForce, conditions: block, holds: holds, consequence: consequence,
      exceptions: exceptions)
  }

  private mutating func statements(
    _ statements: [Statement], of source: ExceptionID?, _ slots: Slots, _ out: inout Emission
  ) -> StatementsCode {
    out.known.append([:])
    var found: [StatementCode] = []
    for (place, statement) in statements.enumerated() {
      guard statement.reportKind != nil else { continue }
      var guards: Int32 = -1
      if !statement.guards.isEmpty {
        guards = emit(.and, statement.guards.map { compile($0, slots, &out) }, into: &out)
      }
      let (truth, parts) = self.truth(of: statement, slots, &out)
      found.append(
        StatementCode(
          place: place, truth: truth, guards: guards, isDecisive: statement.isDecisive,
          parts: code.take(parts), reads: reads(of: statement, slots, &out)))
    }
    out.known.removeLast()
    return StatementsCode(source: source, block: finish(&out), statements: found)
  }

  private mutating func truth(
    of statement: Statement, _ slots: Slots, _ out: inout Emission
  ) -> (truth: Int32, parts: [Int32]) {
    switch statement.kind {
    case .require(let condition), .advise(let condition):
      return (compile(condition, slots, &out), [])
    case .forbid(.some(let condition)):
      return (emit(.not, compile(condition, slots, &out), into: &out), [])
    case .forbid(nil): return (constant(.boolean(false), &out), [])
    case .grounds(let least, let grounds):
      let count = compile(least, slots, &out)
      let parts = grounds.map { compile($0.condition, slots, &out) }
      return (emit(.atLeast, [count] + parts, into: &out), parts)
    case .procedure(let steps):
      let parts = steps.indices.map { step(steps[$0], after: steps[..<$0], slots, &out) }
      return (emit(.and, parts, into: &out), parts)
    case .duty: preconditionFailure("a duty is reported by itself")
    }
  }

  /// A step of a procedure: done, by the right actor, not before any listed above it, in time.
  private mutating func step(
    _ step: ProcedureStep, after above: ArraySlice<ProcedureStep>, _ slots: Slots,
    _ out: inout Emission
  ) -> Int32 {
    let done = inputs.step(step.step, .on, .date)
    var parts = [emit(.known, done, into: &out)]
    if let by = step.by {
      let actors = inputs.step(step.step, .by, ValueType(.set(of: .text)))
      let truths = by.parties.map {
        emit(.actors, compile($0, slots, &out), actors, detail: by.isAll ? 1 : 0, into: &out)
      }
      let isRight = emit(by.isAll ? .and : .or, truths, into: &out)
      parts.append(emit(.whereKnown, done, isRight, into: &out))
    }
    for other in above {
      parts.append(emit(.notBefore, done, inputs.step(other.step, .on, .date), into: &out))
    }
    for (bound, comparison) in [
      (step.earliest, Comparison.greaterOrEqual), (step.latest, .lessOrEqual),
    ] {
      guard let bound else { continue }
      parts.append(
        emit(.compare, done, compile(bound, slots, &out), detail: comparison.code, into: &out))
    }
    return emit(.and, parts, into: &out)
  }
}
