import ArgumentParser
import CharterDiagnostics
import CharterKit

/// A shell that completes command lines.
enum Shell: String, CaseIterable, ExpressibleByArgument {
  case bash, zsh, fish
}

/// `charter completions SHELL`.
struct Completions: CharterCommand {
  static let formats = CommandFormats("completions", [.text])

  @Argument(help: ArgumentHelp(valueName: "shell")) var shell: Shell
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    if invocation.format != .text {
      return Reply(
        messages: Self.formats.complaint(about: invocation.format.rawValue)[invocation.language]
          + "\n", status: .usage)
    }
    let script = CompletionScript(shell: shell, language: invocation.language)
    return Reply(output: script.text + "\n", status: .success)
  }
}
