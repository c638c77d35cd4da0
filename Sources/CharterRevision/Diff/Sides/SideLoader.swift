import CharterData
import CharterDiagnostics
import CharterKit

/// One of the two revisions with its policies read and checked.
struct LoadedSide {
  /// What reports call it.
  let name: Words
  var workspace: Workspace
  /// Why it could not be read at all.
  var failure: Words?
  /// The project file that named its policies, where it stands on the disk.
  var project: ProjectPath?

  var isFaulty: Bool {
    failure != nil || workspace.program == nil || workspace.diagnostics.hasErrors
  }
}

/// Reads revisions from folders and from git.
struct SideLoader {
  /// Files and folders that are read on both sides; of a revision, what is read in place of what its project file names.
  let policies: [String]
  let workingDirectory: String?

  func load(_ name: RevisionName) -> LoadedSide {
    switch name {
    case .path(let path): load(path: path)
    case .workingTree: loadWorkingTree()
    case .revision(let revision): load(revision: revision, shown: revision)
    case .forkPoint(let base, let head):
      fromGit("\(base)...\(head)") { (repository) throws(GitRepository.Failure) in
        try repository.tree(repository.forkPoint(base, head))
      }
    }
  }

  /// The nearest project file of the working directory.
  func ownProject() -> ProjectPath? {
    guard let workingDirectory, let path = ProjectFile.path(above: workingDirectory) else {
      return nil
    }
    let folder = String(path.dropLast(ProjectFile.name.count + 1))
    // Paths in reports are short where the command was started in that folder.
    return folder == FileSystem.workingDirectory
      ? ProjectPath(path: ProjectFile.name, folder: "") : ProjectPath(path: path, folder: folder)
  }

  // MARK: Folders

  private func load(path: String) -> LoadedSide {
    let tidy = SourceFiles.tidy(path)
    var side = LoadedSide(name: Words(tidy), workspace: Workspace())
    let file = tidy == "/" ? "/" + ProjectFile.name : tidy + "/" + ProjectFile.name
    guard FileSystem.isFolder(tidy) == true, FileSystem.isFolder(file) == false else {
      side.workspace.loadPolicies([tidy] + policies)
      return side
    }
    let project = ProjectPath(path: file, folder: tidy)
    side.project = project
    let named = side.workspace.readProject(file)?.policies ?? []
    side.workspace.loadPolicies((named.isEmpty ? [tidy] : project.resolved(named)) + policies)
    return side
  }

  private func loadWorkingTree() -> LoadedSide {
    var side = LoadedSide(
      name: Words(zh: "工作区", en: "the working tree"), workspace: Workspace())
    side.project = ownProject()
    if !policies.isEmpty {
      side.workspace.loadPolicies(policies)
    } else if let project = side.project {
      let named = side.workspace.readProject(project.path)?.policies ?? []
      side.workspace.loadPolicies(
        named.isEmpty ? [project.folder.isEmpty ? "." : project.folder] : project.resolved(named))
    } else {
      side.failure = Words(
        zh: "没有写另一版本，上面的文件夹里也没有 charter.yaml：请写明两个版本，或用 --policies 指明政策。",
        en: "No second revision is named and no folder above holds a charter.yaml: name both, or "
          + "the policies with --policies.")
    }
    return side
  }

  // MARK: Git

  private func load(revision: String, shown: String) -> LoadedSide {
    fromGit(shown) { (repository) throws(GitRepository.Failure) in try repository.tree(revision) }
  }

  private func fromGit(
    _ shown: String,
    _ find: (GitRepository) throws(GitRepository.Failure) -> GitRepository.Tree
  ) -> LoadedSide {
    var side = LoadedSide(name: Words(shown), workspace: Workspace())
    do throws(GitRepository.Failure) {
      let repository = try GitRepository(around: workingDirectory ?? ".")
      let tree = try find(repository)
      let found = try paths(in: tree, of: repository, &side)
      let texts = try repository.read(found, of: tree)
      if found.isEmpty {
        side.failure = Words(
          zh: "版本“\(shown)”里没有以 .charter 结尾的政策文件。",
          en: "There is no policy file, ending in .charter, at “\(shown)”.")
      } else {
        side.workspace.loadPolicies(
          texts: zip(found, texts).map { SourceText(name: "\(shown):\($0)", bytes: $1) })
      }
    } catch {
      side.failure = error.message
    }
    return side
  }

  /// The policy files of a revision: those of `--policies`, else of its nearest project file, else all below.
  private func paths(
    in tree: GitRepository.Tree, of repository: GitRepository, _ side: inout LoadedSide
  ) throws(GitRepository.Failure) -> [String] {
    let folder = repository.prefix.hasSuffix("/") ? String(repository.prefix.dropLast()) : ""
    var named = policies.map { Self.joined(folder, $0, top: repository.top) }
    if named.isEmpty, let file = Self.projectFile(above: folder, in: tree) {
      let bytes = try repository.read([file], of: tree)
      let text = SourceText(name: "\(tree.name):\(file)", bytes: bytes.first ?? [])
      let home = file.contains("/") ? String(file.dropLast(ProjectFile.name.count + 1)) : ""
      named = side.workspace.readProject(text: text).policies
        .map { Self.joined(home, $0, top: repository.top) }
      if named.isEmpty { named = [home] }
    } else if named.isEmpty {
      named = [folder]
    }
    var found: [String] = []
    for place in named {
      guard let place else { continue }
      let below = place.isEmpty ? "" : place + "/"
      let files =
        tree.holds(place)
        ? [place]
        : tree.paths.filter {
          $0.hasPrefix(below) && $0.hasSuffix(".charter") && !Self.isHidden($0.dropFirst(below.count))
        }
      found += files.filter { !found.contains($0) }
    }
    return found
  }

  private static func projectFile(above folder: String, in tree: GitRepository.Tree) -> String? {
    var parts = folder.split(separator: "/")
    while true {
      let candidate = (parts + [Substring(ProjectFile.name)]).joined(separator: "/")
      if tree.holds(candidate) { return candidate }
      guard !parts.isEmpty else { return nil }
      parts.removeLast()
    }
  }

  private static func isHidden(_ path: Substring) -> Bool {
    path.split(separator: "/").contains { $0.hasPrefix(".") }
  }

  /// A path from the top of the repository; `nil` where it leads out of it.
  static func joined(_ folder: String, _ path: String, top: String) -> String? {
    var parts = path.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    var rest = path
    if path.hasPrefix("/") {
      guard path.hasPrefix(top + "/") else { return path == top ? "" : nil }
      rest = String(path.dropFirst(top.count + 1))
    }
    for part in rest.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}

extension ProjectPath {
  /// Paths of the project file from the working directory.
  func resolved(_ paths: [String]) -> [String] {
    paths.map { $0.hasPrefix("/") || folder.isEmpty ? $0 : Self.tidied(folder + "/" + $0) }
  }

  /// A path without `name/..` in it, so that reports are read with ease.
  private static func tidied(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != "." {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + (parts.isEmpty ? "." : parts.joined(separator: "/"))
  }
}
