import CharterDiagnostics
import CharterValues

/// Values that may be absent, and tests of what never is.
extension Diagnostic {
  static func mayBeAbsent(
    _ text: String, at span: Span, declared: Span?, test: Span?
  ) -> Diagnostic {
    let isHan = Name.isHan(text)
    let added = isHan ? "\(text) 存在 且 " : "\(text) is present and "
    let fixes = test.map { place in
      [
        Fix(
          Words(zh: "先判断它存在", en: "Test that it is present first"),
          [Edit(Span(source: place.source, start: Int(place.start), end: Int(place.start)), added)])
      ]
    }
    return Diagnostic(
      .mayBeAbsent, at: span,
      secondary: declared.map {
        [Label($0, Words(zh: "这里声明它可以没有", en: "declared as possibly absent here"))]
      } ?? [],
      message: Words(
        zh: "“\(text)”可以没有，用它之前要先判断它存在。",
        en: "`\(text)` may be absent; test that it is present before using it."),
      help: Words(
        zh: "例如先写“\(text) 存在 且 …”。", en: "For example: `\(text) is present and …`."),
      fixes: fixes ?? [])
  }

  static func neverAbsent(_ text: String, at span: Span, declared: Span?) -> Diagnostic {
    Diagnostic(
      .neverAbsent, at: span,
      message: Words(
        zh: "“\(text)”不会没有（没填是“不知道”，不是“无”），这样判断没有意义。",
        en: "`\(text)` cannot be absent (a fact not given is unknown, not none), so this test says "
          + "nothing."),
      help: Words(
        zh: "若它确实可以没有，在声明的类型后加“?”。",
        en: "If it can be absent, put `?` after its declared type."))
  }

  static func noneNotAllowed(at span: Span, wanted: Words?, origin: Span?) -> Diagnostic {
    Diagnostic(
      .noneNotAllowed, at: span,
      secondary: origin.map { [Label($0, wanted)] } ?? [],
      message: Words(
        zh: "这里不能是“无”。",
        en: "`none` may not stand here\(wanted.map { ": \($0.en) is needed" } ?? "")."))
  }

  static func notUnderstood(at span: Span) -> Diagnostic {
    Diagnostic(
      .notUnderstood, at: span,
      message: Words(
        zh: "这一段无法读作规则，因此整个政策不予采用，以免漏掉其中的要求。",
        en: "This could not be read as a rule, so the policy is not used: what it demands might be "
          + "lost."))
  }
}
