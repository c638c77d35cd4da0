import CharterData
import CharterSemantics
import CharterValues

/// The facts of one state as cells, each converted when it is first asked for.
///
/// Rows of a table that nobody asks for stay where they are.
struct FactStore {
  let state: RegistryState
  let schema: Schema
  /// By record: where its cells begin; -1: nobody has asked for any.
  private var rows: [Int32]
  /// A record's entity, then one a slot of its entity.
  private var cells: [Datum] = []
  /// The members of sets.
  private(set) var members: [Datum] = []
  /// Numbers that do not fit a cell.
  private(set) var numbers: [ExactNumber] = []
  /// Every text met, each once.
  private(set) var texts: [String] = []
  private var places: [TextKey: Int32] = [:]
  private var extents: [EntityID: Datum] = [:]
  private var inverses: [AttributeID: InverseTable] = [:]

  init(_ state: RegistryState, schema: Schema) {
    self.state = state
    self.schema = schema
    rows = Array(repeating: -1, count: state.recordCount)
  }

  /// A text as a key, by its scalars.
  private struct TextKey: Hashable {
    let text: String

    static func == (left: TextKey, right: TextKey) -> Bool {
      left.text.utf8.elementsEqual(right.text.utf8)
    }

    func hash(into hasher: inout Hasher) {
      for byte in text.utf8 { hasher.combine(byte) }
    }
  }

  // MARK: Reading

  /// What a record's attribute holds; unknown where the record is of another entity.
  mutating func fact(of record: Int, slot: Int, entity: Int) -> Datum {
    let row = Int(rows[record])
    if row >= 0 {
      guard cells[row].payload == Int64(entity) else { return .unknown }
      let cell = cells[row + 1 + slot]
      if cell.tag != .unbound { return cell }
    }
    return bind(RecordID(index: record), slot: slot, entity: entity)
  }

  @inline(never)
  private mutating func bind(_ record: RecordID, slot: Int, entity: Int) -> Datum {
    if rows[record.index] < 0 {
      let found = state.record(record).entity
      rows[record.index] = Int32(cells.count)
      cells.append(Datum(.number, Int64(found.index)))
      cells += Array(repeating: Datum(.unbound), count: schema[found].attributes.count)
    }
    let row = Int(rows[record.index])
    guard cells[row].payload == Int64(entity) else { return .unknown }
    let cell =
      switch state.value(of: record, slot: slot) {
      case nil: Datum.unknown
      case .unknown: Datum.beyond
      case .known(let value): stated(value, isInDoubt: { $0.isPlanned })
      }
    cells[row + 1 + slot] = cell
    return cell
  }

  /// A value as data states it, less the records in it that are not there.
  mutating func stated(_ value: Value, isInDoubt: (Record) -> Bool) -> Datum {
    switch value {
    case .record(let id) where isInDoubt(state.record(id)):
      switch state.presence(of: id) {
      case .true: return cell(value)
      case .false: return .unknown
      case .unknown: return .beyond
      }
    case .set(let values):
      var present: [Value] = []
      for value in values {
        if case .record(let id) = value, isInDoubt(state.record(id)) {
          switch state.presence(of: id) {
          case .true: break
          case .false: continue
          case .unknown: return .beyond
          }
        }
        present.append(value)
      }
      return cell(.set(present))
    default: return cell(value)
    }
  }

  /// Every record of an entity.
  mutating func extent(of entity: EntityID) -> Datum {
    if let known = extents[entity] { return known }
    let found = state.extent(of: entity).value.map { cell($0) } ?? .beyond
    extents[entity] = found
    return found
  }

  // MARK: Converting

  /// A value as a cell that lasts.
  mutating func cell(_ value: Value) -> Datum {
    switch value {
    case .none: return .none
    case .boolean(let truth): return Datum(truth)
    case .number(let number):
      if let cell = Datum(number) { return cell }
      numbers.append(number)
      return Datum(.big, Int64(numbers.count - 1))
    case .date(let date): return Datum(date)
    case .enumCase(let id, let place): return Datum(.enumCase, Int64(id.index) << 32 | Int64(place))
    case .record(let id): return Datum(record: id)
    case .text(let text): return Datum(.text, Int64(place(of: text)))
    case .set(let values):
      var cells: [Datum] = []
      for value in values { cells.append(cell(value)) }
      return set(cells)
    }
  }

  private mutating func set(_ cells: [Datum]) -> Datum {
    members += cells
    return Datum(members: members.count - cells.count, count: cells.count)
  }

  private mutating func place(of text: String) -> Int32 {
    let key = TextKey(text: text)
    if let place = places[key] { return place }
    let place = Int32(texts.count)
    texts.append(text)
    places[key] = place
    return place
  }

  // MARK: Inverse sets

  /// Who refers to whom by an attribute, found once.
  private struct InverseTable {
    /// Nobody can tell who there is, or where somebody refers to.
    var isBeyond = false
    /// By record referred to: those that do, with their places.
    var referrers: [Int: [(place: Int, record: Datum)]] = [:]
    /// Those of whom nobody knows where they refer to.
    var open: [(place: Int, record: Datum)] = []
    /// The sets asked for so far.
    var sets: [Int: Datum] = [:]
  }

  /// The records whose attribute refers to a record, those among them that only may.
  mutating func referrers(to record: Int, by attribute: AttributeID) -> Datum {
    if inverses[attribute] == nil { inverses[attribute] = table(of: attribute) }
    guard let table = inverses[attribute], !table.isBeyond else { return .beyond }
    if let known = table.sets[record] { return known }
    var cell: Datum
    if table.open.isEmpty {
      cell = set((table.referrers[record] ?? []).map(\.record))
    } else {
      let all = ((table.referrers[record] ?? []) + table.open).sorted { $0.place < $1.place }
      cell = set(all.map(\.record))
      cell.tag = .partial
    }
    inverses[attribute]?.sets[record] = cell
    return cell
  }

  private mutating func table(of attribute: AttributeID) -> InverseTable {
    var table = InverseTable()
    let extent = state.extent(of: attribute.entity)
    guard case .set(let referrers)? = extent.value else {
      table.isBeyond = true
      return table
    }
    for (place, value) in referrers.enumerated() {
      guard case .record(let referrer) = value else { continue }
      let target = fact(
        of: referrer.index, slot: attribute.slot, entity: attribute.entity.index)
      let cell = Datum(record: referrer)
      switch target.tag {
      case .none: break
      case .record: table.referrers[Int(target.payload), default: []].append((place, cell))
      case .set:
        for member in members[target.first..<target.first + target.count] {
          table.referrers[Int(member.payload), default: []].append((place, cell))
        }
      case .unknown:
        var possible = cell
        possible.denominator = 1
        table.open.append((place, possible))
      default: table.isBeyond = true
      }
    }
    return table
  }
}

extension Datum {
  /// A number whose parts fit.
  init?(_ number: ExactNumber) {
    guard let (top, bottom) = number.smallParts, let below = Int32(exactly: bottom) else {
      return nil
    }
    self.init(.number, top, over: below)
  }
}

extension Record {
  fileprivate var isPlanned: Bool { standing == .planned }
}
