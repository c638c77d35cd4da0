internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// Subsidies as an officer reads them: what each subject gets, line by line, sums and budgets.
struct SubsidyText {
  let context: ReportContext
  let isQuiet: Bool
  let isSummary: Bool

  private(set) var text = ""
  private var policy: PolicyID?
  private var clause: ClauseID?
  private var table: AmountTable?
  private var open: [SubjectRow] = []
  private var openPlaces: [[String]: Int] = [:]
  /// Why payments are undetermined, as far as a summary tells.
  private var reasons: [Reason] = []

  private let mostReasons = 4

  init(_ context: ReportContext, isQuiet: Bool, isSummary: Bool) {
    self.context = context
    self.isQuiet = isQuiet
    self.isSummary = isSummary
  }

  private var isItemised: Bool { !isQuiet && !isSummary }

  // MARK: Payments

  mutating func begin(_ id: SubsidyID) {
    open = []
    openPlaces = [:]
    reasons = []
    table = nil
    guard isItemised else { return }
    let subsidy = context.program[id]
    var columns: [(title: String, kind: AmountTable.Kind)] = [
      (context.say("对象", "subject"), .words)
    ]
    columns += subsidy.lines.enumerated().map { (context.lineName($1, at: $0), .digits) }
    columns += [
      (context.say("调整前", "before bounds"), .digits),
      (context.amountTitle(of: subsidy), .digits),
      (context.say("付款方", "payer"), .words), (context.say("收款方", "payee"), .words),
    ]
    table = AmountTable(columns)
  }

  mutating func add(_ payment: Payment) {
    guard let amount = payment.amount.value?.number else {
      addOpen(payment)
      return
    }
    guard isItemised else { return }
    let subsidy = context.program[payment.subsidy]
    let lines = payment.lines.map { $0.value?.number.map(context.digits) ?? "" }
    let unbounded = payment.unbounded.value?.number
    table?.add(
      [context.text(payment.subject, of: .subsidy(payment.subsidy))] + lines + [
        unbounded.map(context.digits) ?? "", context.digits(amount),
        context.cell(payment.payer, isAll: subsidy.payer?.isAll ?? false),
        context.cell(payment.payee, isAll: subsidy.payee?.isAll ?? false),
      ])
  }

  private mutating func addOpen(_ payment: Payment) {
    if isQuiet { return }
    if isSummary {
      for reason in payment.amount.reasons.prefix(mostReasons)
      where reasons.count < mostReasons && !reasons.contains(reason) {
        reasons.append(reason)
      }
      return
    }
    let remarks = context.about(payment.subject).remarks(payment.amount.reasons)
    let subject = context.text(payment.subject, of: .subsidy(payment.subsidy))
    if let place = openPlaces[remarks] {
      open[place].subjects.append(subject)
    } else {
      openPlaces[remarks] = open.count
      open.append(
        SubjectRow(
          rank: .open, mark: .open, outcome: context.words(.undetermined), subjects: [subject],
          remarks: remarks))
    }
  }

  // MARK: One subsidy

  mutating func end(_ total: SubsidyTotal) {
    if !isQuiet { heading(total) }
    text += headline(total) + "\n"
    guard !isQuiet else { return }
    if let table, table.count > 0 { write(table, total) }
    if isSummary { writeLines(total) }
    var rows = open
    if !total.footnotes.openSubjects.isEmpty {
      rows.append(
        SubjectRow(
          rank: .open, mark: .open, outcome: "",
          subjects: [context.say("可能还有其他对象", "there may be more subjects")],
          remarks: context.about(.jurisdiction).remarks(total.footnotes.openSubjects)))
    }
    for line in SubjectTable(context: context, showsAll: false).lines(rows) { text += line + "\n" }
    if isSummary, !reasons.isEmpty {
      for remark in context.about(.jurisdiction).remarks(reasons) {
        for line in indented(remark, by: "      ? ", width: context.width) { text += line + "\n" }
      }
    }
    if let budget = context.budget(total) {
      let role: TextStyle.Role =
        total.budgetState == .exceeded ? .bad : total.budgetState == .within ? .good : .open
      for line in indented(budget, by: "      ", width: context.width) {
        text += context.style.paint(line, role) + "\n"
      }
    }
  }

  private mutating func heading(_ total: SubsidyTotal) {
    let header = context.program[total.subsidy].header
    if header.policy != policy {
      if policy != nil { text += "\n" }
      for line in TextWrapping.lines(of: context.title(of: header.policy), width: context.width) {
        text += context.style.paint(line, .strong) + "\n"
      }
      policy = header.policy
      clause = nil
    }
    if let clause = header.clause, clause != self.clause {
      text += "\n"
      for line in indented(context.title(of: clause), by: "  ", width: context.width) {
        text += context.style.paint(line, .strong) + "\n"
      }
    }
    clause = header.clause
  }

