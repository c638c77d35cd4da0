import CharterData
import CharterDiagnostics
import CharterSemantics
import CharterValues

/// The keys and outcomes of a test file in the language that the names of the policies are in.
struct TestWords: Sendable {
  /// Whether the policies have Chinese names only, so that the keys beside them are Chinese too.
  let isChinese: Bool

  init(_ program: Program) {
    let first = program.schema.actions.first?.name ?? program.schema.entities.first?.name
    isChinese = first.map { Name.isHan($0.canonical) } ?? false
  }

  /// A key, or what a decision or a norm comes to, by its English word.
  func callAsFunction(_ word: String) -> String { isChinese ? Self.han[word] ?? word : word }

  private static let han: [String: String] = {
    var words = [
      "registry": "登记", "proposals": "提案", "audits": "审计", "subsidies": "补贴", "id": "编号",
      "title": "标题", "action": "行动", "date": "日期", "steps": "步骤", "on": "日期", "by": "由",
      "parameters": "参数", "arguments": "参数值", "expect": "预期", "norm": "规范", "subsidy": "补贴",
      "verdict": "结论", "violated": "违反", "deviations": "偏离", "missing": "缺少", "duties": "义务",
      "grounds": "事由", "advised": "建议", "quotas": "配额", "rules": "规则", "outcome": "结果",
      "population": "总体", "counted": "计数", "shortfall": "缺口", "amount": "金额", "lines": "分项",
      "payer": "付款方", "payee": "收款方",
    ]
    for verdict in Verdict.allCases { words[verdict.rawValue] = verdict.words.zh }
    for outcome in ExpectedOutcome.allCases { words[outcome.rawValue] = outcome.words.zh }
    return words
  }()
}
