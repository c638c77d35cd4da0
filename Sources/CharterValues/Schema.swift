public import CharterDiagnostics

/// A base unit, such as `元 yuan`.
///
/// Built-in ones come first, see ``Schema/yuan``.
public struct UnitDeclaration: Sendable {
  /// The unit's name.
  public let name: Name
  /// Where it is declared; `nil` for a built-in one.
  public let span: Span?

  /// A unit with its name.
  public init(name: Name, span: Span?) {
    self.name = name
    self.span = span
  }
}

/// An enum of a vocabulary.
public struct EnumDeclaration: Sendable {
  /// The enum's name.
  public let name: Name
  /// Cases in the order written; an ordered enum's lowest comes first.
  public let cases: [Name]
  /// Whether its cases compare by size.
  public let isOrdered: Bool
  /// Where it is declared.
  public let span: Span?

  /// An enum with its cases.
  public init(name: Name, cases: [Name], isOrdered: Bool, span: Span?) {
    self.name = name
    self.cases = cases
    self.isOrdered = isOrdered
    self.span = span
  }

  /// The index of the case with a form as its Latin or Han name.
  public func caseIndex(named form: String) -> Int? {
    cases.firstIndex { $0.latin == form || $0.han == form }
  }
}

/// An attribute of an entity, or a parameter of an action.
public struct AttributeDeclaration: Sendable {
  /// The attribute's name.
  public let name: Name
  /// What its values are.
  public let type: ValueType
  /// What an omitted value means; `nil`: it is unknown.
  public let defaultValue: Value?
  /// For a derived set: the attribute that it is the inverse of.
  ///
  /// Such a set is never written in data.
  public let inverseOf: AttributeID?
  /// Where it is declared.
  public let span: Span?

  /// An attribute with its type.
  public init(
    name: Name, type: ValueType, defaultValue: Value? = nil, inverseOf: AttributeID? = nil,
    span: Span?
  ) {
    self.name = name
    self.type = type
    self.defaultValue = defaultValue
    self.inverseOf = inverseOf
    self.span = span
  }
}

/// An entity of a vocabulary.
public struct EntityDeclaration: Sendable {
  /// The entity's name.
  public let name: Name
  /// Its attributes; a slot is the place in them.
  public let attributes: [AttributeDeclaration]
  /// Where it is declared.
  public let span: Span?

  /// An entity with its attributes.
  public init(name: Name, attributes: [AttributeDeclaration], span: Span?) {
    self.name = name
    self.attributes = attributes
    self.span = span
  }

  /// The slot of the attribute with a form as its Latin or Han name.
  public func slot(named form: String) -> Int? {
    attributes.firstIndex { $0.name.latin == form || $0.name.han == form }
  }
}

/// A dated step that some policy's procedure for an action names; one fact for all policies.
public struct StepDeclaration: Sendable {
  /// The step's name.
  public let name: Name
  /// The types that the actors of the step may have, over all policies; empty where none is named.
  public let actors: [BaseType]

  /// A step with its actors.
  public init(name: Name, actors: [BaseType]) {
    self.name = name
    self.actors = actors
  }
}

/// An action of a vocabulary.
public struct ActionDeclaration: Sendable {
  /// The action's name.
  public let name: Name
  /// Its parameters; a slot is the place in them.
  public let parameters: [AttributeDeclaration]
  /// The steps that a proposal of this action may carry.
  public let steps: [StepDeclaration]
  /// The entities of the records that its effects create, in order, those inside `for each` left out.
  public let creates: [EntityID]
  /// Where it is declared.
  public let span: Span?

  /// An action with its parameters and steps.
  public init(
    name: Name, parameters: [AttributeDeclaration], steps: [StepDeclaration],
    creates: [EntityID] = [], span: Span?
  ) {
    self.name = name
    self.parameters = parameters
    self.steps = steps
    self.creates = creates
    self.span = span
  }

  /// The slot of the parameter with a form as its Latin or Han name.
  public func slot(named form: String) -> Int? {
    parameters.firstIndex { $0.name.latin == form || $0.name.han == form }
  }

