import CharterDiagnostics
import CharterSyntax

extension MutantFinder {
  /// Leaves out a statement, a condition, an exception or a part of a step.
  mutating func visitStatement(_ node: SyntaxNode) {
    switch node.kind {
    case .requireStatement, .adviseStatement: replaceCondition(node, with: .true)
    case .forbidStatement:
      if node.expression == nil {
        drop(.statement, node.span, demand(true, node), quoting: node.span)
      } else {
        replaceCondition(node, with: .false)
      }
    case .groundItem:
      if node.isOneOfSeveral { drop(.statement, node.spanWithComma, quoting: node.head) }
    case .stepItem:
      if node.isOneOfSeveral { drop(.statement, node.spanWithComma, quoting: node.head) }
    case .groundsStatement, .procedureStatement:
      drop(.statement, node.span, demand(true, node), quoting: node.head)
    case .dutyStatement:
      // Advice that always holds keeps a norm that has no other statement.
      drop(.statement, node.span, demand(false, node), quoting: node.head)
    case .whenStatement, .lineCondition: drop(.condition, node.span, quoting: node.span)
    case .whereClause:
      // What counts needs its condition; the changes inside it serve.
      if node.parent?.kind != .quotaCount { drop(.condition, node.span, quoting: node.span) }
    case .exceptionDeclaration: drop(.exception, node.span, quoting: node.head)
    case .withinClause, .notBeforeClause: drop(.deadline, node.span, quoting: node.span)
    case .byClause:
      drop(.party, node.span, quoting: node.span)
      exchange(.and, .or, .party, in: node)
    default: break
    }
  }

  /// A statement that always holds.
  private func demand(_ isDecisive: Bool, _ node: SyntaxNode) -> String {
    let keyword: Keyword = isDecisive ? .require : .advise
    return isHan(node)
      ? "\(keyword.han) \(Keyword.true.han)" : "\(keyword.latin) \(Keyword.true.latin)"
  }

  private mutating func replaceCondition(_ node: SyntaxNode, with constant: Keyword) {
    guard let condition = node.expression else { return }
    drop(
      .statement, condition.span, isHan(node) ? constant.han : constant.latin, quoting: node.head)
  }
}

extension SyntaxNode {
  /// What is quoted of a statement: all but its message, on its first line.
  var head: Span {
    var end = Int(span.end)
    if let message = first(.otherwiseClause) { end = Int(message.span.start) }
    let start = Int(span.start)
    var last = start
    for index in start..<end {
      let byte = tree.text.bytes[index]
      if byte == 0x0A || byte == 0x0D { break }
      if byte != 0x20, byte != 0x09 { last = index + 1 }
    }
    return Span(source: span.source, start: start, end: last)
  }

  /// Whether its block has another one of its kind.
  fileprivate var isOneOfSeveral: Bool { (parent?.all(kind).count ?? 0) > 1 }

  /// Its span with the comma that goes with it: the one after it, else the one before.
  fileprivate var spanWithComma: Span {
    let commas = parent?.tokens.filter { $0.kind == .comma } ?? []
    let siblings = parent?.all(kind) ?? []
    let next = siblings.first { $0.span.start >= span.end }?.span.start
    if let after = commas.first(where: {
      comma in comma.span.start >= span.end && comma.span.start < next ?? .max
    }) {
      return span.joined(with: after.span)
    }
    guard next == nil, let before = commas.last(where: { $0.span.end <= span.start }) else {
      return span
    }
    return span.joined(with: before.span)
  }
}
