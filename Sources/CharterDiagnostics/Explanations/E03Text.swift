/// Pages of the family E03: names.
enum E03Text {
  // E0301
  static var unknownName: Explanation {
    Explanation(
      Words("没有这个名称", "There is no such name"),
      Words(
        """
        在这里可用的词汇、参数、定义和变量中找不到这个名称。名称写错一个字，规则就会落空，所以不\
        作猜测。若有相近的名称，建议里会列出；否则请先声明它，或在政策头用 `使用` 引入它所在的词\
        汇。
        """,
        """
        None of the vocabularies, parameters, definitions and variables that can be used here \
        has this name. A rule with a misspelt name would be void, so nothing is guessed. A \
        similar name, if there is one, is suggested; otherwise declare it first, or add its \
        vocabulary to `uses` in the policy's header.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 学较.学生数 > 0人 }",
        "rule a for admit { require scool.students > 0人 }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 > 0人 }",
        "rule a for admit { require school.students > 0人 }"))
  }

  // E0302
  static var unknownAttribute: Explanation {
    Explanation(
      Words("没有这个属性", "There is no such attribute"),
      Words(
        """
        点号前面的实体没有声明这个属性；提示里列出了它有的属性。属性的中文名和英文名都可以用。请\
        改正名称；需要新的信息项时，在词汇的实体里增加一行。
        """,
        """
        The entity before the dot declares no such attribute; the message lists those it has. \
        Either the Chinese or the Latin name may be used. Correct the name, or add a line to the \
        entity in the vocabulary where new information is needed.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 学校.人数 > 0人 }",
        "rule a for admit { require school.pupils > 0人 }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 > 0人 }",
        "rule a for admit { require school.students > 0人 }"))
  }

  // E0303
  static var unknownType: Explanation {
    Explanation(
      Words("没有这个类型", "There is no such type"),
      Words(
        """
        冒号后面应当是类型：是非、文本、整数、数、日期、款额，或词汇里声明的枚举、实体。这个名称\
        不是其中之一。请改正名称，或先声明这个枚举或实体。
        """,
        """
        After the colon stands a type: boolean, text, integer, number, date, money, or an enum \
        or entity of the vocabulary. This name is none of them. Correct it, or declare the enum \
        or entity first.
        """),
      wrong: Words("实体 教师 { 任教学校: 学样 }", "entity Teacher { employer: Shcool }"),
      right: Words("实体 教师 { 任教学校: 学校 }", "entity Teacher { employer: School }"))
  }

  // E0304
  static var unknownUnit: Explanation {
    Explanation(
      Words("没有这个单位", "There is no such unit"),
      Words(
        """
        数后面的单位没有声明过。元、月、日、年是内置的，其余单位在词汇里用 `单位` 声明一次即可。\
        先声明再使用，是为了不让“人次”与“人”这样的不同单位混在一起。
        """,
        """
        The unit after the number has not been declared. 元, 月, 日 and 年 are built in; any \
        other is declared once in the vocabulary with `unit`. Declaring first keeps apart units \
        that look alike, such as 人 and 人次.
        """),
      wrong: Words("参数 面积: 数 计 亩 = 30亩", "parameter area: number in 亩 = 30亩"),
      right: Words("单位 亩", "unit 亩"))
  }

  // E0305
  static var unknownAction: Explanation {
    Explanation(
      Words("没有这个行动", "There is no such action"),
      Words(
        """
        `适用` 或 `执行于` 后面应当是词汇里声明的行动。找不到这个行动，规则就永远不会被用到。请改\
        正名称，或在词汇里用 `行动` 声明它。
        """,
        """
        After `for` or `enforced on` stands an action of the vocabulary. Without it the rule \
        would never be used. Correct the name, or declare it with `action` in the vocabulary.
        """),
      wrong: Words(
        "规则 甲 适用 纳薪 { 要求 学校.学生数 > 0人 }",
        "rule a for admitt { require school.students > 0人 }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 > 0人 }",
        "rule a for admit { require school.students > 0人 }"))
  }

  // E0306
  static var unknownNorm: Explanation {
    Explanation(
      Words("没有这条规则", "There is no such norm"),
      Words(
        """
        `例外 … 针对` 后面应当是已有的规则或例外的名称。另一项政策的规则要带上政策名：`政策名.规\
        则名`。请改正名称，或确认那项政策也一起读入了。
        """,
        """
        After `exception … to` stands the name of a norm or of another exception. A norm of \
        another policy takes its policy's name before it: `policy.norm`. Correct the name, and \
        make sure that the other policy is read too.
        """),
      wrong: Words(
        "例外 乙 针对 规膜 当 学校.学段 = 小学 { }",
        "exception b to sise when school.stage = primary { }"),
      right: Words(
        """
        规则 规模 适用 纳新 { 要求 学校.学生数 <= 3000人 }
        例外 乙 针对 规模 当 学校.学段 = 小学 { }
        """,
        """
        rule size for admit { require school.students <= 3000人 }
        exception b to size when school.stage = primary { }
        """))
  }

  // E0307
  static var unknownVocabulary: Explanation {
    Explanation(
      Words("没有这个词汇", "There is no such vocabulary"),
      Words(
        """
        政策头 `使用` 后面的词汇不在读入的文件里。政策所说的实体、行动都来自词汇，缺了它，其余检\
        查无从进行。请改正名称，或把词汇所在的文件夹也交给 `--policies`。
        """,
        """
        The vocabulary named after `uses` is in none of the files read. The entities and actions \
        that a policy speaks of come from it, so nothing else can be checked. Correct the name, \
        or give the folder that holds it to `--policies` too.
        """),
      wrong: Words("政策 甲 { 使用 样列 }", "policy a { uses smaple }"),
      right: Words("政策 甲 { 使用 样例 }", "policy a { uses sample }"))
  }

  // E0308
  static var unknownEnumCase: Explanation {
    Explanation(
      Words("枚举中没有这一项", "The enum has no such case"),
      Words(
        """
        此处需要某个枚举的一项，而该枚举没有这个名称的项；提示里列出了全部的项。请改用已有的项，\
        或在词汇里给枚举增加一项；增加后，所有分情形的表和 `按` 都会重新检查是否有遗漏。
        """,
        """
        A case of an enum is needed here, and that enum has none of this name; the message lists \
        all. Use one of them, or add a case in the vocabulary: every table and `match` is then \
        checked again for gaps.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 学校.学段 = 学段.高中 }",
        "rule a for admit { require school.stage = Stage.senior }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 学校.学段 = 学段.初中 }",
        "rule a for admit { require school.stage = Stage.junior }"))
  }

  // E0309
  static var unknownStep: Explanation {
    Explanation(
      Words("没有这个步骤", "There is no such step"),
      Words(
        """
        `后于` 或期限里提到的步骤，在该行动的程序里没有声明。请改正步骤名，或在 `程序` 中先写出这\
        个步骤；前面的步骤写在前面。
        """,
        """
        A step named after `after` or in a deadline is not declared in any procedure of the \
        action. Correct its name, or state the step in the `procedure`, earlier steps first.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 程序 { 步骤 申请, 步骤 审批 后于 申清 限 30日 } }",
        """
        rule a for admit { procedure { step application, step approval after aplication within \
        30日 } }
        """),
      right: Words(
        "规则 甲 适用 纳新 { 程序 { 步骤 申请, 步骤 审批 后于 申请 限 30日 } }",
        """
        rule a for admit { procedure { step application, step approval after application within \
        30日 } }
        """))
  }

  // E0310
  static var duplicateName: Explanation {
    Explanation(
      Words("名称重复", "This name is taken"),
      Words(
        """
        同一处已经有这个名称，另一处标记指出了先前的声明。同名的两项，引用时无法知道指的是哪一个。\
        中文名和英文名都不能重复。请给其中一个另取名称。
        """,
        """
        The name has already been declared in the same place; the other mark shows where. With \
        two of one name, nobody could tell which a rule refers to. Neither the Chinese nor the \
        Latin form may repeat. Rename one of them.
        """),
      wrong: Words(
        """
        参数 比例: 数 = 20%
        参数 比例: 数 = 30%
        """,
        """
        parameter share: number = 20%
        parameter share: number = 30%
        """),
      right: Words(
        """
        参数 骨干比例: 数 = 20%
        参数 教师比例: 数 = 30%
        """,
        """
        parameter backbone_share: number = 20%
        parameter teacher_share: number = 30%
        """))
  }

  // E0311
  static var ambiguousName: Explanation {
    Explanation(
      Words("这个名称有两种理解", "This name can mean two things"),
      Words(
        """
        这个词既可以是枚举的一项，又可以是这里的另一个名称，或者同时是两个枚举的项。两种理解会得\
        出不同结论，所以须写清楚。请写成 `枚举名.项名`。
        """,
        """
        The word could be a case of an enum and also another name that is visible here, or a \
        case of two enums. The two readings may lead to different verdicts, so it has to be made \
        plain. Write `Enum.case`.
        """),
      wrong: Words(
        """
        参数 优: 等级 = 良
        规则 甲 适用 纳新 { 要求 学校.办学质量 >= 优 }
        """,
        """
        parameter excellent: Rating = good
        rule a for admit { require school.quality >= excellent }
        """),
      right: Words(
        "规则 甲 适用 纳新 { 要求 学校.办学质量 >= 等级.优 }",
        "rule a for admit { require school.quality >= Rating.excellent }"))
  }

  // E0312
  static var recursion: Explanation {
    Explanation(
      Words("定义又绕回了自己", "This definition leads back to itself"),
      Words(
        """
        这个定义、参数或属地经过若干步又用到了自己，这样永远算不出结果。章程保证每项政策都能在有\
        限步内得出结论，因此不允许循环。标记指出了绕回的路径；请断开其中一环。
        """,
        """
        This definition, parameter or place uses itself, perhaps by way of others, and could \
        never be worked out. Charter promises that every policy reaches a verdict in finitely \
        many steps, so there are no circles. The marks show the way round; break it at one place.
        """),
      wrong: Words(
        """
        定义 甲: 数 = 乙 + 1
        定义 乙: 数 = 甲 + 1
        """,
        """
        define a: number = b + 1
        define b: number = a + 1
        """),
      right: Words(
        """
        定义 甲: 数 = 乙 + 1
        定义 乙: 数 = 1
        """,
        """
        define a: number = b + 1
        define b: number = 1
        """))
  }

  // E0313
  static var runTogether: Explanation {
    Explanation(
      Words("词语连在一起了", "These words are run together"),
      Words(
        """
        中文词之间没有空格，连写的几个字被读成一个名称，而没有这个名称。它可以拆成已知的名称和关\
        键词，建议里给出了拆法。请在关键词前后加空格。
        """,
        """
        Chinese words were written without spaces between them and read as one name, which does \
        not exist. It can be split into names and keywords that do; the help shows how. Put \
        spaces round the keywords.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 协议存在 }",
        "rule a for admit { require 协议存在 }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 协议 存在 }",
        "rule a for admit { require 协议 存在 }"))
  }

  // E0314
  static var unqualifiedName: Explanation {
    Explanation(
      Words("别的政策的名称要带上政策名", "A name of another policy needs that policy's name"),
      Words(
        """
        这个名称属于另一项政策。不同文件里常有同名的参数和规则，引用时必须写明出自哪一项政策：`政\
        策名.名称`。
        """,
        """
        This name belongs to another policy. Parameters and norms of different documents often \
        share a name, so a reference says which policy it means: `policy.name`.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 教师比例 >= 10% }",
        "rule a for admit { require teacher_share >= 10% }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 国家轮岗.教师比例 >= 10% }",
        "rule a for admit { require national_rotation.teacher_share >= 10% }"))
  }

  // E0315
  static var notCallable: Explanation {
    Explanation(
      Words("括号用得不对", "This takes no brackets, or needs them"),
      Words(
        """
        带输入的函数、定义、表和参数，使用时要在括号里给出值；不带输入的参数和属性后面不能有括号。\
        请按声明补上或去掉括号。
        """,
        """
        A function, definition, table or parameter with inputs takes their values in brackets; a \
        plain parameter or attribute takes no brackets. Add or remove them as the declaration \
        says.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数() > 0人 }",
        "rule a for admit { require school.students() > 0人 }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 > 0人 }",
        "rule a for admit { require school.students > 0人 }"))
  }

  // E0316
  static var badInverse: Explanation {
    Explanation(
      Words("反向属性对不上", "This inverse does not fit its attribute"),
      Words(
        """
        `反向` 表示“哪些记录指向我”，由另一实体的一个属性推出。那个属性须存在，类型须是本实体，这\
        一边须是那个实体的集合。请核对两边的实体和属性名。
        """,
        """
        `inverse of` means “the records that point to me” and follows from an attribute of \
        another entity. That attribute has to exist and refer to this entity, and this side is a \
        set of the other entity. Compare the entity and the attribute on both sides.
        """),
      wrong: Words(
        "实体 学区 { 学校们: 集合 学校 反向 校名 }",
        "entity Zone { schools: set of School inverse of name }"),
      right: Words(
        """
        实体 学区 { 学校们: 集合 成员 反向 所在 }
        实体 成员 { 所在: 学区 }
        """,
        """
        entity Zone { members: set of Member inverse of zone }
        entity Member { zone: Zone }
        """))
  }
}
