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
  ///
  /// A fact that is read by several paths goes by the shortest, whichever was met first.
  static func union(_ lists: [[Reason]]) -> [Reason] {
    let filled = lists.filter { !$0.isEmpty }
    if filled.count <= 1 { return filled.first ?? [] }
    var places: [Identity: Int] = [:]
    var result: [Reason] = []
    for reason in filled.joined() {
      if let place = places[reason.identity] {
        if reason.isNearer(than: result[place]) { result[place] = reason }
      } else {
        places[reason.identity] = result.count
        result.append(reason)
      }
    }
    return result
  }

  /// Whether the way to the same fact is shorter; of two as long the one that sorts first.
  private func isNearer(than other: Reason) -> Bool {
    guard case .missingFact(let path, _) = self, case .missingFact(let known, _) = other else {
      return false
    }
    if path.names.count != known.names.count { return path.names.count < known.names.count }
    return path != known
      && path.canonical.unicodeScalars.lexicographicallyPrecedes(known.canonical.unicodeScalars)
  }
}
