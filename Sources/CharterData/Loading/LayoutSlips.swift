/// Other words for the keys of a layout, which nobody would find by their letters.
enum LayoutSlips {
  /// The words by the key that is meant.
  static let words: [String: [String]] = [
    "expect": ["期望", "期待", "预测", "应为", "expected", "expects", "expectation"],
    "norm": ["规则", "配额", "规定", "rule", "quota"],
    "subsidy": ["规范", "norm"],
    "audits": ["核查", "审核", "检查", "audit", "check", "checks"],
    "subsidies": ["补助", "subsidy"],
    "verdict": ["结果", "outcome", "result"],
    "outcome": ["结论", "verdict", "result"],
    "amount": ["应发", "补贴", "subsidy"],
    "total": ["总额", "总计", "sum"],
    "policies": ["policy", "规则", "规定", "规章"],
    "registry": ["registries", "records", "data", "资料", "数据", "名册"],
    "missing": ["缺失", "待补"],
  ]
}
