import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

/// A comparison for machines; every list is whole.
struct DiffJSON {
  private let difference: RevisionDifference
  private let invocation: Invocation
  private let words: DiffWords

  init(_ difference: RevisionDifference, _ invocation: Invocation) {
    self.difference = difference
    self.invocation = invocation
    words = DiffWords(difference, invocation.language)
  }

  private var language: Language { invocation.language }

  var text: String {
    let comparison = words.comparison
    var members: [JSONValue.Member] = [
      .init("charter", 1), .init("base", .string(difference.base.name.en)),
      .init("head", .string(difference.head.name.en)),
      .init("as_of", .string(difference.date.description)),
      .init("weight", .string(difference.weight?.rawValue ?? (difference.differsInLayout ? "form" : "none"))),
      .init("layout_differs", .boolean(difference.differsInLayout)),
      .init("reordered", .integer(comparison.reordered)),
      .init("changes", .array(comparison.changes.map(change))),
    ]
    members.append(.init("proposals_used", .array(difference.proposalPlaces.map { .string($0) })))
    members.append(.init("registry_used", .array(difference.registryPlaces.map { .string($0) })))
    members.append(.init("cases", difference.cases.map(cases) ?? .null))
    members.append(
      .init("state", .array((difference.state?.norms ?? []).filter { !$0.moves.isEmpty }.map(norm))))
    members.append(
      .init("state_judgement", difference.state.map { judgement($0.strictness) } ?? .null))
    members.append(
      .init("subsidies", .array((difference.subsidies?.subsidies ?? []).map(subsidy))))
    members.append(.init("unreadable", .array(unreadable)))
    let found = DiagnosticJSON(sources: difference.head.workspace.sources, language: language)
    let problems = difference.isFaulty ? difference.head.workspace.diagnostics.sorted() : []
    return JSONValue.object(members + found.members(for: problems)).pretty + "\n"
  }

  // MARK: Changes

  private func change(_ change: Change) -> JSONValue {
    let side: Side = change.head == nil ? .base : .head
    let program = words.comparison.program(side)
    let declaration = change.declaration
    return [
      "number": .integer(change.number), "change": .string(change.kind.rawValue),
      "weight": .string(change.weight.rawValue),
      "kind": .optional(declaration?.kind.rawValue),
      "name": .optional(declaration?.name.canonical),
      "name_before": .optional(change.rename?.was.canonical),
      "policy": .optional(declaration?.policy.map { program[$0].name.canonical }),
      "clause": .optional(declaration?.clause.map { program[$0].number }),
      "clause_before": .optional(change.move?.was),
      "details": .array(change.details.map(detail)),
      "at": declaration?.span.map(words.context(side).at) ?? .null,
      "at_before": side == .head ? change.base?.span.map(words.base.at) ?? .null : .null,
    ]
  }

  private func detail(_ detail: Detail) -> JSONValue {
    [
      "part": .string(detail.part.rawValue), "label": .optional(detail.label?.canonical),
      "weight": .string(detail.weight.rawValue),
      "was": .optional(detail.was?.text[language]), "is": .optional(detail.is?.text[language]),
      "was_at": detail.was?.span.map(words.base.at) ?? .null,
      "is_at": detail.is?.span.map(words.head.at) ?? .null,
    ]
  }

  // MARK: Cases

  private func cases(_ cases: CaseComparison) -> JSONValue {
    [
      "files": .integer(cases.fileCount), "proposals": .integer(cases.count),
      "untouched": .integer(cases.untouched), "decided": .integer(cases.decided),
      "judgement": judgement(cases.strictness), "flips": .array(cases.flips.map(flip)),
      "consequences": .array(cases.consequences.map(flip)),
    ]
  }

  private func judgement(_ found: Strictness) -> JSONValue {
    [
      "judgement": .string(found.judgement.rawValue), "stricter": .integer(found.stricter),
      "looser": .integer(found.looser), "incomparable": .integer(found.incomparable),
      "equal": .integer(found.equal),
    ]
  }

  private func flip(_ flip: Flip) -> JSONValue {
    [
      "action": .string(words.comparison.head.schema[flip.head.action].name.canonical),
      "date": .string(flip.head.date.description), "title": .optional(flip.title),
      "at": words.head.at(flip.head.span),
      "before": .string(flip.base.verdict.rawValue), "after": .string(flip.head.verdict.rawValue),
      "judgement": .string(Strictness.judgement(flip.base.verdict, flip.head.verdict).rawValue),
      "norms": .array(flip.norms.map(norm)), "differs": .array(words.lines(flip).map { .string($0) }),
      "cause": cause(flip.cause),
    ]
  }

  private func norm(_ shift: NormShift) -> JSONValue {
    let program = words.comparison.program(shift.head == nil ? .base : .head)
    let found = (shift.head ?? shift.base).map { program[$0.norm] }
    return [
      "name": .optional(found?.name.canonical),
      "clause": .optional(found?.clause.map { program[$0].number }),
      "before": .optional(shift.base?.outcome.rawValue),
      "after": .optional(shift.head?.outcome.rawValue),
    ]
  }

