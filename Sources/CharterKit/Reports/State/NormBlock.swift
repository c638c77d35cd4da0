internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// One subject, or several of which the same is said, under a norm on the registry.
struct SubjectRow {
  /// Rows are shown in this order.
  enum Rank: Int {
    case failing, open, advised, waiting, good
  }

  var rank: Rank
  var mark: Mark
  var outcome: String
  var subjects: [String]
  /// What was counted, its share, what is needed, the gap; empty for a rule.
  var figures: [String] = []
  /// The limits, where they differ from subject to subject.
  var bounds = ""
  /// Why, or what to do.
  var remarks: [String] = []
}

/// What a reply shows of one norm on the registry.
struct NormBlock {
  let norm: AnyNormID
  var tally = StateTally()
  var rows: [SubjectRow] = []
  /// How many subjects that are met, or not yet due, are counted and not shown.
  var hidden = 0
  /// Whether others are listed beside those left out.
  var isPartlyHidden: Bool { !rows.isEmpty }
  /// The limits, where all subjects have the same.
  var bounds = ""
  /// The due date, where all subjects have the same.
  var due: CalendarDate?
}

/// Gathers what a reply shows of one norm while its subjects are evaluated; what is not shown is not kept.
struct NormBlockBuilder {
  /// With more subjects, those that give no cause to act are only counted.
  static let mostShown = 20

  private let context: ReportContext
  private let showsAll: Bool
  private let policy: PolicyID
  private let source: NormSource?
  private var block: NormBlock
  /// Those that give no cause to act.
  private var quiet: [SubjectRow] = []
  private var quietCount = 0
  private var commonBounds: [ExactNumber?]?
  private var haveOneBound = true
  private var commonDue: CalendarDate??
  private var haveOneDue = true

  init(_ norm: AnyNormID, _ context: ReportContext, showsAll: Bool) {
    self.context = context
    self.showsAll = showsAll
    self.policy = context.program.policy(of: norm)
    self.source = if case .rule(let id) = norm { NormSource(context.program[id]) } else { nil }
    self.block = NormBlock(norm: norm)
  }

  // MARK: Subjects

  mutating func add(_ report: QuotaReport) {
    let context = context.about(report.subject)
    var row = row(report.subject, report.outcome)
    let limits = report.bounds.compactMap { $0.isShare ? $0.value : nil }
    row.figures = [
      context.counted(report),
      report.share.map { context.text($0, against: limits) } ?? "",
      context.needed(report.bounds), context.gap(report),
    ]
    row.bounds = context.text(report.bounds)
    if report.outcome == .undetermined { row.remarks = context.remarks(report.reasons) }
    if report.isEmpty {
      row.figures = [context.counted(report), "", "", ""]
      row.remarks.append(context.say("总体为空", "nothing to count"))
    }
    let values = report.bounds.map(\.value)
    if let commonBounds, commonBounds != values { haveOneBound = false }
    if commonBounds == nil {
      commonBounds = values
      block.bounds = row.bounds
    }
    add(row, report.outcome, due: report.due)
  }

  mutating func add(_ report: RuleReport) {
    let context = context.about(report.subject)
    var row = row(report.subject, report.outcome)
    let words = StatementWords(context: context, source: source)
    switch report.outcome {
    case .met: row.remarks = report.statements.flatMap { words.failing($0) }
    case .notMet:
      row.remarks = report.statements.flatMap { words.failing($0) }
      row.remarks += context.remarks(unique(report.statements.flatMap(\.reasons)))
    case .undetermined: row.remarks = context.remarks(report.reasons)
    // Nothing has been missed yet, whatever the policy says of those who fail.
    case .notYetDue: break
    }
    if report.outcome == .met, !row.remarks.isEmpty {
      row.rank = .advised
      row.mark = .remark
    }
    for duty in report.duties where report.outcome != .notYetDue {
      row.remarks.append(context.lead(context.say("义务", "duty")) + context.text(duty))
    }
    add(row, report.outcome, due: report.due)
  }

  private func unique(_ reasons: [Reason]) -> [Reason] {
    var seen: Set<Reason> = []
    return reasons.filter { seen.insert($0).inserted }
  }

  private func row(_ subject: Subject, _ outcome: StateOutcome) -> SubjectRow {
    let rank: SubjectRow.Rank =
      switch outcome {
      case .met: .good
      case .notMet: .failing
      case .undetermined: .open
      case .notYetDue: .waiting
      }
    return SubjectRow(
      rank: rank, mark: context.mark(outcome, in: policy),
      outcome: context.words(outcome, in: policy),
      subjects: [context.text(subject, of: block.norm)])
  }

  private mutating func add(_ row: SubjectRow, _ outcome: StateOutcome, due: CalendarDate?) {
    block.tally.add(outcome, force: context.program[policy].force)
    if let commonDue, commonDue != due { haveOneDue = false }
    commonDue = .some(due)
    guard row.rank == .good || row.rank == .waiting, !showsAll else {
      block.rows.append(row)
      return
    }
    quietCount += 1
    if block.tally.total <= Self.mostShown { quiet.append(row) }
  }

  // MARK: The end

  /// Subjects that nobody knows of count as one that is undetermined.
  mutating func finish(_ footnotes: StateFootnotes) -> NormBlock {
    if !footnotes.openSubjects.isEmpty {
      let isAlone = block.tally.total == 0
      block.tally.add(.undetermined, force: context.program[policy].force)
      block.rows.append(
        SubjectRow(
          rank: .open, mark: .open, outcome: context.words(.undetermined),
          subjects: [
            isAlone
              ? context.say("对象未知", "subjects unknown")
              : context.say("可能还有其他对象", "there may be more subjects")
          ],
          figures: [], remarks: context.about(.jurisdiction).remarks(footnotes.openSubjects)))
    }
    if block.tally.total <= Self.mostShown || showsAll {
      block.rows += quiet
    } else {
      block.hidden = quietCount
    }
    if haveOneDue { block.due = commonDue ?? nil }
    if !haveOneBound { block.bounds = "" }
    for index in block.rows.indices where haveOneBound { block.rows[index].bounds = "" }
    block.rows = merged(sorted(block.rows))
    return block
  }

  private func sorted(_ rows: [SubjectRow]) -> [SubjectRow] {
    let ranks: [SubjectRow.Rank] = [.failing, .open, .advised, .waiting, .good]
    return ranks.flatMap { rank in rows.filter { $0.rank == rank } }
  }

  /// Subjects of which the same is said share a row.
  private func merged(_ rows: [SubjectRow]) -> [SubjectRow] {
    struct Key: Hashable {
      let rank: SubjectRow.Rank
      let remarks: [String]
    }
    var result: [SubjectRow] = []
    var places: [Key: Int] = [:]
    for row in rows {
      guard row.figures.isEmpty else {
        result.append(row)
        continue
      }
      let key = Key(rank: row.rank, remarks: row.remarks)
      if let place = places[key] {
        result[place].subjects += row.subjects
      } else {
        places[key] = result.count
        result.append(row)
      }
    }
    return result
  }
}
