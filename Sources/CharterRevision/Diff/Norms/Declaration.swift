import CharterDiagnostics
import CharterSemantics
import CharterValues

/// Something that a policy or a vocabulary declares, in parts that can be compared one by one.
struct Declaration: Sendable {
  /// What is declared; in the order in which a reader wants to see them.
  enum Kind: String, Sendable, CaseIterable {
    case policy, clause, norm, exception, rule, quota, subsidy, parameter, definition, table
    case unit
    case enumeration = "enum"
    case entity, action

    var words: Words {
      switch self {
      case .policy: Words(zh: "政策", en: "policy")
      case .clause: Words(zh: "条款", en: "clause")
      case .norm: Words(zh: "规范", en: "norm")
      case .exception: Words(zh: "例外", en: "exception")
      case .rule: Words(zh: "规则", en: "rule")
      case .quota: Words(zh: "配额", en: "quota")
      case .subsidy: Words(zh: "补贴", en: "subsidy")
      case .parameter: Words(zh: "参数", en: "parameter")
      case .definition: Words(zh: "定义", en: "definition")
      case .table: Words(zh: "表", en: "table")
      case .unit: Words(zh: "单位", en: "unit")
      case .enumeration: Words(zh: "枚举", en: "enum")
      case .entity: Words(zh: "实体", en: "entity")
      case .action: Words(zh: "行动", en: "action")
      }
    }

    /// Whether data use its name, so that another one is more than form.
    var isVocabulary: Bool {
      switch self {
      case .unit, .enumeration, .entity, .action: true
      case .policy, .clause, .norm, .exception, .rule, .quota, .subsidy, .parameter, .definition,
        .table:
        false
      }
    }
  }

  let symbol: Symbol
  let kind: Kind
  /// The word that the policy uses for it, where a kind has several.
  var category: Words?
  let name: Name
  /// The policy that states it; `nil` for what a vocabulary declares.
  let policy: PolicyID?
  let clause: ClauseID?
  let span: Span?
  var parts: [Part] = []
  /// What its parts refer to.
  var references: Set<Symbol> = []

  /// What a reader sees it called.
  var kindWords: Words { category ?? kind.words }

  /// Equal for declarations that decide the same under whatever name.
  var body: String {
    parts.filter { $0.weight == .substance }.map(\.fingerprint)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ";")
  }
}

/// One part of a declaration.
struct Part: Sendable {
  let kind: PartKind
  /// What tells it from others of its kind: a label, a date, an attribute; empty where nothing does.
  var key = ""
  /// Its name, where it has one.
  var label: Name?
  let shape: Shape
  /// The text to show where that is not the shape's own.
  var text: Words?
  /// What it says to people, beside what it decides.
  var messages: [Message] = []
  var weight: Weight = .substance
  /// What a part of a vocabulary declares; data use its name.
  var symbol: Symbol?

  /// A text for people in a part.
  struct Message: Sendable {
    let key: String
    let shape: Shape
    let text: Words
  }

  /// Equal for parts that decide the same.
  var fingerprint: String { "\(kind) \(shape.fingerprint)" }
}

/// How much a change matters.
enum Weight: String, Sendable, Comparable {
  /// Nobody is decided otherwise, and nothing else is said to anybody.
  case form
  /// Nobody is decided otherwise, and something else is said.
  case wording
  /// Somebody may be decided otherwise.
  case substance

  static func < (left: Weight, right: Weight) -> Bool { left.rank < right.rank }

  private var rank: Int { self == .form ? 0 : self == .wording ? 1 : 2 }

  var words: Words {
    switch self {
    case .form: Words(zh: "形式", en: "form")
    case .wording: Words(zh: "措辞", en: "wording")
    case .substance: Words(zh: "实质", en: "substance")
    }
  }
}

/// The parts that declarations are made of.
enum PartKind: String, Sendable {
  case category, delegable, condition, require, forbid, advise, grounds, duty, procedure, target
  case type, arguments, value, setting, reading, illustrative, body, row, otherwise
  case subjects, due, enforcement, population, counted, bound, line, amount, floor, cap
  case rounding, payer, payee, budget, fund
  case title, number, issuer, jurisdiction, force, period, omission
  case attribute, argument, place, effect, order, cases
  case message

  var words: Words {
    switch self {
    case .category: Words(zh: "类别", en: "category")
    case .delegable: Words(zh: "可由下级规定", en: "delegable")
    case .condition: Words(zh: "适用条件", en: "condition")
    case .require: Words(zh: "要求", en: "requirement")
    case .forbid: Words(zh: "禁止", en: "prohibition")
    case .advise: Words(zh: "建议", en: "advice")
    case .grounds: Words(zh: "事由", en: "grounds")
    case .duty: Words(zh: "义务", en: "duty")
    case .procedure: Words(zh: "程序", en: "procedure")
    case .target: Words(zh: "针对", en: "target")
    case .type: Words(zh: "类型", en: "type")
    case .arguments: Words(zh: "自变量", en: "arguments")
    case .value: Words(zh: "取值", en: "value")
    case .setting: Words(zh: "下级设定", en: "setting")
    case .reading: Words(zh: "口径", en: "reading")
    case .illustrative: Words(zh: "示例", en: "illustrative")
    case .body: Words(zh: "内容", en: "content")
    case .row: Words(zh: "行", en: "row")
    case .otherwise: Words(zh: "其余情形", en: "otherwise")
    case .subjects: Words(zh: "对象", en: "subjects")
    case .due: Words(zh: "截止日", en: "due date")
    case .enforcement: Words(zh: "执行于", en: "enforced on")
    case .population: Words(zh: "总体", en: "population")
    case .counted: Words(zh: "计数", en: "counted")
    case .bound: Words(zh: "限额", en: "limit")
    case .line: Words(zh: "分项", en: "line")
    case .amount: Words(zh: "金额", en: "amount")
    case .floor: Words(zh: "下限", en: "least amount")
    case .cap: Words(zh: "上限", en: "greatest amount")
    case .rounding: Words(zh: "舍入", en: "rounding")
    case .payer: Words(zh: "付款方", en: "payer")
    case .payee: Words(zh: "收款方", en: "payee")
    case .budget: Words(zh: "预算", en: "budget")
    case .fund: Words(zh: "总额", en: "fund")
    case .title: Words(zh: "标题", en: "title")
    case .number: Words(zh: "文号", en: "number")
    case .issuer: Words(zh: "发文机关", en: "issuer")
    case .jurisdiction: Words(zh: "辖区", en: "jurisdiction")
    case .force: Words(zh: "效力", en: "force")
    case .period: Words(zh: "施行期间", en: "period in force")
    case .omission: Words(zh: "不编码", en: "not encoded")
    case .attribute: Words(zh: "属性", en: "attribute")
    case .argument: Words(zh: "行动参数", en: "parameter of the action")
    case .place: Words(zh: "属地", en: "place")
    case .effect: Words(zh: "效果", en: "effect")
    case .order: Words(zh: "次序", en: "order")
    case .cases: Words(zh: "取值范围", en: "cases")
    case .message: Words(zh: "提示语", en: "message")
    }
  }
}
