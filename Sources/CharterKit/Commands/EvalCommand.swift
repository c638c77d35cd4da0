internal import CharterDiagnostics
internal import CharterSemantics
internal import CharterValues

/// `charter eval`: evaluates expressions, with policies and a registry where they are given.
public struct EvalCommand: Sendable {
  /// The formats of its results.
  public static let formats = CommandFormats("eval", [.text, .json])

  /// The expressions, each by itself.
  public var expressions: [String]
  /// Where policies and registry are.
  public var places: Places

  /// An evaluation of expressions.
  public init(expressions: [String], places: Places) {
    self.expressions = expressions
    self.places = places
  }

  /// The expressions of a text, one a line; empty lines are passed over.
  public static func lines(of bytes: [UInt8]) -> [String] {
    String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .filter { !$0.allSatisfy(\.isWhitespace) }.map(String.init)
  }

  /// Loads, evaluates and reports.
  public func run(_ invocation: Invocation) -> Reply {
    if let refusal = Self.formats.refusal(invocation) { return refusal }
    var workspace = Workspace.load(places, cores: invocation.cores)
    var results: [(expression: String, result: EvaluationResult)] = []
    if !workspace.diagnostics.hasErrors {
      for (text, checked) in zip(expressions, workspace.loadExpressions(expressions)) {
        switch checked {
        case .failure(let error): results.append((text, .error(error.code)))
        case .success(let expression):
          let value = workspace.evaluate(
            expression, on: invocation.date)
          results.append((text, value))
        }
      }
    }
    let report = EvalReport(invocation.context(workspace))
    return invocation.reply(workspace, EvalCommand.status(of: results.map(\.result))) {
      report.text(results)
    } json: {
      [.init("results", report.json(results))]
    }
  }

  /// How an evaluation ends: an error anywhere is told first, whether or not a diagnostic says more about it.
  public static func status(of results: [EvaluationResult]) -> ExitStatus {
    var status = ExitStatus.success
    for result in results {
      switch result {
      case .error: return .faulty
      case .unknown: status = .undetermined
      case .value: break
      }
    }
    return status
  }
}
