internal import CharterData
internal import CharterDiagnostics
internal import CharterSemantics
package import CharterValues

/// Values in words for people.
extension ReportContext {
  /// A value as a person writes it; the type gives a number its unit.
  package func text(_ value: Value, type: ValueType) -> String {
    switch value {
    case .none: return say("无", "none")
    case .boolean(let holds): return holds ? say("是", "yes") : say("否", "no")
    case .text(let text): return Neutralised.text(text)
    case .number(let number): return text(number, in: type.base)
    case .date(let date): return date.description
    case .enumCase(let id, let index): return name(program.schema[id].cases[index])
    case .record(let id): return label(of: id)
    case .set(let members):
      guard !members.isEmpty else { return say("空", "none") }
      let memberType: ValueType = if case .set(let of) = type.base { ValueType(of) } else { type }
      return list(members.map { text($0, type: memberType) })
    }
  }

  /// A record by its `name`, else its id, else what it is.
  package func label(of id: RecordID) -> String {
    guard registry.records.indices.contains(id.index) else { return "?" }
    let record = registry[id]
    let entity = program.schema[record.entity]
    if let slot = entity.slot(named: "name"), record.slots.indices.contains(slot),
      case .text(let name)? = record.slots[slot]?.value, !name.isEmpty
    {
      return Neutralised.text(name)
    }
    if !record.id.isEmpty { return Neutralised.text(record.id) }
    return name(entity.name)
  }

  // MARK: Numbers

  /// A number with its unit and every digit, as those that stand side by side are written alike.
  package func digits(_ number: ExactNumber, type: ValueType) -> String {
    text(number, in: type.base, abridged: false)
  }

  private func text(
    _ number: ExactNumber, in type: BaseType, abridged: Bool = true
  ) -> String {
    let dimension: Dimension =
      if case .number(_, let dimension) = type { dimension } else { .plain }
    let unit = program.schema.words(for: dimension)[language]
    let digits = number.description
    if digits.contains("/") { return fraction(number) + separated(unit) }
    let isMoney = dimension.powers.contains { $0.unit == Schema.yuan && $0.exponent > 0 }
    switch language {
    case .zh: return (isMoney && abridged ? inMyriads(digits) : digits) + unit
    case .en: return (dimension.isPlain ? digits : grouped(digits)) + separated(unit)
    }
  }

  private func separated(_ unit: String) -> String {
    unit.isEmpty ? "" : language == .zh ? unit : " " + unit
  }

  /// `1/3（≈0.3333）`: a fraction that never ends, with its beginning.
  private func fraction(_ number: ExactNumber) -> String {
    guard let step = ExactNumber(numerator: 1, denominator: 10_000) else {
      return number.description
    }
    let near = number.rounded(.halfEven, toMultipleOf: step)
    return number.description + bracketed("≈ \(near)")
  }

  /// `5700万`, `3.05亿`: as documents write large sums, where nothing is lost.
  private func inMyriads(_ digits: String) -> String {
    for (places, word, most) in [(8, "亿", 4), (4, "万", 2)] {
      if let shifted = shifted(digits, by: places, atMost: most) { return shifted + word }
    }
    return digits
  }

  /// The digits with the point moved left; `nil` where the number would be under 1 or too long after the point.
  private func shifted(_ digits: String, by places: Int, atMost most: Int) -> String? {
    let isNegative = digits.hasPrefix("-")
    let parts = digits.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, whole.count > places else { return nil }
    var rest = String(whole.suffix(places)) + (parts.count > 1 ? String(parts[1]) : "")
    while rest.last == "0" { rest.removeLast() }
    guard rest.count <= most else { return nil }
    let head = (isNegative ? "-" : "") + whole.dropLast(places)
    return rest.isEmpty ? head : head + "." + rest
  }

  /// `57,000,000`: the whole part in groups of three.
  private func grouped(_ digits: String) -> String {
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, whole.drop(while: { $0 == "-" }).count > 4 else { return digits }
    var result = ""
    for (index, digit) in whole.reversed().enumerated() {
      if index > 0, index.isMultiple(of: 3), digit != "-" { result.append(",") }
      result.append(digit)
    }
    return String(result.reversed()) + (parts.count > 1 ? "." + parts[1] : "")
  }
}
