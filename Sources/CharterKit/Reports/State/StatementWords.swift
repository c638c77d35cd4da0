internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// What is wrong with a statement of a rule on the registry, in a line.
struct StatementWords {
  let context: ReportContext
  let source: NormSource?

  /// The policy's own words where it has some, else what was found and what it should be; empty where it holds.
  func failing(_ report: StatementReport) -> [String] {
    guard let source, report.outcome == .violated else { return [] }
    let rows = NormRows(context: context, action: nil)
      .rows(report, norm: source, clause: "", isPartOfWhole: false)
    guard let row = rows.first else { return [] }
    let isOwnWords = report.message != nil
    var text = isOwnWords ? row.title : ""
    let details = row.details.joined(separator: context.say("；", "; "))
    if !isOwnWords {
      let label = report.label.filter(context.speaks).map(context.name)
      text = [label, details].compactMap { $0 }.joined(separator: context.say("：", ": "))
      if text.isEmpty { text = row.title }
      if report.kind == .advise { text = context.lead(context.say("建议", "advice")) + text }
    } else if row.details.count == 1, DisplayWidth.of(details) <= 40, !isPlain(details) {
      text += context.bracketed(details)
    }
    let parts = rows.dropFirst().filter { $0.mark != .good }.map(\.title)
    if !parts.isEmpty { text += context.bracketed(context.list(parts)) }
    return [text]
  }

  /// A truth value that is the other one, which the policy's own words say better.
  private func isPlain(_ details: String) -> Bool {
    [true, false].contains { holds in
      let should = context.text(.boolean(holds), type: .boolean)
      return details.hasSuffix(context.say("应为 \(should)", "must be \(should)"))
    }
  }
}

extension Optional {
  fileprivate func filter(_ isWanted: (Wrapped) -> Bool) -> Wrapped? {
    flatMap { isWanted($0) ? $0 : nil }
  }
}
