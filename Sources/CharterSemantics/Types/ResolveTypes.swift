import CharterDiagnostics
import CharterSyntax
import CharterValues

extension Checker {
  /// The type that a type node names; reports what it cannot resolve.
  ///
  /// - Parameters:
  ///   - node: the type as written; `nil` where the text leaves it out.
  ///   - visible: the vocabularies whose names may be used here.
  /// - Returns: `nil` where the type is left out or cannot be resolved.
  func resolveType(_ node: SyntaxNode?, visible: Set<Int>) -> ValueType? {
    guard let node else { return nil }
    switch node.kind {
    case .setType:
      let element = node.first(.namedType) ?? node.first(.setType)
      guard let element, let type = resolveType(element, visible: visible) else { return nil }
      switch type.base {
      case .entity, .enumeration, .text, .date:
        guard !type.isOptional else { break }
        return ValueType(.set(of: type.base), isOptional: node.hasQuestionMark)
      case .boolean, .number, .set, .nothing: break
      }
      report(.setElementNotAllowed(at: element.span))
      return nil
    case .namedType:
      guard let token = node.token(.word) else { return nil }
      let isOptional = node.hasQuestionMark
      guard let base = resolveBase(token, node, visible: visible) else { return nil }
      return ValueType(base, isOptional: isOptional)
    default: return nil
    }
  }

  private func resolveBase(
    _ token: SyntaxToken, _ node: SyntaxNode, visible: Set<Int>
  ) -> BaseType? {
    let unit = node.first(.unitReference)
    if let builtin = BuiltinType(token.identifier) {
      note(token, builtin)
      let dimension: Dimension? =
        unit.map { resolveUnit(parts: $0.unitParts, visible: visible) } ?? .plain
      guard let dimension else { return nil }
      switch builtin {
      case .number: return .number(isInteger: false, dimension)
      case .integer: return .number(isInteger: true, dimension)
      case .money:
        if let unit { report(.unitNotAllowed(at: unit.span)) }
        return .number(isInteger: false, Dimension(Schema.yuan))
      case .boolean, .text, .date:
        if let unit { report(.unitNotAllowed(at: unit.span)) }
        switch builtin {
        case .boolean: return .boolean
        case .text: return .text
        default: return .date
        }
      }
    }
    guard let entry = typeNames[token.identifier] else {
      report(.unknownType(token.identifier, at: token.span, known: visibleTypeNames(visible)))
      return nil
    }
    if let vocabulary = entry.vocabulary, !visible.contains(vocabulary) {
      report(.vocabularyNotUsed(vocabularies[vocabulary].name, at: token.span))
      return nil
    }
    note(token, entry.symbol)
    if let unit { report(.unitNotAllowed(at: unit.span)) }
    switch entry.symbol {
    case .enumeration(let id): return .enumeration(id)
    case .entity(let id): return .entity(id)
    }
  }

  private func visibleTypeNames(_ visible: Set<Int>) -> [String] {
    let declared = typeNames.entries
      .filter { $0.value.vocabulary.map(visible.contains) ?? true }.map(\.key)
    return declared + BuiltinType.allCases.flatMap { [$0.latin, $0.han] }
  }

  /// The dimension of `元/班/年`: the first unit over the others; `nil` where one is unknown.
  func resolveUnit(parts: [(text: String, span: Span)], visible: Set<Int>) -> Dimension? {
    if parts.isEmpty { return .plain }
    var dimension = Dimension.plain
    var isSound = true
    for (index, part) in parts.enumerated() {
      guard let entry = unitNames[part.text] else {
        let known = unitNames.entries
          .filter { $0.value.vocabulary.map(visible.contains) ?? true }.map(\.key)
        report(.unknownUnit(part.text, at: part.span, known: known))
        isSound = false
        continue
      }
      if let vocabulary = entry.vocabulary, !visible.contains(vocabulary) {
        report(.vocabularyNotUsed(vocabularies[vocabulary].name, at: part.span))
        isSound = false
        continue
      }
      note(part.span, units[entry.symbol.index].name, units[entry.symbol.index].span)
      let unit = Dimension(entry.symbol)
      dimension = index == 0 ? unit : dimension / unit
    }
    return isSound ? dimension : nil
  }

  /// A type as people write it, in both languages: `School 学校?`, `number in 元/人`.
  func words(for type: ValueType) -> Words {
    let base = words(for: type.base)
    return type.isOptional ? Words(zh: base.zh + "?", en: base.en + "?") : base
  }

  func words(for base: BaseType) -> Words {
    switch base {
    case .boolean: return Words(zh: "是非", en: "boolean")
    case .text: return Words(zh: "文本", en: "text")
    case .date: return Words(zh: "日期", en: "date")
    case .number(let isInteger, let dimension):
      let kind = isInteger ? Words(zh: "整数", en: "integer") : Words(zh: "数", en: "number")
      if dimension.isPlain { return kind }
      let unit = schemaUnits.words(for: dimension)
      return Words(zh: "\(kind.zh)(\(unit.zh))", en: "\(kind.en) in \(unit.en)")
    case .enumeration(let id): return enums[id.index].declaration.name.words
    case .entity(let id): return entities[id.index].declaration.name.words
    case .set(let element):
      let inner = words(for: element)
      return Words(zh: "\(inner.zh)的集合", en: "set of \(inner.en)")
    case .nothing: return Words(zh: "无", en: "none")
    }
  }

  func words(for dimension: Dimension) -> Words {
    dimension.isPlain
      ? Words(zh: "无单位", en: "no unit") : schemaUnits.words(for: dimension)
  }

  /// A schema of the units alone, to word dimensions with.
  private var schemaUnits: Schema { Schema(units: units) }
}

extension SyntaxNode {
  var hasQuestionMark: Bool { token(.question) != nil }

  /// The words of a unit reference, each with its place.
  var unitParts: [(text: String, span: Span)] {
    tokens.filter { $0.kind == .word }.map { ($0.identifier, $0.span) }
  }

  /// The type that a declaration states.
  var typeNode: SyntaxNode? { first(.namedType) ?? first(.setType) }
}
