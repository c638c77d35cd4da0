/// Pages of the family E06: norms and exceptions.
enum E06Text {
  // E0601
  static var exitWithoutGround: Explanation {
    Explanation(
      Words("退出没有写明事由", "This exit states no ground"),
      Words(
        """
        `退出` 须至少有一项事由：凭什么可以退出。没有事由，任何人随时都能退出，文件通常不是这个意\
        思。请用 `任一` 或 `至少 N 项` 列出事由；不讲事由的，改用 `规则`。
        """,
        """
        An `exit` needs at least one ground: what entitles to leave. Without one anybody could \
        leave at any time, which documents rarely mean. List the grounds with `any of` or `at \
        least N of`, or make it a `rule` if none is asked for.
        """),
      wrong: Words(
        "退出 甲 适用 纳新 { 要求 学校.学生数 > 0人 }",
        "exit a for admit { require school.students > 0人 }"),
      right: Words(
        "退出 甲 适用 纳新 { 任一 { 事由 质量优: 学校.办学质量 >= 优 } }",
        "exit a for admit { any of { ground good: school.quality >= excellent } }"))
  }

  // E0602
  static var emptyNorm: Explanation {
    Explanation(
      Words("这里一句要求也没有", "Nothing is stated here"),
      Words(
        """
        规则、任一事由或程序的花括号里是空的，等于什么也没有规定。如果文件的这一条不写成规则，请\
        用条款的 `不编码 因为` 说明原因；要中止一条规则，用没有内容的 `例外`。
        """,
        """
        The braces of a norm, a list of grounds or a procedure are empty, so nothing is \
        demanded. Where a clause is not turned into a norm, say why with `not encoded because`; \
        to suspend a norm use an empty `exception`.
        """),
      wrong: Words("规则 甲 适用 纳新 { }", "rule a for admit { }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 > 0人 }",
        "rule a for admit { require school.students > 0人 }"))
  }

  // E0603
  static var exceptionCycle: Explanation {
    Explanation(
      Words("例外绕成了一圈", "These exceptions go round in a circle"),
      Words(
        """
        甲是乙的例外，乙又是甲的例外，就无法确定哪一条算数。例外的链条必须从一条规则开始，一层一\
        层向下。请改正其中一个 `针对`。
        """,
        """
        One is the exception to the other and the other way round, so nobody could tell which \
        counts. A chain of exceptions starts from a norm and goes down step by step. Correct one \
        of the targets.
        """),
      wrong: Words(
        """
        例外 甲 针对 乙 当 学校.学段 = 小学 { }
        例外 乙 针对 甲 当 学校.学段 = 初中 { }
        """,
        """
        exception a to b when school.stage = primary { }
        exception b to a when school.stage = junior { }
        """),
      right: Words(
        """
        规则 规模 适用 纳新 { 要求 学校.学生数 <= 3000人 }
        例外 甲 针对 规模 当 学校.学段 = 小学 { }
        """,
        """
        rule size for admit { require school.students <= 3000人 }
        exception a to size when school.stage = primary { }
        """))
  }

