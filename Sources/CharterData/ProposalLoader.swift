public import CharterDiagnostics
public import CharterValues

/// Loads a proposal file: what it adds to the registry, the actions proposed, what tests expect.
///
/// - Parameters:
///   - source: the file.
///   - texts: the texts of the run.
///   - schema: what the data may say.
///   - registry: the registry that the actions are decided on.
///   - norms: the norms that expectations may name; `nil`: their names are not looked at, and tests of norms
///     on the registry are passed over.
/// - Returns: the file, with holes where a diagnostic says what is wrong.
public func loadProposals(
  from source: SourceID, in texts: SourceCollection, schema: Schema, registry: Registry,
  norms: NormCatalogue? = nil
) -> StageResult<ProposalFile> {
  var loader = DataLoader(texts: texts, schema: schema, registry: registry)
  loader.norms = norms
  let contents = loader.readProposalFile(source)
  let file = ProposalFile(
    registry: loader.registry, proposals: contents.proposals, overrides: contents.overrides,
    name: contents.name, audits: contents.audits, subsidies: contents.subsidies)
  return StageResult(file, diagnostics: loader.diagnostics.sorted())
}

/// What a proposal file holds beside its registry.
struct ProposalContents {
  var proposals: [Proposal] = []
  var overrides: [ParameterOverride] = []
  var name: String?
  var audits: [AuditTest] = []
  var subsidies: [SubsidyTest] = []
}

extension DataLoader {
  /// Reads a whole proposal file.
  mutating func readProposalFile(_ source: SourceID) -> ProposalContents {
    let (tree, root) = readTree(source)
    let start = Span(source: source, start: 0, end: 0)
    guard let root, !tree[root].isEmpty else {
      if !isCutShort { report(.nothingToDecide(at: start)) }
      return ProposalContents()
    }
    switch tree[root].kind {
    case .hole: return ProposalContents()
    case .scalar:
      if !isCutShort { report(.proposalListNeeded(at: tree[root].span)) }
      return ProposalContents()
    case .sequence:
      var contents = ProposalContents()
      contents.proposals = readProposals(root, in: tree)
      return contents
    case .mapping: return readSections(root, in: tree)
    }
  }

  /// Reads a whole file into a tree; no root where it holds nothing or cannot be read.
  mutating func readTree(_ source: SourceID) -> (tree: YAMLTree, root: Int?) {
    let text = texts[source]
    var notes = YAMLNotes(source: source)
    var tree = YAMLTree()
    var root: Int?
    if text.bytes.count <= YAMLNotes.largestFile {
      root = YAMLReader.read(text) { reader in
        guard let event = reader.beginDocument(&notes) else { return nil }
        let node = reader.readNode(event, into: &tree, depth: 0, &notes)
        reader.endDocument(&notes)
        return node
      }
    } else {
      notes.stop(with: .fileTooLarge(at: Span(source: source, start: 0, end: 0)))
    }
    take(notes)
    return (tree, root)
  }

  private mutating func readSections(_ root: Int, in tree: YAMLTree) -> ProposalContents {
    var contents = ProposalContents()
    let entries = tree.entries(of: root)
    let isBareProposal = entries.contains { ProposalKey.action.isName(tree[$0.key].text) }
    let (values, rest) = split(entries, in: tree, by: FileKey.self)
    if isBareProposal, values[.proposals] == nil {
      report(.proposalListNeeded(at: tree[entries[0].key].span))
      return contents
    }
    for (key, _) in rest {
      if entityNames[tree[key].text] != nil {
        report(.entityOutsideRegistry(tree[key]))
      } else {
        report(
          .unknownKey(
            tree[key], among: FileKey.names, of: FileKey.owner,
            meant: FileKey.meant(by: tree[key].text)))
      }
    }
    if let section = values[.registry] { readRegistrySection(section, in: tree) }
    resolvePending()
    if let section = values[.parameters] {
      contents.overrides = readOverrides(section, in: tree)
    }
    if let value = values[.name] { contents.name = readLayoutText(value, in: tree, FileKey.name) }
    if let list = values[.proposals], !tree[list].isEmpty, !tree[list].isNull {
      contents.proposals = readProposals(list, in: tree)
    } else if isBlank(values[.audits], in: tree), isBlank(values[.subsidies], in: tree),
      rest.isEmpty, !isCutShort
    {
      let place = values[.proposals].map { tree[$0].span } ?? tree[root].span
      let start = Int(place.start)
      report(.nothingToDecide(at: Span(source: place.source, start: start, end: start)))
    }
    if let list = values[.audits] { contents.audits = readAuditTests(list, in: tree) }
    if let list = values[.subsidies] { contents.subsidies = readSubsidyTests(list, in: tree) }
    return contents
  }

  /// Whether a list is not there, or has nothing in it.
  private func isBlank(_ list: Int?, in tree: YAMLTree) -> Bool {
    guard let list else { return true }
    let found = tree[list]
    return found.isEmpty || found.isNull
      || found.kind == .sequence && tree.items(of: list).isEmpty
  }

  /// Reads the list of proposals, in order; each sees the records that those before it plan.
  private mutating func readProposals(_ list: Int, in tree: YAMLTree) -> [Proposal] {
    let found = tree[list]
    guard found.kind == .sequence else {
      if found.kind != .hole {
        let end = found.kind == .scalar ? Int(found.span.end) : Int(found.span.start)
        report(
          .proposalListNeeded(
            at: Span(source: found.span.source, start: Int(found.span.start), end: end)))
      }
      return []
    }
    let items = tree.items(of: list)
    if items.isEmpty { report(.nothingToDecide(at: found.span)) }
    var proposals: [Proposal] = []
    var last: Fact?
    for (place, item) in items.enumerated() {
      if let proposal = readProposal(item, number: place + 1, in: tree, after: &last) {
        proposals.append(proposal)
      }
    }
    return proposals
  }
}
