import CharterDiagnostics
import CharterSyntax
import CharterValues

/// Decision tables: columns, cells and results, then the search for gaps and overlaps.
extension Checker {
  func checkTable(_ index: Int) {
    let table = tables[index]
    let body = table.node.kind == .tableBody ? table.node : table.node.first(.tableBody)
    guard let body, let header = body.first(.tableHeader) else { return }
    let scope = Scope(checker: self, policy: table.policy)
    declare(table.arguments, table.argumentTypes, in: scope)
    defer { tables[index].frameSize = scope.frame.size }
    guard let columns = resolveColumns(header, table) else { return }
    var isSound = table.type != nil && table.argumentTypes.allSatisfy { $0 != nil }
    var rows: [DecisionTable.Row] = []
    for node in body.all(.tableRow) {
      let cellNodes = node.all(.tableCell)
      guard cellNodes.count == columns.count else {
        report(
          .tableColumns(
            found: cellNodes.count, wanted: columns.count, at: node.span, header: header.span))
        isSound = false
        continue
      }
      var cells: [DecisionTable.Cell] = Array(repeating: .any, count: table.arguments.count)
      for (cellNode, column) in zip(cellNodes, columns) {
        guard let type = table.argumentTypes[column] else { continue }
        if let cell = checkCell(cellNode, type: type, in: scope) {
          cells[column] = cell
        } else {
          isSound = false
        }
      }
      guard let result = tableResult(node, table, in: scope) else {
        isSound = false
        continue
      }
      rows.append(DecisionTable.Row(cells: cells, result: result, span: node.span))
    }
    let otherwiseRows = body.all(.otherwiseRow)
    for extra in otherwiseRows.dropFirst() {
      report(.otherwiseTwice(at: extra.span, first: otherwiseRows[0].span))
    }
    if let otherwise = otherwiseRows.first {
      tables[index].otherwise = tableResult(otherwise, table, in: scope)
      if tables[index].otherwise == nil { isSound = false }
    }
    tables[index].rows = rows
    guard isSound else {
      lost.append(body.span)
      return
    }
    analyse(index, header: header, hasOtherwise: !otherwiseRows.isEmpty)
  }

  /// For each column of the header the argument that it tests; every argument has one column.
  private func resolveColumns(_ header: SyntaxNode, _ table: TableInfo) -> [Int]? {
    let words = header.tokens.filter { $0.kind == .word }
    guard words.count > 1 else {
      lost.append(header.span)
      return nil
    }
    var columns: [Int] = []
    for token in words.dropLast() {
      guard
        let argument = table.arguments.firstIndex(where: { $0.forms.contains(token.identifier) })
      else {
        report(
          .unknownColumn(
            token.identifier, at: token.span, known: table.arguments.flatMap(\.forms),
            declared: table.nameSpan))
        return nil
      }
      if columns.contains(argument) {
        report(.duplicateName(token.identifier, at: token.span, first: words[0].span))
        return nil
      }
      note(token.span, table.arguments[argument], nil)
      columns.append(argument)
    }
    guard columns.count == table.arguments.count else {
      report(
        .tableColumns(
          found: columns.count, wanted: table.arguments.count, at: header.span,
          header: table.nameSpan))
      return nil
    }
    return columns
  }

  private func checkCell(
    _ node: SyntaxNode, type: ValueType, in scope: Scope
  ) -> DecisionTable.Cell? {
    if node.first(.anyCell) != nil { return .any }
    if let comparison = node.first(.comparisonCell) {
      guard let symbol = comparison.comparisonOperator,
        let operand = comparison.expression,
        let value = constant(operand, type: type, in: scope)
      else { return nil }
      switch symbol {
      case .equal: return .oneOf([.equals(value)])
      default:
        guard let relation = symbol.comparison else {
          report(.cellNotAllowed(at: comparison.span))
          return nil
        }
        let subject = Expression(.constant(value), type: type, span: comparison.span)
        guard scope.isOrderable(subject, at: comparison.span) else { return nil }
        return .oneOf([.compare(relation, value)])
      }
    }
    var tests: [DecisionTable.Test] = []
    for item in node.expressions {
      if item.kind == .rangeExpression {
        let ends = item.expressions
        guard ends.count == 2, let low = constant(ends[0], type: type, in: scope),
          let high = constant(ends[1], type: type, in: scope)
        else { return nil }
        let subject = Expression(.constant(low), type: type, span: item.span)
        guard scope.isOrderable(subject, at: item.span) else { return nil }
        tests.append(.range(low, high, isHalfOpen: item.isHalfOpen))
      } else {
        guard let value = constant(item, type: type, in: scope) else { return nil }
        tests.append(.equals(value))
      }
    }
    return tests.isEmpty ? nil : .oneOf(tests)
  }

