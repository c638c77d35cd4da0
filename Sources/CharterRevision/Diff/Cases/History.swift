import CharterData
import CharterEngine
import CharterSemantics
import CharterValues

/// The proposals of a file, decided one after the other by whatever program, each on what given verdicts have left.
///
/// So two programs judge every proposal on the same facts, and a proposal differs for its own sake alone.
struct History {
  let file: ProposalFile
  let date: CalendarDate
  /// What was decided on each proposal; those after them are not looked at.
  let verdicts: [Verdict]

  /// The decisions by a program.
  ///
  /// - Parameters:
  ///   - program: a program for the vocabulary that the file was read by.
  ///   - places: the proposals to decide; `nil`: all. The others are carried out as the verdicts say.
  /// - Returns: the decisions by their places in the file.
  func decisions(by program: Program, at places: Set<Int>? = nil) -> [Int: Decision] {
    let evaluator = ReferenceEvaluator(
      program: program, registry: file.registry, overrides: file.overrides)
    var state = evaluator.initialState
    var result: [Int: Decision] = [:]
    let last = places.map { $0.max() ?? -1 } ?? verdicts.count - 1
    for (index, verdict) in verdicts.enumerated() where index <= last {
      let proposal = file.proposals[index]
      let date = proposal.date ?? self.date
      if places?.contains(index) ?? true {
        result[index] = evaluator.decide(proposal, on: date, in: state)
      }
      guard index < last else { break }
      _ = evaluator.carryOut(proposal, at: index, verdict: verdict, on: date, in: &state)
    }
    return result
  }

  /// The decisions by a program on what its own verdicts leave.
  static func plan(
    _ file: ProposalFile, by program: Program, on date: CalendarDate
  ) -> [Decision] {
    ReferenceEvaluator(program: program, registry: file.registry)
      .plan(file, defaultDate: date).decisions
  }
}
