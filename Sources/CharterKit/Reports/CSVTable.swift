/// A table as RFC 4180 has it, one record a line.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay as they are.
package struct CSVTable {
  /// What a field holds.
  package enum Field {
    case text(String)
    /// Digits that are no formula whatever they begin with.
    case number(String)
    case empty
  }

  /// What makes a spreadsheet read UTF-8.
  static let byteOrderMark = "\u{FEFF}"

  package private(set) var text = ""

  package init() {}

  package mutating func add(_ fields: [Field]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { text += "," }
      switch field {
      case .text(let words): text += CSVTable.quoted(CSVTable.harmless(words))
      case .number(let digits): text += CSVTable.quoted(digits)
      case .empty: break
      }
    }
    text += "\r\n"
  }

  /// The text, with an apostrophe before what begins like a formula.
  static func harmless(_ text: String) -> String {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": "'" + text
    default: text
    }
  }

  private static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"") && byte != 0x0A && byte != 0x0D
    }
    guard !isPlain else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
