import CharterData
import CharterSemantics
import CharterValues

/// One way to set a lever.
struct LeverChoice: Hashable {
  let setting: Setting
  /// The values, or days of a step, between which no comparison tells apart; `nil`: there is no such line.
  var cell: Cell?
}

/// The ways to set a lever that a rule may tell from what it is now, and from one another.
///
/// Of values that no comparison tells apart one stands for all, the nearest to what is stated.
struct LeverDomain {
  private(set) var choices: [LeverChoice] = []
  /// Whether comparisons say all that the rules ask of the lever, so that a cell is as good as its value.
  private(set) var isTransparent = true
  /// The levers that stand in a comparison with it.
  private(set) var partners: Set<Lever> = []
  /// The cells of its line, lowest first; empty where it has none.
  private(set) var cells: [Cell] = []

  private static let longestList = 40
  private static let mostSteps = 24

  init(_ lever: Lever, in situation: Situation, _ notes: [Variable: LeverNotes]) {
    let found = notes[Variable(lever: lever)] ?? LeverNotes()
    isTransparent = !found.isOpaque
    partners = found.partners
    switch lever {
    case .argument, .attribute: fill(lever, in: situation, found)
    case .step(let step):
      let actors = notes[Variable(lever: lever, isActor: true)] ?? LeverNotes()
      partners.formUnion(actors.partners)
      fill(step, in: situation, found, actors)
    case .date: fillDate(in: situation, found)
    }
  }

  // MARK: Facts

  private mutating func fill(_ lever: Lever, in situation: Situation, _ notes: LeverNotes) {
    let type = situation.type(of: lever)
    let current: Value? =
      if case .value(let value)? = situation.setting(of: lever) { value } else { nil }
    func add(_ values: [Value]) {
      for value in values where current.map({ !$0.isSame(as: value) }) ?? true {
        choices.append(LeverChoice(setting: .value(value)))
      }
    }
    switch type.base {
    case .boolean: add([.boolean(true), .boolean(false)])
    case .enumeration(let id):
      let count = situation.scenario.program.schema[id].cases.count
      add((0..<min(count, Self.longestList)).map { .enumCase(id, $0) })
    case .text:
      add(notes.values)
      // Whatever is written: only that it is there counts, or what nobody compares it with.
      if current == nil || current == .some(.none) { add([.text("…")]) }
    case .number(let isInteger, _): addCells(type, current, notes, situation, isWhole: isInteger)
    case .date: addCells(type, current, notes, situation, isWhole: true)
    case .entity(let entity):
      let named = notes.values.filter { $0.isRecord(of: entity, in: situation.state) }
      add(Array(named.prefix(Self.longestList)))
      addRecords(lever, entity, current, type, situation)
    case .set: add(Self.sets(current, notes))
    case .nothing: break
    }
    if type.isOptional, notes.isTestedForPresence || current == nil { add([.none]) }
  }

  /// A document to supply, or for a record that nobody has named one of the registry's.
  private mutating func addRecords(
    _ lever: Lever, _ entity: EntityID, _ current: Value?, _ type: ValueType,
    _ situation: Situation
  ) {
    if case .argument(let slot) = lever, let blank = situation.scenario.blanks[slot],
      current != .record(blank)
    {
      choices.append(LeverChoice(setting: .value(.record(blank))))
    } else if current == nil, !type.isOptional {
      let extent = situation.scenario.file.registry.extents[entity] ?? []
      for record in extent.prefix(Self.longestList) {
        let choice = LeverChoice(setting: .value(.record(record)))
        if !choices.contains(choice), situation.state.presence(of: record).known == true {
          choices.append(choice)
        }
      }
    }
  }

  private mutating func addCells(
    _ type: ValueType, _ current: Value?, _ notes: LeverNotes, _ situation: Situation,
    isWhole: Bool
  ) {
    let isDate = type.base == .date
    let now = current?.onLine
    var bounds: (low: ExactNumber?, high: ExactNumber?) = (nil, nil)
    if isDate {
      bounds = (
        ExactNumber(CalendarDate.earliest.dayNumber), ExactNumber(CalendarDate.latest.dayNumber)
      )
    } else if now.map({ $0.sign >= 0 }) ?? true {
      // Heads and amounts are not negative, unless the data speaks of such.
      bounds.low = .zero
    }
    cells = Cell.between(notes.cuts, isWhole: isWhole, within: bounds)
    // Of what nobody has stated, the highest first where it must not be late, as days mostly.
    let order = isDate && now == nil ? cells.reversed() : cells
    let near = now ?? (isDate ? ExactNumber(situation.date.dayNumber) : nil)
    for cell in order where now.map({ !cell.contains($0) }) ?? true {
      let number = cell.representative(near: near)
      guard let value = Self.value(number, isDate: isDate) else { continue }
      choices.append(LeverChoice(setting: .value(value), cell: cell))
    }
  }

