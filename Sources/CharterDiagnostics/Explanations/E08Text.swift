/// Pages of the family E08: data files.
enum E08Text {
  // E0801
  static var yamlSyntax: Explanation {
    Explanation(
      Words("数据文件的格式读不懂", "This data file cannot be read as YAML"),
      Words(
        """
        数据文件用 YAML 书写：层次靠行首的空格（不能用制表符）表示，名称后写冒号再空一格，清单的\
        每项以“- ”开头。标出的是读不下去的地方，原因常在它的前一行。请检查缩进、冒号、引号和括号。
        """,
        """
        Data files are written in YAML: leading spaces (no tabs) show what belongs to what, a \
        name is followed by a colon and a space, and each item of a list begins with a dash and \
        a space. The mark shows where reading stopped; the cause is often on the line before. \
        Check indentation, colons, quotation marks and brackets.
        """),
      wrong: Words(
        """
        学校:
          - {id: yucai, 校名: 育才学校
        """,
        """
        School:
          - {id: yucai, name: Yucai School
        """),
      right: Words(
        """
        学校:
          - {id: yucai, 校名: 育才学校}
        """,
        """
        School:
          - {id: yucai, name: Yucai School}
        """))
  }

  // E0802
  static var yamlFeature: Explanation {
    Explanation(
      Words("数据文件不使用这种 YAML 写法", "Data files do without this YAML feature"),
      Words(
        """
        锚点与别名（& *）、标签（!）和一个文件多个文档（---）会让同一份数据有几种读法，也会让错误\
        难以定位，所以数据文件不用它们。请把值直接写出来；需要引用另一条记录时，写它的 id。
        """,
        """
        Anchors and aliases (& and *), tags (!) and several documents in one file let the same \
        data be read in several ways and hide where an error is, so data files do without them. \
        Write the value out, and refer to another record by its id.
        """),
      wrong: Words("- {id: a, 县区: *东湖}", "- {id: a, district: *donghu}"),
      right: Words("- {id: a, 县区: donghu}", "- {id: a, district: donghu}"))
  }

  // E0803
  static var duplicateKey: Explanation {
    Explanation(
      Words("同一项写了两次", "This entry is written twice"),
      Words(
        """
        同一条记录里，一个名称出现了两次，不知道以哪个值为准。另一处标记是先写的那一个。请只保留\
        正确的一个。
        """,
        """
        Within one record a name appears twice, and nobody can tell which value counts. The \
        other mark shows the first. Keep the right one.
        """),
      wrong: Words(
        "- {id: yucai, 学生数: 1260, 学生数: 1300}",
        "- {id: yucai, students: 1260, students: 1300}"),
      right: Words("- {id: yucai, 学生数: 1300}", "- {id: yucai, students: 1300}"))
  }

  // E0804
  static var unknownField: Explanation {
    Explanation(
      Words("没有这个数据项", "There is no such field"),
      Words(
        """
        词汇里的实体或行动没有声明这一项；提示列出了有哪些项。数据里多出的项不会被任何规则看到，\
        而人会以为它起了作用。请改正名称，或在词汇里增加它。
        """,
        """
        The entity or action in the vocabulary declares no such field; the message lists those \
        it has. No rule would ever see it, while people would believe that it counts. Correct \
        the name, or add it to the vocabulary.
        """),
      wrong: Words(
        """
        学校:
          - {id: yucai, 人数: 1260}
        """,
        """
        School:
          - {id: yucai, pupils: 1260}
        """),
      right: Words(
        """
        学校:
          - {id: yucai, 学生数: 1260}
        """,
        """
        School:
          - {id: yucai, students: 1260}
        """))
  }

  // E0805
  static var unknownEntity: Explanation {
    Explanation(
      Words("没有这种记录", "There is no such kind of record"),
      Words(
        """
        数据文件最外层的名称，或 CSV 文件的文件名，应当是词汇里的实体（中文名、英文名均可）。请改\
        正名称；提示里若有相近的，多半就是它。
        """,
        """
        The outermost names of a data file, or the name of a CSV file, are entities of the \
        vocabulary, in either language. Correct the name; if the message suggests a similar one, \
        that is probably it.
        """),
      wrong: Words(
        """
        学效:
          - {id: yucai}
        """,
        """
        Shcool:
          - {id: yucai}
        """),
      right: Words(
        """
        学校:
          - {id: yucai}
        """,
        """
        School:
          - {id: yucai}
        """))
  }

