@preconcurrency internal import Glibc

/// Another program, run to its end: the only place that starts one.
///
/// It is started by its name and its arguments, without a shell.
package enum ChildProcess {
  /// What a program left behind.
  package struct Result {
    /// What it wrote to its standard output.
    package let output: [UInt8]
    /// What it wrote to its standard error.
    package let messages: String
    /// Its exit code; `nil`: a signal ended it.
    package let code: Int32?
  }

  /// Runs a program that is found on the path.
  ///
  /// - Parameters:
  ///   - name: the program.
  ///   - arguments: what it is told, its own name left out.
  ///   - input: what it reads from its standard input.
  ///   - variables: what is added to the environment that it shares with this process.
  /// - Returns: what it left behind; `nil` where there is no such program, or it could not be started.
  package static func run(
    _ name: String, _ arguments: [String], input: [UInt8] = [], adding variables: [String] = []
  ) -> Result? {
    // Files without a name take what must not block: only the output is a pipe, and it is read at once.
    guard let reading = tmpfile() else { return nil }
    defer { fclose(reading) }
    guard let complaints = tmpfile() else { return nil }
    defer { fclose(complaints) }
    guard fill(reading, with: input) else { return nil }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, fileno(reading), 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_adddup2(&actions, fileno(complaints), 2)
    var process: pid_t = 0
    let status = withStrings([name] + arguments) { arguments in
      withStrings(environmentStrings + variables) { variables in
        posix_spawnp(&process, name, &actions, nil, arguments, variables)
      }
    }
    close(ends[1])
    guard status == 0 else { return nil }
    let output = bytes(from: ends[0])
    var ending: Int32 = 0
    while waitpid(process, &ending, 0) < 0, errno == EINTR {}
    rewind(complaints)
    let messages = String(decoding: bytes(from: fileno(complaints)), as: UTF8.self)
    // The low seven bits say which signal ended it, if one did.
    let code = ending & 0x7F == 0 ? (ending >> 8) & 0xFF : nil
    return Result(output: output, messages: messages, code: code)
  }

  private static func fill(_ file: UnsafeMutablePointer<FILE>, with bytes: [UInt8]) -> Bool {
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count, fflush(file) == 0 else { return false }
    return lseek(fileno(file), 0, SEEK_SET) == 0
  }

  private static func bytes(from descriptor: Int32) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 { result += buffer[..<count] }
      if count == 0 || (count < 0 && errno != EINTR) { return result }
    }
  }

  private static var environmentStrings: [String] {
    var result: [String] = []
    var next = environ
    while let entry = next.pointee {
      result.append(String(cString: entry))
      next += 1
    }
    return result
  }

  private static func withStrings<Result>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let pointers = strings.map { strdup($0) }
    defer { for pointer in pointers { free(pointer) } }
    return body(pointers + [nil])
  }
}
