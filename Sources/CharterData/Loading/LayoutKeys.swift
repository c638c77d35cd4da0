internal import CharterDiagnostics
internal import CharterValues

/// The keys of one part of a proposal file, in both languages.
protocol LayoutKey: CaseIterable, Hashable {
  var words: Name { get }
  /// What has these keys, for messages.
  static var owner: Words { get }
}

extension LayoutKey {
  static var names: [Name] { allCases.map(\.words) }

  /// The key that somebody meant who wrote another word for it; `nil`: it is none that is known.
  static func meant(by text: String) -> Name? {
    allCases.first { LayoutSlips.words[$0.words.canonical]?.contains(text) ?? false }?.words
  }

  func isName(_ text: String) -> Bool { words.latin == text || words.han == text }
}

/// The keys of a proposal file itself.
enum FileKey: LayoutKey {
  case proposals, registry, parameters, name, audits, subsidies

  var words: Name {
    switch self {
    case .proposals: Name(latin: "proposals", han: "提案")
    case .registry: Name(latin: "registry", han: "登记")
    case .parameters: Name(latin: "parameters", han: "参数")
    case .name: Name(latin: "name", han: "名称")
    case .audits: Name(latin: "audits", han: "审计")
    case .subsidies: Name(latin: "subsidies", han: "补贴")
    }
  }

  static let owner = Words(zh: "提案文件", en: "a proposal file")
}

/// The keys of one proposal; every other key is a parameter of its action.
enum ProposalKey: LayoutKey {
  case action, date, steps, id, parameters, expect, title, name, arguments

  var words: Name {
    switch self {
    case .action: Name(latin: "action", han: "行动")
    case .date: Name(latin: "date", han: "日期")
    case .steps: Name(latin: "steps", han: "步骤")
    case .id: Name(latin: "as", han: "编号")
    case .parameters: Name(latin: "parameters", han: "参数")
    case .expect: Name(latin: "expect", han: "预期")
    case .title: Name(latin: "title", han: "标题")
    case .name: Name(latin: "name", han: "名称")
    case .arguments: Name(latin: "arguments", han: "参数值")
    }
  }

  static let owner = Words(zh: "提案", en: "a proposal")
}

/// The keys of a step that was done.
enum StepKey: LayoutKey {
  case on, by

  var words: Name {
    switch self {
    case .on: Name(latin: "on", han: "日期")
    case .by: Name(latin: "by", han: "由")
    }
  }

  static let owner = Words(zh: "步骤", en: "a step")
}

/// The keys of what a test expects of a decision.
enum ExpectationKey: LayoutKey {
  case verdict, violated, deviations, missing, duties, grounds, advised, quotas, rules, subsidies

  var words: Name {
    switch self {
    case .verdict: Name(latin: "verdict", han: "结论")
    case .violated: Name(latin: "violated", han: "违反")
    case .deviations: Name(latin: "deviations", han: "偏离")
    case .missing: Name(latin: "missing", han: "缺少")
    case .duties: Name(latin: "duties", han: "义务")
    case .grounds: Name(latin: "grounds", han: "事由")
    case .advised: Name(latin: "advised", han: "建议")
    case .quotas: Name(latin: "quotas", han: "配额")
    case .rules: Name(latin: "rules", han: "规则")
    case .subsidies: Name(latin: "subsidies", han: "补贴")
    }
  }

  static let owner = Words(zh: "预期", en: "an expectation")
}

/// The keys of a test of a quota, or of a rule on the registry.
enum AuditKey: LayoutKey {
  case norm, title, name, date, parameters, expect

  var words: Name {
    switch self {
    case .norm: Name(latin: "norm", han: "规范")
    case .title: Name(latin: "title", han: "标题")
    case .name: Name(latin: "name", han: "名称")
    case .date: Name(latin: "date", han: "日期")
    case .parameters: Name(latin: "parameters", han: "参数")
    case .expect: Name(latin: "expect", han: "预期")
    }
  }

  static let owner = Words(zh: "审计测试", en: "a test of a norm")
}

/// The keys of a test of a subsidy.
enum SubsidyTestKey: LayoutKey {
  case subsidy, title, name, date, parameters, expect, total, budget

  var words: Name {
    switch self {
    case .subsidy: Name(latin: "subsidy", han: "补贴")
    case .title: Name(latin: "title", han: "标题")
    case .name: Name(latin: "name", han: "名称")
    case .date: Name(latin: "date", han: "日期")
    case .parameters: Name(latin: "parameters", han: "参数")
    case .expect: Name(latin: "expect", han: "预期")
    case .total: Name(latin: "total", han: "合计")
    case .budget: Name(latin: "budget", han: "预算")
    }
  }

