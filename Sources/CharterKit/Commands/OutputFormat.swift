public import CharterDiagnostics

/// The form that a command's results take; each command says which it has.
public enum OutputFormat: String, Sendable, CaseIterable {
  /// For people, in lines as wide as the terminal.
  case text
  /// One document for machines.
  case json
  /// Tables and headings for a reviewer.
  case markdown
  /// One table for a spreadsheet.
  case csv
  /// Results of tests for continuous integration.
  case junit
  /// Coverage for editors and continuous integration.
  case lcov
  /// Findings for code hosts and editors.
  case sarif
  /// Findings as lines that mark a change on GitHub.
  case github
}

/// The formats that the results of a command have.
public struct CommandFormats: Sendable {
  /// The name of the command.
  public let command: String
  /// Its formats, the default first.
  public let all: [OutputFormat]

  /// The formats of a command.
  public init(_ command: String, _ all: [OutputFormat]) {
    self.command = command
    self.all = all
  }

  /// What to say to somebody who asks for another.
  public func complaint(about format: String) -> Words {
    let names = all.map(\.rawValue)
    let shown = Neutralised.text(Shortened.path(format))
    return Words(
      zh: "charter \(command) 没有“\(shown)”这种格式，可以用：\(names.joined(separator: "、"))。",
      en: "charter \(command) has no format “\(shown)”; it has \(names.joined(separator: ", ")).")
  }

  /// Refuses a format that the command lacks; `nil`: it has it.
  package func refusal(_ invocation: Invocation) -> Reply? {
    all.contains(invocation.format)
      ? nil : invocation.usage(complaint(about: invocation.format.rawValue))
  }
}
