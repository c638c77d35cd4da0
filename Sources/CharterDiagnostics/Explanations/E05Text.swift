/// Pages of the family E05: tables and parameters.
enum E05Text {
  // E0501
  static var tableGap: Explanation {
    Explanation(
      Words("表有遗漏", "This table has a gap"),
      Words(
        """
        有些输入没有任何一行与之相符，提示里给出了一个例子。遇到这种情形时，表就没有答案。请补上\
        一行；文件有意不规定的，用 `否则 => 未定` 收尾，结论会是“待补”并指明出处；其余情形一律处\
        理的，写 `否则 => 值`。
        """,
        """
        Some inputs match no row; the message gives an example. The table would have no answer \
        for them. Add a row. Where the document leaves the case open on purpose, end with \
        `otherwise => unset`: such a case is then undetermined and says why. Where all others \
        are alike, write `otherwise => value`.
        """),
      wrong: Words(
        """
        表 定额 (s: 学段): 款额 {
          s    => 金额
          小学 => 100元
        }
        """,
        """
        table rate (s: Stage): money {
          s       => amount
          primary => 100元
        }
        """),
      right: Words(
        """
        表 定额 (s: 学段): 款额 {
          s    => 金额
          小学 => 100元
          初中 => 200元
        }
        """,
        """
        table rate (s: Stage): money {
          s       => amount
          primary => 100元
          junior  => 200元
        }
        """))
  }

  // E0502
  static var tableOverlap: Explanation {
    Explanation(
      Words("表的两行重叠", "Two rows of this table overlap"),
      Words(
        """
        有的输入同时符合两行，提示里给出了一个例子。哪一行算数不能靠先后次序决定，文件里也没有这\
        样的约定。请缩小其中一行的范围；`10..19` 两端都包含，`10..<20` 不含 20。
        """,
        """
        Some input matches two rows; the message gives an example. Which one counts must not \
        depend on their order, and documents have no such convention. Narrow one of them: \
        `10..19` includes both ends, `10..<20` leaves out 20.
        """),
      wrong: Words(
        """
        表 定额 (n: 整数): 款额 {
          n     => 金额
          <= 10 => 100元
          >= 10 => 200元
        }
        """,
        """
        table rate (n: integer): money {
          n     => amount
          <= 10 => 100元
          >= 10 => 200元
        }
        """),
      right: Words(
        """
        表 定额 (n: 整数): 款额 {
          n     => 金额
          < 10  => 100元
          >= 10 => 200元
        }
        """,
        """
        table rate (n: integer): money {
          n     => amount
          < 10  => 100元
          >= 10 => 200元
        }
        """))
  }

  // E0503
  static var tableColumns: Explanation {
    Explanation(
      Words("这一行的格数与表头不同", "This row has more or fewer cells than the heading"),
      Words(
        """
        表的每一行，竖线隔开的格数要与表头相同，箭头右边是结果。少一格，后面的条件就会错位到别的\
        列。不作要求的格写 `任意`。
        """,
        """
        Every row has as many cells between the bars as the heading, and its result after the \
        arrow. With one missing, the conditions after it would slip into the wrong column. Write \
        `any` in a cell that demands nothing.
        """),
      wrong: Words(
        """
        表 定额 (s: 学段, n: 整数): 款额 {
          s    | n     => 金额
          小学         => 100元
          否则         => 200元
        }
        """,
        """
        table rate (s: Stage, n: integer): money {
          s         | n   => amount
          primary         => 100元
          otherwise       => 200元
        }
        """),
      right: Words(
        """
        表 定额 (s: 学段, n: 整数): 款额 {
          s    | n     => 金额
          小学 | 任意  => 100元
          否则         => 200元
        }
        """,
        """
        table rate (s: Stage, n: integer): money {
          s         | n   => amount
          primary   | any => 100元
          otherwise       => 200元
        }
        """))
  }

