import ArgumentParser
import CharterKit

/// `charter audit`.
struct Audit: CharterCommand {
  @OptionGroup var places: PlaceOptions
  @Flag var all = false
  @Flag var bom = false
  @OptionGroup var common: CommonOptions

  func reply(_ invocation: Invocation) -> Reply {
    AuditCommand(places: places.places, showsAll: all, writesByteOrderMark: bom).run(invocation)
  }
}
