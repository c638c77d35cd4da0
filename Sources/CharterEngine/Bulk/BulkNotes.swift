import CharterColumns
import CharterSemantics
import CharterValues

/// Something that the footnotes of a reply name because its value was used.
enum BulkNote: Hashable {
  /// A parameter marked `reading`.
  case reading(ParameterID)
  case illustrative(ParameterID)
  case setting(PolicyID)
  case row(TableRow)

  /// What an evaluation has noted, in the order that it would keep.
  static func all(of evaluation: Evaluation) -> [BulkNote] {
    evaluation.parametersRead.filter { evaluation.program[$0].reading != nil }
      .map(BulkNote.reading)
      + evaluation.illustrativeRead.map(BulkNote.illustrative)
      + evaluation.illustrativeSettings.map(BulkNote.setting)
      + evaluation.tableRows.map(BulkNote.row)
  }
}

/// The places of a program at which the reference would note something.
struct BulkNotes {
  struct Site: Hashable {
    /// The column whose entries tell what is noted; `nil`: the one entry holds in every row.
    let column: Int?
    let entries: [[BulkNote]]
    /// The rows in which the place is reached.
    var reach: ColumnMask
  }

  /// In the order that the reference comes to them.
  private(set) var sites: [Site] = []
  private var known: Set<Site> = []

  mutating func add(_ site: Site) {
    if site.reach == .none || site.entries.allSatisfy(\.isEmpty) { return }
    if known.insert(site).inserted { sites.append(site) }
  }

  /// The same places, reached in no row that is left to the reference.
  func without(_ deferred: ColumnMask, _ builder: inout ColumnProgramBuilder) -> [Site] {
    sites.map { site in
      Site(
        column: site.column, entries: site.entries,
        reach: builder.and(site.reach, not: deferred))
    }
  }
}

/// What was noted first in which row; the first of all stands first in a footnote.
struct BulkNoteLog {
  /// Where something was noted: the row, and the place in the order of its evaluation.
  struct Moment: Comparable {
    let row: Int
    let site: Int
    let place: Int

    static func < (left: Moment, right: Moment) -> Bool {
      (left.row, left.site, left.place) < (right.row, right.site, right.place)
    }
  }

  private(set) var first: [BulkNote: Moment] = [:]
  /// By site, which entries need no more looking at.
  private var seen: [[Bool]]

  init(_ sites: [BulkNotes.Site]) { seen = sites.map { $0.entries.map(\.isEmpty) } }

  mutating func insert(_ note: BulkNote, at moment: Moment) {
    first[note] = first[note].map { min($0, moment) } ?? moment
  }

  mutating func merge(_ other: BulkNoteLog) {
    for (note, moment) in other.first { insert(note, at: moment) }
  }

  /// Notes what the reference has, evaluating a row that was left to it.
  mutating func insert(_ evaluation: Evaluation, row: Int) {
    for (place, note) in BulkNote.all(of: evaluation).enumerated() {
      insert(note, at: Moment(row: row, site: 0, place: place))
    }
  }

  /// Notes what the places of a program come to in a batch.
  mutating func insert(_ sites: [BulkNotes.Site], of batch: ColumnBatch) {
    for (index, site) in sites.enumerated() where seen[index].contains(false) {
      guard let column = site.column else {
        guard let row = batch.firstRow(where: site.reach) else { continue }
        seen[index] = [true]
        insert(site.entries[0], at: row + batch.rows.lowerBound, index)
        continue
      }
      var fresh = seen[index]
      var found: [(entry: Int, row: Int)] = []
      batch.forEachNewEntry(of: column, where: site.reach, seen: &fresh) {
        found.append(($0, $1))
      }
      seen[index] = fresh
      for (entry, row) in found {
        insert(site.entries[entry], at: row + batch.rows.lowerBound, index)
      }
    }
  }

  private mutating func insert(_ notes: [BulkNote], at row: Int, _ site: Int) {
    for (place, note) in notes.enumerated() {
      insert(note, at: Moment(row: row, site: site, place: place))
    }
  }

  /// Hands the notes over to an evaluation that has made none.
  func copy(to evaluation: inout Evaluation) {
    for (note, _) in first.sorted(by: { $0.value < $1.value }) {
      switch note {
      case .reading(let id): evaluation.parametersRead.append(id)
      case .illustrative(let id): evaluation.illustrativeRead.append(id)
      case .setting(let id): evaluation.illustrativeSettings.append(id)
      case .row(let row): evaluation.tableRows.insert(row)
      }
    }
  }
}
