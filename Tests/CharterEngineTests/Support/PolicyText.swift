import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterValues
import Testing

/// Decisions from texts: a vocabulary with its policies, a registry, proposals.
struct PolicyText {
  let policies: [String]
  let registry: String

  /// A line for each proposal: the verdict, what is violated, and what is missing.
  func decide(_ proposals: String) throws -> [String] {
    let loaded = try StateText(policies, registry: registry)
    let program = loaded.program
    var sources = loaded.sources
    let plan = sources.add(SourceText(name: "proposals.yaml", text: proposals))
    let file = loadProposals(
      from: plan, in: sources, schema: program.schema, registry: loaded.registry)
    #expect(file.diagnostics.map(\.message.en) == [])
    let result = ReferenceEvaluator(program: program, registry: file.value.registry)
      .decide(file.value, defaultDate: World.day)
    return result.value.map { decision in
      func names(_ outcome: NormOutcome) -> [String] {
        decision.norms.filter { $0.outcome == outcome }.map { program[$0.norm].name.canonical }
      }
      let missing = decision.missing.map { item -> String in
        switch item.reason {
        case .missingFact(let path, let record):
          path.canonical + (record.map { "@" + file.value.registry[$0].id } ?? "")
        case .step(let step):
          "step:" + program.schema[decision.action].steps[step].name.canonical
        case .parameter(let id, _): "parameter:" + program[id].name.canonical
        case .conflict(let exceptions):
          "conflict(\(exceptions.map { program[$0].name.canonical }.joined(separator: ",")))"
        case .unknownExtent, .openTable, .divisionByZero, .emptyAggregate, .negativeRoot,
          .dateOutOfRange, .numberTooLarge, .shareOutOfRange, .unpayable, .pendingAction:
          "\(item.reason)"
        }
      }
      return ([decision.verdict.rawValue] + names(.violated).map { "✗\($0)" } + missing)
        .joined(separator: " ")
    } + result.diagnostics.map(\.code.rawValue)
  }
}
