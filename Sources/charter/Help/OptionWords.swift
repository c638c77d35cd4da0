import CharterDiagnostics
import CharterKit

/// What an option is for, as the help pages say it, on one line.
struct OptionWords {
  let language: Language

  /// The words of an option of a command; of the command line as such where the command is empty.
  func text(_ option: String, of command: String) -> String? {
    let page = HelpPage(command: command)
    let listed = (page?.allOptions ?? MainPage.options) + OptionWords.places
    let found = listed.first { listed in
      listed.form.en.split { $0 == " " || $0 == "," }.contains { $0 == option }
    }
    return found.map { found in
      found.text[language].split(separator: "\n").joined(separator: language == .zh ? "" : " ")
    }
  }

  /// An option with what follows it, as the help pages have it: `--as-of <日期>`.
  func form(_ option: String) -> String? {
    let listed = MainPage.options + HelpPage.commands.flatMap(\.options)
    return listed.first { $0.form.en.prefix { $0 != " " } == option }?.form[language]
  }

  private static let places = [
    HelpPage.Option(
      form: Words("--policies"),
      text: Words(zh: "政策文件或文件夹（*.charter）", en: "folder or file of policies (*.charter)")),
    HelpPage.Option(
      form: Words("--registry"),
      text: Words(
        zh: "登记文件或文件夹（*.yaml、*.csv）", en: "folder or file of records (*.yaml, *.csv)")),
  ]
}
