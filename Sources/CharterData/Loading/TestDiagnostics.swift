internal import CharterDiagnostics
internal import CharterValues

/// What is wrong with the form of tests of norms on the registry.
extension Diagnostic {
  /// E0905: tests that are no list of maps.
  static func testListNeeded(_ node: YAMLTree.Node, _ key: Words) -> Diagnostic {
    Diagnostic(
      .badExpectation, at: node.span,
      message: Words(
        zh: "“\(key.zh):”之下应逐项写测试，每项以“- ”开头。",
        en: "Under `\(key.en):` tests should stand, each a map after `- `."))
  }

  /// E0905: a test that does not say what it tests.
  static func normNeeded(at span: Span, _ key: Words) -> Diagnostic {
    Diagnostic(
      .badExpectation, at: span,
      message: Words(
        zh: "这项测试没有写明“\(key.zh): 名称”。", en: "This test does not say `\(key.en): NAME`."))
  }

  /// E0905: a test that expects nothing.
  static func testWithoutExpectation(at span: Span) -> Diagnostic {
    Diagnostic(
      .badExpectation, at: span,
      message: Words(
        zh: "这项测试没有写“预期:”，什么也不检验。",
        en: "This test has no `expect:`, so it tests nothing."))
  }

  /// E0905: a key of an expectation with nothing in it that is tested.
  static func nothingExpected(_ key: YAMLTree.Node) -> Diagnostic {
    Diagnostic(
      .badExpectation, at: key.span, label: Words(zh: "没有预期", en: "nothing is expected"),
      message: Words(
        zh: "“\(shown(key.text))”之下没有写预期，什么也不检验。",
        en: "Nothing is expected under `\(shown(key.text))`, so it tests nothing."),
      help: Words(zh: "写上预期的内容，或删去这一项。", en: "Write what is expected, or delete the key."))
  }

  /// E0905: something where what is expected of a subject should stand.
  static func expectationOfSubjectNeeded(_ node: YAMLTree.Node) -> Diagnostic {
    Diagnostic(
      .badExpectation, at: node.span,
      message: Words(
        zh: "这里应写对该对象的预期：一个结果、一个金额，或“{…}”。",
        en: "What is expected of the subject should stand here: an outcome, an amount or `{…}`."))
  }

  /// E0905: a single expectation of a norm that has many subjects.
  static func subjectsNeeded(
    _ node: YAMLTree.Node, of entry: NormCatalogue.Entry, _ kinds: [Words]
  ) -> Diagnostic {
    let kinds = joined(kinds)
    let name = entry.name.words
    return Diagnostic(
      .badExpectation, at: node.span, label: Words(zh: "是对哪一个的预期", en: "expected of whom"),
      message: Words(
        zh: "“\(name.zh)”对每个“\(kinds.zh)”分别判断，预期须写明是哪一个。",
        en: "`\(name.en)` is judged for each \(kinds.en), so the expectation must say of which."),
      help: Words(
        zh: "逐个写“编号: …”，其余的写“其余: …”。",
        en: "Write `ID: …` for each, or `others: …` for all not named."))
  }

  /// E0905: a subject of several variables that does not have a part for each.
  static func subjectPartsNeeded(
    _ node: YAMLTree.Node, of entry: NormCatalogue.Entry, _ kinds: [Words]
  ) -> Diagnostic {
    let name = entry.name.words
    let zh = kinds.map(\.zh).joined(separator: ", ")
    let en = kinds.map(\.en).joined(separator: ", ")
    return Diagnostic(
      .badExpectation, at: node.span,
      message: Words(
        zh: "“\(name.zh)”的对象由 \(kinds.count) 部分组成：写成“\(zh)”，用逗号隔开，整个加引号。",
        en: "A subject of `\(name.en)` has \(kinds.count) parts: write `\"\(en)\"`, with commas."))
  }

  /// E0905: a word that is none of a few.
  static func unknownWord(
    _ node: YAMLTree.Node, of key: Words, among forms: [[String]]
  ) -> Diagnostic {
    let isText = node.kind == .scalar
    let near = isText ? nearName(to: unquoted(node.text), among: forms.joined()) : nil
    let offer = near.map { NearNameOffer($0, at: node.span) }
    let zh = forms.compactMap(\.last).joined(separator: "、")
    let en = forms.compactMap(\.first).joined(separator: ", ")
    return Diagnostic(
      .badExpectation, at: node.span,
      message: isText
        ? Words(
          zh: "“\(shown(node.text))”不是“\(key.zh)”的一种。",
          en: "`\(shown(node.text))` is no `\(key.en)`.")
        : Words(zh: "“\(key.zh)”应为一个词。", en: "`\(key.en)` should be one word."),
      help: offer?.help ?? Words(zh: "可写：\(zh)。", en: "One of: \(en)."),
      fixes: offer?.fixes ?? [])
  }

  /// E0905: no number of heads, no share, and no range of them.
  static func rangeNeeded(_ node: YAMLTree.Node, _ key: Words, isShare: Bool) -> Diagnostic {
    Diagnostic(
      .badExpectation, at: node.span,
      message: isShare
        ? Words(
          zh: "“\(key.zh)”应为百分数、小数或分数，或两者之间的范围。",
          en: "`\(key.en)` should be a percentage, a decimal or a fraction, or a range of them.")
        : Words(
          zh: "“\(key.zh)”应为整数，或由小到大的范围。",
          en: "`\(key.en)` should be a whole number, or a range from a smaller to a greater one."),
      help: isShare
        ? Words(zh: "例如 15%、7/9 或 40%..50%。", en: "Such as `15%`, `7/9` or `40%..50%`.")
        : Words(zh: "例如 12 或 12..14。", en: "Such as `12` or `12..14`."))
  }

  /// E0905: expected subsidies that are no map.
  static func subsidyMapNeeded(_ node: YAMLTree.Node) -> Diagnostic {
    Diagnostic(
      .badExpectation, at: node.span,
      message: Words(
        zh: "预期的“补贴”应按补贴的名称写：{补贴名: {编号: 金额}}。",
        en: "`subsidies` of an expectation stand by name: `{SUBSIDY: {ID: AMOUNT}}`."))
  }

  /// E0905: expected lines that are no map.
  static func lineMapNeeded(_ node: YAMLTree.Node) -> Diagnostic {
    Diagnostic(
      .badExpectation, at: node.span,
      message: Words(
        zh: "预期的“分项”应按分项的名称写：{分项名: 金额}。",
        en: "`lines` of an expectation stand by name: `{LINE: AMOUNT}`."))
  }

  /// E0905: a name that norms of several policies have.
  static func ambiguousNorm(
    _ name: ExpectedName, among entries: [NormCatalogue.Entry]
  ) -> Diagnostic {
    let full = entries.map { entry in
      Words(
        zh: "\(entry.policy.words.zh).\(entry.name.words.zh)",
        en: "\(entry.policy.words.en).\(entry.name.words.en)")
    }
    return Diagnostic(
      .badExpectation, at: name.span, label: Words(zh: "不止一个", en: "more than one"),
      message: Words(
        zh: "叫“\(shown(name.name))”的不止一项。", en: "More than one is called `\(shown(name.name))`."),
      help: Words(
        zh: "写明是哪一项：\(full.map(\.zh).joined(separator: "、"))。",
        en: "Say which: \(full.map(\.en).joined(separator: ", "))."))
  }

  private static func joined(_ kinds: [Words]) -> Words {
    Words(
      zh: kinds.map(\.zh).joined(separator: "、"), en: kinds.map(\.en).joined(separator: " and "))
  }
}
