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
    begin(key)
    value.write(to: &text, margin: indentation + 2)
  }

  mutating func add(_ members: [JSONValue.Member]) {
    for member in members { add(member.key, member.value) }
  }

  mutating func add(_ key: String, _ list: JSONList) {
    begin(key)
    list.write(to: &text, indentation: indentation + 2)
  }

  private mutating func begin(_ key: String) {
    text += (isEmpty ? "\n" : ",\n") + inner + JSONValue.string(key).flat + ": "
    isEmpty = false
  }

  var closed: String {
    isEmpty ? "{}" : text + "\n" + String(repeating: " ", count: indentation) + "}"
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
    value.write(to: &text, margin: indentation)
  }

  mutating func add(_ document: JSONDocument) {
    begin()
    text += document.closed
  }

  private mutating func begin() {
    text += (text.isEmpty ? "\n" : ",\n") + String(repeating: " ", count: indentation)
  }

  fileprivate func write(to output: inout String, indentation: Int) {
    guard !text.isEmpty else {
      output += "[]"
      return
    }
    output += "["
    output += text
    output += "\n" + String(repeating: " ", count: indentation) + "]"
  }
}
