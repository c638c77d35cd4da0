import CharterDiagnostics
import CharterSemantics
import CharterValues

/// Norms on the registry.
extension PartMaker {
  mutating func rule(_ rule: StateRule, _ symbol: Symbol) -> Declaration {
    let scope = add(rule.header)
    add(.category, rule.category.rawValue, Self.words(rule.category), weight: .wording)
    add(.condition, each: rule.conditions, scope)
    add(rule.statements, scope)
    return declaration(.rule, rule.header, symbol)
  }

  mutating func quota(_ quota: Quota, _ symbol: Symbol) -> Declaration {
    let scope = add(quota.header)
    add(.condition, each: quota.conditions, scope)
    let (parts, inner) = shaper.shape(quota.population, scope)
    add(.population, Shape("of", parts, span: span(of: quota.population)))
    add(.counted, quota.counted, inner)
    for bound in quota.bounds {
      switch bound {
      case .atLeast(let least, let isRoundedUp):
        add(
          .bound, Shape("at least \(isRoundedUp)", [shaper.shape(least, scope)], span: least.span),
          key: "least")
      case .atMost(let most):
        add(
          .bound, Shape("at most", [shaper.shape(most, scope)], span: most.span), key: "most")
      case .between(let least, let most):
        add(
          .bound,
          Shape(
            "between", [shaper.shape(least, scope), shaper.shape(most, scope)],
            span: least.span.source == most.span.source
              ? least.span.joined(with: most.span) : least.span), key: "least")
      }
    }
    return declaration(.quota, quota.header, symbol)
  }

  mutating func subsidy(_ subsidy: Subsidy, _ symbol: Symbol) -> Declaration {
    var scope = add(subsidy.header)
    add(.condition, each: subsidy.conditions, scope)
    if let sharers = subsidy.sharedAmong {
      let (parts, inner) = shaper.shape(sharers, scope)
      add(.subjects, Shape("among", parts, span: span(of: sharers)), key: "among")
      scope = inner
    }
    let outer = scope
    for (index, line) in subsidy.lines.enumerated() {
      let shape: Shape
      switch line.kind {
      case .amount(let amount, let condition):
        shape = Shape(
          "line \(index)",
          [shaper.shape(amount, outer)] + (condition.map { [shaper.shape($0, outer)] } ?? []),
          span: amount.span)
      case .pool(let pool):
        shape = Shape(
          "pool \(index)",
          [
            shaper.optional(pool.amount, outer), shaper.shape(pool.weight, outer),
            shaper.optional(pool.condition, outer),
          ], span: pool.weight.span)
      }
      add(.line, shape, key: line.name?.canonical ?? "line \(index)", label: line.name)
      scope = scope.naming(line.slot, "line \(index)")
    }
    add(.amount, subsidy.amount, scope)
    add(.floor, subsidy.atLeast, scope)
    add(.cap, subsidy.atMost, scope)
    if let rounding = subsidy.rounding {
      let unit = words(of: subsidy.amountType)
      add(
        .rounding,
        "\(rounding.mode) \(rounding.step) \(rounding.isByLargestRemainder) \(unit.en)",
        Self.words(rounding))
    }
    add(.payer, subsidy.payer, scope)
    add(.payee, subsidy.payee, scope)
    add(.budget, subsidy.budget, scope)
    add(.fund, subsidy.fund, scope)
    return declaration(.subsidy, subsidy.header, symbol)
  }

  private static func words(_ rounding: Subsidy.Rounding) -> Words {
    let step = rounding.step.description
    if rounding.isByLargestRemainder {
      return Words(zh: "到 \(step) 按最大余数", en: "to \(step) by largest remainder")
    }
    return switch rounding.mode {
    case .halfUp: Words(zh: "四舍五入 到 \(step)", en: "half up to \(step)")
    case .halfEven: Words(zh: "四舍六入五成双 到 \(step)", en: "half even to \(step)")
    case .up: Words(zh: "进一 到 \(step)", en: "up to \(step)")
    case .down: Words(zh: "去尾 到 \(step)", en: "down to \(step)")
    }
  }

  private mutating func add(_ kind: PartKind, _ parties: Parties?, _ scope: Shaper.Scope) {
    guard let parties else { return }
    add(kind, shaper.shape(parties, scope))
  }

  // MARK: What all of them have

  /// The subjects, the due date and the actions that a norm holds; the scope of its variables.
  private mutating func add(_ header: StateHeader) -> Shaper.Scope {
    var scope = Shaper.Scope()
    var shapes: [Shape] = []
    _ = shaper.refer(.policy(header.policy.index))
    for binder in header.subjects?.binders ?? [] {
      let (parts, inner) = shaper.shape(binder, scope)
      shapes.append(Shape("each", parts, span: span(of: binder)))
      scope = inner
    }
    add(
      .subjects, Shape("subjects", shapes, span: shapes.count == 1 ? shapes[0].span : nil),
      text: shapes.isEmpty ? Words(zh: "全辖区", en: "the whole jurisdiction") : nil)
    addFlag(.delegable, header.isDelegable)
    add(.due, header.by, scope)
    for action in header.enforcedOn {
      // A norm on the registry that is enforced is no part of what an action refers to here.
      let key = shaper.key(.action(action.index))
      add(
        .enforcement, Shape("on \(key)"), key: key, text: program.schema[action].name.words)
    }
    return scope
  }

  private func span(of binder: Binder) -> Span {
    guard let last = binder.condition?.span, last.source == binder.collection.span.source else {
      return binder.collection.span
    }
    return binder.collection.span.joined(with: last)
  }

  private func declaration(
    _ kind: Declaration.Kind, _ header: StateHeader, _ symbol: Symbol
  ) -> Declaration {
    Declaration(
      symbol: symbol, kind: kind, name: header.name, policy: header.policy, clause: header.clause,
      span: header.span)
  }
}
