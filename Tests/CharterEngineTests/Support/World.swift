import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterValues

/// A small world of schools and their groups to state programs and registries in.
struct World {
  static let school = EntityID(index: 0)
  static let group = EntityID(index: 1)
  static let stage = EnumID(index: 0)

  static func of(_ entity: EntityID, _ slot: Int) -> AttributeID {
    AttributeID(entity: entity, slot: slot)
  }
  // Attributes of a school.
  static let students = of(school, 0)
  static let groupOf = of(school, 1)
  static let good = of(school, 2)
  static let stageOf = of(school, 3)
  static let partners = of(school, 4)
  static let score = of(school, 5)
  static let name = of(school, 6)
  // Attributes of a group.
  static let members = of(group, 0)
  static let core = of(group, 1)
  static let district = of(group, 2)

  static let entities = [
    EntityDeclaration(
      name: Name(latin: "School", han: "学校"),
      attributes: [
        attribute("students", .integer()),
        attribute("group", ValueType(.entity(group), isOptional: true)),
        attribute("good", .boolean),
        attribute("stage", ValueType(.enumeration(stage))),
        attribute("partners", ValueType(.set(of: .entity(school)))),
        attribute("score", ValueType.number().optional),
        AttributeDeclaration(
          name: Name(latin: "name", han: "校名"), type: .text, defaultValue: .text("新校"),
          span: nil),
      ], span: nil),
    EntityDeclaration(
      name: Name(latin: "Group", han: "集团"),
      attributes: [
        AttributeDeclaration(
          name: Name("members"), type: ValueType(.set(of: .entity(school))), inverseOf: groupOf,
          span: nil),
        attribute("core", ValueType(.entity(school))),
        attribute("district", .text),
      ], span: nil),
  ]

  private static func attribute(_ name: String, _ type: ValueType) -> AttributeDeclaration {
    AttributeDeclaration(name: Name(name), type: type, span: nil)
  }

  /// The action: a school, a group, a flag; three steps.
  static let action = ActionID(index: 0)
  static let steps = ["application", "approval", "notice"]

  var registry = Registry()
  var policies: [Policy] = []
  var parameters: [Parameter] = []
  var definitions: [Definition] = []
  var tables: [DecisionTable] = []
  var norms: [Norm] = []
  var exceptions: [NormException] = []
  var effects: [Effect] = []
  var place: Expression?

  // MARK: Records

  mutating func add(
    _ entity: EntityID, _ id: String, standing: Record.Standing = .registered,
    _ values: [AttributeID: Value] = [:]
  ) -> RecordID {
    let declaration = Self.entities[entity.index]
    let slots = declaration.attributes.indices.map { slot in
      values[AttributeID(entity: entity, slot: slot)].map { Fact($0, at: nowhere) }
    }
    return registry.add(
      Record(entity: entity, id: id, standing: standing, slots: slots, span: nowhere))
  }

  mutating func school(_ id: String, _ values: [AttributeID: Value] = [:]) -> RecordID {
    add(Self.school, id, values)
  }

  mutating func group(_ id: String, _ values: [AttributeID: Value] = [:]) -> RecordID {
    add(Self.group, id, values)
  }

  // MARK: Policies

  @discardableResult mutating func policy(
    _ name: String = "p", jurisdiction: String? = nil, force: Force = .binding,
    from first: String? = nil, until last: String? = nil, isPeriodIllustrative: Bool = false
  ) -> PolicyID {
    let id = PolicyID(index: policies.count)
    policies.append(
      Policy(
        id: id, name: Name(name), title: nil, number: nil, issuer: nil,
        jurisdiction: jurisdiction.flatMap { Jurisdiction(code: $0) }, force: force,
        inForce: Period(
          first: first.flatMap { CalendarDate.iso($0) },
          last: last.flatMap { CalendarDate.iso($0) }),
        isPeriodIllustrative: isPeriodIllustrative, clauses: [], span: nowhere))
    return id
  }

  @discardableResult mutating func parameter(
    _ name: String, _ values: [DatedValue] = [], arguments: Int = 0,
    settings: [ParameterSetting] = [], isIllustrative: Bool = false, reading: Words? = nil
  ) -> Int {
    let id = ParameterID(index: parameters.count)
    parameters.append(
      Parameter(
        id: id, name: Name(name), policy: PolicyID(index: 0), clause: nil,
        arguments: (0..<arguments).map { Name("x\($0)") },
        argumentTypes: Array(repeating: .number(), count: arguments), type: .number(),
        isDelegable: true, isIllustrative: isIllustrative, reading: reading, values: values,
        settings: settings, frameSize: arguments, span: nowhere))
    return id.index
  }

  @discardableResult mutating func definition(
    _ name: String, arguments: Int, _ body: Expression
  ) -> Int {
    let id = DefinitionID(index: definitions.count)
    definitions.append(
      Definition(
        id: id, name: Name(name), policy: PolicyID(index: 0), clause: nil,
        arguments: (0..<arguments).map { Name("x\($0)") },
        argumentTypes: Array(repeating: .number(), count: arguments), type: body.type,
        body: body, frameSize: 10, span: nowhere))
    return id.index
  }

  @discardableResult mutating func table(
    _ rows: [([DecisionTable.Cell], ParameterValue)], otherwise: ParameterValue? = nil
  ) -> Int {
    let id = TableID(index: tables.count)
    let width = rows.first?.0.count ?? 0
    tables.append(
      DecisionTable(
        id: id, name: Name("t"), policy: PolicyID(index: 0), clause: nil,
        arguments: (0..<width).map { Name("x\($0)") },
        argumentTypes: Array(repeating: .number(), count: width), type: .number(),
        rows: rows.map { DecisionTable.Row(cells: $0.0, result: $0.1, span: nowhere) },
        otherwise: otherwise, frameSize: width, span: nowhere))
    return id.index
  }

