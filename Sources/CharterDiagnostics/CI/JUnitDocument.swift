/// Results as the XML of JUnit, which continuous integration counts and lists.
public struct JUnitDocument: Sendable {
  /// One thing that was looked at.
  public struct Case: Sendable {
    /// What came of it.
    public enum Outcome: Sendable {
      /// Well; with something to tell all the same, where there is.
      case passed(note: String?)
      /// Not well: what kind of failure, in a line, and at length.
      case failed(kind: String, message: String, body: String)
      /// It could not be looked at.
      case broken(kind: String, message: String, body: String)
    }

    /// What it is called.
    public let name: String
    /// What it is a part of: a file, a norm.
    public let group: String
    /// What came of it.
    public let outcome: Outcome

    /// A thing with what came of it.
    public init(name: String, group: String, _ outcome: Outcome) {
      self.name = name
      self.group = group
      self.outcome = outcome
    }
  }

  /// The cases of one file, or of one norm.
  public struct Suite: Sendable {
    /// What it is called.
    public let name: String
    /// Its file; empty: it has none.
    public let path: String
    /// What was looked at, in order.
    public let cases: [Case]

    /// Cases under a name.
    public init(name: String, path: String = "", cases: [Case]) {
      self.name = name
      self.path = path
      self.cases = cases
    }

    /// How many failed.
    public var failures: Int {
      cases.count { if case .failed = $0.outcome { true } else { false } }
    }
    /// How many could not be looked at.
    public var errors: Int { cases.count { if case .broken = $0.outcome { true } else { false } } }
  }

  private let name: String

  /// A writer of the results of a command: `charter test`.
  public init(name: String) { self.name = name }

  /// The document, ending with a line break.
  public func text(_ suites: [Suite]) -> String {
    let tests = suites.map(\.cases.count).reduce(0, +)
    let failures = suites.map(\.failures).reduce(0, +)
    let errors = suites.map(\.errors).reduce(0, +)
    var lines = [
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
      "<testsuites name=\(XMLText.quoted(name)) tests=\"\(tests)\" failures=\"\(failures)\""
        + " errors=\"\(errors)\">",
    ]
    for suite in suites { lines += self.lines(suite) }
    return (lines + ["</testsuites>"]).map { $0 + "\n" }.joined()
  }

  private func lines(_ suite: Suite) -> [String] {
    let path = suite.path.isEmpty ? "" : " file=\(XMLText.quoted(suite.path))"
    let head =
      "  <testsuite name=\(XMLText.quoted(suite.name)) tests=\"\(suite.cases.count)\" "
      + "failures=\"\(suite.failures)\" errors=\"\(suite.errors)\" skipped=\"0\"\(path)>"
    return [head] + suite.cases.flatMap(lines) + ["  </testsuite>"]
  }

  private func lines(_ test: Case) -> [String] {
    let head =
      "    <testcase name=\(XMLText.quoted(test.name)) classname=\(XMLText.quoted(test.group))"
    let inner: String
    switch test.outcome {
    case .passed(nil): return [head + "/>"]
    case .passed(let note?): inner = "<system-out>" + XMLText.escaped(note) + "</system-out>"
    case .failed(let kind, let message, let body):
      inner = element("failure", kind, message, body)
    case .broken(let kind, let message, let body): inner = element("error", kind, message, body)
    }
    return [head + ">", "      " + inner, "    </testcase>"]
  }

  private func element(_ name: String, _ kind: String, _ message: String, _ body: String) -> String
  {
    "<\(name) message=\(XMLText.quoted(message)) type=\(XMLText.quoted(kind))>"
      + XMLText.escaped(body) + "</\(name)>"
  }
}

/// Text as XML may hold it.
enum XMLText {
  static func quoted(_ text: String) -> String {
    var result = "\""
    // A line break in an attribute would be read as a space.
    for character in escaped(text) { result += character == "\n" ? "&#10;" : String(character) }
    return result + "\""
  }

  /// The text without what XML 1.0 has no way to write.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&apos;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      default:
        let isAllowed =
          (0x20...0xD7FF).contains(scalar.value) || (0xE000...0xFFFD).contains(scalar.value)
          || scalar.value >= 0x10000
        // 0x7F to 0x9F are allowed, and discouraged.
        if isAllowed, !(0x7F...0x9F).contains(scalar.value) {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }
}
