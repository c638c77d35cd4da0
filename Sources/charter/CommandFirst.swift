import CharterKit

/// Options that every command has, written before the command: the argument parser knows them only behind it.
enum CommandFirst {
  private static let optionsWithValue: Set<String> = [
    "--format", "--language", "--color", "--as-of",
  ]
  private static let flags: Set<String> = ["-q", "--quiet"]

  /// The arguments with the command first, and `help` of a code as its explanation.
  static func ordered(_ arguments: [String]) -> [String] {
    if let first = arguments.first, !first.hasPrefix("-"), first != "help" { return arguments }
    var rest = arguments[...]
    while let word = rest.first {
      if flags.contains(word) || optionsWithValue.contains(where: { word.hasPrefix($0 + "=") }) {
        rest = rest.dropFirst()
      } else if optionsWithValue.contains(word), rest.count > 1 {
        rest = rest.dropFirst(2)
      } else {
        break
      }
    }
    let options = arguments[..<rest.startIndex]
    // Without a command there is nothing that they would change but the language, which is known by then.
    guard let command = rest.first, !command.hasPrefix("-") else { return Array(rest) }
    let others = rest.dropFirst()
    if command == "help", let topic = others.first, ExplainCommand.explains(topic) {
      return ["explain"] + options + others
    }
    return [command] + options + others
  }
}
