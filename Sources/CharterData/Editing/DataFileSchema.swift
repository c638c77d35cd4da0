public import CharterDiagnostics
public import CharterValues

/// Writes JSON Schemas (draft-07) of data files, so that an editor of YAML completes and checks them.
///
/// They accept every file that the loader accepts, as far as JSON can tell, and refuse what is plainly wrong: unknown
/// keys, values of another type or unit, cases and norms that there are not, records without an id. What needs the
/// other records, such as a reference that leads nowhere, is left to the loader.
public struct DataFileSchema: Sendable {
  let schema: Schema
  let norms: NormCatalogue
  let language: Language

  /// A writer for vocabularies and policies, with descriptions in a language.
  public init(schema: Schema, norms: NormCatalogue, language: Language) {
    self.schema = schema
    self.norms = norms
    self.language = language
  }

  /// The schema of a kind of file, as one document.
  public func document(for kind: DataFileKind) -> JSONValue {
    let root: JSONValue
    let definitions: [JSONValue.Member]
    switch kind {
    case .project:
      root = projectFile
      definitions = []
    case .registry:
      root = registry
      definitions = records + valueParts
    case .proposals, .tests:
      root = proposalFile(kind)
      definitions = [.init("registry", registry)] + proposalParts + records + valueParts
    case .all:
      root = anyFile
      definitions =
        [
          .init("registry", registry), .init("project", projectFile),
          .init("proposals", proposalFile(.tests)),
        ] + proposalParts + records + valueParts
    }
    guard case .object(let members) = root else { return root }
    let title: JSONValue = .string(Self.title(of: kind)[language])
    return .object(
      [.init("$schema", "http://json-schema.org/draft-07/schema#"), .init("title", title)]
        + members + (definitions.isEmpty ? [] : [.init("definitions", .object(definitions))]))
  }

  private static func title(of kind: DataFileKind) -> Words {
    switch kind {
    case .all: Words(zh: "Charter 的数据文件", en: "A data file of Charter")
    case .registry: Words(zh: "登记", en: "A registry")
    case .proposals: Words(zh: "提案", en: "Proposals")
    case .tests: Words(zh: "测试", en: "Tests")
    case .project: Words(zh: "项目文件 charter.yaml", en: "A project file, charter.yaml")
    }
  }

  /// A file of any kind; what it holds is told by its outermost keys, as the command does.
  private var anyFile: JSONValue {
    func has(_ names: [Name]) -> JSONValue {
      // An entity may be called like a key.
      let free = names.flatMap(\.forms).filter { form in
        !schema.entities.contains { $0.name.has(form) }
      }
      return ["type": "object", "anyOf": .array(free.map { ["required": [.string($0)]] })]
    }
    let lists: [FileKey] = [.proposals, .audits, .subsidies]
    let isProposals: JSONValue = ["anyOf": [["type": "array"], has(lists.map(\.words))]]
    return [
      "if": has([ProjectKey.policies.words]),
      "then": reference("project"),
      "else": [
        "if": isProposals, "then": reference("proposals"), "else": reference("registry"),
      ],
    ]
  }

  // MARK: Parts of every schema

  func say(_ zh: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
    switch language {
    case .zh: zh()
    case .en: en()
    }
  }

  /// The forms of a name, that of the reader's language first.
  func forms(_ name: Name) -> [String] { language == .zh ? name.forms.reversed() : name.forms }

  /// A reference to a definition.
  func reference(_ name: String, _ description: String? = nil) -> JSONValue {
    let target: JSONValue = ["$ref": .string("#/definitions/\(name)")]
    // Draft-07 lets nothing that checks stand beside a reference; what only describes may.
    return description.map { target.adding("description", .string($0)) } ?? target
  }

  /// One key of an object, by all its forms.
  struct Property {
    let name: Name
    let value: JSONValue

    init(_ name: Name, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// An object with no other keys than these, each in one of its forms at most.
  ///
  /// - Parameters:
  ///   - properties: the keys; a form that an earlier one has is left out.
  ///   - required: keys that must be there.
  ///   - others: the value of any other key; `nil`: there is none.
  ///   - members: more of the schema.
  /// - Returns: its schema.
  func object(
    _ properties: [Property], required: [Name] = [], others: JSONValue? = nil,
    adding members: [JSONValue.Member] = []
  ) -> JSONValue {
    var seen: Set<String> = []
    var listed: [JSONValue.Member] = []
    var twins: [[String]] = []
    for property in properties {
      let own = forms(property.name).filter { seen.insert($0).inserted }
      listed += own.map { .init($0, property.value) }
      if own.count > 1 { twins.append(own) }
    }
    let rules = required.map(needed) + (twins.isEmpty ? [] : [exclusive(twins)])
    return .object(
      [.init("type", "object"), .init("properties", .object(listed))]
        + [.init("additionalProperties", others ?? false)]
        + (rules.isEmpty ? [] : [.init("allOf", .array(rules))]) + members)
  }

  /// That a key is there, in one of its forms.
  func needed(_ name: Name) -> JSONValue {
    let message = say("缺少“\(name.words.zh)”。", "`\(name.words.en)` is missing.")
    return [
      "anyOf": .array(forms(name).map { ["required": [.string($0)]] }),
      "errorMessage": .string(message),
    ]
  }

  /// That none of some pairs of keys stands together, since both say the same.
  func exclusive(_ pairs: [[String]]) -> JSONValue {
    let listed: [JSONValue] = pairs.map { pair in
      ["required": .array(pair.map { .string($0) })]
    }
    let message = say(
      "同一项写了两次（两种名称），只写其中一个。", "One thing is written twice, by two names; keep one.")
    // What is no object has all keys that anybody may ask for.
    return [
      "not": [
        "type": "object", "anyOf": .array(listed),
      ],
      "errorMessage": .string(message),
    ]
  }

  /// The pairs among some keys that all say the same.
  func pairs(_ forms: [String]) -> [[String]] {
    forms.indices.flatMap { first in
      forms.indices.filter { $0 > first }.map { [forms[first], forms[$0]] }
    }
  }

  /// A name for definitions: of ASCII letters, since some editors take references as they stand.
  func identifier(_ name: Name, _ index: Int) -> String {
    let isPlain = { (byte: UInt8) in
      byte == 0x5F || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }
    guard let latin = name.latin, latin.utf8.allSatisfy(isPlain) else { return String(index + 1) }
    return latin
  }
}
