internal import CharterColumns
internal import CharterData
internal import CharterSemantics
internal import CharterValues
internal import Synchronization

/// The facts of a registry as columns, each made when it is first asked for.
///
/// A column has a row for each registered record of an entity, in the order of its extent.
final class FactColumns: Sendable {
  private struct Key: Hashable {
    let entity: EntityID
    let path: [AttributeID]
  }

  private let program: Program
  private let registry: Registry
  private let columns = Mutex<[Key: Column]>([:])

  init(program: Program, registry: Registry) {
    self.program = program
    self.registry = registry
  }

  /// The registered records of an entity; `nil`: the registry does not mention it.
  func records(of entity: EntityID) -> [RecordID]? { registry.extents[entity] }

  /// What a chain of attributes leads to from each record of an entity.
  ///
  /// A row is unknown where the chain breaks off: at a fact that the data does not say, or at one that is none. A
  /// record that a proposal has announced is not there yet, so a reference to it is unknown.
  ///
  /// - Parameters:
  ///   - path: the attributes, the entity's own first; all but the last are references.
  ///   - entity: whose.
  /// - Returns: the column; `nil`: no column holds values of this type.
  func column(_ path: [AttributeID], of entity: EntityID) -> Column? {
    let key = Key(entity: entity, path: path)
    if let known = columns.withLock({ $0[key] }) { return known }
    guard let last = path.last, let kind = program.schema[last].type.columnKind,
      path.allSatisfy({ program.schema[$0].inverseOf == nil })
    else { return nil }
    let column = made(path, kind, of: entity)
    columns.withLock { $0[key] = column }
    return column
  }

  private func made(_ path: [AttributeID], _ kind: Column.Kind, of entity: EntityID) -> Column {
    let records = registry.extents[entity] ?? []
    var builder = ColumnBuilder(kind, capacity: records.count)
    for record in records { builder.append(value(path, of: record)) }
    return builder.column()
  }

  private func value(_ path: [AttributeID], of record: RecordID) -> Value? {
    var record = record
    var value: Value?
    for (place, attribute) in path.enumerated() {
      if place > 0 {
        // An attribute of none is unknown.
        guard case .record(let next) = value else { return nil }
        record = next
      }
      value = registry.value(of: record, slot: attribute.slot)
      if case .record(let named) = value, registry[named].standing == .planned { return nil }
    }
    return value
  }
}

extension ValueType {
  /// What a column of such values would hold; `nil`: sets have no columns.
  var columnKind: Column.Kind? {
    switch base {
    case .boolean: .boolean
    case .text: .text
    case .date: .date
    case .number: .number(scale: 0)
    case .enumeration(let id): .enumCase(id)
    case .entity: .record
    case .set, .nothing: nil
    }
  }
}
