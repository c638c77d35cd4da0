import Testing

@Suite struct ExpressionTests {
  @Test(arguments: [
    // Precedence, loosest first.
    ("a implies b implies c", "(implies a (implies b c))"),
    ("a or b and c implies d", "(implies (or a (and b c)) d)"),
    ("not a and b", "(and (not a) b)"),
    ("not a = b", "(not (= a b))"),
    ("not not a", "(not (not a))"),
    ("a = b or c != d", "(or (= a b) (!= c d))"),
    ("a + b * c - d / e", "(- (+ a (* b c)) (/ d e))"),
    ("a - b - c", "(- (- a b) c)"),
    ("-a * b", "(* (neg a) b)"),
    ("-a.b", "(neg a.b)"),
    ("- - a", "(neg (neg a))"),
    ("(a + b) * c", "(* [(+ a b)] c)"),
    (
      "a + b rounded half up to 0.01元 = c", "(= (rounded rounded halfUp roundedTo (+ a b) 0.01元) c)"
    ),
    ("a rounded to 1 in xs", "(in in (rounded rounded roundedTo a 1) xs)"),
    ("a in b = c", "(= (in in a b) c)"),
    ("a is present = b", "(= (is isPresent a) b)"),
    ("a in b is none", "(in in a (is isNone b))"),
    ("a < b + 1", "(< a (+ b 1))"),
    // Postfix.
    ("a.b.c", "a.b.c"),
    ("a.if.and.not", "a.if.and.not"),
    ("f(a, b).c", "(call f a b).c"),
    ("p.f(a)", "(call p.f a)"),
    ("f()", "(call f)"),
    ("a is present and b.c is none", "(and (is isPresent a) (is isNone b.c))"),
    // Sets and ranges.
    ("a in {b, c}", "(in in a (set b c))"),
    ("a in {}", "(in in a (set))"),
    ("a in {b} and c", "(and (in in a (set b)) c)"),
    ("a not in xs", "(in not in a xs)"),
    ("a in 1..3", "(in in a (range .. 1 3))"),
    ("a in 1..<n + 1", "(in in a (range ..< 1 (+ n 1)))"),
    ("a in b.c", "(in in a b.c)"),
    // Alternatives.
    ("if a then b else c + 1", "(if if then else a b (+ c 1))"),
    ("if a then b else if c then d else e", "(if if then else a b (if if then else c d e))"),
    (
      "match a { b => 1, c, d => 2, otherwise => -1 }",
      "(match match a (matchArm b 1) (matchArm c d 2) (matchArm (otherwisePattern otherwise) (neg 1)))"
    ),
    ("match a { b => 1 c => 2 }", "(match match a (matchArm b 1) (matchArm c 2))"),
    // Quantifiers extend to the right, collections do not.
    (
      "every x in xs satisfies a and b",
      "(quantifier every satisfies (binder in x xs) (and a b))"
    ),
    (
      "some x in a.b where c or d",
      "(quantifier some (binder in x a.b) (whereClause where (or c d)))"
    ),
    (
      "every x in xs where p satisfies some y in x.ys satisfies q",
      "(quantifier every satisfies (binder in x xs) (whereClause where p) "
        + "(quantifier some satisfies (binder in y x.ys) q))"
    ),
    ("count(x in xs where p)", "(aggregate count (binder in x xs) (whereClause where p))"),
    ("sum(x in xs: x.a) + 1", "(+ (aggregate sum (binder in x xs) x.a) 1)"),
    (
      "cv(s in xs: a / b weighted by c)",
      "(aggregate cv (binder in s xs) (/ a b) (weightClause weightedBy c))"
    ),
    ("count(xs)", "(call count xs)"),
    ("max(a, b)", "(call max a b)"),
    // Only the functions over sets take a binder.
    ("contains(x in xs)", "(call contains (in in x xs))"),
    // Words that are keywords elsewhere are names here.
    ("title = number", "(= title number)"),
    ("count + line * rest", "(+ count (* line rest))"),
    ("to.step.by", "to.step.by"),
    ("place or until", "(or place until)"),
    ("`if` and `and`", "(and if and)"),
    ("zh + en", "(+ zh en)"),
    ("at - least", "(- at least)"),
    ("none", "none"), ("true and false", "(and true false)"),
    ("“甲”", "“甲”"), ("zh \"a\" en \"b\"", "zh \"a\" en \"b\""),
    ("date + 3年 - 1月", "(- (+ date 3年) 1月)"),
    ("a\n  and\n  b", "(and a b)"),
  ]) func english(text: String, expected: String) {
    #expect(expression(text) == expected)
  }