  static func value(_ number: ExactNumber, isDate: Bool) -> Value? {
    guard isDate else { return .number(number) }
    return number.intValue.flatMap { CalendarDate(dayNumber: $0) }.map { .date($0) }
  }

  /// A set with each member that is asked for added or taken out, and with all of them; shorter ones where
  /// members are counted.
  private static func sets(_ current: Value?, _ notes: LeverNotes) -> [Value] {
    var members: [Value] = []
    if case .set(let stated)? = current { members = stated }
    let elements = notes.elements
    let few = elements.prefix(longestList)
    var sets: [[Value]] = []
    func toggled(_ changes: some Sequence<Value>) -> [Value] {
      var result = members
      for element in changes {
        if let place = result.firstIndex(where: { $0.isSame(as: element) }) {
          result.remove(at: place)
        } else {
          result.append(element)
        }
      }
      return result
    }
    if few.count <= 4 {
      for choice in 1..<max(1 << few.count, 1) {
        sets.append(
          toggled(few.enumerated().lazy.filter { choice >> $0.offset & 1 == 1 }.map(\.element)))
      }
    } else {
      let isIn = { (element: Value) in members.contains { $0.isSame(as: element) } }
      sets.append(toggled(few.filter { !isIn($0) }))
      sets.append(toggled(few.filter(isIn)))
      sets += few.map { toggled([$0]) }
    }
    if current == nil { sets.append([]) }
    if notes.isCounted {
      sets += (0..<min(members.count, longestList)).reversed().map { Array(members.prefix($0)) }
    }
    var seen: Set<[Value]> = []
    return sets.filter { seen.insert($0).inserted }.map { .set($0) }
  }

  // MARK: Steps and the day

  private mutating func fill(
    _ step: Int, in situation: Situation, _ days: LeverNotes, _ actors: LeverNotes
  ) {
    let today = ExactNumber(situation.date.dayNumber)
    let first = situation.scenario.firstDay(ofStep: step) ?? .earliest
    cells = Cell.between(
      days.cuts, isWhole: true,
      within: (ExactNumber(first.dayNumber), today))
    var now: (on: CalendarDate, by: Value?)?
    if case .step(let on, let by)? = situation.setting(of: .step(step)) { now = (on, by) }
    let day = now.map { ExactNumber($0.on.dayNumber) }
    // The latest days first: what is not done yet comes after what is.
    let inOrder = Array(cells.reversed())
    let own = inOrder.filter { cell in day.map { cell.contains($0) } ?? false }
    var parties: [Value?] = actors.values.map { $0 }
    if let stated = now?.by {
      parties = [stated] + parties.filter { $0.map { !$0.isSame(as: stated) } ?? false }
    }
    if let now, now.by == nil {
      // Who did what is done may be said without doing it again.
      choices += actors.values.prefix(Self.mostSteps).map {
        LeverChoice(setting: .step(on: now.on, by: $0))
      }
    }
    if parties.isEmpty { parties = [nil] }
    for cell in own + inOrder.filter({ !own.contains($0) }) {
      let number = cell.representative(near: day ?? today)
      guard case .date(let on)? = Self.value(number, isDate: true) else { continue }
      for by in parties {
        let setting = Setting.step(on: on, by: by)
        if let now, now.on == on, now.by == nil || now.by == by { continue }
        if choices.count < Self.mostSteps {
          choices.append(LeverChoice(setting: setting, cell: cell))
        }
      }
    }
  }

  /// Later days only, and none after that of the next action.
  private mutating func fillDate(in situation: Situation, _ notes: LeverNotes) {
    let now = situation.date
    guard now < situation.scenario.lastDate, situation.scenario.proposal.date != nil else { return }
    cells = Cell.between(
      notes.cuts, isWhole: true,
      within: (
        ExactNumber(situation.scenario.date.dayNumber),
        ExactNumber(situation.scenario.lastDate.dayNumber)
      ))
    let day = ExactNumber(now.dayNumber)
    for cell in cells where !cell.contains(day) {
      guard let value = Self.value(cell.representative(near: day), isDate: true) else { continue }
      choices.append(LeverChoice(setting: .value(value), cell: cell))
    }
  }
}

extension Value {
  fileprivate func isRecord(of entity: EntityID, in state: RegistryState) -> Bool {
    guard case .record(let record) = self else { return false }
    return state.record(record).entity == entity && state.presence(of: record).known == true
  }
}
