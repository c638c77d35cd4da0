import CharterDiagnostics
import CharterKit

/// A command line of the plainest kind: words, and the options that every decision has, each with its value behind it.
///
/// The argument parser looks at everything that a command could be asked, which takes longer than a small decision
/// takes in all. It still judges whatever is unusual, repeated or wrong: that is not plain.
struct PlainArguments {
  /// The values that no option has.
  private(set) var words: [String] = []
  private(set) var places = PlaceOptions()
  private(set) var common = CommonOptions()

  /// Reads what follows the name of the command; `nil` where it is not plain.
  init?(_ arguments: some Sequence<String>) {
    var policies: [String] = []
    var registry: [String] = []
    var format: OutputFormat?
    var language: Language?
    var color: ColourChoice?
    var day: Day?
    var isQuiet = false

    var rest = arguments.makeIterator()
    while let argument = rest.next() {
      guard !argument.isEmpty else { return nil }
      guard argument.utf8.first == UInt8(ascii: "-") else {
        words.append(argument)
        continue
      }
      if argument == "--quiet" || argument == "-q" {
        if isQuiet { return nil }
        isQuiet = true
        continue
      }
      guard let value = rest.next(), !value.isEmpty, value.utf8.first != UInt8(ascii: "-") else {
        return nil
      }
      switch argument {
      case "--policies": policies.append(value)
      case "--registry": registry.append(value)
      case "--format":
        guard format == nil, let asked = OutputFormat(rawValue: value) else { return nil }
        format = asked
      case "--language":
        guard language == nil, let asked = Language(rawValue: value) else { return nil }
        language = asked
      case "--color":
        guard color == nil, let asked = ColourChoice(rawValue: value) else { return nil }
        color = asked
      case "--as-of":
        guard day == nil, let asked = Day(value) else { return nil }
        day = asked
      default: return nil
      }
    }
    // Options that nothing was assigned to can only be read once the parser has seen them.
    places.policies = policies
    places.registry = registry
    common.format = format ?? .text
    common.language = language
    common.color = color ?? .auto
    common.quiet = isQuiet
    common.asOf = day
  }
}
