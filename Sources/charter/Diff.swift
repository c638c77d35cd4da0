import ArgumentParser
import CharterKit
import CharterRevision

/// `charter diff BASE [HEAD]`.
struct Diff: CharterCommand {
  @Argument(help: ArgumentHelp(valueName: "base"), completion: .file()) var base: String
  @Argument(help: ArgumentHelp(valueName: "head"), completion: .file()) var head: String?
  @OptionGroup var places: PlaceOptions
  @Option(completion: .file(extensions: ["yaml", "yml"])) var proposals: [String] = []
  @Option var top = 20
  @Option(completion: .file(extensions: ["csv"])) var csv: String?
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    DiffCommand(
      base: base, head: head, places: places.places, proposals: proposals, top: top, csv: csv
    ).run(invocation)
  }
}