  // E0806
  static var wrongValue: Explanation {
    Explanation(
      Words("这个值的类别或单位不对", "This value does not fit its field"),
      Words(
        """
        数据项的类别由词汇规定：数只写数字（单位已在词汇里），是非写 是/否 或 true/false，日期写 \
        2021-04-20，枚举写其中的一项。请按提示改成合适的写法；还不知道的，留空即可，不要填 0 或“\
        无”。
        """,
        """
        The vocabulary says what a field holds: a number is written in digits (its unit is \
        known), a truth value as true or false, a date as 2021-04-20, an enum as one of its \
        cases. Write it as the message says. Leave out what is not known yet, rather than \
        putting a zero.
        """),
      wrong: Words(
        """
        学校:
          - {id: yucai, 学生数: 一千多}
        """,
        """
        School:
          - {id: yucai, students: over a thousand}
        """),
      right: Words(
        """
        学校:
          - {id: yucai, 学生数: 1260}
        """,
        """
        School:
          - {id: yucai, students: 1260}
        """))
  }

  // E0807
  static var duplicateRecord: Explanation {
    Explanation(
      Words("两条记录的 id 相同", "Two records have one id"),
      Words(
        """
        同一种记录里，id 必须各不相同；另一处标记是先出现的那条。相同的 id 会把两所学校混为一所。\
        请改正其中一个 id；确是重复录入的，删去一条。
        """,
        """
        Within one kind of record every id is different; the other mark shows the first. One id \
        for two would merge two schools into one. Change one of them, or delete the record that \
        was entered twice.
        """),
      wrong: Words(
        """
        学校:
          - {id: yucai, 校名: 育才学校}
          - {id: yucai, 校名: 育新学校}
        """,
        """
        School:
          - {id: yucai, name: Yucai}
          - {id: yucai, name: Yuxin}
        """),
      right: Words(
        """
        学校:
          - {id: yucai, 校名: 育才学校}
          - {id: yuxin, 校名: 育新学校}
        """,
        """
        School:
          - {id: yucai, name: Yucai}
          - {id: yuxin, name: Yuxin}
        """))
  }

  // E0808
  static var danglingReference: Explanation {
    Explanation(
      Words("引用的记录不存在", "The record referred to does not exist"),
      Words(
        """
        这里写的 id 在登记中找不到对应的记录。引用落空时，凡涉及它的判断都不可靠。请改正 id（建议\
        中有相近的），或在登记里补上这条记录。
        """,
        """
        No record in the registry has the id written here, so nothing that depends on it could \
        be relied on. Correct the id (a similar one is suggested where there is one), or add the \
        record to the registry.
        """),
      wrong: Words(
        """
        学校:
          - {id: yucai, 县区: donghv}
        """,
        """
        School:
          - {id: yucai, district: donghv}
        """),
      right: Words(
        """
        学校:
          - {id: yucai, 县区: donghu}
        """,
        """
        School:
          - {id: yucai, district: donghu}
        """))
  }

  // E0809
  static var missingID: Explanation {
    Explanation(
      Words("这条记录没有 id", "This record has no id"),
      Words(
        """
        登记中的每条记录都要有 id，别处才能引用它，出错时也才能说明是哪一条。id 用简短不变的代号，\
        校名可以以后更改。请补上 `id:`。
        """,
        """
        Every record of a registry has an id, so that others can refer to it and messages can \
        name it. Use a short code that never changes; a name may change later. Add `id:`.
        """),
      wrong: Words(
        """
        学校:
          - {校名: 育才学校}
        """,
        """
        School:
          - {name: Yucai School}
        """),
      right: Words(
        """
        学校:
          - {id: yucai, 校名: 育才学校}
        """,
        """
        School:
          - {id: yucai, name: Yucai School}
        """))
  }

