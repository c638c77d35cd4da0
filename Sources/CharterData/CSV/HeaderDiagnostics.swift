internal import CharterDiagnostics
internal import CharterValues

extension Diagnostic {
  /// E0805: a table whose file is called after no entity.
  static func unknownTable(_ name: String, at span: Span, in schema: Schema) -> Diagnostic {
    let names = schema.entities.map(\.name)
    let near = nearName(to: name, among: names.flatMap(\.forms))
    let few = names.prefix(12).map(\.words)
    let more = names.count > few.count ? "…" : ""
    return Diagnostic(
      .unknownEntity, at: span,
      message: Words(
        zh: "表格要以实体的名称作文件名，词汇里却没有“\(shown(name))”这种实体。",
        en: "A table is called after its entity, and no vocabulary declares an entity"
          + " `\(shown(name))`."),
      help: near.map {
        Words(zh: "是不是想把文件叫作“\($0).csv”？", en: "Did you mean to call it `\($0).csv`?")
      }
        ?? (few.isEmpty
          ? nil
          : Words(
            zh: "实体有：\(few.map(\.zh).joined(separator: "、"))\(more)。",
            en: "Entities: \(few.map(\.en).joined(separator: ", "))\(more).")))
  }

  /// E0804: a column that holds no attribute.
  static func unknownColumn(
    _ key: YAMLTree.Node, among table: SlotTable, of entity: EntityDeclaration, _ schema: Schema
  ) -> Diagnostic {
    let name = entity.name.words
    var names = table.writable + [Name(latin: "id", han: "编号")]
    if let inner = nested(key.text, in: table, schema) { names = inner }
    let forms = names.flatMap(\.forms)
    let near = nearName(to: key.text, among: forms) ?? overlap(key.text, forms)
    let listing = Words(zh: "“\(name.zh)”有", en: "`\(name.en)` has")
    let offer =
      near.map { NearNameOffer($0, at: key.span) }
      ?? NearNameOffer(for: key, among: names, listing: listing)
    return Diagnostic(
      .unknownField, at: key.span, label: Words(zh: "没有这一项", en: "no such attribute"),
      message: Words(
        zh: "“\(name.zh)”没有“\(shown(key.text))”这一项，表格里却有这一列。",
        en: "`\(name.en)` has no attribute `\(shown(key.text))`, yet the table has such a column."),
      help: offer.help ?? Words(zh: "删去这一列。", en: "Delete the column."), fixes: offer.fixes)
  }

