import CharterData
import CharterDiagnostics
import CharterKit

/// The records and proposals that both revisions are tried on: today's.
struct DiffData {
  /// The project whose data they are: the head's, else the base's, else the working directory's.
  private let project: ProjectPath?
  private let file: ProjectLayout?
  private let workingDirectory: String?

  init(loader: SideLoader, base: LoadedSide, head: LoadedSide) {
    project = head.project ?? base.project ?? loader.ownProject()
    var workspace = Workspace()
    file = project.flatMap { workspace.readProject($0.path) }
    workingDirectory = loader.workingDirectory
  }

  /// The places of records: those given, else the project's.
  func registry(_ given: [String]) -> [String] {
    guard given.isEmpty, let project, let file else { return given }
    return project.resolved(file.registry)
  }

  /// The files of proposals: those given, else what the project names, else all below it.
  func proposals(
    _ given: [String], _ workspace: inout Workspace
  ) -> [(path: String, isNamed: Bool)] {
    if !given.isEmpty { return files(given, named: given, &workspace) }
    guard let project, let file else { return [] }
    let places = project.resolved(file.proposals)
    if !places.isEmpty { return files(places, named: places, &workspace) }
    let folder = project.folder.isEmpty ? "." : project.folder
    // What lies below belongs to it unless a nearer project file claims it.
    return files([folder], named: [], &workspace).filter {
      ProjectPath.nearest(to: $0.path, in: workingDirectory)?.path == tidied(project.path)
    }
  }

  private func files(
    _ paths: [String], named: [String], _ workspace: inout Workspace
  ) -> [(path: String, isNamed: Bool)] {
    var failures: [LoadError] = []
    let found = SourceFiles.find(paths, for: .proposals, failures: &failures)
    for failure in failures { workspace.report(failure) }
    let names = Set(named.map(SourceFiles.tidy))
    return found.map { ($0, names.contains($0)) }
  }
}
