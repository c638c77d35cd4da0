package import CharterDiagnostics
package import CharterValues

/// A place in a policy that tests can decide, with how often they did.
package struct CoveragePoint: Sendable {
  /// What can be decided there.
  package enum Kind: String, Sendable, CaseIterable {
    case norm, statement, ground, duty, exception, row, quota, rule, subsidy, line
  }

  /// Which ways of deciding there are.
  package enum Ways: Sendable {
    /// Both: it holds for one case and fails for another.
    case both
    /// It can only hold: a row that is used, a line without a condition.
    case yes
    /// It can only fail: what forbids an act altogether.
    case no
  }

  /// What makes it the same place in several runs.
  package struct Identity: Sendable, Hashable {
    /// The file of the policy.
    package let path: String
    /// The byte offset in it.
    package let start: Int
    /// What can be decided there.
    package let kind: Kind
    /// The action that it is decided for; empty: none.
    package let action: String
  }

  /// What makes it the same place in several runs.
  package let identity: Identity
  /// Which ways of deciding there are.
  package let ways: Ways
  /// What it is called.
  package let name: Shown
  /// The norm, table or subsidy that it is a part of; its own name where it is one.
  package let norm: Name
  /// The number of the clause, where it stands in one.
  package let clause: String?
  /// The line that it stands on, from 1.
  package let line: Int
  /// The bytes of what can be decided there.
  package let length: Int
  /// How often tests found it to hold.
  package var yes = 0
  /// How often tests found it to fail.
  package var no = 0
  /// The tests that found it to hold, by file and line, each once.
  package var holding: [String] = []
  /// The tests that found it to fail, by file and line, each once.
  package var failing: [String] = []

  /// Whether tests decided it in every way there is.
  package var isCovered: Bool {
    switch ways {
    case .both: yes > 0 && no > 0
    case .yes: yes > 0
    case .no: no > 0
    }
  }

  /// How many ways of deciding there are.
  package var branches: Int { ways == .both ? 2 : 1 }

  /// How many of them tests took.
  package var taken: Int {
    switch ways {
    case .both: (yes > 0 ? 1 : 0) + (no > 0 ? 1 : 0)
    case .yes: yes > 0 ? 1 : 0
    case .no: no > 0 ? 1 : 0
    }
  }

  /// What no test did.
  package var gap: Words? {
    if isCovered { return nil }
    let (holds, fails) = kindWords
    switch ways {
    case .both where yes == 0 && no == 0: return Words(zh: "从未判定", en: "never decided")
    case .both where yes == 0: return Words(zh: "从未\(holds.zh)", en: "never \(holds.en)")
    case .both: return Words(zh: "从未\(fails.zh)", en: "never \(fails.en)")
    case .yes: return Words(zh: "从未\(holds.zh)", en: "never \(holds.en)")
    case .no: return Words(zh: "从未\(fails.zh)", en: "never \(fails.en)")
    }
  }

  /// One way of deciding it, in words.
  func way(_ holds: Bool) -> Words { holds ? kindWords.holds : kindWords.fails }

  /// How it holds and how it fails, in words that follow “never”.
  private var kindWords: (holds: Words, fails: Words) {
    switch identity.kind {
    case .norm, .statement:
      (Words(zh: "判为符合", en: "satisfied"), Words(zh: "判为不符合", en: "violated"))
    case .ground, .exception: (Words(zh: "成立", en: "held"), Words(zh: "判为不成立", en: "failed"))
    case .duty: (Words(zh: "产生", en: "arose"), Words(zh: "不产生", en: "did not arise"))
    case .row: (Words(zh: "用到", en: "used"), Words(zh: "不用到", en: "left aside"))
    case .quota, .rule: (Words(zh: "判为达标", en: "met"), Words(zh: "判为未达标", en: "not met"))
    case .subsidy, .line: (Words(zh: "计入", en: "applied"), Words(zh: "判为不计", en: "left out"))
    }
  }
}

extension CoveragePoint.Kind {
  /// The kind for people.
  package var words: Words {
    switch self {
    case .norm: Words(zh: "规则", en: "norms")
    case .statement: Words(zh: "要求", en: "statements")
    case .ground: Words(zh: "事由", en: "grounds")
    case .duty: Words(zh: "义务", en: "duties")
    case .exception: Words(zh: "例外", en: "exceptions")
    case .row: Words(zh: "表格各行", en: "table rows")
    case .quota: Words(zh: "配额", en: "quotas")
    case .rule: Words(zh: "登记规则", en: "rules on the registry")
    case .subsidy: Words(zh: "补贴", en: "subsidies")
    case .line: Words(zh: "补贴分项", en: "subsidy lines")
    }
  }

  /// One of the kind, for people.
  package var one: Words {
    switch self {
    case .norm: Words(zh: "规则", en: "norm")
    case .statement: Words(zh: "要求", en: "statement")
    case .ground: Words(zh: "事由", en: "ground")
    case .duty: Words(zh: "义务", en: "duty")
    case .exception: Words(zh: "例外", en: "exception")
    case .row: Words(zh: "表格行", en: "row")
    case .quota: Words(zh: "配额", en: "quota")
    case .rule: Words(zh: "登记规则", en: "rule")
    case .subsidy: Words(zh: "补贴", en: "subsidy")
    case .line: Words(zh: "分项", en: "line")
    }
  }
}
