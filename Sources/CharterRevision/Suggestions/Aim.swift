import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterValues

/// Something that no test does yet.
enum Aim: Sendable {
  /// How the sides of a comparison may stand to each other where it turns.
  enum Side: Sendable, CaseIterable {
    case below, at, above

    var words: Words {
      switch self {
      case .below: Words(zh: "略低于界线", en: "just below the limit")
      case .at: Words(zh: "正在界线上", en: "at the limit")
      case .above: Words(zh: "略高于界线", en: "just above the limit")
      }
    }

    /// Whether two values stand so; numbers with a fraction within a hundredth, all else within one.
    func holds(of pair: Trail.Pair) -> Bool {
      switch (pair.left, pair.right) {
      case (.number(let left), .number(let right)):
        let gap = left - right
        let isWhole = [left, right].allSatisfy { number in
          !number.description.contains { $0 == "." || $0 == "/" }
        }
        let step = isWhole ? ExactNumber(1) : ExactNumber.decimal("0.01") ?? ExactNumber(1)
        return holds(sign: gap.sign, isNear: !(step < (gap.sign < 0 ? right - left : gap)))
      case (.date(let left), .date(let right)):
        let gap = left.dayNumber - right.dayNumber
        return holds(sign: gap.signum(), isNear: abs(gap) <= 1)
      default: return false
      }
    }

    private func holds(sign: Int, isNear: Bool) -> Bool {
      switch self {
      case .below: sign < 0 && isNear
      case .at: sign == 0
      case .above: sign > 0 && isNear
      }
    }
  }

  /// A comparison decided at its limit, or beside it.
  case limit(Span, Side)
  /// A place decided in a way.
  case way(CoveragePoint, holds: Bool)
}

/// A comparison with a figure or a day, with the declaration that it stands in.
struct Limit: Sendable {
  let span: Span
  let entry: Trail.Entry
  let name: Name
  let clause: String?
}

extension Program {
  /// The comparisons of norms with figures and days, parameters' too, in the order of the texts.
  var limits: [Limit] {
    var found: [Span: Limit] = [:]
    for (entry, name, clause) in declarations {
      for expression in expressions(of: entry) {
        expression.forEach { part in
          guard case .compare(_, let left, let right) = part.kind, left.type.hasSteps,
            isGiven(left) || isGiven(right), found[part.span] == nil
          else { return }
          found[part.span] = Limit(
            span: part.span, entry: entry, name: name, clause: clause.map { self[$0].number })
        }
      }
    }
    return found.values.sorted {
      ($0.span.source, $0.span.start, $0.span.end) < ($1.span.source, $1.span.start, $1.span.end)
    }
  }

  /// Whether a policy gives the value, at least in part, and not the facts alone.
  private func isGiven(_ expression: Expression) -> Bool {
    var isGiven = false
    expression.forEach { part in
      switch part.kind {
      case .constant(.number), .constant(.date), .parameter, .table: isGiven = true
      default: break
      }
    }
    return isGiven
  }

  /// Everything that can be named and holds expressions.
  private var declarations: [(Trail.Entry, Name, ClauseID?)] {
    var found: [(Trail.Entry, Name, ClauseID?)] = []
    for norm in norms {
      found.append((.conditions(norm.id), norm.name, norm.clause))
      found.append((.statements(norm.id), norm.name, norm.clause))
    }
    for exception in exceptions {
      found.append((.exception(exception.id), exception.name, exception.clause))
    }
    for (index, item) in definitions.enumerated() {
      found.append((.definition(DefinitionID(index: index)), item.name, item.clause))
    }
    for (index, item) in rules.enumerated() {
      found.append((.rule(RuleID(index: index)), item.header.name, item.header.clause))
    }
    for (index, item) in quotas.enumerated() {
      found.append((.quota(QuotaID(index: index)), item.header.name, item.header.clause))
    }
    for (index, item) in subsidies.enumerated() {
      found.append((.subsidy(SubsidyID(index: index)), item.header.name, item.header.clause))
    }
    return found
  }

  /// The declarations that a place of coverage is in.
  func entries(of point: CoveragePoint) -> [Trail.Entry] {
    let named = declarations.filter { $0.1 == point.norm }.map(\.0)
    let own = tables.filter { $0.name == point.norm }.map { Trail.Entry.table($0.id) }
    return named + own
  }
}

extension ValueType {
  /// Whether its values have neighbours.
  fileprivate var hasSteps: Bool {
    switch base {
    case .number, .date: true
    default: false
    }
  }
}
