import CharterData
import CharterSemantics
import CharterValues

/// What an evaluation has read of the registry, as far as an action can change it.
///
/// Two states come to the same wherever an action touches nothing of what was read, whether it was known or not.
final class ReadLog {
  /// One thing that was read.
  enum Entry: Sendable, Hashable {
    case attribute(RecordID, AttributeID)
    /// Who refers to a record by an attribute.
    case referrers(RecordID, AttributeID)
    /// From which records of an entity a chain of attributes leads to a value.
    case group(EntityID, [AttributeID], Value)
    /// An attribute of a record that nobody can name.
    case anywhere(AttributeID)
    case extent(EntityID)
    case presence(RecordID)
    /// What a parameter of the deciding action was given.
    case argument(Int)
    case step(Int)
    /// The day of the decision.
    case today
  }

  private(set) var entries: Set<Entry> = []

  func insert(_ entry: Entry) { entries.insert(entry) }
  func formUnion(_ more: Set<Entry>) { entries.formUnion(more) }
}

extension Evaluation {
  /// Runs a part and hands back what it read, where that is kept at all.
  mutating func logged<Result>(
    _ part: (inout Evaluation) -> Result
  ) -> (result: Result, reads: Set<ReadLog.Entry>) {
    guard let outer = readLog else { return (part(&self), []) }
    let inner = ReadLog()
    readLog = inner
    let result = part(&self)
    readLog = outer
    outer.formUnion(inner.entries)
    return (result, inner.entries)
  }

  /// Notes what members that nobody knows of would be asked for: it is read with the variable unknown.
  mutating func noteUnseen(
    _ others: [Reason], _ binder: Binder, _ expressions: [Expression], in frame: inout Frame
  ) {
    guard readLog != nil else { return }
    frame[binder.slot] = Evaluated(.unknown(others), path: FactPath(names: [binder.name]))
    for expression in expressions {
      _ = untraced { $0.evaluate(expression, in: &frame) }
    }
  }

  /// What decides whether a value is a member of what a binder ranges over.
  mutating func readsOfMembership(
    _ value: Value, _ binder: Binder, _ frame: Frame
  ) -> Set<ReadLog.Entry> {
    logged { evaluation in
      var frame = frame
      if case .record(let record) = value {
        evaluation.readLog?.insert(.presence(record))
        switch binder.collection.kind {
        case .extent: break
        case .attribute(let holder, let attribute)
        where evaluation.program.schema[attribute].inverseOf != nil:
          // Of an inverse set: whose set it is, and this member's own reference, not everybody's.
          _ = evaluation.untraced { $0.evaluate(holder, in: &frame) }
          if let inverse = evaluation.program.schema[attribute].inverseOf {
            evaluation.readLog?.insert(.attribute(record, inverse))
          }
        default: _ = evaluation.untraced { $0.evaluate(binder.collection, in: &frame) }
        }
      }
      frame[binder.slot] = Evaluated(.known(value), path: FactPath(names: [binder.name]))
      if let condition = binder.condition {
        _ = evaluation.untraced { $0.truth(condition, in: &frame) }
      }
    }.reads
  }
}
