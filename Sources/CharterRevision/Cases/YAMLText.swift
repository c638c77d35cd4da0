import CharterValues

/// Texts and values as test files write them.
enum YAMLText {
  private static let reserved: Set<String> = [
    "null", "true", "false", "yes", "no", "on", "off", "none", "无", "是", "否",
  ]

  /// A text that reads back as it is.
  static func scalar(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && !reserved.contains(text.lowercased())
      && text.unicodeScalars.allSatisfy { scalar in
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
        case 0x2D, 0x2E: true
        default: Name.isHan(scalar)
        }
      } && !text.hasPrefix("-") && !text.hasPrefix(".")
    return isPlain ? text : quoted(text)
  }

  /// A text between quotation marks.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A list on one line.
  static func list(_ parts: [String]) -> String { "[" + parts.joined(separator: ", ") + "]" }

  /// A map on one line.
  static func map(_ parts: [(key: String, value: String)]) -> String {
    "{" + parts.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
  }
}
