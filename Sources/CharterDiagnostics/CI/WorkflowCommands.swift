/// Findings as the workflow commands by which GitHub marks lines of a change.
public struct WorkflowCommands: Sendable {
  private let sources: SourceCollection

  /// A writer of findings about some texts.
  public init(sources: SourceCollection) { self.sources = sources }

  /// One line a finding; those that are let stand are left out.
  public func text(_ findings: [ReviewFinding]) -> String {
    findings.filter { $0.silencedBecause == nil }.map { line($0) + "\n" }.joined()
  }

  private func line(_ finding: ReviewFinding) -> String {
    let command =
      switch finding.rule.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties = place(finding.place)
    properties.append(("title", "\(finding.rule.id) \(finding.rule.title)"))
    let written = properties.map { "\($0.0)=\(Self.property($0.1))" }.joined(separator: ",")
    return "::\(command) \(written)::\(Self.data(finding.message))"
  }

  private func place(_ place: ReviewFinding.Place) -> [(String, String)] {
    switch place {
    case .span(let span):
      let text = sources[span.source]
      guard !text.bytes.isEmpty else { return [("file", text.name)] }
      let start = text.location(at: Int(span.start))
      let end = text.location(at: Int(span.end))
      var properties = [("file", text.name), ("line", "\(start.line)")]
      // Columns are only read where they are of one line.
      if start.line == end.line {
        properties += [("col", "\(start.column)"), ("endColumn", "\(end.column)")]
      } else {
        properties.append(("endLine", "\(end.line)"))
      }
      return properties
    case .line(let path, let line): return [("file", path), ("line", "\(line)")]
    case .nowhere: return []
    }
  }

  /// A message, its line breaks kept by code; what would steer a terminal is made visible.
  static func data(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { replaced(Neutralised.text($0), [("%", "%25"), ("\r", "%0D")]) }
      .joined(separator: "%0A")
  }

  /// A value that neither a comma nor a colon ends.
  static func property(_ text: String) -> String {
    replaced(data(text), [(":", "%3A"), (",", "%2C")])
  }

  private static func replaced(_ text: String, _ pairs: [(Unicode.Scalar, String)]) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if let pair = pairs.first(where: { $0.0 == scalar }) {
        result += pair.1
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
