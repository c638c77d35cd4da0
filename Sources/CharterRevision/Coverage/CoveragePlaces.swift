import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterValues

/// A part of the core that tests can decide.
enum CoverageKey: Hashable, Sendable {
  case norm(NormID)
  /// A statement or a ground of a norm, or of an exception to it, for an action.
  case part(CoveragePoint.Kind, ActionID, Span)
  /// A statement or a ground of a rule on the registry.
  case rulePart(CoveragePoint.Kind, RuleID, Span)
  case exception(ExceptionID)
  case row(TableRow)
  case quota(QuotaID)
  case rule(RuleID)
  /// A subsidy without lines.
  case subsidy(SubsidyID)
  case line(SubsidyID, Int)
}

/// Everything that tests can decide in a program.
struct CoveragePlaces {
  /// A place with the policy that it is in.
  struct Place {
    let policy: PolicyID
    let key: CoverageKey
    let point: CoveragePoint
  }

  let program: Program
  private let maker: PointMaker
  private var places: [Place] = []

  init(program: Program, sources: SourceCollection) {
    self.program = program
    maker = PointMaker(program: program, sources: sources)
  }

  /// Every place, by kind.
  func all() -> [Place] {
    var result = self
    for norm in program.norms { result.add(norm) }
    for exception in program.exceptions { result.add(exception) }
    for (index, rule) in program.rules.enumerated() { result.add(rule, RuleID(index: index)) }
    for (index, quota) in program.quotas.enumerated() {
      let header = quota.header
      result.add(
        header.policy, .quota(QuotaID(index: index)),
        maker.point(.quota, .both, header.name, header.clause, header.span))
    }
    for (index, subsidy) in program.subsidies.enumerated() {
      result.add(subsidy, SubsidyID(index: index))
    }
    for table in program.tables { result.add(table) }
    return result.places
  }

  private mutating func add(_ policy: PolicyID, _ key: CoverageKey, _ point: CoveragePoint) {
    places.append(Place(policy: policy, key: key, point: point))
  }

  private mutating func add(_ norm: Norm) {
    if norm.isDecisive {
      add(
        norm.policy, .norm(norm.id),
        maker.point(
          .norm, norm.statements.ways, norm.name, norm.clause, norm.span, norm.action))
    }
    add(norm.statements, norm.name, norm.policy, norm.clause, norm.action)
  }

  private mutating func add(_ exception: NormException) {
    let action = maker.action(of: exception.target)
    add(
      exception.policy, .exception(exception.id),
      maker.point(.exception, .both, exception.name, exception.clause, exception.span, action))
    add(exception.statements, exception.name, exception.policy, exception.clause, action)
  }

  private mutating func add(
    _ statements: [Statement], _ norm: Name, _ policy: PolicyID, _ clause: ClauseID?,
    _ action: ActionID
  ) {
    for statement in statements {
      add(
        policy, .part(statement.pointKind, action, statement.span),
        maker.point(statement, of: norm, clause, action))
      for ground in statement.grounds {
        add(
          policy, .part(.ground, action, ground.span),
          maker.point(ground, of: norm, clause, action))
      }
    }
  }

  private mutating func add(_ rule: StateRule, _ id: RuleID) {
    let header = rule.header
    add(
      header.policy, .rule(id),
      maker.point(.rule, rule.statements.ways, header.name, header.clause, header.span))
    for statement in rule.statements {
      add(
        header.policy, .rulePart(statement.pointKind, id, statement.span),
        maker.point(statement, of: header.name, header.clause, nil))
      for ground in statement.grounds {
        add(
          header.policy, .rulePart(.ground, id, ground.span),
          maker.point(ground, of: header.name, header.clause, nil))
      }
    }
  }

  private mutating func add(_ subsidy: Subsidy, _ id: SubsidyID) {
    let header = subsidy.header
    if subsidy.lines.isEmpty {
      add(
        header.policy, .subsidy(id),
        maker.point(
          .subsidy, subsidy.conditions.isEmpty ? .yes : .both, header.name, header.clause,
          header.span))
    }
    for (index, line) in subsidy.lines.enumerated() {
      let isConditional =
        switch line.kind {
        case .amount(_, let condition): condition != nil
        case .pool(let pool): pool.condition != nil
        }
      add(
        header.policy, .line(id, index),
        maker.point(
          line: line, isConditional ? .both : .yes, of: header))
    }
  }

  private mutating func add(_ table: DecisionTable) {
    for (index, row) in table.rows.enumerated() {
      add(
        table.policy, .row(TableRow(table: table.id, row: index)),
        maker.point(row: row.span, of: table))
    }
    let span: Span? =
      switch table.otherwise {
      case .value(let expression): expression.span
      case .unset(let span): span
      case nil: nil
      }
    if let span {
      add(
        table.policy, .row(TableRow(table: table.id, row: nil)), maker.point(row: span, of: table))
    }
  }
}

extension Statement {
  /// What tests can decide of it.
  var pointKind: CoveragePoint.Kind {
    if case .duty = kind { return .duty }
    return .statement
  }

  /// In which ways it can be decided.
  var ways: CoveragePoint.Ways {
    switch kind {
    case .duty: .yes
    case .forbid(nil): .no
    case .require, .forbid, .advise, .grounds, .procedure: .both
    }
  }

  fileprivate var grounds: [Ground] {
    if case .grounds(_, let grounds) = kind { return grounds }
    return []
  }

  /// Whether it forbids the act altogether, so that it can only fail.
  var forbidsTheAct: Bool {
    if case .forbid(nil) = kind { return true }
    return false
  }
}

extension [Statement] {
  /// The ways in which they can be decided together.
  fileprivate var ways: CoveragePoint.Ways {
    let decisive = filter(\.isDecisive)
    if decisive.isEmpty { return .yes }
    return decisive.contains(where: \.forbidsTheAct) ? .no : .both
  }
}
