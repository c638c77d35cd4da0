import CharterDiagnostics
import CharterSyntax
import CharterValues

extension Diagnostic {
  static func exitWithoutGround(_ name: Name, at span: Span) -> Diagnostic {
    Diagnostic(
      .exitWithoutGround, at: span,
      message: Words(
        zh: "退出“\(name.words.zh)”没有写事由：凭什么可以退出。",
        en: "The exit `\(name.words.en)` states no ground on which one may leave."),
      help: Words(
        zh: "加“任一 { 事由 …: … }”。", en: "Add `any of { ground …: … }`."))
  }

  static func emptyNorm(_ name: Name, at span: Span) -> Diagnostic {
    Diagnostic(
      .emptyNorm, at: span,
      message: Words(
        zh: "“\(name.words.zh)”里一句要求也没有。", en: "`\(name.words.en)` states nothing."))
  }

  static func exceptionWithoutCondition(_ name: Name, at span: Span) -> Diagnostic {
    Diagnostic(
      .emptyNorm, at: span,
      message: Words(
        zh: "例外“\(name.words.zh)”没有写在什么情况下适用。",
        en: "The exception `\(name.words.en)` does not say when it applies."),
      help: Words(zh: "在花括号前加“当 …”。", en: "Add `when …` before the brace."))
  }

  static func exceptionToState(_ kind: SyntaxKind, at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownNorm, at: span,
      message: Words(
        zh: "例外只能针对行动上的规范；登记状况上的规则、配额和补贴，请在其中用“其中”或“当”写明范围。",
        en: "An exception is to a norm on an action; narrow a norm on the state with `where` or "
          + "`when`."))
  }

  static func exceptionCycle(_ names: [Name], at span: Span) -> Diagnostic {
    Diagnostic(
      .exceptionCycle, at: span,
      message: Words(
        zh: "例外互相针对，绕成了圈：\(names.map(\.words.zh).joined(separator: " → "))。",
        en: "These exceptions lead back to themselves: "
          + "\(names.map(\.words.en).joined(separator: " → "))."))
  }

  static func exceptionsTooDeep(_ deepest: Int, at span: Span) -> Diagnostic {
    Diagnostic(
      .tooDeep, at: span,
      message: Words(
        zh: "例外套例外超过了 \(deepest) 层。", en: "More than \(deepest) exceptions stand one on the other.")
    )
  }

  static func exceptionsMayOverlap(
    _ first: Name, _ second: Name, at span: Span, first firstSpan: Span, example: Words?
  ) -> Diagnostic {
    let shown = Words(
      zh: example.map { "，例如：\($0.zh)" } ?? "",
      en: example.map { ", for example: \($0.en)" } ?? "")
    return Diagnostic(
      .exceptionsMayOverlap, at: span,
      secondary: [Label(firstSpan, Words(zh: "另一个例外", en: "the other exception"))],
      message: Words(
        zh: "例外“\(first.words.zh)”与“\(second.words.zh)”可能同时成立\(shown.zh)。若结果不同，决定将成为“待补”。",
        en:
          "The exceptions `\(first.words.en)` and `\(second.words.en)` may hold together\(shown.en). "
          + "Where they disagree, the decision is undetermined."),
      help: Words(
        zh: "在其中一个的条件里排除另一个。", en: "Exclude one in the condition of the other."))
  }

  static func stepWithoutStart(at span: Span) -> Diagnostic {
    Diagnostic(
      .stepWithoutStart, at: span,
      message: Words(
        zh: "这是第一个步骤，期限没有起算的日子。",
        en: "This is the first step, so there is no day to count from."),
      help: Words(
        zh: "写明从哪一天起算：“限 30日 总体 日期”，或用“后于 步骤”。",
        en: "Say from which day: `within 30日 of DATE`, or `after STEP`."))
  }

  static func emptyProcedure(at span: Span) -> Diagnostic {
    Diagnostic(
      .emptyNorm, at: span,
      message: Words(zh: "程序里没有步骤。", en: "This procedure has no steps."))
  }

  static func procedureOutsideAction(at span: Span) -> Diagnostic {
    Diagnostic(
      .misplacedStatement, at: span,
      message: Words(
        zh: "程序只能写在行动的规范里：登记状况没有办理步骤。",
        en: "A procedure belongs to a norm on an action; the registry has no steps."))
  }

  static func stateClauseOnActionNorm(at span: Span) -> Diagnostic {
    Diagnostic(
      .misplacedStatement, at: span,
      message: Words(
        zh: "“截至”和“执行于”只用于登记状况上的规则。",
        en: "`by DATE` and `enforced on` belong to norms on the registry."))
  }

  static func normWithBothSubjects(at span: Span) -> Diagnostic {
    Diagnostic(
      .normSubject, at: span,
      message: Words(
        zh: "一条规范要么针对行动（适用），要么针对登记状况（对每个），不能兼有。",
        en: "A norm is `for` actions or `for each` subject of the registry, not both."))
  }

  static func normWithoutAction(_ name: Name, at span: Span) -> Diagnostic {
    Diagnostic(
      .normSubject, at: span,
      message: Words(
        zh: "“\(name.words.zh)”没有写适用于哪个行动。",
        en: "`\(name.words.en)` does not say which action it is for."),
      help: Words(zh: "在名称后加“适用 行动名”。", en: "Add `for ACTION` after its name."))
  }

  static func groundCount(at span: Span, stated: Int) -> Diagnostic {
    Diagnostic(
      .groundCount, at: span,
      message: stated == 0
        ? Words(zh: "这里一条事由也没有。", en: "No ground is stated here.")
        : Words(
          zh: "项数应是 1 到 \(stated) 之间的整数：这里共有 \(stated) 条事由。",
          en: "The number lies between 1 and \(stated): \(stated) grounds are stated."))
  }

  static func effectTarget(at span: Span) -> Diagnostic {
    Diagnostic(
      .badEffect, at: span,
      message: Words(
        zh: "效果只能改写行动参数的属性，写作“参数.属性 = 值”。",
        en: "An effect writes an attribute of a parameter: `parameter.attribute = value`."))
  }

  static func effectOnDerived(_ name: Name, at span: Span, declared: Span?) -> Diagnostic {
    Diagnostic(
      .badEffect, at: span,
      secondary: declared.map { [Label($0, Words(zh: "声明在此", en: "declared here"))] } ?? [],
      message: Words(
        zh: "“\(name.words.zh)”是由别处推出的集合，不能直接改写；改写它所反的属性即可。",
        en: "`\(name.words.en)` follows from another attribute; write that one instead."))
  }

  static func writtenTwice(at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .badEffect, at: span,
      secondary: [Label(first, Words(zh: "先在这里改写", en: "first written here"))],
      message: Words(
        zh: "同一处改写了两次，不知以哪个为准。", en: "One place is written twice."))
  }
}
