internal import CharterDiagnostics
internal import CharterValues

/// The parts of a text that holds several values: at `、`, commas and semicolons.
func listParts(_ text: String) -> [String]? {
  let parts = text.split(omittingEmptySubsequences: false) { "、，,；;".contains($0) }.map { part in
    var part = part.drop { $0.isWhitespace }
    while part.last?.isWhitespace == true { part.removeLast() }
    return String(part)
  }
  return parts.count > 1 && !parts.contains("") ? parts : nil
}

/// The same at slashes, blanks and line breaks, which stand in a cell for want of a better mark.
func looseParts(_ text: String) -> [String]? {
  let parts = text.split { "/／|".contains($0) || $0.isWhitespace }.map(String.init)
  return parts.count > 1 ? parts : nil
}

extension Mismatch {
  /// The same with something else to write instead.
  func offering(_ replacement: String) -> Mismatch {
    Mismatch(
      expected, reason: reason,
      help: Words(zh: "改写为 \(replacement)。", en: "Write `\(replacement)`."),
      replacement: replacement)
  }
}

extension Diagnostic {
  private static func absenceHelp(_ absence: String) -> Words {
    Words(
      zh: "若是没有，写“无”或 null。", en: "If there is none, write `null` or `无`: here, `\(absence)`.")
  }

  private static func absenceFix(_ span: Span, _ absence: String) -> Fix {
    Fix(
      Words(zh: "改为“\(absence)”", en: "Change it to `\(absence)`"), [Edit(span, absence)])
  }

  /// E0806: a null in words that data do not use, where there may be none.
  static func absenceMisspelt(
    _ code: DiagnosticCode, _ node: YAMLTree.Node, _ mismatch: Mismatch, _ absence: String,
    _ place: Words
  ) -> Diagnostic {
    let plain = wrongValue(code, node, mismatch, place)
    return Diagnostic(
      code, at: node.span, label: plain.primary.words, message: plain.message,
      help: absenceHelp(absence), fixes: [absenceFix(node.span, absence)])
  }

  /// E0808: the same where a record's id should stand.
  static func absentReference(
    _ id: String, at span: Span, to name: Name, _ absence: String, place: Words
  ) -> Diagnostic {
    offered(
      id, at: span, to: name, place: place, help: absenceHelp(absence),
      fix: absenceFix(span, absence))
  }

  /// E0808: a record's name where its id should stand.
  static func nameForID(
    _ text: String, at span: Span, to name: Name, _ id: String, place: Words
  ) -> Diagnostic {
    offered(
      text, at: span, to: name, place: place,
      help: Words(
        zh: "这是名称；这条“\(name.words.zh)”记录的编号是“\(shown(id))”，写编号。",
        en: "This is a name; the record of \(name.words.en) with it has the id `\(shown(id))`."
          + " Write the id."),
      fix: .replacing(span, with: id))
  }

  /// E0808: an id with a character in it that nobody sees.
  static func unseenInReference(
    _ id: String, _ picture: String, _ rest: String?, at span: Span, to name: Name, place: Words
  ) -> Diagnostic {
    let plain = danglingReference(
      id, at: span, to: name, near: nil, other: nil, isMentioned: true, place: place)
    return Diagnostic(
      plain.code, at: span, label: Words(zh: "有看不见的字符", en: "an unseen character"),
      message: plain.message,
      help: rest.map {
        Words(
          zh: "其中有看不见的字符 \(picture)；删去它，写“\(shown($0))”。",
          en: "It holds the unseen character \(picture); delete it and write `\(shown($0))`.")
      }
        ?? Words(
          zh: "其中有看不见的字符 \(picture)；删去它，重新填写编号。",
          en: "It holds the unseen character \(picture); delete it and write the id anew."),
      fixes: rest.map { [.replacing(span, with: $0)] } ?? [])
  }

  /// E0808: several ids that stand as one.
  static func unsplitReference(
    _ id: String, at span: Span, to name: Name, _ parts: [String], place: Words,
    isInTable: Bool
  ) -> Diagnostic {
    offered(
      id, at: span, to: name, place: place, help: isInTable ? splitCellHelp : splitHelp,
      fix: splitFix(span, parts, isInTable: isInTable))
  }

  /// E0806: several values that stand as one.
  static func unsplitItem(
    _ node: YAMLTree.Node, _ parts: [String], _ code: DiagnosticCode, _ place: Words,
    isInTable: Bool
  ) -> Diagnostic {
    Diagnostic(
      code, at: node.span, label: Words(zh: "应分成几项", en: "these are several"),
      message: Words(
        zh: "\(place.zh)的“\(shown(node.text))”是几个值，却写成了一项。",
        en: "In \(place.en), `\(shown(node.text))` are several values written as one."),
      help: isInTable ? splitCellHelp : splitHelp,
      fixes: [splitFix(node.span, parts, isInTable: isInTable)])
  }

  private static let splitHelp = Words(
    zh: "各项之间用半角逗号“,”和一个空格隔开。", en: "Separate the items by `,` and a space.")

  private static let splitCellHelp = Words(
    zh: "一格里的各项之间用“；”或“、”隔开。", en: "Separate the items of a cell by `;`.")

  private static func splitFix(_ span: Span, _ parts: [String], isInTable: Bool) -> Fix {
    let isHan = parts.contains { Name.isHan($0) }
    let list =
      isInTable
      ? parts.joined(separator: isHan ? "；" : ";")
      : parts.map(yamlScalar).joined(separator: ", ")
    return Fix(Words(zh: "分成几项", en: "Split it"), [Edit(span, list)])
  }

  /// E0808 with a step that would mend it.
  private static func offered(
    _ id: String, at span: Span, to name: Name, place: Words, help: Words, fix: Fix
  ) -> Diagnostic {
    let plain = danglingReference(
      id, at: span, to: name, near: nil, other: nil, isMentioned: true, place: place)
    return Diagnostic(
      plain.code, at: span, label: plain.primary.words, message: plain.message, help: help,
      fixes: [fix])
  }
}
