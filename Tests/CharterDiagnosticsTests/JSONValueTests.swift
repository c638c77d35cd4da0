import CharterDiagnostics
import Testing

@Suite struct JSONValueTests {
  @Test func whatFitsStandsOnOneLine() {
    let value: JSONValue = ["a": 1, "b": ["x", true, .null], "c": .object([])]
    #expect(value.pretty == #"{"a": 1, "b": ["x", true, null], "c": {}}"#)
    #expect(value.flat == value.pretty)
  }

  @Test func whatDoesNotFitIsIndented() {
    let long = JSONValue.string(String(repeating: "x", count: 60))
    let value: JSONValue = ["one": long, "two": [long, ["k": 1]]]
    let x = String(repeating: "x", count: 60)
    #expect(
      value.pretty == """
        {
          "one": "\(x)",
          "two": ["\(x)", {"k": 1}]
        }
        """)
  }

  /// A margin moves lines and changes nothing else, so that a value stands anywhere in a document.
  @Test func aMarginSetsFurtherLinesIn() {
    let long = JSONValue.string(String(repeating: "x", count: 60))
    let value: JSONValue = ["one": long, "two": [long, ["k": [long, 1]]], "three": []]
    var text = ""
    value.write(to: &text, margin: 6)
    let moved = value.pretty.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\n      ")
    #expect(text == moved && text.contains("\n"))
  }

  @Test func charactersThatSteerATerminalAreEscaped() {
    let value = JSONValue.string("a\"b\\c\n\r\t\u{1}\u{7F}\u{202E}\u{85}学😀")
    #expect(value.pretty == #""a\"b\\c\n\r\t\u0001\u007f\u202e\u0085学😀""#)
  }
}
