import ArgumentParser
import CharterDiagnostics
import CharterKit

/// `charter man`.
struct Man: CharterCommand {
  static let formats = CommandFormats("man", [.text])

  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    if invocation.format != .text {
      return Reply(
        messages: Self.formats.complaint(about: invocation.format.rawValue)[invocation.language]
          + "\n", status: .usage)
    }
    return Reply(output: ManPage(language: invocation.language).text, status: .success)
  }
}
