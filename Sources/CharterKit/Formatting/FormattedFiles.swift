internal import CharterDiagnostics

/// What came of each file that was to be formatted.
package struct FormattedFiles: Sendable {
  /// A file with what came of it.
  package struct File: Sendable {
    /// Its path, as it was found.
    package let path: String
    /// What came of it.
    package let outcome: Outcome
  }

  /// What came of a file.
  package enum Outcome: Sendable {
    /// It had its layout already.
    case unchanged
    /// It has, or would have, another text.
    case changed(from: String, to: String)
    /// Something is wrong with it or with its place; the diagnostics say what.
    case failed
  }

  /// The files, in the order in which they were found.
  package var files: [File] = []
  /// Whether files are left as they are.
  package let isCheck: Bool

  /// Results without any file yet.
  package init(isCheck: Bool) { self.isCheck = isCheck }

  /// The files whose text is, or would be, another one.
  package var changed: [File] {
    files.filter { file in
      if case .changed = file.outcome { true } else { false }
    }
  }

  /// The files that are left alone because something is wrong with them.
  package var failed: [File] {
    files.filter { file in
      if case .failed = file.outcome { true } else { false }
    }
  }
}