  // E0604
  static var stepWithoutStart: Explanation {
    Explanation(
      Words("期限没有起算的步骤", "This deadline has nothing to count from"),
      Words(
        """
        步骤的期限从它 `后于` 的步骤，或者列在前面的步骤起算。第一个步骤前面没有步骤，“30 日内”就\
        不知道从哪天算起。请写明 `后于` 哪个步骤，或去掉期限。
        """,
        """
        A step's time runs from the step that it is `after`, or from the one listed before it. \
        The first step has none before it, so “within 30 days” counts from no day. Say which \
        step it comes after, or leave the time out.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 程序 { 步骤 申请 限 30日 } }",
        "rule a for admit { procedure { step application within 30日 } }"),
      right: Words(
        "规则 甲 适用 纳新 { 程序 { 步骤 申请, 步骤 审批 后于 申请 限 30日 } }",
        """
        rule a for admit { procedure { step application, step approval after application within \
        30日 } }
        """))
  }

  // E0605
  static var misplacedStatement: Explanation {
    Explanation(
      Words("这句话不能写在这种规则里", "This statement may not stand in this norm"),
      Words(
        """
        各类规则有各自的语句：程序和义务属于行动的规则，总体、计数和界限属于配额，分项和金额属于\
        补贴。请移到合适的规则，或改变规则的类别。
        """,
        """
        Each kind of norm has its own statements: procedures and duties belong to norms on \
        actions, populations, counts and bounds to quotas, lines and amounts to subsidies. Move \
        the statement to a fitting norm, or change the kind of this one.
        """),
      wrong: Words(
        "规则 甲 对每个 s 属于 学校 { 程序 { 步骤 申请 } }",
        "rule a for each s in School { procedure { step application } }"),
      right: Words(
        "规则 甲 适用 纳新 { 程序 { 步骤 申请 } }",
        "rule a for admit { procedure { step application } }"))
  }

  // E0606
  static var groundCount: Explanation {
    Explanation(
      Words("要求的事由项数与列出的不符", "More grounds are demanded than stated"),
      Words(
        """
        `至少 N 项` 的 N 大于列出的事由数时，永远不能满足；小于 1 时，等于没有要求。请核对项数，\
        或补上漏列的事由。
        """,
        """
        With `at least N of`, an N above the number of grounds can never be met, and one below 1 \
        demands nothing. Check the number, or add the ground that was left out.
        """),
      wrong: Words(
        """
        规则 甲 适用 纳新 { 至少 3 项 { 事由 质量优: 学校.办学质量 >= 优  事由 小学: 学校.学段 \
        = 小学 } }
        """,
        """
        rule a for admit { at least 3 of { ground good: school.quality >= excellent  ground \
        small: school.stage = primary } }
        """),
      right: Words(
        """
        规则 甲 适用 纳新 { 至少 2 项 { 事由 质量优: 学校.办学质量 >= 优  事由 小学: 学校.学段 \
        = 小学 } }
        """,
        """
        rule a for admit { at least 2 of { ground good: school.quality >= excellent  ground \
        small: school.stage = primary } }
        """))
  }

  // E0607
  static var badEffect: Explanation {
    Explanation(
      Words("这项效果不成立", "This effect is not possible"),
      Words(
        """
        行动的 `效果` 可以写某条记录的属性，也可以新建、撤销记录；同一处不能写两次，推出来的反向\
        集合不能直接写。请改写那个决定它的属性，例如写学校的集团，而不是集团的成员校。
        """,
        """
        An action's `effect` writes an attribute of a record, or creates or removes one; nothing \
        is written twice, and a derived inverse set is never written itself. Write the attribute \
        that it follows from: a school's group, not the group's schools.
        """),
      wrong: Words(
        """
        行动 调整 { 集团: 集团
          效果 集团.成员校 = {} }
        """,
        """
        action adjust { group: Group
          effect group.schools = {} }
        """),
      right: Words(
        """
        行动 调整 { 学校: 学校, 集团: 集团
          效果 学校.集团 = 集团 }
        """,
        """
        action adjust { school: School, group: Group
          effect school.group = group }
        """))
  }

  // E0608
  static var incompleteNorm: Explanation {
    Explanation(
      Words("这条规则缺少一部分，或写了两次", "A part is missing here, or stated twice"),
      Words(
        """
        配额要有总体和界限，计数只写一次；补贴要有分项或金额；资金池要写明按什么分配。缺了一部分\
        无法计算，写了两次不知以哪一个为准。请对照提示补全或删去。
        """,
        """
        A quota has a population and a bound and counts once; a subsidy has lines or an amount; \
        a pool says in proportion to what it is shared. With a part missing nothing can be \
        worked out, and with one stated twice nobody knows which counts. The message names the \
        part.
        """),
      wrong: Words(
        "配额 甲 对每个 g 属于 集团 { 总体 s 属于 g.成员校 }",
        "quota a for each g in Group { of s in g.schools }"),
      right: Words(
        """
        配额 甲 对每个 g 属于 集团 { 总体 s 属于 g.成员校  计数 s 其中 s.办学质量 >= 良  不少于 \
        80% }
        """,
        """
        quota a for each g in Group { of s in g.schools  count s where s.quality >= good  at \
        least 80% }
        """))
  }

  // E0609
  static var normSubject: Explanation {
    Explanation(
      Words("没有写明规则针对什么", "It is not clear what this norm is about"),
      Words(
        """
        准入和退出针对行动，要写 `适用 行动`；规则可以针对行动，也可以针对登记的状态（`对每个 …`），\
        但不能两者都写。请写明其中之一。
        """,
        """
        Admissions and exits are about an action and say `for ACTION`; a rule may be about an \
        action or about the registry (`for each …`), but not about both. State one of them.
        """),
      wrong: Words(
        "准入 甲 { 要求 今日 >= 2021-01-01 }",
        "admission a { require today >= 2021-01-01 }"),
      right: Words(
        "准入 甲 适用 纳新 { 要求 今日 >= 2021-01-01 }",
        "admission a for admit { require today >= 2021-01-01 }"))
  }

  // W0601
  static var exceptionsMayOverlap: Explanation {
    Explanation(
      Words("两个例外可能同时成立", "These two exceptions may hold at once"),
      Words(
        """
        针对同一条规则的两个例外，查不出它们不会同时成立。真的同时成立而结论不同时，结果是“待补”，\
        原因是例外冲突，需要人来决定。如果文件规定了先后，请在其中一个例外的条件里排除另一个的情\
        形。
        """,
        """
        Two exceptions to one norm cannot be shown to exclude each other. Where both hold and \
        disagree, the case is undetermined as a conflict and a person has to decide. If the \
        document ranks them, exclude the case of the one in the condition of the other.
        """),
      wrong: Words(
        """
        例外 甲 针对 规模 当 学校.学段 = 小学 { 要求 学校.学生数 <= 4000人 }
        例外 乙 针对 规模 当 学校.办学质量 >= 优 { 要求 学校.学生数 <= 5000人 }
        """,
        """
        exception a to size when school.stage = primary { require school.students <= 4000人 }
        exception b to size when school.quality >= excellent { require school.students <= 5000人\
         }
        """),
      right: Words(
        """
        例外 甲 针对 规模 当 学校.学段 = 小学 { 要求 学校.学生数 <= 4000人 }
        例外 乙 针对 规模 当 学校.学段 = 初中 { 要求 学校.学生数 <= 5000人 }
        """,
        """
        exception a to size when school.stage = primary { require school.students <= 4000人 }
        exception b to size when school.stage = junior { require school.students <= 5000人 }
        """))
  }
}
