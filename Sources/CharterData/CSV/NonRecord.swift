internal import CharterDiagnostics

/// What a row below the header may be instead of a record, which would be counted and paid like one.
enum NonRecord {
  /// `合计`, `total` in the place of the id.
  case sum
  /// `注：…`, `note: …` in the place of the id.
  case remark
  /// The header again, as pasted tables have it.
  case header
  /// An id with all other cells empty.
  case idAlone

  /// Looks at a row; `nil`: it is a record by its looks.
  init?(_ cells: [TableCell], _ layout: TableLayout) {
    guard layout.idPlace < cells.count else { return nil }
    let id = cells[layout.idPlace].content
    guard !id.isEmpty else { return nil }
    if let row = NonRecord(id: id, in: layout.text) {
      self = row
      return
    }
    guard cells.count >= layout.header.count, !layout.placesThatSay.isEmpty,
      layout.placesThatSay.allSatisfy({ cells[$0].isEmpty }),
      layout.unnamed.allSatisfy({ cells[$0].isEmpty })
    else { return nil }
    self = .idAlone
  }

  /// Looks at what stands in the place of a row's id, which is not empty.
  init?(id: TableText.Range, in text: TableText) {
    guard text.mayBeginRemark(id) else { return nil }
    let id = text.string(id)
    if id == "编号" || id.lowercased() == "id" {
      self = .header
    } else if Self.isSum(id) {
      self = .sum
    } else if Self.isRemark(id) {
      self = .remark
    } else {
      return nil
    }
  }

  /// `合计`, `合　计：`, `Grand total`.
  private static func isSum(_ text: String) -> Bool {
    var word = text.lowercased().filter { !$0.isWhitespace }
    while let last = word.last, ":：".contains(last) { word.removeLast() }
    return ["合计", "总计", "小计", "共计", "总和", "total", "subtotal", "sub-total", "grandtotal", "sum"]
      .contains(word)
  }

  /// `注：…`, `备注`, `说明1、…`: the word alone, or with a mark or number after it.
  private static func isRemark(_ text: String) -> Bool {
    let text = text.lowercased()
    for word in ["备注", "附注", "说明", "填表说明", "注释", "注"] where text.hasPrefix(word) {
      let next = text.dropFirst(word.count).first
      return next.map { $0.isWhitespace || $0.isNumber || $0.isPunctuation || $0.isSymbol } ?? true
    }
    for word in ["notes", "note", "remarks", "remark"] where text.hasPrefix(word) {
      let next = text.dropFirst(word.count).first
      return next.map { $0.isWhitespace || $0 == ":" || $0 == "：" } ?? true
    }
    return false
  }
}

extension TableText {
  /// Whether a text may be one of those that ``NonRecord`` knows, told by its first bytes alone.
  func mayBeginRemark(_ range: Range) -> Bool {
    guard range.end - range.start >= 2 else { return false }
    let (first, second) = (bytes[range.start], bytes[range.start + 1])
    if first < 0x80 {
      switch (first | 0x20, second | 0x20) {
      case (UInt8(ascii: "i"), UInt8(ascii: "d")): return range.end - range.start == 2
      case (UInt8(ascii: "t"), UInt8(ascii: "o")), (UInt8(ascii: "s"), UInt8(ascii: "u")),
        (UInt8(ascii: "g"), UInt8(ascii: "r")), (UInt8(ascii: "n"), UInt8(ascii: "o")),
        (UInt8(ascii: "r"), UInt8(ascii: "e")):
        return true
      default: return false
      }
    }
    guard range.end - range.start >= 3 else { return false }
    let letter = UInt32(first) << 16 | UInt32(second) << 8 | UInt32(bytes[range.start + 2])
    return Self.beginnings.contains(letter)
  }

  /// Three bytes each.
  private static let beginnings: [UInt32] = "合总小共编备附说填注".map { letter in
    String(letter).utf8.reduce(0) { $0 << 8 | UInt32($1) }
  }
}

extension Diagnostic {
  /// E0819: a row that is no record.
  static func notARecord(
    _ row: NonRecord, _ cells: [TableCell], _ layout: TableLayout
  ) -> Diagnostic {
    let cell = cells[layout.idPlace]
    let id = shown(layout.text.string(cell.content))
    let message: Words
    let help: Words
    switch row {
    case .sum:
      message = Words(
        zh: "编号是“\(id)”：这一行像是合计行，不是记录。",
        en: "The id is `\(id)`: this row looks like a sum, not a record.")
      help = Words(zh: "删去这一行；合计由系统算出。", en: "Delete the row; sums are worked out.")
    case .remark:
      message = Words(
        zh: "编号是“\(id)”：这一行像是注或说明，不是记录。",
        en: "The id is `\(id)`: this row looks like a remark, not a record.")
      help = Words(
        zh: "删去这一行；说明写在别处。", en: "Delete the row; keep remarks elsewhere.")
    case .header:
      message = Words(
        zh: "编号是“\(id)”：这一行又是表头，不是记录。",
        en: "The id is `\(id)`: this row is the header again, not a record.")
      help = Words(zh: "表头重复，删去这一行。", en: "The header stands once; delete this row.")
    case .idAlone:
      message = Words(
        zh: "这一行只有编号“\(id)”，其余各格都空着，像是合计行或说明，不是记录。",
        en: "This row has the id `\(id)` and nothing else, so it looks like a sum or a remark, not"
          + " a record.")
      help = Words(
        zh: "若不是记录，删去这一行；若是，填上知道的值；只知道编号的，写在 YAML 文件里。",
        en:
          "Delete the row if it is no record; if it is, fill in what is known, or write it in a YAML"
          + " file where nothing is.")
    }
    return Diagnostic(
      .notARecord, at: layout.span(cell), label: Words(zh: "不是记录", en: "no record"),
      message: message, help: help)
  }
}
