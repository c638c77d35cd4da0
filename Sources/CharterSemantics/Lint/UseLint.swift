import CharterDiagnostics
import CharterValues

/// Parameters, concepts and tables that nothing in the run uses.
///
/// What the vocabulary declares is not looked at: it describes data, which may hold more than rules ask for.
struct UseLint {
  private(set) var findings: [Diagnostic] = []

  init(_ program: Program) {
    var parameters = Array(repeating: false, count: program.parameters.count)
    var definitions = Array(repeating: false, count: program.definitions.count)
    var tables = Array(repeating: false, count: program.tables.count)
    program.forEachExpression { whole in
      whole.forEach { part in
        switch part.kind {
        case .parameter(let id, _): parameters[id.index] = true
        case .definition(let id, _): definitions[id.index] = true
        case .table(let id, _): tables[id.index] = true
        default: break
        }
      }
    }
    for (index, parameter) in program.parameters.enumerated() where !parameters[index] {
      findings.append(.unusedParameter(parameter.name, at: parameter.span))
    }
    for (index, definition) in program.definitions.enumerated() where !definitions[index] {
      findings.append(
        .unusedDefinition(
          definition.name, Words(zh: "定义", en: "definition"), at: definition.span))
    }
    for (index, table) in program.tables.enumerated() where !tables[index] {
      findings.append(
        .unusedDefinition(table.name, Words(zh: "表", en: "table"), at: table.span))
    }
  }
}
