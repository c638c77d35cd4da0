import CharterDiagnostics

/// How a command ends; scripts rely on the numbers.
struct ExitCodes: Sendable {
  /// 0.
  let success: Words
  /// 1; `nil`: the command never ends so.
  var failure: Words?
  /// 2.
  var faulty = Words(zh: "政策或资料有错误", en: "errors in policies or data")
  /// 3; `nil`: the command never ends so.
  var open: Words?

  /// The codes that a command gives a meaning of its own.
  func own(_ language: Language) -> String {
    [(0, Optional(success)), (1, failure), (3, open)]
      .compactMap { code, words in words.map { "\(code) \($0[language])" } }
      .joined(separator: " · ")
  }

  /// All codes, set in below their heading.
  func text(_ language: Language) -> String {
    let codes = [
      (0, Optional(success)), (1, failure), (2, faulty), (3, open), (64, Self.wrongUsage),
    ]
    let lines = codes.compactMap { code, words in
      words.map { "  " + "\(code)".padded(to: 4) + $0[language] }
    }
    return ([Self.heading[language]] + lines).joined(separator: "\n")
  }

  static let heading = Words(zh: "退出码：", en: "Exit codes:")
  static let wrongUsage = Words(zh: "用法有误", en: "wrong usage")

  /// The codes of every command, a line each, and those that are the same for all.
  static func ofAll(_ language: Language) -> String {
    let lines = HelpPage.commands.map {
      "  " + $0.command.padded(to: 13) + $0.exitCodes.own(language)
    }
    let shared = Words(
      zh: "  各命令       2 政策、资料或测试有错误，或者没有可读的 · 64 用法有误",
      en: "  all          2 errors in policies, data or tests, or nothing to read · 64 wrong usage")
    let order = Words(
      zh: "  几种情况并存时，先 2，再 1，后 3。", en: "  Where several fit, 2 goes before 1, and 1 before 3.")
    return ([heading[language]] + lines + [shared[language], order[language]]).joined(
      separator: "\n")
  }
}

extension ExitCodes {
  /// Of decisions on proposals.
  static let decisions = ExitCodes(
    success: Words(zh: "全部准予", en: "all permitted"),
    failure: Words(zh: "有不予的", en: "a rejection"),
    faulty: Words(
      zh: "政策或资料有错误，或者文件里没有提案", en: "errors in policies or data, or a file without proposals"),
    open: Words(zh: "有待补或无据的", en: "undetermined or ungoverned"))
}
