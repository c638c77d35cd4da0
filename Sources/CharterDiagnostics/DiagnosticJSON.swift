/// Writes diagnostics for machines.
///
/// Lines and columns count from 1, columns in characters.
public struct DiagnosticJSON: Sendable {
  private let sources: SourceCollection
  private let language: Language

  /// A writer of diagnostics about some texts; `language` is that of titles and messages.
  public init(sources: SourceCollection, language: Language) {
    self.sources = sources
    self.language = language
  }

  /// Every diagnostic, in order.
  public func value(of diagnostics: [Diagnostic]) -> JSONValue {
    .array(diagnostics.map { value(of: $0) })
  }

  /// How many diagnostics one document holds.
  public static let mostKept = 1_000

  /// The members of a document that tell what was noticed: `diagnostics`, the first ``mostKept`` in order, and
  /// `diagnostics_omitted`, how many were left out, where any were.
  public func members(for diagnostics: [Diagnostic]) -> [JSONValue.Member] {
    let kept = diagnostics.foremost(DiagnosticJSON.mostKept)
    let omitted = diagnostics.count - kept.count
    return [.init("diagnostics", value(of: kept))]
      + (omitted > 0 ? [.init("diagnostics_omitted", .integer(omitted))] : [])
  }

  /// One diagnostic.
  public func value(of diagnostic: Diagnostic) -> JSONValue {
    .object(
      [
        .init("code", .string(diagnostic.code.rawValue)),
        .init("severity", .string(diagnostic.severity.rawValue)),
        .init("title", .string(diagnostic.code.explanation.title[language])),
        .init("message", .string(diagnostic.message[language])),
        .init("help", .optional(diagnostic.help?[language])),
      ] + range(diagnostic.span) + [
        .init("labels", .array(labels(of: diagnostic))),
        .init("fixes", .array(diagnostic.fixes.map(value(of:)))),
      ])
  }

  /// Where something stands: `{file, line, column}`.
  public func place(_ span: Span) -> JSONValue {
    let start = sources.location(of: span)
    return [
      "file": .string(sources[span.source].name), "line": .integer(start.line),
      "column": .integer(start.column),
    ]
  }

  private func range(_ span: Span) -> [JSONValue.Member] {
    let text = sources[span.source]
    let start = text.location(at: Int(span.start))
    let end = text.location(at: Int(span.end))
    return [
      .init("file", .string(text.name)), .init("line", .integer(start.line)),
      .init("column", .integer(start.column)), .init("end_line", .integer(end.line)),
      .init("end_column", .integer(end.column)),
    ]
  }

  /// The primary label first.
  private func labels(of diagnostic: Diagnostic) -> [JSONValue] {
    ([diagnostic.primary] + diagnostic.secondary).enumerated().map { index, label in
      .object(
        [
          .init("message", .optional(label.words?[language])),
          .init("primary", .boolean(index == 0)),
        ] + range(label.span))
    }
  }

  private func value(of fix: Diagnostic.Fix) -> JSONValue {
    [
      "title": .string(fix.title[language]),
      "edits": .array(
        fix.edits.map {
          .object(range($0.span) + [.init("replacement", .string($0.replacement))])
        }),
    ]
  }
}
