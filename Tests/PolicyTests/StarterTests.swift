import CharterData
import CharterDiagnostics
import CharterKit
import CharterRevision
import CharterTestSupport
import Foundation
import Testing

/// `charter init`: what it writes is sound, tested throughout, and never written over anything.
@Suite struct StarterTests {
  /// An example in a new folder.
  final class Written {
    let folder: String
    let reply: Reply

    init(_ language: Language) {
      folder =
        FileManager.default.temporaryDirectory.appending(path: "charter-\(UUID().uuidString)").path
      reply = InitCommand(folder: folder).run(StarterTests.invocation(language))
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// The files, by their paths in the folder.
    var files: [String] {
      get throws {
        try FileManager.default.subpathsOfDirectory(atPath: folder).filter { path in
          (path as NSString).pathExtension != ""
        }.sorted()
      }
    }

    /// Its policies and records, by their paths: the tests run in another folder.
    var places: Places {
      let names = ["登记", "registry"].map { "\(folder)/\($0)" }
      return Places(
        policies: [folder], registry: names.filter(FileManager.default.fileExists))
    }

    func text(_ path: String) throws -> String {
      try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    }
  }

  static func invocation(_ language: Language) -> Invocation {
    Invocation(language: language, today: Day(year: 2024, month: 11, day: 1))
  }

  @Test(arguments: Language.allCases)
  func itIsSoundAndTested(_ language: Language) throws {
    let written = Written(language)
    let invocation = Self.invocation(language)
    #expect(written.reply.status == .success, "\(written.reply.messages)")
    let files = try written.files
    #expect(files.count == 9)
    for file in files { #expect(written.reply.output.contains(file)) }

    let checked = ValidateCommand(paths: [written.folder], workingDirectory: nil).run(invocation)
    #expect(checked.status == .success && checked.messages.isEmpty, "\(checked.messages)")
    let tested = TestCommand(
      paths: [written.folder], places: Places(), filter: nil, reportsCoverage: true
    ).run(invocation)
    #expect(tested.status == .success && tested.messages.isEmpty, "\(tested.output)")
    let whole = language == .zh ? "没有：各处都正反判定过。" : "Nothing: all of it is decided each way."
    #expect(tested.output.contains(whole), "\(tested.output)")
    let traced = TraceCommand(paths: [written.folder], places: Places()).run(invocation)
    #expect(traced.status == .success, "\(traced.output)")
    // The signs of what is tested one way, or not at all; the legend explains them at its margin.
    for line in traced.output.split(separator: "\n") where line.hasPrefix("  ") {
      #expect(!line.contains("✓– ") && !line.contains("–– "), "\(line)")
    }
  }

  /// One proposal of each verdict that somebody meets first.
  @Test(arguments: Language.allCases)
  func itsProposalsShowWhatRepliesLookLike(_ language: Language) throws {
    let written = Written(language)
    let proposals = language == .zh ? "申请.yaml" : "proposals.yaml"
    let decided = CheckCommand(
      proposals: ["\(written.folder)/\(proposals)"],
      places: written.places
    ).run(Self.invocation(language))
    #expect(decided.status == .rejected && decided.messages.isEmpty, "\(decided.messages)")
    for sign in ["✓ ", "✗ ", "? "] {
      #expect(decided.output.split(separator: "\n").contains { $0.hasPrefix(sign) })
    }
  }

  @Test(arguments: Language.allCases)
  func itsDataFitItsSchemas(_ language: Language) throws {
    let written = Written(language)
    let schema = SchemaCommand(paths: [written.folder], kind: .all, workingDirectory: nil)
      .run(Self.invocation(language))
    let path = "\(written.folder)/all.schema.json"
    try Data(schema.output.utf8).write(to: URL(fileURLWithPath: path))
    let files = try written.files.filter { $0.hasSuffix(".yaml") }.map {
      YAMLSchemaCheck.File(name: $0, schema: path, text: try written.text($0))
    }
    #expect(files.count == 5)
    let problems = try withExtendedLifetime(written) { try YAMLSchemaCheck.problems(in: files) }
    #expect(problems == [:])
  }

  /// Spreadsheet programs take a table for UTF-8 by its mark alone, and expect CRLF.
  @Test(arguments: Language.allCases)
  func itsTableOpensInASpreadsheet(_ language: Language) throws {
    let written = Written(language)
    let name = try #require(try written.files.first { $0.hasSuffix(".csv") })
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(written.folder)/\(name)"))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]) && bytes.suffix(2) == Data("\r\n".utf8))
  }

  @Test func itNeverOverwrites() throws {
    let written = Written(.en)
    let before = try written.files.map { try written.text($0) }
    let again = InitCommand(folder: written.folder).run(Self.invocation(.zh))
    #expect(again.status == .usage && again.output.isEmpty)
    #expect(again.messages.contains("charter.yaml") && again.messages.contains("trips.charter"))
    #expect(try written.files.map { try written.text($0) } == before)
    let onAFile = InitCommand(folder: "\(written.folder)/README.md").run(Self.invocation(.en))
    #expect(onAFile.status == .faulty && onAFile.messages.contains("a folder is needed"))
  }

  @Test func hiddenFilesDoNotMatter() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "charter-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appending(path: ".git"), withIntermediateDirectories: true)
    let reply = InitCommand(folder: folder.path + "/").run(Self.invocation(.en))
    #expect(reply.status == .success && !reply.output.contains("//"), "\(reply.messages)")
  }
}
