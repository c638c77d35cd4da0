import CharterDiagnostics
import CharterSemantics
import CharterValues

/// Policies, clauses, and what stands in them beside norms.
extension PartMaker {
  mutating func policy(_ policy: Policy, _ symbol: Symbol) -> Declaration {
    addWords(.title, policy.title)
    addWords(.number, policy.number)
    addWords(.issuer, policy.issuer)
    let code = policy.jurisdiction.map { $0.prefix + String(repeating: "0", count: 6 - $0.prefix.utf8.count) }
    add(
      .jurisdiction, policy.jurisdiction.map { "in \($0.prefix)" } ?? "everywhere",
      code.map { Words($0) } ?? Words(zh: "不限", en: "everywhere"))
    add(.force, policy.force.rawValue, policy.force.words)
    let period = policy.inForce
    add(.period, Self.key(period), Self.words(period))
    addFlag(.illustrative, policy.isPeriodIllustrative, weight: .wording)
    return Declaration(
      symbol: symbol, kind: .policy, name: policy.name, policy: policy.id, clause: nil,
      span: policy.span)
  }

  mutating func clause(_ clause: Clause, _ symbol: Symbol) -> Declaration {
    addWords(.title, clause.title)
    for omission in clause.notEncoded {
      let words = omission.part.map {
        Words(
          zh: "“\($0.zh)”因为“\(omission.reason.zh)”",
          en: "“\($0.en)” because “\(omission.reason.en)”")
      }
      addWords(.omission, words ?? omission.reason, key: omission.part?.zh ?? "")
    }
    return Declaration(
      symbol: symbol, kind: .clause, name: Name(clause.number), policy: clause.policy, clause: nil,
      span: clause.span)
  }

  mutating func parameter(_ parameter: Parameter, _ symbol: Symbol) -> Declaration {
    let scope = Shaper.Scope.arguments(parameter.arguments.count)
    add(.type, parameter.type, at: parameter.span)
    add(arguments: parameter.argumentTypes)
    addFlag(.delegable, parameter.isDelegable)
    addFlag(.illustrative, parameter.isIllustrative, weight: .wording)
    addWords(.reading, parameter.reading)
    add(.value, parameter.values, scope, of: "")
    for setting in parameter.settings {
      let arguments = setting.arguments.map { values in
        values.enumerated().map { index, value in
          shaper.value(value, parameter.argumentTypes[min(index, parameter.argumentTypes.count - 1)])
        }.joined(separator: ",")
      }
      let policy = shaper.refer(.policy(setting.policy.index))
      add(.setting, setting.values, scope, of: "\(policy) \(arguments ?? "any") ")
    }
    return Declaration(
      symbol: symbol, kind: .parameter, name: parameter.name, policy: parameter.policy,
      clause: parameter.clause, span: parameter.span)
  }

  /// Values from a day on; the next one ends the one before it.
  private mutating func add(
    _ kind: PartKind, _ values: [DatedValue], _ scope: Shaper.Scope, of owner: String
  ) {
    for (index, dated) in values.enumerated() {
      let isLast = index == values.count - 1
      let period = Period(first: dated.period.first, last: isLast ? dated.period.last : nil)
      let shape = shaper.shape(dated.value, scope)
      let isAlways = period.first == nil && period.last == nil
      let span = shape.span
      add(
        kind, Shape(owner + Self.key(period), [shape], span: isAlways ? span : nil),
        key: owner + (period.first?.description ?? ""),
        text: isAlways ? nil : Self.words(period, before: span.map(text) ?? ""))
    }
  }

  mutating func definition(_ definition: Definition, _ symbol: Symbol) -> Declaration {
    let scope = Shaper.Scope.arguments(definition.arguments.count)
    add(.type, definition.type, at: definition.span)
    add(arguments: definition.argumentTypes)
    add(.body, definition.body, scope)
    return Declaration(
      symbol: symbol, kind: .definition, name: definition.name, policy: definition.policy,
      clause: definition.clause, span: definition.span)
  }

