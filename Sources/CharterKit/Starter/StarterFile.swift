internal import CharterDiagnostics

/// A file of the example that `charter init` writes.
struct StarterFile: Sendable {
  /// Its path in the new folder.
  let path: String
  /// What it holds.
  let text: String

  /// A text as it stands.
  init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// A table as spreadsheet programs open it: marked as UTF-8, its rows ended by CRLF.
  init(path: String, table: String) {
    self.path = path
    self.text = "\u{FEFF}" + table.split(separator: "\n").map { $0 + "\r\n" }.joined()
  }

  /// The files of the example in a language.
  static func all(_ language: Language) -> [StarterFile] {
    switch language {
    case .zh: ChineseStarter.files
    case .en: EnglishStarter.files
    }
  }
}

/// The example in Chinese, a file of it in each file here.
enum ChineseStarter {
  static let files = [
    readMe, projectFile, vocabulary, policy, districts, schools, proposals, proposalTests,
    registryTests,
  ]
}

/// The example in English, a file of it in each file here.
enum EnglishStarter {
  static let files = [
    readMe, projectFile, vocabulary, policy, districts, schools, proposals, proposalTests,
    registryTests,
  ]
}
