internal import CharterDiagnostics
internal import CharterValues

/// Why a text is no value of a type, in words that continue "… should be ".
struct Mismatch: Error {
  /// What the type wants: `a date`.
  let expected: Words
  /// What is wrong with what was written, as a sentence of its own.
  let reason: Words?
  /// One step that would mend it.
  let help: Words?
  /// What to write instead.
  let replacement: String?

  init(_ expected: Words, reason: Words? = nil, help: Words? = nil, replacement: String? = nil) {
    self.expected = expected
    self.reason = reason
    self.help = help
    self.replacement = replacement
  }
}

extension Schema {
  /// What a type wants in data, for people: `a whole number (人)`.
  func words(for type: BaseType) -> Words {
    switch type {
    case .boolean: return Words(zh: "“是”或“否”（true、false）", en: "`true` or `false`")
    case .text: return Words(zh: "一段文字", en: "a text")
    case .date: return Words(zh: "日期", en: "a date")
    case .number(let isInteger, let dimension):
      let unit = words(for: dimension)
      return Words(
        zh: (isInteger ? "整数" : "数") + (dimension.isPlain ? "" : "（单位：\(unit.zh)）"),
        en: (isInteger ? "a whole number" : "a number")
          + (dimension.isPlain ? "" : " (in \(unit.en))"))
    case .enumeration(let id):
      let name = self[id].name.words
      return Words(zh: "“\(name.zh)”中的一种", en: "one of `\(name.en)`")
    case .entity(let id):
      let name = self[id].name.words
      return Words(zh: "一个“\(name.zh)”的编号", en: "the id of one `\(name.en)`")
    case .set(let element):
      let inner = words(for: element)
      return Words(zh: "一个列表，每项为\(inner.zh)", en: "a list, each item \(inner.en)")
    case .nothing: return Words(zh: "空", en: "nothing")
    }
  }
}

/// A text cut to what a message can show, with what nobody sees in it made visible.
func shown(_ text: String) -> String {
  let text = Neutralised.unseen(in: text) == nil ? text : Neutralised.text(text)
  let line = text.prefix(41).map { $0.isNewline ? " " : String($0) }
  return line.count <= 40 ? line.joined() : line.prefix(39).joined() + "…"
}

/// An English text as the beginning of a sentence.
func sentence(_ text: String) -> String {
  text.prefix(1).uppercased() + text.dropFirst()
}

/// A text as YAML may write it: with quotation marks where it needs them.
func yamlScalar(_ text: String) -> String {
  let isPlain =
    text.first.map { $0.isLetter || $0.isNumber } ?? false
    && text.allSatisfy { $0.isLetter || $0.isNumber || "_-./%".contains($0) }
    && !["null", "无"].contains(text)
  if isPlain { return text }
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": quoted += "\\\""
    case "\\": quoted += "\\\\"
    case "\n": quoted += "\\n"
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
