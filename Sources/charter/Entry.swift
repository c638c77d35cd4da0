import ArgumentParser
import CharterDiagnostics
import CharterKit

/// One start of the command: from its arguments to what it prints.
struct Entry {
  let arguments: [String]
  /// Settled before parsing, so that help and complaints are in the right language too.
  let language: Language

  init(_ arguments: [String]) {
    self.arguments = CommandFirst.ordered(arguments)
    let asked = Entry.value(of: "--language", in: arguments).flatMap(Language.init(rawValue:))
    self.language = asked ?? Terminal.language
  }

  func run() -> ExitStatus {
    // Most starts are of this kind, and none of the questions below is asked of them.
    if let plain = Charter.plain(arguments) { return run(plain) }
    if let wrong = unknownCommand { return show(complaint(wrong)) }
    if let help {
      return show(Reply(output: help, status: arguments.isEmpty ? .usage : .success))
    }
    if let wrong = unknownFormat { return show(complaint(wrong)) }
    do {
      guard let command = try Charter.command(Dashes.marked(arguments)) else {
        return show(Reply(output: MainPage.text(language), status: .usage))
      }
      return run(command)
    } catch {
      let message = Charter.message(for: error)
      guard Charter.exitCode(for: error) != .success else {
        return show(Reply(output: message + "\n", status: .success))
      }
      return show(complaint(UsageWords.translate(message)))
    }
  }

  private func run(_ command: some CharterCommand) -> ExitStatus {
    let meter = ProgressMeter.ifWatched(language)
    var invocation = command.common.invocation(language)
    invocation.clock = { Terminal.milliseconds }
    if let meter { invocation.progress = { meter.tell($0) } }
    invocation.spread = Cores.spread
    invocation.cores = Cores.count
    let reply = command.reply(invocation)
    meter?.end()
    return show(reply)
  }

  private func show(_ reply: Reply) -> ExitStatus {
    Terminal.tell(reply.messages)
    return Terminal.deliver(reply.output, reply.status, language)
  }

  /// What is wrong with the first word where it is no command; the parser would blame what follows it.
  private var unknownCommand: Words? {
    let first = arguments.first == "help" ? helpTopic : arguments.first
    guard let word = first, word != "help", !word.hasPrefix("-"), HelpPage(command: word) == nil
    else { return nil }
    let near = nearName(to: word, among: HelpPage.commands.map(\.command))
    return Words(
      zh: "没有“\(Shortened.path(word))”这个命令。" + (near.map { "是不是 \($0)？" } ?? ""),
      en: "There is no command “\(Shortened.path(word))”."
        + (near.map { " Did you mean “\($0)”?" } ?? ""))
  }

  /// What is wrong with a format that the command's results do not have.
  private var unknownFormat: Words? {
    guard let page = arguments.first.flatMap(HelpPage.init(command:)),
      let format = Entry.value(of: "--format", in: arguments),
      !page.formats.all.map(\.rawValue).contains(format)
    else { return nil }
    return page.formats.complaint(about: format)
  }

  // MARK: Help

  /// The command that `help` is asked about.
  private var helpTopic: String? { CommandFirst.ordered(Array(arguments.dropFirst())).first }

  /// The page asked for by `--help`, `-h` or `help`, or by nothing at all.
  private var help: String? {
    let words = arguments.prefix { $0 != "--" }
    let isAsked = words.contains("--help") || words.contains("-h")
    let name = words.first == "help" ? helpTopic : words.first
    guard isAsked || words.first == "help" || arguments.isEmpty else { return nil }
    return name.flatMap(HelpPage.init(command:))?.text(language) ?? MainPage.text(language)
  }

  /// Wrong usage, with the short form of the command.
  private func complaint(_ words: Words) -> Reply {
    if Entry.value(of: "--format", in: arguments) == OutputFormat.json.rawValue {
      let document: JSONValue = [
        "charter": 1, "usage": .string(words[language]), "diagnostics": [],
      ]
      return Reply(output: document.pretty + "\n", status: .usage)
    }
    let usage =
      arguments.first.flatMap(HelpPage.init(command:))?.usage(language) ?? MainPage.usage(language)
    let lead = language == .zh ? "用法有误：" : "Wrong usage: "
    // An argument may hold what would steer the terminal; the parser repeats it as it is.
    let told = words[language].split(separator: "\n", omittingEmptySubsequences: false)
      .map { Neutralised.text($0) }.joined(separator: "\n")
    return Reply(
      messages: lead + told + "\n" + usage + "\n", status: .usage)
  }

  /// The value that an option has in the arguments, as far as it can be told before parsing: the last counts.
  private static func value(of option: String, in arguments: [String]) -> String? {
    var value: String?
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      if argument == option { value = arguments.dropFirst(index + 1).first ?? value }
      if argument.hasPrefix(option + "=") { value = String(argument.dropFirst(option.count + 1)) }
    }
    return value
  }
}
