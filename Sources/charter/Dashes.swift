/// Expressions that begin with a minus sign, which the argument parser would take for options.
enum Dashes {
  /// What no argument of a process can hold.
  private static let mark = "\u{0}"

  /// Options of one letter; whatever else begins with one dash is an expression.
  private static let letters: Set<Character> = ["q", "h"]

  private static let optionsWithValue: Set<String> = [
    "--format", "--language", "--color", "--as-of", "--policies", "--registry",
  ]

  /// The arguments with a mark before each expression of `eval` that begins with a minus sign.
  static func marked(_ arguments: [String]) -> [String] {
    guard arguments.first == "eval" else { return arguments }
    var result: [String] = []
    var isValue = false
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { return result + arguments[index...] }
      result.append(!isValue && isExpression(argument) ? mark + argument : argument)
      isValue = !isValue && optionsWithValue.contains(argument)
    }
    return result
  }

  /// An expression as it was written.
  static func unmarked(_ expression: String) -> String {
    expression.hasPrefix(mark) ? String(expression.dropFirst(mark.count)) : expression
  }

  private static func isExpression(_ argument: String) -> Bool {
    guard argument.hasPrefix("-"), !argument.hasPrefix("--") else { return false }
    // `-` alone is the standard input.
    return !argument.dropFirst().allSatisfy { letters.contains($0) }
  }
}
