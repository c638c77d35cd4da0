package import CharterColumns
public import CharterDiagnostics
public import CharterValues

/// Loads a registry from YAML files and tables.
///
/// A YAML file is a map from entities, named in either language, to lists of records; a table, whose name ends in `.csv`,
/// holds the records of the entity that it is called after. The files are read record by record; references may lead
/// forward and into other files.
///
/// - Parameters:
///   - sources: the files, in the order in which their records are to stand.
///   - texts: the texts of the run.
///   - schema: what the data may say.
/// - Returns: the registry, with holes where a diagnostic says what is wrong.
public func loadRegistry(
  from sources: [SourceID], in texts: SourceCollection, schema: Schema
) -> StageResult<Registry> {
  loadRegistry(from: sources, in: texts, schema: schema, workers: .one)
}

/// The same on several workers; the result does not depend on them.
///
/// - Parameters:
///   - sources: the files, in the order in which their records are to stand.
///   - texts: the texts of the run.
///   - schema: what the data may say.
///   - workers: who reads the rows of tables.
///   - chunkSize: about how many bytes of a table are read in one go.
/// - Returns: the registry, with holes where a diagnostic says what is wrong.
package func loadRegistry(
  from sources: [SourceID], in texts: SourceCollection, schema: Schema, workers: Workers,
  chunkSize: Int = 1 << 20
) -> StageResult<Registry> {
  var loader = DataLoader(texts: texts, schema: schema, registry: Registry())
  loader.isReadingRegistry = true
  loader.workers = workers
  loader.chunkSize = chunkSize
  for source in sources {
    if isTable(texts[source].name) {
      loader.readTable(source)
    } else {
      loader.readRegistryFile(source)
    }
  }
  loader.resolvePending()
  loader.resolveTables()
  loader.registry.freeze()
  let diagnostics = loader.diagnostics.map { found in
    loader.isInTable(found.span) ? found.withFixesForCells : found
  }
  return StageResult(loader.registry, diagnostics: diagnostics.sorted())
}

extension DataLoader {
  /// Reads one registry file, record by record.
  mutating func readRegistryFile(_ source: SourceID) {
    let text = texts[source]
    var notes = YAMLNotes(source: source)
    guard text.bytes.count <= YAMLNotes.largestFile else {
      notes.stop(with: .fileTooLarge(at: Span(source: source, start: 0, end: 0)))
      return take(notes)
    }
    YAMLReader.read(text) { reader in
      guard let root = reader.beginDocument(&notes) else { return }
      guard root.kind == .mappingStart else {
        var tree = YAMLTree()
        guard let node = reader.readNode(root, into: &tree, depth: 0, &notes) else { return }
        reader.endDocument(&notes)
        // Where the file cannot be read to its end, that is the mistake, and this follows from it.
        if !tree[node].isEmpty, tree[node].kind != .hole, !notes.isCutShort {
          reportLoss(.registryNeeded(tree[node]))
        }
        return
      }
      readEntities(&reader, &notes)
      reader.endDocument(&notes)
    }
    take(notes)
  }

  private mutating func readEntities(_ reader: inout YAMLReader, _ notes: inout YAMLNotes) {
    var tree = YAMLTree()
    var flat = FlatRecord()
    var seen: [EntityID: YAMLTree.Node] = [:]
    while let event = reader.next(noting: &notes), event.kind != .mappingEnd {
      tree.removeAll()
      guard let key = reader.readNode(event, into: &tree, depth: 1, &notes) else { return }
      let entity = entity(named: key, in: tree, seen: &seen)
      guard let first = reader.next(noting: &notes) else { return }
      guard first.kind == .sequenceStart else {
        tree.removeAll()
        guard let value = reader.readNode(first, into: &tree, depth: 1, &notes) else { return }
        if let entity { readExtent(value, in: tree, of: entity) }
        continue
      }
      if first.hasTag { notes.diagnostics.append(.explicitTag(at: notes.span(first))) }
      if let entity { registry.mention(entity) }
      while true {
        guard let item = reader.next(noting: &notes) else { return }
        if item.kind == .sequenceEnd { break }
        tree.removeAll()
        let node: Int?
        if let entity, item.kind == .mappingStart, !item.hasTag {
          let extent = flat.read(item, &reader, &notes)
          if case .whole = extent, readFlatRecord(flat, of: entity) { continue }
          node = flat.unfold(extent, item, into: &tree, depth: 2, &reader, &notes)
        } else {
          node = reader.readNode(item, into: &tree, depth: 2, &notes)
        }
        guard let node else { return }
        if let entity { readRecord(node, in: tree, of: entity) }
      }
    }
  }

  /// Reads a registry that stands inside a proposal file.
  mutating func readRegistrySection(_ node: Int, in tree: YAMLTree) {
    let found = tree[node]
    guard found.kind == .mapping else {
      if found.kind != .hole, !found.isEmpty { reportLoss(.registryNeeded(found)) }
      return
    }
    var seen: [EntityID: YAMLTree.Node] = [:]
    for (key, value) in tree.entries(of: node) {
      if let entity = entity(named: key, in: tree, seen: &seen) {
        readExtent(value, in: tree, of: entity)
      }
    }
  }

  /// Reads what stands after an entity's name.
  private mutating func readExtent(_ node: Int, in tree: YAMLTree, of entity: EntityID) {
    let found = tree[node]
    switch found.kind {
    case .hole: break
    case .sequence:
      registry.mention(entity)
      for item in tree.items(of: node) { readRecord(item, in: tree, of: entity) }
    case .scalar where found.isEmpty: break
    case .scalar where found.isNull: registry.mention(entity)
    case .scalar, .mapping:
      let first = found.kind == .mapping ? tree.entries(of: node).first.map { tree[$0.key] } : nil
      let slips = first?.slips.filter { $0.kind == .wideDash } ?? []
      reportLoss(
        .slipped(slips, at: found.span, .wrongShape)
          ?? .recordListNeeded(found, of: schema[entity].name))
    }
  }

  /// The entity that a key names; reports an unknown one and one that was there before.
  private mutating func entity(
    named key: Int, in tree: YAMLTree, seen: inout [EntityID: YAMLTree.Node]
  ) -> EntityID? {
    guard let text = keyText(key, in: tree) else { return nil }
    guard let entity = entityNames[text] else {
      reportLoss(.unknownEntity(tree[key], in: schema))
      return nil
    }
    if let first = seen[entity] {
      report(.duplicateKey(tree[key], first: first))
    } else {
      seen[entity] = tree[key]
    }
    return entity
  }
}
