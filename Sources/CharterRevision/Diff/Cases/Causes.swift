import CharterData
import CharterEngine
import CharterSemantics
import CharterValues

/// Finds out which changes make the difference to the decisions of a file, by deciding it again without them.
struct Causes {
  /// How many changes are tried alone for one file.
  static let mostTried = 24

  private let comparison: ProgramComparison
  private let file: ComparedFile
  /// The changes that bear on the actions of the file, by their places in the list.
  private let relevant: [Int]
  /// What the base decided, which every trial goes by.
  private let verdicts: [Verdict]
  private let date: CalendarDate
  private let bearing: Bearing
  private(set) var isCutShort = false

  init(
    _ comparison: ProgramComparison, _ bearing: Bearing, _ file: ComparedFile, _ relevant: [Int],
    _ verdicts: [Verdict], on date: CalendarDate
  ) {
    self.verdicts = verdicts
    self.comparison = comparison
    self.file = file
    self.relevant = relevant
    self.date = date
    self.bearing = bearing
  }

  mutating func find(_ flips: inout [Flip], _ base: FaceReader, _ head: FaceReader) {
    let tried = Array(relevant.prefix(Self.mostTried))
    isCutShort = tried.count < relevant.count
    let places = Set(flips.map(\.index))
    // First HEAD without one change each: what goes back to how it was needs that change.
    let undone = trials(tried, .head, at: places)
    for (place, flip) in flips.enumerated() {
      let needed = undone.compactMap { goesBack(flip, $0, to: base.face(flip.base)) }
      if !needed.isEmpty { flips[place].cause = .needs(needed) }
    }
    let open = flips.indices.filter { flips[$0].cause == .unknown }
    guard !open.isEmpty else { return }
    // Then BASE with one change alone, where no single one can be left out.
    let alone = trials(tried, .base, at: Set(open.map { flips[$0].index }))
    let isComplete = undone.count == relevant.count && alone.count == relevant.count
    for place in open {
      let flip = flips[place]
      let enough = alone.compactMap { goesBack(flip, $0, to: head.face(flip.head)) }
      if !enough.isEmpty {
        flips[place].cause = enough.count == 1 ? .alone(enough[0]) : .anyOf(enough)
        continue
      }
      let own = bearing.changes(
        base: [.action(flip.base.action.index)], head: [.action(flip.head.action.index)])
      guard !own.isEmpty else { continue }
      flips[place].cause = isComplete && own.count > 1 ? .together(own) : .related(own)
    }
  }

  /// One side with one change made as on the other, and what it then decides.
  private struct Trial {
    let change: Int
    let decisions: [Int: Decision]
    let reader: FaceReader
  }

  /// The change of a trial that decides as the other side does: in the verdict where that differs, else in all.
  private func goesBack(_ flip: Flip, _ trial: Trial, to wanted: Face) -> Int? {
    guard let decision = trial.decisions[flip.index] else { return nil }
    let isAlike =
      flip.changesVerdict
      ? decision.verdict == wanted.verdict : trial.reader.face(decision) == wanted
    return isAlike ? trial.change : nil
  }

  /// One side with each change made as on the other, as far as that can be done.
  private func trials(_ changes: [Int], _ side: Side, at places: Set<Int>) -> [Trial] {
    let own = side == .base ? file.base : file.head
    let history = History(file: own, date: date, verdicts: verdicts)
    return changes.compactMap { index in
      var graft = Graft(
        into: comparison.program(side), from: comparison.program(side.other), comparison.matching,
        donorIs: side.other)
      guard graft.bring(comparison.changes[index]) else { return nil }
      let reader = FaceReader(
        program: graft.program, registry: own.registry, matching: comparison.matching, side: side,
        guests: Dictionary(
          graft.guests.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first }))
      return Trial(
        change: index, decisions: history.decisions(by: graft.program, at: places),
        reader: reader)
    }
  }
}
