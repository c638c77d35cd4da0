internal import CharterDiagnostics
internal import CharterValues

/// What a value belongs to; turned into words only where something is wrong with it.
struct Place {
  enum Subject {
    case record(EntityID, id: String)
    case nested(EntityID)
    case action(ActionID)
    case step(ActionID, Int)
    case policyParameter(Int)
    /// A part of the file's own layout, already in words.
    case layout(Words)
  }

  let subject: Subject
  let attribute: Name?

  init(_ subject: Subject, _ attribute: Name? = nil) {
    self.subject = subject
    self.attribute = attribute
  }

  /// "`stage` of School `yucai`", as the beginning of a sentence.
  func words(in schema: Schema) -> Words {
    let whole = subjectWords(in: schema)
    guard let attribute = attribute?.words else { return whole }
    return Words(
      zh: "\(whole.zh)的“\(attribute.zh)”", en: "`\(attribute.en)` of \(whole.en)")
  }

  private func subjectWords(in schema: Schema) -> Words {
    switch subject {
    case .record(let entity, let id):
      let name = schema[entity].name.words
      let id = shown(id)
      return id.isEmpty
        ? Words(zh: "这条“\(name.zh)”记录", en: "this record of \(name.en)")
        : Words(zh: "\(name.zh)“\(id)”", en: "\(name.en) `\(id)`")
    case .nested(let entity):
      let name = schema[entity].name.words
      return Words(zh: "写在这里的“\(name.zh)”", en: "the nested \(name.en)")
    case .action(let action):
      let name = schema[action].name.words
      return Words(zh: "行动“\(name.zh)”", en: "action `\(name.en)`")
    case .step(let action, let step):
      let name = schema[action].steps[step].name.words
      return Words(zh: "步骤“\(name.zh)”", en: "step `\(name.en)`")
    case .policyParameter(let index):
      let parameter = schema.parameters[index].name.words
      return Words(zh: "参数“\(parameter.zh)”", en: "parameter `\(parameter.en)`")
    case .layout(let words): return words
    }
  }
}

/// The attributes of an entity or the parameters of an action, with the way from name to slot.
struct SlotTable {
  let declarations: [AttributeDeclaration]
  let slots: [String: Int]

  init(_ declarations: [AttributeDeclaration]) {
    self.declarations = declarations
    var slots: [String: Int] = [:]
    for (slot, declaration) in declarations.enumerated() {
      for form in declaration.name.forms where slots[form] == nil { slots[form] = slot }
    }
    self.slots = slots
  }

  /// The names that data may write.
  var writable: [Name] { declarations.filter { $0.inverseOf == nil }.map(\.name) }
}
