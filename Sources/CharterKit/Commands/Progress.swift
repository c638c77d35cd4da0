public import CharterDiagnostics

/// How far long work has come.
public struct Progress: Sendable {
  /// What is worked on, in words.
  public let task: Words
  /// How many things of it are done.
  public let done: Int

  /// A state of work.
  public init(task: Words, done: Int) {
    self.task = task
    self.done = done
  }
}
