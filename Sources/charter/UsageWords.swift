import CharterDiagnostics

/// What the argument parser complains of, in both languages.
enum UsageWords {
  /// The parser's own sentence in English, and its meaning in Chinese where it is one of those that it says often.
  static func translate(_ message: String) -> Words {
    let en = message.hasPrefix("Error: ") ? String(message.dropFirst(7)) : message
    let form = en.hasPrefix("The value") ? forms.first { en.contains("'\($0.key) <") } : nil
    return Words(zh: chinese(en) ?? en, en: en + (form.map { " (\($0.value.en))" } ?? ""))
  }

  /// How the values of options are written that are not chosen from a list.
  private static let forms = [
    "--as-of": Words(
      zh: "日期写成 2024-01-31，而且要真有这一天", en: "a day that there is, such as 2024-01-31"),
    "--sample": Words(zh: "要写一个正整数，例如 100", en: "a positive integer, such as 100"),
    "--top": Words(zh: "要写一个整数，例如 20", en: "an integer, such as 20"),
  ]

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
      let option = String(quoted[1].prefix { $0 != " " })
      let shown = OptionWords(language: .zh).form(option) ?? option
      let form = forms[option].map { "，\($0.zh)" } ?? ""
      return "“\(first)”不能作为 \(shown) 的值"
        + (choices.isEmpty ? form + "。" : "，可以是：\(choices.joined(separator: "、"))。")
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
