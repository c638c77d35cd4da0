import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

/// One decision that is another under the revision.
struct Flip: Sendable {
  /// The file of the proposal.
  let path: String
  /// The place of the file among those decided.
  let file: Int
  /// The place of the proposal in it, from 0.
  let index: Int
  let base: Decision
  let head: Decision
  let title: String?
  /// The norms whose outcome is another, in the order of the head's texts.
  let norms: [NormShift]
  var cause = Cause.unknown

  var changesVerdict: Bool { base.verdict != head.verdict }
}

/// A norm with another outcome.
struct NormShift: Sendable {
  /// `nil`: the norm is not there, or its policy not in force.
  let base: NormReport?
  let head: NormReport?
}

/// Why a decision is another.
enum Cause: Sendable, Equatable {
  /// Without any one of these changes it would be as it was.
  case needs([Int])
  /// This change alone is enough, though without it others would do the same.
  case alone(Int)
  /// Any one of these changes alone is enough.
  case anyOf([Int])
  /// None of these alone makes the difference, and none can be left out; together they do.
  case together([Int])
  /// It follows from an earlier decision of the same file, by its place there.
  case follows(Int)
  /// These changes bear on it; what each does alone could not be tried.
  case related([Int])
  case unknown
}

/// A file of proposals that is not decided.
struct UnreadableFile: Sendable {
  let path: String
  /// The sides under which it cannot be read, with the first thing wrong there.
  let problems: [(side: Side, words: Words, place: String)]
}

/// A file decided by both revisions.
struct ComparedFile: Sendable {
  let path: String
  let base: ProposalFile
  let head: ProposalFile
}

/// What a revision does to proposals.
struct CaseComparison: Sendable {
  /// How many files hold proposals, those included that were not decided.
  private(set) var fileCount = 0
  /// How many proposals no change bears on.
  private(set) var untouched = 0
  /// How many were decided by both revisions.
  private(set) var decided = 0
  private(set) var unreadable: [UnreadableFile] = []
  private(set) var files: [ComparedFile] = []
  /// What differs on the same facts.
  private(set) var flips: [Flip] = []
  /// What differs only since an earlier proposal of its file is decided otherwise and leaves other facts.
  private(set) var consequences: [Flip] = []
  private(set) var strictness = Strictness()
  /// Whether some of what bears on a decision was not tried alone, since there is too much.
  private(set) var isCutShort = false

  /// Both sides compared can be read.
  var count: Int { untouched + decided }

  /// Decides the proposals of files by both revisions.
  mutating func compare(
    _ paths: [(path: String, isNamed: Bool)], _ comparison: ProgramComparison, base: inout Workspace,
    head: inout Workspace, on date: CalendarDate, progress: (Int, String) -> Void
  ) {
    let bearing = Bearing(comparison)
    for (path, isNamed) in paths {
      let (old, oldProblems) = base.loadCases(path, isNamed: isNamed)
      let (new, newProblems) = head.loadCases(path, isNamed: isNamed)
      guard let old, let new else {
        note(path, [(.base, oldProblems, base.sources), (.head, newProblems, head.sources)])
        continue
      }
      guard !old.proposals.isEmpty else { continue }
      fileCount += 1
      let relevant = bearing.changes(
        base: old.proposals.map { .action($0.action.index) },
        head: new.proposals.map { .action($0.action.index) })
      guard !relevant.isEmpty else {
        untouched += old.proposals.count
        strictness.equal += old.proposals.count
        continue
      }
      let file = ComparedFile(path: path, base: old, head: new)
      decide(file, relevant, comparison, on: date)
      progress(count, path)
    }
  }

  private mutating func note(
    _ path: String, _ found: [(side: Side, problems: [Diagnostic], sources: SourceCollection)]
  ) {
    let problems = found.compactMap { side, problems, sources -> (Side, Words, String)? in
      guard let first = problems.sorted().first(where: { $0.severity == .error }) else { return nil }
      let place = sources.location(of: first.span)
      return (side, first.message, "\(sources[first.span.source].name):\(place.line)")
    }
    guard !problems.isEmpty else { return }
    fileCount += 1
    unreadable.append(UnreadableFile(path: path, problems: problems))
  }

  private mutating func decide(
    _ file: ComparedFile, _ relevant: [Int], _ comparison: ProgramComparison, on date: CalendarDate
  ) {
    let old = History.plan(file.base, by: comparison.base, on: date)
    let history = History(file: file.head, date: date, verdicts: old.map(\.verdict))
    let new = history.decisions(by: comparison.head)
    let oldReader = FaceReader(
      program: comparison.base, registry: file.base.registry, matching: comparison.matching,
      side: .base)
    let newReader = FaceReader(
      program: comparison.head, registry: file.head.registry, matching: comparison.matching,
      side: .head)
    let place = files.count
    files.append(file)
    let flip = { (index: Int, before: Decision, after: Decision) -> Flip? in
      guard oldReader.face(before) != newReader.face(after) else { return nil }
      return Flip(
        path: file.path, file: place, index: index, base: before, head: after,
        title: file.head.proposals[index].title,
        norms: Self.shifts(before, after, oldReader, newReader))
    }
    var found: [Flip] = []
    for (index, before) in old.enumerated() {
      decided += 1
      guard let after = new[index] else { continue }
      strictness.note(before.verdict, after.verdict)
      if let difference = flip(index, before, after) { found.append(difference) }
    }
    guard !found.isEmpty else { return }
    var causes = Causes(comparison, file, relevant, old.map(\.verdict), on: date)
    causes.find(&found, oldReader, newReader)
    isCutShort = isCutShort || causes.isCutShort
    flips += found
    // Another verdict leaves other facts for what comes after it.
    guard let first = found.first(where: \.changesVerdict)?.index else { return }
    let own = Set(found.map(\.index))
    let plan = History.plan(file.head, by: comparison.head, on: date)
    for (index, (before, after)) in zip(old, plan).enumerated()
    where index > first && !own.contains(index) {
      guard var difference = flip(index, before, after) else { continue }
      let earlier = found.last { $0.index < index && $0.changesVerdict }?.index ?? first
      difference.cause = .follows(earlier)
      consequences.append(difference)
    }
  }

  private static func shifts(
    _ base: Decision, _ head: Decision, _ old: FaceReader, _ new: FaceReader
  ) -> [NormShift] {
    let (before, after) = (old.outcomes(base), new.outcomes(head))
    var result: [NormShift] = []
    for report in head.norms {
      let partner = before[new.key(.norm(report.norm.index))]
      // A norm that does not apply is as good as none.
      guard partner?.outcome ?? .notApplicable != report.outcome else { continue }
      result.append(NormShift(base: partner, head: report))
    }
    for report in base.norms where report.outcome != .notApplicable {
      guard after[old.key(.norm(report.norm.index))] == nil else { continue }
      result.append(NormShift(base: report, head: nil))
    }
    return result
  }
}
