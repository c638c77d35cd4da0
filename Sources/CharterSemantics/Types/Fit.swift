import CharterDiagnostics
import CharterSyntax
import CharterValues

extension Scope {
  /// Checks a yes-or-no expression.
  func checkCondition(_ node: SyntaxNode?) -> Expression? {
    guard let node else { return nil }
    guard let expression = check(node, expecting: .condition) else { return nil }
    return fit(expression, to: .condition)
  }

  /// Checks an expression whose value must be there.
  func checkPresent(_ node: SyntaxNode?, expecting expected: Expected? = nil) -> Expression? {
    guard let node, let expression = check(node, expecting: expected) else { return nil }
    return requirePresent(expression)
  }

  /// Demands that a value be there; reports one that may be absent.
  func requirePresent(_ expression: Expression) -> Expression? {
    guard expression.type.isOptional || expression.type.isNothing else { return expression }
    if expression.type.isNothing {
      report(.noneNotAllowed(at: expression.span, wanted: nil, origin: nil))
    } else {
      reportAbsence(of: expression)
    }
    return nil
  }

  private func reportAbsence(of expression: Expression) {
    let text = checker.text(of: expression.span)
    report(
      .mayBeAbsent(
        text, at: expression.span, declared: declaration(of: expression),
        test: expression.path == nil ? nil : tests.last?.span))
  }

  /// Where the absence of a value is declared.
  private func declaration(of expression: Expression) -> Span? {
    switch expression.kind {
    case .attribute(_, let id):
      checker.entities[id.entity.index].declaration.attributes[id.slot].span
    case .variable(let slot): variables.last { $0.slot == slot }?.span
    case .parameter(let id, _): checker.parameters[id.index].nameSpan
    case .definition(let id, _): checker.definitions[id.index].nameSpan
    default: nil
    }
  }

  /// The expression as the surroundings ask for it, or a report of why it does not fit.
  func fit(_ expression: Expression, to expected: Expected) -> Expression? {
    let wanted = expected.type
    let found = expression.type
    if found.isNothing {
      guard wanted.isOptional else {
        report(
          .noneNotAllowed(
            at: expression.span, wanted: checker.words(for: wanted), origin: expected.origin))
        return nil
      }
      return Expression(expression.kind, type: wanted, span: expression.span)
    }
    switch (found.base, wanted.base) {
    case (.number(let isInteger, let dimension), .number(let needsInteger, let wantedDimension)):
      guard dimension == wantedDimension else {
        reportDimensions(
          of: expression, dimension, wanted: wantedDimension, origin: expected.origin)
        return nil
      }
      if needsInteger, !isInteger {
        report(.integerNeeded(at: expression.span, origin: expected.origin))
        return nil
      }
    case (.set(let element), .set(let wantedElement)):
      // An empty list fits every set.
      guard element == wantedElement || element == .nothing else {
        reportType(of: expression, expected)
        return nil
      }
    default:
      guard found.base == wanted.base else {
        reportType(of: expression, expected)
        return nil
      }
    }
    if found.isOptional, !wanted.isOptional {
      reportAbsence(of: expression)
      return nil
    }
    return expression
  }

  private func reportType(of expression: Expression, _ expected: Expected) {
    report(
      .typeMismatch(
        found: checker.words(for: expression.type), wanted: checker.words(for: expected.type),
        at: expression.span, expected: expected))
  }

  /// Reports two dimensions that differ: a missing unit, a needless one, or two units that do not go together.
  func reportDimensions(
    of expression: Expression, _ found: Dimension, wanted: Dimension, origin: Span?
  ) {
    if found.isPlain || wanted.isPlain {
      let isLiteral = if case .constant = expression.kind { true } else { false }
      report(
        .missingUnit(
          found: checker.words(for: found), wanted: checker.words(for: wanted),
          at: expression.span, origin: origin,
          literal: isLiteral && found.isPlain ? checker.text(of: expression.span) : nil))
    } else {
      report(
        .unitMismatch(
          left: checker.words(for: wanted), right: checker.words(for: found), at: expression.span,
          other: origin))
    }
  }

  /// The one type that several alternatives have; `nil` where they differ.
  func join(_ left: ValueType, _ right: ValueType) -> ValueType? {
    let isOptional = left.isOptional || right.isOptional
    if left.base == .nothing { return right.optional }
    if right.base == .nothing { return left.optional }
    switch (left.base, right.base) {
    case (.number(let leftInteger, let dimension), .number(let rightInteger, let other)):
      guard dimension == other else { return nil }
      return ValueType(
        .number(isInteger: leftInteger && rightInteger, dimension), isOptional: isOptional)
    case (.set(let element), .set(of: .nothing)):
      return ValueType(.set(of: element), isOptional: isOptional)
    case (.set(of: .nothing), .set(let element)):
      return ValueType(.set(of: element), isOptional: isOptional)
    default:
      return left.base == right.base ? ValueType(left.base, isOptional: isOptional) : nil
    }
  }
}

extension Checker {
  func text(of span: Span) -> String {
    trees.first { $0.source == span.source }?.text.text(of: span) ?? ""
  }
}
