import CharterDiagnostics
import CharterKit

/// The manual page of `charter`, in the language of troff, made from the help pages.
struct ManPage {
  let language: Language

  var text: String {
    var lines = [
      ".\\\" -*- coding: utf-8 -*-",
      ".TH CHARTER 1 \(charterReleaseDay) \"charter \(charterVersion)\" \"\(say("章程手册", "Charter Manual"))\"",
      ".SH \(say("名称", "NAME"))",
      escaped(
        "charter - " + say("判断事项是否符合政策", "decide proposed actions by policies written as rules")),
      ".SH \(say("概要", "SYNOPSIS"))",
      ".B charter",
      say("\\fI命令\\fR [\\fI选项\\fR]", "\\fIcommand\\fR [\\fIoptions\\fR]"),
      ".SH \(say("描述", "DESCRIPTION"))",
    ]
    lines += paragraph(MainPage.about[language])
    lines.append(".SH \(say("命令", "COMMANDS"))")
    for page in HelpPage.commands { lines += command(page) }
    lines.append(".SH \(say("通用选项", "COMMON OPTIONS"))")
    for option in MainPage.options { lines += item(option.form[language], option.text[language]) }
    lines.append(".SH \(say("退出状态", "EXIT STATUS"))")
    for page in HelpPage.commands {
      lines += item("charter \(page.command)", page.exitCodes.own(language))
    }
    lines += paragraph(
      say(
        "各命令：2 政策、资料或测试有错误，或者没有可读的；64 用法有误。几种情况并存时，先 2，再 1，后 3。",
        "All commands: 2 errors in policies, data or tests, or nothing to read; 64 wrong usage. Where several fit, 2 goes before 1, and 1 before 3."
      ))
    lines += [".SH \(say("文件", "FILES"))"]
    for (name, words) in files { lines += item(name, words[language]) }
    lines += [".SH \(say("环境变量", "ENVIRONMENT"))"]
    for (name, words) in environment { lines += item(name, words[language]) }
    return lines.joined(separator: "\n") + "\n"
  }

  private let files: [(String, Words)] = [
    (
      "charter.yaml",
      Words(
        zh: "一个项目的政策、登记和提案在哪里；从当前文件夹向上找最近的一个",
        en:
          "where a project keeps its policies, registry and proposals; the nearest one above the working directory counts"
      )
    ),
    ("*.charter", Words(zh: "词汇和政策", en: "vocabularies and policies")),
    ("*.test.yaml", Words(zh: "测试", en: "tests")),
    ("*.yaml, *.csv", Words(zh: "登记；提案（YAML）", en: "records; proposals, as YAML")),
  ]

  private let environment: [(String, Words)] = [
    (
      "LC_ALL, LC_MESSAGES, LANG",
      Words(
        zh: "语言：以 zh 开头的为中文，其他为英文",
        en: "the language: Chinese where it begins with zh, else English")
    ),
    ("NO_COLOR, TERM", Words(zh: "不用颜色", en: "no colours")),
  ]

  // MARK: Parts

  private func command(_ page: HelpPage) -> [String] {
    var lines = [".SS charter \(page.command)"]
    lines.append(escaped("charter \(page.command) \(page.form[language])"))
    lines += paragraph(page.text[language])
    for option in page.options { lines += item(option.form[language], option.text[language]) }
    lines += [".PP", page.examples.count == 1 ? say("例：", "Example:") : say("例：", "Examples:")]
    lines += [".PP", ".nf"] + page.examples.map { "  " + escaped($0[language]) } + [".fi"]
    return lines
  }

  private func paragraph(_ text: String) -> [String] { [".PP"] + body(text) }

  private func item(_ head: String, _ text: String) -> [String] {
    [".TP", "\\fB\(escaped(head))\\fR"] + body(text)
  }

  /// Chinese keeps its line breaks: troff breaks lines at blanks, of which there are none.
  private func body(_ text: String) -> [String] {
    let lines = text.split(separator: "\n").map { escaped(String($0)) }
    guard language == .zh, lines.count > 1 else { return lines }
    return lines.enumerated().flatMap { $0.offset == 0 ? [$0.element] : [".br", $0.element] }
  }

  /// A line that troff prints as it stands.
  private func escaped(_ line: String) -> String {
    var result = ""
    for character in line {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "\"": result += "\\(dq"
      default: result.append(character)
      }
    }
    return result.hasPrefix(".") ? "\\&" + result : result
  }

  private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
}
