import CharterDiagnostics
import CharterValues

/// Headers, clauses, jurisdictions and force.
extension Diagnostic {
  static func noHeader(at span: Span) -> Diagnostic {
    Diagnostic(
      .badHeader, at: span,
      message: Words(
        zh: "文件开头没有写“词汇 名称”或“政策 名称”，下面的内容不知归谁。",
        en: "The file begins with neither `vocabulary NAME` nor `policy NAME`, so what follows "
          + "belongs to nothing."),
      help: Words(
        zh: "在最前面加一行，例如“政策 我市政策 { 使用 … }”。",
        en: "Put a header first, such as `policy our_policy { uses … }`."))
  }

  static func headerTwice(at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .badHeader, at: span,
      secondary: [Label(first, Words(zh: "先写在这里", en: "first written here"))],
      message: Words(zh: "这一项只能写一次。", en: "This may be stated once only."))
  }

  static func badDivisionCode(_ code: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .badDivisionCode, at: span,
      message: Words(
        zh: "“\(code)”不是六位数字的行政区划代码。",
        en: "`\(code)` is not a six-digit administrative division code."),
      help: Words(zh: "例如南昌市是 \"360100\"。", en: "Nanchang, for example, is \"360100\"."))
  }

  static func notDelegable(
    _ policy: Name, at span: Span, declared: Span, _ isException: Bool
  ) -> Diagnostic {
    Diagnostic(
      .notDelegable, at: span,
      secondary: [Label(declared, Words(zh: "上级规定在此", en: "the upper rule"))],
      message: Words(
        zh: "“\(policy.words.zh)”没有把这一条交由下级规定，下级可以加严，不能\(isException ? "设例外" : "另设数值")。",
        en: "`\(policy.words.en)` does not delegate this; a lower policy may add to it and not "
          + "\(isException ? "make exceptions" : "set another value")."),
      help: Words(
        zh: "若上级文件确有授权，在上级规定前写“可由下级规定”。",
        en: "If the upper document allows it, mark the upper rule `delegable`."))
  }

  static func outsideJurisdiction(
    lower: Name, upper: Name, at span: Span, declared: Span
  ) -> Diagnostic {
    Diagnostic(
      .outsideJurisdiction, at: span,
      secondary: [Label(declared, Words(zh: "所针对的在此", en: "what it is about"))],
      message: Words(
        zh: "“\(lower.words.zh)”的辖区不在“\(upper.words.zh)”的辖区之内。",
        en: "The jurisdiction of `\(lower.words.en)` does not lie within that of "
          + "`\(upper.words.en)`."))
  }

  static func weakerForce(
    _ lower: Words, _ upper: Words, at span: Span, declared: Span
  ) -> Diagnostic {
    Diagnostic(
      .weakerForce, at: span,
      secondary: [Label(declared, Words(zh: "所针对的在此", en: "what it is to"))],
      message: Words(
        zh: "效力为“\(lower.zh)”的政策不能对效力为“\(upper.zh)”的规定设例外。",
        en: "A policy of \(lower.en) force cannot make an exception to one of \(upper.en) force."))
  }

  static func noPlace(_ name: Name, at span: Span, declared: Span?, isAction: Bool) -> Diagnostic {
    Diagnostic(
      .noPlace, at: span,
      secondary: declared.map {
        [Label($0, Words(zh: "它没有写属地", en: "it has no `place`"))]
      } ?? [],
      message: Words(
        zh: "本政策只管一个辖区，而“\(name.words.zh)”没有属地，无从知道归不归它管。",
        en: "This policy governs one jurisdiction, and `\(name.words.en)` has no place to tell "
          + "whether it lies there."),
      help: Words(
        zh: "在它的声明里加“属地 = …”。", en: "Add `place = …` to its declaration."))
  }

  static func emptyClause(_ number: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .emptyClause, at: span,
      message: Words(
        zh: "条款“\(number)”是空的，也没有说明为什么不编码。",
        en: "Clause \(number) is empty and gives no reason."),
      help: Words(
        zh: "写上规范，或写“不编码 因为 \"…\"”。",
        en: "Write its norms, or `not encoded because \"…\"`."))
  }

  static func missingTranslation(hasChinese: Bool, at span: Span) -> Diagnostic {
    Diagnostic(
      .missingTranslation, at: span,
      message: hasChinese
        ? Words(
          zh: "只有中文，没有英文；英文输出也会用中文。",
          en: "There is a Chinese text and no English one; English output shows the Chinese.")
        : Words(
          zh: "只有英文，没有中文；中文输出也会用英文。",
          en: "There is an English text and no Chinese one; Chinese output shows the English."))
  }
}
