import CharterDiagnostics
import CharterKit
import Synchronization

/// Shows how far long work has come, on a terminal's standard error and nowhere else.
final class ProgressMeter: Sendable {
  private let line: Mutex<ProgressLine>

  private init(_ language: Language) {
    line = Mutex(ProgressLine(language: language, width: Terminal.width))
  }

  /// A meter where somebody may be watching.
  static func ifWatched(_ language: Language) -> ProgressMeter? {
    Terminal.isTerminal(.messages) && Terminal.environment("TERM") != "dumb"
      ? ProgressMeter(language) : nil
  }

  func tell(_ progress: Progress) {
    if let text = line.withLock({ $0.text(progress, at: Terminal.milliseconds) }) {
      Terminal.tell(text)
    }
  }

  /// Takes the line away again.
  func end() {
    if let text = line.withLock({ $0.end }) { Terminal.tell(text) }
  }
}
