import CharterSyntax

/// An enum that a generated vocabulary declares.
struct GeneratedEnum: Sendable {
  let name: GeneratedName
  let cases: [GeneratedName]
  let isOrdered: Bool
}

/// An attribute of a generated entity, or a parameter of a generated action.
struct GeneratedAttribute: Sendable {
  let name: GeneratedName
  let type: GeneratedType
  var hasDefault = false
  /// The attribute of the set's entity that this set is the inverse of.
  var isInverse = false
  /// Its declaration; what data say of it goes when it goes.
  let piece: Piece
}

/// A generated entity.
struct GeneratedEntity: Sendable {
  let name: GeneratedName
  var attributes: [GeneratedAttribute] = []
  /// Whether it says where its records are.
  var hasPlace = false
  var place: Draft?
}

/// A step of an action, as every procedure that names it has it.
struct GeneratedStep: Sendable {
  let name: GeneratedName
  /// Who acts in every procedure; `nil`: anybody.
  let by: Term?
  /// The procedure's pieces; the step is known while one of them is.
  var pieces: [Piece] = []
}

/// A generated action.
struct GeneratedAction: Sendable {
  let name: GeneratedName
  var parameters: [GeneratedAttribute]
  var hasPlace: Bool
  /// The entities that its effects create, one an effect, with the effect.
  var creates: [(entity: Int, piece: Piece)] = []
  var steps: [GeneratedStep] = []
}

/// All that policies and data of one case may speak of.
struct GeneratedVocabulary: Sendable {
  let name = GeneratedName("vocabulary_of_tests", "试用词汇表", 0)
  var enums: [GeneratedEnum] = []
  var entities: [GeneratedEntity] = []
  var actions: [GeneratedAction] = []

  /// The type as a policy writes it.
  func written(_ type: GeneratedType) -> Draft {
    let base = written(type.base)
    return type.isOptional ? "\(base)?" : base
  }

  private func written(_ base: GeneratedType.Base) -> Draft {
    switch base {
    case .boolean: Draft([.word(latin: "boolean", han: "是非")])
    case .text: Draft([.word(latin: "text", han: "文本")])
    case .date: Draft([.word(latin: "date", han: "日期")])
    case .number(false, .yuan): Draft([.word(latin: "money", han: "款额")])
    case .number(let isInteger, let unit):
      "\(isInteger ? Self.integer : Self.number)\(written(unit))"
    case .enumeration(let index): "\(enums[index].name)"
    case .entity(let index): "\(entities[index].name)"
    case .set(let element): "\(.setOf) \(written(element))"
    }
  }

  private static let integer = Draft([.word(latin: "integer", han: "整数")])
  private static let number = Draft([.word(latin: "number", han: "数")])

  private func written(_ unit: Unit) -> Draft {
    guard !unit.isPlain else { return "" }
    let words = unit.words
    return " \(.inUnit) \(Draft([.word(latin: words.latin, han: words.han)]))"
  }
}
