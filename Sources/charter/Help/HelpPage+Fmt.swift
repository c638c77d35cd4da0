import CharterDiagnostics
import CharterKit

extension HelpPage {
  /// `charter fmt`.
  static let fmt = HelpPage(
    formats: FormatCommand.formats,
    form: Words(zh: "[<路径>… | -] [选项]", en: "[<path>… | -] [options]"),
    summary: Words(zh: "把政策文件排成统一的格式", en: "give policy files their one layout"),
    text: Words(
      zh: """
        把政策文件排成统一的格式：缩进、空格、换行、表格对齐、运算符；意思一概不变，注释保留。
        不写路径时，处理最近的 charter.yaml 所指的政策；写 - 时，从标准输入读、向标准输出写。
        写明 --language 时，关键词、名称和单位全部换成这种语言，之后可以原样换回。
        有错误的文件保持原样，其余文件照常处理。
        """,
      en: """
        Gives policy files their one layout: indentation, spaces, line breaks, aligned tables,
        operators. What they say and their comments stay. Without a path, those that the nearest
        charter.yaml names; with -, reads standard input and writes standard output.
        With --language, keywords, names and units are all written in that language, and back
        again without loss. A file with errors is left alone; the others are formatted.
        """),
    hasPlaces: false,
    options: [
      Option(
        form: Words("--check"),
        text: Words(
          zh: "不改文件，显示会怎样改", en: "leave files alone and show what would change")),
      Option(
        form: Words(zh: "--policies <目录>", en: "--policies <dir>"),
        text: Words(
          zh: "换语言时，到这里查找文件所用的名称，可以重复",
          en: "with --language: where names are declared that\nthe files use; may be repeated")),
    ],
    quiet: Words(zh: "不输出小结；--check 时只列出文件", en: "no summary; with --check, the files only"),
    exitCodes: ExitCodes(
      success: Words(zh: "排好了，或者本来就好", en: "formatted, or formatted before"),
      failure: Words(zh: "--check 时有文件需要改动", en: "with --check, a file would change"),
      faulty: Words(zh: "有文件有错误或写不进去", en: "a file has errors or cannot be written")),
    examples: [
      Words(zh: "charter fmt 政策", en: "charter fmt policies"),
      Words(zh: "charter fmt --check 政策", en: "charter fmt --check policies"),
      Words(zh: "charter fmt --language en 政策", en: "charter fmt --language zh policies"),
    ])
}
