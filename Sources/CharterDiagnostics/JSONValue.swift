/// A JSON document with its keys in the order given.
public indirect enum JSONValue: Sendable, Equatable {
  case null
  case boolean(Bool)
  case integer(Int)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A key and its value.
  public struct Member: Sendable, Equatable {
    /// The key; no object holds one twice.
    public let key: String
    /// What stands under it.
    public let value: JSONValue

    /// A key with its value.
    public init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// The value under a key of an object.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// An object with one more member at its end.
  public func adding(_ key: String, _ value: JSONValue) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members + [Member(key, value)])
  }

  /// A string, or null where there is none.
  public static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// The document: what fits in 100 columns stands on one line, the rest is indented by two spaces.
  public var pretty: String {
    var output = ""
    write(to: &output, margin: 0)
    return output
  }

  /// Writes the document as ``pretty`` has it, all lines but the first set in by so much more.
  package func write(to output: inout String, margin: Int) {
    write(to: &output, margin: margin, indentation: 0, used: 0)
  }

  /// The document on one line.
  public var flat: String {
    var output = ""
    writeFlat(to: &output)
    return output
  }

  private func write(to output: inout String, margin: Int, indentation: Int, used: Int) {
    let isContainer: Bool
    switch self {
    case .array(let items): isContainer = !items.isEmpty
    case .object(let members): isContainer = !members.isEmpty
    case .null, .boolean, .integer, .string: isContainer = false
    }
    guard isContainer, !fitsFlat(in: 100 - used) else { return writeFlat(to: &output) }
    let inner = String(repeating: " ", count: margin + indentation + 2)
    switch self {
    case .array(let items):
      output += "[\n"
      for (index, item) in items.enumerated() {
        output += inner
        item.write(
          to: &output, margin: margin, indentation: indentation + 2, used: indentation + 3)
        output += index + 1 < items.count ? ",\n" : "\n"
      }
      output += inner.dropLast(2) + "]"
    case .object(let members):
      output += "{\n"
      for (index, member) in members.enumerated() {
        let key = JSONValue.quoted(member.key) + ": "
        output += inner + key
        member.value.write(
          to: &output, margin: margin, indentation: indentation + 2,
          used: indentation + 3 + key.utf8.count)
        output += index + 1 < members.count ? ",\n" : "\n"
      }
      output += inner.dropLast(2) + "}"
    case .null, .boolean, .integer, .string: break
    }
  }

  private func writeFlat(to output: inout String) {
    switch self {
    case .null: output += "null"
    case .boolean(let value): output += value ? "true" : "false"
    case .integer(let value): output += String(value)
    case .string(let text): output += JSONValue.quoted(text)
    case .array(let items):
      output += "["
      for (index, item) in items.enumerated() {
        if index > 0 { output += ", " }
        item.writeFlat(to: &output)
      }
      output += "]"
    case .object(let members):
      output += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { output += ", " }
        output += JSONValue.quoted(member.key) + ": "
        member.value.writeFlat(to: &output)
      }
      output += "}"
    }
  }

  private func fitsFlat(in cells: Int) -> Bool {
    var left = cells
    return take(from: &left)
  }

  /// Counts cells down and stops as soon as none is left, so that a large document is measured once a level.
  private func take(from left: inout Int) -> Bool {
    switch self {
    case .null, .boolean: left -= 5
    case .integer: left -= 8
    case .string(let text): left -= text.utf8.count < left ? DisplayWidth.of(text) + 2 : left + 1
    case .array(let items):
      left -= 2
      for item in items {
        left -= 2
        guard left >= 0, item.take(from: &left) else { return false }
      }
    case .object(let members):
      left -= 2
      for member in members {
        left -= member.key.utf8.count + 6
        guard left >= 0, member.value.take(from: &left) else { return false }
      }
    }
    return left >= 0
  }

  /// A JSON string literal; control characters and those that reorder letters are escaped.
  static func quoted(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }
    if isPlain { return "\"" + text + "\"" }
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      default:
        if Neutralised.picture(of: scalar) != nil {
          let digits = String(scalar.value, radix: 16)
          output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          output.unicodeScalars.append(scalar)
        }
      }
    }
    return output + "\""
  }
}

extension JSONValue: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral,
  ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral
{
  /// An object, in the order written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }

  /// An array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// A string.
  public init(stringLiteral value: String) { self = .string(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }

  /// A truth value.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }
}
