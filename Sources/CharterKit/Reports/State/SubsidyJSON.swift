internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// Subsidies for machines; amounts are exact, all of one subsidy in the unit beside them.
struct SubsidyJSON {
  let context: ReportContext
  let isSummary: Bool
  private(set) var subsidies = JSONList(indentation: 4)
  private var payments = JSONList(indentation: 8)
  private var open = JSONList(indentation: 8)

  init(_ context: ReportContext, isSummary: Bool) {
    self.context = context
    self.isSummary = isSummary
  }

  private var parts: ReportParts { ReportParts(context: context, action: nil) }

  mutating func begin() {
    payments = JSONList(indentation: 8)
    open = JSONList(indentation: 8)
  }

  mutating func add(_ payment: Payment) {
    guard !isSummary else { return }
    let subsidy = context.program[payment.subsidy]
    let norm = AnyNormID.subsidy(payment.subsidy)
    let lines = JSONValue.object(
      zip(subsidy.lines, payment.lines).enumerated().compactMap { index, pair in
        pair.1.value?.number.map {
          .init(context.lineKey(pair.0, at: index), .string($0.description))
        }
      })
    var members: [JSONValue.Member] = [
      .init("subject", context.json(payment.subject, of: norm)),
      .init("subject_name", .string(context.text(payment.subject, of: norm))),
      .init("lines", lines),
    ]
    guard let amount = payment.amount.value?.number else {
      members.append(.init("missing", parts.reasons(payment.amount.reasons)))
      open.add(.object(members))
      return
    }
    members += [
      .init("unbounded", .optional(payment.unbounded.value?.number?.description)),
      .init("amount", .string(amount.description)),
      .init("payer", parts.party(payment.payer, isAll: subsidy.payer?.isAll ?? false)),
      .init("payee", parts.party(payment.payee, isAll: subsidy.payee?.isAll ?? false)),
    ]
    payments.add(.object(members))
  }

  mutating func end(_ total: SubsidyTotal) {
    let subsidy = context.program[total.subsidy]
    let norm = AnyNormID.subsidy(total.subsidy)
    let sums = JSONValue.object(
      zip(subsidy.lines, total.knownLines).enumerated().map { index, pair in
        .init(context.lineKey(pair.0, at: index), .string(pair.1.description))
      })
    var document = JSONDocument(indentation: 4)
    document.add(AuditJSON(context).head(norm))
    document.add([
      .init("unit", .optional(context.unit(of: total.type))),
      .init("total", .string(total.known.description)),
      .init("line_totals", sums),
      .init("complete", .boolean(total.isComplete)),
      .init("paid", .integer(total.paid)),
      .init("unpaid", .integer(total.undetermined)),
      .init("budget", .optional(total.budget?.value?.number?.description)),
      .init("budget_state", .optional(total.budgetState?.rawValue)),
      .init("budget_missing", parts.reasons(total.budget?.reasons ?? [])),
      .init("open_subjects", parts.reasons(total.footnotes.openSubjects)),
    ])
    if !isSummary {
      document.add("payments", payments)
      document.add("undetermined", open)
    }
    document.add("at", context.at(subsidy.header.span))
    subsidies.add(document)
    begin()
  }
}
