/// Pages of the family E01: text and grammar.
enum E01Text {
  // E0101
  static var invalidUTF8: Explanation {
    Explanation(
      Words("文件不是 UTF-8 编码", "This file is not UTF-8 text"),
      Words(
        """
        这里的字节不能按 UTF-8 读成文字。政策文件统一用 UTF-8 保存，这样每台机器、每个人读到的都\
        是同样的字；猜测编码可能把一个字读成另一个字，条文的意思就变了。请用编辑器“另存为”，编码\
        选 UTF-8。表格软件存出的 CSV 数据另有规定：UTF-8 与 GB18030 都可以。
        """,
        """
        The bytes here cannot be read as UTF-8. Policy files are always UTF-8, so that every \
        machine and every person reads the same letters: guessing the encoding could turn one \
        character into another and change what a clause says. Open the file in an editor and \
        save it again with the encoding UTF-8. CSV data saved by a spreadsheet program may also \
        be in GB18030.
        """),
      wrong: Words("标题 \"��������\"", "title \"\\xD2\\xE2\\xBC\\xFB\""),
      right: Words("标题 \"实施意见\"", "title \"Implementation opinions\""))
  }

  // E0102
  static var unexpectedCharacter: Explanation {
    Explanation(
      Words("这里有一个不认识的字符", "This character means nothing here"),
      Words(
        """
        这个字符不属于章程语言的任何写法，因此整行的意思无法确定。常见的来源是粘贴时带进的符号、\
        公式编辑器的字符或看不见的控制字符。中文标点（（）｛｝，：；“”＝≤≥×÷ 等）都可以直接使用，\
        其余符号请删去，或放进引号里作为文字。
        """,
        """
        This character begins no word, number or sign of the language, so what the line means \
        cannot be told. It often comes along when text is pasted: a sign of a formula editor, or \
        an invisible control character. Chinese punctuation is welcome everywhere; remove any \
        other sign, or put it inside quotation marks if it is part of a text.
        """),
      wrong: Words("参数 比例: 数 = 20% ¤", "parameter share: number = 20% ¤"),
      right: Words("参数 比例: 数 = 20%", "parameter share: number = 20%"))
  }

  // E0103
  static var unterminatedText: Explanation {
    Explanation(
      Words("引号没有配对", "This text has no closing quotation mark"),
      Words(
        """
        一段文字从引号开始，须在同一行以同一种引号结束。缺了后引号，后面的条文就会被当作文字吞掉，\
        所以在行末就停下来报告。请补上后引号；需要换行时写 \\n，需要引号本身时写 \\"。
        """,
        """
        A text begins with a quotation mark and ends, on the same line, with one of the same \
        kind. Without the closing mark the clauses after it would be swallowed as text, so \
        reading stops at the end of the line. Add the closing mark; write \\n for a line break \
        inside a text and \\" for a quotation mark.
        """),
      wrong: Words(
        "条款 \"一(一)\" 不编码 因为 \"总体要求",
        "clause \"1(1)\" not encoded because \"general aims"),
      right: Words(
        "条款 \"一(一)\" 不编码 因为 \"总体要求\"",
        "clause \"1(1)\" not encoded because \"general aims\""))
  }

  // E0104
  static var unknownEscape: Explanation {
    Explanation(
      Words("反斜杠后面的字符没有这种写法", "This backslash sequence is not known"),
      Words(
        """
        文字里的反斜杠只能用于四种写法：\\n 换行，\\" 引号，\\\\ 反斜杠本身，\\{ 花括号本身。其他\
        写法可能是笔误，也可能来自别的软件，章程不猜测其含义。若要写出反斜杠，请写两个。
        """,
        """
        Inside a text a backslash may only be followed by n (a new line), a quotation mark, \
        another backslash, or an opening brace. Anything else may be a slip, or the habit of \
        another program, and Charter does not guess. Write two backslashes where one is meant.
        """),
      wrong: Words("标题 \"县\\区\"", "title \"county\\district\""),
      right: Words("标题 \"县\\\\区\"", "title \"county\\\\district\""))
  }

