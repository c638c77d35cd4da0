import CharterData
import CharterEngine
import CharterSemantics
import CharterValues

extension Workload {
  /// Proposals decided one by one, each with every failed criterion and every missing fact.
  static let decisions = [
    Workload(
      name: "decisions", unit: "decisions", summary: "proposals by eight criteria, with reasons"
    ) { setting throws(Fault) in
      try decide("proposals.yaml", of: setting, expecting: "decisions.whole")
    },
    Workload(
      name: "decisions-explained", unit: "decisions", summary: "the same with what failures read"
    ) { setting throws(Fault) in
      try decide("proposals.yaml", of: setting, expecting: "decisions.whole", explaining: true)
    },
    Workload(
      name: "decisions-with-holes", unit: "decisions", summary: "the same where facts are missing"
    ) { setting throws(Fault) in
      try decide("holes.yaml", of: setting, expecting: "decisions.holes")
    },
    Workload(
      name: "decisions-among-others", unit: "decisions",
      summary: "the same among norms of other actions and places"
    ) { setting throws(Fault) in
      try decide(
        "proposals.yaml", of: setting, expecting: "decisions.whole", beside: ["decisions/others"])
    },
  ]

  private static func decide(
    _ name: String, of setting: borrowing Setting, expecting figure: String,
    beside others: [String] = [], explaining: Bool = false
  ) throws(Fault) -> Job {
    let (workspace, program) = try setting.workspace(["decisions/joining.charter"] + others)
    let file = try setting.proposals("decisions/\(name)", in: workspace)
    guard let norm = program.norms.first(where: { $0.name.latin == "admit" })?.id else {
      throw Fault("there is no norm `admit`")
    }
    var engine = DecisionEngine(program: program, registry: file.registry)
    engine.keepsValues = explaining
    let proposals = file.proposals.map { engine.prepare($0) }
    let day = setting.day
    var ruling = Ruling()
    return Job(count: proposals.count, expected: try setting.expected(figure)) {
      var tally = DecisionTally()
      for proposal in proposals {
        engine.decide(proposal, on: day, into: &ruling)
        tally.add(ruling, by: norm)
      }
      return tally.description
    }
  }
}

/// Sums over decisions in which each weighs differently: what is permitted, fails, and is unknown.
private struct DecisionTally: CustomStringConvertible {
  private var count = 0
  private var permitted = 0
  private var failed = 0
  private var unknown = 0

  mutating func add(_ ruling: Ruling, by norm: NormID) {
    let weight = 1 + count % 1009
    count += 1
    if ruling.verdict == .permitted { permitted += weight }
    for found in ruling.norms where found.norm == norm {
      for statement in ruling.statements[found.statements] {
        switch statement.outcome {
        case .violated: failed += weight << statement.place
        case .undetermined: unknown += weight << statement.place
        case .satisfied, .passedOver: break
        }
      }
    }
  }

  var description: String { "\(permitted) \(failed) \(unknown)" }
}
