import CharterDiagnostics
import CharterSyntax
import CharterValues

/// `if` and `match`: alternatives of one type, each read with what its test has shown.
extension Scope {
  func checkIf(_ node: SyntaxNode, expecting expected: Expected?) -> Expression? {
    // A chain of `else if` is read in a loop, so that its length costs no stack.
    var links: [(condition: Expression?, then: Expression?, node: SyntaxNode)] = []
    var current = node
    let before = present
    defer { present = before }
    var last: Expression?
    while true {
      let parts = current.expressions
      guard parts.count == 3 else { return nil }
      let condition = checkCondition(parts[0])
      let wanted = alternative(expected, links.compactMap(\.then).first)
      let then = knowing(condition?.facts(when: true).keys ?? [:].keys) {
        check(parts[1], expecting: wanted)
      }
      links.append((condition, then, current))
      present.formUnion(condition?.facts(when: false).keys ?? [:].keys)
      guard parts[2].kind == .ifExpression else {
        last = check(parts[2], expecting: alternative(expected, links.compactMap(\.then).first))
        break
      }
      current = parts[2]
    }
    guard var result = last else { return nil }
    for link in links.reversed() {
      guard let condition = link.condition, let then = link.then else { return nil }
      guard let type = join(then.type, result.type) else {
        report(
          .branchTypes(
            checker.words(for: then.type), at: then.span, checker.words(for: result.type),
            result.span))
        return nil
      }
      result = Expression(
        .conditional(condition, then: then, otherwise: result), type: type, span: link.node.span)
    }
    return result
  }

  private func alternative(_ expected: Expected?, _ first: Expression?) -> Expected? {
    if let expected { return expected }
    return first.map { Expected($0.type, because: .alternative($0)) }
  }

  func checkMatch(_ node: SyntaxNode, expecting expected: Expected?) -> Expression? {
    guard let scrutineeNode = node.expression,
      let scrutinee = check(scrutineeNode)
    else { return nil }
    var arms: [MatchArm] = []
    var seen: [Value: Span] = [:]
    var first: Expression?
    var type: ValueType?
    var isSound = true
    var hasOtherwise = false
    let wanted = Expected(scrutinee.type, because: .operand(scrutinee))
    for arm in node.all(.matchArm) {
      let parts = arm.expressions
      guard let resultNode = parts.last else { continue }
      var patterns: [Value]?
      if arm.first(.otherwisePattern) != nil {
        hasOtherwise = true
      } else {
        var values: [Value] = []
        for pattern in parts.dropLast() {
          guard let checked = check(pattern, expecting: wanted),
            let fitted = fit(checked, to: wanted)
          else {
            isSound = false
            continue
          }
          guard let value = fitted.constant else {
            report(.constantNeeded(at: pattern.span))
            isSound = false
            continue
          }
          if let earlier = seen[value] {
            report(.matchCaseTwice(at: pattern.span, first: earlier))
            isSound = false
          }
          seen[value] = pattern.span
          values.append(value)
        }
        patterns = values
      }
      let facts = facts(of: scrutinee, patterns, seen: seen)
      let result = knowing(facts) { check(resultNode, expecting: alternative(expected, first)) }
      guard let result else {
        isSound = false
        continue
      }
      if let current = type {
        guard let joined = join(current, result.type) else {
          report(
            .branchTypes(
              checker.words(for: current), at: first?.span ?? node.span,
              checker.words(for: result.type), result.span))
          isSound = false
          continue
        }
        type = joined
      } else {
        type = result.type
        first = result
      }
      arms.append(MatchArm(patterns: patterns, result: result))
    }
    guard isSound else { return nil }
    guard hasOtherwise || covers(scrutinee, seen, node) else { return nil }
    guard let type else { return nil }
    return Expression(.match(scrutinee, arms), type: type, span: node.span)
  }

  /// What is present in an arm: the scrutinee where `none` is no case of it, and what a tested condition says.
  private func facts(
    of scrutinee: Expression, _ patterns: [Value]?, seen: [Value: Span]
  ) -> Set<Path> {
    if patterns == [.boolean(true)] { return Set(scrutinee.facts(when: true).keys) }
    if patterns == [.boolean(false)] { return Set(scrutinee.facts(when: false).keys) }
    let mayBeNone = patterns.map { $0.contains(.none) } ?? (seen[.none] == nil)
    guard !mayBeNone, let path = scrutinee.path else { return [] }
    return [path]
  }

  /// Whether the patterns name every value of the scrutinee's type; reports those left out.
  private func covers(_ scrutinee: Expression, _ seen: [Value: Span], _ node: SyntaxNode) -> Bool {
    var left: [Words] = []
    switch scrutinee.type.base {
    case .enumeration(let id):
      for (index, name) in checker.enums[id.index].declaration.cases.enumerated()
      where seen[.enumCase(id, index)] == nil {
        left.append(name.words)
      }
    case .boolean:
      if seen[.boolean(true)] == nil { left.append(Words(zh: "是", en: "true")) }
      if seen[.boolean(false)] == nil { left.append(Words(zh: "否", en: "false")) }
    default:
      left.append(Words(zh: "其他值", en: "other values"))
    }
    if scrutinee.type.isOptional, seen[.none] == nil {
      left.append(Words(zh: "无", en: "none"))
    }
    guard !left.isEmpty else { return true }
    report(.matchNotCovered(left, at: scrutinee.span))
    return false
  }
}
