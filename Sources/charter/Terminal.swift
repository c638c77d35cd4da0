import CharterDiagnostics
import CharterKit
import Glibc

/// The command's surroundings: streams, environment and the system's day.
enum Terminal {
  enum Stream: Int32 {
    case output = 1
    case messages = 2
  }

  /// Writes all of a text at once; a reader who has gone away is no mistake.
  static func write(_ text: String, to stream: Stream) {
    guard !text.isEmpty else { return }
    signal(SIGPIPE, SIG_IGN)
    var text = text
    text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count, let base = bytes.baseAddress {
        let count = Glibc.write(stream.rawValue, base + written, bytes.count - written)
        if count < 0 {
          if errno == EINTR { continue }
          return
        }
        written += count
      }
    }
  }

  static func exit(_ status: ExitStatus) -> Never { Glibc.exit(status.rawValue) }

  static func environment(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// The cells of a row of results: the terminal's up to 100, and 100 where there is none.
  static var width: Int {
    var size = winsize()
    guard ioctl(Stream.output.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 100
    }
    return min(Int(size.ws_col), 100)
  }

  /// The system's day, where its clock stands.
  static var today: Day {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return Day(
      year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  }

  /// The language of the surroundings: Chinese where the locale is, else English.
  static var language: Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environment).first ?? ""
    return locale.hasPrefix("zh") ? .zh : .en
  }
}
