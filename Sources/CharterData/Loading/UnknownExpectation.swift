internal import CharterDiagnostics
internal import CharterValues

/// E0908: expectations that name what is not there.
extension Diagnostic {
  /// A norm that no policy has, or one of another kind.
  static func unknownNorm(
    _ name: ExpectedName, _ sought: SoughtNorm, in norms: NormCatalogue
  ) -> Diagnostic {
    let message = Words(
      zh: "没有政策定有叫“\(shown(name.name))”的\(sought.words.zh)。",
      en: "No policy has a \(sought.words.en) called `\(shown(name.name))`.")
    if let other = norms.entries.first(where: { $0.isNamed(name.name) }) {
      return unknown(name, message, help: elsewhere(other))
    }
    let allowed = norms.entries.filter { sought.allows($0.kind) }
    var forms = allowed.flatMap(\.forms)
    if sought == .onAction {
      forms += allowed.flatMap { entry in
        entry.labels.flatMap { label in
          entry.name.forms.flatMap { norm in label.forms.map { "\(norm).\($0)" } }
        }
      }
    }
    return unknown(name, message, near: nearName(to: name.name, among: forms))
  }

  /// Where a norm of another kind is tested.
  private static func elsewhere(_ entry: NormCatalogue.Entry) -> Words {
    switch entry.kind {
    case .action:
      Words(zh: "它是针对行动的规则，用提案来测试。", en: "It is a norm on an action: test it by a proposal.")
    case .quota:
      Words(zh: "它是配额，写在“审计:”之下。", en: "It is a quota: it stands under `audits:`.")
    case .rule:
      Words(
        zh: "它是针对登记的规则，写在“审计:”之下。",
        en: "It is a rule on the registry: it stands under `audits:`.")
    case .subsidy:
      Words(zh: "它是补贴，写在“补贴:”之下。", en: "It is a subsidy: it stands under `subsidies:`.")
    }
  }

  /// A label that a norm does not have.
  static func unknownLabel(
    _ label: String, of entry: NormCatalogue.Entry, _ labels: [Name], in name: ExpectedName
  ) -> Diagnostic {
    let near = nearName(to: label, among: labels.flatMap(\.forms))
    let lead = name.name.hasSuffix("." + label) ? String(name.name.dropLast(label.count)) : ""
    let norm = entry.name.words
    return unknown(
      name,
      Words(
        zh: "“\(norm.zh)”里没有标签“\(shown(label))”。",
        en: "`\(norm.en)` has no statement labelled `\(shown(label))`."),
      near: near.map { lead + $0 },
      help: listing(labels, Words(zh: "它的标签有", en: "Its labels")))
  }

  /// A line that a subsidy does not have.
  static func unknownLine(_ key: YAMLTree.Node, of entry: NormCatalogue.Entry) -> Diagnostic {
    let lines = entry.lines.compactMap { $0 }
    let norm = entry.name.words
    return unknown(
      ExpectedName(key.text, at: key.span),
      Words(
        zh: "补贴“\(norm.zh)”没有分项“\(shown(key.text))”。",
        en: "Subsidy `\(norm.en)` has no line `\(shown(key.text))`."),
      near: nearName(to: key.text, among: lines.flatMap(\.forms)),
      help: listing(lines, Words(zh: "它的分项有", en: "Its lines")))
  }

  /// A subject that neither the registry nor the vocabulary has.
  static func unknownSubject(
    _ text: String, at span: Span, of kind: Words, near: String?, isWhole: Bool
  ) -> Diagnostic {
    let name = ExpectedName(text, at: span)
    return unknown(
      name,
      Words(
        zh: "没有编号或名称为“\(shown(text))”的“\(kind.zh)”。",
        en: "There is no \(kind.en) `\(shown(text))`."),
      // Of a key with several parts only this one is wrong, so that the key as a whole is left as it is.
      near: isWhole ? near : nil,
      help: near.map { Words(zh: "是不是想写“\($0)”？", en: "Did you mean `\($0)`?") })
  }

  /// A parameter, table or step that is expected to be missing and that there is not.
  static func unknownMissing(
    _ name: ExpectedName, _ rest: String, _ kind: Words, near: String?
  ) -> Diagnostic {
    unknown(
      name,
      Words(
        zh: "没有叫“\(shown(rest))”的\(kind.zh)。", en: "There is no \(kind.en) `\(shown(rest))`."),
      near: near)
  }

  private static func listing(_ names: [Name], _ lead: Words) -> Words? {
    guard !names.isEmpty else { return nil }
    let few = names.prefix(12).map(\.words)
    let more = names.count > few.count ? "…" : ""
    return Words(
      zh: "\(lead.zh)：\(few.map(\.zh).joined(separator: "、"))\(more)。",
      en: "\(lead.en): \(few.map(\.en).joined(separator: ", "))\(more).")
  }

  private static func unknown(
    _ name: ExpectedName, _ message: Words, near: String? = nil, help: Words? = nil
  ) -> Diagnostic {
    let offer = near.map { NearNameOffer($0, at: name.span) }
    return Diagnostic(
      .unknownExpectation, at: name.span, label: Words(zh: "查无此项", en: "no such thing"),
      message: message, help: offer?.help ?? help, fixes: offer?.fixes ?? [])
  }
}
