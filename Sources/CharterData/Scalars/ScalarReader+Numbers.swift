internal import CharterDiagnostics
internal import CharterValues

extension ScalarReader {
  /// Reads an exact number: `-12.50`, `1_000`, `3.05亿`, `80%`, `5700万元`, `100元/人`.
  ///
  /// - Parameters:
  ///   - text: what was written.
  ///   - isInteger: whether a fraction is a mismatch.
  ///   - dimension: the unit that a written one must be; a number without one is taken to be in it.
  /// - Returns: the number, or why the text is none.
  func readNumber(
    _ text: String, isInteger: Bool, dimension: Dimension
  ) -> Result<ExactNumber, Mismatch> {
    // Most numbers are plain digits; a fraction is all that can be wrong with them.
    if let number = ExactNumber.decimal(text), number.isInteger || !isInteger {
      return .success(number)
    }
    return readRichNumber(text, isInteger: isInteger, dimension: dimension).mapError { slip in
      Mismatch(
        schema.words(for: .number(isInteger: isInteger, dimension)), reason: slip.reason,
        help: slip.help, replacement: slip.replacement)
    }
  }

  /// What is wrong with a number, but for what was expected.
  private struct Slip: Error {
    var reason: Words?
    var help: Words?
    var replacement: String?
  }

  private func readRichNumber(
    _ text: String, isInteger: Bool, dimension: Dimension
  ) -> Result<ExactNumber, Slip> {
    let plain = halfWidth(text)
    let digits = plain.unicodeScalars.prefix {
      ("0"..."9").contains($0) || $0 == "." || $0 == "_" || $0 == "-"
    }
    guard var number = ExactNumber.decimal(Substring(digits)) else {
      if let slip = usualSlip(plain, isInteger, dimension) { return .failure(slip) }
      let isLong = digits.count > ExactNumber.longestDecimal
      let reason = Words(
        zh: "最多 \(ExactNumber.longestDecimal) 位数字。",
        en: "At most \(ExactNumber.longestDecimal) digits can be read.")
      return .failure(Slip(reason: isLong ? reason : nil))
    }
    if let slip = groupedDigits(plain, isInteger, dimension) { return .failure(slip) }

    var tail = trimmed(Substring(plain.unicodeScalars[digits.endIndex...]))
    // Two at most, as in 千万 and 万亿: a longer chain is no number that anybody writes.
    for _ in 0..<2 {
      guard let first = tail.first, let factor = multiplier(first) else { break }
      number = number * ExactNumber(factor)
      tail.removeFirst()
    }
    if tail.first == "%" {
      guard dimension.isPlain else {
        return .failure(
          Slip(reason: Words(zh: "百分数没有单位。", en: "A percentage has no unit.")))
      }
      tail.removeFirst()
      number = number.divided(by: ExactNumber(100)) ?? number
    }
    if let slip = unitSlip(String(trimmed(tail)), dimension) { return .failure(slip) }
    if isInteger, !number.isInteger {
      return .failure(Slip(reason: Words(zh: "它带有小数。", en: "It has a fraction.")))
    }
    return .success(number)
  }

  /// What to say to `￥100.00`, `(100)`, `约900` and the like, whose number is plain to see.
  private func usualSlip(_ text: String, _ isInteger: Bool, _ dimension: Dimension) -> Slip? {
    func isRead(_ text: String) -> Bool {
      if case .success = readRichNumber(text, isInteger: isInteger, dimension: dimension) {
        return true
      }
      return false
    }
    if let first = text.first, "¥￥".contains(first) {
      let rest = String(trimmed(text.dropFirst()))
      guard dimension == Dimension(Schema.yuan), rest.first?.isNumber == true, isRead(rest) else {
        return nil
      }
      return Slip(
        reason: Words(zh: "金额前不写货币符号。", en: "Amounts have no currency sign."),
        help: Words(zh: "改写为 \(rest)。", en: "Write `\(rest)`."), replacement: rest)
    }
    if let first = text.first, let last = text.last, "(（".contains(first), ")）".contains(last) {
      let inner = "-" + text.dropFirst().dropLast()
      guard text.dropFirst().first?.isNumber == true, isRead(inner) else { return nil }
      return Slip(
        help: Words(
          zh: "若括号表示负数，写 \(inner)；若不是，去掉括号。",
          en: "If the brackets mean a negative number, write `\(inner)`; if not, leave them out."))
    }
    if ["-", "—", "——", "/", "暂无", "不详", "未知", "无数据", "n/a", "?", "？"].contains(text.lowercased()) {
      return Slip(
        help: Words(
          zh: "还不知道的，不写：表格里这一格留空，YAML 里删去这一项；确是零的，写 0。",
          en:
            "Write nothing for what is not known yet: an empty cell, or no entry in YAML; write 0 for"
            + " nothing at all."))
    }
    for word in ["大约", "约", "近", "超过"] where text.hasPrefix(word) {
      guard isRead(String(text.dropFirst(word.count))) else { continue }
      return Slip(
        help: Words(
          zh: "写出确切的数；还不知道的，不写。", en: "Write the exact number; leave it out if it is not known."))
    }
    return nil
  }

  private func multiplier(_ character: Character) -> Int? {
    switch character {
    case "百": 100
    case "千": 1000
    case "万": 10_000
    case "亿": 100_000_000
    default: nil
    }
  }