  mutating func table(_ table: DecisionTable, _ symbol: Symbol) -> Declaration {
    let scope = Shaper.Scope.arguments(table.arguments.count)
    add(.type, table.type, at: table.span)
    add(arguments: table.argumentTypes)
    for row in table.rows {
      let cells = row.cells.enumerated().map { index, cell in
        self.cell(cell, table.argumentTypes[index])
      }
      add(
        .row, Shape("row", [Shape("cells", cells), shaper.shape(row.result, scope)], span: row.span),
        key: Shape("", cells).fingerprint)
    }
    if let otherwise = table.otherwise { add(.otherwise, shaper.shape(otherwise, scope)) }
    return Declaration(
      symbol: symbol, kind: .table, name: table.name, policy: table.policy, clause: table.clause,
      span: table.span)
  }

  private mutating func cell(_ cell: DecisionTable.Cell, _ type: ValueType) -> Shape {
    switch cell {
    case .any: Shape("any")
    case .oneOf(let tests):
      Shape("one of", tests.map { Shape(test($0, type)) }, isUnordered: true)
    }
  }

  private mutating func test(_ test: DecisionTable.Test, _ type: ValueType) -> String {
    switch test {
    case .equals(let value): return shaper.value(value, type)
    case .compare(let comparison, let value): return comparison.rawValue + shaper.value(value, type)
    case .range(let low, let high, let isHalfOpen):
      let ends = [shaper.value(low, type), shaper.value(high, type)]
      return ends.joined(separator: isHalfOpen ? "..<" : "..")
    }
  }

  // MARK: Types and periods

  private mutating func add(_ kind: PartKind, _ type: ValueType, at span: Span) {
    add(kind, shaper.type(type), words(of: type))
  }

  private mutating func add(arguments types: [ValueType]) {
    guard !types.isEmpty else { return }
    let words = types.map { self.words(of: $0) }
    add(
      .arguments, types.map { shaper.type($0) }.joined(separator: ","),
      Words(
        zh: words.map(\.zh).joined(separator: "、"), en: words.map(\.en).joined(separator: ", ")))
  }

  /// A type as a policy writes it.
  func words(of type: ValueType) -> Words {
    let base = words(of: type.base)
    return type.isOptional ? Words(zh: base.zh + "?", en: base.en + "?") : base
  }

  private func words(of type: BaseType) -> Words {
    switch type {
    case .boolean: return Words(zh: "是非", en: "boolean")
    case .text: return Words(zh: "文本", en: "text")
    case .date: return Words(zh: "日期", en: "date")
    case .number(let isInteger, let dimension):
      let base = isInteger ? Words(zh: "整数", en: "integer") : Words(zh: "数", en: "number")
      guard !dimension.isPlain else { return base }
      let unit = program.schema.words(for: dimension)
      return Words(zh: "\(base.zh) 计 \(unit.zh)", en: "\(base.en) in \(unit.en)")
    case .enumeration(let id): return program.schema[id].name.words
    case .entity(let id): return program.schema[id].name.words
    case .set(let element):
      let inner = words(of: element)
      return Words(zh: "集合 \(inner.zh)", en: "set of \(inner.en)")
    case .nothing: return Words(zh: "无", en: "none")
    }
  }

  static func key(_ period: Period) -> String {
    "\(period.first?.description ?? "")..\(period.last?.description ?? "")"
  }

  static func words(_ period: Period, before value: String? = nil) -> Words {
    var zh: [String] = []
    var en: [String] = []
    if let first = period.first {
      zh.append("自 \(first)")
      en.append("from \(first)")
    }
    if let last = period.last {
      zh.append("至 \(last)")
      en.append("until \(last)")
    }
    if zh.isEmpty, value == nil { return Words(zh: "不限", en: "always") }
    let (lead, tail) = (zh.joined(separator: " "), en.joined(separator: " "))
    guard let value else { return Words(zh: lead, en: tail) }
    return Words(zh: lead + " " + value, en: tail + " " + value)
  }
}
