public import CharterDiagnostics
public import CharterValues

/// A value as data states it, and where.
public struct Fact: Sendable, Hashable {
  /// What is stated.
  public let value: Value
  /// Where it is stated.
  public let span: Span

  /// A value and its place.
  public init(_ value: Value, at span: Span) {
    self.value = value
    self.span = span
  }
}

/// One record of an entity.
public struct Record: Sendable {
  /// How a record came to be known.
  public enum Standing: Sendable, Hashable {
    /// Written under its entity in a registry.
    case registered
    /// Written in place of an id; known to its holder alone, in no extent and no inverse set.
    case nested
    /// Announced by a proposal whose effect creates it; not there until that proposal is permitted.
    case planned
  }

  private enum Origin {
    case written(id: String, Span)
    case row(RecordTable, Int)
  }

  /// What the record is one of.
  public let entity: EntityID
  /// How the record came to be known.
  public let standing: Standing
  /// One a slot of the entity's attributes; `nil`: the data does not say.
  ///
  /// Defaults are filled in by the loader.
  public var slots: RecordSlots
  private let origin: Origin

  /// A record with its facts.
  public init(
    entity: EntityID, id: String, standing: Standing = .registered, slots: [Fact?], span: Span
  ) {
    self.entity = entity
    self.standing = standing
    self.slots = RecordSlots(slots)
    origin = .written(id: id, span)
  }

  /// A row of a table.
  init(_ table: RecordTable, row: Int) {
    entity = table.entity
    standing = .registered
    slots = RecordSlots(table, row: row)
    origin = .row(table, row)
  }

  /// Empty for a nested record.
  public var id: String {
    switch origin {
    case .written(let id, _): id
    case .row(let table, let row): table.id(row)
    }
  }

  /// The record as written.
  public var span: Span {
    switch origin {
    case .written(_, let span): span
    case .row(let table, let row): table.span(row)
    }
  }
}
