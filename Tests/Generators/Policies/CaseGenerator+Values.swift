import CharterSyntax
import CharterTestSupport

/// Parameters, settings, definitions and tables.
extension CaseGenerator {
  /// A type that a parameter or a definition may have.
  private mutating func valueType() -> GeneratedType {
    switch random.below(9) {
    case 0, 1: .boolean
    case 2: .date
    case 3: .text
    case 4: .integer()
    case 5: .integer(random.pick([.person, .day]))
    case 6: .number(.yuan)
    case 7: .number()
    default: .number(random.pick([.yuan / .person, .plain]))
    }
  }

  mutating func parameter() -> Draft? {
    let name = fresh("p", "参")
    let isShare = random.chance(30)
    let isDelegable = random.chance(40)
    var type = isShare ? GeneratedType.number() : valueType()
    if !isShare, random.chance(10) { type = type.optional }
    var marks: Draft = isDelegable ? "\(.delegable) " : ""
    if random.chance(15) { marks += "\(.illustrative) " }
    if random.chance(10) { marks += "\(.reading) \"?\" " }
    var arguments: [(GeneratedName, GeneratedType)] = []
    if random.chance(25) {
      arguments.append(
        (fresh("g", "元素"), GeneratedType(.enumeration(random.below(vocabulary.enums.count)))))
    }
    if random.chance(15) { arguments.append((fresh("g", "元素"), .boolean)) }
    guard let body = parameterValues(type, arguments, isShare: isShare) else { return nil }
    let draft: Draft =
      "\(marks)\(.parameter) \(declare: name)\(list(arguments)): \(vocabulary.written(type))\(body)"
    values.append(
      GeneratedValue(
        name: name, policy: policy, arguments: arguments.map(\.1), type: type, isParameter: true,
        isShare: isShare, isDelegable: isDelegable))
    return draft
  }

  private func list(_ arguments: [(GeneratedName, GeneratedType)]) -> Draft {
    guard !arguments.isEmpty else { return "" }
    let parts = arguments.map { name, type -> Draft in
      "\(declare: name): \(vocabulary.written(type))"
    }
    return "(\(Draft(parts, separator: ", ")))"
  }

  private mutating func parameterValues(
    _ type: GeneratedType, _ arguments: [(GeneratedName, GeneratedType)], isShare: Bool
  ) -> Draft? {
    if random.chance(10) { return " = \(.unset)" }
    guard random.chance(35) else {
      return value(type, arguments, isShare: isShare).map { " = \($0)" }
    }
    var lines: [Draft] = []
    // The last period has no end, or ends before the days on which anything is asked.
    let days = [
      ("2020-01-01", "2020-12-31"), ("2021-03-01", "2021-04-19"), ("2021-04-21", "2022-06-30"),
    ]
    for day in days.shuffled(using: &random).prefix(random.below(3) + 1) {
      guard let value = value(type, arguments, isShare: isShare) else { return nil }
      lines.append(.optional("\(.from) \(day.0) \(.until) \(day.1): \(value)\n"))
    }
    return " {\n\(Draft(lines, separator: ""))}"
  }

  private mutating func value(
    _ type: GeneratedType, _ arguments: [(GeneratedName, GeneratedType)], isShare: Bool
  ) -> Term? {
    if isShare { return Term(.number(), .postfix, "\(random.pick(SharedValues.shares))") }
    if random.chance(50), let constant = literal(type) { return constant }
    return scoped { generator in
      generator.scope = ExpressionScope()
      generator.scope.binders = 0
      for (name, type) in arguments { generator.scope.add(name, type, in: generator.vocabulary) }
      return generator.term(type, 2)
    }
  }

  /// What a lower policy sets for one of an upper one's delegable parameters.
  mutating func setting(of value: GeneratedValue) -> Draft? {
    var arguments: Draft = ""
    if !value.arguments.isEmpty, random.chance(50) {
      var constants: [Draft] = []
      for type in value.arguments {
        guard let constant = literal(type) else { return nil }
        constants.append("\(constant)")
      }
      arguments = "(\(Draft(constants, separator: ", ")))"
    }
    let constant =
      value.isShare
      ? Term(.number(), .postfix, "\(random.pick(SharedValues.shares))") : literal(value.type)
    guard let constant else { return nil }
    return "\(.set) \(policies[value.policy].name).\(value.name)\(arguments) = \(constant)"
  }

