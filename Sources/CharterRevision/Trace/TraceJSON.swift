import CharterDiagnostics
import CharterValues

/// The trace of documents for machines.
struct TraceJSON {
  let language: Language

  func members(_ documents: [DocumentTrace], _ run: TestRun) -> [JSONValue.Member] {
    [
      .init("totals", totals(TraceTotals(documents))),
      .init(
        "tests",
        [
          "run": .integer(run.tests.count), "failed": .integer(run.tests.count { !$0.isPassed }),
        ]),
      .init("documents", .array(documents.map(value))),
    ]
  }

  private func value(_ document: DocumentTrace) -> JSONValue {
    [
      "name": .string(document.name.canonical),
      "title": .optional(document.title?[language]),
      "number": .optional(document.number?[language]), "file": .string(document.path),
      "totals": totals(document.totals), "clauses": .array(document.clauses.map(value)),
      "outside": document.loose.map(value) ?? .null,
    ]
  }

  private func value(_ clause: ClauseTrace) -> JSONValue {
    let parts = ClauseTrace.Part.Kind.allCases.map { kind in
      JSONValue.Member(
        kind.rawValue + "s",
        .array(clause.parts.filter { $0.kind == kind }.map { .string($0.name.canonical) }))
    }
    return .object(
      [
        .init("number", .optional(clause.number)),
        .init("title", .optional(clause.title?[language])),
        .init("line", clause.line.map { .integer($0) } ?? .null),
        .init("state", clause.number == nil ? .null : .string(clause.state.rawValue)),
        .init("norms", .array(clause.norms.map(value))),
      ] + parts + [
        .init(
          "not_encoded",
          .array(
            clause.omissions.map { omission in
              [
                "part": .optional(omission.part?[language]),
                "reason": .string(omission.reason[language]),
              ]
            }))
      ])
  }

  private func value(_ norm: TracedNorm) -> JSONValue {
    [
      "kind": .string(norm.kind.rawValue), "name": .string(norm.name.canonical),
      "tested": .string(norm.tested.code),
      "holds": .array(norm.holding.map { .string($0) }),
      "fails": .array(norm.failing.map { .string($0) }),
    ]
  }

  private func totals(_ totals: TraceTotals) -> JSONValue {
    .object(
      [.init("clauses", .integer(totals.clauseCount))]
        + ClauseTrace.State.allCases.map {
          .init($0.rawValue, .integer(totals.clauses[$0] ?? 0))
        } + [
          .init("norms", .integer(totals.normCount)),
          .init(
            "tested_both_ways", .integer((totals.norms[.both] ?? 0) + (totals.norms[.only] ?? 0))),
          .init("tested_one_way", .integer(totals.norms[.one] ?? 0)),
          .init("not_tested", .integer(totals.norms[.none] ?? 0)),
        ])
  }
}