  private func constant(_ node: SyntaxNode, type: ValueType, in scope: Scope) -> Value? {
    let expected = Expected(type, because: .other)
    // A column's own name is no value in its cells: they are constants.
    let variables = scope.variables
    scope.variables = []
    defer { scope.variables = variables }
    guard let checked = scope.check(node, expecting: expected),
      let fitted = scope.fit(checked, to: expected)
    else { return nil }
    guard let value = fitted.constant else {
      report(.constantNeeded(at: node.span))
      return nil
    }
    return value
  }

  private func tableResult(
    _ node: SyntaxNode, _ table: TableInfo, in scope: Scope
  ) -> ParameterValue? {
    if let unset = node.first(.unsetValue) { return .unset(unset.span) }
    guard let result = node.expressions.last, let type = table.type else { return nil }
    let expected = Expected(type, because: .declaration(table.nameSpan))
    guard let checked = scope.check(result, expecting: expected),
      let fitted = scope.fit(checked, to: expected)
    else { return nil }
    return .value(Expression(fitted.kind, type: type, span: fitted.span))
  }

  private func analyse(_ index: Int, header: SyntaxNode, hasOtherwise: Bool) {
    let table = tables[index]
    let types = table.argumentTypes.compactMap { $0 }
    let analysis = TableAnalysis(
      rows: table.rows.map(\.cells), types: types, enums: enums.map(\.declaration))
    switch analysis.run() {
    case .tooComplex: report(.tableTooComplex(at: table.nameSpan))
    case .found(let gap, let overlaps):
      if let gap, !hasOtherwise {
        report(.tableGap(example(gap, table), at: header.span))
      }
      for overlap in overlaps {
        report(
          .tableOverlap(
            example(overlap.example, table), at: table.rows[overlap.second].span,
            first: table.rows[overlap.first].span))
      }
    }
  }

  /// An input in words: `area = town, years = 10`.
  private func example(_ values: [TableAnalysis.Sample], _ table: TableInfo) -> Words {
    var zh: [String] = []
    var en: [String] = []
    for (index, sample) in values.enumerated() {
      let name = table.arguments[index].words
      let value = words(for: sample, type: table.argumentTypes[index])
      zh.append("\(name.zh) = \(value.zh)")
      en.append("\(name.en) = \(value.en)")
    }
    return Words(zh: zh.joined(separator: "，"), en: en.joined(separator: ", "))
  }

  private func words(for sample: TableAnalysis.Sample, type: ValueType?) -> Words {
    switch sample {
    case .other: return Words(zh: "表中未列的值", en: "a value that no row names")
    case .value(let value): return words(for: value, type: type)
    }
  }

  /// A constant as people write it.
  func words(for value: Value, type: ValueType?) -> Words {
    switch value {
    case .none: return Words(zh: "无", en: "none")
    case .boolean(let flag): return flag ? Words(zh: "是", en: "true") : Words(zh: "否", en: "false")
    case .text(let text): return Words("\"\(text)\"")
    case .date(let date): return Words(date.description)
    case .number(let number):
      guard case .number(_, let dimension)? = type?.base, !dimension.isPlain else {
        return Words(number.description)
      }
      let unit = words(for: dimension)
      return Words(zh: number.description + unit.zh, en: number.description + unit.en)
    case .enumCase(let id, let index): return enums[id.index].declaration.cases[index].words
    case .record, .set: return Words("…")
    }
  }
}

extension SyntaxNode {
  /// The operator that a comparison cell begins with.
  var comparisonOperator: BinaryOperator? { tokens.lazy.compactMap { BinaryOperator($0) }.first }
}
