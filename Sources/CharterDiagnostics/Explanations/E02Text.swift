/// Pages of the family E02: types and units.
enum E02Text {
  // E0201
  static var typeMismatch: Explanation {
    Explanation(
      Words("这里需要另一类值", "A value of another type is needed here"),
      Words(
        """
        每个值都有类别：是非、文字、数、日期、枚举、实体等。此处需要的类别和写下的不同，提示中写\
        明了两者。类别不符时没有唯一正确的换算方法，所以在检查时就指出，而不是等到办理时才出错。\
        请改用合适的值，或更正声明的类型。
        """,
        """
        Every value has a type: a truth value, text, number, date, enum case or entity. The one \
        written here differs from the one needed; the message names both. There is no single \
        right way to convert between types, so this is settled while checking, not when a case \
        is decided. Use a fitting value, or correct the declared type.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 }",
        "rule a for admit { require school.students }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 > 0人 }",
        "rule a for admit { require school.students > 0人 }"))
  }

  // E0202
  static var operatorTypes: Explanation {
    Explanation(
      Words("这两类值不能这样运算", "These values cannot be combined like this"),
      Words(
        """
        这个运算对两边的值没有意义，例如文字与数相加、文字比大小。提示中写明了两边各是什么。文字\
        只能比较是否相等；日期可以加减年、月、日；两个日期相减得到天数。请换用合适的运算或取出需\
        要的部分。
        """,
        """
        The operation has no meaning for these two values, such as adding a number to a text, or \
        asking which of two texts is larger. The message says what stands on each side. Texts \
        compare for equality only; years, months and days may be added to a date; one date less \
        another gives days. Use a fitting operation or the part of the value that is meant.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 学校.校名 + 1 > 3 }",
        "rule a for admit { require school.name + 1 > 3 }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 长度(学校.校名) + 1 > 3 }",
        "rule a for admit { require length(school.name) + 1 > 3 }"))
  }

  // E0203
  static var unitMismatch: Explanation {
    Explanation(
      Words("两个量的单位不同", "These two amounts have different units"),
      Words(
        """
        两边的单位不一样，不能直接相加、相减或比较：元/年与元/月差十二倍，元与人根本不是一类。补\
        贴算错往往就错在这里，所以章程不作默认换算。请把一边换算成另一边的单位，例如按月的标准乘\
        以 12月/年 就是按年的标准。
        """,
        """
        The two sides have different units, so they cannot be added, subtracted or compared as \
        they are: a yearly and a monthly rate differ by a factor of twelve, and yuan and persons \
        have nothing in common. Many wrong payments begin here, so nothing is converted \
        silently. Convert one side: a monthly rate times 12月/年 is a yearly one.
        """),
      wrong: Words(
        "参数 标准: 数 计 元/年 = 4000元/年 + 500元/月",
        "parameter rate: number in 元/年 = 4000元/年 + 500元/月"),
      right: Words(
        "参数 标准: 数 计 元/年 = 4000元/年 + 500元/月 * 12月/年",
        "parameter rate: number in 元/年 = 4000元/年 + 500元/月 * 12月/年"))
  }

  // E0204
  static var missingUnit: Explanation {
    Explanation(
      Words("数的单位缺少或多余", "A unit is missing here, or one too many"),
      Words(
        """
        一边是带单位的量，另一边是不带单位的数。“学生数不超过 3000”里的 3000 是人，不是元，也不是\
        班；写出单位，检查器才能发现用错的数。请给数写上单位；如果本来就是比例或次数，请去掉单位。\
        `0` 与 `0元` 也不相同。
        """,
        """
        One side is an amount with a unit and the other a plain number. In “at most 3000 pupils” \
        the 3000 are persons, not yuan and not classes; with the unit written, the checker \
        notices a figure in the wrong place. Add the unit, or remove it where a plain ratio or \
        count is meant. `0` and `0元` are not the same either.
        """),
      wrong: Words(
        "规则 规模 适用 纳新 { 要求 学校.学生数 <= 3000 }",
        "rule size for admit { require school.students <= 3000 }"),
      right: Words(
        "规则 规模 适用 纳新 { 要求 学校.学生数 <= 3000人 }",
        "rule size for admit { require school.students <= 3000人 }"))
  }

  // E0205
  static var unorderedComparison: Explanation {
    Explanation(
      Words("这个枚举没有高低之分", "These cases have no order"),
      Words(
        """
        `<`、`>=` 这类比较要求枚举声明过高低次序。学段、区域只是种类不同，没有高低；等级才有。若\
        文件确实规定了次序，请用 `有序 枚举` 声明，并把最低的写在最前；否则请列出所指的各种情形。
        """,
        """
        Comparing with `<` or `>=` needs an enum whose cases are declared in order. Stages or \
        areas merely differ; ratings have an order. If the document does rank them, declare an \
        `ordered enum` with the lowest case first; otherwise list the cases that are meant.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 学校.学段 >= 初中 }",
        "rule a for admit { require school.stage >= junior }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 学校.学段 = 初中 }",
        "rule a for admit { require school.stage = junior }"))
  }

  // E0206
  static var integerNeeded: Explanation {
    Explanation(
      Words("这里需要整数", "A whole number is needed here"),
      Words(
        """
        此处只能是整数，如人数、月数、事由的项数，而写下的值可能带小数。除法的结果总按可能有小数\
        处理，即使恰好除尽。请用 `舍入 … 到` 写明怎样取整，或用 `下取整`、`上取整`。
        """,
        """
        Only a whole number fits here, such as a head count, a number of months or of grounds, \
        and the value may have a fraction. A quotient always counts as one that may have, even \
        where it comes out even. Say how to round with `rounded … to`, or use `floor` or `ceil`.
        """),
      wrong: Words(
        "定义 到期(d: 日期): 日期 = d + 1年 / 2",
        "define expiry(d: date): date = d + 1年 / 2"),
      right: Words(
        "定义 到期(d: 日期): 日期 = d + 6月",
        "define expiry(d: date): date = d + 6月"))
  }

  // E0207
  static var argumentCount: Explanation {
    Explanation(
      Words("给出的值的个数不对", "The number of arguments is wrong"),
      Words(
        """
        这个函数、定义、表或参数要求固定个数的值，写下的多了或少了。提示中写明需要哪几个。请按声\
        明的次序补全或删去；名称后面没有括号时，表示它不需要任何值。
        """,
        """
        This function, definition, table or parameter takes a fixed number of values, and here \
        are more or fewer. The message names those needed. Give them in the order of the \
        declaration; a name that takes none is written without brackets.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 辖于(学校.县区.代码) }",
        "rule a for admit { require within(school.district.code) }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 辖于(学校.县区.代码, \"360100\") }",
        "rule a for admit { require within(school.district.code, \"360100\") }"))
  }

  // E0208
  static var noAttributes: Explanation {
    Explanation(
      Words("这个值没有属性", "This value has no attributes"),
      Words(
        """
        点号后面的属性只属于实体的记录，也属于程序中已办的步骤（`.on` 与 `.by`）。数、日期、文字\
        和枚举没有属性；集合也没有，须用 `每个`、`有` 或汇总函数逐个查看。日期的年份写作 `年份(日\
        期)`。
        """,
        """
        Only records of entities have attributes after a dot, and the steps of a procedure \
        (`.on` and `.by`). Numbers, dates, texts and enum cases have none, nor has a set: look \
        at its members with `every`, `some` or an aggregate. The year of a date is `year(date)`.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 学校.开办日期.年 >= 2000 }",
        "rule a for admit { require school.opened_on.year >= 2000 }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 年份(学校.开办日期) >= 2000 }",
        "rule a for admit { require year(school.opened_on) >= 2000 }"))
  }

  // E0209
  static var collectionNeeded: Explanation {
    Explanation(
      Words("这里需要一个集合", "A collection is needed here"),
      Words(
        """
        `每个`、`有`、`对每个` 和汇总函数要在一个集合里逐个查看：实体的全部记录、一个集合属性、枚\
        举的全部情形，或 `{甲, 乙}` 这样的列表。写下的是单个值。请改为集合，或直接对这个值提出要\
        求。
        """,
        """
        `every`, `some`, `for each` and the aggregates look at the members of a collection one \
        by one: all records of an entity, a set attribute, the cases of an enum, or a list `{a, b\
        }`. What stands here is one single value. Name a collection, or state the requirement on \
        the value itself.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 每个 s 属于 集团.核心校 满足 s.学生数 > 0人 }",
        "rule a for admit { require every s in group.core satisfies s.students > 0人 }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 每个 s 属于 集团.成员校 满足 s.学生数 > 0人 }",
        "rule a for admit { require every s in group.schools satisfies s.students > 0人 }"))
  }

  // E0210
  static var branchTypes: Explanation {
    Explanation(
      Words("各个分支的值类别不同", "These alternatives have different types"),
      Words(
        """
        `若`、`按` 和列表的每一支都可能成为结果，所以必须是同一类值、同一个单位。否则后面的运算有\
        时成立、有时不成立。请统一各支；表示“没有”时写 `0元` 这样的带单位的零。
        """,
        """
        Every branch of an `if`, a `match` or a list may become the result, so all need one type \
        and one unit; otherwise what follows would be right for some cases only. Make them \
        agree; for “nothing” write a zero with its unit, such as `0元`.
        """),
      wrong: Words(
        "定义 奖励(s: 学校): 款额 = 若 s.学段 = 小学 则 100元 另 0",
        "define bonus(s: School): money = if s.stage = primary then 100元 else 0"),
      right: Words(
        "定义 奖励(s: 学校): 款额 = 若 s.学段 = 小学 则 100元 另 0元",
        "define bonus(s: School): money = if s.stage = primary then 100元 else 0元"))
  }

  // E0211
  static var matchCoverage: Explanation {
    Explanation(
      Words("分情形的列举有遗漏或重复", "This match misses a case or names one twice"),
      Words(
        """
        `按` 要把每种情形恰好说到一次。遗漏的情形将来遇到就没有答案，重复的情形会有两个答案。提示\
        中列出了具体是哪些。请补上遗漏的情形；确实一律处理的，用 `否则` 收尾。
        """,
        """
        A `match` speaks of every case exactly once. A case left out would have no answer when \
        it comes up, and one named twice would have two. The message lists them. Add what is \
        missing; where all others are treated alike, end with `otherwise`.
        """),
      wrong: Words(
        "定义 定额(s: 学段): 款额 = 按 s { 小学 => 100元 }",
        "define rate(s: Stage): money = match s { primary => 100元 }"),
      right: Words(
        "定义 定额(s: 学段): 款额 = 按 s { 小学 => 100元, 初中 => 200元 }",
        "define rate(s: Stage): money = match s { primary => 100元, junior => 200元 }"))
  }

  // E0212
  static var constantNeeded: Explanation {
    Explanation(
      Words("这里只能写固定的值", "Only a constant may stand here"),
      Words(
        """
        施行日期、表的单元格、取整的单位、分情形的各项等，必须在检查时就确定，不能随案件而变，这\
        样表的遗漏与重叠才能事先查出。请写明固定的值；要随案件变化的条件，请写在规则里。
        """,
        """
        Dates in force, table cells, rounding steps and the patterns of a match have to be \
        settled while checking and cannot vary from case to case; only so can gaps and overlaps \
        be found beforehand. Write a fixed value, and state what varies in a rule.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 / 3 舍入 四舍五入 到 学校.学生数 > 5人 }",
        """
        rule a for admit { require school.students / 3 rounded half up to school.students > 5人 \
        }
        """),
      right: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 / 3 舍入 四舍五入 到 1人 > 5人 }",
        "rule a for admit { require school.students / 3 rounded half up to 1人 > 5人 }"))
  }

  // E0213
  static var valueOutOfRange: Explanation {
    Explanation(
      Words("数值超出允许的范围", "This value is outside its range"),
      Words(
        """
        比例须在 0 到 1 之间（80% 就是 0.8），取整的单位须大于零。超出范围多半是写法问题：`80` 作\
        为比例是 8000%。请核对原文后改正。
        """,
        """
        A share lies between 0 and 1 (80% is 0.8), and a rounding step is greater than zero. A \
        value outside is mostly a slip of notation: as a share, `80` would be 8000%. Compare \
        with the document and correct it.
        """),
      wrong: Words(
        """
        配额 甲 对每个 g 属于 集团 { 总体 s 属于 g.成员校  计数 s 其中 s.办学质量 >= 良  不少于 \
        120% }
        """,
        """
        quota a for each g in Group { of s in g.schools  count s where s.quality >= good  at \
        least 120% }
        """),
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

  // E0214
  static var ambiguousType: Explanation {
    Explanation(
      Words("看不出这个值属于哪一类", "The type of this value cannot be told"),
      Words(
        """
        单独的 `无` 或空列表 `{}` 本身不带类别，周围也没有说明。没有类别就无法检查用得对不对。请\
        写明类型，例如给定义加上结果的类型，或改用 `为无` 来判断。
        """,
        """
        A bare `none` or an empty list `{}` has no type of its own, and nothing around it gives \
        one, so nothing can be checked. State the type, for example as the result of a \
        definition, or test with `is none`.
        """),
      wrong: Words("定义 甲 = 无", "define a = none"),
      right: Words("定义 甲: 日期? = 无", "define a: date? = none"))
  }

  // E0215
  static var typeNotAllowed: Explanation {
    Explanation(
      Words("这里不能用这种类型", "This type may not stand here"),
      Words(
        """
        有些位置只接受部分类型：集合的成员只能是实体、枚举、文字或日期；参数和表的输入不能是集合。\
        这样的限制使检查和数据录入都有确定的做法。请换用允许的类型，或改成单独的属性。
        """,
        """
        Some places take some types only: members of a set are entities, enum cases, texts or \
        dates, and the inputs of a parameter or table are no sets. The limits keep checking and \
        data entry definite. Use a type that is allowed, or an attribute of its own.
        """),
      wrong: Words("实体 表彰 { 名额: 集合 数 }", "entity Award { places: set of number }"),
      right: Words("实体 表彰 { 名额: 数 }", "entity Award { places: number }"))
  }

  // E0216
  static var divisionByZero: Explanation {
    Explanation(
      Words("除数是零", "This divides by zero"),
      Words(
        """
        除数算出来就是零，结果永远无法得到。案件中的除数为零时，结论会是“待补”；写死在政策里的零\
        则一定是笔误。请核对除数。
        """,
        """
        The divisor works out as zero, so there can never be a result. Where a case's own \
        figures make a divisor zero the verdict is undetermined, but a zero written in the \
        policy is a slip. Check the divisor.
        """),
      wrong: Words("参数 份额: 数 = 100 / 0", "parameter part: number = 100 / 0"),
      right: Words("参数 份额: 数 = 100 / 3", "parameter part: number = 100 / 3"))
  }

  static var roundingModeNeeded: Explanation {
    Explanation(
      Words("舍入没有说明方向", "This rounding does not say which way"),
      Words(
        """
        舍入有四种：四舍五入、四舍六入五成双、进一、去尾。差一分钱也是差，所以 Charter 不替文件选一种，\
        要求写明。文件没有写的，就不要舍入，或把它写成一个参数并注明是“口径”。
        """,
        """
        There are four ways to round: half up, half even, up and down. A cent of difference is \
        a difference, so Charter does not choose for the document and asks for the way. Where \
        the document says nothing, do not round, or make the choice a `reading`.
        """),
      wrong: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 / 3 舍入 到 1人 > 5人 }",
        "rule a for admit { require school.students / 3 rounded to 1人 > 5人 }"),
      right: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 / 3 舍入 四舍五入 到 1人 > 5人 }",
        "rule a for admit { require school.students / 3 rounded half up to 1人 > 5人 }"))
  }
}
