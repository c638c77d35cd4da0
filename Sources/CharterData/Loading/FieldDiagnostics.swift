internal import CharterDiagnostics
internal import CharterValues

/// A near name offered for a wrong one, in words and as a change.
struct NearNameOffer {
  let help: Words?
  let fixes: [Diagnostic.Fix]

  /// Offers the nearest candidate, or lists what there is.
  init(for node: YAMLTree.Node, among names: [Name], listing: Words) {
    if let near = nearName(to: node.text, among: names.flatMap(\.forms)) {
      self.init(near, at: node.span)
    } else {
      self.init(listing: names.map(\.words), after: listing)
    }
  }

  private init(listing names: [Words], after listing: Words) {
    let few = names.prefix(12)
    let more = names.count > few.count ? "…" : ""
    fixes = []
    help =
      few.isEmpty
      ? nil
      : Words(
        zh: "\(listing.zh)：\(few.map(\.zh).joined(separator: "、"))\(more)。",
        en: "\(listing.en): \(few.map(\.en).joined(separator: ", "))\(more).")
  }

  init(_ near: String, at span: Span) {
    help = Words(zh: "是不是想写“\(shown(near))”？", en: "Did you mean `\(shown(near))`?")
    fixes = [.replacing(span, with: near)]
  }
}

extension Diagnostic.Fix {
  /// Writes another value in place of one.
  static func replacing(_ span: Span, with text: String) -> Diagnostic.Fix {
    Diagnostic.Fix(
      Words(zh: "改为“\(text)”", en: "Change it to `\(text)`"),
      [Diagnostic.Edit(span, yamlScalar(text))])
  }
}

extension Diagnostic {
  /// E0803 or E0814: one thing said twice, under the same name or under both.
  static func duplicateKey(_ key: YAMLTree.Node, first: YAMLTree.Node) -> Diagnostic {
    let earlier = Label(first.span, Words(zh: "第一次写在这里", en: "first written here"))
    let second = shown(key.text)
    guard key.text != first.text else {
      return Diagnostic(
        .duplicateKey, at: key.span, label: Words(zh: "又写了一次", en: "written again"),
        secondary: [earlier],
        message: Words(
          zh: "“\(second)”写了两次，不知道该用哪一个。",
          en: "`\(second)` is written twice, so it is unclear which one holds."),
        help: Words(zh: "只留一个。", en: "Keep one of them."))
    }
    return Diagnostic(
      .bothNames, at: key.span, label: Words(zh: "同一项的另一个名称", en: "its other name"),
      secondary: [earlier],
      message: Words(
        zh: "“\(shown(first.text))”和“\(second)”是同一项的两个名称，只能写一个。",
        en: "`\(shown(first.text))` and `\(second)` are two names of one thing; only one may be"
          + " written."),
      help: Words(zh: "只留一个。", en: "Keep one of them."))
  }

  /// E0804: a key that is no attribute or parameter.
  static func unknownField(
    _ key: YAMLTree.Node, among table: SlotTable, of subject: Place.Subject, in schema: Schema
  ) -> Diagnostic {
    if let slipped = slippedKey(key, .unknownField) { return slipped }
    let owner: Words
    var kind = "attribute"
    var names = table.writable
    switch subject {
    case .record(let entity, _):
      let name = schema[entity].name.words
      owner = Words(zh: "“\(name.zh)”", en: "`\(name.en)`")
      names.append(Name(latin: "id", han: "编号"))
    case .nested(let entity):
      let name = schema[entity].name.words
      owner = Words(zh: "“\(name.zh)”", en: "`\(name.en)`")
    default:
      owner = Place(subject).words(in: schema)
      kind = "parameter"
    }
    let listing = Words(zh: "\(owner.zh)有", en: "\(sentence(owner.en)) has")
    let offer = NearNameOffer(for: key, among: names, listing: listing)
    return Diagnostic(
      .unknownField, at: key.span, label: Words(zh: "没有这一项", en: "no such \(kind)"),
      message: Words(
        zh: "\(owner.zh)没有“\(shown(key.text))”这一项。",
        en: "\(sentence(owner.en)) has no \(kind) `\(shown(key.text))`."),
      help: offer.help, fixes: offer.fixes)
  }

