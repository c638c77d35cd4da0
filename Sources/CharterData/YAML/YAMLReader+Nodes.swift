internal import CharterDiagnostics

/// What reading a YAML file noticed by itself, whatever the file is about.
struct YAMLNotes {
  let source: SourceID
  var diagnostics: [Diagnostic] = []
  /// Whether reading stopped before the end, so that what is missing may only be unread.
  var isCutShort = false

  /// The most bytes that a data file may have.
  static let largestFile = 256 << 20
  /// How many collections may stand within one another.
  static let deepest = 64

  func span(_ event: YAMLEvent) -> Span { Span(source: source, start: event.start, end: event.end) }

  mutating func stop(with diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    isCutShort = true
  }
}

extension YAMLReader {
  /// The next event; reports what libyaml could not read.
  mutating func next(noting notes: inout YAMLNotes) -> YAMLEvent? {
    if notes.isCutShort { return nil }
    let event = next()
    if event == nil { note(&notes) }
    return event
  }

  /// The same, with a scalar's text appended to some bytes and left out of the event.
  mutating func next(into bytes: inout [UInt8], noting notes: inout YAMLNotes) -> YAMLEvent? {
    if notes.isCutShort { return nil }
    let event = next(into: &bytes)
    if event == nil { note(&notes) }
    return event
  }

  private func note(_ notes: inout YAMLNotes) {
    if let failure { notes.stop(with: .unreadableYAML(failure, in: text, source: notes.source)) }
  }

  /// Moves to the first event of the file's document; `nil` where the file holds nothing.
  mutating func beginDocument(_ notes: inout YAMLNotes) -> YAMLEvent? {
    while let event = next(noting: &notes) {
      switch event.kind {
      case .streamStart, .documentStart: continue
      case .streamEnd: return nil
      default: return event
      }
    }
    return nil
  }

  /// Reads on after the document's root and reports what follows it.
  mutating func endDocument(_ notes: inout YAMLNotes) {
    while let event = next(noting: &notes) {
      switch event.kind {
      case .documentEnd: continue
      case .streamEnd: return
      default: return notes.stop(with: .severalDocuments(at: notes.span(event)))
      }
    }
  }

  /// Reads one value, everything within it included, into a tree.
  ///
  /// - Parameters:
  ///   - event: the value's first event.
  ///   - tree: where the nodes go.
  ///   - depth: how many collections the value stands within.
  ///   - notes: what is noticed.
  /// - Returns: the value's place in the tree; `nil` where the file cannot be read further.
  mutating func readNode(
    _ event: YAMLEvent, into tree: inout YAMLTree, depth: Int, _ notes: inout YAMLNotes
  ) -> Int? {
    let span = notes.span(event)
    if event.hasTag { notes.diagnostics.append(.explicitTag(at: span)) }
    switch event.kind {
    case .scalar:
      return tree.append(.scalar, text: event.text, isPlain: event.isPlain, span: span)
    case .alias:
      notes.diagnostics.append(.alias(at: span))
      return tree.append(.hole, span: span)
    case .sequenceStart, .mappingStart:
      guard depth < YAMLNotes.deepest else {
        notes.stop(with: .nestedTooDeep(at: span))
        return nil
      }
      let isMapping = event.kind == .mappingStart
      let node = tree.append(isMapping ? .mapping : .sequence, span: span)
      return readItems(
        of: node, isBlock: event.isPlain, from: next(noting: &notes), into: &tree, depth: depth,
        &notes)
    default:
      // Between a start and its end libyaml gives values only.
      return nil
    }
  }

  /// Reads what stands in a collection, up to its end.
  ///
  /// - Parameters:
  ///   - node: the collection.
  ///   - isBlock: whether it stands without brackets.
  ///   - first: the event to go on with.
  ///   - tree: where the nodes go.
  ///   - depth: how many collections it stands within.
  ///   - notes: what is noticed.
  /// - Returns: the collection; `nil` where the file cannot be read further.
  mutating func readItems(
    of node: Int, isBlock: Bool, from first: YAMLEvent?, into tree: inout YAMLTree, depth: Int,
    _ notes: inout YAMLNotes
  ) -> Int? {
    var next = first
    while let inner = next {
      if inner.kind == .sequenceEnd || inner.kind == .mappingEnd {
        tree.close(node, at: isBlock ? nil : inner.end)
        return node
      }
      guard readNode(inner, into: &tree, depth: depth + 1, &notes) != nil else { return nil }
      next = self.next(noting: &notes)
    }
    return nil
  }
}
