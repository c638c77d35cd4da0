/// The most memory that this process has held.
enum PeakMemory {
  /// In KiB, as Linux tells it; `nil` elsewhere.
  ///
  /// `getrusage` would count what the parent held when it started this process.
  static var kibibytes: Int? {
    guard let status = try? Setting.read("/proc/self/status") else { return nil }
    let lines = String(decoding: status, as: UTF8.self).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("VmHWM:") }) else { return nil }
    return line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) }
  }
}
