import ArgumentParser
import CharterDiagnostics
import CharterKit

/// One start of the command: from its arguments to what it prints.
struct Entry {
  let arguments: [String]
  /// Settled before parsing, so that help and complaints are in the right language too.
  let language: Language

  init(_ arguments: [String]) {
    self.arguments = arguments
    let asked = Entry.value(of: "--language", in: arguments).flatMap(Language.init(rawValue:))
    self.language = asked ?? Terminal.language
  }

  func run() -> ExitStatus {
    if let page = helpPage {
      Terminal.write(page.text(language), to: .output)
      return arguments.isEmpty ? .usage : .success
    }
    do {
      let command = try Charter.parseAsRoot(arguments)
      guard let command = command as? any CharterCommand else {
        Terminal.write(HelpPage.charter.text(language), to: .output)
        return .usage
      }
      return show(try command.reply(command.common.invocation(language)))
    } catch {
      guard Charter.exitCode(for: error) != .success else {
        Terminal.write(Charter.message(for: error) + "\n", to: .output)
        return .success
      }
      return show(complaint(Charter.message(for: error)))
    }
  }

  private func show(_ reply: Reply) -> ExitStatus {
    Terminal.write(reply.messages, to: .messages)
    Terminal.write(reply.output, to: .output)
    return reply.status
  }

  // MARK: Help

  /// The page asked for by `--help`, `-h` or `help`, or by nothing at all.
  private var helpPage: HelpPage? {
    let words = arguments.prefix { $0 != "--" }
    let command = words.first.flatMap(HelpPage.init(rawValue:))
    if words.contains("--help") || words.contains("-h") { return command ?? .charter }
    if words.first == "help" {
      return words.dropFirst().first.flatMap(HelpPage.init(rawValue:)) ?? .charter
    }
    return arguments.isEmpty ? .charter : nil
  }

  /// Wrong usage, with the short form of the command.
  private func complaint(_ message: String) -> Reply {
    let words = UsageWords.translate(message)
    if Entry.value(of: "--format", in: arguments) == OutputFormat.json.rawValue {
      let document: JSONValue = [
        "charter": 1, "usage": .string(words[language]), "diagnostics": [],
      ]
      return Reply(output: document.pretty + "\n", status: .usage)
    }
    let page = arguments.first.flatMap(HelpPage.init(rawValue:)) ?? .charter
    let lead = language == .zh ? "用法有误：" : "Wrong usage: "
    return Reply(
      messages: lead + words[language] + "\n" + page.usage(language) + "\n", status: .usage)
  }

  /// The value that an option has in the arguments, as far as it can be told before parsing.
  private static func value(of option: String, in arguments: [String]) -> String? {
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { return nil }
      if argument == option { return arguments.dropFirst(index + 1).first }
      if argument.hasPrefix(option + "=") { return String(argument.dropFirst(option.count + 1)) }
    }
    return nil
  }
}
