import CharterDiagnostics
import CharterKit

extension HelpPage {
  /// `charter repl`.
  static let repl = HelpPage(
    formats: ReplSession.formats,
    form: Words(
      zh: "[--policies <目录>] [--registry <目录>] [选项]",
      en: "[--policies <dir>] [--registry <dir>] [options]"),
    summary: Words(zh: "逐行输入表达式，边算边看", en: "evaluate expressions, line by line"),
    text: Words(
      zh: """
        逐行读取表达式并计算；括号没有写完的，接着读下一行。有错误时说明错在哪里，然后继续。
        :帮助 列出命令（:类型、:名称、:日期、:重读、:退出）。
        要用方向键找回输入过的内容，请运行 rlwrap charter repl。
        """,
      en: """
        Reads expressions line by line and evaluates them; where a bracket is open, the next line
        goes on. A mistake is shown, and the conversation goes on. :help lists the commands (:type,
        :names, :as-of, :reload, :quit). For a history of what was typed: rlwrap charter repl.
        """),
    asOf: Words(zh: "按哪一天计算（默认今天）", en: "the day that today stands for (default: today)"),
    quiet: Words(zh: "不显示开头的说明", en: "no words at the beginning"),
    exitCodes: ExitCodes(success: Words(zh: "已结束", en: "ended by :quit or the end of the input")),
    examples: [
      Words(
        zh: "charter repl --policies 政策 --registry 登记",
        en: "charter repl --policies policies --registry registry")
    ])
}
