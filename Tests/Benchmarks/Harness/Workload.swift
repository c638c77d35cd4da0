/// A piece of work that can be done over and over, and what it is to come to.
struct Job {
  /// How many of the workload's units are in it.
  let count: Int
  /// What it is to come to.
  let expected: String
  /// Does it once, and says what it came to.
  let run: () -> String
}

/// Something that Charter is measured at.
struct Workload: Sendable {
  /// What it is called on the command line.
  let name: String
  /// What is counted, such as `decisions`.
  let unit: String
  /// What it does, in a line.
  let summary: String
  /// Loads what it needs.
  let prepare: @Sendable (borrowing Setting) throws(Fault) -> Job

  /// Every workload, in the order of the README.
  static let all = decisions + subsidies + norms + plans + audits

  /// The workload of a name.
  static func named(_ name: String) -> Workload? { all.first { $0.name == name } }
}

/// Why a workload cannot be measured.
struct Fault: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
