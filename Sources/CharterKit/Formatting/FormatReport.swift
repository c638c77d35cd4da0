internal import CharterDiagnostics
internal import CharterFormatter

/// What the formatter did, or would do, in words and for machines.
struct FormatReport {
  let results: FormattedFiles
  let language: Language
  private let style: TextStyle

  init(_ results: FormattedFiles, language: Language, style: TextStyle) {
    self.results = results
    self.language = language
    self.style = style
  }

  /// The summary; with `--check` each file's difference before it.
  func text(isQuiet: Bool) -> String {
    let changed = results.changed
    if isQuiet { return results.isCheck ? changed.map { name($0) + "\n" }.joined() : "" }
    var text = results.isCheck ? changed.map(difference).joined() : ""
    if !text.isEmpty { text += "\n" }
    text += summary + "\n"
    text += changed.map { "  " + name($0) + "\n" }.joined()
    return text
  }

  /// The members of the JSON document.
  var json: [JSONValue.Member] {
    let files = results.files.map { file -> JSONValue in
      var members: [JSONValue.Member] = [.init("file", .string(file.path))]
      switch file.outcome {
      case .unchanged: members.append(.init("outcome", "unchanged"))
      case .failed: members.append(.init("outcome", "failed"))
      case .changed(let old, let new):
        members.append(.init("outcome", results.isCheck ? "would_change" : "changed"))
        if results.isCheck {
          members.append(.init("difference", .string(Self.plain(file.path, old, new))))
        }
      }
      return .object(members)
    }
    return [.init("files", .array(files))]
  }

  // MARK: Parts

  private var summary: String {
    let all = results.files.count
    let changed = results.changed.count
    let failed = results.failed.count
    let isFine = failed == 0 && all > 0 && !(results.isCheck && changed > 0)
    let mark = isFine ? style.paint("✓", .good) : style.paint("✗", .bad)
    switch language {
    case .zh:
      let done = results.isCheck ? "需要改动" : "改动"
      return "\(mark) \(all) 个文件，\(done) \(changed) 个" + (failed > 0 ? "，未处理 \(failed) 个" : "")
    case .en:
      let done = results.isCheck ? "\(changed) would change" : "\(changed) changed"
      return "\(mark) \(all) file\(all == 1 ? "" : "s"), \(done)"
        + (failed > 0 ? ", \(failed) left alone" : "")
    }
  }

  private func name(_ file: FormattedFiles.File) -> String { Neutralised.text(file.path) }

  private func difference(_ file: FormattedFiles.File) -> String {
    guard case .changed(let old, let new) = file.outcome else { return "" }
    // By scalars: as characters, CR and LF together are one that is no line feed.
    let lines = Self.plain(name(file), old, new).unicodeScalars.split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { String($0) }
    return lines.dropLast().enumerated().map { index, line in
      let shown = Neutralised.text(line)
      let painted =
        switch line.first {
        case _ where index < 2: style.paint(shown, .strong)
        case "@": style.paint(shown, .note)
        case "+": style.paint(shown, .good)
        case "-": style.paint(shown, .bad)
        default: shown
        }
      return painted + "\n"
    }.joined()
  }

  /// The difference of a file as `diff -u` writes it.
  private static func plain(_ path: String, _ old: String, _ new: String) -> String {
    let path = path.drop { $0 == "/" }
    var text = "--- a/\(path)\n+++ b/\(path)\n"
    for hunk in UnifiedDifference(from: old, to: new).hunks {
      text += hunk.header + "\n"
      for line in hunk.lines {
        switch line {
        case .same(let line): text += " \(line)\n"
        case .removed(let line): text += "-\(line)\n"
        case .added(let line): text += "+\(line)\n"
        }
      }
    }
    return text
  }
}
