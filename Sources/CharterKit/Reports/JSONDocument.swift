internal import CharterDiagnostics

/// A JSON object written piece by piece, so that its values need not be held together.
struct JSONDocument {
  private(set) var text: String
  private let indentation: Int
  private var isEmpty = true

  /// An object whose members are set in by two more than the object itself.
  init(indentation: Int = 0) {
    self.indentation = indentation
    self.text = "{"
  }

  private var inner: String { String(repeating: " ", count: indentation + 2) }

  mutating func add(_ key: String, _ value: JSONValue) {
    add(key, written: JSONDocument.written(value, indentation: indentation + 2))
  }

  mutating func add(_ members: [JSONValue.Member]) {
    for member in members { add(member.key, member.value) }
  }

  mutating func add(_ key: String, _ list: JSONList) {
    add(key, written: list.closed(indentation: indentation + 2))
  }

  private mutating func add(_ key: String, written value: String) {
    text += (isEmpty ? "\n" : ",\n") + inner + JSONValue.string(key).flat + ": "
    text += value
    isEmpty = false
  }

  var closed: String {
    isEmpty ? "{}" : text + "\n" + String(repeating: " ", count: indentation) + "}"
  }

  /// A value as it stands behind its key or in a list, its further lines set in.
  fileprivate static func written(_ value: JSONValue, indentation: Int) -> String {
    let pretty = value.pretty
    // No string holds a line break as it is, so every one is layout.
    guard pretty.utf8.contains(UInt8(ascii: "\n")) else { return pretty }
    return pretty.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\n" + String(repeating: " ", count: indentation))
  }
}

/// The items of an array in a ``JSONDocument``, written as they come.
struct JSONList {
  private let indentation: Int
  private var text = ""

  /// Items that are set in by so much.
  init(indentation: Int) { self.indentation = indentation }

  mutating func add(_ value: JSONValue) {
    begin()
    text += JSONDocument.written(value, indentation: indentation)
  }

  mutating func add(_ document: JSONDocument) {
    begin()
    text += document.closed
  }

  private mutating func begin() {
    text += (text.isEmpty ? "\n" : ",\n") + String(repeating: " ", count: indentation)
  }

  fileprivate func closed(indentation: Int) -> String {
    text.isEmpty ? "[]" : "[" + text + "\n" + String(repeating: " ", count: indentation) + "]"
  }
}
