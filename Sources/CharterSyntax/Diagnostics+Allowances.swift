import CharterDiagnostics

/// What is wrong with comments that let findings stand.
extension Diagnostic {
  static func allowanceWithoutReason(at span: Span) -> Diagnostic {
    Diagnostic(
      .badAllowance, at: span, label: Words(zh: "没有写理由", en: "it gives no reason"),
      message: Words(
        zh: "容许一项提醒要写明理由，否则提醒照常显示。",
        en: "To let a finding stand takes a reason; without one it is reported as before."),
      help: Words(
        zh: "在冒号后面写理由：// 容许 W0601：理由。",
        en: "Write it after a colon: `// allow W0601: reason`."))
  }

  static func unknownAllowance(_ written: String, at span: Span) -> Diagnostic {
    let codes = DiagnosticCode.allCases.filter(\.canBeAllowed).map(\.rawValue)
    let near = nearName(to: written, among: codes)
    return Diagnostic(
      .badAllowance, at: span, label: Words(zh: "没有这个编号", en: "there is no such code"),
      message: Words(
        zh: "“\(written)”不是任何提醒的编号。", en: "`\(written)` is not the code of any finding."),
      help: near.map { Words(zh: "是不是 \($0)？", en: "Did you mean `\($0)`?") },
      fixes: near.map {
        [Fix(Words(zh: "改为 \($0)", en: "Write `\($0)`"), [Edit(span, $0)])]
      } ?? [])
  }

  static func neverAllowed(_ code: DiagnosticCode, at span: Span) -> Diagnostic {
    let isError = code.severity == .error
    return Diagnostic(
      .badAllowance, at: span,
      label: isError
        ? Words(zh: "这是错误", en: "this is an error")
        : Words(zh: "这项提醒不能容许", en: "this cannot be let stand"),
      message: isError
        ? Words(
          zh: "只有提醒（W）可以容许；错误（E）必须改正。",
          en: "Only warnings (W) can be let stand; an error (E) has to be mended.")
        : Words(
          zh: "关于容许本身的提醒不能再被容许。",
          en: "What is wrong with an allowance cannot be let stand by another."),
      help: Words(zh: "删去这个编号。", en: "Delete this code."))
  }

  /// An allowance, or one of its codes, that no finding needs.
  static func unusedAllowance(_ subject: String, at span: Span) -> Diagnostic {
    Diagnostic(
      .unusedAllowance, at: span,
      label: Words(zh: "这里没有 \(subject)", en: "there is no \(subject) here"),
      message: Words(
        zh: "它所管的范围里没有 \(subject) 这项提醒，这条容许不起作用。",
        en: "Nothing that it covers leads to \(subject), so it silences nothing."),
      help: Words(
        zh: "删去它；提醒在别处的，把它移到那一行的上面。",
        en: "Delete it, or move it above the line that the finding is about."))
  }
}
