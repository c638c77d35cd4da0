public import CharterColumns
public import CharterData
public import CharterDiagnostics
public import CharterSemantics
public import CharterValues

/// How the engine goes about its work; no result depends on it.
public struct EngineOptions: Sendable {
  /// What bulk work runs on.
  public var workers: Workers
  /// How many rows bulk work takes at a time.
  public var batchSize: Int
  /// The narrowest numbers that bulk work begins with; tests begin with wider ones.
  package var numbers: NumericPath = .int64

  /// The widths that exact numbers are worked out in, each the fallback of the one before.
  package enum NumericPath: Int, Sendable, CaseIterable {
    case int64, int128, rational
  }

  /// One worker and the usual batches.
  public init(workers: Workers = .one, batchSize: Int = 512) {
    self.workers = workers
    self.batchSize = max(1, batchSize)
  }
}

/// A program over a registry, for work on many records and many decisions.
///
/// Its replies are those of ``ReferenceEvaluator``, whatever path they are worked out by.
public struct Engine: Sendable {
  /// The policies to decide by.
  public let program: Program
  /// The records before any action.
  public let registry: Registry
  /// How it goes about its work.
  public let options: EngineOptions
  /// Says why wherever something is unknown, and decides what the engine leaves to it.
  let reference: ReferenceEvaluator
  /// The registry's facts by attribute, for bulk work.
  let facts: FactColumns

  /// Binds a program to a registry.
  ///
  /// - Parameters:
  ///   - program: the policies.
  ///   - registry: the records, those included that proposals will create.
  ///   - overrides: values of parameters that win over the policies' own.
  ///   - options: how to go about the work.
  public init(
    program: Program, registry: Registry, overrides: [ParameterOverride] = [],
    options: EngineOptions = EngineOptions()
  ) {
    self.program = program
    self.registry = registry
    self.options = options
    reference = ReferenceEvaluator(program: program, registry: registry, overrides: overrides)
    facts = FactColumns(program: program, registry: registry)
  }
}

extension Engine {
  /// Evaluates a quota on the registry, as ``ReferenceEvaluator`` does.
  ///
  /// - Parameters:
  ///   - id: the quota; its policy is in force at the date.
  ///   - date: the day that `today` stands for.
  ///   - visit: is called once a subject, in the order of the registry.
  /// - Returns: what the reports lean on together.
  public func evaluate(
    _ id: QuotaID, on date: CalendarDate, visit: (QuotaReport) -> Void
  ) -> StateFootnotes {
    reference.evaluate(id, on: date, in: reference.initialState, visit: visit)
  }

  /// Evaluates a rule on the registry for each of its subjects.
  ///
  /// - Parameters:
  ///   - id: the rule; its policy is in force at the date.
  ///   - date: the day that `today` stands for.
  ///   - visit: is called once a subject, in the order of the registry.
  /// - Returns: what the reports lean on together.
  public func evaluate(
    _ id: RuleID, on date: CalendarDate, visit: (RuleReport) -> Void
  ) -> StateFootnotes {
    reference.evaluate(id, on: date, in: reference.initialState, visit: visit)
  }

  /// Decides the actions of a file in order, each on the state that those before it have left.
  ///
  /// - Parameters:
  ///   - file: the proposals with their registry, which is used in place of this engine's.
  ///   - defaultDate: the day of the decisions that name none.
  ///   - derivations: whether to keep how each condition came to its value.
  ///   - scope: which quotas are compared before and after.
  /// - Returns: a decision for each action, and the effects that could not be carried out.
  public func decide(
    _ file: ProposalFile, defaultDate: CalendarDate, derivations: Bool = false,
    comparing scope: ComparedQuotas = .enforced
  ) -> StageResult<[Decision]> {
    reference.decide(file, defaultDate: defaultDate, derivations: derivations, comparing: scope)
  }
}
