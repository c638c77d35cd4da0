import CharterData
import CharterSemantics
import CharterValues
import Synchronization

/// Whose attribute leads where in a registry as it was loaded: found once an attribute, and shared by every
/// state that actions make of it.
final class RegistryIndexes: Sendable {
  private let registry: Registry
  private let indexes = Mutex<[AttributeID: AttributeIndex]>([:])

  init(_ registry: Registry) { self.registry = registry }

  /// The index by an attribute, made when it is first asked for.
  func index(by attribute: AttributeID) -> AttributeIndex {
    indexes.withLock { indexes in
      if let known = indexes[attribute] { return known }
      let made = AttributeIndex(of: registry, by: attribute)
      indexes[attribute] = made
      return made
    }
  }
}

/// The records of an entity by the value of one attribute: four bytes a record.
///
/// Nested records are among them. Records that actions will create are not: their attributes are written then.
final class AttributeIndex: Sendable {
  /// The numbers of the records, group by group, each group in order.
  private let members: [Int32]
  /// Where each group ends among ``members``; it begins where the one before it ends.
  private let ends: [Int32]
  private let groupOfValue: [Value: Int32]
  /// Those of which it has to be asked each time where the attribute leads, in order.
  let open: [RecordID]

  init(of registry: Registry, by attribute: AttributeID) {
    var groups: [Value: Int32] = [:]
    var sizes: [Int32] = []
    var placed: [(record: Int32, group: Int32)] = []
    var open: [RecordID] = []
    for (place, value) in registry.values(of: attribute) {
      let values: [Value]
      switch value {
      case .set(let members): values = members
      case .some(let value): values = [value]
      case nil:
        open.append(place)
        continue
      }
      var isOpen = false
      for value in values {
        if case .record(let target) = value, registry[target].standing == .planned {
          isOpen = true
        }
        let group: Int32
        if let known = groups[value] {
          group = known
        } else {
          group = Int32(sizes.count)
          groups[value] = group
          sizes.append(0)
        }
        sizes[Int(group)] += 1
        placed.append((Int32(place.index), group))
      }
      if isOpen { open.append(place) }
    }
    var next: [Int32] = []
    var start: Int32 = 0
    for size in sizes {
      next.append(start)
      start += size
    }
    var members = [Int32](repeating: 0, count: placed.count)
    for (record, group) in placed {
      members[Int(next[Int(group)])] = record
      next[Int(group)] += 1
    }
    self.members = members
    ends = next
    groupOfValue = groups
    self.open = open
  }

  /// The records whose attribute has a value, or a set with it, in order.
  func records(_ value: Value) -> some Sequence<RecordID> {
    let group = groupOfValue[value].map(Int.init)
    let range = group.map { ($0 == 0 ? 0 : Int(ends[$0 - 1]))..<Int(ends[$0]) } ?? 0..<0
    return members[range].lazy.map { RecordID(index: Int($0)) }
  }
}

extension Registry {
  /// What each record of an attribute's entity has for it; `nil`: the data does not say.
  fileprivate func values(
    of attribute: AttributeID
  ) -> some Sequence<(record: RecordID, value: Value?)> {
    records.indices.lazy.compactMap { index in
      let record = RecordID(index: index)
      guard self[record].entity == attribute.entity, self[record].standing != .planned else {
        return nil
      }
      return (record, value(of: record, slot: attribute.slot))
    }
  }
}
