import Foundation
import Testing

/// The benchmarks' workloads at small sizes: each must come to what the generator worked out by itself.
@Suite struct WorkloadTests {
  static let workloads = [
    "decisions", "decisions-explained", "decisions-with-holes", "decisions-among-others", "table",
    "subsidies-from-file", "subsidies", "payments", "norms", "plan", "audit",
  ]

  private static let place = FileManager.default.temporaryDirectory
    .appending(path: "charter-benchmarks-\(UUID().uuidString)")

  /// The folder with the data of all workloads, written once and taken away at the end.
  private static let data = Result {
    let script = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Benchmarks/data")
    atexit { try? FileManager.default.removeItem(at: WorkloadTests.place) }
    let made = try run("/usr/bin/env", ["python3", "-B", script.path(), place.path(), "--small"])
    try #require(made.status == 0, "\(made.output)")
    return place
  }

  @Test(arguments: workloads) func comesToWhatIsExpected(workload: String) throws {
    let folder = try Self.data.get()
    let result = try run(Self.harness.path(), [workload, "--data", folder.path(), "--once"])
    #expect(result.status == 0 && result.output.contains(#""right": true"#), "\(result.output)")
  }

  @Test(arguments: ["subsidies", "payments", "audit", "plan"])
  func comesToTheSameOnThreads(workload: String) throws {
    let folder = try Self.data.get()
    let result = try run(
      Self.harness.path(), [workload, "--data", folder.path(), "--once", "--threads", "3"])
    #expect(result.status == 0, "\(result.output)")
  }

  @Test func tellsWhatIsWrong() throws {
    let folder = try Self.data.get()
    // A figure that nothing comes to.
    let other = folder.appending(path: "other")
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: folder.appending(path: "subsidies"), to: other.appending(path: "subsidies"))
    try "subsidies.rows\t1000\nsubsidies.total\t1\n".write(
      to: other.appending(path: "expected.tsv"), atomically: true, encoding: .utf8)
    let result = try run(Self.harness.path(), ["subsidies", "--data", other.path(), "--once"])
    #expect(result.status != 0 && result.output.contains(#""right": false"#), "\(result.output)")
  }

  @Test func roundsAreTimedWhenTheyAreAskedFor() throws {
    let folder = try Self.data.get()
    let result = try run(
      Self.harness.path(), ["norms", "--data", folder.path(), "--rounds"], input: "\n\n")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 4 && lines.first == "ready", "\(result.output)")
    #expect(lines.last?.contains(#""repetitions": 2"#) == true, "\(result.output)")
  }

  /// The executable beside the tests' own.
  private static let harness: URL = {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(filePath: own).deletingLastPathComponent().appending(path: "charter-benchmarks")
  }()
}

/// Runs a program to its end.
private func run(
  _ program: String, _ arguments: [String], input: String = ""
) throws -> (status: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(filePath: program)
  process.arguments = arguments
  let (output, source) = (Pipe(), Pipe())
  process.standardOutput = output
  process.standardError = output
  process.standardInput = source
  try process.run()
  source.fileHandleForWriting.write(Data(input.utf8))
  try source.fileHandleForWriting.close()
  let read = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: read, as: UTF8.self))
}
