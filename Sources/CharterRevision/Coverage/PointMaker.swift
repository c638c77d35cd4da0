import CharterDiagnostics
import CharterSemantics
import CharterValues

/// Makes places of the core that tests can decide.
struct PointMaker {
  let program: Program
  let sources: SourceCollection
  /// The actions that one text states norms for, by the text; for those of several the action is told.
  private let shared: [Span: Int]

  init(program: Program, sources: SourceCollection) {
    self.program = program
    self.sources = sources
    shared = Dictionary(program.norms.map { ($0.span, 1) }, uniquingKeysWith: +)
  }

  func point(
    _ kind: CoveragePoint.Kind, _ ways: CoveragePoint.Ways, _ name: Name, _ clause: ClauseID?,
    _ span: Span, _ action: ActionID? = nil
  ) -> CoveragePoint {
    var shown = Shown(name)
    if let action, shared[span, default: 1] > 1 {
      let words = program.schema[action].name.words
      shown = Shown(
        shown.canonical,
        Words(
          zh: "\(shown.words.zh)（适用\(words.zh)）", en: "\(shown.words.en) (for \(words.en))"))
    }
    return point(kind, ways, shown, of: name, clause, span, action)
  }

  func point(
    _ statement: Statement, of norm: Name, _ clause: ClauseID?, _ action: ActionID?
  ) -> CoveragePoint {
    point(
      statement.pointKind, statement.ways,
      part(statement.label, statement.span, of: norm), of: norm, clause, statement.span, action)
  }

  func point(
    _ ground: Ground, of norm: Name, _ clause: ClauseID?, _ action: ActionID?
  ) -> CoveragePoint {
    point(
      .ground, .both, part(ground.label, ground.span, of: norm), of: norm, clause, ground.span,
      action)
  }

  func point(row span: Span, of table: DecisionTable) -> CoveragePoint {
    let text = excerpt(span)
    let name = Shown(
      "\(table.name.canonical): \(text)",
      Words(zh: "\(table.name.words.zh)：\(text)", en: "\(table.name.words.en): \(text)"))
    return point(.row, .yes, name, of: table.name, table.clause, span, nil)
  }

  func point(
    line: Subsidy.Line, _ ways: CoveragePoint.Ways, of header: StateHeader
  ) -> CoveragePoint {
    point(
      .line, ways, part(line.name, line.span, of: header.name), of: header.name, header.clause,
      line.span, nil)
  }

  /// The action that an exception, or what it is an exception to, is about.
  func action(of target: NormException.Target) -> ActionID {
    var target = target
    while case .exception(let id) = target { target = program[id].target }
    guard case .norm(let norm) = target else { preconditionFailure("exceptions end at a norm") }
    return program[norm].action
  }

  // MARK: Parts

  private func point(
    _ kind: CoveragePoint.Kind, _ ways: CoveragePoint.Ways, _ name: Shown, of norm: Name,
    _ clause: ClauseID?, _ span: Span, _ action: ActionID?
  ) -> CoveragePoint {
    CoveragePoint(
      identity: CoveragePoint.Identity(
        path: tidied(sources[span.source].name), start: Int(span.start), kind: kind,
        action: action.map { program.schema[$0].name.canonical } ?? ""),
      ways: ways, name: name, norm: norm, clause: clause.map { program[$0].number },
      line: sources.location(of: span).line,
      length: Int(span.end - span.start))
  }

  /// `norm.label`, or the norm with the words of the part.
  private func part(_ label: Name?, _ span: Span, of norm: Name) -> Shown {
    guard let label else {
      let text = excerpt(span)
      return Shown(
        "\(norm.canonical): \(text)",
        Words(zh: "\(norm.words.zh)：\(text)", en: "\(norm.words.en): \(text)"))
    }
    return Shown(
      "\(norm.canonical).\(label.canonical)",
      Words(zh: "\(norm.words.zh).\(label.words.zh)", en: "\(norm.words.en).\(label.words.en)"))
  }

  private func excerpt(_ span: Span) -> String {
    let words = sources[span.source].text(of: span).split(whereSeparator: \.isWhitespace)
    let text = words.joined(separator: " ")
    return text.count <= 24 ? text : text.prefix(23) + "…"
  }
}

/// A path without `x/..` and `./` in it, so that one file has one path.
func tidied(_ path: String) -> String {
  var parts: [Substring] = []
  for part in path.split(separator: "/", omittingEmptySubsequences: true) {
    if part == "." { continue }
    if part == "..", let last = parts.last, last != ".." {
      parts.removeLast()
    } else {
      parts.append(part)
    }
  }
  return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
}
