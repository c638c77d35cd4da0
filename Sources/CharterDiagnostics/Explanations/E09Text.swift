/// Pages of the family E09: proposals and the run.
enum E09Text {
  // E0901
  static var badProposal: Explanation {
    Explanation(
      Words("这份申请写得不完整", "This proposal is not well formed"),
      Words(
        """
        一份申请至少写明行动；日期、各项参数和已办的步骤按需填写，名称中英文均可。提示里写明缺什\
        么或多什么。还不知道的参数可以不填，结论会一次列出需要补充的内容。
        """,
        """
        A proposal names its action, and gives a date, parameters and the steps done as far as \
        known, under names of either language. The message says what is missing or too much. A \
        parameter that is not known yet may be left out: the reply lists all that is missing at \
        once.
        """),
      wrong: Words(
        """
        提案:
          - {日期: 2021-04-20, 学校: yucai}
        """,
        """
        proposals:
          - {date: 2021-04-20, school: yucai}
        """),
      right: Words(
        """
        提案:
          - {行动: 纳新, 日期: 2021-04-20, 学校: yucai}
        """,
        """
        proposals:
          - {action: admit, date: 2021-04-20, school: yucai}
        """))
  }

  // E0902
  static var proposalsOutOfOrder: Explanation {
    Explanation(
      Words("申请的日期倒退了", "These proposals go back in time"),
      Words(
        """
        一个文件里的申请依次办理，前一份准予后先生效，再看下一份，所以日期不能比前一份早。请按日\
        期排列，或分成两个文件分别办理。
        """,
        """
        The proposals of one file are decided in order, each permitted one taking effect before \
        the next, so no date lies before the one above it. Sort them by date, or put them into \
        two files.
        """),
      wrong: Words(
        """
        提案:
          - {行动: 纳新, 日期: 2021-05-01}
          - {行动: 纳新, 日期: 2021-04-01}
        """,
        """
        proposals:
          - {action: admit, date: 2021-05-01}
          - {action: admit, date: 2021-04-01}
        """),
      right: Words(
        """
        提案:
          - {行动: 纳新, 日期: 2021-04-01}
          - {行动: 纳新, 日期: 2021-05-01}
        """,
        """
        proposals:
          - {action: admit, date: 2021-04-01}
          - {action: admit, date: 2021-05-01}
        """))
  }

  // E0903
  static var unreadableFile: Explanation {
    Explanation(
      Words("读不了这个文件", "This file cannot be read"),
      Words(
        """
        文件或文件夹不存在、没有读取权限，或者读到一半时被移走了；提示里是系统给出的原因。少读一\
        个文件，结论就可能不同，所以不会跳过它继续。请核对路径和权限后重试。
        """,
        """
        The file or folder does not exist, may not be read, or vanished meanwhile; the message \
        gives the system's reason. With a file left out the verdict could differ, so it is not \
        skipped. Check the path and the permissions and try again.
        """),
      wrong: Words(
        "charter check 申请.yaml --policies 政册",
        "charter check proposal.yaml --policies polices"),
      right: Words(
        "charter check 申请.yaml --policies 政策",
        "charter check proposal.yaml --policies policies"))
  }

  // E0904
  static var nothingFound: Explanation {
    Explanation(
      Words("没有找到要读的文件", "There is nothing to read here"),
      Words(
        """
        给出的文件夹里没有相应的文件：政策文件以 .charter 结尾，登记是 .yaml、.yml 或 .csv，测试以 \
        .test.yaml 结尾；或者文件里没有要办的事：提案文件一件提案也没有，或只有对登记的测试。没有政策\
        就没有依据，因此不作“无据”的结论，而是先提醒。请核对文件夹和文件。
        """,
        """
        The folder holds no file of the kind needed: policies end in .charter, registries in \
        .yaml, .yml or .csv, tests in .test.yaml. Or the file holds nothing to decide: no proposal \
        at all, or tests of the registry alone. To decide without any policy, or nothing, would \
        look like an answer, so this is reported instead. Check the folder and the file.
        """),
      wrong: Words("charter validate 空文件夹", "charter validate empty-folder"),
      right: Words("charter validate 政策", "charter validate policies"))
  }

  // E0905
  static var badExpectation: Explanation {
    Explanation(
      Words("预期的写法不对", "This expectation is not well formed"),
      Words(
        """
        `预期` 里可以写结论（准予、不予、待补、无据）以及违反、缺少、义务、事由等清单，清单要完整。\
        名称须是政策里的规则或标签。请按提示改正。
        """,
        """
        `expect` may give the verdict (permitted, rejected, undetermined, ungoverned) and lists \
        such as violated, missing, duties and grounds, each of them complete. Names are those of \
        norms or their labels in the policies. Correct it as the message says.
        """),
      wrong: Words("预期: {结论: 同意}", "expect: {verdict: yes}"),
      right: Words("预期: {结论: 准予}", "expect: {verdict: permitted}"))
  }

  // E0906
  static var badOverride: Explanation {
    Explanation(
      Words("试用的参数值不成立", "This parameter value cannot be tried"),
      Words(
        """
        测试可以用 `参数:` 试用另一种口径或数值，须写政策里有的参数，值的类别和单位也要相符；带输\
        入的参数不能这样试用。请对照参数的声明改正。
        """,
        """
        A test may try another reading or figure under `parameters:`. It names a parameter of \
        the policies and gives a value of its type and unit; parameters with inputs cannot be \
        tried this way. Compare it with the declaration.
        """),
      wrong: Words("参数: {比列: 20%}", "parameters: {shaer: 20%}"),
      right: Words("参数: {比例: 20%}", "parameters: {share: 20%}"))
  }

  // E0907
  static var impossibleEffect: Explanation {
    Explanation(
      Words("这项变动无法执行", "This change cannot be carried out"),
      Words(
        """
        准予后要新建的记录已经存在，或要撤销的记录还被别的记录引用。照做会使登记前后矛盾。请核对\
        申请的先后，或给新记录另取 id（`as:`），或先处理仍在引用它的记录。
        """,
        """
        The record that the permitted action would create exists already, or the one that it \
        would remove is still referred to. Carrying it out would leave the registry at odds with \
        itself. Check the order of the proposals, give the new record another id (`as:`), or \
        deal first with the records that refer to the old one.
        """),
      wrong: Words(
        """
        提案:
          - {行动: 撤并, 学校: yucai}
        """,
        """
        proposals:
          - {action: close, school: yucai}
        """),
      right: Words(
        """
        提案:
          - {行动: 退出集团, 学校: yucai}
          - {行动: 撤并, 学校: yucai}
        """,
        """
        proposals:
          - {action: leave, school: yucai}
          - {action: close, school: yucai}
        """))
  }

  // E0908
  static var unknownExpectation: Explanation {
    Explanation(
      Words("预期里提到的名称不存在", "This expectation names what is not there"),
      Words(
        """
        预期里写的规范、标签、分项、对象或参数，政策和登记里都没有，这样的测试什么也检验不了。名称用\
        哪种语言都可以；几个政策同名时写“政策.名称”。请按提示改正。
        """,
        """
        The expectation names a norm, a label, a line, a subject or a parameter that neither the \
        policies nor the registry have, so that it would test nothing. Names may be of either \
        language; where several policies have one, write `POLICY.NAME`. Correct it as the \
        message says.
        """),
      wrong: Words("预期: {违反: [签字.双方签暑]}", "expect: {violated: [signed.boht]}"),
      right: Words("预期: {违反: [签字.双方签署]}", "expect: {violated: [signed.both]}"))
  }
}
