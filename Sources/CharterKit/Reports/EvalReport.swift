public import CharterDiagnostics
public import CharterEngine
public import CharterValues
internal import CharterSemantics

/// What one expression came to.
public enum EvaluationResult: Sendable {
  case value(Value, ValueType)
  /// Unknown, for these reasons.
  case unknown([Reason])
  /// It could not be read; the first code says why.
  case error(DiagnosticCode)
}

/// The results of `charter eval`, for people and for machines.
public struct EvalReport: Sendable {
  let context: ReportContext

  /// A writer of results in a context.
  public init(_ context: ReportContext) { self.context = context }

  /// One result a line, in the order of the expressions.
  public func text(_ results: [(expression: String, result: EvaluationResult)]) -> String {
    results.map { expression, result in
      let line: String
      switch result {
      case .value(let value, let type): line = context.text(value, type: type)
      case .unknown(let reasons):
        let why = reasons.map { context.item($0, action: nil) }
        line =
          context.say("未知", "unknown")
          + (why.isEmpty ? "" : context.say("：", ": ") + context.list(why))
      case .error(let code):
        line = context.say("有误（\(code.rawValue)）", "error \(code.rawValue)")
      }
      return line + "\n"
    }.joined()
  }

  /// `{"expression", "value", "type"}`, `{"expression", "unknown"}` or `{"expression", "error"}`.
  public func json(_ results: [(expression: String, result: EvaluationResult)]) -> JSONValue {
    .array(
      results.map { expression, result in
        var members: [JSONValue.Member] = [.init("expression", .string(expression))]
        switch result {
        case .value(let value, let type):
          if case .number(let number) = value {
            members.append(.init("value", .string(number.description)))
            if let unit = context.unit(of: type) { members.append(.init("unit", .string(unit))) }
          } else {
            members.append(.init("value", context.json(value, type: type)))
          }
          members.append(.init("type", .string(context.typeName(type))))
        case .unknown(let reasons):
          members.append(
            .init("unknown", .array(reasons.map { .object(context.members(of: $0, action: nil)) })))
        case .error(let code): members.append(.init("error", .string(code.rawValue)))
        }
        return .object(members)
      })
  }
}

extension ReportContext {
  /// A type as a policy writes it, in Latin names: `number in yuan`, `set of School`, `date?`.
  func typeName(_ type: ValueType) -> String { typeName(type.base) + (type.isOptional ? "?" : "") }

  private func typeName(_ type: BaseType) -> String {
    switch type {
    case .boolean: return "boolean"
    case .text: return "text"
    case .date: return "date"
    case .number(let isInteger, let dimension):
      let unit = dimension.isPlain ? "" : " in " + program.schema.words(for: dimension).en
      return (isInteger ? "integer" : "number") + unit
    case .enumeration(let id): return program.schema[id].name.canonical
    case .entity(let id): return program.schema[id].name.canonical
    case .set(let of): return "set of " + typeName(of)
    case .nothing: return "none"
    }
  }
}
