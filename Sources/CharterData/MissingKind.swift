public import CharterDiagnostics
public import CharterValues

/// What a test may name as missing beside facts and entities: `step:approval`, `步骤:审批`.
public enum MissingKind: CaseIterable, Sendable {
  case parameter
  case step
  case table
  case action

  /// The word before the colon, in both languages.
  public var name: Name {
    switch self {
    case .parameter: Name(latin: "parameter", han: "参数")
    case .step: Name(latin: "step", han: "步骤")
    case .table: Name(latin: "table", han: "表")
    case .action: Name(latin: "action", han: "行动")
    }
  }

  /// The kind and the name of a text like `step:approval`; `nil`: it is of no such form.
  public static func split(_ text: String) -> (kind: MissingKind, rest: String)? {
    guard let colon = text.firstIndex(where: { $0 == ":" || $0 == "：" }),
      let kind = allCases.first(where: { $0.name.has(String(text[..<colon])) })
    else { return nil }
    return (kind, String(text[text.index(after: colon)...].drop { $0 == " " }))
  }

  /// Every way to write what is missing; that of machines first.
  public func forms(of name: Name) -> [String] {
    self.name.forms.flatMap { kind in name.forms.map { "\(kind):\($0)" } }
  }

  /// What is missing, for people.
  public func words(of name: Name) -> Words {
    Words(
      zh: "\(self.name.words.zh):\(name.words.zh)", en: "\(self.name.words.en):\(name.words.en)")
  }
}
