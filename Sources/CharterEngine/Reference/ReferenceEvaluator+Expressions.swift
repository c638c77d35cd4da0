public import CharterDiagnostics
public import CharterSemantics
public import CharterValues

/// What an expression of its own came to.
public struct ExpressionResult: Sendable {
  /// The value, or why there is none.
  public let outcome: Outcome
  /// The type of the value.
  public let type: ValueType
  /// The value as people read it, in both languages.
  public let words: Words
  /// How it came to its value.
  public let derivation: Derivation?
  /// The parameters marked `reading` that it depends on.
  public let readings: [ParameterID]
  /// The parameters marked `illustrative` that it depends on.
  public let illustrativeParameters: [ParameterID]
}

extension ReferenceEvaluator {
  /// Evaluates an expression on the registry as loaded, without an action and without a place.
  ///
  /// - Parameters:
  ///   - expression: what to evaluate.
  ///   - date: the day that is `today`, and that picks the parameters' values.
  /// - Returns: the value or why there is none, and how it came about.
  public func evaluate(
    _ expression: CheckedExpression, on date: CalendarDate
  ) -> ExpressionResult {
    evaluate(expression, on: date, in: initialState)
  }

  /// Evaluates an expression on a state of the registry.
  ///
  /// - Parameters:
  ///   - expression: what to evaluate.
  ///   - date: the day that is `today`, and that picks the parameters' values.
  ///   - state: the registry with what actions have changed.
  /// - Returns: the value or why there is none, and how it came about.
  public func evaluate(
    _ expression: CheckedExpression, on date: CalendarDate, in state: RegistryState
  ) -> ExpressionResult {
    var evaluation = evaluation(on: date, in: state)
    var frame = Frame(size: expression.frameSize)
    let outcome = evaluation.evaluate(expression.expression, in: &frame).outcome
    let type = expression.expression.type
    let words = ValueWords(schema: program.schema, state: state).words(for: outcome, type: type)
    return ExpressionResult(
      outcome: outcome, type: type, words: words, derivation: evaluation.derivations.first,
      readings: evaluation.parametersRead.filter { program[$0].reading != nil },
      illustrativeParameters: evaluation.illustrativeRead)
  }
}
