/// A run over many generated cases.
package struct Campaign: Sendable {
  /// What came of a run.
  package struct Outcome: Sendable {
    /// How many cases were made.
    package var cases = 0
    /// Those that did not check or load, which the generator must answer for, with the reason.
    package var unfit: [(seed: UInt64, reason: String)] = []
    /// The first cases that differ, in words.
    package var differences: [String] = []

    /// The share of cases that check.
    package var fitShare: Double { cases == 0 ? 1 : Double(cases - unfit.count) / Double(cases) }
  }

  /// What is compared.
  package var differential = Differential()
  /// The seed of the first case.
  package var seed: UInt64
  /// How many cases are made.
  package var count: Int
  /// After how many differences the run ends.
  package var mostDifferences = 1
  /// Is told how many cases are done.
  package var progress: @Sendable (Int) -> Void = { _ in }

  /// A run of so many cases.
  package init(seed: UInt64, count: Int) {
    self.seed = seed
    self.count = count
  }

  /// The case of a seed: some have many records, and a few so many that the usual batches are filled.
  package static func made(_ seed: UInt64) -> GeneratedCase {
    let size =
      seed % 2000 == 0 ? GeneratedSize.wide(700) : seed % 40 == 0 ? .wide(60) : GeneratedSize()
    return GeneratedCase(seed: seed, size: size)
  }

  /// Runs the cases.
  package func run() -> Outcome {
    var outcome = Outcome()
    for number in 0..<count {
      let made = Self.made(seed &+ UInt64(number))
      outcome.cases += 1
      do throws(LoadFailure) {
        if let difference = try differential.difference(in: made) {
          outcome.differences.append(described(made, difference))
          if outcome.differences.count >= mostDifferences { break }
        }
      } catch {
        outcome.unfit.append((made.seed, error.description))
      }
      progress(number + 1)
    }
    return outcome
  }

  private func described(_ made: GeneratedCase, _ difference: Difference) -> String {
    let small = Shrinker.shrink(made, difference, by: differential)
    return "seed \(made.seed), after \(small.tried) smaller cases\n"
      + CaseFiles(made, .english, small.edits).shown + "\n" + small.difference.shown
  }
}
