import CharterDiagnostics
import CharterEngine
import CharterValues

/// How a revision stands to its base over the cases at hand, and no further.
struct Strictness: Sendable {
  var stricter = 0
  var looser = 0
  /// To or from “ungoverned”, which is neither more nor less than any other verdict.
  var incomparable = 0
  var equal = 0

  enum Judgement: String, Sendable {
    case equal, stricter, looser, incomparable

    var words: Words {
      switch self {
      case .equal: Words(zh: "结论都一样", en: "no verdict differs")
      case .stricter: Words(zh: "更严", en: "stricter")
      case .looser: Words(zh: "更宽", en: "looser")
      case .incomparable: Words(zh: "有严有宽，或无从比较", en: "neither stricter nor looser")
      }
    }
  }

  /// All cases together.
  var judgement: Judgement {
    if incomparable > 0 || stricter > 0 && looser > 0 { return .incomparable }
    return stricter > 0 ? .stricter : looser > 0 ? .looser : .equal
  }

  mutating func note(_ before: Verdict, _ after: Verdict) {
    switch Self.judgement(before, after) {
    case .equal: equal += 1
    case .stricter: stricter += 1
    case .looser: looser += 1
    case .incomparable: incomparable += 1
    }
  }

  mutating func note(_ before: StateOutcome?, _ after: StateOutcome?) {
    guard let before, let after else { return incomparable += 1 }
    let (old, new) = (Self.rank(before), Self.rank(after))
    if old == new { equal += 1 } else if old > new { stricter += 1 } else { looser += 1 }
  }

  /// One verdict against another: permitted is looser than undetermined, and that than rejected.
  static func judgement(_ before: Verdict, _ after: Verdict) -> Judgement {
    if before == after { return .equal }
    guard let old = rank(before), let new = rank(after) else { return .incomparable }
    return old > new ? .stricter : .looser
  }

  private static func rank(_ verdict: Verdict) -> Int? {
    switch verdict {
    case .permitted: 2
    case .undetermined: 1
    case .rejected: 0
    case .ungoverned: nil
    }
  }

  /// Met is the loosest; what is not yet due asks for nothing today.
  private static func rank(_ outcome: StateOutcome) -> Int {
    switch outcome {
    case .met: 3
    case .notYetDue: 2
    case .undetermined: 1
    case .notMet: 0
    }
  }
}
