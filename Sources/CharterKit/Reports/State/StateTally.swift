internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics

/// How many subjects came out which way.
struct StateTally {
  var met = 0
  var notMet = 0
  /// Not met, of policies that only describe.
  var deviations = 0
  var undetermined = 0
  /// Of these, those of policies that only describe.
  var undeterminedDescriptions = 0
  var notYetDue = 0

  var total: Int { met + notMet + deviations + undetermined + notYetDue }

  mutating func add(_ outcome: StateOutcome, force: Force) {
    switch outcome {
    case .met: met += 1
    case .notYetDue: notYetDue += 1
    case .notMet:
      if force == .descriptive { deviations += 1 } else { notMet += 1 }
    case .undetermined:
      undetermined += 1
      if force == .descriptive { undeterminedDescriptions += 1 }
    }
  }

  static func += (left: inout StateTally, right: StateTally) {
    left.met += right.met
    left.notMet += right.notMet
    left.deviations += right.deviations
    left.undetermined += right.undetermined
    left.undeterminedDescriptions += right.undeterminedDescriptions
    left.notYetDue += right.notYetDue
  }

  /// What descriptive policies say decides nothing here either.
  var status: ExitStatus {
    if notMet > 0 { return .rejected }
    return undetermined > undeterminedDescriptions ? .undetermined : .success
  }

  /// Each outcome that there is, with its number and its mark, the worst first.
  func parts(_ context: ReportContext) -> [(text: String, mark: Mark)] {
    let all: [(Int, String, Mark)] = [
      (notMet, context.words(.notMet), .bad),
      (deviations, context.say("偏离", "deviation"), .remark),
      (undetermined, context.words(.undetermined), .open),
      (notYetDue, context.words(.notYetDue), .faint), (met, context.words(.met), .good),
    ]
    return all.filter { $0.0 > 0 }.map { ("\($0.1) \($0.0)", $0.2) }
  }

  /// The worst outcome.
  func mark(_ context: ReportContext) -> Mark { parts(context).first?.mark ?? .faint }

  /// `未达标 2，达标 3`.
  func text(_ context: ReportContext, painted: Bool = false) -> String {
    parts(context).map { painted ? context.style.paint($0.text, $0.mark.role) : $0.text }
      .joined(separator: context.say("，", ", "))
  }
}