  /// `✓ 乡村教师补贴                合计 12 笔 12345.5元，待定 2 笔`.
  private func headline(_ total: SubsidyTotal) -> String {
    let header = context.program[total.subsidy].header
    let mark = total.mark
    var name = context.name(header.name)
    if isQuiet, let clause = header.clause {
      name = Neutralised.text(context.program[clause].number) + "  " + name
    }
    let counts = context.counts(total)
    let sign = context.style.paint(mark.sign, mark.role)
    if isQuiet { return "\(sign) \(name)  \(counts)" }
    let gap = context.width - 4 - DisplayWidth.of(name) - DisplayWidth.of(counts)
    return "  \(sign) \(name)"
      + (gap >= 2 ? String(repeating: " ", count: gap) : "\n      ") + counts
  }

  // MARK: The table

  private mutating func write(_ table: AmountTable, _ total: SubsidyTotal) {
    let lineCount = context.program[total.subsidy].lines.count
    let (before, amount) = (lineCount + 1, lineCount + 2)
    let (payer, payee) = (lineCount + 3, lineCount + 4)
    var lines = Array(1..<(lineCount + 1))
    var isBeforeSame = true
    var isLineSame = lineCount == 1
    // The payer, then the payee.
    var isSubject = [true, true]
    table.forEachRow { cells in
      if cells[before] != cells[amount] { isBeforeSame = false }
      if isLineSame, cells[1] != cells[amount] { isLineSame = false }
      for (place, column) in [payer, payee].enumerated() where isSubject[place] {
        isSubject[place] = cells[0] == cells[column] || cells[0].hasSuffix(" · " + cells[column])
      }
    }
    if isLineSame { lines = [] }
    var shown = [0] + lines + (isBeforeSame ? [] : [before]) + [amount]
    var remarks: [String] = []
    for (column, word, isSubject) in [
      (payer, context.say("付款方", "payer"), isSubject[0]),
      (payee, context.say("收款方", "payee"), isSubject[1]),
    ] {
      if isSubject {
        remarks.append(context.lead(word) + context.say("对象本身", "the subject itself"))
      } else if let only = table.only(column) {
        if !only.isEmpty { remarks.append(context.lead(word) + only) }
      } else {
        shown.append(column)
      }
    }
    let last = total.count > 1 ? sums(total, before: before, amount: amount, payee: payee) : nil
    // Where there is no room, the parts of the amounts go first, then who pays and is paid.
    for group in [lines + [before], [payer, payee]] where table.width(shown) > context.width - 6 {
      guard shown.contains(where: group.contains) else { continue }
      shown.removeAll(where: group.contains)
      let what =
        group.contains(before)
        ? context.say("分项", "the lines") : context.say("付款方和收款方", "payers and payees")
      remarks.append(
        context.say("版面不够，\(what)见 --format csv", "no room here for \(what): see --format csv"))
    }
    table.write(shown, to: &text, indentation: 6, style: context.style, last: last)
    for remark in remarks {
      for line in indented(remark, by: "      ", width: context.width) {
        text += context.style.paint(line, .faint) + "\n"
      }
    }
  }

  private func sums(
    _ total: SubsidyTotal, before: Int, amount: Int, payee: Int
  ) -> [String] {
    var cells = Array(repeating: "", count: payee + 1)
    cells[0] = context.say("合计", "total")
    for (index, line) in total.knownLines.enumerated() { cells[index + 1] = context.digits(line) }
    cells[amount] = context.digits(total.known)
    return cells
  }

  /// Of a summary: what each line comes to.
  private mutating func writeLines(_ total: SubsidyTotal) {
    let subsidy = context.program[total.subsidy]
    guard subsidy.lines.count > 1, total.paid > 0 else { return }
    let parts = zip(subsidy.lines, total.knownLines).enumerated().map { index, pair in
      "\(context.lineName(pair.0, at: index)) \(context.amount(pair.1, total.type))"
    }
    let joined = parts.joined(separator: context.say("，", ", "))
    for line in indented(joined, by: "      ", width: context.width) { text += line + "\n" }
  }
}

extension ReportContext {
  /// `12 笔 12345.5元，待定 2 笔`.
  func counts(_ total: SubsidyTotal) -> String {
    guard total.count > 0 else {
      return total.footnotes.openSubjects.isEmpty
        ? noSubjects(of: .subsidy(total.subsidy)) : say("对象未知", "subjects unknown")
    }
    var parts: [String] = []
    if total.paid > 0 || total.undetermined == 0 {
      let sum = amount(total.known, total.type)
      parts.append(say("\(total.paid) 笔，合计 \(sum)", "\(total.paid) paid, \(sum) in all"))
    }
    if total.undetermined > 0 {
      parts.append(say("待定 \(total.undetermined) 笔", "undetermined \(total.undetermined)"))
    }
    return parts.joined(separator: say("；", "; "))
  }
}
