import CharterDiagnostics
import CharterKit

extension HelpPage {
  /// `charter init`; Swift keeps the word for itself.
  static let starter = HelpPage(
    formats: InitCommand.formats,
    form: Words(zh: "<目录> [选项]", en: "<dir> [options]"),
    summary: Words(zh: "建立一个可以运行的小例子", en: "write a small working example to start from"),
    text: Words(
      zh: """
        在空文件夹（或新的文件夹）里写入一个小例子：词汇、政策、登记、申请、测试、charter.yaml
        和说明，用 --language 的语言。不覆盖任何文件。
        """,
      en: """
        Writes a small example into an empty or a new folder, in the language of --language:
        vocabulary, policy, records, proposals, tests, charter.yaml and a README. Never overwrites
        a file.
        """),
    hasPlaces: false,
    asOf: Words(zh: "没有作用", en: "makes no difference"),
    quiet: Words(zh: "只列出写入的文件", en: "only list the files written"),
    exitCodes: ExitCodes(
      success: Words(zh: "已写入", en: "written"),
      faulty: Words(zh: "写不进去", en: "could not be written")),
    examples: [Words(zh: "charter init 新政策", en: "charter init my-policy")])
}
