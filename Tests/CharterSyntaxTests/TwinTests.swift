import CharterDiagnostics
import CharterSyntax
import Testing

/// English, Chinese and full-width spellings give one tree.
@Suite struct TwinTests {
  static let pairs: [(english: String, chinese: String)] = [
    (Samples.clauseInEnglish, Samples.clauseInChinese),
    ("vocabulary a { uses b }", "词汇 甲 ｛ 使用 乙 ｝"),
    ("unit a 人", "单位 人 a"),
    ("ordered enum A { a 甲, b 乙 }", "有序 枚举 甲 { 甲 a、乙 b }"),
    (
      "entity A { x: integer in 人\n y: set of B = none\n z: set of C inverse of q\n place = a.b }",
      "实体 甲 { x: 整数 计 人\n y: 集合 乙 = 无\n z: 集合 丙 反向 丁\n 属地 = 甲.乙 }"
    ),
    (
      "action a { g: G?\n effect g.x = y\n effect create A { m: b }\n effect remove x\n "
        + "effect for each s in xs where p { s.q = r } }",
      "行动 甲 { 乙: 丙？\n 效果 乙.x = y\n 效果 新建 甲 { m: b }\n 效果 撤销 x\n "
        + "效果 对每个 s 属于 xs 其中 p { s.q = r } }"
    ),
    (
      "policy p { title \"a\" number \"b\" issuer \"c\" jurisdiction \"d\" force binding "
        + "in force illustrative from 2021-01-01 until 2022-01-01 uses a, b }",
      "政策 p { 标题 “a” 文号 “b” 发文机关 “c” 辖区 “d” 效力 约束 施行 示例 自 2021年1月1日 至 2022-01-01 使用 甲、乙 }"
    ),
    ("policy p { force guidance }", "政策 p { 效力 指导 }"),
    ("policy p { force descriptive }", "政策 p { 效力 描述 }"),
    ("clause \"a\" \"b\" not encoded because \"c\"", "条款 “a” “b” 不编码 因为 “c”"),
    ("not encoded \"a\" because \"b\"", "不编码 “a” 因为 “b”"),
    (
      "delegable illustrative reading \"a\" parameter p(x: T): number = unset",
      "可由下级规定 示例 口径 “a” 参数 甲（x: T）: 数 = 未定"
    ),
    (
      "parameter p: date { from 2021-01-01 until 2022-01-01: 1 from 2022-02-02: unset }",
      "参数 甲: 日期 { 自 2021-01-01 至 2022-01-01: 1 自 2022-02-02: 未定 }"
    ),
    ("set p.a(b) = 1", "设定 p.甲（乙） = 1"),
    (
      "define f(x: T): boolean = true or false and x rounded down to 1 = y",
      "定义 甲(x: T): 是非 = 是 或 否 且 x 舍入 去尾 到 1 = y"
    ),
    ("define f(x: T): boolean = not x", "定义 甲(x: T): 是非 = 非 x"),
    (
      "table t(a: A): money {\n a | b => c\n any | >= 3 => 1元\n x, 4 | 1..2 => 2\n otherwise => unset\n}",
      "表 甲(a: A): 款额 {\n a ｜ b => c\n 任意 | ≥ 3 ＝＞ 1元\n x、4 ｜ 1．．2 => 2\n 否则 => 未定\n}"
    ),
    (
      "delegable admission a 甲 for b, c { when x require y: z forbid advise w otherwise \"q\" }",
      "可由下级规定 准入 甲 a 适用 乙、丙 { 当 x 要求 y: z 禁止 建议 w 否则 “q” }"
    ),
    (
      "rule r for each x in xs, y in ys where p by 2021-01-01 enforced on a { at least 6 of { ground a: b } }",
      "规则 甲 对每个 x 属于 xs、y 属于 ys 其中 p 截至 2021-01-01 执行于 乙 { 至少 6项 { 事由 a: b } }"
    ),
    (
      "rule r for a { duty d: zh \"a\" en \"b\" by x or y to z within 30日 of today }",
      "规则 r 适用 a { 义务 d: 中文 “a” 英文 “b” 由 x 或 y 向 z 限 30日 总体 今日 }"
    ),
    (
      "rule r for a { procedure { step a by b and c, step d by e after a within 3日 not before 1日 } }",
      "规则 r 适用 a { 程序 { 步骤 a 由 b 且 c、步骤 d 由 e 后于 a 限 3日 不早于 1日 } }"
    ),
    ("exception a to b.c when d { }", "例外 甲 针对 乙.丙 当 丁 { }"),
    (
      "quota q for each g in G by 2021-01-01 { of t in g.ts where a count t where b "
        + "at least 20% rounded up at most 8 between 1% and 2% enforced on c }",
      "配额 q 对每个 g 属于 G 截至 2021-01-01 { 总体 t 属于 g.ts 其中 a 计数 t 其中 b "
        + "不少于 20％ 舍入 进一 不超过 8 介于 1% 与 2% 执行于 c }"
    ),
    (
      "subsidy s for each t in T where p { line a = b when c amount = d at most 3元\n"
        + "rounded half up to 1元 payer a or b payee c within budget e }",
      "补贴 s 对每个 t 属于 T 其中 p { 分项 a = b 当 c 金额 = d 不超过 3元\n"
        + "舍入 四舍五入 到 1元 付款方 a 或 b 收款方 c 预算 e }"
    ),
    (
      "subsidy s shared among t in T { fund f line a { pool g in proportion to t.w when t.x } "
        + "line b { pool rest in proportion to t.w } rounded to 1元 by largest remainder }",
      "补贴 s 分配给 t 属于 T { 总额 f 分项 a { 资金池 g 按比例 t.w 当 t.x } "
        + "分项 b { 资金池 其余 按比例 t.w } 舍入 到 1元 按最大余数 }"
    ),
  ]

  @Test(arguments: pairs) func oneShape(english: String, chinese: String) {
    #expect(problems(english) == [])
    #expect(problems(chinese) == [])
    // A name with two forms has one shape whichever comes first.
    #expect(shape(read(english).value.root) == shape(read(chinese).value.root))
  }

  /// Every keyword's Chinese word stands in one of the pairs, so that none is left untried.
  @Test func everyKeywordIsTried() {
    var tried: Set<Keyword> = []
    for text in Self.pairs.flatMap({ [$0.english, $0.chinese] }) + Samples.all {
      for token in read(text).value.tokens {
        if let keyword = token.keyword { tried.insert(keyword) }
      }
    }
    #expect(Keyword.allCases.filter { !tried.contains($0) } == [])
  }
}
