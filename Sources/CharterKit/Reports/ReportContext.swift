public import CharterData
public import CharterDiagnostics
public import CharterSemantics
package import CharterEngine
package import CharterValues

/// What every report speaks from: the policies, the records, the texts, and the reader.
public struct ReportContext: Sendable {
  /// The policies.
  public let program: Program
  /// The records.
  public let registry: Registry
  /// Every text that was read.
  public let sources: SourceCollection
  package let language: Language
  package let style: TextStyle
  package let width: Int
  /// Whether paths begin with a variable of a norm on the registry, which says nothing to the reader.
  var hidesVariables = false
  /// What a row is about: its records need not be named again.
  var ownRecords: Set<RecordID> = []

  /// A context for reports.
  ///
  /// - Parameters:
  ///   - program: the policies that the reports are about.
  ///   - registry: the records, those of the proposals included.
  ///   - sources: every text that was read.
  ///   - language: the reader's.
  ///   - style: with colours or plain.
  ///   - width: the cells of a row, at least 60.
  public init(
    program: Program, registry: Registry, sources: SourceCollection, language: Language,
    style: TextStyle = .plain, width: Int = 100
  ) {
    self.program = program
    self.registry = registry
    self.sources = sources
    self.language = language
    self.style = style
    self.width = max(width, 60)
  }

  /// The same for texts that nobody wraps.
  var unlimited: ReportContext {
    ReportContext(
      program: program, registry: registry, sources: sources, language: language, style: style,
      width: 1 << 20)
  }

  /// One of two texts, by the reader's language.
  package func say(_ zh: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
    switch language {
    case .zh: zh()
    case .en: en()
    }
  }

  /// A text of the policies or the data, safe to show.
  package func clean(_ words: Words) -> String { Neutralised.text(words[language]) }

  /// A declared name in the reader's language; Latin names are shown in words.
  package func name(_ name: Name) -> String {
    let form = clean(name.words)
    guard language == .en, !Name.isHan(form) else { return form }
    return String(form.map { $0 == "_" ? " " : $0 })
  }

  /// `《…实施意见》 洪教义教字〔2021〕5号（指导性文件）`.
  func title(of id: PolicyID) -> String {
    let policy = program[id]
    var text = policy.title.map { titled(clean($0)) } ?? name(policy.name)
    if let number = policy.number { text += " " + clean(number) }
    switch policy.force {
    case .binding: break
    case .guidance: text += bracketed(say("指导性文件", "guidance"))
    case .descriptive:
      text += bracketed(say("描述性材料，不影响结论", "descriptive: it decides nothing"))
    }
    return text
  }

  private func titled(_ title: String) -> String {
    guard title.unicodeScalars.contains(where: Name.isHan), !title.hasPrefix("《") else {
      return title
    }
    return "《\(title)》"
  }

  /// `二(二)2 成员校纳新`.
  func title(of id: ClauseID) -> String {
    let clause = program[id]
    let number = Neutralised.text(clause.number)
    return clause.title.map { "\(number)  \(clean($0))" } ?? number
  }

  /// Whether a name has a form in the reader's language.
  package func speaks(_ name: Name) -> Bool { (language == .zh ? name.han : name.latin) != nil }

  /// A path of the policy in the reader's language, as policies and data write it.
  package func path(_ path: FactPath) -> String {
    guard hidesVariables, path.names.count > 1 else { return clean(path.words) }
    return clean(FactPath(names: Array(path.names.dropFirst())).words)
  }

  /// `nanchang.charter:24:5`, without the folders where no other file has that name.
  package func shortPlace(_ span: Span) -> String {
    let full = sources[span.source].name
    let last = full.split(separator: "/").last.map(String.init) ?? full
    let isShared = sources.texts.contains { text in
      text.name != full && (text.name == last || text.name.hasSuffix("/" + last))
    }
    let location = sources.location(of: span)
    return
      "\(Neutralised.text(Shortened.path(isShared ? full : last))):\(location.line):\(location.column)"
  }

  /// `nanchang.charter:24:5`.
  package func place(_ span: Span) -> String {
    let location = sources.location(of: span)
    return
      "\(Neutralised.text(Shortened.path(sources[span.source].name))):\(location.line):\(location.column)"
  }

  /// The words of a stretch of text on one line, cut where it is long.
  package func excerpt(_ span: Span, cells: Int = 60) -> String {
    let words = sources[span.source].text(of: span).split(whereSeparator: \.isWhitespace)
    return shortened(Neutralised.text(words.joined(separator: " ")), to: cells)
  }

  /// A text of at most so many cells, cut with “…”.
  package func shortened(_ text: String, to cells: Int) -> String {
    guard DisplayWidth.of(text) > cells else { return text }
    var result = ""
    var used = 0
    for character in text {
      used += DisplayWidth.of(character)
      if used > cells - 1 { break }
      result.append(character)
    }
    return result + "…"
  }

  /// Texts in a row: `甲、乙` or `a, b`.
  package func list(_ texts: [String]) -> String { texts.joined(separator: say("、", ", ")) }

  /// A remark in brackets after something.
  package func bracketed(_ text: String) -> String { say("（\(text)）", " (\(text))") }

  /// What a line begins with before its colon.
  package func lead(_ text: String) -> String { text + say("：", ": ") }
}
