package import CharterDiagnostics
package import CharterEngine
package import CharterSemantics
import CharterValues

/// What can be decided in the policies of a run, and how often tests decided it which way.
package struct Coverage: Sendable {
  /// A policy, with the places in it.
  package struct Document: Sendable {
    /// The policy's name.
    package let name: Shown
    /// The document's title, where the policy gives it.
    package let title: Words?
    /// Its file.
    package let path: String
    /// The byte offset of its name in the file.
    package let start: Int
    /// The clauses in the order of the document, by number and title.
    package let clauses: [(number: String, title: Words?)]
    /// The places, in the order of the text.
    package var points: [CoveragePoint]
  }

  /// The policies, in the order read.
  package private(set) var documents: [Document] = []
  /// The test that is running, by file and line.
  package var test = ""
  private let program: Program
  /// Where the point of an identity stands: the document and the place in it.
  private var places: [CoverageKey: (document: Int, point: Int)] = [:]

  /// Everything that can be decided in a program; nothing is yet.
  package init(_ program: Program, _ sources: SourceCollection) {
    self.program = program
    let found = CoveragePlaces(program: program, sources: sources).all()
    for policy in program.policies {
      let own = found.filter { $0.policy == policy.id }
        .sorted { $0.point.identity.start < $1.point.identity.start }
      for (place, item) in own.enumerated() {
        places[item.key] = (documents.count, place)
      }
      documents.append(
        Document(
          name: Shown(policy.name), title: policy.title,
          path: tidied(sources[policy.span.source].name), start: Int(policy.span.start),
          clauses: policy.clauses.map { (program[$0].number, program[$0].title) },
          points: own.map(\.point)))
    }
  }

  // MARK: What tests decide

  /// Adds what a decision settled.
  package mutating func note(_ decision: Decision) {
    for report in decision.norms where report.outcome != .notApplicable {
      switch report.outcome {
      case .satisfied: count(.norm(report.norm), true)
      case .violated: count(.norm(report.norm), false)
      case .undetermined, .notApplicable: break
      }
      for statement in report.statements {
        let action = decision.action
        count(.part(.statement, action, statement.span), statement.outcome.holds)
        for ground in statement.grounds {
          count(.part(.ground, action, ground.span), ground.holds)
        }
      }
      note(report, program[report.norm].exceptions, in: decision)
    }
    for duty in decision.duties where duty.reasons.isEmpty {
      count(.part(.duty, decision.action, duty.span), true)
    }
    for row in decision.tableRows { count(.row(row), true) }
  }

  /// Adds which exceptions held, and which of those that might have did not.
  private mutating func note(
    _ report: NormReport, _ exceptions: [ExceptionID], in decision: Decision
  ) {
    for id in exceptions {
      let exception = program[id]
      guard program[exception.policy].inForce.contains(decision.date) else { continue }
      let found = report.exceptions.first { $0.exception == id }
      count(.exception(id), found.map { $0.holds } ?? false)
      // What is an exception to one that did not hold had nothing to decide.
      if found?.holds == true { note(report, exception.exceptions, in: decision) }
    }
  }

  /// Adds what a quota came to for a subject.
  package mutating func note(_ report: QuotaReport) {
    count(.quota(report.quota), report.outcome.holds)
  }

  /// Adds what a rule on the registry came to for a subject.
  package mutating func note(_ report: RuleReport) {
    count(.rule(report.rule), report.outcome.holds)
    for duty in report.duties where duty.reasons.isEmpty {
      count(.rulePart(.duty, report.rule, duty.span), true)
    }
    for statement in report.statements {
      count(.rulePart(.statement, report.rule, statement.span), statement.outcome.holds)
      for ground in statement.grounds {
        count(.rulePart(.ground, report.rule, ground.span), ground.holds)
      }
    }
  }

  /// Adds which lines a payment has; one a line, `nil` where that is unknown.
  ///
  /// A subsidy without lines is decided as a whole, by what is paid.
  package mutating func note(_ payment: Payment, _ conditions: [Bool?]) {
    count(.subsidy(payment.subsidy), payment.amount.value == nil ? nil : true)
    for (line, holds) in conditions.enumerated() {
      count(.line(payment.subsidy, line), holds)
    }
  }

  /// Adds that a subsidy excludes somebody.
  package mutating func noteExclusion(from id: SubsidyID) { count(.subsidy(id), false) }

  /// Adds the rows of tables that the work on a norm took a value from.
  package mutating func note(_ footnotes: StateFootnotes) {
    for row in footnotes.tableRows { count(.row(row), true) }
  }

  private mutating func count(_ key: CoverageKey, _ holds: Bool?) {
    guard let holds, let place = places[key] else { return }
    documents[place.document].points[place.point].note(holds, by: test)
  }
}

extension StatementOutcome {
  /// Whether the statement holds; `nil`: that was not decided.
  fileprivate var holds: Bool? {
    switch self {
    case .satisfied: true
    case .violated: false
    case .undetermined, .passedOver: nil
    }
  }
}

extension StateOutcome {
  /// Whether the norm is met; `nil`: that was not decided, or does not count yet.
  fileprivate var holds: Bool? {
    switch self {
    case .met: true
    case .notMet: false
    case .undetermined, .notYetDue: nil
    }
  }
}

extension CoveragePoint {
  /// Adds that a test found it to hold, or to fail.
  fileprivate mutating func note(_ holds: Bool, by test: String) {
    if holds {
      yes += 1
      if holding.last != test { holding.append(test) }
    } else {
      no += 1
      if failing.last != test { failing.append(test) }
    }
  }
}
