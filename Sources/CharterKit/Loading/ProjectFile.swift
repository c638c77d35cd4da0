/// `charter.yaml`: where a project keeps its policies, its registry and its proposals.
package enum ProjectFile {
  /// Its name.
  package static let name = "charter.yaml"

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
      case .directory, .notAFile, .notAFolder, .notWritten, .linkLoop, .spreadsheet,
        .spreadsheetOfProposals, .encoding, .unclearEncoding, .tooLarge, .unwritable, .system:
        return true
      }
    }
  }
}
