import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

/// What came of expectations, and what decided those that did not hold.
struct Findings {
  var differences: [Difference] = []
  var why: [String] = []
}

extension FileTests {
  // MARK: Quotas and rules

  /// Runs a test of a quota or a rule.
  func result(of audit: AuditTest, noting coverage: inout Coverage?) -> TestResult {
    let found = findings(of: audit, noting: &coverage)
    return TestResult(
      name: name(of: audit), file: path, line: line(audit.span),
      differences: found.differences, why: found.why)
  }

  /// Holds a quota or a rule to what is expected of it.
  func findings(of audit: AuditTest, noting coverage: inout Coverage?) -> Findings {
    audit.isQuota
      ? quota(QuotaID(index: audit.norm), audit, noting: &coverage)
      : rule(RuleID(index: audit.norm), audit, noting: &coverage)
  }

  private func quota(
    _ id: QuotaID, _ audit: AuditTest, noting coverage: inout Coverage?
  ) -> Findings {
    let check = AuditCheck(speaker: speaker, program: program)
    let why = Why(context: context)
    let date = audit.date ?? invocation.date
    var reports: [Reported<QuotaReport>] = []
    if program[program[id].header.policy].inForce.contains(date) {
      let evaluator = evaluator(audit.overrides)
      let footnotes = evaluator.evaluate(
        id, on: date, in: evaluator.initialState, only: audit.expected.subjects
      ) {
        reports.append(Reported(subject: $0.subject, report: $0))
      }
      coverage?.note(footnotes)
    }
    return hold(audit.expected, reports, of: program[id].header, on: date) { report, expected in
      guard let report else { return (check.differences(ofNone: expected), []) }
      coverage?.note(report)
      return (check.differences(report, expected), explains ? why.lines(report) : [])
    }
  }

  private func rule(
    _ id: RuleID, _ audit: AuditTest, noting coverage: inout Coverage?
  ) -> Findings {
    let check = AuditCheck(speaker: speaker, program: program)
    let why = Why(context: context)
    let date = audit.date ?? invocation.date
    var reports: [Reported<RuleReport>] = []
    if program[program[id].header.policy].inForce.contains(date) {
      let evaluator = evaluator(audit.overrides)
      let footnotes = evaluator.evaluate(
        id, on: date, in: evaluator.initialState, only: audit.expected.subjects
      ) {
        reports.append(Reported(subject: $0.subject, report: $0))
      }
      coverage?.note(footnotes)
    }
    return hold(audit.expected, reports, of: program[id].header, on: date) { report, expected in
      guard let report else { return (check.differences(ofNone: expected), []) }
      coverage?.note(report)
      return (check.differences(report, expected), explains ? why.lines(report) : [])
    }
  }

  // MARK: Subsidies

  /// Runs a test of a subsidy.
  func result(of test: SubsidyTest, noting coverage: inout Coverage?) -> TestResult {
    let found = findings(of: test, noting: &coverage)
    return TestResult(
      name: name(of: test), file: path, line: line(test.span), differences: found.differences,
      why: found.why)
  }

  /// Holds a subsidy to what is expected of it.
  func findings(of test: SubsidyTest, noting coverage: inout Coverage?) -> Findings {
    payments(
      SubsidyID(index: test.subsidy), test.expected, total: test.total, budget: test.budget,
      test.overrides, on: test.date ?? invocation.date, in: RegistryState(file.registry),
      noting: &coverage)
  }

  /// Holds the payments of a subsidy on a state to what is expected of them.
  func payments(
    _ id: SubsidyID, _ expected: SubjectExpectations<PaymentExpectation>,
    total: ExactNumber?, budget: ExpectedBudget?, _ overrides: [ParameterOverride],
    on date: CalendarDate, in state: RegistryState, noting coverage: inout Coverage?
  ) -> Findings {
    let evaluator = evaluator(overrides)
    let header = program[id].header
    let why = Why(context: context)
    var reports: [Reported<Payment>] = []
    var sums: SubsidyTotal?
    if program[header.policy].inForce.contains(date) {
      sums = evaluator.evaluate(id, on: date, in: state) {
        reports.append(Reported(subject: $0.subject, report: $0))
      }
    }
    if let sums { coverage?.note(sums.footnotes) }
    var tested: Set<Subject> = []
    let check = PaymentCheck(speaker: speaker, program: program, type: program[id].amountType)
    var found = hold(expected, reports, of: header, on: date) { payment, expected in
      guard let payment else {
        if sums != nil { coverage?.noteExclusion(from: id) }
        return (check.differences(ofNone: expected), [])
      }
      tested.insert(payment.subject)
      return (check.differences(payment, expected), explains ? why.lines(payment) : [])
    }
    // A sum is of everybody, whether or not more is expected of each.
    let isOfAll = total != nil || budget != nil
    for reported in reports where isOfAll || tested.contains(reported.subject) {
      coverage?.note(
        reported.report,
        evaluator.lineConditions(of: id, for: reported.subject, on: date, in: state))
    }
    if let sums {
      found.differences += check.differences(sums, total: total, budget: budget)
    } else if total != nil || budget != nil {
      found.differences.append(
        Difference(
          Shown(zh: "合计", en: "total"),
          expected: total.map { Shown($0.description) } ?? Shown(zh: "有", en: "some"),
          got: Shown("not_in_force", Self.notInForce(date))))
    }
    return found
  }

  // MARK: Subjects

  /// What was reported of a subject.
  struct Reported<Report> {
    let subject: Subject
    let report: Report
  }

  /// Holds the reports on subjects to what is expected of each, and of all others.
  private func hold<Report, Expected>(
    _ expected: SubjectExpectations<Expected>, _ reports: [Reported<Report>],
    of header: StateHeader, on date: CalendarDate,
    _ check: (Report?, Expected) -> (differences: [Difference], why: [String])
  ) -> Findings {
    var findings = Findings()
    let speaker = self.speaker
    var bySubject: [Subject: Report] = [:]
    for reported in reports { bySubject[reported.subject] = reported.report }
    func add(_ subject: Subject, _ report: Report?, _ expectation: Expected) {
      let (differences, why) = check(report, expectation)
      guard !differences.isEmpty else { return }
      let shown = subject.values.isEmpty ? nil : speaker.shown(subject.values)
      findings.differences += differences.map { $0.of(shown) }
      findings.why += why
    }
    for named in expected.named {
      let subject = Subject(named.values)
      add(subject, bySubject[subject], named.expected)
    }
    if let others = expected.others {
      let named = Set(expected.named.map { Subject($0.values) })
      let rest = reports.filter { !named.contains($0.subject) }
      for reported in rest { add(reported.subject, reported.report, others) }
      // Nobody is left over: what is expected of them holds for no one, unless it is that.
      if rest.isEmpty, !check(nil, others).differences.isEmpty {
        findings.differences.append(
          Difference(
            Shown(zh: "其余", en: "others"), expected: Shown(zh: "有对象", en: "subjects"),
            got: Shown("none", Words(zh: "没有其余的对象", en: "no subject is left over"))))
      }
    }
    if !findings.differences.isEmpty, !program[header.policy].inForce.contains(date) {
      findings.why.append(Self.notInForce(date)[invocation.language])
    }
    return findings
  }

  static func notInForce(_ date: CalendarDate) -> Words {
    Words(zh: "政策在 \(date) 不施行", en: "the policy is not in force on \(date)")
  }
}

extension SubjectExpectations {
  /// The subjects that have to be looked at; `nil`: all of them.
  fileprivate var subjects: Set<Subject>? {
    others == nil ? Set(named.map { Subject($0.values) }) : nil
  }
}
