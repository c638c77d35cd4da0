import CharterDiagnostics
import CharterSyntax

/// What comments in policies let be: `// 容许变异：…`, `// allow mutant comparison: …`.
struct MutantAllowances {
  private let allowances: [Allowance]
  /// Subjects that let a change be: the allowance's place in the list and the subject's in it.
  private var used: Set<[Int]> = []

  /// Those of the allowances that are about mutants count.
  init(_ allowances: [Allowance]) { self.allowances = allowances }

  /// Why a change is let be, by the innermost comment that covers it; `nil`: none does.
  mutating func reason(for mutant: Mutant) -> String? {
    var found: (place: Int, subject: Int, width: Int32)?
    for (place, allowance) in allowances.enumerated() where allowance.covers(mutant.place) {
      let width = allowance.covers.end - allowance.covers.start
      guard found.map({ width < $0.width }) ?? true else { continue }
      let subject = allowance.subjects.firstIndex { Self.allows($0, mutant.kind) }
      if let subject { found = (place, subject, width) }
    }
    guard let found else { return nil }
    used.insert([found.place, found.subject])
    return allowances[found.place].reason
  }

  /// The comments about mutants that let no change be.
  var unused: [Diagnostic] {
    allowances.enumerated().flatMap { place, allowance in
      allowance.subjects.enumerated().compactMap { subject, text in
        Self.isAboutMutants(text) && !used.contains([place, subject])
          ? Self.unused(at: allowance.subjectSpans[subject]) : nil
      }
    }
  }

  private static func unused(at span: Span) -> Diagnostic {
    Diagnostic(
      .unusedAllowance, at: span,
      label: Words(zh: "这里没有这样的改动", en: "no such change here"),
      message: Words(
        zh: "它所管的范围里，每一处这样的改动都有测试会发现，这条容许不起作用。",
        en: "A test notices every such change of what it covers, so it lets nothing be."),
      help: Words(
        zh: "删去它；留着会遮住以后的改动。改动的种类是：\(kinds.zh)。",
        en: "Delete it; kept, it would hide a later one. The kinds of changes are: \(kinds.en)."))
  }

  private static var kinds: Words {
    Words(
      zh: MutantKind.allCases.map(\.words.zh).joined(separator: "、"),
      en: MutantKind.allCases.map(\.words.en).joined(separator: ", "))
  }

  private static func isAboutMutants(_ subject: String) -> Bool {
    subject == "mutant" || subject.hasPrefix("mutant ")
  }

  private static func allows(_ subject: String, _ kind: MutantKind) -> Bool {
    if subject == "mutant" { return true }
    guard subject.hasPrefix("mutant ") else { return false }
    let named = subject.dropFirst("mutant ".count).lowercased()
    return named == kind.words.zh || named == kind.words.en
  }
}
