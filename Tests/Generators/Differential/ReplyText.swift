import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterValues

/// Writes replies in full, so that two of them are equal exactly when their texts are.
struct ReplyText {
  let program: Program
  let registry: Registry
  /// Whether spans are told; they differ between languages, layouts and forms of data.
  var hasPlaces = true
  /// Whether what stands in the order of the files is sorted.
  var isSorted = false

  // MARK: Basics

  func place(_ span: Span?) -> String {
    guard hasPlaces else { return "" }
    guard let span else { return "@-" }
    return "@\(span.source.index):\(span.start)-\(span.end)"
  }

  func list(_ items: [String], sortable: Bool = false) -> String {
    "[" + (sortable && isSorted ? items.sorted() : items).joined(separator: ", ") + "]"
  }

  func value(_ value: Value?) -> String {
    switch value {
    case nil: "?"
    case .none?: "none"
    case .boolean(let flag)?: flag ? "true" : "false"
    case .text(let text)?: "\"" + text + "\""
    case .number(let number)?: number.description
    case .date(let date)?: "\(date.year)-\(date.month)-\(date.day)"
    case .enumCase(let id, let index)?: program.schema[id].cases[index].canonical
    case .record(let id)?: record(id)
    case .set(let members)?: "{" + members.map { self.value($0) }.joined(separator: ", ") + "}"
    }
  }

  /// The entity and id of a record; one written in place by what is said of it.
  func record(_ id: RecordID) -> String {
    guard id.index < registry.records.count else { return "#\(id.index)" }
    let record = registry[id]
    let entity = program.schema[record.entity]
    guard record.standing == .nested else { return "\(entity.name.canonical):\(record.id)" }
    let facts = record.slots.indices.map { value(record.slots[$0]?.value) }
    return "\(entity.name.canonical)(\(facts.joined(separator: ", ")))"
  }

  func outcome(_ outcome: Outcome) -> String {
    outcome.value.map { value($0) } ?? "?" + reasons(outcome.reasons)
  }

  func words(_ words: Words?) -> String { words.map { "“\($0.zh)|\($0.en)”" } ?? "-" }
  func name(_ name: Name?) -> String { name?.canonical ?? "-" }
  func date(_ date: CalendarDate?) -> String { date.map { value(.date($0)) } ?? "-" }
  func subject(_ subject: Subject) -> String { list(subject.values.map { value($0) }) }

  func reasons(_ reasons: [Reason]) -> String {
    list(reasons.map { reason($0) }, sortable: true)
  }

  func reason(_ reason: Reason) -> String {
    switch reason {
    case .missingFact(let path, let id):
      "fact \(path.canonical) of \(id.map { record($0) } ?? "-")"
    case .unknownExtent(let id): "extent \(program.schema[id].name.canonical)"
    case .parameter(let id, let why): "parameter \(program[id].name.canonical) \(unset(why))"
    case .step(let step): "step \(step)"
    case .openTable(let id, let span):
      "table \(program.tables[id.index].name.canonical)\(place(span))"
    case .divisionByZero(let span): "division\(place(span))"
    case .emptyAggregate(let span): "empty\(place(span))"
    case .negativeRoot(let span): "root\(place(span))"
    case .dateOutOfRange(let span): "date\(place(span))"
    case .numberTooLarge(let span): "large\(place(span))"
    case .shareOutOfRange(let span): "share\(place(span))"
    case .unpayable(let why, let span): "unpayable \(why.rawValue)\(place(span))"
    case .conflict(let ids):
      "conflict " + list(ids.map { program[$0].name.canonical }, sortable: true)
    case .pendingAction(let index): "action \(index)"
    }
  }

  private func unset(_ why: Reason.UnsetParameter) -> String {
    switch why {
    case .unset: "unset"
    case .outside(let nearest): "outside \(date(nearest?.first))..\(date(nearest?.last))"
    }
  }

  func observed(_ values: [ObservedValue]) -> String {
    list(
      values.map { observed in
        let source =
          switch observed.source {
          case .fact(let id): id.map { record($0) } ?? "-"
          case .step(let step): "step \(step)"
          case .parameter(let id): "parameter \(program[id].name.canonical)"
          }
        return
          "\(observed.path.canonical) (\(source)) = \(value(observed.value))\(place(observed.origin))"
      })
  }

  func parameters(_ ids: [ParameterID]) -> String {
    list(ids.map { program[$0].name.canonical }, sortable: true)
  }

  func policies(_ ids: [PolicyID]) -> String {
    list(ids.map { program[$0].name.canonical }, sortable: true)
  }

  func norm(_ id: AnyNormID) -> String {
    switch id {
    case .norm(let id): "norm \(program[id].name.canonical)"
    case .rule(let id): "rule \(program[id].header.name.canonical)"
    case .quota(let id): "quota \(program[id].header.name.canonical)"
    case .subsidy(let id): "subsidy \(program[id].header.name.canonical)"
    }
  }

  func rows(_ rows: Set<TableRow>) -> String {
    let texts = rows.map { row in
      "\(program.tables[row.table.index].name.canonical)#\(row.row.map(String.init) ?? "otherwise")"
    }
    return "[" + texts.sorted().joined(separator: ", ") + "]"
  }

  func footnotes(_ notes: StateFootnotes) -> String {
    "open \(reasons(notes.openSubjects)) readings \(parameters(notes.readings)) illustrative "
      + "\(parameters(notes.illustrativeParameters)) \(policies(notes.illustrativePolicies)) rows "
      + rows(notes.tableRows)
  }
}
