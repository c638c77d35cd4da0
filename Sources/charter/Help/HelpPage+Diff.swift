import CharterDiagnostics
import CharterRevision

extension HelpPage {
  /// `charter diff`.
  static let diff = HelpPage(
    formats: DiffCommand.formats,
    form: Words(zh: "<旧版> [<新版>] [选项]", en: "<base> [<head>] [options]"),
    summary: Words(zh: "比较两个版本：规定变了什么，哪些事项改判", en: "what a revision changes, and for whom"),
    text: Words(
      zh: """
        比较政策的两个版本：哪些规定变了、原为什么、现为什么；同样的登记和提案按两个版本各办一遍，
        哪些结论不同、因哪一处变更而不同，哪些配额易位，补贴增减多少；就这些事项而言更严还是更宽。
        版本是文件夹、.charter 文件或 git 版本（main、标签、HEAD~1，或 main..HEAD）；不写新版就是工作区。
        git 版本的政策由该版本里最近的 charter.yaml 或 --policies 指明；登记和提案总用今天的。
        """,
      en: """
        Compares two revisions of policies: which norms changed, what they said and say; which
        decisions on the same records and proposals differ, and because of which change; which
        quotas change sides and how much each subsidy moves; stricter or looser on these cases.
        A revision is a folder, a .charter file or a git revision (main, a tag, HEAD~1, or
        main..HEAD); without <head> it is the working tree. The policies of a git revision are
        those of its nearest charter.yaml, or of --policies; records and proposals are today's.
        """),
    options: [
      Option(
        form: Words(zh: "--proposals <目录>", en: "--proposals <dir>"),
        text: Words(
          zh: "提案或测试文件或文件夹，可以重复（默认 charter.yaml 的 proposals，\n否则项目文件夹里的全部）",
          en: "files or folders of proposals or tests; may be repeated\n(default: charter.yaml's `proposals`, else all in its folder)")),
      Option(
        form: Words("--top <N>"),
        text: Words(zh: "每份清单列多少项（默认 20）", en: "how many items of each list (default: 20)")),
      Option(
        form: Words(zh: "--csv <文件>", en: "--csv <file>"),
        text: Words(zh: "把每一笔有增减的补贴写成表格", en: "write every payment that moves to a table")),
    ],
    asOf: Words(
      zh: "没有写日期的提案、配额和补贴按哪一天（默认今天）",
      en: "the day of quotas, subsidies and undated proposals (default: today)"),
    quiet: Words(zh: "只输出合计", en: "totals only"),
    exitCodes: ExitCodes(
      success: Words(zh: "没有不同，或只有形式不同", en: "nothing differs, or form alone"),
      failure: Words(zh: "规定或措辞有不同", en: "norms or wordings differ"),
      faulty: Words(zh: "有一个版本或资料有错误", en: "errors in a revision or in the data")),
    examples: [
      Words("charter diff main"),
      Words("charter diff v1.0..HEAD --format markdown"),
      Words("charter diff Policies/nanchang Tests/Revisions/nanchang"),
    ])
}
