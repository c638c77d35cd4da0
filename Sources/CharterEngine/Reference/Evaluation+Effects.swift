import CharterData
import CharterDiagnostics
import CharterSemantics
import CharterValues

/// One thing that an action changes, worked out on the state before it.
struct Change: Sendable {
  enum Kind: Sendable {
    case write(RecordID, slot: Int, RegistryState.Content)
    /// An attribute of a record that nobody can name yet.
    case writeSomewhere(AttributeID)
    /// What the effect says by slot; the place among all that the action creates, from 0.
    case create(EntityID, [Int: RegistryState.Content], place: Int)
    /// Records of an entity, nobody knows how many.
    case createSome(EntityID)
    case remove(RecordID)
    /// A record of an entity that nobody can name yet.
    case removeOne(EntityID)
  }

  let kind: Kind
  /// Unknown for an undetermined action, and for a possible member of what the effect ranges over.
  let condition: Truth
  let span: Span
}

extension Evaluation {
  /// Why it cannot be told which records an action writes; empty where it can.
  ///
  /// An entity that the registry does not mention has no records to write.
  mutating func openTargets(of effects: [Effect], in frame: inout Frame) -> [Reason] {
    var reasons: [[Reason]] = []
    for effect in effects {
      switch effect {
      case .create: break
      case .assign(let record, _, _, _), .remove(let record, _):
        reasons.append(evaluate(record, in: &frame, asBase: true).present.reasons)
      case .forEach(let binder, let inner, _):
        var innerReasons: [[Reason]] = []
        let others = forEach(binder, in: &frame) { evaluation, frame, _ in
          innerReasons.append(evaluation.openTargets(of: inner, in: &frame))
        }
        reasons.append((others ?? []).filter { !$0.isUnknownExtent })
        reasons += innerReasons
      }
    }
    return Reason.union(reasons)
  }

  /// What the effects change, each right-hand side read in the state before.
  mutating func changes(
    by effects: [Effect], of action: ActionID, _ condition: Truth, in frame: inout Frame
  ) -> [Change] {
    let outermost = effects.filter { if case .create = $0 { true } else { false } }.count
    var numbering = Numbering(outermost: 0, inner: outermost)
    return changes(by: effects, condition, isInner: false, &numbering, in: &frame)
  }

  /// The places of created records: those outside `for each` come first, as the loader announces them.
  private struct Numbering {
    var outermost: Int
    var inner: Int

    mutating func next(isInner: Bool) -> Int {
      if isInner {
        inner += 1
        return inner - 1
      }
      outermost += 1
      return outermost - 1
    }
  }

  private mutating func changes(
    by effects: [Effect], _ condition: Truth, isInner: Bool, _ numbering: inout Numbering,
    in frame: inout Frame
  ) -> [Change] {
    var changes: [Change] = []
    for effect in effects {
      switch effect {
      case .assign(let record, let attribute, let value, let span):
        let content = content(value, in: &frame)
        let target = evaluate(record, in: &frame, asBase: true).present
        let kind: Change.Kind =
          if case .known(.record(let id)) = target {
            .write(id, slot: attribute.slot, content)
          } else { .writeSomewhere(attribute) }
        changes.append(Change(kind: kind, condition: condition, span: span))
      case .create(let entity, let values, let span):
        var contents: [Int: RegistryState.Content] = [:]
        for (slot, value) in values { contents[slot] = content(value, in: &frame) }
        changes.append(
          Change(
            kind: .create(entity, contents, place: numbering.next(isInner: isInner)),
            condition: condition, span: span))
      case .remove(let record, let span):
        let target = evaluate(record, in: &frame, asBase: true).present
        if case .known(.record(let id)) = target {
          changes.append(Change(kind: .remove(id), condition: condition, span: span))
        } else if case .entity(let entity) = record.type.base {
          changes.append(Change(kind: .removeOne(entity), condition: condition, span: span))
        }
      case .forEach(let binder, let inner, _):
        // An undetermined action is the reason for all that it may do.
        let isPending = condition.known == nil
        let others = forEach(binder, in: &frame) { evaluation, frame, inclusion in
          changes += evaluation.changes(
            by: inner, isPending ? condition : inclusion, isInner: true, &numbering, in: &frame)
        }
        guard let others, others.contains(where: { !$0.isUnknownExtent }) else { continue }
        frame[binder.slot] = Evaluated(.unknown(others))
        let unseen = self.changes(
          by: inner, isPending ? condition : .unknown(others), isInner: true, &numbering,
          in: &frame)
        changes += unseen.map(\.uncounted)
      }
    }
    return changes
  }

  private mutating func content(
    _ value: Expression, in frame: inout Frame
  ) -> RegistryState.Content {
    let result = evaluate(value, in: &frame)
    switch result.outcome {
    case .known(let known): return .fact(Fact(known, at: result.observation?.origin ?? value.span))
    case .unknown(let reasons): return .unknown(reasons)
    }
  }
}

extension Change {
  /// The same where it may happen any number of times.
  fileprivate var uncounted: Change {
    guard case .create(let entity, _, _) = kind else { return self }
    return Change(kind: .createSome(entity), condition: condition, span: span)
  }
}

extension Reason {
  fileprivate var isUnknownExtent: Bool {
    if case .unknownExtent = self { return true }
    return false
  }
}
