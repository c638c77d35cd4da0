import CharterData
import CharterDiagnostics
import CharterEngine
import CharterValues

extension Workload {
  /// Actions each decided on what those before it have left.
  static let plans = [
    Workload(name: "plan", unit: "actions", summary: "schools join groups, in order") {
      setting throws(Fault) in
      let (workspace, program) = try setting.workspace(
        ["plan/joining.charter"], registry: ["plan/registry"])
      let file = try setting.proposals("plan/plan.yaml", in: workspace)
      let engine = Engine(
        program: program, registry: file.registry, options: EngineOptions(workers: setting.workers))
      let day = setting.day
      return Job(
        count: file.proposals.count, expected: try setting.expected("plan.checksum")
      ) {
        let decided = engine.decide(file, defaultDate: day)
        var checksum = 0
        for (place, decision) in decided.value.enumerated() where decision.verdict == .permitted {
          checksum += 1 + place % 1009
        }
        return decided.diagnostics.isEmpty ? "\(checksum)" : "faulty"
      }
    }
  ]
}
