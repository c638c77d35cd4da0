public import CharterData
internal import CharterDiagnostics
public import CharterEngine
public import CharterSemantics
public import CharterValues

/// A file of proposals with what was decided on each.
public struct DecidedFile: Sendable {
  /// The records that the decisions speak of.
  public let registry: Registry
  /// One a proposal, in order.
  public let decisions: [Decision]
  /// Whether a proposal names no date of its own.
  public let usesDefaultDate: Bool
}

extension Workspace {
  /// Evaluates an expression on the registry as loaded.
  public func evaluate(
    _ expression: CheckedExpression, on date: CalendarDate
  ) -> EvaluationResult {
    Pipeline.evaluate(expression, program: program ?? .empty, registry: registry, on: date)
  }

  /// Decides the proposals of a file in order, each on the state that those before it have left.
  public mutating func decide(_ file: ProposalFile, on date: CalendarDate) -> DecidedFile {
    guard let program else {
      return DecidedFile(registry: registry, decisions: [], usesDefaultDate: false)
    }
    let result = Pipeline.decide(file, program: program, on: date, cores: cores)
    note(result.diagnostics)
    return DecidedFile(
      registry: file.registry, decisions: result.value,
      usesDefaultDate: file.proposals.contains { $0.date == nil })
  }
}
