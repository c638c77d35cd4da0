import CharterDiagnostics
import CharterValues

/// Rules, quotas and subsidies on the registry: parts that lack, stand twice or do not go together.
extension Diagnostic {
  static func partTwice(at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .incompleteNorm, at: span,
      secondary: [Label(first, Words(zh: "先写在这里", en: "first written here"))],
      message: Words(
        zh: "这一项在这里只能写一次，不知以哪个为准。",
        en: "This stands once only, and nothing says which of the two counts."))
  }

  static func rateAsAmount(_ unit: Words, at span: Span) -> Diagnostic {
    Diagnostic(
      .missingUnit, at: span, label: unit,
      message: Words(
        zh: "这里得出的是“\(unit.zh)”，是标准，不是数额：还要乘以份数或期数，把斜线后的单位消去。",
        en: "This comes to \(unit.en), a rate and no amount that can be paid: multiply by how "
          + "many, or by how long, until nothing is left after the slash."),
      help: Words(
        zh: "例如 4000元/班/年 * s.教学班数 * 1班 * 1年。",
        en: "Such as 4000元/班/年 * s.classes * 1班 * 1年."))
  }

  static func whenAfterItems(at span: Span) -> Diagnostic {
    Diagnostic(
      .misplacedStatement, at: span,
      message: Words(
        zh: "“当”说的是整条规定在什么情况下适用，要写在其他各项之前；只管一个分项的“当”跟在那个分项后面。",
        en: "`when` says when the whole norm applies and stands before the other items; one "
          + "that is about a line follows that line."))
  }

  static func roundingOfBound(at span: Span) -> Diagnostic {
    Diagnostic(
      .misplacedStatement, at: span,
      message: Words(
        zh: "配额的限度只有“不少于 … 舍入 进一”这一种舍入。",
        en: "The only rounding of a bound is `at least … rounded up`."))
  }

  static func roundingInLine(at span: Span) -> Diagnostic {
    Diagnostic(
      .misplacedStatement, at: span,
      message: Words(
        zh: "舍入写在整个补贴里，不写在一个分项的花括号里。",
        en: "A rounding stands in the subsidy, not inside the braces of a line."))
  }

  static func remainderMismatch(at span: Span, isShared: Bool) -> Diagnostic {
    Diagnostic(
      .incompleteNorm, at: span,
      message: isShared
        ? Words(
          zh: "“按最大余数”自有取舍，不能再写四舍五入等方向。",
          en: "`by largest remainder` settles which way to round; no other direction goes with it.")
        : Words(
          zh: "“按最大余数”用于把资金池分给若干对象，这里没有“分配给”。",
          en: "`by largest remainder` is for pools that are shared, and nothing is `shared among` "
            + "here."))
  }

  static func amountInSharing(at span: Span) -> Diagnostic {
    Diagnostic(
      .incompleteNorm, at: span,
      message: Words(
        zh: "写了“分配给”的补贴由资金池构成，不能写固定的金额。",
        en: "A subsidy `shared among` several consists of pools, not of amounts."))
  }

  static func proportionWithoutPool(at span: Span) -> Diagnostic {
    Diagnostic(
      .incompleteNorm, at: span,
      message: Words(
        zh: "“按比例”要跟着一个资金池。", en: "`in proportion to` goes with a pool, and there is none here."))
  }

  static func severalPools(at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .incompleteNorm, at: span,
      secondary: [Label(first, Words(zh: "第一个资金池", en: "the first pool"))],
      message: Words(
        zh: "一处只能有一个资金池；有几个的，各写成一个分项：分项 名称 { 资金池 … 按比例 … }。",
        en: "One pool stands here; several are lines of their own: "
          + "`line NAME { pool … in proportion to … }`."))
  }

  static func fundWithoutRest(at span: Span) -> Diagnostic {
    Diagnostic(
      .incompleteNorm, at: span,
      message: Words(
        zh: "写了“总额”，却没有哪个资金池取“其余”，总额不起作用。",
        en: "This fund has no effect: no pool takes the `rest` of it."))
  }

  static func restNotLast(at span: Span, other: Span) -> Diagnostic {
    Diagnostic(
      .incompleteNorm, at: span,
      secondary: [Label(other, Words(zh: "它后面还有资金池", en: "a pool after it"))],
      message: Words(
        zh: "“其余”只能有一个，而且是最后一个资金池。",
        en: "There is one `rest`, and it is the last pool."))
  }

  static func forbidOnRegistry(at span: Span) -> Diagnostic {
    Diagnostic(
      .misplacedStatement, at: span,
      message: Words(
        zh: "单独的“禁止”禁的是行动本身，而登记状况上的规则没有行动；请写明禁止什么。",
        en: "A bare `forbid` forbids the act itself, and a rule on the registry has none; say what "
          + "is forbidden."))
  }

  static func negativeValue(at span: Span) -> Diagnostic {
    Diagnostic(
      .valueOutOfRange, at: span,
      message: Words(zh: "这里不能是负数。", en: "This cannot be negative."))
  }

  static func boundsApart(at span: Span, other: Span) -> Diagnostic {
    Diagnostic(
      .valueOutOfRange, at: span,
      secondary: [Label(other, Words(zh: "另一限度", en: "the other bound"))],
      message: Words(
        zh: "下限高于上限，谁也达不到。", en: "The lower bound is above the upper one, so nothing meets both."))
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
}
