import CharterColumns
import CharterData
import CharterSemantics
import CharterValues
import Synchronization

extension Engine {
  /// Evaluates a quota with its members counted by group in one pass, where they can be.
  func evaluateByGroup(
    _ id: QuotaID, on date: CalendarDate, visit: (QuotaReport) -> Void
  ) -> StateFootnotes {
    let state = reference.initialState
    guard let grouped = GroupedQuota(id, in: program), !grouped.isOpen(in: state) else {
      return reference.evaluate(id, on: date, in: state, visit: visit)
    }
    let quota = program[id]
    let groups = MemberGroups(quota: grouped, table: table(of: grouped, on: date))
    var total = reference.stateEvaluation(on: date, in: state)
    guard case .extent(let entity) = quota.header.subjects?.binders.first?.collection.kind else {
      let open = total.forEachSubject(of: quota.header, when: quota.conditions) {
        visit($0.quota(id, $2, $3, in: &$1, groups: groups).report)
      }
      return total.footnotes(of: quota.header, openSubjects: open)
    }
    let subjects = state.extent(of: entity)
    var open: [Reason] = []
    // A few batches at a time, so that no more reports are held than are worked out together.
    let size = options.batchSize
    var start = 0
    repeat {
      let batches = (0..<options.workers.count).map { batch in
        let first = min(start + batch * size, subjects.members.count)
        return first..<min(first + size, subjects.members.count)
      }
      let results = Mutex(
        [(reports: [QuotaReport], evaluation: Evaluation.Notes, open: [Reason])?](
          repeating: nil, count: batches.count))
      options.workers.run(batches.count) { place in
        var evaluation = reference.stateEvaluation(on: date, in: state)
        var reports: [QuotaReport] = []
        let members = Collection(
          members: Array(subjects.members[batches[place]]), others: subjects.others)
        let open = evaluation.forEachSubject(
          of: quota.header, when: quota.conditions, among: members
        ) {
          reports.append($0.quota(id, $2, $3, in: &$1, groups: groups).report)
        }
        let result = (reports, evaluation.notes, open)
        results.withLock { $0[place] = result }
      }
      for case .some(let result) in results.withLock({ $0 }) {
        result.reports.forEach(visit)
        total.add(result.evaluation)
        open = Reason.union([open, result.open])
      }
      start += size * options.workers.count
    } while start < subjects.members.count
    return total.footnotes(of: quota.header, openSubjects: open)
  }

  /// How the members of a quota stand.
  private func table(of quota: GroupedQuota, on date: CalendarDate) -> MemberTable {
    let state = reference.initialState
    let members = state.extent(of: quota.entity).members
    let parts = options.workers.count
    let tables = Mutex([MemberTable](repeating: MemberTable(), count: parts))
    options.workers.run(parts) { part in
      var evaluation = reference.stateEvaluation(on: date, in: state)
      var table = MemberTable()
      let share = members.count * part / parts..<members.count * (part + 1) / parts
      for case .record(let record) in members[share].lazy.map(\.value) {
        if let row = quota.row(record, &evaluation) { table.add(record, row) }
      }
      tables.withLock { [table] in $0[part] = table }
    }
    return tables.withLock { tables in
      var whole = MemberTable()
      for table in tables { whole.merge(table) }
      return whole
    }
  }
}

extension Evaluation {
  /// Takes over what a part of a reply leans on.
  fileprivate mutating func add(_ notes: Notes) {
    parametersRead += notes.parameters.filter { !parametersRead.contains($0) }
    illustrativeRead += notes.illustrative.filter { !illustrativeRead.contains($0) }
    illustrativeSettings += notes.settings.filter { !illustrativeSettings.contains($0) }
    tableRows.formUnion(notes.tableRows)
  }
}
