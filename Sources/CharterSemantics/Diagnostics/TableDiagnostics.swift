import CharterDiagnostics
import CharterValues

/// Tables, periods and the values of parameters.
extension Diagnostic {
  static func tableGap(_ example: Words, at span: Span) -> Diagnostic {
    Diagnostic(
      .tableGap, at: span,
      message: Words(
        zh: "表有空缺，没有一行适用于：\(example.zh)。", en: "No row covers this input: \(example.en)."),
      help: Words(
        zh: "补上这一行，或用“否则 => …”有意概括其余（“否则 => 未定”表示文件未定）。",
        en: "Add a row, or close the rest on purpose with `otherwise => …` (`otherwise => unset` "
          + "leaves it open)."))
  }

  static func tableOverlap(_ example: Words, at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .tableOverlap, at: span,
      secondary: [Label(first, Words(zh: "这一行也适用", en: "this row matches as well"))],
      message: Words(
        zh: "两行同时适用于：\(example.zh)。", en: "Two rows match this input: \(example.en)."))
  }

  static func tableColumns(found: Int, wanted: Int, at span: Span, header: Span) -> Diagnostic {
    Diagnostic(
      .tableColumns, at: span,
      secondary: [Label(header, Words(zh: "以此为准", en: "compare this"))],
      message: Words(
        zh: "这里有 \(found) 格，应有 \(wanted) 格。",
        en: "There \(found == 1 ? "is 1 cell" : "are \(found) cells") here; \(wanted) belong."))
  }

  static func tableTooComplex(at span: Span) -> Diagnostic {
    Diagnostic(
      .tableTooComplex, at: span,
      message: Words(
        zh: "表太复杂，无法逐一查清空缺和重叠。",
        en: "The table is too intricate to be searched for gaps and overlaps."),
      help: Words(zh: "把它拆成几张小表。", en: "Split it into smaller tables."))
  }

  static func otherwiseTwice(at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .tableOverlap, at: span,
      secondary: [Label(first, Words(zh: "先写在这里", en: "first written here"))],
      message: Words(zh: "“否则”只能有一行。", en: "A table has one `otherwise` row."))
  }

  static func cellNotAllowed(at span: Span) -> Diagnostic {
    Diagnostic(
      .constantNeeded, at: span,
      message: Words(
        zh: "格里可以写值、几个值、比较（如 >= 10）、范围（如 10..19）或“任意”。",
        en: "A cell holds a value, several, a comparison (>= 10), a range (10..19) or `any`."))
  }

  static func tableNeedsArguments(at span: Span) -> Diagnostic {
    Diagnostic(
      .badSetting, at: span,
      message: Words(
        zh: "没有参数的值不能写成表。", en: "A value without arguments cannot be a table."))
  }

  static func overlappingPeriods(at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .overlappingPeriods, at: span,
      secondary: [Label(first, Words(zh: "与这一段重叠", en: "overlaps with this one"))],
      message: Words(
        zh: "同一天有两个值。", en: "One day has two values."))
  }

  static func emptyPeriod(at span: Span) -> Diagnostic {
    Diagnostic(
      .emptyPeriod, at: span,
      message: Words(zh: "止日早于起日。", en: "This period ends before it begins."))
  }

  static func settingOwnParameter(_ form: String, at span: Span, declared: Span) -> Diagnostic {
    Diagnostic(
      .badSetting, at: span,
      secondary: [Label(declared, Words(zh: "它的值写在这里", en: "its value is stated here"))],
      message: Words(
        zh: "“\(form)”是本政策自己的参数，值写在声明处，不用“设定”。",
        en: "`\(form)` is this policy's own parameter; state its value where it is declared."))
  }

  static func settingAmbiguous(_ form: String, at span: Span, policies: [Name]) -> Diagnostic {
    Diagnostic(
      .badSetting, at: span,
      message: Words(
        zh: "几个政策都有参数“\(form)”：\(policies.map(\.words.zh).joined(separator: "、"))；请写明政策名。",
        en: "Several policies have a parameter `\(form)`: "
          + "\(policies.map(\.words.en).joined(separator: ", ")); name the policy."))
  }

  static func conflictingSettings(at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .conflictingSettings, at: span,
      secondary: [Label(first, Words(zh: "另一个设定", en: "the other setting"))],
      message: Words(
        zh: "同一级、同一天对同一参数设定了两个值。",
        en: "One parameter is set twice at one level for the same day."))
  }

  static func definitionTooLarge(_ name: Name, at span: Span) -> Diagnostic {
    Diagnostic(
      .definitionTooLarge, at: span,
      message: Words(
        zh: "“\(name.words.zh)”层层引用，展开后过大。",
        en: "`\(name.words.en)` grows too large when what it refers to is written out."))
  }
}
