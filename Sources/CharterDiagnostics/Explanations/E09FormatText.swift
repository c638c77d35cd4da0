/// What the formatter could not do.
enum E09FormatText {
  // E0921
  static var unwritableFile: Explanation {
    Explanation(
      Words("这个文件写不进去", "This file cannot be written"),
      Words(
        """
        文件是只读的、所在的文件夹不许新建文件，或者磁盘已满；提示里是系统给出的原因。改好的内容\
        先写在旁边，再整个换上，所以原来的文件一个字也没有动。请核对权限后重试；只想看看会改什么，\
        用 --check。
        """,
        """
        The file is read-only, its folder takes no new files, or the disk is full; the message \
        gives the system's reason. The new text is written beside the file and then put in its \
        place as a whole, so the old one is untouched. Check the permissions and try again; to see \
        only what would change, use --check.
        """),
      wrong: Words("charter fmt /只读/政策", "charter fmt /read-only/policies"),
      right: Words("charter fmt --check /只读/政策", "charter fmt --check /read-only/policies"))
  }

  // E0922
  static var cannotFormat: Explanation {
    Explanation(
      Words("排版会改变这个文件的意思", "Formatting would change what this file says"),
      Words(
        """
        排好的文件会重新读一遍，与原来的逐词比较。换了语言以后，如果某个名称在新的语言里与别的\
        名称或关键词相同，读出来就会是另一个意思，所以文件保持原样。请给相同的名称改名，或者不用\
        --language。没有换语言而出现这条，是排版的缺陷，请报告。
        """,
        """
        The formatted file is read again and compared with the old one word by word. In the other \
        language a name may be spelt like another name or like a keyword, and would then mean \
        something else; the file is left as it is. Rename one of the two, or leave out --language. \
        Without --language this is a fault of the formatter: please report it.
        """),
      wrong: Words(
        """
        动作 a：参数 school 学校；又有 参数 school_2 学校
        """,
        """
        parameter school 学校 and parameter pupil 学校 of one action
        """),
      right: Words(
        """
        参数 school 学校；参数 other_school 另一学校
        """,
        """
        parameter school 学校 and parameter pupil 学生
        """))
  }
}
