/// Pages of the family E07: policies, jurisdictions, force.
enum E07Text {
  // E0701
  static var badHeader: Explanation {
    Explanation(
      Words("政策头写得不完整", "This policy header is not complete"),
      Words(
        """
        政策头写明标题、文号、发文机关、辖区、效力、施行日期和所用的词汇，每项至多一次。施行日期\
        是必需的：没有它就不知道何时适用。文件没有给出日期的，写 `施行 示例 自 日期`，答复会注明\
        这个日期是示例。
        """,
        """
        The header states the title, number, issuer, jurisdiction, force, dates in force and \
        vocabulary, each at most once. The date in force is needed to know when the policy \
        applies; where the document gives none, write `in force illustrative from DATE`, and \
        replies will say that the date is illustrative.
        """),
      wrong: Words(
        "政策 甲 { 使用 样例  施行 自 2021-01-01  施行 自 2022-01-01 }",
        "policy a { uses sample  in force from 2021-01-01  in force from 2022-01-01 }"),
      right: Words(
        "政策 甲 { 使用 样例  施行 自 2021-01-01 }",
        "policy a { uses sample  in force from 2021-01-01 }"))
  }

  // E0702
  static var badDivisionCode: Explanation {
    Explanation(
      Words("行政区划代码须为六位数字", "A division code has six digits"),
      Words(
        """
        辖区按国家标准 GB/T 2260 的六位代码填写：360100 是南昌市，360000 是江西省，000000 是全国。\
        本地自编的代码也用六位，前几位取所在市的代码。代码决定哪些政策管辖哪些学校，所以不接受简\
        写。
        """,
        """
        A jurisdiction is the six-digit code of GB/T 2260: 360100 is Nanchang, 360000 Jiangxi, \
        000000 the nation. Codes assigned locally have six digits too and begin with their \
        city's. The code decides which policies govern which schools, so no short forms are \
        taken.
        """),
      wrong: Words(
        "政策 甲 { 使用 样例  辖区 \"3601\"  施行 自 2021-01-01 }",
        "policy a { uses sample  jurisdiction \"3601\"  in force from 2021-01-01 }"),
      right: Words(
        "政策 甲 { 使用 样例  辖区 \"360100\"  施行 自 2021-01-01 }",
        "policy a { uses sample  jurisdiction \"360100\"  in force from 2021-01-01 }"))
  }

  // E0703
  static var notDelegable: Explanation {
    Explanation(
      Words("上级没有授权下级变更", "The upper policy does not allow this"),
      Words(
        """
        下级政策可以增加要求，不能放宽上级的规定。对上级的规则设例外，或者设定上级的参数，须上级\
        在那一处写明 `可由下级规定`。请核对上级文件是否授权；有授权的，在上级政策里标明，否则删去\
        这里的例外或设定。
        """,
        """
        A lower policy may add to an upper one and never relaxes it. An exception to an upper \
        norm, or a setting of an upper parameter, needs the word `delegable` there. Check \
        whether the upper document delegates it: if it does, mark it in that policy; if not, \
        remove the exception or setting.
        """),
      wrong: Words(
        "例外 甲 针对 国家轮岗.轮岗 当 学校.学段 = 小学 { }",
        "exception a to national_rotation.rotation when school.stage = primary { }"),
      right: Words(
        "可由下级规定 规则 轮岗 适用 纳新 { … }",
        "delegable rule rotation for admit { … }"))
  }

  // E0704
  static var outsideJurisdiction: Explanation {
    Explanation(
      Words("例外超出了辖区", "This exception reaches beyond its jurisdiction"),
      Words(
        """
        设例外的政策，辖区须在被例外的政策的辖区之内。一个区不能为另一个市的规定设例外。请核对两\
        项政策的辖区代码。
        """,
        """
        The jurisdiction of a policy that makes an exception lies within that of the policy it \
        is made to. A district makes no exception to another city's rules. Compare the codes of \
        both policies.
        """),
      wrong: Words(
        "政策 乙 { 辖区 \"440100\" … }  例外 甲 针对 南昌政策.规模 …",
        "policy b { jurisdiction \"440100\" … }  exception a to nanchang.size …"),
      right: Words(
        "政策 乙 { 辖区 \"360102\" … }  例外 甲 针对 南昌政策.规模 …",
        "policy b { jurisdiction \"360102\" … }  exception a to nanchang.size …"))
  }

