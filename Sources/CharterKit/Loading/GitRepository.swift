package import CharterDiagnostics

/// Files as a git repository has them at a revision; nothing is checked out, and nothing but `git` is run.
package struct GitRepository {
  /// Why a revision cannot be read.
  package enum Failure: Error, Hashable {
    case noGit
    case noRepository
    case unknownRevision(String)
    case unrelated(String, String)
    case broken(String)

    /// The same in a sentence.
    package var message: Words {
      switch self {
      case .noGit:
        Words(
          zh: "要比较版本，须先安装 git；没有找到这个程序。",
          en: "Revisions are read with git, and there is no git on this machine.")
      case .noRepository:
        Words(
          zh: "当前目录不在 git 仓库里，没有版本可以比较。",
          en: "The working directory is in no git repository, so there are no revisions to compare.")
      case .unknownRevision(let name):
        Words(
          zh: "没有“\(Self.shown(name))”这个文件、文件夹，仓库里也没有叫这个名称的版本。",
          en: "There is no file or folder “\(Self.shown(name))”, and no revision of that name.")
      case .unrelated(let base, let head):
        Words(
          zh: "“\(Self.shown(base))”和“\(Self.shown(head))”没有共同的起点。",
          en: "“\(Self.shown(base))” and “\(Self.shown(head))” have no common beginning.")
      case .broken(let words):
        Words(zh: "git 报告：\(Self.shown(words))", en: "git said: \(Self.shown(words))")
      }
    }

    private static func shown(_ text: String) -> String { Neutralised.text(Shortened.path(text)) }
  }

  /// A revision with what it holds.
  package struct Tree {
    /// How the caller names it.
    package let name: String
    /// The commit.
    package let commit: String
    /// The blob of each file, by its path from the top of the repository.
    fileprivate let blobs: [String: String]

    /// The paths of its files, sorted by their bytes.
    package var paths: [String] {
      blobs.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether it has a file at a path.
    package func holds(_ path: String) -> Bool { blobs[path] != nil }
  }

  /// The folder at the top, without a slash at its end.
  package let top: String
  /// The way from there to the working directory: empty, or with a slash at its end.
  package let prefix: String
  private let directory: String

  /// The repository that a folder lies in.
  package init(around directory: String) throws(Failure) {
    self.directory = directory
    let found = try Self.git(
      ["rev-parse", "--show-toplevel", "--show-prefix"], in: directory, else: .noRepository)
    let lines = Self.text(found).split(separator: "\n", omittingEmptySubsequences: false)
    guard let top = lines.first, top.hasPrefix("/") else { throw .noRepository }
    self.top = top == "/" ? "" : String(top)
    prefix = lines.count > 1 ? String(lines[1]) : ""
  }

  /// What a revision holds.
  package func tree(_ name: String) throws(Failure) -> Tree {
    let commit = try self.commit(name)
    let list = try Self.git(
      ["ls-tree", "-r", "-z", "--full-tree", commit], in: directory, else: .unknownRevision(name))
    var blobs: [String: String] = [:]
    for entry in list.split(separator: 0) {
      guard let tab = entry.firstIndex(of: 0x09) else { continue }
      let head = String(decoding: entry[..<tab], as: UTF8.self).split(separator: " ")
      // Links and modules inside are passed over: only plain files have a text.
      guard head.count == 3, head[0].hasPrefix("100"), head[1] == "blob" else { continue }
      blobs[String(decoding: entry[entry.index(after: tab)...], as: UTF8.self)] = String(head[2])
    }
    return Tree(name: name, commit: commit, blobs: blobs)
  }

  /// The commit from which two revisions went their ways.
  package func forkPoint(_ base: String, _ head: String) throws(Failure) -> String {
    let found = try Self.git(
      ["merge-base", try commit(base), try commit(head)], in: directory,
      else: .unrelated(base, head))
    return Self.firstLine(found)
  }

  /// The bytes of files of a revision, in the order asked for.
  package func read(_ paths: [String], of tree: Tree) throws(Failure) -> [[UInt8]] {
    let blobs = paths.map { tree.blobs[$0] ?? "" }
    guard !blobs.isEmpty else { return [] }
    let output = try Self.git(
      ["cat-file", "--batch"], in: directory,
      input: Array(blobs.map { $0 + "\n" }.joined().utf8), else: .noRepository)
    var files: [[UInt8]] = []
    var rest = output[...]
    for path in paths {
      guard let end = rest.firstIndex(of: 0x0A) else { throw .broken(path) }
      // `<id> blob <size>`, then the bytes and a line break.
      let head = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
      let start = rest.index(after: end)
      guard head.count == 3, head[1] == "blob", let size = Int(head[2]), rest.endIndex - start > size
      else { throw .broken(String(decoding: rest[..<end], as: UTF8.self)) }
      files.append(Array(rest[start..<start + size]))
      rest = rest[(start + size + 1)...]
    }
    return files
  }

  private func commit(_ name: String) throws(Failure) -> String {
    // No revision begins with a dash; git would take it for an option.
    guard !name.isEmpty, !name.hasPrefix("-") else { throw .unknownRevision(name) }
    let found = try Self.git(
      ["rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"], in: directory,
      else: .unknownRevision(name))
    let commit = Self.firstLine(found)
    guard commit.utf8.count >= 40, commit.allSatisfy(\.isHexDigit) else {
      throw .unknownRevision(name)
    }
    return commit
  }

  private static func git(
    _ arguments: [String], in directory: String, input: [UInt8] = [], else failure: Failure
  ) throws(Failure) -> [UInt8] {
    // Nothing is fetched and nothing is written, whatever the user's settings are.
    let found = ChildProcess.run(
      "git", ["--no-pager", "-C", directory] + arguments, input: input,
      adding: ["GIT_OPTIONAL_LOCKS=0", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0"])
    guard let found else { throw .noGit }
    guard found.code == 0 else {
      if found.messages.contains("dubious ownership") { throw .broken(found.messages) }
      throw failure
    }
    return found.output
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func firstLine(_ bytes: [UInt8]) -> String {
    String(text(bytes).prefix { $0 != "\n" })
  }
}
