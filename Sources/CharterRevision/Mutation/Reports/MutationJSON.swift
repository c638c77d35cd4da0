import CharterDiagnostics
import CharterKit

/// What no test would notice, for machines.
struct MutationJSON {
  func members(_ report: MutationReport) -> [JSONValue.Member] {
    [
      .init(
        "mutation",
        [
          "summary": [
            "mutants": .integer(report.viable), "killed": .integer(report.killed),
            "survived": .integer(report.unjustified.count),
            "justified": .integer(report.justified),
            "not_viable": .integer(report.notViable), "unchanged": .integer(report.unchanged),
            "sampled_of": report.allCount.map { .integer($0) } ?? .null,
          ],
          "survivors": .array(report.survivors.map(value)),
        ])
    ]
  }

  private func value(_ survivor: MutationReport.Survivor) -> JSONValue {
    let mutant = survivor.mutant
    let end = survivor.source.location(at: Int(mutant.place.end))
    return [
      "kind": .string(mutant.kind.rawValue), "clause": .optional(mutant.clause),
      "name": .optional(mutant.declaration?.en),
      "original": .string(survivor.words.original),
      "mutated": .optional(survivor.words.changed),
      "file": .string(survivor.path), "line": .integer(survivor.location.line),
      "column": .integer(survivor.location.column), "end_line": .integer(end.line),
      "end_column": .integer(end.column),
      "justification": .optional(survivor.justification), "test": .optional(survivor.test),
    ]
  }
}
