import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

/// Every payment that moves, for a spreadsheet.
struct PaymentCSV {
  private let words: DiffWords

  init(_ difference: RevisionDifference, _ language: Language) {
    words = DiffWords(difference, language)
  }

  var text: String {
    var table = CSVTable()
    let titles = words.language == .zh
      ? ["补贴", "条款", "编号", "对象", "旧额", "新额", "增减", "单位"]
      : ["subsidy", "clause", "id", "subject", "was", "is", "gain", "unit"]
    table.add(titles.map { .text($0) })
    for subsidy in words.difference.subsidies?.subsidies ?? [] {
      for move in subsidy.moves { table.add(row(move, subsidy)) }
    }
    return table.text
  }

  private func row(_ move: PaymentMove, _ subsidy: ComparedSubsidy) -> [CSVTable.Field] {
    let side: Side = subsidy.head == nil ? .base : .head
    guard let id = subsidy.head ?? subsidy.base, let payment = move.head ?? move.base else {
      return []
    }
    let program = words.comparison.program(side)
    let own: Side = move.head == nil ? .base : .head
    let context = words.context(own)
    let clause = program[id].header.clause.map { program[$0].number } ?? ""
    return [
      .text(context.name(program[id].header.name)), .text(clause),
      .text(context.id(payment.subject, of: .subsidy(payment.subsidy))),
      .text(words.subject(move)), amount(move.base != nil, PaymentMove.amount(move.base)),
      amount(move.head != nil, PaymentMove.amount(move.head)),
      move.gain.map { .number($0.description) } ?? .empty,
      .text(context.unit(of: program[id].amountType) ?? ""),
    ]
  }

  private func amount(_ isSubject: Bool, _ amount: ExactNumber?) -> CSVTable.Field {
    guard isSubject else { return .empty }
    return amount.map { .number($0.description) }
      ?? .text(words.language == .zh ? "待补" : "undetermined")
  }
}
