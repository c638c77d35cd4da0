internal import CharterDiagnostics

/// `charter.yaml`: where a project keeps its policies and its registry.
///
/// Two keys, `policies 政策` and `registry 登记`, each with a path or a list of paths, relative to the file.
package struct ProjectFile {
  /// Its name.
  package static let name = "charter.yaml"

  var policies: [String] = []
  var registry: [String] = []

  /// The nearest one in a folder or above it.
  package static func path(above directory: String) -> String? {
    var directory = directory
    while true {
      let candidate = directory == "/" ? "/" + name : directory + "/" + name
      if stands(candidate) { return candidate }
      guard directory != "/", let slash = directory.lastIndex(of: "/") else { return nil }
      directory = slash == directory.startIndex ? "/" : String(directory[..<slash])
    }
  }

  /// Whether something has the name: a folder or a pipe too, which reading then reports.
  private static func stands(_ path: String) -> Bool {
    do throws(LoadError) {
      _ = try FileSystem.kind(of: path)
      return true
    } catch {
      switch error.problem {
      // Whatever may not be looked at is no project file of this user.
      case .missing, .forbidden: return false
      case .directory, .notAFile, .linkLoop, .spreadsheet, .encoding, .unclearEncoding, .tooLarge,
        .system:
        return true
      }
    }
  }

  /// Reads the few forms that the file may have: `key: path`, `key: [path, path]`, or one path a line.
  static func read(
    _ text: SourceText, id: SourceID, diagnostics: inout [Diagnostic]
  ) -> ProjectFile {
    var file = ProjectFile()
    var key: WritableKeyPath<ProjectFile, [String]>?
    for index in text.lineStarts.indices {
      let line = withoutComment(text.line(at: index))
      let content = trimmed(line)
      guard !content.isEmpty, content != "---" else { continue }
      if content.hasPrefix("- "), let key {
        file[keyPath: key].append(unquoted(content.dropFirst(2)))
      } else if let colon = content.firstIndex(of: ":"), !line.hasPrefix(" ") {
        key = keyPath(named: unquoted(content[..<colon]))
        guard let key else {
          diagnostics.append(unknownKey(line: index, in: text, id: id))
          continue
        }
        file[keyPath: key] += paths(content[content.index(after: colon)...])
      } else {
        diagnostics.append(unknownKey(line: index, in: text, id: id))
      }
    }
    return file
  }

  private static func keyPath(named name: String) -> WritableKeyPath<ProjectFile, [String]>? {
    switch name {
    case "policies", "政策": \.policies
    case "registry", "登记": \.registry
    default: nil
    }
  }

  private static func paths(_ text: Substring) -> [String] {
    let text = trimmed(text)
    guard !text.isEmpty else { return [] }
    guard text.hasPrefix("["), text.hasSuffix("]") else { return [unquoted(text)] }
    return text.dropFirst().dropLast().split(separator: ",").map { unquoted($0) }
  }

  private static func withoutComment(_ line: String) -> Substring {
    guard let mark = line.firstIndex(of: "#"),
      mark == line.startIndex || line[line.index(before: mark)] == " "
    else { return line[...] }
    return line[..<mark]
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var text = text[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  private static func unquoted(_ text: some StringProtocol) -> String {
    let text = trimmed(text)
    guard text.count >= 2, let first = text.first, first == text.last, "\"'".contains(first) else {
      return text
    }
    return String(text.dropFirst().dropLast())
  }

  private static func unknownKey(line: Int, in text: SourceText, id: SourceID) -> Diagnostic {
    let start = text.lineStarts[line]
    return Diagnostic(
      .unknownField,
      at: Span(source: id, start: start, end: start + text.line(at: line).utf8.count),
      message: Words(
        zh: "\(name) 里只写 policies（政策）和 registry（登记），值是路径或路径的清单。",
        en: "\(name) holds `policies` and `registry` only, each with a path or a list of paths."))
  }
}