  static let owner = Words(zh: "补贴测试", en: "a test of a subsidy")
}

/// The keys of what is expected of one subject of a quota or a rule.
enum AuditExpectationKey: LayoutKey {
  case outcome, population, counted, share, shortfall, headroom, missing, violated, advised

  var words: Name {
    switch self {
    case .outcome: Name(latin: "outcome", han: "结果")
    case .population: Name(latin: "population", han: "总体")
    case .counted: Name(latin: "counted", han: "计数")
    case .share: Name(latin: "share", han: "比例")
    case .shortfall: Name(latin: "shortfall", han: "缺口")
    case .headroom: Name(latin: "headroom", han: "余量")
    case .missing: Name(latin: "missing", han: "缺少")
    case .violated: Name(latin: "violated", han: "违反")
    case .advised: Name(latin: "advised", han: "建议")
    }
  }

  static let owner = Words(zh: "预期", en: "an expectation")

  /// Those that are told of a quota, or of a rule.
  static func keys(isQuota: Bool) -> [AuditExpectationKey] {
    let ofRules: [AuditExpectationKey] = [.violated, .advised]
    return isQuota ? allCases.filter { !ofRules.contains($0) } : [.outcome, .missing] + ofRules
  }
}

/// The keys of what is expected of one payment.
enum PaymentKey: LayoutKey {
  case amount, lines, payer, payee, missing

  var words: Name {
    switch self {
    case .amount: Name(latin: "amount", han: "金额")
    case .lines: Name(latin: "lines", han: "分项")
    case .payer: Name(latin: "payer", han: "付款方")
    case .payee: Name(latin: "payee", han: "收款方")
    case .missing: Name(latin: "missing", han: "缺少")
    }
  }

  static let owner = Words(zh: "预期", en: "an expectation")
}

/// The key among the subjects that stands for all those not named.
enum SubjectKey: LayoutKey {
  case others

  var words: Name { Name(latin: "others", han: "其余") }

  static let owner = Words(zh: "预期", en: "an expectation")
}

/// The keys of `charter.yaml`.
enum ProjectKey: LayoutKey {
  case policies, registry, proposals

  var words: Name {
    switch self {
    case .policies: Name(latin: "policies", han: "政策")
    case .registry: Name(latin: "registry", han: "登记")
    case .proposals: Name(latin: "proposals", han: "提案")
    }
  }

  static let owner = Words(zh: "项目文件 charter.yaml ", en: "the project file charter.yaml")
}

extension DataLoader {
  /// Sorts a mapping's entries into those of a layout and the rest; reports layout keys said twice.
  ///
  /// - Parameters:
  ///   - entries: keys and values.
  ///   - tree: the tree that they stand in.
  ///   - keys: the layout.
  /// - Returns: the values by layout key, and the entries whose keys are others.
  mutating func split<Key: LayoutKey>(
    _ entries: [(key: Int, value: Int)], in tree: YAMLTree, by keys: Key.Type
  ) -> (values: [Key: Int], rest: [(key: Int, value: Int)]) {
    var values: [Key: Int] = [:]
    var firsts: [Key: Int] = [:]
    var rest: [(key: Int, value: Int)] = []
    for entry in entries {
      guard let text = keyText(entry.key, in: tree) else { continue }
      guard let key = Key.allCases.first(where: { $0.isName(text) }) else {
        rest.append(entry)
        continue
      }
      if let first = firsts[key] {
        report(.duplicateKey(tree[entry.key], first: tree[first]))
        continue
      }
      firsts[key] = entry.key
      values[key] = entry.value
    }
    return (values, rest)
  }

  /// Reads a text of the file's own layout.
  mutating func readLayoutText(
    _ node: Int, in tree: YAMLTree, _ key: some LayoutKey
  ) -> String? {
    guard case .value(.text(let text)) = read(node, in: tree, as: .text, at: place(of: key))
    else { return nil }
    return text
  }

  /// The place of a layout key, for messages.
  func place<Key: LayoutKey>(of key: Key) -> Place {
    let owner = Key.owner
    return Place(
      .layout(
        Words(
          zh: "\(owner.zh)的“\(key.words.words.zh)”",
          en: "`\(key.words.words.en)` of \(owner.en)")))
  }
}