  @discardableResult mutating func norm(
    _ name: String, policy: PolicyID = PolicyID(index: 0), when conditions: [Expression] = [],
    _ statements: [Statement]
  ) -> NormID {
    let id = NormID(index: norms.count)
    norms.append(
      Norm(
        id: id, name: Name(name), category: .rule, policy: policy, clause: nil,
        action: Self.action, conditions: conditions, statements: statements, exceptions: [],
        isDelegable: true, frameSize: 10, span: nowhere))
    return id
  }

  @discardableResult mutating func exception(
    _ name: String, to target: NormException.Target, policy: PolicyID = PolicyID(index: 0),
    when condition: Expression, _ statements: [Statement] = []
  ) -> ExceptionID {
    let id = ExceptionID(index: exceptions.count)
    exceptions.append(
      NormException(
        id: id, name: Name(name), policy: policy, clause: nil, target: target,
        conditions: [condition], statements: statements, exceptions: [], frameSize: 10,
        span: nowhere))
    return id
  }

  var schema: Schema {
    Schema(
      enums: [
        EnumDeclaration(
          name: Name("Stage"),
          cases: [
            Name(latin: "primary", han: "小学"), Name(latin: "junior", han: "初中"),
            Name(latin: "senior", han: "高中"),
          ], isOrdered: true, span: nil)
      ],
      entities: Self.entities,
      actions: [
        ActionDeclaration(
          name: Name("admit"),
          parameters: [
            AttributeDeclaration(
              name: Name("school"), type: ValueType(.entity(Self.school)), span: nil),
            AttributeDeclaration(
              name: Name("group"), type: ValueType(.entity(Self.group)), span: nil),
            AttributeDeclaration(name: Name("flag"), type: .boolean, span: nil),
          ],
          steps: Self.steps.map { StepDeclaration(name: Name($0), actors: []) }, span: nil)
      ])
  }

  /// The program, with the exceptions hung on their targets.
  var program: Program {
    func targeting(_ target: NormException.Target) -> [ExceptionID] {
      exceptions.filter { $0.target == target }.map(\.id)
    }
    let hungNorms = norms.map { norm in
      Norm(
        id: norm.id, name: norm.name, category: norm.category, policy: norm.policy, clause: nil,
        action: norm.action, conditions: norm.conditions, statements: norm.statements,
        exceptions: targeting(.norm(norm.id)), isDelegable: true, frameSize: norm.frameSize,
        span: norm.span)
    }
    let hungExceptions = exceptions.map { exception in
      NormException(
        id: exception.id, name: exception.name, policy: exception.policy, clause: nil,
        target: exception.target, conditions: exception.conditions,
        statements: exception.statements, exceptions: targeting(.exception(exception.id)),
        frameSize: exception.frameSize, span: exception.span)
    }
    return Program(
      schema: schema, places: [nil, nil],
      actions: [ActionRules(place: place, effects: effects, frameSize: 10)],
      policies: policies, clauses: [], parameters: parameters, definitions: definitions,
      tables: tables, norms: hungNorms, normsByAction: [norms.map(\.id)],
      exceptions: hungExceptions, rules: [], quotas: [], subsidies: [])
  }
}

extension DatedValue {
  static func always(_ value: Expression) -> DatedValue {
    DatedValue(period: Period(first: nil, last: nil), value: .value(value))
  }

  static func from(_ first: String?, until last: String? = nil, _ value: Expression?) -> DatedValue
  {
    DatedValue(
      period: Period(
        first: first.flatMap { CalendarDate.iso($0) },
        last: last.flatMap { CalendarDate.iso($0) }),
      value: value.map { .value($0) } ?? .unset(nowhere))
  }
}

extension Statement {
  static func require(
    _ condition: Expression, guards: [Expression] = [], label: String? = nil,
    message: Template? = nil
  ) -> Statement {
    Statement(
      kind: .require(condition), label: label.map { Name($0) }, guards: guards, message: message,
      span: nowhere)
  }
  static func forbid(_ condition: Expression?) -> Statement {
    Statement(kind: .forbid(condition), label: nil, guards: [], message: nil, span: nowhere)
  }
  static func advise(_ condition: Expression) -> Statement {
    Statement(kind: .advise(condition), label: nil, guards: [], message: nil, span: nowhere)
  }
  static func grounds(atLeast least: Expression, _ conditions: [Expression]) -> Statement {
    let grounds = conditions.map {
      Ground(label: nil, condition: $0, message: nil, span: nowhere)
    }
    return Statement(
      kind: .grounds(atLeast: least, grounds), label: nil, guards: [], message: nil, span: nowhere)
  }
  static func duty(_ text: String, due: Expression? = nil) -> Statement {
    let template = Template(zh: [.literal(text)], en: [.literal(text)])
    return Statement(
      kind: .duty(Duty(text: template, by: nil, to: nil, due: due)), label: nil, guards: [],
      message: nil, span: nowhere)
  }
  static func procedure(_ steps: ProcedureStep...) -> Statement {
    Statement(kind: .procedure(steps), label: nil, guards: [], message: nil, span: nowhere)
  }
}

extension ProcedureStep {
  static func step(
    _ step: Int, by parties: [Expression] = [], isAll: Bool = false, earliest: Expression? = nil,
    latest: Expression? = nil
  ) -> ProcedureStep {
    ProcedureStep(
      step: step, name: Name(World.steps[step]),
      by: parties.isEmpty ? nil : Parties(parties: parties, isAll: isAll), to: nil,
      earliest: earliest, latest: latest, message: nil, span: nowhere)
  }
}
