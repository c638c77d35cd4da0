internal import CharterDiagnostics
internal import CharterValues

/// What a value in data turned out to be.
enum Reading {
  /// Nothing was written; a default takes its place.
  case omitted
  /// Something wrong was written, and reported.
  case failed
  case value(Value)
  case references([Reference], isSet: Bool)
}

extension DataLoader {
  /// Reads a value as a type says.
  ///
  /// - Parameters:
  ///   - node: the value.
  ///   - tree: the tree that it stands in.
  ///   - type: what it should be.
  ///   - place: what it belongs to, for messages.
  ///   - code: the kind of mistake that a value of the wrong type is here.
  /// - Returns: the value, or references to be resolved.
  mutating func read(
    _ node: Int, in tree: YAMLTree, as type: ValueType, at place: Place,
    code: DiagnosticCode = .wrongValue
  ) -> Reading {
    let found = tree[node]
    if found.isEmpty { return .omitted }
    if found.isNull, !isCase(found.text, of: type) {
      if type.isOptional { return .value(.none) }
      let words = place.words(in: schema)
      report(
        isInTable(found.span)
          ? .nullInTable(found, type, words) : .nullNotAllowed(found, type, words))
      return .failed
    }
    switch (found.kind, type.base) {
    case (.hole, _): return .failed
    case (.mapping, .entity(let entity)):
      guard let record = readNestedRecord(node, in: tree, of: entity) else { return .failed }
      return .references(
        [Reference(entity: entity, target: .record(record), span: found.span)], isSet: false)
    case (.scalar, .entity(let entity)):
      var reference = Reference(entity: entity, target: .id(found.text), span: found.span)
      if type.isOptional { reference.absence = absence(found, at: node, in: tree) }
      return .references([reference], isSet: false)
    case (.sequence, .set(let element)):
      return readSet(node, in: tree, of: element, at: place, code: code)
    case (.scalar, .set), (.mapping, _), (.sequence, _):
      report(.wrongShape(found, schema.words(for: type.base), type.base, place.words(in: schema)))
      return .failed
    case (.scalar, let base):
      switch scalars.read(found.text, as: base) {
      case .success(let value): return .value(value)
      case .failure(let mismatch):
        let words = place.words(in: schema)
        if type.isOptional, let absence = absence(found, at: node, in: tree) {
          report(.absenceMisspelt(code, found, mismatch, absence, words))
        } else if base == .boolean, let replacement = mismatch.replacement {
          let isTrue = replacement == "true" || replacement == "是"
          let offer =
            hasChineseKey(node, in: tree) ? (isTrue ? "是" : "否") : (isTrue ? "true" : "false")
          report(.wrongValue(code, found, mismatch.offering(offer), words))
        } else {
          report(.wrongValue(code, found, mismatch, words))
        }
        return .failed
      }
    }
  }

  /// How to write that there is none, where a text looks like it; in the language of its key.
  private func absence(_ found: YAMLTree.Node, at node: Int, in tree: YAMLTree) -> String? {
    absence(found.text, isHan: hasChineseKey(node, in: tree))
  }

  /// The same for a text, in Chinese or not.
  func absence(_ text: String, isHan: Bool) -> String? {
    let forms = [
      "null", "none", "nil", "n/a", "空", "没有", "暂无", "无", "-", "—", "——", "－", "/", "／", "~",
    ]
    guard forms.contains(text.lowercased()) else { return nil }
    return isHan ? "无" : "null"
  }

  /// Whether the key that a value belongs to is Chinese.
  private func hasChineseKey(_ node: Int, in tree: YAMLTree) -> Bool {
    var first = node
    while first > 0, tree[first - 1].kind == .sequence { first -= 1 }
    return first > 0 && tree[first - 1].kind == .scalar && Name.isHan(tree[first - 1].text)
  }

  /// The parts of an item that stands for several, such as `小学、初中` in brackets.
  private func parts(of item: YAMLTree.Node, in list: YAMLTree.Node) -> [String]? {
    if item.kind == .scalar, isInTable(list.span) { return listParts(item.text) }
    let bytes = texts[list.span.source].bytes
    let start = Int(list.span.start)
    // In a list of lines the parts would need lines of their own.
    guard item.kind == .scalar, start < bytes.count, bytes[start] == UInt8(ascii: "[") else {
      return nil
    }
    return listParts(item.text)
  }

  /// Whether a spelled-out null is a case of an enum that cannot be absent.
  private func isCase(_ text: String, of type: ValueType) -> Bool {
    guard !type.isOptional, case .enumeration(let id) = type.base else { return false }
    return schema[id].caseIndex(named: text) != nil
  }

  private func isReadable(_ text: String, as type: BaseType) -> Bool {
    if case .success = scalars.read(text, as: type) { return true }
    return false
  }

  /// Reads a list as a set: its members in the order written, each once.
  private mutating func readSet(
    _ node: Int, in tree: YAMLTree, of element: BaseType, at place: Place, code: DiagnosticCode
  ) -> Reading {
    var references: [Reference] = []
    var values: [Value] = []
    var seen: Set<Value> = []
    var hasFailed = false
    for item in tree.items(of: node) {
      if let parts = parts(of: tree[item], in: tree[node]) {
        if case .entity(let entity) = element {
          var reference = Reference(
            entity: entity, target: .id(tree[item].text), span: tree[item].span)
          reference.parts = parts
          references.append(reference)
          continue
        }
        if case .failure = scalars.read(tree[item].text, as: element),
          parts.allSatisfy({ isReadable($0, as: element) })
        {
          report(
            .unsplitItem(
              tree[item], parts, code, place.words(in: schema),
              isInTable: isInTable(tree[item].span)))
          hasFailed = true
          continue
        }
      }
      switch read(item, in: tree, as: ValueType(element), at: place, code: code) {
      case .omitted: continue
      case .failed: hasFailed = true
      case .references(let found, _): references += found
      case .value(let value):
        if seen.insert(value).inserted { values.append(value) }
      }
    }
    if hasFailed { return .failed }
    if case .entity = element { return .references(references, isSet: true) }
    return .value(.set(values))
  }
}
