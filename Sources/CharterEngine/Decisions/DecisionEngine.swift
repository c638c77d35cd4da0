public import CharterData
public import CharterSemantics
public import CharterValues

/// Single decisions over one registry, many a millisecond.
///
/// An action's norms are found by day, place and what their conditions ask of it, compiled when they are first met, and
/// run over facts that are converted when they are first read. What compiled code cannot tell is left to
/// ``ReferenceEvaluator``, norm by norm; the reply is the same either way.
///
/// It is never copied, since what it prepares is its own; each thread makes one for itself.
public struct DecisionEngine: ~Copyable, Sendable {
  /// The policies to decide by.
  public let program: Program
  let reference: ReferenceEvaluator
  /// Whether to keep what failed statements read, for ``values(of:in:of:on:)``.
  public var keepsValues = false
  var machine: Machine
  var actions: [ActionCode?]
  /// By norm: its place among ``compiled``; -1: nobody has met it.
  var places: [Int32]
  var compiled: [NormCode] = []

  // What one decision needs, kept so that it takes no memory.
  var candidates: [Int32] = []
  var standings: [Standing] = []
  var findings: [NormFinding] = []

  /// Binds a program to a registry.
  ///
  /// - Parameters:
  ///   - program: the policies.
  ///   - registry: the records, those included that proposals name.
  ///   - overrides: values of parameters that win over the policies' own.
  public init(program: Program, registry: Registry, overrides: [ParameterOverride] = []) {
    self.init(ReferenceEvaluator(program: program, registry: registry, overrides: overrides))
  }

  /// Binds a program to a state that actions have left.
  ///
  /// - Parameters:
  ///   - program: the policies.
  ///   - state: the registry with what they have changed.
  ///   - overrides: values of parameters that win over the policies' own.
  public init(
    program: Program, state: RegistryState, overrides: [ParameterOverride] = []
  ) {
    self.init(ReferenceEvaluator(program: program, state: state, overrides: overrides))
  }

  /// Decides as an evaluator does on its initial state.
  init(_ reference: ReferenceEvaluator) {
    program = reference.program
    self.reference = reference
    machine = Machine(program, reference.initialState, overrides: reference.overrides)
    actions = Array(repeating: nil, count: program.actions.count)
    places = Array(repeating: -1, count: program.norms.count)
  }

  /// Makes a proposal ready to be decided more than once.
  public mutating func prepare(_ proposal: Proposal) -> PreparedProposal {
    machine.prepare(proposal)
  }

  /// Decides one proposed action on the registry.
  ///
  /// - Parameters:
  ///   - proposal: the action; its own date is not looked at.
  ///   - date: the day of the decision.
  /// - Returns: what is decided, what fails and what is missing.
  public mutating func decide(_ proposal: Proposal, on date: CalendarDate) -> Ruling {
    var ruling = Ruling()
    decide(machine.prepare(proposal), on: date, into: &ruling)
    return ruling
  }

  /// Decides one proposed action on the registry, without taking memory.
  ///
  /// - Parameters:
  ///   - proposal: the action; one that another engine has prepared takes longer.
  ///   - date: the day of the decision.
  ///   - ruling: takes the reply.
  public mutating func decide(
    _ proposal: PreparedProposal, on date: CalendarDate, into ruling: inout Ruling
  ) {
    guard machine.hasPrepared(proposal) else {
      return decide(machine.prepare(proposal.proposal), on: date, into: &ruling)
    }
    ruling.clear()
    standings.removeAll(keepingCapacity: true)
    if !findings.isEmpty { findings.removeAll(keepingCapacity: true) }
    var leftover = Leftover(proposal, date)
    guard !proposal.hasOverrides else {
      return decideByReference(&leftover, into: &ruling)
    }
    let action = proposal.action.index
    machine.begin(proposal, on: date)
    if actions[action] == nil { actions[action] = ActionCode(proposal.action, &machine) }
    machine.run(actions[action]?.prologue ?? Block())
    let epoch = actions[action]?.index(on: date, of: proposal.action, &machine) ?? 0
    actions[action]?.candidates(epoch, machine.registers, machine.scratch, into: &candidates)
    for index in candidates.indices {
      let norm = program.normsByAction[action][Int(candidates[index])]
      if places[norm.index] < 0, let code = actions[action] {
        places[norm.index] = Int32(compiled.count)
        compiled.append(machine.compile(program[norm], code))
      }
      let place = Int(places[norm.index])
      if !decide(place, norm, on: date, into: &ruling) { leave(norm, &leftover, into: &ruling) }
    }
    finish(action, &leftover, into: &ruling)
  }
}