  // E0504
  static var tableTooComplex: Explanation {
    Explanation(
      Words("这张表过于复杂，无法查全", "This table is too intricate to check completely"),
      Words(
        """
        列数和界限太多，组合的数量超过了能够逐一核对的上限，因此无法保证没有遗漏和重叠。查不全的\
        表不能当作查过的表。请拆成几张较小的表，或先用定义把若干列归并成一个概念。
        """,
        """
        There are so many columns and limits that not every combination can be checked, so \
        neither gaps nor overlaps can be excluded; and a table that was half checked must not \
        pass for a checked one. Split it into smaller tables, or merge columns into one concept \
        with a definition first.
        """),
      wrong: Words(
        "表 定额 (a: 数, b: 数, c: 数, d: 数, e: 数, f: 数): 款额 { … }",
        """
        table rate (a: number, b: number, c: number, d: number, e: number, f: number): money { …\
         }
        """),
      right: Words(
        "表 系数 (a: 数, b: 数): 数 { … }",
        "table factor (a: number, b: number): number { … }"))
  }

  // E0505
  static var overlappingPeriods: Explanation {
    Explanation(
      Words("同一天有两个值", "One day has two values"),
      Words(
        """
        参数的两段时间有重叠，同一天会有两个值。一段到下一段开始的前一天为止；写了 `至` 的，包括\
        当天。请核对各段的起止日期。
        """,
        """
        Two periods of the parameter overlap, so that one day would have two values. A period \
        ends the day before the next begins; `until` includes its day. Check where each begins \
        and ends.
        """),
      wrong: Words(
        "参数 比例: 数 { 自 2014-09-01: 10%  自 2014-09-01: 15% }",
        "parameter share: number { from 2014-09-01: 10%  from 2014-09-01: 15% }"),
      right: Words(
        "参数 比例: 数 { 自 2014-09-01: 10%  自 2021-03-01: 15% }",
        "parameter share: number { from 2014-09-01: 10%  from 2021-03-01: 15% }"))
  }

  // E0506
  static var emptyPeriod: Explanation {
    Explanation(
      Words("结束日期早于开始日期", "This period ends before it begins"),
      Words(
        "起止日期颠倒，这段时间里一天也没有，相应的值或政策永远不会生效。请对照文件核对两个日期。",
        """
        The dates are the wrong way round: the period holds no day at all, and what it gives \
        would never be in force. Compare both dates with the document.
        """),
      wrong: Words(
        "参数 比例: 数 { 自 2021-03-01 至 2020-12-31: 10% }",
        "parameter share: number { from 2021-03-01 until 2020-12-31: 10% }"),
      right: Words(
        "参数 比例: 数 { 自 2021-03-01 至 2021-12-31: 10% }",
        "parameter share: number { from 2021-03-01 until 2021-12-31: 10% }"))
  }

  // E0507
  static var badSetting: Explanation {
    Explanation(
      Words("这里的设定不成立", "This setting does not fit"),
      Words(
        """
        `设定` 给上级政策的参数填上本地的值：它必须指向一个参数，带输入的参数要给出全部输入的固定\
        值，值的类型和单位也要相符。请对照参数的声明改正。
        """,
        """
        `set` gives an upper policy's parameter its local value: it names a parameter, gives a \
        constant for each of its inputs, and a value of the same type and unit. Compare it with \
        the parameter's declaration.
        """),
      wrong: Words("设定 国家轮岗.轮岗 = 15%", "set national_rotation.rotation = 15%"),
      right: Words("设定 国家轮岗.教师比例 = 15%", "set national_rotation.teacher_share = 15%"))
  }

  // E0509
  static var definitionTooLarge: Explanation {
    Explanation(
      Words("定义展开后过大", "This definition grows too large"),
      Words(
        """
        定义层层引用，全部展开后超过了上限。为了保证任何政策都能很快得出结论，展开的大小有限制。\
        请减少重复的引用，或把中间结果改成表。
        """,
        """
        Definitions refer to one another so often that, written out in full, they pass the \
        limit. It guarantees that every policy reaches its verdict soon. Refer to each less \
        often, or turn an intermediate result into a table.
        """),
      wrong: Words(
        "定义 丙(x: 数): 数 = 乙(x) * 乙(x) * 乙(x) …",
        "define c(x: number): number = b(x) * b(x) * b(x) …"),
      right: Words(
        """
        表 定额 (s: 学段): 款额 {
          s    => 金额
          小学 => 100元
          初中 => 200元
        }
        """,
        """
        table rate (s: Stage): money {
          s       => amount
          primary => 100元
          junior  => 200元
        }
        """))
  }
}
