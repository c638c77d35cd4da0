import CharterDiagnostics

/// How a job is timed.
struct Measurement {
  /// What one repetition takes at least, so that the clock's grain does not show.
  static let shortest = Duration.milliseconds(100)

  private let workload: Workload
  private let job: Job
  /// How often the job is done in one repetition.
  private var passes = 1
  /// What the job came to last.
  private var result = ""
  /// One a repetition: nanoseconds for one pass.
  private var times: [Double] = []

  init(of workload: Workload, _ job: Job) {
    self.workload = workload
    self.job = job
  }

  /// Whether the job came to what was expected.
  var isRight: Bool { result == job.expected }

  /// Does the job for the first time, and finds out how often a repetition must do it.
  mutating func warmUp() {
    var taken = time(passes: 1)
    while taken < Self.shortest, passes < 1 << 20 {
      passes *= 2
      taken = time(passes: passes)
    }
  }

  /// Times one repetition.
  ///
  /// - Returns: nanoseconds for one unit.
  @discardableResult mutating func repeatOnce() -> Double {
    let (seconds, attoseconds) = time(passes: passes).components
    times.append((Double(seconds) * 1e9 + Double(attoseconds) * 1e-9) / Double(passes))
    return (times.last ?? 0) / Double(job.count)
  }

  private mutating func time(passes: Int) -> Duration {
    let clock = ContinuousClock()
    let start = clock.now
    result = measuredRun(of: job, passes: passes)
    return clock.now - start
  }

  /// Everything that was measured, on one line.
  func row(preparedWith prepared: Int?) -> JSONValue {
    let sorted = times.sorted()
    func nanoseconds(_ index: Int) -> JSONValue {
      .integer(sorted.isEmpty ? 0 : Int(sorted[index].rounded()))
    }
    return .object([
      .init("workload", .string(workload.name)), .init("unit", .string(workload.unit)),
      .init("count", .integer(job.count)), .init("repetitions", .integer(times.count)),
      .init("passes", .integer(passes)), .init("median_ns", nanoseconds(times.count / 2)),
      .init("min_ns", nanoseconds(0)), .init("max_ns", nanoseconds(times.count - 1)),
      .init("prepared_kib", prepared.map { .integer($0) } ?? .null),
      .init("peak_kib", PeakMemory.kibibytes.map { .integer($0) } ?? .null),
      .init("result", .string(result)), .init("right", .boolean(isRight)),
    ])
  }
}

/// Does a job so many times; the guard counts the instructions in here and nowhere else.
@inline(never) func measuredRun(of job: Job, passes: Int) -> String {
  var result = ""
  for _ in 0..<passes { result = job.run() }
  return result
}
