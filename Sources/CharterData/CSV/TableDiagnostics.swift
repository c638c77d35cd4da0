internal import CharterDiagnostics
internal import CharterValues

extension Diagnostic {
  // MARK: E0815, what cannot be read as a table

  /// E0815: bytes that no table holds.
  static func flawedText(_ flaw: TextFlaw, _ bytes: [UInt8], _ source: SourceID) -> Diagnostic {
    switch flaw {
    case .notUTF8(let offset):
      let isWide = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      return Diagnostic(
        .tableSyntax, at: Span(source: source, start: offset, end: min(offset + 1, bytes.count)),
        label: Words(zh: "这些字节不是文字", en: "these bytes are no text"),
        message: isWide
          ? Words(zh: "这个表格是以 UTF-16 编码保存的。", en: "This table was saved as UTF-16.")
          : Words(
            zh: "这个表格既不是 UTF-8 编码，也不是 GB18030 编码，从这里起读不下去。",
            en: "This table is neither UTF-8 nor GB18030, and cannot be read from here on."),
        help: Words(
          zh: "在表格软件里另存为“CSV UTF-8”。", en: "Save it from the spreadsheet program as “CSV UTF-8”."))
    case .control(let offset):
      return Diagnostic(
        .tableSyntax, at: Span(source: source, start: offset, end: offset + 1),
        label: Words(zh: "看不见的控制字符", en: "an invisible control character"),
        message: Words(
          zh: "这里有一个看不见的控制字符，表格从这里起读不下去。",
          en: "There is an invisible control character; the table cannot be read from here on."),
        help: Words(
          zh: "删去这个字符；若文件不是 CSV，在表格软件里另存为“CSV UTF-8”。",
          en:
            "Delete that character; if the file is no CSV, save it from the spreadsheet program as"
            + " “CSV UTF-8”."))
    }
  }

  /// E0815: a quotation mark that opens a cell and is never closed.
  static func unclosedQuote(at offset: Int, in text: SourceText, _ source: SourceID) -> Diagnostic {
    // All to the end of the file lies in the cell; its first line is where the eye should go.
    let line = text.lineIndex(at: offset)
    var end = line + 1 < text.lineStarts.count ? text.lineStarts[line + 1] : text.bytes.count
    while end > offset + 1, text.bytes[end - 1] == 0x0A || text.bytes[end - 1] == 0x0D { end -= 1 }
    return Diagnostic(
      .tableSyntax, at: Span(source: source, start: offset, end: max(end, offset + 1)),
      label: Words(zh: "引号从这里开始，没有结束", en: "opens here and is never closed"),
      message: Words(
        zh: "这一格以引号开头，直到文件末尾也没有结束的引号。",
        en: "This cell begins with a quotation mark, and there is no closing one to the end of the"
          + " file."),
      help: Words(
        zh: "补上结束的引号；文字里的引号要写两个：\"\"。",
        en: "Close it; a quotation mark within the text is written twice: \"\"."))
  }

  /// E0815: something between a closing quotation mark and the end of its cell.
  static func textAfterQuote(_ cell: TableCell, _ source: SourceID) -> Diagnostic {
    Diagnostic(
      .tableSyntax, at: Span(source: source, start: cell.afterQuote, end: cell.end),
      label: Words(zh: "引号之后还有文字", en: "stands after the closing mark"),
      secondary: [
        Label(
          Span(source: source, start: cell.start, end: cell.start + 1),
          Words(zh: "引号从这里开始", en: "the quotation mark opens here"))
      ],
      message: Words(
        zh: "这一格的引号已经结束，后面却还有文字，表格从这里起读不下去。",
        en: "The quotation mark of this cell is closed, and more text follows; the table cannot be"
          + " read from here on."),
      help: Words(
        zh: "整格文字放在一对引号里，其中的引号写两个：\"\"。",
        en: "Put the whole text between two quotation marks and write those within it twice: \"\".")
    )
  }

  /// E0815: `sep=` with something that separates no cells.
  static func unknownSeparator(at span: Span) -> Diagnostic {
    Diagnostic(
      .tableSyntax, at: span,
      message: Words(
        zh: "“sep=”之后应为逗号、分号或制表符。", en: "After `sep=` a comma, a semicolon or a tab should stand."),
      help: Words(
        zh: "在表格软件里另存为“CSV UTF-8”，并删去这一行。",
        en: "Save the table from the spreadsheet program as “CSV UTF-8” and delete this line."))
  }

