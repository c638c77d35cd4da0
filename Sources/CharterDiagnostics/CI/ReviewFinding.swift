/// Something to tell whoever reviews a change: a diagnostic, an application refused, a test that failed.
///
/// It is in the reader's language; the writers beside this put it into the forms that services read.
public struct ReviewFinding: Sendable {
  /// What kind of finding it is; a service groups findings by it.
  public struct Rule: Sendable, Hashable {
    /// Its stable name: a code, or a word such as `rejected`.
    public let id: String
    /// What is wrong, short.
    public let title: String
    /// What it means and how to mend it.
    public let text: String
    /// How much it matters.
    public let severity: Severity

    /// A kind of finding.
    public init(id: String, title: String, text: String, severity: Severity) {
      self.id = id
      self.title = title
      self.text = text
      self.severity = severity
    }
  }

  /// Where a finding stands.
  public enum Place: Sendable, Hashable {
    /// A stretch of a text that was read.
    case span(Span)
    /// A line of a file, from 1.
    case line(path: String, Int)
    /// About the run as a whole.
    case nowhere
  }

  /// What kind of finding it is.
  public let rule: Rule
  /// Where it stands.
  public let place: Place
  /// What was found, in whole sentences.
  public let message: String
  /// Other places that it is about, with a few words each.
  public let related: [(span: Span, words: String)]
  /// Changes that would mend it, each by itself.
  public let fixes: [(title: String, edits: [Diagnostic.Edit])]
  /// Why it is let stand; `nil`: it is not.
  public let silencedBecause: String?

  /// A finding at a place.
  public init(
    _ rule: Rule, at place: Place, message: String, related: [(span: Span, words: String)] = [],
    fixes: [(title: String, edits: [Diagnostic.Edit])] = [], silencedBecause: String? = nil
  ) {
    self.rule = rule
    self.place = place
    self.message = message
    self.related = related
    self.fixes = fixes
    self.silencedBecause = silencedBecause
  }

  /// A diagnostic as a reader of a language finds it; with the reason where it is let stand.
  public init(_ diagnostic: Diagnostic, _ language: Language, silencedBecause: String? = nil) {
    let help = diagnostic.help.map { "\n" + $0[language] } ?? ""
    self.init(
      Rule(diagnostic.code, language), at: .span(diagnostic.span),
      message: diagnostic.message[language] + help,
      related: diagnostic.secondary.map { ($0.span, $0.words?[language] ?? "") },
      fixes: diagnostic.fixes.map { ($0.title[language], $0.edits) },
      silencedBecause: silencedBecause)
  }
}

extension ReviewFinding.Rule {
  /// The kind of finding that a code stands for, with its page.
  public init(_ code: DiagnosticCode, _ language: Language) {
    let page = code.explanation
    let (wrong, right) = language == .zh ? ("错误写法：", "正确写法：") : ("Wrong:", "Right:")
    self.init(
      id: code.rawValue, title: page.title[language],
      text: page.text[language] + "\n\n" + wrong + "\n" + page.wrong[language] + "\n\n" + right
        + "\n" + page.right[language],
      severity: code.severity)
  }
}
