import CharterGenerators
import Foundation

// `differential [CASES [FIRST-SEED]]`: compares the engine with the reference evaluator on generated cases.
let numbers = CommandLine.arguments.dropFirst().compactMap { UInt64($0) }
var campaign = Campaign(
  seed: numbers.count > 1 ? numbers[1] : 1, count: numbers.first.map(Int.init(clamping:)) ?? 1000)
campaign.mostDifferences = 3
let first = campaign.seed
campaign.progress = { done in
  // On the way, so that a crash tells which hundred seeds to try again.
  guard done % 100 == 0 else { return }
  FileHandle.standardError.write(
    Data("\r\(done) cases, up to seed \(first &+ UInt64(done - 1))".utf8))
}
let outcome = campaign.run()
FileHandle.standardError.write(Data("\n".utf8))
for difference in outcome.differences { print(difference) }
for unfit in outcome.unfit.prefix(5) { print("seed \(unfit.seed) does not check\n\(unfit.reason)") }
print(
  "\(outcome.cases) cases, \(outcome.unfit.count) of them do not check, "
    + "\(outcome.differences.count) differ")
if !outcome.differences.isEmpty { exit(1) }
