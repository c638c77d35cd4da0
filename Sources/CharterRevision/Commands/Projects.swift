import CharterDiagnostics
import CharterKit

/// The policies and records that files are judged by, each set of them loaded once.
///
/// What the command line names serves every file; else a file belongs to the nearest `charter.yaml` above it.
struct Projects {
  /// The sets loaded so far.
  private(set) var sets: [Workspace] = []
  /// Files that belong to no project, each with what is wrong.
  private(set) var strays = Workspace()
  /// By set: the folder of its `charter.yaml`; `nil`: the command line names what is in it.
  private(set) var folders: [String?] = []
  /// Whether files without a word in them are passed over, such as one that the shell has just made for the output.
  private let passesOverBlank: Bool
  private let given: Places
  private var indices: [String: Int] = [:]

  init(_ given: Places, passesOverBlank: Bool = false) {
    self.given = given
    self.passesOverBlank = passesOverBlank
  }

  private var isGiven: Bool { !given.policies.isEmpty || !given.registry.isEmpty }

  /// Everything that was noticed, by where it was read.
  var workspaces: [Workspace] { sets + [strays] }

  /// Whether something is wrong anywhere.
  var hasErrors: Bool { workspaces.contains { $0.diagnostics.hasErrors } }

  /// The set that a file belongs to; `nil` where there is none.
  mutating func set(for path: String) -> Int? {
    if isGiven {
      let places = Places(policies: given.policies, registry: given.registry)
      return load("") { Workspace.load(places) }
    }
    guard let project = ProjectPath.nearest(to: path, in: given.workingDirectory) else {
      return nil
    }
    return load(project.path, in: project.folder) {
      var workspace = Workspace()
      let places = workspace.resolve(project: project.path, in: project.folder) ?? Places()
      workspace.loadPolicies(places.policies)
      workspace.loadRegistry(places.registry)
      return workspace
    }
  }

  /// A set of policies alone, for files that no project names.
  mutating func loose(_ paths: [String]) -> Int {
    load("loose") { Workspace.load(Places(policies: paths)) }
  }

  private mutating func load(
    _ key: String, in folder: String? = nil, _ make: () -> Workspace
  ) -> Int {
    if let index = indices[key] { return index }
    sets.append(make())
    folders.append(folder)
    indices[key] = sets.count - 1
    return sets.count - 1
  }

  /// Works with a set, which may read more files.
  mutating func with<Result>(_ set: Int, _ body: (inout Workspace) -> Result) -> Result {
    body(&sets[set])
  }

  /// Says that a file belongs to no project.
  mutating func reportStray(_ path: String) {
    strays.reportNothing(
      for: path,
      Words(
        zh: "不知道这些测试用哪些政策：上面的文件夹里没有 charter.yaml；请用 --policies 指明。",
        en:
          "It is unclear which policies these tests are of: no folder above holds a charter.yaml. "
          + "Name them with --policies."))
  }

  /// The files of a kind in places, each once.
  mutating func files(_ paths: [String], for purpose: SourceFiles.Purpose) -> [String] {
    var failures: [LoadError] = []
    let files = SourceFiles.find(paths, for: purpose, failures: &failures)
    for failure in failures { strays.report(failure) }
    return passesOverBlank ? files.filter { !FileSystem.isBlank($0) } : files
  }

  /// Says that there is nothing of a kind in places.
  mutating func reportNothing(in paths: [String], kind: SourceFiles.Purpose) {
    strays.reportNothing(in: paths, kind: kind)
  }
}

/// Where the `charter.yaml` of a file is.
struct ProjectPath {
  /// The path of the `charter.yaml`.
  let path: String
  /// Its folder; empty: the working directory.
  let folder: String

  /// The nearest one in the folder of a file or above it.
  static func nearest(to file: String, in workingDirectory: String?) -> ProjectPath? {
    let tidy = tidied(file)
    var folder = parent(of: tidy)
    if !tidy.hasPrefix("/") {
      if !folder.hasPrefix("..") {
        while true {
          let candidate = folder.isEmpty ? "." : folder
          if let found = ProjectFile.path(above: candidate) {
            let path = tidied(found)
            return ProjectPath(path: path, folder: parent(of: path))
          }
          if folder.isEmpty { break }
          folder = ""
        }
      }
      guard let workingDirectory else { return nil }
      folder = parent(of: tidied(workingDirectory + "/" + tidy))
    }
    return ProjectFile.path(above: folder.isEmpty ? "/" : folder).map {
      ProjectPath(path: $0, folder: parent(of: $0))
    }
  }

  private static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
