public import CharterDiagnostics

/// The page of a code, as `charter explain E0203` prints it.
public struct ExplanationPage: Sendable {
  private let language: Language
  private let style: TextStyle
  private let width: Int

  /// A writer of pages for a reader.
  public init(language: Language, style: TextStyle = .plain, width: Int = 100) {
    self.language = language
    self.style = style
    self.width = min(max(width, 40), 90)
  }

  /// The code that a text names, in either case; `nil` for what is none.
  public static func code(_ text: String) -> DiagnosticCode? {
    DiagnosticCode(rawValue: text.uppercased())
  }

  /// Whether a text looks like a code, known or not.
  public static func looksLikeCode(_ text: String) -> Bool {
    text.utf8.count == 5 && "EWew".contains(text.prefix(1))
      && text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// The page, ending with a line break.
  public func text(_ code: DiagnosticCode) -> String {
    let page = code.explanation
    var lines = [
      style.paint(code.rawValue, code.severity == .error ? .bad : .open, .strong) + "  "
        + style.paint(page.title[language], .strong), "",
    ]
    lines += indented(page.text[language], by: "  ", width: width)
    lines += example(language == .zh ? "不这样写：" : "Not like this:", page.wrong[language], .bad)
    lines += example(language == .zh ? "这样写：" : "But like this:", page.right[language], .good)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The page as a document for a reviewer.
  public func markdown(_ code: DiagnosticCode) -> String {
    let page = code.explanation
    func block(_ lead: String, _ text: String) -> String {
      "\(lead)\n\n```\n\(text)\n```\n"
    }
    return [
      "## \(code.rawValue) \(page.title[language])\n", page.text[language] + "\n",
      block(language == .zh ? "不这样写：" : "Not like this:", page.wrong[language]),
      block(language == .zh ? "这样写：" : "But like this:", page.right[language]),
    ].joined(separator: "\n")
  }

  /// The page for machines.
  public func json(_ code: DiagnosticCode) -> JSONValue {
    let page = code.explanation
    return [
      "code": .string(code.rawValue), "severity": .string(code.severity.rawValue),
      "title": .string(page.title[language]), "explanation": .string(page.text[language]),
      "wrong": .string(page.wrong[language]), "right": .string(page.right[language]),
    ]
  }

  private func example(_ lead: String, _ text: String, _ role: TextStyle.Role) -> [String] {
    ["", "  " + style.paint(lead, role), ""]
      + text.split(separator: "\n", omittingEmptySubsequences: false).map { "    " + $0 }
  }
}
