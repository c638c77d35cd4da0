import CharterDiagnostics
import CharterKit

/// What came of mutants, for every form of the report.
struct MutationReport {
  /// A change that no test notices.
  struct Survivor {
    let mutant: Mutant
    let words: MutantWords
    let path: String
    let location: SourceLocation
    let source: SourceText
    /// Why the policy lets it be; `nil`: it does not.
    let justification: String?
    /// The file of a test that would notice; `nil`: none was found, or wanted.
    let test: String?
  }

  let survivors: [Survivor]
  let killed: Int
  let notViable: Int
  let unchanged: Int
  let tests: Int
  /// How many there would be without a sample; `nil`: all were tried.
  let allCount: Int?

  init(_ session: MutationSession, isSample: Bool) {
    survivors = session.tried.filter { $0.outcome == .survived }.compactMap { tried in
      guard let set = session.sets[tried.set] else { return nil }
      let source = set.workspace.sources[tried.mutant.focus.source]
      return Survivor(
        mutant: tried.mutant, words: MutantWords(mutant: tried.mutant, text: source),
        path: tidied(source.name),
        location: set.workspace.sources.location(of: tried.mutant.place), source: source,
        justification: tried.justification, test: tried.test)
    }
    killed = session.tried.count { $0.outcome == .killed }
    notViable = session.tried.count { $0.outcome == .notViable }
    unchanged = session.tried.count { $0.outcome == .unchanged }
    tests = session.sets.values.reduce(0) { $0 + $1.bench.testCount }
    allCount = isSample ? session.allCount : nil
  }

  /// The survivors that the policy does not let be.
  var unjustified: [Survivor] { survivors.filter { $0.justification == nil } }
  /// How many the policy lets be.
  var justified: Int { survivors.count - unjustified.count }
  /// How many could be noticed.
  var viable: Int { killed + survivors.count }

  /// The part that no test notices, of those that could be noticed, in tenths of a percent, rounded up.
  var unnoticedPerMille: Int {
    viable == 0 ? 0 : (unjustified.count * 1_000 + viable - 1) / viable
  }
}
