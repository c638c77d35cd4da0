internal import CharterDiagnostics
internal import CharterValues

extension DataFileSchema {
  /// One key of a layout, described.
  func property<Key: DescribedKey>(_ key: Key, _ value: JSONValue) -> Property {
    Property(key.words, value.adding("description", .string(key.purpose[language])))
  }

  /// A whole file of proposals, or of tests.
  func proposalFile(_ kind: DataFileKind) -> JSONValue {
    func list(_ definition: String, _ isNeeded: Bool = false) -> JSONValue {
      let types: JSONValue = isNeeded ? "array" : ["array", "null"]
      let items: JSONValue = ["type": types, "items": reference(definition)]
      return isNeeded ? items.adding("minItems", 1) : items
    }
    let properties = [
      property(FileKey.name, Self.scalar),
      Property(FileKey.registry.words, reference("registry", FileKey.registry.purpose[language])),
      Property(
        FileKey.parameters.words, reference("parameters", FileKey.parameters.purpose[language])),
      property(FileKey.proposals, list("proposal", kind == .proposals)),
      property(FileKey.audits, list("audit")),
      property(FileKey.subsidies, list("subsidy")),
    ]
    let lists = (kind == .proposals ? [] : [FileKey.audits, .subsidies]) + [FileKey.proposals]
    let message = say(
      "缺少“\(lists.map(\.words.words.zh).joined(separator: "”或“"))”。",
      "`\(lists.map(\.words.words.en).joined(separator: "` or `"))` is missing.")
    // A list alone is a list of proposals.
    let hasLists: JSONValue = [
      "anyOf": .array(
        [["type": "array"]] + lists.flatMap { forms($0.words) }.map { ["required": [.string($0)]] }),
      "errorMessage": .string(message),
    ]
    guard case .object(var members) = object(properties) else { return [:] }
    members = members.map { $0.key == "type" ? .init("type", ["object", "array"]) : $0 }
    if let rules = members.firstIndex(where: { $0.key == "allOf" }),
      case .array(let all) = members[rules].value
    {
      members[rules] = .init("allOf", .array(all + [hasLists]))
    }
    return .object(members + [.init("items", reference("proposal")), .init("minItems", 1)])
  }

  /// The definitions that files of proposals and tests refer to.
  var proposalParts: [JSONValue.Member] {
    [
      .init("parameters", overrides), .init("proposal", proposal), .init("step", step),
      .init("expectation", expectation),
      .init("audit", auditTest), .init("subsidy", subsidyTest),
    ] + actionParts + nameParts + expectedParts
  }

  // MARK: Proposals

  /// A proposal; its action says which keys it has.
  private var proposal: JSONValue {
    let names = schema.actions.flatMap { forms($0.name) }
    let action: JSONValue = [
      "enum": .array(names.map { .string($0) }),
      "description": .string(ProposalKey.action.purpose[language]),
    ]
    let keys = forms(ProposalKey.action.words)
    let branches: [JSONValue] = schema.actions.enumerated().map { index, declared in
      [
        "if": isOneOf(
          keys, .object([.init("enum", .array(declared.name.forms.map { .string($0) }))])),
        "then": reference(actionName(index)),
      ]
    }
    return [
      "type": "object", "properties": .object(keys.map { .init($0, action) }),
      "allOf": .array([needed(ProposalKey.action.words), exclusive(pairs(keys))] + branches),
    ]
  }

  /// That one of some keys is there with such a value.
  func isOneOf(_ keys: [String], _ value: JSONValue) -> JSONValue {
    let each: [JSONValue] = keys.map {
      ["properties": .object([.init($0, value)]), "required": [.string($0)]]
    }
    return ["anyOf": .array(each)]
  }

  private func actionName(_ index: Int) -> String {
    "action-" + identifier(schema.actions[index].name, index)
  }

  private var actionParts: [JSONValue.Member] {
    schema.actions.enumerated().map { .init(actionName($0), action($1)) }
  }

