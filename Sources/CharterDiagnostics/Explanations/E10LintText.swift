/// Further pages of the family E10: what `charter validate` notices in sound policies.
extension E10Text {
  // W1003
  static var neverApplies: Explanation {
    Explanation(
      Words("它永远不会适用", "This never applies"),
      Words(
        """
        规则或例外的条件互相矛盾，或者与政策的施行日期、它所针对的规则的条件矛盾，因此没有一种情形\
        会用到它。通常是比较的方向、数字或日期写错了。
        """,
        """
        The conditions of a norm or an exception exclude each other, or the days on which its policy is in \
        force, or the conditions of what it is an exception to; no case ever comes under it. Mostly a \
        comparison, a figure or a date is wrong.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 当 学校.学生数 < 100人 且 学校.学生数 > 200人  要求 学校.学段 = 小学 }",
        "rule a for admit { when school.students < 100人 and school.students > 200人  require school.stage = primary }"
      ),
      right: Words(
        "规则 甲 适用 纳新 { 当 学校.学生数 > 200人  要求 学校.学段 = 小学 }",
        "rule a for admit { when school.students > 200人  require school.stage = primary }"))
  }

  // W1004
  static var alwaysHolds: Explanation {
    Explanation(
      Words("这句话等于没有要求", "This asks nothing"),
      Words(
        """
        凡是走到这里的情形，这个条件都不会不成立：例如“学生数 > 100 或 学生数 <= 100”，或者前面的“当”\
        已经说过。它不会拒绝任何人，也不会排除任何情形，通常是写错了比较的方向。
        """,
        """
        In every case that comes this far the condition cannot fail: `students > 100 or students <= 100`, \
        or what a `when` above already says. It refuses nobody and excludes nothing; mostly a comparison \
        points the wrong way.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 当 学校.学生数 > 200人  要求 学校.学生数 > 100人 }",
        "rule a for admit { when school.students > 200人  require school.students > 100人 }"),
      right: Words(
        "规则 甲 适用 纳新 { 当 学校.学生数 > 200人  要求 学校.学生数 < 300人 }",
        "rule a for admit { when school.students > 200人  require school.students < 300人 }"))
  }

  // W1005
  static var neverHolds: Explanation {
    Explanation(
      Words("这句话不可能满足", "This cannot be met"),
      Words(
        """
        凡是走到这里的情形，这句话都不可能满足，或者与前面的要求互相排斥；适用这条规则的申请一律被拒\
        绝。通常是比较的方向或数字写错了；本意就是一律不准的，写 `禁止`。
        """,
        """
        In every case that comes this far the statement fails, or it and those above it exclude each other, \
        so that whatever comes under the norm is refused. Mostly a comparison or a figure is wrong; to \
        refuse altogether, write `forbid`.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 > 300人  要求 学校.学生数 < 200人 }",
        "rule a for admit { require school.students > 300人  require school.students < 200人 }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 > 200人  要求 学校.学生数 < 300人 }",
        "rule a for admit { require school.students > 200人  require school.students < 300人 }"))
  }

  // W1006
  static var unusedParameter: Explanation {
    Explanation(
      Words("没有一处用到这个参数", "Nothing uses this parameter"),
      Words(
        """
        参数写明了文件里的数字或口径，却没有规则、定义、表或补贴用到它，改动它不会改变任何结论。多半\
        是规则里另写了数字，或者该写的规则还没有写。
        """,
        """
        The parameter states a figure of the document, or how it is read, and no norm, definition, table or \
        subsidy reads it; changing it changes nothing. Mostly a norm has the figure itself, or is still to \
        be written.
        """),
      wrong: Words(
        """
        参数 规模上限: 整数 计 人 = 3000人
        规则 甲 适用 纳新 { 要求 学校.学生数 <= 3000人 }
        """,
        """
        parameter limit: integer in 人 = 3000人
        rule a for admit { require school.students <= 3000人 }
        """),
      right: Words(
        """
        参数 规模上限: 整数 计 人 = 3000人
        规则 甲 适用 纳新 { 要求 学校.学生数 <= 规模上限 }
        """,
        """
        parameter limit: integer in 人 = 3000人
        rule a for admit { require school.students <= limit }
        """))
  }

  // W1007
  static var unusedDefinition: Explanation {
    Explanation(
      Words("没有一处用到这项定义或表", "Nothing uses this definition or table"),
      Words(
        """
        定义或表写在政策里，却没有一处用到它。可能是规则里另写了一遍，也可能该写的规则还没有写。
        """,
        """
        The definition or table stands in the policy and nothing reads it. A norm may spell it out itself, \
        or is still to be written.
        """),
      wrong: Words(
        """
        定义 是大校(s: 学校): 是非 = s.学生数 > 3000人
        规则 甲 适用 纳新 { 要求 学校.学生数 <= 3000人 }
        """,
        """
        define is_large(s: School): boolean = s.students > 3000人
        rule a for admit { require school.students <= 3000人 }
        """),
      right: Words(
        """
        定义 是大校(s: 学校): 是非 = s.学生数 > 3000人
        规则 甲 适用 纳新 { 禁止 是大校(学校) }
        """,
        """
        define is_large(s: School): boolean = s.students > 3000人
        rule a for admit { forbid is_large(school) }
        """))
  }

  // W1008
  static var valueGap: Explanation {
    Explanation(
      Words("有一段时间没有数值", "On some days there is no value"),
      Words(
        """
        政策有效的时间里，参数有几天没有数值：两段之间有空，最后一段已经结束，或者第一段开始得太晚。\
        那几天需要它的结论是“待补”。文件确实没有给出的，写 `未定`。
        """,
        """
        On some days on which the policy is in force the parameter has no value: between two periods, after \
        the last one, or before the first. What needs it on those days is undetermined. Where the document \
        gives none, write `unset`.
        """),
      wrong: Words(
        """
        参数 规模上限: 整数 计 人 { 自 2021-01-01 至 2022-12-31: 3000人  自 2024-01-01: 2000人 }
        规则 甲 适用 纳新 { 要求 学校.学生数 <= 规模上限 }
        """,
        """
        parameter limit: integer in 人 { from 2021-01-01 until 2022-12-31: 3000人  from 2024-01-01: 2000人 }
        rule a for admit { require school.students <= limit }
        """),
      right: Words(
        """
        参数 规模上限: 整数 计 人 { 自 2021-01-01: 3000人  自 2024-01-01: 2000人 }
        规则 甲 适用 纳新 { 要求 学校.学生数 <= 规模上限 }
        """,
        """
        parameter limit: integer in 人 { from 2021-01-01: 3000人  from 2024-01-01: 2000人 }
        rule a for admit { require school.students <= limit }
        """))
  }

  // W1009
  static var mixedLanguages: Explanation {
    Explanation(
      Words("文件混用两种语言", "This file mixes two languages"),
      Words(
        """
        文件里既有中文关键词又有英文关键词，或者有中文名称的地方写了英文名称。意思不变，但读起来费\
        力。运行 `charter fmt --language zh` 可以把整个文件写成一种语言。
        """,
        """
        The file has keywords of both languages, or a name in the other one although it has both forms. It \
        means the same and is harder to read. `charter fmt --language en` writes the whole file in one.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { require 学校.学生数 > 0人 }",
        "rule a for admit { 要求 school.students > 0人 }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 > 0人 }",
        "rule a for admit { require school.students > 0人 }"))
  }

  // W1010
  static var shadowedName: Explanation {
    Explanation(
      Words("同一个名称指两样东西", "One name means two things here"),
      Words(
        """
        变量或自变量与外面看得到的名称相同：行动的参数、政策的参数或定义，或者外层的变量。里面写的是\
        前者，读的人却容易当成后者。换一个名称。
        """,
        """
        A variable or an argument is called like something that is visible around it: a parameter of the \
        action or the policy, a definition, or another variable. Inside, the name means the former, and a \
        reader takes it for the latter. Give it another name.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 每个 学校 属于 集团.成员校 满足 学校.学生数 > 0人 }",
        "rule a for admit { require every school in group.schools satisfies school.students > 0人 }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 每个 s 属于 集团.成员校 满足 s.学生数 > 0人 }",
        "rule a for admit { require every s in group.schools satisfies s.students > 0人 }"))
  }

  // W1011
  static var repeatedStatement: Explanation {
    Explanation(
      Words("同样的话写了两次", "This is stated twice"),
      Words(
        """
        一条规则里同一个条件或同一句要求写了两次。多半是复制以后忘了改，本来要写的是另一句。
        """,
        """
        One norm has the same condition or the same statement twice. Mostly a line was copied and not \
        changed, and another one was meant.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 > 200人  要求 学校.学生数 > 200人 }",
        "rule a for admit { require school.students > 200人  require school.students > 200人 }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 > 200人  要求 学校.学段 = 小学 }",
        "rule a for admit { require school.students > 200人  require school.stage = primary }"))
  }

  // W1012
  static var untested: Explanation {
    Explanation(
      Words("这里有一面没有测到", "No test decides this each way"),
      Words(
        """
        `charter validate --tests` 运行测试，列出没有一项测试使其成立、或没有一项测试使其不成立的地方。\
        没有测过的一面写错了，谁也不会发现。请补一项 `*.test.yaml` 测试；确实无法测试的，写明理由容许。
        """,
        """
        `charter validate --tests` runs the tests and lists what none of them finds to hold, or none finds \
        to fail. A mistake on the side that is not tested would go unseen. Add a case to a `*.test.yaml`, \
        or let it stand with the reason why it cannot be tested.
        """),
      wrong: Words(
        "charter validate --tests 政策", "charter validate --tests policies"),
      right: Words(
        "charter test --coverage 政策", "charter test --coverage policies"))
  }
}
