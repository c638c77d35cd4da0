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
        zh: "例外套例外超过了 \(deepest) 层。", en: "More than \(deepest) exceptions stand one on the other."))
  }

  static func exceptionsMayOverlap(
    _ first: Name, _ second: Name, at span: Span, first firstSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      .exceptionsMayOverlap, at: span,
      secondary: [Label(firstSpan, Words(zh: "另一个例外", en: "the other exception"))],
      message: Words(
        zh: "例外“\(first.words.zh)”与“\(second.words.zh)”可能同时成立；若结果不同，决定将成为“待补”。",
        en: "The exceptions `\(first.words.en)` and `\(second.words.en)` may hold together; where "
          + "they disagree, the decision is undetermined."),
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

  static func quotaPartTwice(at span: Span) -> Diagnostic {
    Diagnostic(
      .incompleteNorm, at: span,
      message: Words(
        zh: "配额的总体和计数各只能写一次。", en: "A quota has one population and one count."))
  }

  static func quotaWithoutPopulation(_ name: Name, at span: Span) -> Diagnostic {
    Diagnostic(
      .incompleteNorm, at: span,
      message: Words(
        zh: "配额“\(name.words.zh)”没有写总体。", en: "The quota `\(name.words.en)` has no population."),
      help: Words(zh: "加“总体 x 属于 …”。", en: "Add `of x in …`."))
  }

  static func quotaWithoutBound(_ name: Name, at span: Span) -> Diagnostic {
    Diagnostic(
      .incompleteNorm, at: span,
      message: Words(
        zh: "配额“\(name.words.zh)”没有写限度。", en: "The quota `\(name.words.en)` has no bound."),
      help: Words(
        zh: "加“不少于 …”“不超过 …”或“介于 … 与 …”。",
        en: "Add `at least …`, `at most …` or `between … and …`."))
  }

  static func subsidyWithoutAmount(_ name: Name, at span: Span) -> Diagnostic {
    Diagnostic(
      .incompleteNorm, at: span,
      message: Words(
        zh: "补贴“\(name.words.zh)”没有分项也没有金额。",
        en: "The subsidy `\(name.words.en)` has no line and no amount."))
  }

  static func poolOutsideSharing(at span: Span) -> Diagnostic {
    Diagnostic(
      .incompleteNorm, at: span,
      message: Words(
        zh: "资金池要有“分配给”：在谁中间分。", en: "A pool needs `shared among`: between whom it is shared."))
  }

  static func poolWithoutProportion(at span: Span) -> Diagnostic {
    Diagnostic(
      .incompleteNorm, at: span,
      message: Words(
        zh: "资金池没有写按什么比例分。", en: "This pool does not say in proportion to what."),
      help: Words(zh: "加“按比例 …”。", en: "Add `in proportion to …`."))
  }

  static func restWithoutFund(at span: Span) -> Diagnostic {
    Diagnostic(
      .incompleteNorm, at: span,
      message: Words(
        zh: "“其余”要先有“总额”。", en: "`rest` is what remains of a `fund`, and none is stated."))
  }

  // MARK: Tables and parameters

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

  // MARK: Policies

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
