internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// Subsidies as one table for a spreadsheet: a row a payment, or, in a summary, a row a subsidy.
struct SubsidyCSV {
  let context: ReportContext
  let isSummary: Bool
  /// The lines of all subsidies, each name once.
  private let lines: [String]
  /// Which of them each line of a subsidy is.
  private let places: [SubsidyID: [Int]]
  private var table = CSVTable()

  var text: String { table.text }

  init(_ context: ReportContext, _ subsidies: [SubsidyID], isSummary: Bool) {
    self.context = context
    self.isSummary = isSummary
    var lines: [String] = []
    var places: [SubsidyID: [Int]] = [:]
    for id in subsidies {
      places[id] = context.program[id].lines.enumerated().map { index, line in
        let name = context.lineName(line, at: index)
        if let known = lines.firstIndex(of: name) { return known }
        lines.append(name)
        return lines.count - 1
      }
    }
    self.lines = lines
    self.places = places
    let before: [String]
    let after: [String]
    switch (context.language, isSummary) {
    case (.zh, false):
      before = ["政策", "条款", "补贴", "对象编号", "对象", "结果"]
      after = ["金额", "单位", "付款方", "收款方", "说明"]
    case (.en, false):
      before = ["policy", "clause", "subsidy", "subject_id", "subject", "outcome"]
      after = ["amount", "unit", "payer", "payee", "remarks"]
    case (.zh, true):
      before = ["政策", "条款", "补贴", "已定笔数", "待定笔数"]
      after = ["合计", "单位", "预算", "预算情况"]
    case (.en, true):
      before = ["policy", "clause", "subsidy", "paid", "undetermined"]
      after = ["total", "unit", "budget", "budget_state"]
    }
    table.add((before + lines + after).map { .text($0) })
  }

  mutating func add(_ payment: Payment) {
    guard !isSummary else { return }
    let subsidy = context.program[payment.subsidy]
    let norm = AnyNormID.subsidy(payment.subsidy)
    let isKnown = payment.amount.value != nil
    let remarks =
      isKnown
      ? []
      : payment.amount.reasons.map {
        context.about(payment.subject).remark($0, action: nil)
      }
    table.add(
      head(payment.subsidy) + [
        .text(Neutralised.text(context.id(payment.subject, of: norm))),
        .text(context.text(payment.subject, of: norm)),
        .text(isKnown ? context.say("已定", "paid") : context.words(.undetermined)),
      ] + cells(payment.subsidy, payment.lines.map { $0.value?.number }) + [
        field(payment.amount.value?.number), .text(unit(of: subsidy)),
        .text(context.cell(payment.payer, isAll: subsidy.payer?.isAll ?? false)),
        .text(context.cell(payment.payee, isAll: subsidy.payee?.isAll ?? false)),
        .text(remarks.joined(separator: context.say("；", "; "))),
      ])
  }

  mutating func end(_ total: SubsidyTotal) {
    let openSubjects = total.footnotes.openSubjects
    guard isSummary else {
      guard !openSubjects.isEmpty else { return }
      let remarks = openSubjects.map { context.about(.jurisdiction).remark($0, action: nil) }
      table.add(
        head(total.subsidy) + [
          .empty, .text(context.say("未知的对象", "unknown subjects")),
          .text(context.words(.undetermined)),
        ] + Array(repeating: .empty, count: lines.count + 4) + [
          .text(remarks.joined(separator: context.say("；", "; ")))
        ])
      return
    }
    table.add(
      head(total.subsidy) + [.number("\(total.paid)"), .number("\(total.undetermined)")]
        + cells(total.subsidy, total.knownLines) + [
          field(total.known), .text(unit(of: context.program[total.subsidy])),
          field(total.budget?.value?.number), .text(context.budget(total) ?? ""),
        ])
  }

  // MARK: Cells

  private func head(_ id: SubsidyID) -> [CSVTable.Field] {
    let header = context.program[id].header
    return [
      .text(context.name(context.program[header.policy].name)),
      .text(header.clause.map { Neutralised.text(context.program[$0].number) } ?? ""),
      .text(context.name(header.name)),
    ]
  }

  /// The amounts of a subsidy's lines under the titles of all.
  private func cells(_ id: SubsidyID, _ amounts: [ExactNumber?]) -> [CSVTable.Field] {
    var result = Array(repeating: CSVTable.Field.empty, count: lines.count)
    for (place, amount) in zip(places[id] ?? [], amounts) { result[place] = field(amount) }
    return result
  }

  /// Digits where the decimal ends; else the fraction beside its beginning, which no spreadsheet takes for a date.
  private func field(_ number: ExactNumber?) -> CSVTable.Field {
    guard let number else { return .empty }
    let digits = number.description
    return digits.contains("/")
      ? .text(context.digits(number) + context.bracketed(digits)) : .number(digits)
  }

  private func unit(of subsidy: Subsidy) -> String { context.unitWords(of: subsidy.amountType) }
}