  // E0105
  static var unterminatedBacktick: Explanation {
    Explanation(
      Words("反引号没有配对", "This word in backticks is not closed"),
      Words(
        """
        反引号把一个词括起来，让它作为名称使用，即使它和关键词同形。前后反引号须在同一行成对出现，\
        中间是一个完整的词。请补上后一个反引号。
        """,
        """
        Backticks round a word make it a name even where it looks like a keyword. The two \
        backticks stand on one line with a single word between them. Add the closing one.
        """),
      wrong: Words("参数 `条款: 数 = 3", "parameter `clause: number = 3"),
      right: Words("参数 `条款`: 数 = 3", "parameter `clause`: number = 3"))
  }

  // E0106
  static var impossibleDate: Explanation {
    Explanation(
      Words("没有这一天", "There is no such day"),
      Words(
        """
        日历上没有这个日期，例如 2 月 30 日或 13 月。期限和施行日期都由日期算出，默认改成相近的一\
        天会悄悄改变结果，所以须由起草人更正。请对照文件原文核对年、月、日。
        """,
        """
        The calendar has no such date, such as 30 February or a thirteenth month. Deadlines and \
        dates in force are worked out from it, and silently moving it to a day nearby would \
        change results, so it has to be put right here. Compare year, month and day with the \
        document.
        """),
      wrong: Words(
        "参数 截止日: 日期 = 2021年2月30日",
        "parameter deadline: date = 2021-02-30"),
      right: Words(
        "参数 截止日: 日期 = 2021年2月28日",
        "parameter deadline: date = 2021-02-28"))
  }

  // E0107
  static var malformedNumber: Explanation {
    Explanation(
      Words("这个数写得不规范", "This number cannot be read"),
      Words(
        """
        数由数字、至多一个小数点、可选的 百千万亿 和单位连写而成，例如 5700万元、3.05亿元、80%。\
        两个小数点、以“万”开头、小数点后没有数字，都无法确定是多少。金额差一位就是十倍，所以不作\
        猜测。请按原文写清楚。
        """,
        """
        A number is made of digits, at most one decimal point, an optional 百千万亿 and a unit, \
        with no space inside: 5700万元, 3.05亿元, 80%. With two points, a leading multiplier or \
        no digit after the point, nobody can tell what amount is meant, and one place is a \
        factor of ten. Write it out as the document gives it.
        """),
      wrong: Words("参数 总额: 款额 = 3.0.5亿元", "parameter total: money = 3.0.5亿元"),
      right: Words("参数 总额: 款额 = 3.05亿元", "parameter total: money = 3.05亿元"))
  }

  // E0108
  static var unexpectedToken: Explanation {
    Explanation(
      Words("这里应当是别的内容", "Something else is expected here"),
      Words(
        """
        读到这里时，语法要求的是另一种内容；提示里列出了可以接在此处的写法。常见原因是漏了一个词、\
        一个冒号或一个等号，或者前一句没有写完。请对照提示和语言说明补全。
        """,
        """
        At this place the grammar needs something else; the message lists what may stand here. \
        Often a word, a colon or an equals sign is missing, or the sentence before has not been \
        finished. Complete it as the message says.
        """),
      wrong: Words("参数 比例 数 = 20%", "parameter share number = 20%"),
      right: Words("参数 比例: 数 = 20%", "parameter share: number = 20%"))
  }