  @Test(arguments: [
    ("甲 且 乙 或 非 丙 蕴含 丁", "甲 and 乙 or not 丙 implies 丁"),
    ("若 甲 则 乙 另 丙", "if 甲 then 乙 else 丙"),
    ("按 甲 { 乙 => 1, 否则 => 2 }", "match 甲 { 乙 => 1, otherwise => 2 }"),
    ("每个 x 属于 甲 其中 乙 满足 丙", "every x in 甲 where 乙 satisfies 丙"),
    ("有 x 属于 甲", "some x in 甲"),
    ("合计(x 属于 甲: x.乙 加权 x.丙)", "sum(x in 甲: x.乙 weighted by x.丙)"),
    ("计数(x 属于 甲 其中 x.乙)", "count(x in 甲 where x.乙)"),
    ("甲 存在 且 乙 为无", "甲 is present and 乙 is none"),
    ("甲 = 无 或 乙 = 是 或 丙 = 否", "甲 = none or 乙 = true or 丙 = false"),
    ("甲 舍入 四舍五入 到 0.01元", "甲 rounded half up to 0.01元"),
    ("甲 舍入 四舍六入五成双 到 1", "甲 rounded half even to 1"),
    ("甲 舍入 进一 到 1 + 0 = 3", "甲 rounded up to 1 = 3"),
    ("甲 舍入 去尾 到 1", "甲 rounded down to 1"),
    ("甲 属于 {乙、丙}", "甲 in {乙, 丙}"),
    ("甲 非 属于 1..3", "甲 not in 1..3"),
    ("甲（乙，丙）。丁", "甲(乙, 丙).丁"),
    ("中文 “甲” 英文 “a”", "zh “甲” en “a”"),
  ]) func chineseMeansTheSame(chinese: String, english: String) {
    func shapeOf(_ text: String) -> String {
      expression(text).hasPrefix("E") ? expression(text) : shape(lone(text))
    }
    // A rounding is no operand of what binds tighter.
    if chinese.contains("+ 0") {
      #expect(expression(chinese) == "E0108 [+]")
    } else {
      #expect(shapeOf(chinese) == shapeOf(english))
    }
  }

  @Test(arguments: [
    ("", "E0108 []"),
    ("a b", "E0108 [b]"),
    ("a +", "E0108 []"),
    ("and a", "E0108 [and]"),
    ("a < b < c", "E0113 [<]"),
    ("a = b = c", "E0113 [=]"),
    ("a in b in c", "E0113 [in]"),
    ("a is none is present", "E0113 [is]"),
    ("a in 1..2..3", "E0113 [..]"),
    ("a..b", "E0108 [..]"),
    ("(a", "E0109 [(]"),
    ("a)", "E0109 [)]"),
    ("f(a b)", "E0108 [b]"),
    ("a.", "E0108 []"),
    ("if a then b", "E0108 []"),
    ("a is", "E0108 []"),
    ("a is not none", "E0108 [is not none]"),
    ("a rounded to 1 + 2", "E0108 [+]"),
    ("a in {b} + 1", "E0108 [+]"),
    ("every x satisfies y", "E0108 [satisfies]"),
    ("every in xs", "E0111 [in]"),
    ("count(x in)", "E0108 [)]"),
    ("a => b", "E0108 [=>]"),
  ]) func mistakes(text: String, expected: String) {
    #expect(expression(text) == expected)
  }
}