  mutating func definition() -> Draft? {
    let name = fresh("d", "概")
    var arguments: [(GeneratedName, GeneratedType)] = []
    if random.chance(80) {
      arguments.append((fresh("g", "元素"), .entity(random.below(vocabulary.entities.count))))
    }
    if random.chance(25) { arguments.append((fresh("g", "元素"), valueType())) }
    let type = random.chance(60) ? valueType() : .boolean
    let body = scoped { generator -> Term? in
      generator.scope = ExpressionScope()
      generator.scope.binders = min(1, generator.size.binders)
      for (name, type) in arguments { generator.scope.add(name, type, in: generator.vocabulary) }
      return generator.term(type, generator.size.depth - 1)
    }
    guard let body else { return nil }
    values.append(
      GeneratedValue(name: name, policy: policy, arguments: arguments.map(\.1), type: type))
    return "\(.define) \(declare: name)\(list(arguments)): \(vocabulary.written(type)) = \(body)"
  }

  // MARK: Tables

  /// A table whose rows are the leaves of a tree of cuts, so that they neither leave a gap nor overlap.
  mutating func table() -> Draft? {
    let name = fresh("t", "格")
    var columns: [(GeneratedName, GeneratedType)] = []
    for _ in 0..<random.below(3) + 1 { columns.append((fresh("g", "元素"), columnType())) }
    let type = valueType()
    var rows = cut(columns.map(\.1)[...])
    var hasOtherwise = columns.contains { $0.1.base == .text }
    if rows.count > 1, random.chance(30) || hasOtherwise {
      rows.remove(at: random.below(rows.count))
      hasOtherwise = true
    }
    var lines: [Draft] = [
      "\(Draft(columns.map { "\($0.0)" }, separator: " | ")) => \(Draft([.word(latin: "result", han: "结果")]))\n"
    ]
    for row in rows {
      guard let result = result(type, columns) else { return nil }
      lines.append(.optional("\(Draft(row, separator: " | ")) => \(result)\n"))
    }
    if hasOtherwise {
      guard let result = result(type, columns) else { return nil }
      lines.append("\(.otherwise) => \(random.chance(30) ? "\(.unset)" : result)\n")
    }
    values.append(
      GeneratedValue(name: name, policy: policy, arguments: columns.map(\.1), type: type))
    return
      "\(.table) \(declare: name) \(list(columns)): \(vocabulary.written(type)) {\n\(Draft(lines, separator: ""))}"
  }

  private mutating func result(
    _ type: GeneratedType, _ columns: [(GeneratedName, GeneratedType)]
  ) -> Draft? {
    if random.chance(8) { return "\(.unset)" }
    return value(type, columns, isShare: false).map { "\($0)" }
  }

  private mutating func columnType() -> GeneratedType {
    let type: GeneratedType =
      switch random.below(7) {
      case 0: .boolean
      case 1, 2: GeneratedType(.enumeration(random.below(vocabulary.enums.count)))
      case 3: .integer(random.pick([.plain, .person]))
      case 4: .number(random.pick([.plain, .yuan]))
      case 5: .date
      default: .integer()
      }
    return random.chance(15) ? type.optional : type
  }

  /// The rows over some columns: the first one's cells, each with the rows over the others.
  private mutating func cut(_ columns: ArraySlice<GeneratedType>) -> [[Draft]] {
    guard let first = columns.first else { return [[]] }
    let cells = random.chance(25) ? ["\(.any)"] : cells(first)
    return cells.flatMap { cell in cut(columns.dropFirst()).map { [cell] + $0 } }
  }

  /// Cells of which exactly one matches whatever value of a type there is.
  private mutating func cells(_ type: GeneratedType) -> [Draft] {
    let absent: [Draft] = type.isOptional ? ["\(.none)"] : []
    switch type.base {
    case .boolean: return absent + ["\(.true)", "\(.false)"]
    case .enumeration(let index):
      let declared = vocabulary.enums[index]
      let cut = random.below(declared.cases.count - 1) + 1
      if declared.isOrdered, random.chance(50) {
        let at: Draft = "\(declared.cases[cut])"
        return absent + ["< \(at)", ">= \(at)"]
      }
      let cases = declared.cases.map { name -> Draft in "\(name)" }
      return absent + [
        Draft(Array(cases[..<cut]), separator: ", "), Draft(Array(cases[cut...]), separator: ", "),
      ]
    case .number(_, let unit):
      let (low, high) = (
        unit.literal(random.pick(["1", "3", "10"])),
        unit.literal(random.pick(["30", "100", "2147483648"]))
      )
      return absent
        + random.pick([
          ["< \(low)", "\(low)..<\(high)", ">= \(high)"], ["<= \(low)", "> \(low)"],
          ["< \(low)", "\(low)", "> \(low)"], ["< \(low)", "\(low)..\(high)", "> \(high)"],
        ])
    case .date:
      return absent
        + random.pick([
          ["< 2021-04-20", ">= 2021-04-20"],
          ["< 2020-02-29", "2020-02-29..2021-08-31", "> 2021-08-31"],
        ])
    case .text, .entity, .set: return ["\(.any)"]
    }
  }
}
