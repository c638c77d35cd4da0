import CharterDiagnostics
import CharterKit
import Glibc

/// The command's surroundings: streams, environment and the system's day.
enum Terminal {
  enum Stream: Int32 {
    case output = 1
    case messages = 2
  }

  /// Writes results; where that fails, says so and ends as a fault: nobody may take half a reply for a whole.
  static func deliver(_ text: String, _ status: ExitStatus, _ language: Language) -> ExitStatus {
    guard let number = write(text, to: .output) else { return status }
    let lead = language == .zh ? "无法写出结果：" : "cannot write the output: "
    let stop = language == .zh ? "。\n" : "\n"
    tell(lead + problem(number)[language] + stop)
    return .faulty
  }

  /// Writes to the standard error; there is nowhere to say that it failed.
  static func tell(_ text: String) { _ = write(text, to: .messages) }

  /// Writes all of a text at once; the system's number for what stood in the way, if anything did.
  ///
  /// A reader who has gone away is no mistake.
  private static func write(_ text: String, to stream: Stream) -> Int32? {
    guard !text.isEmpty else { return nil }
    signal(SIGPIPE, SIG_IGN)
    var text = text
    return text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count, let base = bytes.baseAddress {
        let count = Glibc.write(stream.rawValue, base + written, bytes.count - written)
        if count >= 0 {
          written += count
          continue
        }
        switch errno {
        case EINTR: break
        case EAGAIN:
          // Whoever shares the stream has set it not to wait.
          var wait = pollfd(fd: stream.rawValue, events: Int16(POLLOUT), revents: 0)
          poll(&wait, 1, -1)
        case EPIPE: return nil
        default: return errno
        }
      }
      return nil
    }
  }

  private static func problem(_ number: Int32) -> Words {
    switch number {
    case ENOSPC, EDQUOT: Words(zh: "空间已满", en: "no space left")
    case EBADF: Words(zh: "标准输出已关闭", en: "the standard output is closed")
    default: Words(strerror(number).map { String(cString: $0) } ?? String(number))
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

  /// A clock that does not go back.
  static var milliseconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return Int(now.tv_sec) * 1_000 + Int(now.tv_nsec) / 1_000_000
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
