import CharterSemantics
import CharterValues

/// What an expression came to, with what reports say of it.
struct Evaluated: Sendable {
  let outcome: Outcome
  /// The members of a set that is unknown because some are only possible or there may be others, or
  /// that has come by different paths.
  let collection: Collection?
  /// How the policy writes the way to it, where it is a fact.
  let path: FactPath?
  /// The fact, step or parameter that it was read from.
  let observation: ObservedValue?

  init(
    _ outcome: Outcome, collection: Collection? = nil, path: FactPath? = nil,
    observation: ObservedValue? = nil
  ) {
    self.outcome = outcome
    self.collection = collection
    self.path = path
    self.observation = observation
  }

  init(_ truth: Truth) { self.init(truth.outcome) }

  /// A set; known where its members are.
  init(_ collection: Collection, path: FactPath?, observation: ObservedValue? = nil) {
    if let value = collection.value {
      self.init(.known(value), path: path, observation: observation)
    } else {
      self.init(
        .unknown(collection.reasons), collection: collection, path: path,
        observation: observation)
    }
  }

  /// The value where it is present.
  ///
  /// What is none has no number, no date and no attribute: any of them is unknown.
  var present: Outcome {
    if case .known(.none) = outcome { return .unknown([.missingFact(knownPath, record: nil)]) }
    return outcome
  }

  /// The path, empty where no fact was read.
  var knownPath: FactPath { path ?? FactPath(names: []) }

  /// The truth value of a condition.
  var truth: Truth {
    switch present {
    case .known(.boolean(let holds)): return Truth(holds)
    case .unknown(let reasons): return .unknown(reasons)
    case .known: preconditionFailure("a checked condition is a boolean")
    }
  }

  /// The members of a set, certain and possible ones.
  var members: Collection {
    if let collection { return collection }
    switch present {
    case .known(.set(let values)):
      let members = values.map { Collection.Member(value: $0, membership: .true, path: path) }
      return Collection(members: members, others: nil)
    case .unknown(let reasons): return Collection(members: [], others: reasons)
    case .known: preconditionFailure("a checked collection is a set")
    }
  }
}

/// A set as far as it is known.
struct Collection: Sendable {
  /// A member for certain, or one whose membership is unknown.
  struct Member: Sendable {
    let value: Value
    /// Never false.
    let membership: Truth
    let path: FactPath?
  }

  let members: [Member]
  /// Why there may be members that nobody knows of; `nil`: there are none.
  let others: [Reason]?

  /// The set, where every membership is settled.
  var value: Value? {
    guard others == nil, members.allSatisfy({ $0.membership.known == true }) else { return nil }
    return .set(members.map(\.value))
  }

  var reasons: [Reason] {
    Reason.union(members.map(\.membership.reasons) + [others ?? []])
  }

  /// Whether a value is a member.
  func contains(_ value: Value) -> Truth {
    var operands = members.filter { $0.value.isSame(as: value) }.map(\.membership)
    if let others { operands.append(.unknown(others)) }
    return .any(operands)
  }
}

/// The variables of one norm, definition, parameter or table: its arguments first, then its binders.
struct Frame: Sendable {
  private var slots: [Evaluated]
  /// How many of the first slots are parameters of the deciding action; 0 in what is called by name.
  let argumentCount: Int

  init(size: Int, arguments: [Evaluated] = [], ofAction isOfAction: Bool = false) {
    slots = arguments
    argumentCount = isOfAction ? arguments.count : 0
    while slots.count < size { slots.append(Evaluated(.unknown([]))) }
  }

  subscript(slot: Int) -> Evaluated {
    get {
      precondition(slots.indices.contains(slot), "a checked variable has a slot")
      return slots[slot]
    }
    set {
      while slots.count <= slot { slots.append(Evaluated(.unknown([]))) }
      slots[slot] = newValue
    }
  }
}
