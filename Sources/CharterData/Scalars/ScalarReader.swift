internal import CharterDiagnostics
internal import CharterValues

/// Reads a scalar's text as the schema's type says, whatever file it stands in.
struct ScalarReader {
  let schema: Schema

  /// Reads a boolean, text, date, number or enum case.
  ///
  /// - Parameters:
  ///   - text: what was written, quotation marks undone.
  ///   - type: a type other than an entity or a set.
  /// - Returns: the value, or why the text is none.
  func read(_ text: String, as type: BaseType) -> Result<Value, Mismatch> {
    switch type {
    case .boolean: readBoolean(text)
    case .text: .success(.text(text))
    case .date: readDate(text).map(Value.date)
    case .number(let isInteger, let dimension):
      readNumber(text, isInteger: isInteger, dimension: dimension).map(Value.number)
    case .enumeration(let id): readCase(text, of: id)
    case .entity, .set, .nothing: .failure(Mismatch(schema.words(for: type)))
    }
  }

  private func readBoolean(_ text: String) -> Result<Value, Mismatch> {
    switch text {
    case "true", "是": return .success(.boolean(true))
    case "false", "否": return .success(.boolean(false))
    default:
      // What other programs write; their meaning is plain enough to offer it, not to assume it.
      let replacement: String? =
        switch text.lowercased() {
        case "true", "yes", "y", "on", "1", "对", "真", "是的", "有", "√", "✓", "✔":
          Name.isHan(text) ? "是" : "true"
        case "false", "no", "n", "off", "0", "不是", "错", "假", "没有", "无", "×", "✗", "✘":
          Name.isHan(text) ? "否" : "false"
        default: nil
        }
      return .failure(
        Mismatch(
          schema.words(for: .boolean),
          help: replacement.map { Words(zh: "改写为 \($0)。", en: "Write `\($0)`.") },
          replacement: replacement))
    }
  }

  private func readCase(_ text: String, of id: EnumID) -> Result<Value, Mismatch> {
    let declaration = schema[id]
    if let index = declaration.caseIndex(named: text) { return .success(.enumCase(id, index)) }
    let near = nearName(to: text, among: declaration.cases.flatMap(\.forms))
    let help: Words
    if let near {
      help = Words(zh: "是不是想写“\(near)”？", en: "Did you mean `\(near)`?")
    } else {
      let few = declaration.cases.prefix(12).map(\.words)
      let more = declaration.cases.count > few.count ? "…" : ""
      help = Words(
        zh: "可写：\(few.map(\.zh).joined(separator: "、"))\(more)。",
        en: "Its cases: \(few.map(\.en).joined(separator: ", "))\(more).")
    }
    return .failure(
      Mismatch(schema.words(for: .enumeration(id)), help: help, replacement: near))
  }
}
