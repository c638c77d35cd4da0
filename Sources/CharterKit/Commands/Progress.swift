public import CharterDiagnostics

/// How far long work has come.
public struct Progress: Sendable {
  /// What is worked on, in words.
  public let task: Words
  /// How many subjects are done, over the whole run.
  public let done: Int

  /// A state of work.
  public init(task: Words, done: Int) {
    self.task = task
    self.done = done
  }
}

/// The line that tells somebody who waits how far work has come: after a second, five times a second at most.
///
/// It writes and reads no clock itself.
public struct ProgressLine: Sendable {
  /// Back to the beginning of the line, which is emptied.
  static let erasure = "\r\u{1B}[K"

  private let language: Language
  private let width: Int
  /// Milliseconds; `nil`: work has not begun.
  private var next: Int?
  private var isShown = false

  /// A line of at most so many cells.
  public init(language: Language, width: Int) {
    self.language = language
    self.width = width
  }

  /// What to write now, if anything.
  ///
  /// - Parameters:
  ///   - progress: how far work has come.
  ///   - now: milliseconds of any clock that does not go back.
  /// - Returns: the new line in place of the old one; `nil` most of the time.
  public mutating func text(_ progress: Progress, at now: Int) -> String? {
    guard let next else {
      self.next = now + 1_000
      return nil
    }
    guard now >= next else { return nil }
    self.next = now + 200
    isShown = true
    let task = Neutralised.text(progress.task[language])
    let text =
      language == .zh
      ? "正在核算 \(task)：已完成 \(progress.done) 个" : "working on \(task): \(progress.done) done"
    return ProgressLine.erasure + (TextWrapping.lines(of: text, width: width - 1).first ?? "")
  }

  /// What takes the line away, if it was ever shown.
  public var end: String? { isShown ? ProgressLine.erasure : nil }
}
