import CharterValues

/// The vocabulary that the tests' data speak of.
enum Sample {
  static let person = BaseUnitID(index: 4)
  static let stage = EnumID(index: 0)
  static let rating = EnumID(index: 1)
  static let district = EntityID(index: 0)
  static let school = EntityID(index: 1)
  static let group = EntityID(index: 2)
  static let teacher = EntityID(index: 3)
  static let agreement = EntityID(index: 4)
  static let plain = EntityID(index: 5)

  static let schema = Schema(
    units: Schema.builtInUnits + [
      UnitDeclaration(name: Name(latin: "person", han: "人"), span: nil),
      UnitDeclaration(name: Name(latin: "class", han: "班"), span: nil),
    ],
    enums: [
      EnumDeclaration(
        name: Name(latin: "Stage", han: "学段"),
        cases: [
          Name(latin: "kindergarten", han: "幼儿园"), Name(latin: "primary", han: "小学"),
          Name(latin: "junior", han: "初中"),
        ], isOrdered: false, span: nil),
      EnumDeclaration(
        name: Name(latin: "Rating", han: "等级"),
        cases: [Name(latin: "poor", han: "差"), Name(latin: "nil", han: "无")],
        isOrdered: true, span: nil),
    ],
    entities: [
      EntityDeclaration(
        name: Name(latin: "District", han: "县区"),
        attributes: [attribute("code", "代码", .text)], span: nil),
      EntityDeclaration(
        name: Name(latin: "School", han: "学校"), attributes: schoolAttributes, span: nil),
      EntityDeclaration(
        name: Name(latin: "Group", han: "集团"),
        attributes: [attribute("lead", "牵头校", ValueType(.entity(school)))], span: nil),
      EntityDeclaration(
        name: Name(latin: "Teacher", han: "教师"),
        attributes: [attribute("school", "所在校", ValueType(.entity(school)))], span: nil),
      EntityDeclaration(
        name: Name(latin: "Agreement", han: "协议"),
        attributes: [
          attribute("signed_on", "签订日期", .date),
          attribute("partner", "对方", ValueType(.entity(school), isOptional: true)),
        ], span: nil),
      EntityDeclaration(
        name: Name(latin: "Plain", han: "样例"),
        attributes: [
          attribute("t", nil, .text), attribute("to", nil, .text.optional),
          attribute("b", nil, .boolean), attribute("open", "开放", .boolean),
          attribute("d", nil, .date),
          attribute("n", nil, .number()), attribute("i", nil, .integer()),
          attribute("fee", nil, .number(Dimension(Schema.yuan) / Dimension(person))),
          attribute("money", nil, .number(Dimension(Schema.yuan))),
          attribute("heads", nil, .integer(Dimension(person))),
          attribute("no", nil, .number().optional),
          attribute("r", nil, ValueType(.enumeration(rating))),
          attribute("ro", nil, ValueType(.enumeration(rating), isOptional: true)),
          attribute("ts", nil, ValueType(.set(of: .text))),
          attribute("es", nil, ValueType(.set(of: .enumeration(stage)))),
        ], span: nil),
    ],
    actions: [
      ActionDeclaration(
        name: Name(latin: "admit_member", han: "成员校纳新"),
        parameters: [
          attribute("group", "集团", ValueType(.entity(group))),
          attribute("school", "学校", ValueType(.entity(school))),
          attribute("agreement", "协议", ValueType(.entity(agreement), isOptional: true)),
          attribute("note", "备注", .text.optional, default: .some(.none)),
          attribute("title", "标题", .text),
        ],
        steps: [
          StepDeclaration(
            name: Name(latin: "application", han: "申请"), actors: [.entity(school), .entity(group)]),
          StepDeclaration(name: Name(latin: "approval", han: "审批"), actors: [.text]),
          StepDeclaration(name: Name(latin: "notice", han: "公示"), actors: []),
        ], span: nil),
      ActionDeclaration(
        name: Name(latin: "found_group", han: "成立集团"),
        parameters: [attribute("lead", "牵头校", ValueType(.entity(school)))], steps: [],
        creates: [group, agreement], span: nil),
    ],
    parameters: [
      ParameterDeclaration(
        name: Name(latin: "share", han: "比例"), policy: Name(latin: "city", han: "市规"),
        arguments: [], type: .number()),
      ParameterDeclaration(
        name: Name(latin: "share", han: "比例"), policy: Name(latin: "county", han: "县规"),
        arguments: [], type: .number()),
      ParameterDeclaration(
        name: Name(latin: "limit", han: "上限"), policy: Name(latin: "city", han: "市规"),
        arguments: [], type: .integer(Dimension(person))),
      ParameterDeclaration(
        name: Name(latin: "scale", han: "系数"), policy: Name(latin: "city", han: "市规"),
        arguments: [.text], type: .number()),
    ])

  private static let schoolAttributes = [
    attribute("name", "校名", .text),
    attribute("stage", "学段", ValueType(.enumeration(stage))),
    attribute("district", "所在县区", ValueType(.entity(district))),
    attribute("students", "学生数", .integer(Dimension(person))),
    attribute("group", "所属集团", ValueType(.entity(group), isOptional: true), default: .some(.none)),
    attribute("partners", "伙伴", ValueType(.set(of: .entity(school)))),
    attribute("agreement", "协议", ValueType(.entity(agreement), isOptional: true)),
    AttributeDeclaration(
      name: Name(latin: "teachers", han: "教师"), type: ValueType(.set(of: .entity(teacher))),
      inverseOf: AttributeID(entity: teacher, slot: 0), span: nil),
    attribute("shifts", "班次", .integer(), default: .number(.one)),
  ]

  private static func attribute(
    _ latin: String, _ han: String?, _ type: ValueType, default value: Value? = nil
  ) -> AttributeDeclaration {
    AttributeDeclaration(
      name: Name(latin: latin, han: han), type: type, defaultValue: value, span: nil)
  }
}
