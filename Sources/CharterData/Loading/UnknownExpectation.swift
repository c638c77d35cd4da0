internal import CharterDiagnostics
internal import CharterValues

/// A subject that there is not, with what is offered instead.
struct UnknownSubject {
  /// What was written of it.
  let text: String
  /// The key that it stands in.
  let key: YAMLTree.Node
  /// What it should be one of.
  var kind: Words
  /// Whether it is the whole key.
  let isWhole: Bool
  /// Whether it should be a record's id.
  var isRecord = false
  /// The id of the one record that has the text as its name.
  var named: String?
  /// The nearest id or case.
  var near: String?
}

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
    if let parts = listParts(name.name) { return unknown(name, message, help: split(parts)) }
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

  /// Several names that stand as one.
  private static func split(_ names: [String]) -> Words {
    let list = "[\(names.map(yamlScalar).joined(separator: ", "))]"
    return Words(
      zh: "这里像是几个名称：各项之间用半角逗号“,”，写成 \(list)。",
      en: "These look like several names: separate them by `,`, as in `\(list)`.")
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
    _ subject: UnknownSubject, parts: Int, of entry: NormCatalogue.Entry
  ) -> Diagnostic {
    let name = ExpectedName(subject.text, at: subject.key.span)
    let kind = subject.kind
    let message =
      subject.isRecord
      ? Words(
        zh: "没有编号为“\(shown(subject.text))”的“\(kind.zh)”。",
        en: "There is no \(kind.en) with the id `\(shown(subject.text))`.")
      : Words(
        zh: "没有“\(shown(subject.text))”这个“\(kind.zh)”。",
        en: "There is no \(kind.en) `\(shown(subject.text))`.")
    if let id = subject.named {
      let help = Words(
        zh: "这是名称；编号是“\(shown(id))”。", en: "This is its name; its id is `\(shown(id))`.")
      return unknown(name, message, help: help, replacement: subject.isWhole ? id : nil)
    }
    if subject.isWhole, parts > 1 {
      let norm = entry.name.words
      return unknown(
        name, message,
        help: Words(
          zh: "“\(norm.zh)”对每个“\(kind.zh)”分别判断，这里写了 \(parts) 个；每个另写一项。",
          en: "`\(norm.en)` is judged for each \(kind.en), and here stand \(parts); "
            + "write an entry for each."))
    }
    return unknown(
      name, message,
      // Of a key with several parts only this one is wrong, so that the key as a whole is left as it is.
      near: subject.isWhole ? subject.near : nil,
      help: subject.near.map { Words(zh: "是不是想写“\($0)”？", en: "Did you mean `\($0)`?") })
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
    _ name: ExpectedName, _ message: Words, near: String? = nil, help: Words? = nil,
    replacement: String? = nil
  ) -> Diagnostic {
    let offer = near.map { NearNameOffer($0, at: name.span) }
    return Diagnostic(
      .unknownExpectation, at: name.span, label: Words(zh: "查无此项", en: "no such thing"),
      message: message, help: offer?.help ?? help,
      fixes: offer?.fixes ?? replacement.map { [.replacing(name.span, with: $0)] } ?? [])
  }
}