  private func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// What to say to `1,260`: the same without commas, if that is a number and its groups have three digits.
  ///
  /// `0,1` and `12,5` are decimals in other countries, and `1,2,3` may be anything; nothing is written in their place.
  private func groupedDigits(
    _ text: String, _ isInteger: Bool, _ dimension: Dimension
  ) -> Slip? {
    let isComma = { (character: Character) in character == "," || character == "，" }
    guard text.contains(where: isComma) else { return nil }
    let plain = text.filter { !isComma($0) }
    guard case .success = readRichNumber(plain, isInteger: false, dimension: dimension)
    else { return nil }
    let reason = Words(zh: "数字之间不写逗号。", en: "Digits are not grouped by commas.")
    guard isGrouped(text) else {
      let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        .flatMap { $0.split(separator: "，", omittingEmptySubsequences: false) }
      let decimal = parts.joined(separator: ".")
      guard parts.count == 2, !isInteger, !parts.contains(where: \.isEmpty),
        case .success = readRichNumber(decimal, isInteger: isInteger, dimension: dimension)
      else {
        return Slip(
          reason: reason,
          help: Words(
            zh: "看不出是哪个数；若逗号是小数点，写“.”。",
            en: "It is unclear which number is meant; a decimal point is written `.`."))
      }
      return Slip(
        reason: reason,
        help: Words(
          zh: "若逗号是小数点，写 \(decimal)；若不是，写出完整的数。",
          en:
            "If the comma is a decimal point, write `\(decimal)`; if not, write the number in full."
        ))
    }
    guard case .success = readRichNumber(plain, isInteger: isInteger, dimension: dimension)
    else { return nil }
    return Slip(
      reason: reason,
      help: Words(zh: "改写为 \(plain)。", en: "Write `\(plain)`."), replacement: plain)
  }

  /// Whether commas cut the digits before the point into threes: `1,260`, `12,345,678.5`.
  private func isGrouped(_ text: String) -> Bool {
    let digits = text.drop { $0 == "-" }.prefix { $0.isASCII && $0.isNumber || ",，".contains($0) }
    let groups = digits.split(omittingEmptySubsequences: false) { ",，".contains($0) }
    let rest = text.drop { $0 == "-" }.dropFirst(digits.count)
    guard let first = groups.first, groups.count > 1, !rest.contains(where: { ",，".contains($0) })
    else { return false }
    return (1...3).contains(first.count) && first.first != "0"
      && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  /// What is wrong with the unit written after a number; `nil` where it is right or left out.
  private func unitSlip(_ unit: String, _ dimension: Dimension) -> Slip? {
    if unit.isEmpty { return nil }
    let written: Dimension
    switch readUnit(unit) {
    case .success(let dimension): written = dimension
    case .failure(let unknown):
      if unknown.form == "‰", dimension.isPlain {
        return Slip(
          reason: Words(zh: "不用千分号。", en: "`‰` is not used."),
          help: Words(zh: "写成百分数，例如 5‰ 写 0.5%。", en: "Write a percentage: `0.5%` for 5‰."))
      }
      // `9O0`, `12 000`, `3.5.1`: no unit was meant.
      guard unknown.form.contains(where: \.isLetter),
        !unknown.form.contains(where: { $0.isASCII && $0.isNumber })
      else {
        return Slip(
          reason: Words(
            zh: "数的后面多了“\(shown(unit))”。", en: "After the number stands `\(shown(unit))`."))
      }
      let near = nearName(to: unknown.form, among: schema.units.flatMap(\.name.forms))
      return Slip(
        reason: Words(
          zh: "没有“\(shown(unknown.form))”这个单位。",
          en: "There is no unit `\(shown(unknown.form))`."),
        help: near.map { Words(zh: "是不是想写“\($0)”？", en: "Did you mean `\($0)`?") })
    }
    if written == dimension { return nil }
    let unit = shown(unit)
    if dimension.isPlain {
      return Slip(
        reason: Words(
          zh: "它没有单位，这里写了“\(unit)”。",
          en: "It has no unit, and `\(unit)` was written."))
    }
    let own = schema.words(for: dimension)
    return Slip(
      reason: Words(
        zh: "单位应为“\(own.zh)”，这里写了“\(unit)”。",
        en: "Its unit is `\(own.en)`, and `\(unit)` was written."))
  }

  /// A part of a unit that no vocabulary declares.
  private struct UnknownUnit: Error {
    let form: String
  }

  /// Reads `元`, `元/人`, `元/班/年`, `1/人`.
  private func readUnit(_ text: String) -> Result<Dimension, UnknownUnit> {
    if let index = unit(named: text) { return .success(Dimension(BaseUnitID(index: index))) }
    var dimension = Dimension.plain
    let factors = text.split(separator: "/", omittingEmptySubsequences: false)
    for (place, part) in factors.enumerated() {
      for form in part.split(whereSeparator: { $0 == "·" || $0 == "*" }) {
        if place == 0, form == "1", factors.count > 1 { continue }
        let form = String(form)
        guard let index = unit(named: form) else { return .failure(UnknownUnit(form: form)) }
        let unit = Dimension(BaseUnitID(index: index))
        dimension = place == 0 ? dimension * unit : dimension / unit
      }
    }
    // `元/` and `//` name no unit at all.
    let hasGap = factors.dropFirst().contains("") || (factors.count == 1 && dimension.isPlain)
    return hasGap ? .failure(UnknownUnit(form: text)) : .success(dimension)
  }

  private func unit(named form: String) -> Int? {
    schema.units.firstIndex { $0.name.latin == form || $0.name.han == form }
  }
}
