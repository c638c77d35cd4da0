package import CharterDiagnostics
package import CharterValues

/// A norm of any kind, with the tests that decided it.
package struct TracedNorm: Sendable {
  /// What sort of norm it is.
  package enum Kind: String, Sendable {
    case norm, exception, rule, quota, subsidy

    /// The kind for people.
    package var words: Words {
      switch self {
      case .norm: Words(zh: "规则", en: "norm")
      case .exception: Words(zh: "例外", en: "exception")
      case .rule: Words(zh: "登记规则", en: "rule")
      case .quota: Words(zh: "配额", en: "quota")
      case .subsidy: Words(zh: "补贴", en: "subsidy")
      }
    }
  }

  /// In which ways tests decided it.
  package enum Tested: String, Sendable {
    case both, one, none
    /// In the only way that there is.
    case only

    /// A sign for each way.
    package var sign: String {
      switch self {
      case .both: "✓✓"
      case .only: "✓ "
      case .one: "✓–"
      case .none: "––"
      }
    }

    /// The word for machines, which do not ask how many ways there are.
    package var code: String { self == .only ? Tested.both.rawValue : rawValue }

    /// What the signs say.
    package static let legend = Words(
      zh: "✓✓ 测过符合和不符合两面；✓ 只有一面可测，已测；✓– 两面只测了一面；–– 没有测试",
      en: "✓✓ tested both ways; ✓ tested in the only way there is; ✓– one way of two; –– not at all"
    )
  }

  /// What sort of norm it is.
  package let kind: Kind
  /// Its name.
  package let name: Name
  /// In which ways tests decided it; what can be decided in one way only needs no other.
  package let tested: Tested
  /// The tests that found it to hold, by file and line.
  package let holding: [String]
  /// The tests that found it to fail, by file and line.
  package let failing: [String]

  /// How many tests decided it.
  package var cases: Int { Set(holding + failing).count }
}

/// One clause of a document: what encodes it, which tests decide that, and what is left out and why.
package struct ClauseTrace: Sendable {
  /// How a clause is accounted for.
  package enum State: String, Sendable, CaseIterable {
    case encoded, partly, excused
    /// It is neither encoded nor is there a reason.
    case gap

    /// The state for people.
    package var words: Words {
      switch self {
      case .encoded: Words(zh: "已编码", en: "encoded")
      case .partly: Words(zh: "部分编码", en: "partly encoded")
      case .excused: Words(zh: "说明不编码", en: "excused")
      case .gap: Words(zh: "没有着落", en: "unaccounted for")
      }
    }
  }

  /// What is declared in a clause beside norms.
  package struct Part: Sendable {
    /// What sort of thing it is.
    package enum Kind: String, Sendable, CaseIterable {
      case parameter, setting, definition, table

      /// The kind for people.
      package var words: Words {
        switch self {
        case .parameter: Words(zh: "参数", en: "parameter")
        case .setting: Words(zh: "设定", en: "setting")
        case .definition: Words(zh: "定义", en: "definition")
        case .table: Words(zh: "表", en: "table")
        }
      }
    }

    /// What sort of thing it is.
    package let kind: Kind
    /// Its name.
    package let name: Name

    /// A part of a clause.
    package init(kind: Kind, name: Name) {
      self.kind = kind
      self.name = name
    }
  }

  /// What is left out on purpose.
  package struct Omission: Sendable {
    /// The part that is left out; `nil`: the whole clause.
    package let part: Words?
    /// Why.
    package let reason: Words

    /// Something left out.
    package init(part: Words?, reason: Words) {
      self.part = part
      self.reason = reason
    }
  }

  /// The document's own number; `nil`: what stands outside of any clause.
  package let number: String?
  /// What the document calls it.
  package let title: Words?
  /// The line that it begins on, from 1; `nil`: it is no clause.
  package let line: Int?
  /// The norms that encode it, in the order of the text.
  package let norms: [TracedNorm]
  /// What else encodes it.
  package let parts: [Part]
  /// What is left out, and why.
  package let omissions: [Omission]

  /// A clause with all its parts.
  package init(
    number: String?, title: Words?, line: Int?, norms: [TracedNorm], parts: [Part],
    omissions: [Omission]
  ) {
    self.number = number
    self.title = title
    self.line = line
    self.norms = norms
    self.parts = parts
    self.omissions = omissions
  }

  /// How it is accounted for.
  package var state: State {
    switch (norms.isEmpty && parts.isEmpty, omissions.isEmpty) {
    case (false, true): .encoded
    case (false, false): .partly
    case (true, false): .excused
    case (true, true): .gap
    }
  }
}

/// One document, clause by clause.
package struct DocumentTrace: Sendable {
  /// The policy's name.
  package let name: Name
  /// The document's title, where the policy gives it.
  package let title: Words?
  /// The document's own number, where the policy gives it.
  package let number: Words?
  /// The policy's file.
  package let path: String
  /// The byte offset of its name in the file.
  package let start: Int
  /// The clauses in the order of the document.
  package let clauses: [ClauseTrace]
  /// What stands outside of any clause; `nil`: nothing does.
  package let loose: ClauseTrace?

  /// The totals.
  package var totals: TraceTotals {
    TraceTotals(clauses, norms: (clauses + (loose.map { [$0] } ?? [])).flatMap(\.norms))
  }
}

/// How many clauses are accounted for in which way, and how many norms are tested.
package struct TraceTotals: Sendable, Hashable {
  /// Clauses by state.
  package private(set) var clauses: [ClauseTrace.State: Int] = [:]
  /// Norms of every kind, by how they are tested.
  package private(set) var norms: [TracedNorm.Tested: Int] = [:]

  /// The totals of clauses and norms.
  package init(_ clauses: [ClauseTrace], norms: [TracedNorm]) {
    for clause in clauses { self.clauses[clause.state, default: 0] += 1 }
    for norm in norms { self.norms[norm.tested, default: 0] += 1 }
  }

  /// The totals of several documents together.
  package init(_ documents: [DocumentTrace]) {
    self.init([], norms: [])
    for totals in documents.map(\.totals) {
      clauses.merge(totals.clauses, uniquingKeysWith: +)
      norms.merge(totals.norms, uniquingKeysWith: +)
    }
  }

  /// How many clauses there are.
  package var clauseCount: Int { clauses.values.reduce(0, +) }
  /// How many norms there are.
  package var normCount: Int { norms.values.reduce(0, +) }
}
