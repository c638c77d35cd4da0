internal import CharterData

/// Which files of the paths given belong to a run.
package enum SourceFiles {
  /// What a folder is searched for.
  package enum Purpose {
    case policies
    case registry
    /// Tests: `*.test.yaml`.
    case tests
    /// Whatever may hold proposals: YAML files, tests too.
    case proposals
  }

  /// The files to read, each once, folders searched to the bottom in the order of their paths.
  ///
  /// A file that is named itself is always read; in a folder only those of its purpose are.
  package static func find(
    _ paths: [String], for purpose: Purpose, failures: inout [LoadError]
  ) -> [String] {
    var search = Search(purpose: purpose)
    for path in paths { search.visit(tidy(path), isNamed: true, above: []) }
    failures += search.failures
    return search.files
  }

  /// A path without `./` before it and `/` after it.
  package static func tidy(_ path: String) -> String {
    var path = Substring(path)
    while path.hasPrefix("./"), path.count > 2 { path.removeFirst(2) }
    while path.hasSuffix("/"), path.count > 1 { path.removeLast() }
    return String(path)
  }

  private struct Search {
    let purpose: Purpose
    var files: [String] = []
    var failures: [LoadError] = []
    private var seen: Set<FileSystem.Identity> = []

    init(purpose: Purpose) { self.purpose = purpose }

    mutating func visit(_ path: String, isNamed: Bool, above: [FileSystem.Identity]) {
      do throws(LoadError) {
        let (kind, identity) = try FileSystem.kind(of: path)
        switch kind {
        case .file:
          if purpose == .registry, SourceFiles.isSpreadsheet(path) {
            // Its records would be missing from every decision without a word.
            failures.append(LoadError(path, .spreadsheet))
            return
          }
          guard isNamed || belongs(path), seen.insert(identity).inserted else { return }
          files.append(path)
        case .directory:
          // A link back to a folder above it would never end.
          guard !above.contains(identity) else { return }
          for name in try FileSystem.names(in: path) {
            let below = path == "." ? name : path == "/" ? "/" + name : path + "/" + name
            visit(below, isNamed: false, above: above + [identity])
          }
        }
      } catch {
        // A broken link or a socket among others is no policy; a folder that cannot be read may hide one.
        if isNamed || belongs(path) || error.problem == .forbidden { failures.append(error) }
      }
    }

    private func belongs(_ path: String) -> Bool {
      switch purpose {
      case .policies: return path.hasSuffix(".charter")
      case .tests: return path.hasSuffix(".test.yaml") || path.hasSuffix(".test.yml")
      case .proposals:
        let name = path.split(separator: "/").last ?? ""
        return (name.hasSuffix(".yaml") || name.hasSuffix(".yml")) && name != ProjectFile.name
      case .registry:
        if isTable(path) { return true }
        let name = path.split(separator: "/").last ?? ""
        guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else { return false }
        return !name.hasSuffix(".test.yaml") && !name.hasSuffix(".test.yml")
          && name != ProjectFile.name
      }
    }
  }

  /// Whether a spreadsheet program keeps its sheets in a file; what it opens beside them begins with `~$`.
  static func isSpreadsheet(_ path: String) -> Bool {
    let name = (path.split(separator: "/").last ?? "").lowercased()
    return !name.hasPrefix("~$")
      && [".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ods", ".numbers"].contains {
        name.hasSuffix($0)
      }
  }

  /// Whether a data file holds proposals: `proposals` or `提案` among its outermost keys.
  package static func holdsProposals(_ bytes: [UInt8]) -> Bool {
    var isLineStart = true
    var index = 0
    while index < bytes.count {
      if isLineStart, bytes[index] != 0x20, bytes[index] != 0x09, bytes[index] != 0x23 {
        if keys.contains(where: { bytes[index...].starts(with: $0) }) { return true }
      }
      isLineStart = bytes[index] == 0x0A || bytes[index] == 0x0D
      // A byte order mark stands before the first line.
      if index == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        index = 3
        isLineStart = true
      } else {
        index += 1
      }
    }
    return false
  }

  private static let keys: [[UInt8]] = ["proposals", "提案"].flatMap { key in
    ["\(key):", "\(key) :", "\"\(key)\":", "'\(key)':"].map { Array($0.utf8) }
  }
}
