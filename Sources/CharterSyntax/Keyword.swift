/// A keyword of the language, with its English and its Chinese spelling.
///
/// Keywords are contextual: a word is one only where the grammar asks for it. Several keywords
/// share an English word (`by`, `to`, `in`, `within`, …) and differ in Chinese; the parser knows
/// which one stands where.
public enum Keyword: UInt8, Sendable, CaseIterable, Hashable {
  // Declarations
  case vocabulary, unit, `enum`, ordered, entity, action, place, effect, create, remove
  case setOf, inverseOf, inUnit
  case policy, title, documentNumber, issuer, jurisdiction, force, binding, guidance, descriptive
  case reading, illustrative, inForce, from, until, uses
  case clause, notEncoded, because, parameter, unset, set, delegable, define, table, any

  // Norms
  case admission, exit, rule, `for`, when, require, forbid, advise, otherwise
  case anyOf, atLeastOf, ground, duty, by, to, within, procedure, step, after, notBefore
  case exception, exceptionTo
  case quota, forEach, `in`, `where`, of, count, atLeast, atMost, between, betweenAnd, byDate,
    enforcedOn

  // Subsidies
  case subsidy, line, amount, payer, payee, withinBudget, sharedAmong, pool, fund, rest,
    inProportionTo
  case rounded, halfUp, halfEven, up, down, roundedTo, byLargestRemainder

  // Expressions
  case and, or, not, implies, `if`, then, `else`, match, every, some, satisfies, weightedBy
  case isPresent, isNone, none, `true`, `false`

  // Texts
  case zh, en

  /// The English spelling; several words are separated by one space.
  public var latin: String { spelling.latin }

  /// The Chinese spelling, always one word.
  public var han: String { spelling.han }

  /// What closes the number of `at least N of`, `至少 N 项`; its tokens carry ``atLeastOf`` as well.
  public static let atLeastOfEnd = (latin: "of", han: "项")

  /// The one table of keywords, in the order of the language's description.
  private var spelling: (latin: String, han: String) {
    switch self {
    case .vocabulary: ("vocabulary", "词汇")
    case .unit: ("unit", "单位")
    case .enum: ("enum", "枚举")
    case .ordered: ("ordered", "有序")
    case .entity: ("entity", "实体")
    case .action: ("action", "行动")
    case .place: ("place", "属地")
    case .effect: ("effect", "效果")
    case .create: ("create", "新建")
    case .remove: ("remove", "撤销")
    case .setOf: ("set of", "集合")
    case .inverseOf: ("inverse of", "反向")
    case .inUnit: ("in", "计")
    case .policy: ("policy", "政策")
    case .title: ("title", "标题")
    case .documentNumber: ("number", "文号")
    case .issuer: ("issuer", "发文机关")
    case .jurisdiction: ("jurisdiction", "辖区")
    case .force: ("force", "效力")
    case .binding: ("binding", "约束")
    case .guidance: ("guidance", "指导")
    case .descriptive: ("descriptive", "描述")
    case .reading: ("reading", "口径")
    case .illustrative: ("illustrative", "示例")
    case .inForce: ("in force", "施行")
    case .from: ("from", "自")
    case .until: ("until", "至")
    case .uses: ("uses", "使用")
    case .clause: ("clause", "条款")
    case .notEncoded: ("not encoded", "不编码")
    case .because: ("because", "因为")
    case .parameter: ("parameter", "参数")
    case .unset: ("unset", "未定")
    case .set: ("set", "设定")
    case .delegable: ("delegable", "可由下级规定")
    case .define: ("define", "定义")
    case .table: ("table", "表")
    case .any: ("any", "任意")

    case .admission: ("admission", "准入")
    case .exit: ("exit", "退出")
    case .rule: ("rule", "规则")
    case .for: ("for", "适用")
    case .when: ("when", "当")
    case .require: ("require", "要求")
    case .forbid: ("forbid", "禁止")
    case .advise: ("advise", "建议")
    case .otherwise: ("otherwise", "否则")
    case .anyOf: ("any of", "任一")
    case .atLeastOf: ("at least", "至少")
    case .ground: ("ground", "事由")
    case .duty: ("duty", "义务")
    case .by: ("by", "由")
    case .to: ("to", "向")
    case .within: ("within", "限")
    case .procedure: ("procedure", "程序")
    case .step: ("step", "步骤")
    case .after: ("after", "后于")
    case .notBefore: ("not before", "不早于")
    case .exception: ("exception", "例外")
    case .exceptionTo: ("to", "针对")
    case .quota: ("quota", "配额")
    case .forEach: ("for each", "对每个")
    case .in: ("in", "属于")
    case .where: ("where", "其中")
    case .of: ("of", "总体")
    case .count: ("count", "计数")
    case .atLeast: ("at least", "不少于")
    case .atMost: ("at most", "不超过")
    case .between: ("between", "介于")
    case .betweenAnd: ("and", "与")
    case .byDate: ("by", "截至")
    case .enforcedOn: ("enforced on", "执行于")

    case .subsidy: ("subsidy", "补贴")
    case .line: ("line", "分项")
    case .amount: ("amount", "金额")
    case .payer: ("payer", "付款方")
    case .payee: ("payee", "收款方")
    case .withinBudget: ("within budget", "预算")
    case .sharedAmong: ("shared among", "分配给")
    case .pool: ("pool", "资金池")
    case .fund: ("fund", "总额")
    case .rest: ("rest", "其余")
    case .inProportionTo: ("in proportion to", "按比例")
    case .rounded: ("rounded", "舍入")
    case .halfUp: ("half up", "四舍五入")
    case .halfEven: ("half even", "四舍六入五成双")
    case .up: ("up", "进一")
    case .down: ("down", "去尾")
    case .roundedTo: ("to", "到")
    case .byLargestRemainder: ("by largest remainder", "按最大余数")

    case .and: ("and", "且")
    case .or: ("or", "或")
    case .not: ("not", "非")
    case .implies: ("implies", "蕴含")
    case .if: ("if", "若")
    case .then: ("then", "则")
    case .else: ("else", "另")
    case .match: ("match", "按")
    case .every: ("every", "每个")
    case .some: ("some", "有")
    case .satisfies: ("satisfies", "满足")
    case .weightedBy: ("weighted by", "加权")
    case .isPresent: ("is present", "存在")
    case .isNone: ("is none", "为无")
    case .none: ("none", "无")
    case .true: ("true", "是")
    case .false: ("false", "否")

    case .zh: ("zh", "中文")
    case .en: ("en", "英文")
    }
  }
}
