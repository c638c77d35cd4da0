public import CharterValues

/// What the data says of a record: one a slot of the entity's attributes; `nil`: it does not say.
///
/// A record of a table reads them off the table when they are asked for.
public struct RecordSlots: Sendable, RandomAccessCollection, MutableCollection {
  private enum Storage {
    case list([Fact?])
    case row(RecordTable, Int)
  }

  private var storage: Storage

  /// The facts of a record, in the order of its entity's attributes.
  public init(_ facts: [Fact?]) { storage = .list(facts) }

  init(_ table: RecordTable, row: Int) { storage = .row(table, row) }

  /// The first slot.
  public var startIndex: Int { 0 }

  /// The number of slots.
  public var endIndex: Int {
    switch storage {
    case .list(let facts): facts.count
    case .row(let table, _): table.defaults.count
    }
  }

  /// What a slot holds, with its place.
  public subscript(slot: Int) -> Fact? {
    get {
      switch storage {
      case .list(let facts): facts[slot]
      case .row(let table, let row): table.fact(row, slot: slot)
      }
    }
    set {
      var facts = Array(self)
      facts[slot] = newValue
      storage = .list(facts)
    }
  }

  /// What a slot holds; quicker than its fact, whose place may have to be looked for.
  public func value(_ slot: Int) -> Value? {
    switch storage {
    case .list(let facts): facts[slot]?.value
    case .row(let table, let row): table.value(row, slot: slot)
    }
  }
}
