/// Pages of the family E10: what may be right and yet deserves a second look, and how to let it stand.
enum E10Text {
  // W1001
  static var badAllowance: Explanation {
    Explanation(
      Words("这条容许不起作用", "This allowance does not count"),
      Words(
        """
        注释 `// 容许 编号：理由` 让所管范围内的这项提醒不再出现，理由随之存档。没有写理由、编号不存在，\
        或者编号属于错误（E）的，不起作用：错误只能改正。写在单独一行的，管下一行开始的整条声明、条\
        款或语句；写在行末的，管这一行开始的内容。
        """,
        """
        The comment `// allow CODE: reason` keeps a warning from being told in what it covers, and keeps \
        the reason. One without a reason, with a code that does not exist or with that of an error does not \
        count: errors have to be mended. On a line of its own it covers the whole declaration, clause or \
        statement that begins on the next line; at the end of a line, what begins on that line.
        """),
      wrong: Words(
        """
        // 容许 W0601
        规则 甲 适用 纳新 { 要求 学校.学生数 > 0人 }
        """,
        """
        // allow W0601
        rule a for admit { require school.students > 0人 }
        """),
      right: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 > 0人 }",
        "rule a for admit { require school.students > 0人 }"))
  }

  // W1002
  static var unusedAllowance: Explanation {
    Explanation(
      Words("这条容许没有用到", "This allowance silences nothing"),
      Words(
        """
        这条容许所管的范围里没有它写的那项提醒：也许已经改正，也许容许写错了地方。留着它会把以后真\
        正的问题也盖住，请删去，或者移到有关语句的上一行。
        """,
        """
        Nothing in what this allowance covers leads to the warning that it names: it may have been mended, \
        or the comment stands in the wrong place. Left there it would hide a real finding later. Delete it, \
        or move it above the line that the finding is about.
        """),
      wrong: Words(
        """
        // 容许 W0601：两个例外不会同时成立
        规则 甲 适用 纳新 { 要求 学校.学生数 > 0人 }
        """,
        """
        // allow W0601: the exceptions never meet
        rule a for admit { require school.students > 0人 }
        """),
      right: Words(
        "规则 甲 适用 纳新 { 要求 学校.学生数 > 0人 }",
        "rule a for admit { require school.students > 0人 }"))
  }
}
