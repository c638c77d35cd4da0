import CharterDiagnostics
import CharterSyntax
import CharterValues

/// What a condition that always or never holds is a part of.
enum ConditionKind {
  case condition
  case statement
  case ground
  /// Of a population or of what is counted.
  case member
  case line
}

/// Findings about conditions.
extension Diagnostic {
  static func neverApplies(_ name: Name, at span: Span, conditions: [Span]) -> Diagnostic {
    Diagnostic(
      .neverApplies, at: span,
      secondary: conditions.map { Label($0, Words(zh: "条件", en: "condition")) },
      message: Words(
        zh: "“\(name.words.zh)”的条件与它所处的情形不可能同时成立，它永远不会适用。",
        en:
          "The conditions of `\(name.words.en)` and what is known around it exclude each other, so it never applies."
      ),
      help: Words(
        zh: "核对条件、政策的施行日期，以及它所针对的规则的条件。",
        en:
          "Check the conditions, the days on which the policy is in force, and the conditions of what it is an exception to."
      ))
  }

  static func alwaysHolds(at span: Span, _ kind: ConditionKind) -> Diagnostic {
    let message: Words =
      switch kind {
      case .condition:
        Words(
          zh: "只要其他条件成立，这个条件就不会不成立，所要的至多是资料齐全。",
          en: "Where the rest holds this condition never fails: all it can ask is that the "
            + "facts are known.")
      case .statement:
        Words(
          zh: "凡是适用这条规则的情形，这句话都不会不满足，所要的至多是资料齐全。",
          en: "Wherever the norm applies this statement is never broken: all it can ask is "
            + "that the facts are known.")
      case .ground:
        Words(
          zh: "凡是适用这条规则的情形，这项事由都不会不成立，其他事由就没有意义了。",
          en: "Wherever the norm applies this ground never fails, so the others mean nothing.")
      case .member:
        Words(zh: "没有一个成员会被这个条件排除。", en: "This condition excludes no member at all.")
      case .line:
        Words(
          zh: "凡是领取补贴的，这个条件都成立，写不写都一样。",
          en: "It holds for whoever is paid, so it asks nothing.")
      }
    return Diagnostic(
      .alwaysHolds, at: span, message: message,
      help: Words(
        zh: "核对比较的方向和数字；删去以后，资料不全的就不再待补。",
        en: "Check the comparison and the figure; once it is deleted, nothing waits for those "
          + "facts."))
  }

  static func neverHolds(at span: Span, _ kind: ConditionKind) -> Diagnostic {
    let message: Words =
      switch kind {
      case .condition, .statement:
        Words(
          zh: "凡是适用这条规则的情形，这句话都不可能满足。",
          en: "Wherever the norm applies this statement cannot be met.")
      case .ground:
        Words(zh: "这项事由永远不会成立。", en: "This ground never holds.")
      case .member:
        Words(zh: "没有一个成员会符合这个条件。", en: "No member ever meets this condition.")
      case .line:
        Words(zh: "这个条件永远不成立，这一分项总是零。", en: "It never holds, so the line is always zero.")
      }
    return Diagnostic(
      .neverHolds, at: span, message: message,
      help: Words(
        zh: "核对比较的方向和数字；本意是一律不准的，写“禁止”。",
        en: "Check the comparison and the figure; to refuse altogether, write `forbid`."))
  }

  static func excludedStatement(at span: Span, others: [Span]) -> Diagnostic {
    Diagnostic(
      .neverHolds, at: span,
      secondary: others.map { Label($0, Words(zh: "与这里一起看", en: "together with this")) },
      message: Words(
        zh: "这句话与前面的要求不可能同时满足。", en: "This statement and those above it cannot be met together."),
      help: Words(
        zh: "核对比较的方向和数字。", en: "Check the comparisons and the figures."))
  }

  static func repeatedCondition(at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .repeatedStatement, at: span,
      secondary: [Label(first, Words(zh: "前面已经写过", en: "stated before"))],
      message: Words(zh: "同一个条件写了两次。", en: "One condition is stated twice."),
      help: Words(zh: "删去一个，或改正其中一个。", en: "Delete one, or correct one."))
  }

  static func repeatedStatement(at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .repeatedStatement, at: span,
      secondary: [Label(first, Words(zh: "前面已经写过", en: "stated before"))],
      message: Words(
        zh: "同一条规则里，同样的话写了两次。", en: "One norm states the same thing twice."),
      help: Words(zh: "删去一句，或改正其中一句。", en: "Delete one, or correct one."))
  }
}