  /// The dotted names that begin like a wrong one.
  private static func nested(_ text: String, in table: SlotTable, _ schema: Schema) -> [Name]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let slot = table.slots[String(parts[0])],
      case .entity(let inner) = table.declarations[slot].type.base
    else { return nil }
    let prefix = table.declarations[slot].name
    return schema[inner].attributes.filter { $0.inverseOf == nil }.map { attribute in
      Name(
        latin: prefix.latin.flatMap { first in attribute.name.latin.map { "\(first).\($0)" } },
        han: prefix.han.flatMap { first in attribute.name.han.map { "\(first).\($0)" } }
          ?? "\(parts[0]).\(attribute.name.words.zh)")
    }
  }

  /// E0803: a nested record's column beside one for the whole of it.
  static func partAndWhole(_ part: YAMLTree.Node, _ whole: YAMLTree.Node) -> Diagnostic {
    Diagnostic(
      .duplicateKey, at: part.span, label: Words(zh: "其中的一项", en: "a part of it"),
      secondary: [Label(whole.span, Words(zh: "整个的一列", en: "the column of the whole"))],
      message: Words(
        zh: "“\(shown(whole.text))”已有一列，“\(shown(part.text))”又单独成列，不知道该用哪一个。",
        en:
          "`\(shown(whole.text))` has a column, and `\(shown(part.text))` has one of its own, so it"
          + " is unclear which one holds."),
      help: Words(zh: "只留一种写法。", en: "Keep one of the two."))
  }

  // MARK: E0817, the header as a whole

  /// E0817: nothing in the file.
  static func emptyTable(at span: Span, _ entity: EntityDeclaration) -> Diagnostic {
    let names = example(entity)
    return Diagnostic(
      .tableHeader, at: span,
      message: Words(
        zh: "表格里什么也没有；第一行应为表头。",
        en: "The table is empty; its first row should be the header."),
      help: Words(
        zh: "第一行写各列的名称，例如“\(names.zh)”；一条记录也没有时，只留表头。",
        en: "Name the columns in the first row, such as `\(names.en)`; where there are no records,"
          + " the header stands alone."))
  }

  /// E0817: a first row in which no column is known.
  static func noKnownColumn(
    at span: Span, _ first: String, among table: SlotTable, of name: Name
  ) -> Diagnostic {
    let wide = first.contains("，") || first.contains("；") || first.contains("|")
    let names = ([Name(latin: "id", han: "编号")] + table.writable).prefix(8).map(\.words)
    return Diagnostic(
      .tableHeader, at: span, label: Words(zh: "不是表头", en: "no header"),
      message: Words(
        zh: "第一行应为表头，写各列的名称，但其中没有“\(name.words.zh)”的任何一项。",
        en: "The first row should be the header that names the columns, and nothing in it is an"
          + " attribute of \(name.words.en)."),
      help: wide
        ? Words(zh: "各列之间用半角逗号“,”隔开。", en: "Separate the columns by `,`.")
        : Words(
          zh: "“\(name.words.zh)”的列可有：\(names.map(\.zh).joined(separator: "、"))。",
          en: "Columns of \(name.words.en): \(names.map(\.en).joined(separator: ", "))."))
  }

  /// E0817: a title, or the like, before the header.
  static func headerIsLater(at span: Span, later: Span) -> Diagnostic {
    Diagnostic(
      .tableHeader, at: span, label: Words(zh: "不是表头", en: "no header"),
      secondary: [Label(later, Words(zh: "像是表头", en: "looks like the header"))],
      message: Words(
        zh: "第一行应为表头，表头却写在后面。", en: "The header should be the first row, and it stands further on."),
      help: Words(zh: "删去表头之前的各行。", en: "Delete the rows before the header."))
  }

  /// E0804: a column whose name is known but for a slip within it.
  static func slippedColumn(
    _ key: YAMLTree.Node, _ meant: String, of entity: EntityDeclaration
  ) -> Diagnostic {
    let name = entity.name.words
    let offer = NearNameOffer(meant, at: key.span)
    let unseen = Neutralised.unseen(in: key.text)?.picture
    return Diagnostic(
      .unknownField, at: key.span, label: Words(zh: "没有这一项", en: "no such attribute"),
      message: Words(
        zh: "“\(name.zh)”没有“\(shown(key.text))”这一项"
          + (unseen.map { "：名称里有看不见的字符 \($0)。" } ?? "，表格里却有这一列。"),
        en: "`\(name.en)` has no attribute `\(shown(key.text))`"
          + (unseen.map { ": the name holds the unseen character \($0)." }
            ?? ", yet the table has such a column.")),
      help: unseen == nil
        ? offer.help
        : Words(zh: "删去这个字符，写“\(meant)”。", en: "Delete the character and write `\(meant)`."),
      fixes: offer.fixes)
  }

  /// E0809: a table without a column for ids, and one that may be meant as such.
  static func otherIDColumn(_ key: YAMLTree.Node, of name: Name) -> Diagnostic {
    let column = shown(key.text)
    return Diagnostic(
      .missingID, at: key.span, label: Words(zh: "是“编号”吗？", en: "is this `id`?"),
      message: Words(
        zh: "“\(name.words.zh)”的每条记录都要有编号，表头里却没有“编号”（id）这一列，只有“\(column)”。",
        en: "Every record of \(name.words.en) needs an id, and the header has no column `id`, only"
          + " `\(column)`."),
      help: Words(
        zh: "若“\(column)”就是固定不变的编号，把这一列的名称改为“编号”；若只是行号，删去它，另加一列“编号”。",
        en:
          "If `\(column)` is an id that never changes, call the column `id`; if it only numbers the"
          + " rows, delete it and add a column `id`."))
  }

  /// E0809: a table without a column for ids.
  static func noIDColumn(at span: Span, of name: Name) -> Diagnostic {
    Diagnostic(
      .missingID, at: span, label: Words(zh: "没有“编号”这一列", en: "no column `id`"),
      message: Words(
        zh: "“\(name.words.zh)”的每条记录都要有编号，表头里却没有“编号”（id）这一列。",
        en: "Every record of \(name.words.en) needs an id, and the header has no column `id`."),
      help: Words(
        zh: "加一列“编号”，每行填一个不重复的编号。",
        en: "Add a column `id` with an id of its own in each row."))
  }

  private static func example(_ entity: EntityDeclaration) -> Words {
    let names =
      [Name(latin: "id", han: "编号").words]
      + entity.attributes.filter { $0.inverseOf == nil }.prefix(2).map(\.name.words)
    return Words(
      zh: names.map(\.zh).joined(separator: ","), en: names.map(\.en).joined(separator: ","))
  }
}
