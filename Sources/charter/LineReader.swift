import Glibc

/// The standard input, line by line, as it comes.
struct LineReader {
  enum Result {
    case line(String)
    /// Ctrl-C.
    case interrupted
    case end
  }

  private var buffer: [UInt8] = []
  private var isAtEnd = false

  static var isTerminal: Bool { isatty(0) == 1 }

  /// From now on Ctrl-C ends a line, and not the command.
  static func heedInterrupts() {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in }
    sigemptyset(&action.sa_mask)
    // Without SA_RESTART, so that a read that waits returns.
    action.sa_flags = 0
    sigaction(SIGINT, &action, nil)
  }

  /// The next line, without its end.
  mutating func next() -> Result {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      if let end = buffer.firstIndex(of: 0x0A) {
        var line = buffer[..<end]
        if line.last == 0x0D { line.removeLast() }
        let text = String(decoding: line, as: UTF8.self)
        buffer.removeSubrange(...end)
        return .line(text)
      }
      if isAtEnd {
        guard !buffer.isEmpty else { return .end }
        defer { buffer = [] }
        return .line(String(decoding: buffer, as: UTF8.self))
      }
      let count = read(0, &bytes, bytes.count)
      if count > 0 {
        buffer.append(contentsOf: bytes[..<count])
      } else if count < 0, errno == EINTR {
        buffer = []
        return .interrupted
      } else if count < 0, errno == EAGAIN {
        var wait = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
        poll(&wait, 1, -1)
      } else {
        isAtEnd = true
      }
    }
  }
}
