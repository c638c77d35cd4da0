public import CharterDiagnostics
internal import CharterFormatter
internal import CharterSyntax

/// `charter fmt`: gives policy files the one layout that they have, in one language where that is asked for.
public struct FormatCommand: Sendable {
  /// The formats of its results.
  public static let formats = CommandFormats("fmt", [.text, .json, .sarif, .github])

  /// What is formatted.
  public enum Input: Sendable {
    /// Files and folders; none: those that `charter.yaml` names.
    case paths([String])
    /// A text, whose new form is written to the standard output.
    case text([UInt8])
  }

  /// What is formatted.
  public var input: Input
  /// Where names are declared that the files use; of importance for `language` only.
  public var policies: [String]
  /// The language of all words; `nil`: they stay as they are.
  public var language: Language?
  /// Whether files are left as they are, and differences are shown.
  public var isCheck: Bool
  /// Where `charter.yaml` is looked for.
  public var workingDirectory: String?

  /// A formatting of files.
  public init(
    _ input: Input, policies: [String] = [], language: Language?, isCheck: Bool,
    workingDirectory: String?
  ) {
    self.input = input
    self.policies = policies
    self.language = language
    self.isCheck = isCheck
    self.workingDirectory = workingDirectory
  }

  /// Formats and reports.
  public func run(_ invocation: Invocation) -> Reply {
    if let refusal = Self.formats.refusal(invocation) { return refusal }
    if invocation.format == .sarif || invocation.format == .github, !isCheck {
      return invocation.usage(Self.onlyChecks)
    }
    var run = FormatRun(self)
    switch input {
    case .paths(let paths):
      guard run.format(paths: paths) else { return invocation.usage(Self.noFiles) }
    case .text(let bytes): run.format(text: bytes)
    }
    let report = FormatReport(
      run.results, language: invocation.language, style: invocation.outputStyle)
    let status: ExitStatus = isCheck && !run.results.changed.isEmpty ? .rejected : .success
    return invocation.reply(run.workspace, status) {
      report.findings
    } text: {
      switch input {
      case .text where !isCheck: run.output
      default: report.text(isQuiet: invocation.isQuiet)
      }
    } json: {
      report.json
    }
  }

  private static let onlyChecks = Words(
    zh: "--format sarif 和 github 只与 --check 一起用。",
    en: "--format sarif and github go with --check only.")

  private static let noFiles = Words(
    zh: "要排哪些文件？请写出文件或文件夹，或者在有 charter.yaml 的文件夹里执行；写 - 从标准输入读取。",
    en:
      "Which files? Name files or folders, or start in a folder with a charter.yaml; - reads standard input."
  )
}
