import ArgumentParser
import CharterDiagnostics
import Glibc

/// Measures one of Charter's workloads in this process, and prints what it found as one line of JSON.
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "charter-benchmarks",
    abstract: "Measures one workload in a process of its own.",
    discussion: Workload.all.map { "\($0.name): \($0.summary)" }.joined(separator: "\n"))

  @Argument(help: "The workload; see above.") var workload: String
  @Option(help: "The folder that Tests/Benchmarks/data has written.") var data: String
  @Option(help: "How many threads may work.") var threads = 1
  @Option(help: "How many units, where the workload leaves a choice.") var count: Int?
  @Option(help: "How often it is timed.") var repetitions = 5
  @Flag(help: "Once, with nothing before it: for counting instructions.") var once = false
  @Flag(help: "One repetition for each line that comes in.") var rounds = false

  func run() throws {
    guard let workload = Workload.named(workload) else {
      throw ValidationError("There is no workload `\(workload)`.")
    }
    let job = try workload.prepare(Setting(folder: data, threads: threads, count: count))
    let prepared = PeakMemory.kibibytes
    var measurement = Measurement(of: workload, job)
    if once {
      measurement.repeatOnce()
    } else {
      measurement.warmUp()
      if rounds {
        tell("ready")
        while readLine() != nil { tell("\(measurement.repeatOnce())") }
      } else {
        for _ in 0..<max(1, repetitions) { measurement.repeatOnce() }
      }
    }
    tell(measurement.row(preparedWith: prepared).flat)
    if !measurement.isRight { throw ExitCode.failure }
  }

  /// Prints a line at once, also into a pipe.
  private func tell(_ line: String) {
    print(line)
    fflush(nil)
  }
}

Benchmarks.main()
