import CharterEngine
import CharterSemantics
import CharterValues

/// Replies of quotas, rules and subsidies.
extension ReplyText {
  func heads(_ range: HeadRange?) -> String {
    guard let range else { return "?" }
    return "\(range.least)..\(range.most.map(String.init) ?? "")"
  }

  func report(_ report: QuotaReport) -> String {
    let share = report.share.map { "\($0.least)..\($0.most)" } ?? "-"
    let bounds = report.bounds.map { bound in
      "\(bound.side.rawValue) \(bound.isShare ? "share" : "heads") \(bound.value?.description ?? "?") "
        + "\(heads(bound.heads))\(place(bound.span))"
    }
    return
      "\(norm(.quota(report.quota))) \(subject(report.subject)) \(report.outcome.rawValue) due "
      + "\(date(report.due)) population \(heads(report.population)) counted \(heads(report.counted)) "
      + "share \(share) bounds \(list(bounds)) deficit \(heads(report.deficit)) headroom "
      + "\(heads(report.headroom)) values \(observed(report.values)) reasons \(reasons(report.reasons))"
  }

  func report(_ report: RuleReport) -> String {
    "\(norm(.rule(report.rule))) \(subject(report.subject)) \(report.outcome.rawValue) due "
      + "\(date(report.due)) statements \(list(report.statements.map { statement($0) })) duties "
      + "\(list(report.duties.map { duty($0) })) values \(observed(report.conditionValues)) reasons "
      + reasons(report.reasons)
  }

  func payment(_ payment: Payment) -> String {
    "\(norm(.subsidy(payment.subsidy))) \(subject(payment.subject)) lines "
      + "\(list(payment.lines.map { outcome($0) })) unbounded \(outcome(payment.unbounded)) amount "
      + "\(outcome(payment.amount)) payer \(observed(payment.payer)) payee \(observed(payment.payee))"
  }

  func total(_ total: SubsidyTotal) -> String {
    "known \(total.known) lines \(list(total.knownLines.map(\.description))) paid \(total.paid) "
      + "undetermined \(total.undetermined) budget \(total.budget.map { outcome($0) } ?? "-") "
      + "\(total.budgetState?.rawValue ?? "-") \(footnotes(total.footnotes))"
  }
}
