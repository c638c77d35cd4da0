package import CharterDiagnostics

/// The kinds of small changes that are made to policies, to see whether a test notices.
package enum MutantKind: String, Sendable, CaseIterable {
  case comparison, logic, quantifier, arithmetic, figure, date, constant, `case`
  case statement, condition, exception, row, deadline, rounding, cap, bound, party

  /// What a reader, and a comment that allows a mutant, calls it.
  package var words: Words {
    switch self {
    case .comparison: Words(zh: "比较", en: "comparison")
    case .logic: Words(zh: "逻辑", en: "logic")
    case .quantifier: Words(zh: "量词", en: "quantifier")
    case .arithmetic: Words(zh: "运算", en: "arithmetic")
    case .figure: Words(zh: "数字", en: "figure")
    case .date: Words(zh: "日期", en: "date")
    case .constant: Words(zh: "是非", en: "constant")
    case .case: Words(zh: "枚举", en: "case")
    case .statement: Words(zh: "语句", en: "statement")
    case .condition: Words(zh: "条件", en: "condition")
    case .exception: Words(zh: "例外", en: "exception")
    case .row: Words(zh: "表行", en: "row")
    case .deadline: Words(zh: "期限", en: "deadline")
    case .rounding: Words(zh: "舍入", en: "rounding")
    case .cap: Words(zh: "限额", en: "cap")
    case .bound: Words(zh: "界限", en: "bound")
    case .party: Words(zh: "当事方", en: "party")
    }
  }

  /// What is changed, for the reference.
  package var change: Words {
    switch self {
    case .comparison:
      Words(
        zh: "`<` 与 `<=`、`>` 与 `>=` 互换，或方向颠倒；`=` 与 `!=`、`属于` 与 `非 属于`、`存在` 与 `为无` 互换",
        en:
          "`<` and `<=`, `>` and `>=` exchanged, or turned round; `=` and `!=`, `in` and `not in`, "
          + "`is present` and `is none` exchanged")
    case .logic:
      Words(
        zh: "`且` 与 `或` 互换，`蕴含` 变成 `且`，去掉 `非`",
        en: "`and` and `or` exchanged, `implies` made `and`, `not` left out")
    case .quantifier: Words(zh: "`每个` 与 `有` 互换", en: "`every` and `some` exchanged")
    case .arithmetic:
      Words(
        zh: "`+` 与 `-`、`*` 与 `/` 互换；最小与最大、上下取整、平均与中位数互换",
        en:
          "`+` and `-`, `*` and `/`, `min` and `max`, `floor` and `ceil`, `mean` and `median` exchanged"
      )
    case .figure:
      Words(
        zh: "末位数字加一或减一；表里同一界线一起变",
        en: "one more or less in the last digit written; a limit of a table moves as one")
    case .date: Words(zh: "前一天或后一天；去掉截止日", en: "the day before or after; a due date left out")
    case .constant: Words(zh: "`是` 与 `否` 互换", en: "`true` and `false` exchanged")
    case .case: Words(zh: "换成相邻的枚举值", en: "the neighbouring case of the enum")
    case .statement:
      Words(
        zh: "去掉一项要求、禁止、建议、事由、义务、程序、步骤或分项",
        en: "a `require`, `forbid`, `advise`, ground, duty, procedure, step or line left out")
    case .condition: Words(zh: "去掉 `当` 或 `其中`", en: "a `when` or a `where` left out")
    case .exception: Words(zh: "去掉一个例外", en: "an exception left out")
    case .row: Words(zh: "表的一行变成 `未定`", en: "the value of a table's row made `unset`")
    case .deadline: Words(zh: "去掉步骤的 `限` 或 `不早于`", en: "a step's `within` or `not before` left out")
    case .rounding: Words(zh: "换一种舍入，或不舍入", en: "another way of rounding, or none")
    case .cap: Words(zh: "去掉补贴的上限、下限或预算", en: "a subsidy's limit or budget left out")
    case .bound:
      Words(zh: "配额的 `不少于` 与 `不超过` 互换", en: "a quota's `at least` and `at most` exchanged")
    case .party:
      Words(
        zh: "去掉付款方、收款方或步骤的 `由`；`且` 与 `或` 互换",
        en: "a payer, a payee or a step's `by` left out; `and` and `or` among them exchanged")
    }
  }
}
