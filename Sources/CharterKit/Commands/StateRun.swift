internal import CharterDiagnostics
public import CharterEngine
public import CharterSemantics
public import CharterValues

/// Takes the reports on quotas and rules as they come, so that nothing need be kept of them.
public protocol AuditVisitor {
  /// A norm's subjects follow.
  mutating func begin(_ norm: AnyNormID)
  /// What the quota came to for one subject.
  mutating func add(_ report: QuotaReport)
  /// What the rule came to for one subject.
  mutating func add(_ report: RuleReport)
  /// All subjects of the norm were told.
  mutating func end(_ footnotes: StateFootnotes)
}

/// A quota or a rule on the registry with what it came to for each subject.
public struct AuditedNorm: Sendable {
  /// The quota or rule.
  public let norm: AnyNormID
  /// Of a quota: a report for each subject.
  public internal(set) var quotas: [QuotaReport] = []
  /// Of a rule: a report for each subject.
  public internal(set) var rules: [RuleReport] = []
  /// What the reports lean on together.
  public internal(set) var footnotes = StateFootnotes()
}

/// A subsidy with what it comes to for each subject.
public struct PaidSubsidy: Sendable {
  /// A payment for each subject.
  public let payments: [Payment]
  /// The sums over all subjects.
  public let total: SubsidyTotal
}

extension Workspace {
  /// The quotas and rules on the registry whose policy is in force, in the order of policies and texts.
  public func auditedNorms(on date: CalendarDate) -> [AnyNormID] {
    guard let program else { return [] }
    let quotas = program.quotas.indices.map { AnyNormID.quota(QuotaID(index: $0)) }
    let rules = program.rules.indices.map { AnyNormID.rule(RuleID(index: $0)) }
    return inForce(quotas + rules, on: date, program)
  }

  /// The subsidies whose policy is in force, in the order of policies and texts.
  public func subsidies(on date: CalendarDate) -> [SubsidyID] {
    guard let program else { return [] }
    let all = program.subsidies.indices.map { AnyNormID.subsidy(SubsidyID(index: $0)) }
    return inForce(all, on: date, program).compactMap {
      if case .subsidy(let id) = $0 { id } else { nil }
    }
  }

  private func inForce(
    _ norms: [AnyNormID], on date: CalendarDate, _ program: Program
  ) -> [AnyNormID] {
    norms.filter { program[program.policy(of: $0)].inForce.contains(date) }
      .sorted { left, right in
        let (first, second) = (program.policy(of: left).index, program.policy(of: right).index)
        if first != second { return first < second }
        return program.span(of: left).start < program.span(of: right).start
      }
  }

  /// Evaluates quotas and rules on the registry as loaded, and hands each report on as it comes.
  ///
  /// - Parameters:
  ///   - norms: those of ``auditedNorms(on:)``, or some of them.
  ///   - date: the day that `today` stands for.
  ///   - visitor: takes the reports.
  public func audit(
    _ norms: [AnyNormID], on date: CalendarDate, visitor: inout some AuditVisitor
  ) {
    guard let program else { return }
    let engine = Pipeline.engine(program, registry, cores: cores)
    for norm in norms {
      visitor.begin(norm)
      switch norm {
      case .quota(let id):
        visitor.end(
          engine.evaluate(id, on: date) { visitor.add($0) })
      case .rule(let id):
        visitor.end(
          engine.evaluate(id, on: date) { visitor.add($0) })
      case .norm, .subsidy: visitor.end(StateFootnotes())
      }
    }
  }

  /// Every quota and rule in force with all its reports.
  public func audit(on date: CalendarDate) -> [AuditedNorm] {
    var keeper = ReportKeeper()
    audit(auditedNorms(on: date), on: date, visitor: &keeper)
    return keeper.norms
  }

  /// Works out a subsidy on the registry as loaded, and hands each payment on as it comes.
  ///
  /// - Parameters:
  ///   - id: one of ``subsidies(on:)``.
  ///   - date: the day that `today` stands for.
  ///   - visit: is called once a payment.
  /// - Returns: the sums over all subjects; `nil` without a program.
  public func pay(
    _ id: SubsidyID, on date: CalendarDate, visit: (Payment) -> Void
  ) -> SubsidyTotal? {
    guard let program else { return nil }
    let engine = Pipeline.engine(program, registry, cores: cores)
    return engine.evaluate(id, on: date, visit: visit)
  }

  /// Works out what a subsidy comes to on the registry as loaded, for whoever asks for no single payment.
  ///
  /// - Parameters:
  ///   - id: one of ``subsidies(on:)``.
  ///   - date: the day that `today` stands for.
  /// - Returns: the same sums as with every payment; `nil` without a program.
  public func total(of id: SubsidyID, on date: CalendarDate) -> SubsidyTotal? {
    guard let program else { return nil }
    return Pipeline.engine(program, registry, cores: cores).total(of: id, on: date)
  }

  /// Every subsidy in force with all its payments.
  public func subsidy(on date: CalendarDate) -> [PaidSubsidy] {
    subsidies(on: date).compactMap { id in
      var payments: [Payment] = []
      return pay(id, on: date) { payments.append($0) }
        .map { PaidSubsidy(payments: payments, total: $0) }
    }
  }
}

/// Keeps every report.
private struct ReportKeeper: AuditVisitor {
  var norms: [AuditedNorm] = []

  mutating func begin(_ norm: AnyNormID) { norms.append(AuditedNorm(norm: norm)) }
  mutating func add(_ report: QuotaReport) { norms[norms.count - 1].quotas.append(report) }
  mutating func add(_ report: RuleReport) { norms[norms.count - 1].rules.append(report) }
  mutating func end(_ footnotes: StateFootnotes) { norms[norms.count - 1].footnotes = footnotes }
}