  // MARK: E0816, rows

  /// E0816: a row with fewer cells than the header.
  static func rowTooShort(_ cells: [TableCell], _ layout: TableLayout) -> Diagnostic {
    if let mark = OtherSeparator(in: cells, layout) { return otherSeparator(mark, cells, layout) }
    let missing = layout.header[cells.count...].filter { !$0.isEmpty }.map {
      shown(layout.text.string($0.content))
    }
    let few = missing.prefix(6)
    let more = missing.count > few.count ? "…" : ""
    let start = cells.first { !$0.isEmpty }?.start ?? cells[0].start
    let end = cells.last?.end ?? start
    return Diagnostic(
      .rowLength, at: Span(source: layout.source, start: start, end: max(start, end)),
      label: Words(zh: "\(cells.count) 格", en: "\(cells.count) cells"),
      message: Words(
        zh: "表头有 \(layout.header.count) 列，这一行只有 \(cells.count) 格，"
          + "缺“\(few.joined(separator: "、"))\(more)”。",
        en: "The header has \(layout.header.count) columns and this row \(cells.count)"
          + " \(cells.count == 1 ? "cell" : "cells"); missing:"
          + " \(few.joined(separator: ", "))\(more)."),
      help: Words(
        zh: "在缺的地方补上分隔符“\(layout.separatorName)”；还不知道的值，那一格留空。",
        en:
          "Add the separator `\(layout.separatorName)` where a cell is missing; leave a cell empty"
          + " whose value is not known yet."))
  }

  /// E0816: a row with more cells than the header.
  static func rowTooLong(
    _ count: Int, _ cells: [TableCell], _ layout: TableLayout
  ) -> Diagnostic {
    let number = SplitNumber(in: Array(cells.prefix(count)), layout)
    return Diagnostic(
      .rowLength, at: number?.span ?? layout.span(cells[layout.header.count]),
      label: number == nil
        ? Words(zh: "多出的一格", en: "one too many") : Words(zh: "读作两格", en: "read as two cells"),
      message: Words(
        zh: "表头有 \(layout.header.count) 列，这一行却有 \(count) 格。",
        en: "The header has \(layout.header.count) columns, and this row has \(count) cells."),
      help: number?.help
        ?? Words(
          zh: "文字里若有“\(layout.separatorName)”，整格文字加上引号：\"甲\(layout.separatorName)乙\"。",
          en: "A text that holds `\(layout.separatorName)` needs quotation marks:"
            + " \"a\(layout.separatorName) b\"."))
  }

  /// E0813: more columns than anybody writes.
  static func tooManyColumns(at span: Span) -> Diagnostic {
    Diagnostic(
      .dataTooLarge, at: span,
      message: Words(
        zh: "表格超过了 \(TableHeader.widest) 列的上限。",
        en: "The table has more than \(TableHeader.widest) columns."),
      help: Words(zh: "检查分隔符；一行应为一条记录。", en: "Check the separator; a row should be one record."))
  }

  /// E0816: a value under an empty cell of the header.
  static func valueWithoutColumn(_ cell: TableCell, _ layout: TableLayout) -> Diagnostic {
    Diagnostic(
      .rowLength, at: layout.span(cell), label: Words(zh: "这一列没有名称", en: "no column name"),
      message: Words(
        zh: "这一列没有名称，不知道这个值属于哪一项。",
        en: "This column has no name, so nobody knows what the value is."),
      help: Words(
        zh: "在表头写上名称，或删去这一列。", en: "Name the column in the header, or delete it."))
  }

  /// E0816: so many rows are wrong that the rest is not read.
  static func tooManyBadRows(at span: Span) -> Diagnostic {
    Diagnostic(
      .rowLength, at: span, label: Words(zh: "从这里起未读", en: "not read from here on"),
      message: Words(
        zh: "前面已有 \(TableFaults.limit) 行有错，从这一行起没有再读。",
        en: "\(TableFaults.limit) rows before this one are wrong; the table was not read further."),
      help: Words(
        zh: "先改正前面的行；常见的原因是分隔符或表头不对。",
        en: "Correct those first; often the separator or the header is wrong."))
  }

  /// The code of a column that has too many mistakes to go on with.
  static func columnLeftUnread(_ code: DiagnosticCode, at span: Span, _ name: Name) -> Diagnostic {
    Diagnostic(
      code, at: span, label: Words(zh: "其余各行未查", en: "not checked further"),
      message: Words(
        zh: "“\(name.words.zh)”这一列已有 \(TableFaults.limit) 处错误，其余各行没有再查。",
        en: "The column `\(name.words.en)` has \(TableFaults.limit) mistakes; its further rows were"
          + " not checked."))
  }

