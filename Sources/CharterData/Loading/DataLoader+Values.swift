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
      report(.nullNotAllowed(found, type, place.words(in: schema)))
      return .failed
    }
    switch (found.kind, type.base) {
    case (.hole, _): return .failed
    case (.mapping, .entity(let entity)):
      guard let record = readNestedRecord(node, in: tree, of: entity) else { return .failed }
      return .references(
        [Reference(entity: entity, target: .record(record), span: found.span)], isSet: false)
    case (.scalar, .entity(let entity)):
      return .references(
        [Reference(entity: entity, target: .id(found.text), span: found.span)], isSet: false)
    case (.sequence, .set(let element)):
      return readSet(node, in: tree, of: element, at: place, code: code)
    case (.scalar, .set), (.mapping, _), (.sequence, _):
      report(.wrongShape(found, schema.words(for: type.base), type.base, place.words(in: schema)))
      return .failed
    case (.scalar, let base):
      switch scalars.read(found.text, as: base) {
      case .success(let value): return .value(value)
      case .failure(let mismatch):
        report(.wrongValue(code, found, mismatch, place.words(in: schema)))
        return .failed
      }
    }
  }

  /// Whether a spelled-out null is a case of an enum that cannot be absent.
  private func isCase(_ text: String, of type: ValueType) -> Bool {
    guard !type.isOptional, case .enumeration(let id) = type.base else { return false }
    return schema[id].caseIndex(named: text) != nil
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