  /// The place of the step with a form as its Latin or Han name.
  public func step(named form: String) -> Int? {
    steps.firstIndex { $0.name.latin == form || $0.name.han == form }
  }
}

/// A parameter of a policy, as far as a test may override it.
public struct ParameterDeclaration: Sendable {
  /// The parameter's name.
  public let name: Name
  /// The name of the policy that it belongs to.
  public let policy: Name
  /// The types of its arguments; empty for a plain one.
  public let arguments: [ValueType]
  /// What its values are.
  public let type: ValueType

  /// A parameter with its type.
  public init(name: Name, policy: Name, arguments: [ValueType], type: ValueType) {
    self.name = name
    self.policy = policy
    self.arguments = arguments
    self.type = type
  }
}

/// What data may say: the units, enums, entities and actions of the loaded vocabularies.
public struct Schema: Sendable {
  /// The base units, built-in ones first.
  public let units: [UnitDeclaration]
  /// The enums of all vocabularies.
  public let enums: [EnumDeclaration]
  /// The entities of all vocabularies.
  public let entities: [EntityDeclaration]
  /// The actions of all vocabularies.
  public let actions: [ActionDeclaration]
  /// The parameters of all policies.
  public let parameters: [ParameterDeclaration]

  /// The built-in unit 元.
  public static let yuan = BaseUnitID(index: 0)
  /// The built-in unit 月.
  public static let month = BaseUnitID(index: 1)
  /// The built-in unit 日.
  public static let day = BaseUnitID(index: 2)
  /// The built-in unit 年.
  public static let year = BaseUnitID(index: 3)

  /// The units that every vocabulary has, in the order of the constants above.
  public static let builtInUnits: [UnitDeclaration] = [
    UnitDeclaration(name: Name(latin: "yuan", han: "元"), span: nil),
    UnitDeclaration(name: Name(latin: "month", han: "月"), span: nil),
    UnitDeclaration(name: Name(latin: "day", han: "日"), span: nil),
    UnitDeclaration(name: Name(latin: "year", han: "年"), span: nil),
  ]

  /// A schema of the given declarations.
  public init(
    units: [UnitDeclaration] = Schema.builtInUnits, enums: [EnumDeclaration] = [],
    entities: [EntityDeclaration] = [], actions: [ActionDeclaration] = [],
    parameters: [ParameterDeclaration] = []
  ) {
    self.units = units
    self.enums = enums
    self.entities = entities
    self.actions = actions
    self.parameters = parameters
  }

  /// The enum with an id.
  public subscript(id: EnumID) -> EnumDeclaration { enums[id.index] }
  /// The entity with an id.
  public subscript(id: EntityID) -> EntityDeclaration { entities[id.index] }
  /// The action with an id.
  public subscript(id: ActionID) -> ActionDeclaration { actions[id.index] }
  /// The attribute with an id.
  public subscript(id: AttributeID) -> AttributeDeclaration {
    entities[id.entity.index].attributes[id.slot]
  }

  /// How a dimension is written: `元/人`, `元/班/年`; empty for a plain number.
  public func words(for dimension: Dimension) -> Words {
    func form(_ power: Dimension.Power, _ language: Language) -> String {
      units[power.unit.index].name.words[language]
    }
    // As people say it: 元/班/年, the calendar last.
    let calendar = [Schema.day, Schema.month, Schema.year]
    let powers =
      dimension.powers.filter { !calendar.contains($0.unit) }
      + dimension.powers.filter { calendar.contains($0.unit) }
    func written(_ language: Language) -> String {
      let over = powers.filter { $0.exponent > 0 }
        .flatMap { Array(repeating: form($0, language), count: $0.exponent) }
      let under = powers.filter { $0.exponent < 0 }
        .flatMap { Array(repeating: form($0, language), count: -$0.exponent) }
      let numerator = over.isEmpty && !under.isEmpty ? "1" : over.joined(separator: "·")
      return ([numerator] + under).joined(separator: "/")
    }
    return Words(zh: written(.zh), en: written(.en))
  }
}
