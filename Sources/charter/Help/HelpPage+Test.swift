import CharterDiagnostics
import CharterRevision

extension HelpPage {
  /// `charter test`.
  static let test = HelpPage(
    formats: TestCommand.formats,
    form: Words(zh: "[<文件或目录>…] [选项]", en: "[<path>…] [options]"),
    summary: Words(zh: "运行测试：结果与预期是否一致", en: "run the tests of policies"),
    text: Words(
      zh: """
        运行所写文件或目录（默认当前目录）里的 *.test.yaml：申请的结论、配额和登记规则、补贴是否与
        预期一致；不一致时列出由哪条规则、读到什么而定。
        """,
      en: """
        Runs the *.test.yaml files named, or those below the folders named (the working directory
        by default): whether decisions, quotas, rules on the registry and subsidies come out as
        expected; where not, which norm decided, and by what values.
        """),
    options: [
      Option(
        form: Words(zh: "--filter <文字>", en: "--filter <text>"),
        text: Words(
          zh: "只运行名称或文件名含这段文字的测试", en: "only tests with the text in their name or file")),
      Option(
        form: Words("--coverage"),
        text: Words(
          zh: "列出没有测试正反判定过的规则、要求、表格行等；\n--format lcov 供编辑器显示",
          en: "list the norms, statements, table rows and the like that no test\n"
            + "decides each way; with --format lcov for editors")),
      Option(
        form: Words("--mutate"),
        text: Words(
          zh: "每次改动政策一处（比较、数字、日期、语句……），列出没有测试会发现的\n改动，并给出能发现它的测试；--format json 供程序读取",
          en:
            "change the policies one small thing at a time and list the changes\nthat no test notices, each with a test that would; text or json"
        )),
      Option(
        form: Words(zh: "--sample <数目>", en: "--sample <number>"),
        text: Words(
          zh: "--mutate 至多试这么多处，等距抽取",
          en: "try at most so many of the changes of --mutate,\nat equal distances")),
      Option(
        form: Words("--suggest"),
        text: Words(
          zh: "写出还缺的测试：各界线之下、之上和正在界线上，以及没有判定过的情形；\n存成 *.test.yaml 即可运行",
          en:
            "write the tests that are lacking: just below, at and just above each\nlimit, and what is never decided; to be saved as *.test.yaml"
        )),
    ],
    asOf: Words(
      zh: "没有写日期的测试按哪一天（默认今天）", en: "the day of tests without a date (default: today)"),
    quiet: Words(zh: "只列出不符的测试", en: "failed tests only, without why"),
    exitCodes: ExitCodes(
      success: Words(zh: "全部通过", en: "all passed"),
      failure: Words(zh: "有不符的", en: "a failure"),
      faulty: Words(
        zh: "政策、登记或测试有错误，或者什么也没有运行",
        en: "errors in policies, records or tests, or nothing was run")),
    examples: [
      Words("charter test Policies"),
      Words("charter test --coverage --filter admission"),
      Words("charter test --mutate Policies/nanchang"),
      Words("charter test --suggest > more.test.yaml"),
    ])
}