  // E0705
  static var weakerForce: Explanation {
    Explanation(
      Words("效力较弱的政策不能设例外", "A weaker policy cannot make this exception"),
      Words(
        """
        例外的效力不能低于它所针对的规则：指导性的文件不能免除有约束力的规定，描述性的材料（如报\
        告、新闻）都不能。请核对政策头里的 `效力`。
        """,
        """
        An exception has at least the force of the norm it is made to: guidance does not lift a \
        binding rule, and a descriptive text such as a report lifts neither. Check `force` in \
        the headers.
        """),
      wrong: Words(
        "政策 乙 { 效力 描述 … }  例外 甲 针对 南昌政策.规模 …",
        "policy b { force descriptive … }  exception a to nanchang.size …"),
      right: Words(
        "政策 乙 { 效力 约束 … }  例外 甲 针对 南昌政策.规模 …",
        "policy b { force binding … }  exception a to nanchang.size …"))
  }

  // E0706
  static var noPlace: Explanation {
    Explanation(
      Words("看不出对象在不在辖区内", "It cannot be told whether the subjects lie in the jurisdiction"),
      Words(
        """
        地方政策只管辖区内的对象，而这个实体没有写 `属地`，就无法知道它属于哪里。请在词汇里给实体\
        加上 `属地 = …`，通常取所在县区的代码。
        """,
        """
        A local policy governs what lies in its jurisdiction, and this entity has no `place`, so \
        nobody can tell where it is. Add `place = …` to the entity in the vocabulary, usually \
        the code of its district.
        """),
      wrong: Words("实体 联盟 { 名称: 文本 }", "entity Alliance { name: text }"),
      right: Words(
        """
        实体 联盟 { 名称: 文本, 县区: 县区
          属地 = 县区.代码 }
        """,
        """
        entity Alliance { name: text, district: District
          place = district.code }
        """))
  }

  // E0707
  static var conflictingSettings: Explanation {
    Explanation(
      Words("同一级的两个设定冲突", "Two settings at one level conflict"),
      Words(
        """
        同一级的两项政策在同一天给同一个参数设了值，辖区又有重叠，无法确定用哪一个。较小辖区的设\
        定优先于较大的，同一级之间没有先后。请只保留一个，或错开日期。
        """,
        """
        Two policies of one level set the same parameter for the same day and overlapping \
        regions, so nobody can tell which counts. A narrower jurisdiction comes before a wider \
        one; among equals there is no order. Keep one, or make the dates follow each other.
        """),
      wrong: Words(
        """
        设定 国家轮岗.教师比例 = 15%
        设定 国家轮岗.教师比例 = 20%
        """,
        """
        set national_rotation.teacher_share = 15%
        set national_rotation.teacher_share = 20%
        """),
      right: Words("设定 国家轮岗.教师比例 = 20%", "set national_rotation.teacher_share = 20%"))
  }

  // E0708
  static var emptyClause: Explanation {
    Explanation(
      Words("条款是空的，也没有说明原因", "This clause is empty and gives no reason"),
      Words(
        """
        每个条款要么写出规则，要么说明为什么不写，例如“宣传性要求，无从判断”。这样，文件的每一条\
        有没有落实成规则就一目了然。请补上规则，或写 `不编码 因为 "…"`。
        """,
        """
        Every clause holds norms or says why it does not, for example “an appeal that cannot be \
        decided”. So it is plain of each clause of a document whether it has been turned into \
        rules. Add the norms, or write `not encoded because "…"`.
        """),
      wrong: Words("条款 \"一(一)\" \"总体要求\" { }", "clause \"1(1)\" \"General aims\" { }"),
      right: Words(
        "条款 \"一(一)\" \"总体要求\" 不编码 因为 \"宣传性要求\"",
        "clause \"1(1)\" \"General aims\" not encoded because \"an appeal\""))
  }
}
