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
    _ comparison: ProgramComparison, _ file: ComparedFile, _ relevant: [Int],
    _ verdicts: [Verdict], on date: CalendarDate
  ) {
    self.verdicts = verdicts
    self.comparison = comparison
    self.file = file
    self.relevant = relevant
    self.date = date
    bearing = Bearing(comparison)
  }

  mutating func find(_ flips: inout [Flip], _ base: FaceReader, _ head: FaceReader) {
    let tried = Array(relevant.prefix(Self.mostTried))
    isCutShort = tried.count < relevant.count
    let places = Set(flips.map(\.index))
    // First HEAD without one change each: what goes back to how it was needs that change.
    let undone = trials(tried, .head, at: places)
    for (place, flip) in flips.enumerated() {
      let needed = undone.compactMap { change, decisions -> Int? in
        guard let decision = decisions[flip.index] else { return nil }
        return goesBack(flip, decision, head.face(decision), to: base.face(flip.base))
          ? change : nil
      }
      if !needed.isEmpty { flips[place].cause = .needs(needed) }
    }
    let open = flips.indices.filter { flips[$0].cause == .unknown }
    guard !open.isEmpty else { return }
    // Then BASE with one change alone, where no single one can be left out.
    let alone = trials(tried, .base, at: Set(open.map { flips[$0].index }))
    let isComplete = undone.count == relevant.count && alone.count == relevant.count
    for place in open {
      let flip = flips[place]
      let enough = alone.compactMap { change, decisions -> Int? in
        guard let decision = decisions[flip.index] else { return nil }
        return goesBack(flip, decision, base.face(decision), to: head.face(flip.head))
          ? change : nil
      }
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

  /// Whether a trial is as the decision on the other side: in the verdict where that differs, else in all.
  private func goesBack(_ flip: Flip, _ trial: Decision, _ face: Face, to wanted: Face) -> Bool {
    flip.changesVerdict ? trial.verdict == wanted.verdict : face == wanted
  }

  /// The decisions of one side with each change made as on the other, as far as that can be done.
  private func trials(
    _ changes: [Int], _ side: Side, at places: Set<Int>
  ) -> [(change: Int, decisions: [Int: Decision])] {
    let history = History(
      file: side == .base ? file.base : file.head, date: date, verdicts: verdicts)
    return changes.compactMap { index in
      var graft = Graft(
        into: comparison.program(side), from: comparison.program(side.other), comparison.matching,
        donorIs: side.other)
      guard graft.bring(comparison.changes[index]) else { return nil }
      return (index, history.decisions(by: graft.program, at: places))
    }
  }
}
