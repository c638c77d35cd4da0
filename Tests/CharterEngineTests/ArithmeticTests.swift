import CharterSemantics
import CharterValues
import Testing

/// Exact numbers, dates and the functions built in.
@Suite struct ArithmeticTests {
  private func evaluate(_ expression: Expression) -> String { World().evaluate(expression) }

  @Test func numbers() {
    let cases: [(Expression, String)] = [
      (.n(1) / .n(3) + .n(1) / .n(6), "0.5"),
      (.n(1) / .n(3), "1/3"),
      (.n(2) - .n(3) - .n(4), "-5"),
      (.n(24) / .n(3) / .n(4), "2"),
      (.n(2) + .n(3) * .n(4), "14"),
      ((.n(2) + .n(3)) * .n(4), "20"),
      (.n(1) / .n(0), "? divisionByZero"),
      (.n(1) / .n(0) + .n(1) / .n(0), "? divisionByZero"),
      (-.ratio(1, 2), "-0.5"),
      (Expression.ratio(5, 2).rounded(.halfUp, to: .one), "3"),
      (Expression.ratio(-5, 2).rounded(.halfUp, to: .one), "-3"),
      (Expression.ratio(5, 2).rounded(.halfEven, to: .one), "2"),
      (Expression.ratio(-21, 10).rounded(.up, to: .one), "-3"),
      (Expression.ratio(-29, 10).rounded(.down, to: .one), "-2"),
      (Expression.ratio(1, 3).rounded(.halfUp, to: .ratio(1, 100)), "0.33"),
    ]
    for (expression, result) in cases { #expect(evaluate(expression) == result) }
  }

  @Test func dates() {
    func day(_ iso: String) -> Expression { .day(iso) }
    let cases: [(Expression, String)] = [
      (day("2021-01-31").shifted(by: .n(1), .month), "2021-02-28"),
      (day("2020-01-31").shifted(by: .n(1), .month), "2020-02-29"),
      // Left to right: the day that the first month lost does not come back.
      (day("2021-01-31").shifted(by: .n(1), .month).shifted(by: .n(1), .month), "2021-03-28"),
      (day("2021-01-31").shifted(by: .n(2), .month), "2021-03-31"),
      (day("2020-02-29").shifted(by: .n(1), .year), "2021-02-28"),
      (day("2021-04-20").shifted(by: .n(30), .day), "2021-05-20"),
      (day("2021-03-31").shifted(by: .n(1), .month, backwards: true), "2021-02-28"),
      (day("2021-04-20").shifted(by: .n(-1), .day), "2021-04-19"),
      (day("2021-04-20").shifted(by: .ratio(1, 2), .day), "? dateOutOfRange"),
      (day("9999-12-31").shifted(by: .n(1), .day), "? dateOutOfRange"),
      (day("0001-01-01").shifted(by: .n(1), .year, backwards: true), "? dateOutOfRange"),
      (day("2021-04-20").shifted(by: .n(1) / .n(0), .day), "? divisionByZero"),
      (day("2021-03-01").days(since: day("2020-03-01")), "365"),
      (.today.days(since: day("2021-04-19")), "1"),
      (.function(.year, day("2021-08-31")), "2021"),
      (.function(.month, day("2021-08-31")), "8"),
      (.function(.day, day("2021-08-31")), "31"),
      (.function(.schoolYear, day("2021-08-31")), "2020"),
      (.function(.schoolYear, day("2021-09-01")), "2021"),
    ]
    for (expression, result) in cases { #expect(evaluate(expression) == result) }
  }

  @Test func functions() {
    let cases: [(Expression, String)] = [
      (.function(.abs, .n(-3)), "3"),
      (.function(.min, .n(3), .n(1), .n(2)), "1"),
      (.function(.max, .n(3), .n(1), .n(2)), "3"),
      (.function(.floor, .ratio(-5, 2)), "-3"),
      (.function(.ceil, .ratio(-5, 2)), "-2"),
      (.function(.sqrt, .ratio(1, 4)), "0.5"),
      (.function(.sqrt, .n(2)), "1.414213562373095048801688724209698"),
      (.function(.sqrt, .n(-1)), "? negativeRoot"),
      (.function(.length, .t("学校")), "2"),
      (.function(.length, .t("e\u{301}")), "2"),  // scalars, not what people see
      (.function(.contains, .t("南昌市教育局"), .t("教育")), "true"),
      (.function(.contains, .t("cafe\u{301}"), .t("cafe")), "true"),
      (.function(.contains, .t("\u{E9}"), .t("e\u{301}")), "false"),
      (.function(.contains, .t("a"), .t("")), "true"),
      (.function(.contains, .t("a"), .t("ab")), "false"),
      (.function(.startsWith, .t("南昌市"), .t("南昌")), "true"),
      (.function(.startsWith, .t("南昌"), .t("南昌市")), "false"),
      (.function(.within, .t("360111"), .t("360100")), "true"),
      (.function(.within, .t("360700"), .t("360100")), "false"),
      (.function(.within, .t("361011"), .t("361000")), "true"),
      (.function(.within, .t("361111"), .t("361000")), "false"),
      (.function(.within, .t("501234"), .t("500000")), "true"),
      (.function(.within, .t("360111"), .t("000000")), "true"),
    ]
    for (expression, result) in cases { #expect(evaluate(expression) == result) }
  }
}
