/// Pages of the family E04: absence.
enum E04Text {
  // E0401
  static var mayBeAbsent: Explanation {
    Explanation(
      Words("这个值可能没有，须先判断", "This value may be absent: test it first"),
      Words(
        """
        这个值的类型带问号，表示可以没有，例如未签订协议。没有时就谈不上“到期日”，直接使用会在办\
        理时得不出结论。请先写 `… 存在`，用 `且`、`当`、`若` 或先前的 `要求` 与后面连接；写过之后，\
        后面就可以放心使用。
        """,
        """
        The type has a question mark: there may be no such value, for example no agreement. \
        Without it there is no expiry date to speak of, and using it would leave cases \
        undecided. Test `… is present` first, joined by `and`, in a `when` or an `if`, or as an \
        earlier `require`; after that it may be used freely.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 协议.到期日期 >= 今日 }",
        "rule a for admit { require agreement.expires_on >= today }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 协议 存在 且 协议.到期日期 >= 今日 }",
        "rule a for admit { require agreement is present and agreement.expires_on >= today }"))
  }

  // E0402
  static var neverAbsent: Explanation {
    Explanation(
      Words("这个值总是有的，不必判断", "This value is never absent"),
      Words(
        """
        类型不带问号的值不会“没有”：数据里没写，只表示还不知道，结论是“待补”，而不是“没有”。对它\
        判断 `存在` 会让人误以为能查出资料缺失。请删去判断；确实可以没有的，在词汇里给类型加上问\
        号。
        """,
        """
        A value whose type has no question mark cannot be absent. Where data does not say it, it \
        is merely unknown and the verdict is undetermined. Testing `is present` would suggest \
        that missing papers can be found that way. Remove the test, or add a question mark to \
        the type in the vocabulary if there may really be none.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 学校.校名 存在 }",
        "rule a for admit { require school.name is present }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 长度(学校.校名) > 0 }",
        "rule a for admit { require length(school.name) > 0 }"))
  }

  // E0403
  static var noneNotAllowed: Explanation {
    Explanation(
      Words("这里不能是“无”", "“None” is not possible here"),
      Words(
        """
        `无` 只能用于类型带问号的值。这里的类型不带问号，`无` 永远不会成立，或者会造出没有意义的\
        记录。请给出实际的值；确实可以没有的，在声明的类型后加问号。
        """,
        """
        Only a type with a question mark knows `none`. Here the type has none, so the value \
        could never be that, or a meaningless record would be made. Give a real value, or add a \
        question mark to the declared type.
        """),
      wrong: Words("实体 片区 { 代号: 文本 = 无 }", "entity Zone { code: text = none }"),
      right: Words("实体 片区 { 代号: 文本? = 无 }", "entity Zone { code: text? = none }"))
  }
}
