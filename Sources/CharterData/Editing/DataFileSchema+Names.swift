internal import CharterDiagnostics
internal import CharterValues

extension DataFileSchema {
  /// The definitions of the names that expectations may have.
  var nameParts: [JSONValue.Member] {
    [
      .init("norms-on-actions", names(of: groups(.onAction), withParts: true)),
      .init("quotas", names(of: groups(.quota), withParts: false)),
      .init("rules", names(of: groups(.rule), withParts: false)),
      .init("missing", missing),
    ]
  }

  /// The norms of a kind; one text may state one for several actions.
  func groups(_ sought: SoughtNorm) -> [NormCatalogue.Entry] {
    var groups: [NormCatalogue.Entry] = []
    var places: [[Name]: Int] = [:]
    for entry in norms.entries where sought.allows(entry.kind) {
      if let place = places[[entry.policy, entry.name]] {
        groups[place].labels += entry.labels.filter { !groups[place].labels.contains($0) }
      } else {
        places[[entry.policy, entry.name]] = groups.count
        groups.append(entry)
      }
    }
    return groups
  }

  /// The pattern of a norm's name, with its policy's before it or without.
  func pattern(_ entry: NormCatalogue.Entry) -> String {
    "(?:\(SchemaPatterns.choice(entry.policy.forms))\\.)?"
      + SchemaPatterns.choice(entry.name.forms)
  }

  /// One of some norms, or of their labelled parts: the plain names to choose from, and every other way to write them.
  func names(of entries: [NormCatalogue.Entry], withParts hasParts: Bool) -> JSONValue {
    guard !entries.isEmpty else { return false }
    var offered: [JSONValue] = []
    var described: [JSONValue] = []
    var seen: Set<String> = []
    func offer(_ form: String, _ entry: NormCatalogue.Entry) {
      guard seen.insert(form).inserted else { return }
      offered.append(.string(form))
      described.append(.string(String(place(entry.clause, in: entry.policy).dropFirst(3))))
    }
    for language in language == .zh ? [Language.zh, .en] : [.en, .zh] {
      for entry in entries {
        let name = entry.name.words[language]
        offer(name, entry)
        guard hasParts else { continue }
        for label in entry.labels { offer("\(name).\(label.words[language])", entry) }
      }
    }
    let patterns = entries.map { entry in
      hasParts && !entry.labels.isEmpty
        ? pattern(entry) + "(?:\\.\(SchemaPatterns.choice(entry.labels.flatMap(\.forms))))?"
        : pattern(entry)
    }
    return [
      "anyOf": [
        ["enum": .array(offered), "enumDescriptions": .array(described)],
        [
          "type": "string",
          "pattern": .string(SchemaPatterns.whole(patterns.joined(separator: "|"))),
        ],
      ]
    ]
  }

  /// What a test may name as missing: a fact by its path, or a parameter, a table or a step that there is.
  private var missing: JSONValue {
    func kinds(_ kinds: [MissingKind]) -> String {
      SchemaPatterns.choice(kinds.flatMap(\.name.forms)) + "[:：]"
    }
    let known: [(MissingKind, [Name])] = [
      (.parameter, schema.parameters.map(\.name)), (.table, norms.tables),
      (.step, schema.actions.flatMap(\.steps).map(\.name)),
    ]
    let free: JSONValue = [
      "type": .array(Self.scalarTypes),
      "pattern": .string("^(?!\(kinds(known.map(\.0))))"),
    ]
    let named: [JSONValue] = known.filter { !$0.1.isEmpty }.map { kind, names in
      [
        "type": "string",
        "pattern": .string(
          SchemaPatterns.whole(kinds([kind]) + " *" + SchemaPatterns.choice(names.flatMap(\.forms)))
        ),
      ]
    }
    return ["anyOf": .array([free] + named)]
  }

  /// A list of names; nothing there is none of them.
  func list(of name: JSONValue) -> JSONValue {
    ["type": ["array", "null", "string"], "pattern": "^无$", "items": name]
  }
}
