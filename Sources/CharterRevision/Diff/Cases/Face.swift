import CharterData
import CharterEngine
import CharterSemantics
import CharterValues

/// What of a decision the applicant must live with, told alike for both revisions.
struct Face: Hashable {
  let verdict: Verdict
  /// The norms that reject, enforced ones on the registry with their subjects.
  let violated: Set<String>
  let missing: Set<String>
  let duties: Set<String>
}

/// Reads decisions of one revision in terms of both.
struct FaceReader {
  let program: Program
  let registry: Registry
  let matching: Matching
  let side: Side
  /// What a trial has brought along from the other side, by its symbols here: the symbols there.
  var guests: [Symbol: Symbol] = [:]

  func key(_ symbol: Symbol) -> String {
    guests[symbol].map { matching.key(of: $0, on: side.other) }
      ?? matching.key(of: symbol, on: side)
  }

  func face(_ decision: Decision) -> Face {
    var violated: Set<String> = []
    for report in decision.norms where report.outcome == .violated && decides(report.norm) {
      violated.insert(key(.norm(report.norm.index)))
    }
    for change in decision.changes where change.isEnforced && change.outcome == .violated {
      violated.insert(key(Symbol(change.norm)) + " " + subject(change.subject))
    }
    return Face(
      verdict: decision.verdict, violated: violated,
      missing: Set(decision.missing.map { key($0.reason, decision.action) }),
      duties: Set(decision.duties.map(key)))
  }

  func decides(_ id: NormID) -> Bool { program[program[id].policy].force != .descriptive }

  /// The outcome of each norm, by its key.
  func outcomes(_ decision: Decision) -> [String: NormReport] {
    Dictionary(
      decision.norms.map { (key(.norm($0.norm.index)), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  // MARK: Keys

  func key(_ reason: Reason, _ action: ActionID) -> String {
    switch reason {
    case .missingFact(let path, let record):
      let holder = record.map { name(.record($0)) } ?? ""
      return "fact \(holder) \(path.canonical)"
    case .unknownExtent(let entity): return "extent " + key(.entity(entity.index))
    case .parameter(let id, _): return "parameter " + key(.parameter(id.index))
    case .step(let step): return "step " + key(.step(action.index, step))
    case .openTable(let table, _): return "table " + key(.table(table.index))
    case .divisionByZero: return "division"
    case .emptyAggregate: return "aggregate"
    case .negativeRoot: return "root"
    case .dateOutOfRange: return "date"
    case .numberTooLarge: return "number"
    case .shareOutOfRange: return "share"
    case .unpayable(let why, _): return "unpayable \(why.rawValue)"
    case .conflict(let ids):
      return "conflict " + ids.map { key(.exception($0.index)) }.sorted().joined(separator: " ")
    case .pendingAction(let index): return "pending \(index)"
    }
  }

  private func key(_ duty: DutyReport) -> String {
    let parties = (duty.by + duty.to).map { $0.value.map(name) ?? "?" }
    let due = duty.due?.description ?? (duty.isDueUnknown ? "?" : "-")
    return ([key(Symbol(duty.norm)), due, "\(duty.reasons.isEmpty)"] + parties)
      .joined(separator: " ")
  }

  /// A subject by the ids of its records, which are the same in both revisions.
  func subject(_ subject: Subject) -> String {
    subject.values.map(name).joined(separator: " · ")
  }

  private func name(_ value: Value) -> String {
    switch value {
    case .none: return "none"
    case .boolean(let holds): return "\(holds)"
    case .text(let text): return Shape.quoted(text)
    case .number(let number): return number.description
    case .date(let date): return date.description
    case .enumCase(let id, let place): return key(.enumCase(id.index, place))
    case .record(let id):
      guard registry.records.indices.contains(id.index) else { return "new \(id.index)" }
      let record = registry[id]
      return key(.entity(record.entity.index)) + " " + Shape.quoted(record.id)
    case .set(let members): return "{" + members.map(name).sorted().joined(separator: ",") + "}"
    }
  }
}