  // E0810
  static var nullNotAllowed: Explanation {
    Explanation(
      Words("这一项不能填“无”", "This field cannot be null"),
      Words(
        """
        `null`、`~` 或“无”的意思是“确实没有”，只有类型带问号的项可以这样填。不知道的，请留空或删\
        去这一项：留空的意思是“还不知道”，结论会把它列为待补，不会当作没有。
        """,
        """
        `null`, `~` or 无 says “there is none”, which only a field whose type has a question \
        mark can be. Leave out what is not known: an omitted field means “not known yet” and is \
        listed as missing, never taken for none.
        """),
      wrong: Words(
        """
        学校:
          - {id: yucai, 学生数: null}
        """,
        """
        School:
          - {id: yucai, students: null}
        """),
      right: Words(
        """
        学校:
          - {id: yucai}
        """,
        """
        School:
          - {id: yucai}
        """))
  }

  // E0811
  static var derivedField: Explanation {
    Explanation(
      Words("这一项由系统推出，不能填写", "This field is derived and never written"),
      Words(
        """
        反向集合（如集团的成员校）由另一边的数据自动得出。两边都填，就可能互相矛盾。请删去这一项，\
        在另一边填写，例如填学校的所属集团。
        """,
        """
        An inverse set, such as a group's schools, follows from the data of the other side. \
        Filled in on both, they could contradict each other. Remove it here and fill in the \
        other side, for example each school's group.
        """),
      wrong: Words(
        """
        集团:
          - {id: g1, 成员校: [yucai]}
        """,
        """
        Group:
          - {id: g1, schools: [yucai]}
        """),
      right: Words(
        """
        学校:
          - {id: yucai, 集团: g1}
        """,
        """
        School:
          - {id: yucai, group: g1}
        """))
  }

  // E0812
  static var wrongShape: Explanation {
    Explanation(
      Words("这里应当是清单，或者应当是单个值", "A list is needed here, or a single value"),
      Words(
        """
        类型为集合的项填清单（`[甲, 乙]` 或每行一个“- ”），其余的项填单个值；记录本身是“名称: 值”\
        的组合。请按提示改成相应的形式，只有一个成员的集合也写成清单。
        """,
        """
        A field that is a set takes a list (`[a, b]`, or one item a line after a dash), any \
        other a single value; a record is made of names and values. Change it to the form that \
        the message asks for; a set with one member is a list too.
        """),
      wrong: Words(
        """
        学校:
          id: yucai
        """,
        """
        School:
          id: yucai
        """),
      right: Words(
        """
        学校:
          - id: yucai
        """,
        """
        School:
          - id: yucai
        """))
  }

  // E0813
  static var dataTooLarge: Explanation {
    Explanation(
      Words("数据文件过大或嵌套过深", "This data file is too large or too deep"),
      Words(
        """
        文件的大小或层次超过了上限。大量的记录请用 CSV：一个实体一个文件，读入更快。层次过深的，\
        多半是缩进错位造成的。
        """,
        """
        The file is larger, or nested more deeply, than data may be. Put large numbers of \
        records into CSV, one file an entity: it is read faster too. Deep nesting mostly comes \
        from slipped indentation.
        """),
      wrong: Words("登记.yaml    （2 GB）", "registry.yaml    (2 GB)"),
      right: Words("学校.csv、教师.csv", "School.csv, Teacher.csv"))
  }

  // E0814
  static var bothNames: Explanation {
    Explanation(
      Words("同一项用中英文名各写了一次", "One field is given under both its names"),
      Words(
        """
        数据项的中文名和英文名指的是同一项，在一条记录里只能写一次。请保留其中一个；不同的记录可\
        以用不同的语言。
        """,
        """
        The Chinese and the Latin name mean one field, which is written once in a record. Keep \
        one of the two; different records may use different languages.
        """),
      wrong: Words(
        "- {id: yucai, 学生数: 1260, students: 1260}",
        "- {id: yucai, 学生数: 1260, students: 1260}"),
      right: Words("- {id: yucai, 学生数: 1260}", "- {id: yucai, students: 1260}"))
  }
}