/// Findings about names and values.
extension Diagnostic {
  static func unusedParameter(_ name: Name, at span: Span) -> Diagnostic {
    Diagnostic(
      .unusedParameter, at: span,
      message: Words(
        zh: "读入的政策里没有一处用到参数“\(name.words.zh)”，改动它不会改变任何结论。",
        en:
          "Nothing in the policies read uses the parameter `\(name.words.en)`; changing it changes nothing."
      ),
      help: Words(
        zh: "在有关的规则里用上它；确实不用的，删去。",
        en: "Use it in the norm that it belongs to, or delete it."))
  }

  static func unusedDefinition(_ name: Name, _ kind: Words, at span: Span) -> Diagnostic {
    Diagnostic(
      .unusedDefinition, at: span,
      message: Words(
        zh: "读入的政策里没有一处用到\(kind.zh)“\(name.words.zh)”。",
        en: "Nothing in the policies read uses the \(kind.en) `\(name.words.en)`."),
      help: Words(
        zh: "在有关的规则里用上它；确实不用的，删去。",
        en: "Use it in the norm that it belongs to, or delete it."))
  }

  static func valueGap(
    _ name: Name, _ gaps: [Period], policy: Policy, at span: Span
  ) -> Diagnostic {
    let all = gaps.map(words)
    let days = Words(
      zh: all.map(\.zh).joined(separator: "、"), en: all.map(\.en).joined(separator: ", "))
    return Diagnostic(
      .valueGap, at: span,
      message: Words(
        zh:
          "参数“\(name.words.zh)”在这些日子没有数值：\(days.zh)。那时政策“\(policy.name.words.zh)”有效，需要它的结论将是“待补”。",
        en:
          "The parameter `\(name.words.en)` has no value \(days.en), while the policy is in force; what needs it is undetermined."
      ),
      help: Words(
        zh: "补上这段时间的数值；文件没有给出的，写“未定”。",
        en: "State the value of these days, or `unset` where the document gives none."))
  }

  private static func words(for gap: Period) -> Words {
    switch (gap.first, gap.last) {
    case (let first?, let last?) where first == last:
      Words(zh: "\(first)", en: "on \(first)")
    case (let first?, let last?):
      Words(zh: "\(first) 至 \(last)", en: "from \(first) until \(last)")
    case (let first?, nil): Words(zh: "自 \(first) 起", en: "from \(first) on")
    case (nil, let last?): Words(zh: "到 \(last) 为止", en: "until \(last)")
    case (nil, nil): Words(zh: "任何一天", en: "on any day")
    }
  }

  static func shadowedName(
    _ form: String, _ kind: Words, at span: Span, hidden: Words, _ hiddenSpan: Span
  ) -> Diagnostic {
    Diagnostic(
      .shadowedName, at: span,
      secondary: [Label(hiddenSpan, Words(zh: "这个在里面看不到了", en: "this is hidden inside"))],
      message: Words(
        zh: "\(kind.zh)“\(form)”与\(hidden.zh)同名：里面写“\(form)”指的是前者，容易看错。",
        en:
          "`\(form)`, \(kind.en), is called like \(hidden.en): inside, `\(form)` means the former."),
      help: Words(zh: "换一个名称。", en: "Give it another name."))
  }

  static func mixedLanguages(
    _ main: Language, count: Int, places: [Span], at span: Span
  ) -> Diagnostic {
    let other = main == .zh ? Words(zh: "英文", en: "English") : Words(zh: "中文", en: "Chinese")
    let own = main == .zh ? Words(zh: "中文", en: "Chinese") : Words(zh: "英文", en: "English")
    return Diagnostic(
      .mixedLanguages, at: span,
      secondary: places.map { Label($0, Words(zh: "\(other.zh)", en: "\(other.en)")) },
      message: Words(
        zh: "这个文件主要用\(own.zh)写成，另有 \(count) 处关键词或名称是\(other.zh)。",
        en:
          "This file is written in \(own.en) for the most part; in \(count) place\(count == 1 ? "" : "s") a "
          + "keyword or name is \(other.en)."),
      help: Words(
        zh: "运行 charter fmt --language \(main.rawValue) 统一语言。",
        en: "`charter fmt --language \(main.rawValue)` writes it in one."))
  }
}
