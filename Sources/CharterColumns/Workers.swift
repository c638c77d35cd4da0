/// Runs the parts of a piece of work, perhaps at the same time.
///
/// The rooms below the façade know no threads; whoever has some hands them in.
public struct Workers: Sendable {
  /// How many parts run at the same time; 1 or more.
  public let count: Int
  private let runParts: @Sendable (Int, @Sendable (Int) -> Void) -> Void

  /// Workers of one's own.
  ///
  /// - Parameters:
  ///   - count: how many parts run at the same time.
  ///   - run: calls what it is given with each number below the first argument, once each, in any order,
  ///     and returns when all are done.
  public init(
    count: Int, run: @escaping @Sendable (Int, @Sendable (Int) -> Void) -> Void
  ) {
    self.count = max(1, count)
    runParts = run
  }

  /// One part after the other.
  public static let one = Workers(count: 1) { parts, work in
    for part in 0..<parts { work(part) }
  }

  /// Calls `work` with each number below `parts`, once each, in any order; returns when all are done.
  public func run(_ parts: Int, _ work: @Sendable (Int) -> Void) {
    runParts(parts, work)
  }
}
