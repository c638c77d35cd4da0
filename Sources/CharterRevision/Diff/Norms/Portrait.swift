import CharterDiagnostics
import CharterKit
import CharterSemantics
import CharterValues

/// A program as declarations that can be compared with those of another revision.
struct Portrait {
  let program: Program
  let sources: SourceCollection
  let side: Side
  let matching: Matching

  /// Every declaration with its parts, by the matching.
  func declarations() -> [Declaration] {
    symbols(of: program).compactMap(declaration)
  }

  /// The symbols of everything that is declared for itself.
  private func symbols(of program: Program) -> [Symbol] {
    let schema = program.schema
    var symbols: [Symbol] = program.policies.indices.map { .policy($0) }
    symbols += program.clauses.indices.map { .clause($0) }
    symbols += program.norms.indices.map { .norm($0) }
    symbols += program.exceptions.indices.map { .exception($0) }
    symbols += program.rules.indices.map { .rule($0) }
    symbols += program.quotas.indices.map { .quota($0) }
    symbols += program.subsidies.indices.map { .subsidy($0) }
    symbols += program.parameters.indices.map { .parameter($0) }
    symbols += program.definitions.indices.map { .definition($0) }
    symbols += program.tables.indices.map { .table($0) }
    symbols += schema.units.indices.filter { schema.units[$0].span != nil }.map { .unit($0) }
    symbols += schema.enums.indices.map { .enumeration($0) }
    symbols += schema.entities.indices.map { .entity($0) }
    symbols += schema.actions.indices.map { .action($0) }
    return symbols
  }

  /// The declaration of a symbol with its parts; `nil` for what is part of another.
  func declaration(_ symbol: Symbol) -> Declaration? {
    let side = self.side
    let matching = self.matching
    var maker = PartMaker(
      Shaper(program) { matching.key(of: $0, on: side) }, sources: sources)
    guard var found = maker.declaration(symbol) else { return nil }
    found.parts = maker.parts
    found.references = maker.shaper.references
    found.references.remove(symbol)
    return found
  }
}

/// Makes the parts of one declaration.
struct PartMaker {
  var shaper: Shaper
  let sources: SourceCollection
  var parts: [Part] = []

  var program: Program { shaper.program }

  init(_ shaper: Shaper, sources: SourceCollection) {
    self.shaper = shaper
    self.sources = sources
  }

  mutating func declaration(_ symbol: Symbol) -> Declaration? {
    switch symbol {
    case .policy(let index): policy(program.policies[index], symbol)
    case .clause(let index): clause(program.clauses[index], symbol)
    case .norm(let index): norm(program.norms[index], symbol)
    case .exception(let index): exception(program.exceptions[index], symbol)
    case .rule(let index): rule(program.rules[index], symbol)
    case .quota(let index): quota(program.quotas[index], symbol)
    case .subsidy(let index): subsidy(program.subsidies[index], symbol)
    case .parameter(let index): parameter(program.parameters[index], symbol)
    case .definition(let index): definition(program.definitions[index], symbol)
    case .table(let index): table(program.tables[index], symbol)
    case .unit(let index):
      Declaration(
        symbol: symbol, kind: .unit, name: program.schema.units[index].name, policy: nil,
        clause: nil, span: program.schema.units[index].span)
    case .enumeration(let index): enumeration(index, symbol)
    case .entity(let index): entity(index, symbol)
    case .action(let index): action(index, symbol)
    case .enumCase, .attribute, .argument, .step: nil
    }
  }

  // MARK: Adding

  mutating func add(
    _ kind: PartKind, _ shape: Shape, key: String = "", label: Name? = nil, text: Words? = nil,
    messages: [Part.Message] = [], weight: Weight = .substance, symbol: Symbol? = nil
  ) {
    parts.append(
      Part(
        kind: kind, key: key, label: label, shape: shape, text: text, messages: messages,
        weight: weight, symbol: symbol))
  }

  /// A text of the document, which decides nothing.
  mutating func addWords(_ kind: PartKind, _ words: Words?, key: String = "") {
    guard let words else { return }
    add(
      kind, Shape(Shape.quoted(words.zh) + Shape.quoted(words.en)), key: key, text: words,
      weight: .wording)
  }

  /// A plain fact, in words of its own.
  mutating func add(_ kind: PartKind, _ head: String, _ text: Words, weight: Weight = .substance) {
    add(kind, Shape(head), text: text, weight: weight)
  }

  mutating func add(
    _ kind: PartKind, _ expression: Expression?, _ scope: Shaper.Scope, key: String = "",
    label: Name? = nil
  ) {
    guard let expression else { return }
    add(kind, shaper.shape(expression, scope), key: key, label: label)
  }

  mutating func add(
    _ kind: PartKind, each expressions: [Expression], _ scope: Shaper.Scope
  ) {
    for expression in expressions { add(kind, expression, scope) }
  }

  mutating func addFlag(_ kind: PartKind, _ holds: Bool, weight: Weight = .substance) {
    guard holds else { return }
    add(kind, "yes", Words(zh: "是", en: "yes"), weight: weight)
  }

  /// A text as the policy writes it, with its interpolations.
  mutating func message(_ template: Template?, key: String, _ scope: Shaper.Scope) -> [Part.Message]
  {
    guard let template else { return [] }
    return [
      Part.Message(
        key: key, shape: shaper.shape(template, scope),
        text: Words(zh: text(template.zh), en: text(template.en)))
    ]
  }

  func text(_ parts: [TextPart]) -> String {
    parts.map { part in
      switch part {
      case .literal(let text): text
      case .value(let expression): "{" + text(expression.span) + "}"
      }
    }.joined()
  }

  /// A stretch of the source on one line.
  func text(_ span: Span) -> String {
    sources[span.source].text(of: span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
