import CharterData
import CharterDiagnostics
import CharterKit
import CharterTestSupport
import CharterValues
import Foundation
import Glibc
import Testing

/// Tables as they lie in folders, in the encodings in which spreadsheet programs save them.
@Suite struct TableFileTests {
  static let vocabulary = """
    vocabulary v {
    }
    entity School 学校 { name 校名: text, core 核心校: School? }
    """

  /// A folder with the vocabulary and files of a registry.
  final class Folder {
    let path = FileManager.default.temporaryDirectory.path + "/charter-\(UUID().uuidString)"

    init(_ files: [String: [UInt8]]) throws {
      try write("pol/v.charter", Array(TableFileTests.vocabulary.utf8))
      for (name, bytes) in files { try write("reg/" + name, bytes) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    private func write(_ name: String, _ bytes: [UInt8]) throws {
      let file = URL(filePath: path + "/" + name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }

    func load(_ registry: String = "reg") -> Workspace {
      Workspace.load(Places(policies: [path + "/pol"], registry: [path + "/" + registry]))
    }

    func names(_ registry: String = "reg") -> [String] {
      let workspace = load(registry)
      let found = workspace.diagnostics.map { "\($0.code.rawValue)" }
      return found
        + workspace.registry.records.map { record in
          guard case .text(let name)? = record.slots.value(0) else { return record.id }
          return "\(record.id) \(name)"
        }
    }
  }

  /// A text in an encoding, by the system's C library.
  static func encoded(_ text: String, _ encoding: String) throws -> [UInt8] {
    let descriptor = iconv_open(encoding, "UTF-8")
    try #require(descriptor != iconv_t(bitPattern: -1), "this system knows no \(encoding)")
    defer { iconv_close(descriptor) }
    var source = text.utf8.map { CChar(bitPattern: $0) }
    var result = [CChar](repeating: 0, count: source.count * 4 + 16)
    var (rest, room) = (source.count, result.count)
    source.withUnsafeMutableBufferPointer { source in
      result.withUnsafeMutableBufferPointer { result in
        var (input, output) = (source.baseAddress, result.baseAddress)
        _ = iconv(descriptor, &input, &rest, &output, &room)
      }
    }
    try #require(rest == 0)
    return result.dropLast(room).map { UInt8(bitPattern: $0) }
  }

  static let text = "编号,校名,核心校\r\nyucai,育才学校,北湖\r\n北湖,\"“北湖”\n小学𠮷\",无\r\n"

  @Test(arguments: ["UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"])
  func encodings(_ encoding: String) throws {
    var bytes = try Self.encoded(Self.text, encoding)
    if encoding == "UTF-16LE" { bytes = [0xFF, 0xFE] + bytes }
    if encoding == "UTF-16BE" { bytes = [0xFE, 0xFF] + bytes }
    let folder = try Folder(["学校.csv": bytes])
    #expect(folder.names() == ["yucai 育才学校", "北湖 “北湖”\n小学𠮷"])
    if encoding == "UTF-8" {
      #expect(try Folder(["学校.csv": [0xEF, 0xBB, 0xBF] + bytes]).names().count == 2)
    }
  }

  /// GB18030 of Chinese text is taken for that even where some of its letters would be UTF-8 of two bytes.
  @Test func whatLooksLikeShortUTF8() throws {
    for name in ["联通", "联", "一", "校校校", "é"] {
      let bytes = try Self.encoded("id,校名\na,\(name)\n", "GB18030")
      #expect(try Folder(["School.csv": bytes]).names() == ["a \(name)"])
    }
  }

  /// One letter of GB18030 may be one of UTF-8 too: nobody guesses which.
  @Test func whatMayBeEither() throws {
    for name in ["通", "路", "没通"] {
      let bytes = try Self.encoded("id,name\na,\(name)\n", "GB18030")
      #expect(try Folder(["School.csv": bytes]).names() == ["E0903"])
    }
    #expect(try Folder(["School.csv": Array("id,name\na,Zürich\n".utf8)]).names() == ["a Zürich"])
    #expect(try Folder(["School.csv": Array("\u{FEFF}id,name\na,×\n".utf8)]).names() == ["a ×"])
    #expect(try Folder(["School.csv": Array("id,name\na,一×\n".utf8)]).names() == ["a 一×"])
  }

  @Test func randomTextsInGB18030() throws {
    var random = SeededGenerator(seed: 7)
    let letters = Array("育才学校昌南北湖㐀𠮷龥〇“”、；é€😀abc123 #-")
    for _ in 0..<60 {
      let rows = (0..<Int.random(in: 1...20, using: &random)).map { index in
        let name = (0..<Int.random(in: 1...12, using: &random))
          .map { _ in String(letters.randomElement(using: &random) ?? "x") }.joined()
        return "r\(index),x\(name)x"
      }
      let text = "编号,校名\n" + rows.joined(separator: "\n")
      let utf8 = try Folder(["School.csv": Array(text.utf8)])
      let other = try Folder(["School.csv": try Self.encoded(text, "GB18030")])
      #expect(other.names() == utf8.names())
    }
  }

  /// A file in no encoding points at the line that is none.
  @Test func brokenBytes() throws {
    let gb = try Self.encoded("编号,校名\na,育才\nb,", "GB18030")
    let utf8 = Array("编号,校名\na,育才学校昌南北湖第一中心小学南昌市东湖区新建\n".utf8)
    for bytes in [gb + [0xFF, 0x0A], gb + [0xD3], utf8 + Array("b,".utf8) + [0xE5, 0xAD]] {
      let workspace = try Folder(["School.csv": bytes]).load()
      #expect(workspace.diagnostics.map(\.code) == [.tableSyntax])
      let span = try #require(workspace.diagnostics.first?.span)
      #expect(workspace.sources.location(of: span) == SourceLocation(line: 3, column: 3))
      #expect(workspace.sources[span.source].line(at: 1).hasPrefix("a,育才"))
    }
    for length in 0..<gb.count { _ = try Folder(["School.csv": Array(gb[..<length])]).load() }
  }

  @Test func foldersAndNames() throws {
    let table = Array("id\na\n".utf8)
    #expect(try Folder(["deep/er/School.csv": table]).names() == ["a"])
    #expect(try Folder(["学校.CSV": table]).names() == ["a"])
    #expect(try Folder(["School.tsv": Array("id\tname\na\tx\n".utf8)]).names() == ["a x"])
    #expect(try Folder(["School.csv": table]).names("reg/School.csv") == ["a"])
    #expect(
      try Folder(["1/School.csv": table, "2/学校.csv": Array("id\nb\n".utf8)]).names() == ["a", "b"])
    #expect(try Folder(["notes.csv": table]).names() == ["E0805"])
    #expect(
      try Folder(["School.csv": Array("id,name\na,\"\nproposals:\n\"\n".utf8)]).names() == [
        "a proposals:"
      ])
  }

  @Test(arguments: ["School.xlsx", "学校.XLS", "School.et", "School.ods"])
  func spreadsheets(_ name: String) throws {
    let folder = try Folder([name: [0x50, 0x4B], "School.csv": Array("id\na\n".utf8)])
    let workspace = folder.load()
    #expect(workspace.diagnostics.map(\.code) == [.unreadableFile])
    #expect(workspace.diagnostics.first?.message.en.contains("CSV UTF-8") == true)
  }

  @Test func whatSpreadsheetProgramsLeaveBesideIsPassedOver() throws {
    let folder = try Folder([
      "~$School.xlsx": [0], ".~lock.School.csv#": [0], "School.csv": Array("id\na\n".utf8),
    ])
    #expect(folder.names() == ["a"])
  }
}
