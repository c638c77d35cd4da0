import CharterColumns
import CharterData
import CharterDiagnostics
import CharterKit
import CharterSemantics
import CharterValues
import Glibc

/// What a workload is prepared from: the data folder, what is expected, and how many work on it.
struct Setting {
  /// The folder that `Tests/Benchmarks/data` has written.
  let folder: String
  /// How many threads may work.
  let workers: Workers
  /// How many units to take, where the workload leaves a choice.
  let count: Int?
  private let figures: [String: String]

  /// The day that everything is decided on.
  let day = CalendarDate(year: 2025, month: 12, day: 31) ?? .latest

  init(folder: String, threads: Int, count: Int?) throws(Fault) {
    self.folder = folder
    self.count = count
    workers = .threads(threads)
    var figures: [String: String] = [:]
    let text = String(decoding: try Self.read(folder + "/expected.tsv"), as: UTF8.self)
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: "\t", maxSplits: 1)
      if parts.count == 2 { figures[String(parts[0])] = String(parts[1]) }
    }
    self.figures = figures
  }

  /// A figure of `expected.tsv`.
  func expected(_ name: String) throws(Fault) -> String {
    guard let figure = figures[name] else { throw Fault("expected.tsv has no \(name)") }
    return figure
  }

  /// A number of `expected.tsv`.
  func number(_ name: String) throws(Fault) -> Int {
    let figure = try expected(name)
    guard let number = Int(figure) else { throw Fault("\(name) is \(figure), and no number") }
    return number
  }

  /// Policies and records of the data folder, loaded without a finding that is an error.
  func workspace(
    _ policies: [String], registry: [String] = []
  ) throws(Fault) -> (workspace: Workspace, program: Program) {
    let workspace = Workspace.load(
      Places(
        policies: policies.map { "\(folder)/\($0)" }, registry: registry.map { "\(folder)/\($0)" }))
    guard let program = workspace.program, !workspace.diagnostics.hasErrors else {
      throw Fault("\(policies): \(workspace.diagnostics.first?.code.rawValue ?? "nothing found")")
    }
    return (workspace, program)
  }

  /// A file of proposals of the data folder.
  func proposals(
    _ name: String, in workspace: Workspace
  ) throws(Fault) -> ProposalFile {
    var workspace = workspace
    guard let file = workspace.loadProposals("\(folder)/\(name)") else {
      throw Fault("\(name): \(workspace.diagnostics.first?.code.rawValue ?? "")")
    }
    return file
  }

  /// Every byte of a file.
  static func read(_ path: String) throws(Fault) -> [UInt8] {
    guard let file = fopen(path, "r") else { throw Fault("\(path) cannot be read") }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[..<count]
    }
    return bytes
  }
}
