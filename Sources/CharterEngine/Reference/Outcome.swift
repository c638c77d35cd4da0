public import CharterValues

/// What an expression came to.
public enum Outcome: Sendable, Hashable {
  /// A value, `none` included.
  case known(Value)
  /// Why there is no value: each reason once, in the order met.
  case unknown([Reason])

  /// `nil`: unknown.
  public var value: Value? {
    if case .known(let value) = self { return value }
    return nil
  }

  /// Why it is unknown; empty where it is not.
  public var reasons: [Reason] {
    if case .unknown(let reasons) = self { return reasons }
    return []
  }
}

extension Reason {
  /// What makes two reasons one: a fact of a registered record is the same by whichever path it is read.
  private enum Identity: Hashable {
    case fact(RecordID, Name)
    case other(Reason)
  }

  private var identity: Identity {
    if case .missingFact(let path, .some(let record)) = self, let name = path.names.last {
      return .fact(record, name)
    }
    return .other(self)
  }

  func isSame(as other: Reason) -> Bool { identity == other.identity }

  /// Every reason of the lists once, in the order first met.
  static func union(_ lists: [[Reason]]) -> [Reason] {
    let filled = lists.filter { !$0.isEmpty }
    if filled.count <= 1 { return filled.first ?? [] }
    var seen: Set<Identity> = []
    return filled.joined().filter { seen.insert($0.identity).inserted }
  }
}