  // E0109
  static var unbalancedBracket: Explanation {
    Explanation(
      Words("括号没有配对", "This bracket has no partner"),
      Words(
        """
        每个左括号都要有同一种右括号与之对应，先开的后关。缺了一个，后面的条款就不知道算在哪里。\
        标出的是找不到对应的那个括号，另一处标记（若有）是它可能对应的位置。请补上缺的，或删去多\
        的。
        """,
        """
        Every opening bracket needs a closing one of the same kind, the last opened closing \
        first. With one missing it is unclear what the following clauses belong to. The bracket \
        without a partner is marked, and, where it can be told, the place it may belong to. Add \
        the missing one or remove the extra one.
        """),
      wrong: Words(
        "规则 规模 适用 纳新 { 要求 (学校.学生数 <= 3000人 }",
        "rule size for admit { require (school.students <= 3000人 }"),
      right: Words(
        "规则 规模 适用 纳新 { 要求 (学校.学生数 <= 3000人) }",
        "rule size for admit { require (school.students <= 3000人) }"))
  }

  // E0110
  static var tooDeep: Explanation {
    Explanation(
      Words("层次嵌套过深", "This is nested too deeply"),
      Words(
        """
        括号、条件或程序块一层套一层，超过了允许的层数。这么深的条件人也难以核对；为了任何文件都\
        能在有限的时间和内存内读完，层数有上限。请用 `定义` 给中间的概念取名，再引用名称。
        """,
        """
        Brackets, conditions or blocks stand inside one another beyond the limit. Conditions \
        that deep are hard for people to check, and the limit makes sure that every file can be \
        read in bounded time and memory. Give the inner concepts names with `define` and use the \
        names.
        """),
      wrong: Words("要求 ((((((…))))))", "require ((((((…))))))"),
      right: Words(
        "定义 规模达标(s: 学校): 是非 = s.学生数 <= 3000人",
        "define size_fits(s: School): boolean = s.students <= 3000人"))
  }

  // E0111
  static var keywordAsName: Explanation {
    Explanation(
      Words("关键词不能直接作名称", "A keyword cannot be a name here"),
      Words(
        """
        这个词在语言中另有用处，直接用作名称会使后面的句子有两种读法。请换一个名称；确需保留原词\
        的，用反引号括起来，并在每次使用时都带上反引号。点号后面的属性名不受此限。
        """,
        """
        This word has a use of its own in the language, and as a name it would make later \
        sentences read two ways. Choose another name, or put the word in backticks wherever you \
        use it. An attribute after a dot needs no backticks.
        """),
      wrong: Words("参数 且: 数 = 3", "parameter and: number = 3"),
      right: Words("参数 `且`: 数 = 3", "parameter `and`: number = 3"))
  }

  // E0112
  static var fileOrder: Explanation {
    Explanation(
      Words("文件中词汇与政策的次序不对", "Vocabulary and policy are in the wrong order here"),
      Words(
        """
        一个文件可以写一个词汇、一项政策，或者先词汇后政策。政策头之后的内容都属于该政策，因此词\
        汇不能写在它后面，一个文件里也不能有两个政策。请把多出的部分移到另一个文件；同一文件夹里\
        的文件会一并读入。
        """,
        """
        A file holds one vocabulary, or one policy, or first the one and then the other. \
        Everything after a policy's header belongs to that policy, so no vocabulary may follow \
        it, and a file cannot hold two policies. Move the second one to a file of its own; all \
        files of a folder are read together.
        """),
      wrong: Words(
        """
        政策 甲 { 使用 样例 }
        政策 乙 { 使用 样例 }
        """,
        """
        policy a { uses sample }
        policy b { uses sample }
        """),
      right: Words("政策 甲 { 使用 样例 }", "policy a { uses sample }"))
  }

  // E0113
  static var chainedComparison: Explanation {
    Explanation(
      Words("比较不能连写", "Comparisons cannot be chained"),
      Words(
        """
        像 `1 <= x <= 5` 这样的连写，不同的人会有不同的理解。章程只接受两边各一个值的比较。要表示\
        范围，请写 `x 属于 1..5`（两端都包含），或用 `且` 连接两个比较。
        """,
        """
        A chain such as `1 <= x <= 5` is read differently by different people. A comparison has \
        one value on each side. For a range write `x in 1..5`, which includes both ends, or join \
        two comparisons with `and`.
        """),
      wrong: Words(
        "规则 规模 适用 纳新 { 要求 100人 <= 学校.学生数 <= 3000人 }",
        "rule size for admit { require 100人 <= school.students <= 3000人 }"),
      right: Words(
        "规则 规模 适用 纳新 { 要求 学校.学生数 属于 100人..3000人 }",
        "rule size for admit { require school.students in 100人..3000人 }"))
  }

