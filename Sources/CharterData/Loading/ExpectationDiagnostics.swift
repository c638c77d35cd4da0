internal import CharterDiagnostics
internal import CharterValues

extension Diagnostic {
  /// E0905: an expectation that is no map.
  static func expectationNeeded(_ node: YAMLTree.Node) -> Diagnostic {
    Diagnostic(
      .badExpectation, at: node.span,
      message: Words(
        zh: "“预期:”之后应写结论等各项。", en: "After `expect:` the verdict and what goes with it stand."),
      help: Words(
        zh: "例如“预期: {结论: 准予}”。", en: "Such as `expect: {verdict: permitted}`."))
  }

  /// E0905: a word that is no verdict.
  static func unknownVerdict(_ node: YAMLTree.Node) -> Diagnostic {
    let forms = Verdict.allCases.flatMap { [$0.rawValue, $0.words.zh] }
    let near = nearName(to: unquoted(node.text), among: forms)
    let offer = near.map { NearNameOffer($0, at: node.span) }
    return Diagnostic(
      .badExpectation, at: node.span, label: Words(zh: "应为结论", en: "should be a verdict"),
      message: node.kind == .scalar
        ? Words(zh: "“\(shown(node.text))”不是结论。", en: "`\(shown(node.text))` is no verdict.")
        : Words(
          zh: "结论应是一个词，不是\(node.kind == .sequence ? "列表" : "几项")。",
          en: "The verdict should be one word, and no \(node.kind == .sequence ? "list" : "map")."),
      help: offer?.help
        ?? Words(
          zh: "结论有：准予、不予、待补、无据。",
          en: "Verdicts: permitted, rejected, undetermined, ungoverned."),
      fixes: offer?.fixes ?? [])
  }

  /// A text without full-width brackets and quotation marks around it, or a full stop after it.
  static func unquoted(_ text: String) -> String {
    let marks = "【】［］「」“”‘’。"
    var text = text.drop { marks.contains($0) }
    while let last = text.last, marks.contains(last) { text.removeLast() }
    return String(text)
  }

  /// E0905: something other than names in a list.
  static func nameListNeeded(_ node: YAMLTree.Node, _ key: Words) -> Diagnostic {
    var fixes: [Fix] = []
    var help: Words?
    if node.kind == .scalar {
      let text = unquoted(node.text)
      let list = "[\((listParts(text) ?? [text]).map(yamlScalar).joined(separator: ", "))]"
      help = Words(zh: "写成列表：\(list)。", en: "Write a list: `\(list)`.")
      fixes = [Fix(Words(zh: "写成列表", en: "Make it a list"), [Edit(node.span, list)])]
    }
    return Diagnostic(
      .badExpectation, at: node.span, label: Words(zh: "应为名称的列表", en: "a list of names is needed"),
      message: Words(
        zh: "预期的“\(key.zh)”应为名称的列表；一个也没有就写 []。",
        en: "`\(key.en)` of an expectation should be a list of names; write `[]` for none."),
      help: help, fixes: fixes)
  }

  /// E0906: overrides that are no map.
  static func overridesNeeded(at span: Span) -> Diagnostic {
    Diagnostic(
      .badOverride, at: span,
      message: Words(
        zh: "“参数:”之下应逐行写“名称: 值”。", en: "Under `parameters:` lines of `name: value` should stand."))
  }

  /// E0906: a parameter that no policy has.
  static func unknownParameter(
    _ key: YAMLTree.Node, among parameters: [ParameterDeclaration]
  ) -> Diagnostic {
    let name = key.text.split(separator: ".").last.map(String.init) ?? key.text
    let near =
      nearName(to: key.text, among: parameters.flatMap(\.name.forms) + qualified(parameters))
      ?? nearName(to: name, among: parameters.flatMap(\.name.forms))
    let offer = near.map { NearNameOffer($0, at: key.span) }
    return Diagnostic(
      .badOverride, at: key.span, label: Words(zh: "没有这个参数", en: "no such parameter"),
      message: Words(
        zh: "没有政策定有“\(shown(key.text))”这个参数。",
        en: "No policy has a parameter `\(shown(key.text))`."),
      help: offer?.help, fixes: offer?.fixes ?? [])
  }

  /// E0906: a name that several policies' parameters have.
  static func ambiguousParameter(
    _ key: YAMLTree.Node, among parameters: [ParameterDeclaration]
  ) -> Diagnostic {
    let full = parameters.map {
      Words(
        zh: "\($0.policy.words.zh).\($0.name.words.zh)",
        en: "\($0.policy.words.en).\($0.name.words.en)")
    }
    return Diagnostic(
      .badOverride, at: key.span, label: Words(zh: "不止一个", en: "more than one"),
      message: Words(
        zh: "不止一项政策有“\(shown(key.text))”这个参数。",
        en: "More than one policy has a parameter `\(shown(key.text))`."),
      help: Words(
        zh: "写明是哪一个：\(full.map(\.zh).joined(separator: "、"))。",
        en: "Say which: \(full.map(\.en).joined(separator: ", "))."))
  }

  /// E0906: a parameter with arguments has no single value to set.
  static func overrideTakesArguments(_ key: YAMLTree.Node, _ name: Name) -> Diagnostic {
    Diagnostic(
      .badOverride, at: key.span, label: Words(zh: "因情况而异", en: "takes arguments"),
      message: Words(
        zh: "参数“\(name.words.zh)”的值因情况而异，不能在这里设定。",
        en: "Parameter `\(name.words.en)` takes arguments, so it cannot be set here."))
  }

  private static func qualified(_ parameters: [ParameterDeclaration]) -> [String] {
    parameters.flatMap { parameter in
      parameter.policy.forms.flatMap { policy in parameter.name.forms.map { "\(policy).\($0)" } }
    }
  }
}