  /// A proposal of one action.
  private func action(_ declared: ActionDeclaration) -> JSONValue {
    let parameters = declared.parameters.map {
      Property($0.name, value($0.type, adding: description($0)))
    }
    let names: JSONValue = .array(forms(declared.name).map { .string($0) })
    let layout = [
      property(ProposalKey.action, ["enum": names]),
      property(ProposalKey.date, value(.date)),
      property(ProposalKey.title, Self.scalar),
      property(ProposalKey.name, Self.scalar),
      property(ProposalKey.steps, steps(declared.steps)),
      Property(
        ProposalKey.parameters.words,
        reference("parameters", ProposalKey.parameters.purpose[language])),
      property(ProposalKey.arguments, emptied(object(parameters))),
      Property(
        ProposalKey.expect.words, reference("expectation", ProposalKey.expect.purpose[language])),
    ]
    let id = declared.creates.isEmpty ? [] : [property(ProposalKey.id, Self.scalar)]
    // A parameter that is called like one of these keys is written under `arguments`.
    let keys = ProposalKey.allCases.map(\.words)
    let free = parameters.compactMap { parameter in
      parameter.name.leaving(keys.flatMap(\.forms)).map { Property($0, parameter.value) }
    }
    let titles = forms(ProposalKey.title.words) + forms(ProposalKey.name.words)
    let whole = object(layout + id + free, required: [ProposalKey.action.words])
    guard case .array(let rules)? = whole["allOf"], case .object(let members) = whole else {
      return whole
    }
    return .object(
      members.map {
        $0.key == "allOf" ? .init("allOf", .array(rules + [exclusive(pairs(titles))])) : $0
      } + [.init("description", .string(labels(declared.name)))])
  }

  /// The same object, or nothing at all.
  func emptied(_ object: JSONValue) -> JSONValue {
    guard case .object(let members) = object else { return object }
    return .object(members.map { $0.key == "type" ? .init("type", ["object", "null"]) : $0 })
  }

  /// The steps done, each with its day and who took it; a bare value is the day.
  private func steps(_ steps: [StepDeclaration]) -> JSONValue {
    let done: JSONValue = ["anyOf": [reference("date"), reference("step")]]
    return emptied(
      object(steps.map { Property($0.name, done.adding("description", .string(labels($0.name)))) }))
  }

  /// A step with who took it.
  private var step: JSONValue {
    object([
      property(StepKey.on, value(.date)),
      property(StepKey.by, ["type": .array(Self.scalarTypes + ["array"]), "items": Self.scalar]),
    ])
  }

  // MARK: Parameters

  /// Values of parameters to try, by `NAME` where one policy has it, or `POLICY.NAME`.
  private var overrides: JSONValue {
    let plain = schema.parameters.enumerated().filter { $1.arguments.isEmpty }
    let own = plain.filter { _, declared in
      !schema.parameters.contains { other in
        other.policy != declared.policy
          && !Set(other.name.forms).isDisjoint(with: declared.name.forms)
      }
    }
    let properties = own.map { index, declared in
      Property(declared.name, value(declared.type, adding: [about(index)]))
    }
    let qualified: [JSONValue.Member] = plain.map { index, declared in
      let name = SchemaPatterns.choice(declared.policy.forms) + "\\."
      return .init(
        SchemaPatterns.whole(name + SchemaPatterns.choice(declared.name.forms)),
        value(declared.type, adding: [about(index)]))
    }
    return emptied(object(properties, adding: [.init("patternProperties", .object(qualified))]))
  }

  private func about(_ parameter: Int) -> JSONValue.Member {
    let declared = schema.parameters[parameter]
    let wanted = schema.words(for: declared.type.base)
    let clause =
      norms.parameterClauses.indices.contains(parameter) ? norms.parameterClauses[parameter] : nil
    return .init(
      "description",
      .string(
        say("\(labels(declared.name))：\(wanted.zh)", "\(labels(declared.name)): \(wanted.en)")
          + place(clause, in: declared.policy)))
  }

  /// Where in a policy something stands: ` · 二(二)2 成员校纳新 · 示例政策`.
  func place(_ clause: NormCatalogue.Clause?, in policy: Name) -> String {
    let parts = [clause?.number, clause?.title?[language], policy.words[language]]
    return parts.compactMap { $0 }.map { " · " + $0 }.joined()
  }
}

extension Name {
  /// The name without forms that mean something else; `nil`: none is left.
  fileprivate func leaving(_ taken: [String]) -> Name? {
    let latin = latin.flatMap { taken.contains($0) ? nil : $0 }
    let han = han.flatMap { taken.contains($0) ? nil : $0 }
    return latin == nil && han == nil ? nil : Name(latin: latin, han: han)
  }
}
