import ArgumentParser
import CharterKit

/// `charter init DIR`.
struct Init: CharterCommand {
  @Argument(help: ArgumentHelp(valueName: "dir"), completion: .directory) var folder: String
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply { InitCommand(folder: folder).run(invocation) }
}
