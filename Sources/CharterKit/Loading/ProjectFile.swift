internal import CharterDiagnostics

/// `charter.yaml`: where a project keeps its policies and its registry.
///
/// Keys `policies 政策` and `registry 登记`, and for `charter diff` also `proposals 提案`, each with a path or a list
/// of paths, relative to the file.
package struct ProjectFile {
  /// Its name.
  package static let name = "charter.yaml"

  package var policies: [String] = []
  package var registry: [String] = []
  /// Where `charter diff` finds the proposals that a revision is tried on.
  package var proposals: [String] = []

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
      case .directory, .notAFile, .linkLoop, .spreadsheet, .spreadsheetOfProposals, .encoding,
        .unclearEncoding, .tooLarge, .system:
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
    var lines: [WritableKeyPath<ProjectFile, [String]>: Int] = [:]
    for index in text.lineStarts.indices {
      let line = withoutComment(text.line(at: index))
      let content = trimmed(line)
      guard !content.isEmpty, content != "---" else { continue }
      let place = span(ofLine: index, in: text, id: id)
      if content.hasPrefix("- "), let key {
        file[keyPath: key].append(unquoted(content.dropFirst(2)))
      } else if content.hasPrefix("- "), diagnostics.last.map({ $0.span.source == id }) == true {
        // The key above it has been reported, with all that it holds.
        continue
      } else if let colon = content.firstIndex(of: ":"), !line.hasPrefix(" ") {
        key = keyPath(named: unquoted(content[..<colon]))
        guard let found = key else {
          diagnostics.append(unknownKey(at: place))
          continue
        }
        if let first = lines[found] {
          key = nil
          diagnostics.append(
            repeatedKey(at: place, first: span(ofLine: first, in: text, id: id)))
          continue
        }
        lines[found] = index
        let value = trimmed(content[content.index(after: colon)...])
        if value.hasPrefix("["), paths(value, keepingQuotes: true).contains(where: holdsWideComma) {
          diagnostics.append(wideComma(at: place))
        }
        file[keyPath: found] += paths(value)
      } else {
        key = nil
        let name = content.firstIndex(of: "：").map { unquoted(content[..<$0]) } ?? ""
        let isSlip = keyPath(named: name) != nil
        diagnostics.append(isSlip ? wideColon(at: place) : unknownKey(at: place))
      }
    }
    return file
  }

  private static func keyPath(named name: String) -> WritableKeyPath<ProjectFile, [String]>? {
    switch name {
    case "policies", "政策": \.policies
    case "registry", "登记": \.registry
    case "proposals", "提案": \.proposals
    default: nil
    }
  }

  private static func paths(_ text: String, keepingQuotes: Bool = false) -> [String] {
    guard !text.isEmpty else { return [] }
    guard text.hasPrefix("["), text.hasSuffix("]") else { return [unquoted(text)] }
    return text.dropFirst().dropLast().split(separator: ",").map {
      keepingQuotes ? trimmed($0) : unquoted($0)
    }
  }

  /// Whether a path without quotation marks has a full-width comma in it; in them it is the path's own.
  private static func holdsWideComma(_ path: String) -> Bool {
    path.contains("，") && unquoted(path) == path
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

  private static func span(ofLine line: Int, in text: SourceText, id: SourceID) -> Span {
    let start = text.lineStarts[line]
    return Span(source: id, start: start, end: start + text.line(at: line).utf8.count)
  }

  private static func unknownKey(at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownField, at: span,
      message: Words(
        zh: "\(name) 里只写 policies（政策）、registry（登记）和 proposals（提案），值是路径或路径的清单。",
        en:
          "\(name) holds `policies`, `registry` and `proposals` only, each with a path or a list of "
          + "paths."))
  }

  private static func repeatedKey(at span: Span, first: Span) -> Diagnostic {
    Diagnostic(
      .duplicateKey, at: span, label: Words(zh: "又写了一次", en: "written again"),
      secondary: [Diagnostic.Label(first, Words(zh: "第一次写在这里", en: "first written here"))],
      message: Words(
        zh: "\(name) 里这一项写了两次，不知道该用哪一个。",
        en: "This key is written twice in \(name), so it is unclear which one holds."),
      help: Words(
        zh: "只留一个；几个路径写成 [路径, 路径]。", en: "Keep one; several paths are written `[path, path]`."))
  }

  private static func wideColon(at span: Span) -> Diagnostic {
    Diagnostic(
      .unknownField, at: span,
      message: Words(
        zh: "名称之后用了全角冒号“：”，应用半角的“:”，后面空一格。",
        en: "After the name stands a full-width colon `：`; write `:` and a space."))
  }

  private static func wideComma(at span: Span) -> Diagnostic {
    Diagnostic(
      .wrongValue, at: span,
      message: Words(
        zh: "方括号里的各个路径之间用了全角逗号“，”，应用半角的“,”；若是路径里的字，把路径放在引号里。",
        en:
          "The paths in brackets are separated by a full-width comma `，`; write `,`, or put a path"
          + " that holds one in quotation marks."))
  }
}
