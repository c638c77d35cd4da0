import CharterDiagnostics

/// What the argument parser complains of, in both languages.
enum UsageWords {
  /// The parser's own sentence in English, and its meaning in Chinese where it is one of those that it says often.
  static func translate(_ message: String) -> Words {
    let en = message.hasPrefix("Error: ") ? String(message.dropFirst(7)) : message
    return Words(zh: chinese(en) ?? en, en: en)
  }

  private static func chinese(_ message: String) -> String? {
    let quoted = message.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .compactMap { $0.offset.isMultiple(of: 2) ? nil : String($0.element) }
    guard let first = quoted.first else { return nil }
    if message.hasPrefix("Missing expected argument") { return "缺少参数 \(named(first))。" }
    if message.hasPrefix("Unknown option") {
      let guess = quoted.count > 1 ? "是不是 \(quoted[1])？" : ""
      return "没有 \(first) 这个选项。" + guess
    }
    if message.hasPrefix("Missing value for") { return "选项 \(first) 后面缺少值。" }
    if message.contains("unexpected argument") { return "多出了参数 \(first)。" }
    if message.hasPrefix("Unexpected argument") { return "多出了参数 \(first)。" }
    if message.hasPrefix("The value"), quoted.count > 1 {
      let choices = quoted.dropFirst(2)
      return "“\(first)”不能作为 \(quoted[1]) 的值"
        + (choices.isEmpty ? "。" : "，可以是：\(choices.joined(separator: "、"))。")
    }
    return nil
  }

  private static func named(_ placeholder: String) -> String {
    if placeholder.hasPrefix("<proposal>") { return "“申请文件”" }
    if placeholder.hasPrefix("<base>") { return "“旧版”" }
    if placeholder.hasPrefix("<expression>") { return "“表达式”" }
    return placeholder
  }
}
