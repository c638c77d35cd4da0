import CharterColumns
import CharterData
import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterTestSupport
import CharterValues
import Testing

/// The engine's replies on the state of the registry are the reference's, word for word.
@Suite struct EngineStateTests {
  /// Parts in the order least like the written one.
  private static let backwards = Workers(count: 3) { parts, work in
    for part in (0..<parts).reversed() { work(part) }
  }

  private static func world(_ seed: Int) throws -> (state: RandomState, text: StateText) {
    var state = RandomState(seed: UInt64(seed))
    let policy = state.policy()
    return (
      state,
      try StateText(
        RandomState.vocabulary, RandomState.permission, policy, registry: state.registry())
    )
  }

  @Test(arguments: 100..<220) func plans(seed: Int) throws {
    var (state, text) = try Self.world(seed)
    for _ in 0..<4 {
      let plan = state.plan(6)
      let file = try #require(text.file(plan), "\(plan)")
      let reference = ReferenceEvaluator(program: text.program, registry: Registry())
      let engine = Engine(program: text.program, registry: text.registry)
      for scope in [ComparedQuotas.enforced, .all] {
        let expected = reference.decide(file, defaultDate: World.day, comparing: scope)
        let found = engine.decide(file, defaultDate: World.day, comparing: scope)
        for (place, pair) in zip(expected.value, found.value).enumerated() {
          #expect("\(pair.0)" == "\(pair.1)", "action \(place) of\n\(plan)")
        }
        #expect(expected.value.count == found.value.count)
        #expect(expected.diagnostics.map(\.message.en) == found.diagnostics.map(\.message.en))
      }
    }
  }

  @Test(arguments: 1000..<1060) func audits(seed: Int) throws {
    let (_, text) = try Self.world(seed)
    let reference = ReferenceEvaluator(program: text.program, registry: text.registry)
    let options = [
      EngineOptions(), EngineOptions(batchSize: 1),
      EngineOptions(workers: Self.backwards, batchSize: 2),
    ]
    for option in options {
      let engine = Engine(program: text.program, registry: text.registry, options: option)
      for id in text.program.quotas.indices.map(QuotaID.init(index:)) {
        var (expected, found): ([String], [String]) = ([], [])
        let wanted = reference.evaluate(id, on: World.day, in: reference.initialState) {
          expected.append("\($0)")
        }
        let notes = engine.evaluate(id, on: World.day) { found.append("\($0)") }
        #expect(expected == found)
        #expect("\(wanted)" == "\(notes)")
      }
      for id in text.program.rules.indices.map(RuleID.init(index:)) {
        var (expected, found): ([String], [String]) = ([], [])
        let wanted = reference.evaluate(id, on: World.day, in: reference.initialState) {
          expected.append("\($0)")
        }
        let notes = engine.evaluate(id, on: World.day) { found.append("\($0)") }
        #expect(expected == found)
        #expect("\(wanted)" == "\(notes)")
      }
    }
  }
}