  // E0114
  static var misplacedDeclaration: Explanation {
    Explanation(
      Words("这项声明不能写在这里", "This declaration may not stand here"),
      Words(
        """
        单位、枚举、实体、行动属于词汇；参数、定义、表、规则、配额、补贴属于政策，写在政策头之后\
        或条款之内。分开写，词汇才能被多项政策共用。请把它移到该去的地方。
        """,
        """
        Units, enums, entities and actions belong to a vocabulary; parameters, definitions, \
        tables, rules, quotas and subsidies belong to a policy, after its header or inside a \
        clause. Keeping them apart lets several policies share one vocabulary. Move the \
        declaration to where it belongs.
        """),
      wrong: Words("条款 \"一(一)\" { 单位 间 }", "clause \"1(1)\" { unit 间 }"),
      right: Words("单位 间", "unit 间"))
  }

  // E0115
  static var sourceTooLarge: Explanation {
    Explanation(
      Words("文件过大", "This file is too large"),
      Words(
        """
        这个文件超过了一次读入的上限。政策文件按条款书写，通常只有几十 KB；超过上限的多半是误放进\
        文件夹的数据或导出文件。请检查它是不是政策文件；确实很长的，按文件的部分拆成几个文件。
        """,
        """
        This file is larger than what is read at once. Policy files follow a document clause by \
        clause and are usually a few dozen kilobytes; a larger one is most often data or an \
        export that was put into the folder by mistake. Check what it is, and split a policy \
        that really is so long into several files.
        """),
      wrong: Words(
        "政策/导出.charter    （200 MB）",
        "policies/export.charter    (200 MB)"),
      right: Words(
        "政策/第一部分.charter、政策/第二部分.charter",
        "policies/part-1.charter, policies/part-2.charter"))
  }

  // W0101
  static var missingTranslation: Explanation {
    Explanation(
      Words("另一种语言的文字还没有写", "The text in the other language is missing"),
      Words(
        """
        这一句别处的文字给了中文和英文两种，这里只有一种。不影响判断结果；只是用另一种语言查看的\
        人会看到原来的语言。请补上另一种语言，或者两处都只写一种。
        """,
        """
        Other texts of this statement are given in Chinese and English, this one in one language \
        only. No result depends on it; but a reader of the other language will see the first \
        one. Add the missing text, or give all of them in one language.
        """),
      wrong: Words("否则 zh \"须先报备。\"", "otherwise en \"Report it first.\""),
      right: Words(
        "否则 zh \"须先报备。\" en \"Report it first.\"",
        "otherwise zh \"须先报备。\" en \"Report it first.\""))
  }

  static var notUnderstood: Explanation {
    Explanation(
      Words("这一段没有读成规则", "This could not be read as a rule"),
      Words(
        """
        这一段写得出来，却没有任何一种读法能成为规则，而别处也没有更具体的说明。Charter 宁可整个停下，\
        也不悄悄略过一条要求：略过的要求会把“不予”变成“准予”。请把这一段改写得简单些；若看不出问题，\
        这多半是 Charter 自身的缺陷，请把这一段报告给维护者。
        """,
        """
        This stretch of text made no rule, and nothing more precise was found to say about it. \
        Charter stops rather than leave a demand out in silence: a demand left out turns a \
        rejection into a permission. Write the passage more simply; if nothing about it looks \
        wrong, this is most likely a defect of Charter itself, and a report of it is welcome.
        """),
      wrong: Words("（没有固定的例子）", "(there is no fixed example)"),
      right: Words("要求 学校.是高品质学校", "require school.is_high_quality"))
  }
}
