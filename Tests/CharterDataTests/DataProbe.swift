import CharterData
import CharterDiagnostics
import CharterValues

/// What the tests see of the loaders: texts in, texts out.
struct DataProbe {
  var texts = SourceCollection()
  let registry: Registry
  let file: ProposalFile?
  let diagnostics: [Diagnostic]

  /// Loads registry files, named `0.yaml` and so on.
  init(registry files: [[UInt8]]) {
    self.init(files: files.enumerated().map { ("\($0.offset).yaml", $0.element) })
  }

  /// Loads registry files by their names, tables among them.
  init(files: [(name: String, bytes: [UInt8])]) {
    var sources: [SourceID] = []
    for (name, bytes) in files { sources.append(texts.add(SourceText(name: name, bytes: bytes))) }
    let result = loadRegistry(from: sources, in: texts, schema: Sample.schema)
    registry = result.value
    file = nil
    diagnostics = result.diagnostics
  }

  init(registry files: String...) { self.init(registry: files.map { Array($0.utf8) }) }

  /// Loads one table, and YAML beside it.
  init(table name: String, _ text: String, beside yaml: String = "") {
    self.init(files: [("reg/" + name, Array(text.utf8)), ("0.yaml", Array(yaml.utf8))])
  }

  /// Loads a proposal file on top of a registry, which is expected to be sound.
  init(proposals bytes: [UInt8], on registryText: String = "") {
    let base = texts.add(SourceText(name: "registry.yaml", text: registryText))
    let loaded = loadRegistry(from: [base], in: texts, schema: Sample.schema)
    let source = texts.add(SourceText(name: "proposals.yaml", bytes: bytes))
    let result = loadProposals(
      from: source, in: texts, schema: Sample.schema, registry: loaded.value)
    registry = result.value.registry
    file = result.value
    diagnostics = loaded.diagnostics + result.diagnostics
  }

  init(proposals text: String, on registryText: String = "") {
    self.init(proposals: Array(text.utf8), on: registryText)
  }

  /// Each diagnostic as `E0806 many`: its code and the text under it.
  var findings: [String] {
    diagnostics.map { "\($0.code.rawValue) \(texts[$0.span.source].text(of: $0.span))" }
  }

  /// Each record as `School yucai: name=育才 stage=primary`; what is unknown is left out.
  var records: [String] { registry.records.map { line($0) } }

  func line(_ record: Record) -> String {
    let entity = Sample.schema[record.entity]
    let mark =
      switch record.standing {
      case .registered: ""
      case .nested: "~"
      case .planned: "+"
      }
    let facts = slots(record.slots, entity.attributes)
    return "\(mark)\(entity.name.canonical) \(record.id):" + facts
  }

  /// The facts that there are, as ` name=育才 stage=primary`.
  func slots(_ slots: some Sequence<Fact?>, _ declarations: [AttributeDeclaration]) -> String {
    zip(declarations, slots).compactMap { declaration, fact in
      fact.map { " \(declaration.name.canonical)=\(show($0.value))" }
    }.joined()
  }

  func show(_ value: Value) -> String {
    switch value {
    case .none: return "none"
    case .boolean(let truth): return "\(truth)"
    case .text(let text): return "\"\(text)\""
    case .number(let number): return number.description
    case .date(let date): return date.description
    case .enumCase(let id, let index): return Sample.schema[id].cases[index].canonical
    case .record(let id):
      let record = registry[id]
      return record.standing == .nested ? "{\(line(record).dropFirst())}" : record.id
    case .set(let members): return "[\(members.map(show).joined(separator: " "))]"
    }
  }

  /// The text that a fact's span covers.
  func text(of fact: Fact?) -> String? {
    fact.map { texts[$0.span.source].text(of: $0.span) }
  }
}
