import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

extension Workload {
  /// A monthly allowance over a table of teachers.
  static let subsidies = [
    Workload(name: "table", unit: "rows", summary: "the table of teachers into a registry") {
      setting throws(Fault) in
      let empty = try setting.workspace([policy]).workspace
      let table = "\(setting.folder)/\(table)"
      return Job(
        count: try setting.number("subsidies.rows"),
        expected: try setting.expected("subsidies.rows")
      ) {
        var workspace = empty
        workspace.loadRegistry([table])
        return workspace.diagnostics.isEmpty ? "\(workspace.registry.records.count)" : "faulty"
      }
    },
    Workload(name: "subsidies-from-file", unit: "rows", summary: "the table, and what it comes to")
    {
      setting throws(Fault) in
      let (empty, program) = try setting.workspace([policy])
      let table = "\(setting.folder)/\(table)"
      let (day, workers) = (setting.day, setting.workers)
      return Job(
        count: try setting.number("subsidies.rows"),
        expected: try setting.expected("subsidies.total")
      ) {
        var workspace = empty
        workspace.loadRegistry([table])
        let engine = Engine(
          program: program, registry: workspace.registry, options: EngineOptions(workers: workers))
        let total = engine.total(of: SubsidyID(index: 0), on: day)
        return total.isComplete ? "\(fen(total.known))" : "incomplete"
      }
    },
    Workload(name: "subsidies", unit: "rows", summary: "what the allowance comes to in all") {
      setting throws(Fault) in
      let (engine, subsidy) = try allowance(setting)
      let day = setting.day
      return Job(
        count: try setting.number("subsidies.rows"),
        expected: try setting.expected("subsidies.total")
      ) {
        let total = engine.total(of: subsidy, on: day)
        return total.isComplete ? "\(fen(total.known))" : "incomplete"
      }
    },
    Workload(name: "payments", unit: "rows", summary: "the same with every payment looked at") {
      setting throws(Fault) in
      let (engine, subsidy) = try allowance(setting)
      let day = setting.day
      return Job(
        count: try setting.number("subsidies.rows"),
        expected: try setting.expected("subsidies.checksum")
      ) {
        var row = 0
        var checksum = 0
        _ = engine.evaluate(subsidy, on: day) { payment in
          row += 1
          if case .number(let amount)? = payment.amount.value {
            checksum += (fen(amount).intValue ?? 0) * (1 + row % 1009)
          }
        }
        return "\(checksum)"
      }
    },
  ]

  private static let policy = "subsidies/allowance.charter"
  private static let table = "subsidies/registry/Teacher.csv"

  private static func allowance(
    _ setting: borrowing Setting
  ) throws(Fault) -> (engine: Engine, subsidy: SubsidyID) {
    let (workspace, program) = try setting.workspace([policy], registry: [table])
    let engine = Engine(
      program: program, registry: workspace.registry,
      options: EngineOptions(workers: setting.workers))
    return (engine, SubsidyID(index: 0))
  }

  private static func fen(_ yuan: ExactNumber) -> ExactNumber { yuan * ExactNumber(100) }
}