  /// E0804, or a kin of it: a key that the file's own layout does not have.
  static func unknownKey(
    _ key: YAMLTree.Node, among names: [Name], of owner: Words,
    code: DiagnosticCode = .unknownField, meant: Name? = nil
  ) -> Diagnostic {
    if let slipped = slippedKey(key, code) { return slipped }
    let listing = Words(zh: "\(owner.zh)可有", en: "\(sentence(owner.en)) may have")
    let word = Name.isHan(key.text) ? meant?.han : meant?.latin
    let offer =
      word.map { NearNameOffer($0, at: key.span) }
      ?? NearNameOffer(for: key, among: names, listing: listing)
    return Diagnostic(
      code, at: key.span, label: Words(zh: "没有这一项", en: "no such key"),
      message: Words(
        zh: "\(owner.zh)没有“\(shown(key.text))”这一项。",
        en: "\(sentence(owner.en)) has no key `\(shown(key.text))`."),
      help: offer.help, fixes: offer.fixes)
  }

  /// E0805: a top-level key that names no entity.
  static func unknownEntity(_ key: YAMLTree.Node, in schema: Schema) -> Diagnostic {
    if let slipped = slippedKey(key, .unknownEntity) { return slipped }
    let message = Words(
      zh: "词汇里没有“\(shown(key.text))”这种实体。",
      en: "No vocabulary declares an entity `\(shown(key.text))`.")
    if ["proposals", "提案", "registry", "登记"].contains(key.text) {
      return Diagnostic(
        .unknownEntity, at: key.span, message: message,
        help: Words(
          zh: "这像是一个提案文件，不要放在登记里。",
          en: "This looks like a proposal file; keep it apart from the registry."))
    }
    let names = schema.entities.map(\.name)
    let forms = names.flatMap(\.forms)
    let contained = nearName(to: key.text, among: forms) == nil ? overlap(key.text, forms) : nil
    let offer =
      contained.map { NearNameOffer($0, at: key.span) }
      ?? NearNameOffer(for: key, among: names, listing: Words(zh: "实体有", en: "Entities"))
    return Diagnostic(
      .unknownEntity, at: key.span, message: message, help: offer.help, fixes: offer.fixes)
  }

  /// The longest name that stands within what was written, or the shortest that holds it.
  static func overlap(_ written: String, _ forms: [String]) -> String? {
    func isLong(_ text: String) -> Bool { text.count >= (Name.isHan(text) ? 2 : 4) }
    guard isLong(written) else { return nil }
    let within = forms.filter { isLong($0) && written.contains($0) }
    if let longest = within.max(by: { ($0.count, $1) < ($1.count, $0) }) { return longest }
    return forms.filter { $0.contains(written) }.min { ($0.count, $0) < ($1.count, $1) }
  }

  /// E0811: an attribute that follows from others.
  static func derivedField(
    _ key: YAMLTree.Node, _ name: Name, _ inverse: AttributeID, in schema: Schema
  ) -> Diagnostic {
    let holder = schema[inverse.entity].name.words
    let attribute = schema[inverse].name.words
    return Diagnostic(
      .derivedField, at: key.span, label: Words(zh: "推算得出", en: "derived"),
      message: Words(
        zh: "“\(name.words.zh)”由各“\(holder.zh)”的“\(attribute.zh)”推算得出，不写在数据里。",
        en: "`\(name.words.en)` follows from `\(attribute.en)` of every \(holder.en) and is not"
          + " written in data."),
      help: Words(
        zh: "删去它，在各“\(holder.zh)”里写“\(attribute.zh)”。",
        en: "Delete it, and write `\(attribute.en)` in each \(holder.en)."))
  }

  /// E0812: a key that is a list, a record or nothing.
  static func nameNeeded(at span: Span) -> Diagnostic {
    Diagnostic(
      .wrongShape, at: span, label: Words(zh: "应为名称", en: "a name should stand here"),
      message: Words(
        zh: "冒号前应为一个名称。", en: "A name should stand before the colon."))
  }
}
