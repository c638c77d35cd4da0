public import CharterDiagnostics

/// What a decision says of a proposed action.
public enum Verdict: String, Sendable, CaseIterable {
  case permitted
  case rejected
  case undetermined
  case ungoverned

  /// The verdict for people.
  public var words: Words {
    switch self {
    case .permitted: Words(zh: "准予", en: "permitted")
    case .rejected: Words(zh: "不予", en: "rejected")
    case .undetermined: Words(zh: "待补", en: "undetermined")
    case .ungoverned: Words(zh: "无据", en: "ungoverned")
    }
  }
}
