internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// An expression with its value as one line, and those of its operands below it.
struct DerivationTree {
  /// What is said of the expression.
  let text: String
  /// Where its value is stated, or where its text stands if that is elsewhere than what leads to it.
  let place: String
  let operands: [DerivationTree]

  /// How many lines it takes.
  var count: Int { operands.reduce(1) { $0 + $1.count } }

  /// All that it says, in one text.
  private var whole: String {
    "\(text)\t\(place)(" + operands.map(\.whole).joined(separator: "|") + ")"
  }

  /// A line with its branches drawn.
  typealias Line = (lead: String, text: String, place: String, isRepeated: Bool)

  /// The lines of the tree; a larger part that was told before has only its first one.
  ///
  /// - Parameter told: what was told before; takes what is told now.
  /// - Returns: its own line first.
  func lines(_ told: inout Set<String>) -> [Line] {
    var lines: [Line] = []
    add(&lines, &told, lead: "", rest: "")
    return lines
  }

  private func add(_ lines: inout [Line], _ told: inout Set<String>, lead: String, rest: String) {
    let isRepeated = count > 3 && !told.insert(whole).inserted
    lines.append((lead, text, place, isRepeated))
    if isRepeated { return }
    for (index, operand) in operands.enumerated() {
      let isLast = index == operands.count - 1
      operand.add(
        &lines, &told, lead: rest + (isLast ? "└ " : "├ "), rest: rest + (isLast ? "  " : "│ "))
    }
  }
}

/// Words derivations.
struct DerivationWords {
  let context: ReportContext
  /// The day of the decision, which picks the period of a parameter.
  let date: CalendarDate

  /// The tree of an expression.
  func tree(_ node: Derivation, in parent: Derivation? = nil) -> DerivationTree {
    let text = context.excerpt(node.span, cells: 48)
    // What was read under another name than the policy writes here: a concept's own argument.
    let path = node.observed.map { context.clean($0.path.words) }.flatMap { $0 == text ? nil : $0 }
    let note = node.observed.map { self.note(on: $0) } ?? ""
    var place = node.observed?.origin.map(context.place) ?? ""
    // What stands elsewhere is what a concept or a table means by its name.
    if node.observed == nil, let parent, isElsewhere(node.span, parent.span) {
      place = context.place(node.span)
    }
    // A constant says itself what it is, a fact has been read whole.
    var children = node.observed == nil ? node.children : []
    // `a != b` holds an equality at the same place; its operands are the ones that count.
    if children.count == 1, let only = children.first, only.span == node.span {
      children = only.children
    }
    children.removeAll(where: isPlain)
    let rows = node.observed == nil ? node.row.map { [row($0)] } ?? [] : []
    return DerivationTree(
      text: text + (path.map(context.bracketed) ?? "") + " → " + value(node) + note,
      place: place, operands: rows + children.map { tree($0, in: node) })
  }

  private func isElsewhere(_ inner: Span, _ outer: Span) -> Bool {
    inner.source != outer.source || inner.start < outer.start || inner.end > outer.end
  }

  /// The row of a table that gave the value, as it is written.
  private func row(_ used: TableRow) -> DerivationTree {
    let table = context.program[used.table]
    guard let row = used.row, table.rows.indices.contains(row) else {
      return DerivationTree(
        text: context.say("用“否则”一行", "by its row otherwise"), place: context.place(table.span),
        operands: [])
    }
    let span = table.rows[row].span
    return DerivationTree(
      text: context.say("用行：", "by its row: ") + context.excerpt(span, cells: 48),
      place: context.place(span), operands: [])
  }

  // MARK: Parameters

  /// What kind of value a parameter has, who set it, and for how long: `（口径；自 2021-03-01）`.
  func note(on observed: ObservedValue) -> String {
    guard case .parameter(let id) = observed.source else { return "" }
    let parameter = context.program[id]
    var remarks: [String] = []
    if parameter.reading != nil { remarks.append(context.say("口径", "a reading")) }
    if parameter.isIllustrative { remarks.append(context.say("示例", "illustrative")) }
    var values = parameter.values
    if let setting = parameter.settings.first(where: { $0.span == observed.origin }) {
      let policy = context.name(context.program[setting.policy].name)
      remarks.append(context.say("由“\(policy)”设定", "set by \(policy)"))
      values = setting.values
    } else if let origin = observed.origin, origin != parameter.span {
      remarks.append(context.say("试设", "tried here"))
      values = []
    }
    if let period = values.first(where: { $0.period.contains(date) })?.period,
      period.first != nil || period.last != nil
    {
      remarks.append(context.text(period))
    }
    return remarks.isEmpty
      ? "" : context.bracketed(remarks.joined(separator: context.say("；", "; ")))
  }

  /// A constant, which says itself what it is; `today` does not.
  private func isPlain(_ node: Derivation) -> Bool {
    guard node.observed == nil, node.children.isEmpty, let value = node.value else { return false }
    guard case .date(let date) = value else { return true }
    return context.excerpt(node.span) == date.description
  }

  private func value(_ node: Derivation) -> String {
    guard let value = node.value else {
      let open = context.say("未知", "unknown")
      let reasons = node.children.isEmpty ? node.reasons.prefix(1) : []
      let why = reasons.map { context.item($0, action: nil) }.joined()
      let name = context.excerpt(node.span)
      // The expression before the arrow says already what it is; what remains says why it is unknown.
      var rest = why.isEmpty ? "" : context.bracketed(why)
      if why == name {
        rest = ""
      } else if why.hasPrefix(name + "（") || why.hasPrefix(name + " (") {
        rest = String(why.dropFirst(name.count))
      }
      return context.style.paint(open + rest, .open)
    }
    let text = context.text(value, type: node.type)
    guard case .boolean(let holds) = value else { return text }
    return context.style.paint(text, holds ? .good : .bad)
  }
}
