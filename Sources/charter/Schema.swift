public import ArgumentParser
public import CharterData
import CharterKit

extension DataFileKind: ExpressibleByArgument {}

/// `charter schema [DIR…]`.
struct Schema: CharterCommand {
  @Argument(help: ArgumentHelp(valueName: "dir"), completion: .file(extensions: ["charter"]))
  var paths: [String] = []
  @Option(name: .customLong("for")) var kind: DataFileKind = .all
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    SchemaCommand(paths: paths, kind: kind, workingDirectory: FileSystem.workingDirectory)
      .run(invocation)
  }
}