  /// E0809: a row without an id.
  static func missingCellID(at span: Span, of name: Name) -> Diagnostic {
    Diagnostic(
      .missingID, at: span, label: Words(zh: "这一行没有编号", en: "this row has no id"),
      message: Words(
        zh: "“\(name.words.zh)”的每条记录都要有编号（id）。",
        en: "Every record of \(name.words.en) needs an `id`."),
      help: Words(
        zh: "在“编号”一列填上编号；若这一行不是记录，删去它。",
        en: "Fill in the column `id`; if this row is no record, delete it."))
  }

  // MARK: E0818, what spreadsheet programs leave

  /// E0818: a cell whose value a spreadsheet program has lost.
  static func damaged(
    _ damage: SpreadsheetDamage, _ text: String, at span: Span, _ place: Words
  ) -> Diagnostic {
    let written = shown(text)
    func made(_ label: Words, _ reason: Words, _ help: Words, _ fixes: [Fix] = []) -> Diagnostic {
      Diagnostic(
        .spreadsheetDamage, at: span, label: label,
        message: Words(
          zh: "\(place.zh)写的是“\(written)”：\(reason.zh)。",
          en: "\(sentence(place.en)) is `\(written)`: \(reason.en)."),
        help: help, fixes: fixes)
    }
    switch damage {
    case .failedFormula:
      return made(
        Words(zh: "公式没有结果", en: "a formula without a result"),
        Words(zh: "这是表格软件的出错标记，不是值", en: "a spreadsheet program's mark for an error, no value"),
        Words(
          zh: "写出这个值；还不知道的，留空。", en: "Write the value; leave the cell empty if it is not known."))
    case .tooNarrow:
      return made(
        Words(zh: "值没有存下来", en: "the value was not saved"),
        Words(zh: "列太窄，表格软件没有写出值", en: "the column was too narrow for its value"),
        Words(zh: "加宽这一列，重新保存。", en: "Widen the column and save the table again."))
    case .scientific:
      return made(
        Words(zh: "末尾的数字可能丢失了", en: "its last digits may be lost"),
        Words(zh: "表格软件把一长串数字写成了科学记数法", en: "a spreadsheet program has shortened a long number"),
        Words(
          zh: "把这一列设为“文本”格式，重新填写原来的数字，再保存。",
          en: "Give the column the format “text”, enter the number anew, and save again."))
    case .formula(let inner?):
      return made(
        Words(zh: "公式", en: "a formula"),
        Words(zh: "这是表格软件的公式写法", en: "this is how spreadsheet programs write a formula"),
        Words(zh: "只写 \(inner)。", en: "Write `\(inner)` alone."), [.replacing(span, with: inner)])
    case .formula(nil):
      return made(
        Words(zh: "公式", en: "a formula"),
        Words(zh: "这是公式，不是值", en: "this is a formula, no value"),
        Words(zh: "写出公式的结果。", en: "Write what the formula comes to."))
    }
  }
}

extension Diagnostic {
  /// The same with what its fixes write put as a cell of a table, not as YAML has it.
  var withFixesForCells: Diagnostic {
    guard fixes.contains(where: { $0.edits.contains { $0.replacement.hasPrefix("\"") } }) else {
      return self
    }
    let fixes = fixes.map { fix in
      Fix(fix.title, fix.edits.map { Edit($0.span, cell(fromYAML: $0.replacement)) })
    }
    return Diagnostic(
      code, at: span, label: primary.words, secondary: secondary, message: message, help: help,
      fixes: fixes)
  }

  /// A scalar of YAML in double quotation marks as a cell in them.
  private func cell(fromYAML scalar: String) -> String {
    guard scalar.hasPrefix("\"") else { return scalar }
    var cell = "\""
    var isEscaped = false
    for character in scalar.dropFirst().dropLast() {
      if isEscaped {
        cell += character == "\"" ? "\"\"" : character == "n" ? "\n" : String(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        cell.append(character)
      }
    }
    return cell + "\""
  }
}

extension TableLayout {
  /// The separator as people name it.
  var separatorName: String {
    switch text.separator {
    case UInt8(ascii: "\t"): "Tab"
    case UInt8(ascii: ";"): ";"
    default: ","
    }
  }
}
