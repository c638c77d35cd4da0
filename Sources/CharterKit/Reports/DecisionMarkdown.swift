internal import CharterDiagnostics
public import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// Decisions for a reviewer: a heading and a table each, as a pull request shows them.
public struct DecisionMarkdown: Sendable {
  /// Nobody wraps the lines, and nothing is painted.
  private let context: ReportContext

  /// A writer of decisions in a context.
  public init(_ context: ReportContext) {
    self.context = ReportContext(
      program: context.program, registry: context.registry, sources: context.sources,
      language: context.language, width: 1 << 20)
  }

  /// One decision, ending with a line break.
  ///
  /// - Parameters:
  ///   - decision: what was decided.
  ///   - number: its place among several, from 1; `nil` where it is the only one.
  ///   - remedies: what would change the verdict, where that was looked for.
  /// - Returns: the report.
  public func render(
    _ decision: Decision, number: Int? = nil, remedies: Remedies? = nil
  ) -> String {
    var parts = [heading(decision, number)]
    let table = table(decision)
    if !table.isEmpty { parts.append(table.text) }
    let others = ChangeRows(context: context).lines(decision.changes, decision.verdict)
    parts.append(list(others))
    parts.append(list(DecisionEnding(context: context, decision: decision).lines()))
    if let remedies { parts.append(list(RemedyText(context).lines(remedies, of: decision))) }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func heading(_ decision: Decision, _ number: Int?) -> String {
    let order = number.map { context.say("第 \($0) 件 ", "\($0). ") } ?? ""
    let action = context.name(context.program.schema[decision.action].name)
    let given = decision.arguments.compactMap { argument in
      argument.value.map {
        "\(context.name(argument.path.names[0])) \(context.text($0, type: argument.type))"
      }
    }
    let verdict = "\(decision.verdict.mark.sign) \(context.clean(decision.verdict.words))"
    let title = "## \(verdict) · \(escaped(order + action)) · \(decision.date)\n"
    return given.isEmpty ? title : title + "\n" + escaped(given.joined(separator: " · ")) + "\n"
  }

  /// What fails first, then what is open; what holds and what does not apply come last.
  private func table(_ decision: Decision) -> MarkdownTable {
    var table = MarkdownTable([
      ("", .left), (context.say("条款", "Clause"), .left), (context.say("要求", "Norm"), .left),
      (context.say("所见", "Found"), .left), (context.say("出处", "Where"), .left),
    ])
    let changes = decision.changes.filter(ChangeRows.isDecisive)
    var rows = changes.map { ChangeRows(context: context).row($0) }
    let order: [NormOutcome] = [.violated, .undetermined, .satisfied, .notApplicable]
    for outcome in order {
      for report in decision.norms where report.outcome == outcome {
        rows += NormRows(context: context, action: decision.action).rows(report)
      }
    }
    for row in rows {
      let lead = String(repeating: "&emsp;", count: row.depth)
      table.add([
        row.mark.sign, escaped(row.clause), lead + escaped(row.title),
        row.details.map(escaped).joined(separator: "<br>"),
        row.origins.map(escaped).joined(separator: "<br>"),
      ])
    }
    return table
  }

  /// Lines of a text report as paragraphs and lists.
  private func list(_ lines: [String]) -> String {
    var result = ""
    var wasItem = false
    for line in lines where line.contains(where: { $0 != " " }) {
      let depth = line.prefix { $0 == " " }.count
      let text = line.dropFirst(depth)
      let isItem = text.hasPrefix("· ") || depth > 2
      if !isItem, wasItem { result += "\n" }
      if isItem {
        let inner = text.hasPrefix("· ") ? text.dropFirst(2) : text
        result += String(repeating: " ", count: max(depth - 4, 0)) + "- " + escaped(String(inner))
      } else {
        result += escaped(String(text)) + "\n"
      }
      result += "\n"
      wasItem = isItem
    }
    return result
  }

  private func escaped(_ text: String) -> String { MarkdownTable.escaped(text) }
}
