internal import CharterDiagnostics
internal import CharterValues

extension DataFileSchema {
  private static let id = Name(latin: "id", han: "编号")

  /// The definition of an entity's records.
  func recordName(_ id: EntityID) -> String {
    "record-" + identifier(schema[id].name, id.index)
  }

  /// The definition of an entity's records that are written in place of an id.
  func nestedName(_ id: EntityID) -> String {
    "nested-" + identifier(schema[id].name, id.index)
  }

  /// The records of every entity, with an id or in place of one.
  var records: [JSONValue.Member] {
    schema.entities.indices.map(EntityID.init(index:)).flatMap { id in
      let attributes = schema[id].attributes.filter { $0.inverseOf == nil }.map {
        Property($0.name, value($0.type, adding: description($0)))
      }
      let label = labels(schema[id].name)
      let ownID = Property(
        Self.id,
        [
          "type": .array(Self.scalarTypes), "minLength": 1,
          "description": .string(
            say("\(label)的编号，各不相同", "the id of the \(label), which no other has")),
        ])
      let record = object([ownID] + attributes, adding: [.init("description", .string(label))])
      // An attribute may be called like the id; in place of an id there is only the attribute.
      let isFree = schema[id].slot(named: "id") == nil && schema[id].slot(named: "编号") == nil
      let hasID: JSONValue = [
        "type": "object", "anyOf": [["required": ["id"]], ["required": ["编号"]]],
      ]
      let rest: JSONValue = isFree ? ["not": hasID] : true
      return [
        JSONValue.Member(recordName(id), record),
        JSONValue.Member(nestedName(id), ["allOf": [reference(recordName(id)), rest]]),
      ]
    }
  }

  /// A registry: entities, each with the list of its records.
  var registry: JSONValue {
    let entities = schema.entities.indices.map(EntityID.init(index:)).map { id in
      let label = labels(schema[id].name)
      return Property(
        schema[id].name,
        [
          "type": ["array", "null", "string"], "pattern": "^无$",
          "items": ["allOf": [reference(recordName(id)), needed(Self.id)]],
          "description": .string(
            say("全部“\(label)”；[] 表示一个也没有", "every \(label); `[]` says that there is none")),
        ])
    }
    guard case .object(let members) = object(entities) else { return [:] }
    // A file of comments alone is an empty one.
    return .object(
      members.map { $0.key == "type" ? .init("type", ["object", "null"]) : $0 })
  }

  /// `charter.yaml`.
  var projectFile: JSONValue {
    object(
      ProjectKey.allCases.map { key in
        Property(
          key.words,
          [
            "description": .string(key.purpose[language]), "type": ["string", "array", "null"],
            "items": ["type": "string"],
          ])
      })
  }
}
