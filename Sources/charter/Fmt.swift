import ArgumentParser
import CharterDiagnostics
import CharterKit

/// `charter fmt [PATH…|-]`.
struct Fmt: CharterCommand {
  @Argument(help: ArgumentHelp(valueName: "path")) var paths: [String] = []
  @Flag var check = false
  @Option var policies: [String] = []
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    do throws(LoadError) {
      let input: FormatCommand.Input =
        paths == ["-"] ? .text(try FileSystem.readStandardInput()) : .paths(paths)
      return FormatCommand(
        input, policies: policies, language: common.language, isCheck: check,
        workingDirectory: FileSystem.workingDirectory
      ).run(invocation)
    } catch {
      return invocation.reply(to: error)
    }
  }
}
