import ArgumentParser
import CharterDiagnostics
import CharterKit

/// `charter fmt [PATH…|-]`.
struct Fmt: CharterCommand {
  @Argument(help: ArgumentHelp(valueName: "path"), completion: .file(extensions: ["charter"]))
  var paths: [String] = []
  @Flag var check = false
  @Option(completion: .file(extensions: ["charter"])) var policies: [String] = []
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    guard !paths.contains("-") || paths.count == 1 else {
      return invocation.usage(
        Words(
          zh: "- 表示标准输入，不能与文件一起写。",
          en: "- stands for the standard input and cannot be named beside files."))
    }
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
