import CharterData
import CharterEngine
import CharterKit
import CharterSemantics

extension Workload {
  /// Every quota and rule over a registry of teachers.
  static let audits = [
    Workload(name: "audit", unit: "teachers", summary: "two quotas and a rule, all subjects") {
      setting throws(Fault) in
      let (workspace, program) = try setting.workspace(
        ["audit/staffing.charter"], registry: ["audit/registry"])
      let engine = Engine(
        program: program, registry: workspace.registry,
        options: EngineOptions(workers: setting.workers))
      let day = setting.day
      let norms = workspace.auditedNorms(on: day)
      return Job(
        count: try setting.number("audit.teachers"),
        expected: try setting.expected("audit.outcomes")
      ) {
        norms.map { norm in
          var tally = OutcomeTally()
          switch norm {
          case .quota(let id): _ = engine.evaluate(id, on: day) { tally.add($0.outcome) }
          case .rule(let id): _ = engine.evaluate(id, on: day) { tally.add($0.outcome) }
          case .norm, .subsidy: break
          }
          return tally.description
        }.joined(separator: " ")
      }
    }
  ]
}

/// How many subjects meet a norm, miss it, and cannot be told.
private struct OutcomeTally: CustomStringConvertible {
  private var met = 0
  private var missed = 0
  private var open = 0

  mutating func add(_ outcome: StateOutcome) {
    switch outcome {
    case .met: met += 1
    case .notMet, .notYetDue: missed += 1
    case .undetermined: open += 1
    }
  }

  var description: String { "\(met)/\(missed)/\(open)" }
}
