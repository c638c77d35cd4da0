internal import CharterDiagnostics
internal import CharterSemantics
internal import CharterValues

/// The names that an expression may use, with what they are.
struct NameList {
  let context: ReportContext

  init(_ context: ReportContext) { self.context = context }

  /// One name a line, those only that begin with a text in either language.
  func text(_ prefix: String) -> String {
    rows.filter { row in prefix.isEmpty || row.name.forms.contains { $0.hasPrefix(prefix) } }
      .map { row in
        let forms = context.language == .zh ? row.name.forms.reversed() : row.name.forms
        let label = Neutralised.text(forms.joined(separator: " "))
        return "  " + label.padded(to: 36) + " " + row.what + "\n"
      }.joined()
  }

  private var rows: [(name: Name, what: String)] {
    let program = context.program
    let schema = program.schema
    func call(_ types: [ValueType]) -> String {
      types.isEmpty ? "" : "(" + types.map { context.typeName($0) }.joined(separator: ", ") + ") → "
    }
    let values =
      program.parameters.map {
        (
          $0.name,
          context.say("参数", "parameter") + "  " + call($0.argumentTypes) + context.typeName($0.type)
        )
      }
      + program.definitions.map {
        (
          $0.name,
          context.say("定义", "definition") + "  " + call($0.argumentTypes)
            + context.typeName($0.type)
        )
      }
    let kinds =
      schema.entities.map { entity in
        (
          entity.name,
          context.say("实体", "entity") + "  "
            + context.list(entity.attributes.map { $0.name.words[context.language] })
        )
      }
      + schema.enums.map { declared in
        (
          declared.name,
          context.say("枚举", "enum") + "  "
            + context.list(declared.cases.map { $0.words[context.language] })
        )
      }
    return values + kinds
  }
}
