import CharterData
import CharterSemantics
import CharterValues

/// How the members of a quota stand, by group: counted where they are settled, kept where they are open.
struct MemberTable: Sendable {
  /// A member of whom it is unknown whether it belongs or counts.
  struct OpenRow: Sendable {
    let population: Population
    /// What was read of it, where an action touches it.
    var reads: Set<ReadLog.Entry> = []
  }

  /// Those who are settled.
  private var settled: [Value: Tally] = [:]
  /// Those of a known group who are open.
  private var open: [Value: [RecordID: OpenRow]] = [:]
  /// Those who may be in any group.
  private var unplaced: [RecordID: OpenRow] = [:]

  /// Adds a member.
  mutating func add(_ record: RecordID, _ row: GroupedQuota.Row) {
    switch row.group {
    case .of(let key) where row.isSettled:
      if row.population.tally.belonging > 0 {
        settled[key, default: Tally()] += row.population.tally
      }
    case .of(let key): open[key, default: [:]][record] = OpenRow(population: row.population)
    case .open:
      if !row.isSettled { unplaced[record] = OpenRow(population: row.population) }
    }
  }

  /// Takes a member out again.
  mutating func remove(_ record: RecordID, _ row: GroupedQuota.Row) {
    switch row.group {
    case .of(let key) where row.isSettled:
      if let tally = settled[key] { settled[key] = tally.less(row.population.tally) }
    case .of(let key): open[key]?[record] = nil
    case .open: unplaced[record] = nil
    }
  }

  /// Adds the members of another table.
  mutating func merge(_ other: MemberTable) {
    settled.merge(other.settled) { left, right in
      var sum = left
      sum += right
      return sum
    }
    open.merge(other.open) { $0.merging($1) { $1 } }
    unplaced.merge(other.unplaced) { $1 }
  }

  fileprivate func tally(of key: Value) -> Tally { settled[key] ?? Tally() }

  fileprivate func openRows(of key: Value) -> [RecordID: OpenRow] {
    let own = open[key] ?? [:]
    return unplaced.isEmpty ? own : own.merging(unplaced) { $1 }
  }
}

/// The members of a quota on one state: those of a table but for a few that are told anew.
struct MemberGroups: Sendable {
  let quota: GroupedQuota
  let table: MemberTable
  /// Those of the table who do not stand as it says any more.
  var removed: [RecordID: GroupedQuota.Row] = [:]
  /// As they stand.
  var added: [RecordID: GroupedQuota.Row] = [:]

  /// The members of a subject, as ``Evaluation/population(of:among:in:)`` finds them.
  ///
  /// - Returns: `nil` where nobody knows which group the subject asks for.
  func population(_ evaluation: inout Evaluation, _ frame: inout Frame) -> Population? {
    guard let (key, keyReads) = evaluation.unobserved({ quota.key(&$0, &frame) }) else {
      return nil
    }
    var result = Population(tally: table.tally(of: key))
    var open = table.openRows(of: key)
    for (record, row) in removed {
      if row.group == .of(key), row.isSettled {
        result.tally = result.tally.less(row.population.tally)
      }
      open[record] = nil
    }
    for (record, row) in added where row.group == .of(key) || row.group == .open {
      evaluation.readLog?.formUnion(row.reads)
      if row.isSettled {
        if row.group == .of(key) { result.tally += row.population.tally }
      } else {
        open[record] = MemberTable.OpenRow(population: row.population, reads: row.reads)
      }
    }
    if open.isEmpty { return result }
    var reasons: [[Reason]] = []
    for member in evaluation.state.members(of: quota.entity, among: open.keys.sorted()) {
      guard case .record(let record) = member.value, let row = open[record] else { continue }
      result.tally += row.population.tally
      reasons.append(row.population.reasons)
      if evaluation.readLog != nil {
        result.openMembers.append(
          row.population.openMember(member.value, reads: row.reads.union(keyReads)))
      }
    }
    result.reasons = Reason.union(reasons)
    return result
  }
}

extension Population {
  /// The only member, who is open, as a comparison of two states needs it.
  fileprivate func openMember(
    _ value: Value, reads: Set<ReadLog.Entry>
  ) -> QuotaFinding.OpenMember {
    let counts: Bool? =
      tally.perhapsIn > 0 ? true : tally.perhapsOut > 0 ? false : nil
    return QuotaFinding.OpenMember(
      value: value, belongs: tally.belonging > 0, counts: counts, reads: reads)
  }
}
