internal import CharterDiagnostics

/// `charter init`: a small working example in a folder that is empty or not there yet.
public struct InitCommand: Sendable {
  /// The formats of its results.
  public static let formats = CommandFormats("init", [.text, .json])

  /// The folder.
  public var folder: String

  /// An example in a folder.
  public init(folder: String) { self.folder = folder }

  /// Writes the files, never over another, and lists them.
  public func run(_ invocation: Invocation) -> Reply {
    if let refusal = Self.formats.refusal(invocation) { return refusal }
    let files = StarterFile.all(invocation.language)
    do throws(LoadError) {
      let found = try FileSystem.contents(of: folder)
      guard found.isEmpty else { return invocation.usage(refusal(found)) }
      for file in files { try FileSystem.create(path(of: file), holding: file.text) }
    } catch {
      return invocation.reply(to: error)
    }
    let paths = files.map { path(of: $0) }
    switch invocation.format {
    case .json:
      let document: JSONValue = [
        "charter": 1, "created": .array(paths.map { .string($0) }), "diagnostics": [],
      ]
      return Reply(output: document.pretty + "\n", status: .success)
    default:
      return Reply(output: text(paths, invocation), status: .success)
    }
  }

  private func path(of file: StarterFile) -> String {
    folder == "."
      ? file.path : folder.hasSuffix("/") ? folder + file.path : folder + "/" + file.path
  }

  /// What is there already, for somebody who chose the folder by mistake.
  private func refusal(_ found: [String]) -> Words {
    let shown = found.prefix(10).map { Neutralised.text(Shortened.path($0)) }
    let place = Neutralised.text(Shortened.path(folder))
    let rest = found.count - shown.count
    return Words(
      zh: "“\(place)”里已有文件，没有写入：\(shown.joined(separator: "、"))"
        + (rest > 0 ? " 等 \(found.count) 项" : "") + "。请用空文件夹或新的名称。",
      en: "“\(place)” is not empty, and nothing was written: \(shown.joined(separator: ", "))"
        + (rest > 0 ? " and \(rest) more" : "") + ". Name an empty folder, or a new one.")
  }

  private func text(_ paths: [String], _ invocation: Invocation) -> String {
    let list = paths.map { "  \(Neutralised.text(Shortened.path($0)))\n" }.joined()
    if invocation.isQuiet { return list }
    let place = Neutralised.text(folder)
    // Quoted for the shell where it is not plain.
    let quoted =
      place.allSatisfy { $0.isLetter || $0.isNumber || "_-./".contains($0) }
      ? place
      : "'"
        + place.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
        + "'"
    let enter = folder == "." ? "" : "cd \(quoted) && "
    switch invocation.language {
    case .zh:
      return "已写入 \(paths.count) 个文件：\n\(list)\n接下来：\n  \(enter)charter test\n"
        + "  charter check 申请.yaml\n其余命令见 README.md。\n"
    case .en:
      return "\(paths.count) files written:\n\(list)\nNext:\n  \(enter)charter test\n"
        + "  charter check proposals.yaml\nREADME.md has the other commands.\n"
    }
  }
}
