internal import Glibc

/// The only door of this room to the world: files, folders and the system's words for failures.
public enum FileSystem {
  /// The most bytes that one file may have.
  public static let largestFile = 1 << 30

  enum Kind {
    case file
    case directory
  }

  /// A folder, whatever path leads to it.
  struct Identity: Hashable {
    let device: UInt
    let inode: UInt
  }

  /// What a path leads to, links followed.
  static func kind(of path: String) throws(LoadError) -> (Kind, Identity) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw LoadError(path, problem(errno)) }
    let identity = Identity(device: UInt(status.st_dev), inode: UInt(status.st_ino))
    switch status.st_mode & S_IFMT {
    case S_IFREG: return (.file, identity)
    case S_IFDIR: return (.directory, identity)
    default: throw LoadError(path, .notAFile)
    }
  }

  /// The names in a folder, sorted by their scalars; hidden ones are left out.
  static func names(in path: String) throws(LoadError) -> [String] {
    guard let directory = opendir(path) else { throw LoadError(path, problem(errno)) }
    defer { closedir(directory) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(directory) else {
        if errno != 0 { throw LoadError(path, problem(errno)) }
        break
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { field in
        field.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
  }

  /// Every byte of a file.
  static func read(_ path: String) throws(LoadError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw LoadError(path, problem(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw LoadError(path, problem(errno)) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw LoadError(path, .directory)
    default: throw LoadError(path, .notAFile)
    }
    guard status.st_size <= largestFile else {
      throw LoadError(path, .tooLarge(limit: largestFile))
    }
    return try readAll(descriptor, named: path, expecting: Int(status.st_size))
  }

  /// Whether a file can be read and holds nothing but white space and lines that are comments.
  package static func isBlank(_ path: String) -> Bool {
    guard let bytes = try? read(path) else { return false }
    return bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).allSatisfy { line in
      let first = line.first { $0 != 0x20 && $0 != 0x09 }
      return first == nil || first == UInt8(ascii: "#")
    }
  }

  /// Writes a file anew.
  package static func write(_ text: String, to path: String) throws(LoadError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw LoadError(path, .notWritten(errno)) }
    defer { close(descriptor) }
    let failure = write(Array(text.utf8), to: descriptor)
    guard failure == 0 else { throw LoadError(path, .notWritten(failure)) }
  }

  /// Whether a path leads to a folder, to something else, or nowhere.
  package static func isFolder(_ path: String) -> Bool? {
    do throws(LoadError) {
      return try kind(of: path).0 == .directory
    } catch {
      return error.problem == .missing ? nil : false
    }
  }

  /// Every byte of the standard input.
  public static func readStandardInput() throws(LoadError) -> [UInt8] {
    try readAll(0, named: "-", expecting: 0)
  }

  private static func readAll(
    _ descriptor: Int32, named path: String, expecting size: Int
  ) throws(LoadError) -> [UInt8] {
    var failure: Int32 = 0
    // Straight into its place: a large file is not copied.
    var bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      // Safe: never more is read than there is room behind what has been read.
      while count < size, let base = buffer.baseAddress {
        let read = Glibc.read(descriptor, base + count, size - count)
        if read == 0 { return }
        if read > 0 {
          count += read
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    guard failure == 0 else { throw LoadError(path, problem(failure)) }
    // What has no size, or has grown since it was asked for.
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        throw LoadError(path, problem(errno))
      }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= largestFile else { throw LoadError(path, .tooLarge(limit: largestFile)) }
      if buffer.count < 1 << 20 { buffer = [UInt8](repeating: 0, count: 1 << 20) }
    }
  }

  /// Puts a file's new bytes in its place, all of them or none.
  ///
  /// They are written beside it and then moved, so that nobody ever reads half of them. A link is followed, and
  /// the file keeps its rights.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(LoadError) {
    var status = stat()
    guard stat(path, &status) == 0, let resolved = realpath(path, nil) else {
      throw LoadError(path, problem(errno))
    }
    defer { free(resolved) }
    let target = String(cString: resolved)
    // A file that its owner has locked is not to be changed by way of its folder.
    guard access(target, W_OK) == 0 else { throw LoadError(path, .unwritable(errno)) }
    let folder = target.lastIndex(of: "/").map { target[...$0] } ?? ""
    var template = Array((folder + ".charter-XXXXXX").utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw LoadError(path, .unwritable(errno)) }
    let temporary = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
    var failure = write(bytes, to: descriptor)
    if failure == 0, fchmod(descriptor, status.st_mode & 0o7777) != 0 { failure = errno }
    // Only a privileged user may give a file away; anybody else's new file is their own.
    if status.st_uid != geteuid() { _ = fchown(descriptor, status.st_uid, status.st_gid) }
    if failure == 0, fsync(descriptor) != 0 { failure = errno }
    if close(descriptor) != 0, failure == 0 { failure = errno }
    if failure == 0, rename(temporary, target) != 0 { failure = errno }
    guard failure == 0 else {
      unlink(temporary)
      throw LoadError(path, .unwritable(failure))
    }
  }

  /// Writes all bytes; the system's number for what went wrong, or 0.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count, let base = buffer.baseAddress {
        let count = Glibc.write(descriptor, base + written, buffer.count - written)
        if count >= 0 {
          written += count
        } else if errno != EINTR {
          return errno
        }
      }
      return 0
    }
  }

  /// The names in a folder, hidden ones left out; none where the folder is not there.
  static func contents(of path: String) throws(LoadError) -> [String] {
    do throws(LoadError) {
      guard case (.directory, _) = try kind(of: path) else { throw LoadError(path, .notAFolder) }
    } catch {
      if error.problem == .missing { return [] }
      throw error
    }
    return try names(in: path)
  }

  /// Writes a file that is not there yet, and the folders that it needs.
  static func create(_ path: String, holding text: String) throws(LoadError) {
    var end = path.startIndex
    while let slash = path[end...].firstIndex(of: "/") {
      end = path.index(after: slash)
      guard slash > path.startIndex else { continue }
      let folder = String(path[..<slash])
      guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
        throw LoadError(folder, .notWritten(errno))
      }
    }
    // Never over another: neither a file that came meanwhile nor one that a link leads to.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw LoadError(path, .notWritten(errno)) }
    defer { close(descriptor) }
    let failure = write(Array(text.utf8), to: descriptor)
    guard failure == 0 else { throw LoadError(path, .notWritten(failure)) }
  }

  /// Text in another encoding as UTF-8, from a place on.
  ///
  /// - Returns: the text and the place to which the bytes are in that encoding; `nil` where the system does not know it.
  ///   The C library keeps its knowledge of encodings in files of their own, which small systems may leave out.
  static func convertToUTF8(
    _ bytes: [UInt8], from encoding: String, startingAt start: Int
  ) -> (text: [UInt8], end: Int)? {
    let descriptor = iconv_open("UTF-8", encoding)
    // Safe: -1 is the one value that means failure, and it is only compared.
    guard descriptor != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(descriptor) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 2)
    var buffer = [CChar](repeating: 0, count: 1 << 16)
    let rest = bytes.withUnsafeBytes { bytes -> Int in
      guard let base = bytes.baseAddress else { return 0 }
      // Safe: iconv reads at most `rest` bytes from `input` on, all within the array, and writes none of them.
      var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: base)
        .advanced(by: start).assumingMemoryBound(to: CChar.self)
      var rest = bytes.count - start
      while rest > 0 {
        let result = buffer.withUnsafeMutableBufferPointer { buffer -> (count: Int, error: Int32) in
          var output = buffer.baseAddress
          var room = buffer.count
          let isDone = iconv(descriptor, &input, &rest, &output, &room) != -1
          let error = isDone ? 0 : errno
          let written = UnsafeRawBufferPointer(
            rebasing: UnsafeRawBufferPointer(buffer)[..<(buffer.count - room)])
          text.append(contentsOf: written)
          return (written.count, error)
        }
        // A full buffer is emptied and the rest goes on; anything else is no text of the encoding.
        guard result.error == E2BIG, result.count > 0 else { break }
      }
      return rest
    }
    return (text, bytes.count - rest)
  }

  /// The folder that the command was started in.
  public static var workingDirectory: String? {
    guard let path = getcwd(nil, 0) else { return nil }
    defer { free(path) }
    return String(cString: path)
  }

  /// The system's words for one of its numbers.
  static func describe(_ number: Int32) -> String {
    strerror(number).map { String(cString: $0) } ?? String(number)
  }

  private static func problem(_ number: Int32) -> LoadError.Problem {
    switch number {
    case ENOENT, ENOTDIR: .missing
    case EACCES, EPERM: .forbidden
    case ELOOP: .linkLoop
    case EISDIR: .directory
    default: .system(number)
    }
  }
}
