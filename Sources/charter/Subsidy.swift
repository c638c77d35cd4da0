import ArgumentParser
import CharterKit

/// `charter subsidy [NAME…]`.
struct Subsidy: CharterCommand {
  @Argument(help: ArgumentHelp(valueName: "name")) var names: [String] = []
  @OptionGroup var places: PlaceOptions
  @Flag var summary = false
  @Flag var bom = false
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    SubsidyCommand(
      names: names, places: places.places, isSummary: summary, writesByteOrderMark: bom
    ).run(invocation)
  }
}