  private func cause(_ cause: Cause) -> JSONValue {
    let (kind, changes): (String, [Int])
    switch cause {
    case .needs(let found): (kind, changes) = ("needs", found)
    case .alone(let found): (kind, changes) = ("alone", [found])
    case .anyOf(let found): (kind, changes) = ("any_of", found)
    case .together(let found): (kind, changes) = ("together", found)
    case .related(let found): (kind, changes) = ("related", found)
    case .follows(let index): return ["kind": "follows", "proposal": .integer(index + 1)]
    case .unknown: (kind, changes) = ("unknown", [])
    }
    let numbers = changes.map { JSONValue.integer(words.comparison.changes[$0].number) }
    return ["kind": .string(kind), "changes": .array(numbers)]
  }

  private var unreadable: [JSONValue] {
    let files = (difference.cases?.unreadable ?? []).flatMap { file in
      file.problems.map { problem(file.path, $0.side, $0.words, $0.place) }
    }
    return files
      + difference.registryProblems.map { problem(nil, $0.side, $0.words, $0.place) }
  }

  private func problem(
    _ path: String?, _ side: Side, _ message: Words, _ place: String
  ) -> JSONValue {
    [
      "file": .optional(path), "side": side == .base ? "base" : "head",
      "message": .string(message[language]), "place": .string(place),
    ]
  }

  // MARK: Quotas, rules and subsidies

  private func norm(_ norm: ComparedStateNorm) -> JSONValue {
    let side: Side = norm.head == nil ? .base : .head
    let program = words.comparison.program(side)
    let id = norm.head ?? norm.base
    return [
      "name": .optional(id.map { program.name(of: $0).canonical }),
      "clause": .optional(id.flatMap { program.clause(of: $0) }.map { program[$0].number }),
      "changes": numbers(norm.causes), "subjects": .integer(norm.subjects),
      "moves": .array(norm.moves.map(move)),
    ]
  }

  private func numbers(_ changes: [Int]) -> JSONValue {
    .array(changes.map { .integer(words.comparison.changes[$0].number) })
  }

  private func move(_ move: StateMove) -> JSONValue {
    let row = words.row(move)
    let (before, after) = move.outcomes
    var members: [JSONValue.Member] = [
      .init("subject", subject(move)), .init("subject_name", .string(row.subject)),
      .init("before", .optional(before?.rawValue)), .init("after", .optional(after?.rawValue)),
    ]
    if case .quota(let old, let new) = move.sides {
      members.append(.init("figures_before", figures(old)))
      members.append(.init("figures_after", figures(new)))
    }
    return .object(members)
  }

  private func subject(_ move: StateMove) -> JSONValue {
    switch move.sides {
    case .quota(let old, let new):
      if let new { return words.head.json(new.subject, of: .quota(new.quota)) }
      return old.map { words.base.json($0.subject, of: .quota($0.quota)) } ?? .null
    case .rule(let old, let new):
      if let new { return words.head.json(new.subject, of: .rule(new.rule)) }
      return old.map { words.base.json($0.subject, of: .rule($0.rule)) } ?? .null
    }
  }

  private func figures(_ report: QuotaReport?) -> JSONValue {
    guard let report else { return .null }
    return [
      "population": heads(report.population), "counted": heads(report.counted),
      "bound": .array(report.bounds.map { .optional($0.value?.description) }),
      "shortfall": report.deficit.map(heads) ?? .null,
    ]
  }

  private func heads(_ range: HeadRange) -> JSONValue {
    range.known.map { .integer($0) }
      ?? ["from": .integer(range.least), "to": range.most.map { .integer($0) } ?? .null]
  }

  private func subsidy(_ subsidy: ComparedSubsidy) -> JSONValue {
    let side: Side = subsidy.head == nil ? .base : .head
    let program = words.comparison.program(side)
    let found = (subsidy.head ?? subsidy.base).map { program[$0] }
    return [
      "name": .optional(found?.header.name.canonical),
      "clause": .optional(found?.header.clause.map { program[$0].number }),
      "unit": .optional(found.flatMap { words.context(side).unit(of: $0.amountType) }),
      "changes": numbers(subsidy.causes),
      "total_before": .optional(subsidy.baseTotal?.known.description),
      "total_after": .optional(subsidy.headTotal?.known.description),
      "undetermined_before": .integer(subsidy.baseTotal?.undetermined ?? 0),
      "undetermined_after": .integer(subsidy.headTotal?.undetermined ?? 0),
      "subjects": .integer(subsidy.subjects), "winners": .integer(subsidy.winners),
      "losers": .integer(subsidy.losers),
      "sizes": .array(
        subsidy.classes.map {
          [
            "from": .string($0.least.description), "under": .string($0.limit.description),
            "winners": .integer($0.winners), "losers": .integer($0.losers),
          ]
        }),
      "moves": .array(subsidy.moves.map(move)),
    ]
  }

  private func move(_ move: PaymentMove) -> JSONValue {
    let (payment, context) =
      move.head.map { ($0, words.head) } ?? move.base.map { ($0, words.base) } ?? (nil, words.head)
    return [
      "subject": payment.map { context.json($0.subject, of: .subsidy($0.subsidy)) } ?? .null,
      "subject_name": .string(words.subject(move)),
      "before": move.base == nil ? .null : .optional(PaymentMove.amount(move.base)?.description),
      "after": move.head == nil ? .null : .optional(PaymentMove.amount(move.head)?.description),
      "undetermined": .boolean(move.isNewlyUndetermined),
      "gain": .optional(move.gain?.description),
    ]
  }
}
