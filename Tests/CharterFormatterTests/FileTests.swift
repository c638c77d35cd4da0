import CharterDiagnostics
import CharterKit
import Foundation
import Testing

/// What happens to files, and what is said of them.
@Suite struct FileTests {
  private let loose = "vocabulary v\nunit   人 person\n"
  private let tidy = "vocabulary v\nunit 人 person\n"

  @Test func changedFilesAreNamed() throws {
    let folder = try Folder(["a.charter": loose, "b/b.charter": tidy, "c.charter": tidy])
    let reply = folder.format(speaking: .zh)
    #expect(reply.output == "✓ 3 个文件，改动 1 个\n  \(folder.path)/a.charter\n")
    #expect(reply.status == .success)
    #expect(try folder.read("a.charter") == tidy)
    #expect(folder.format().output == "✓ 3 files, 0 changed\n")
    #expect(folder.format(quiet: true).output == "")
  }

  @Test func aCheckShowsWhatWouldChange() throws {
    let folder = try Folder(["a.charter": loose, "b.charter": tidy])
    let reply = folder.format(check: true)
    #expect(reply.status == .rejected)
    let path = "\(folder.path)/a.charter"
    let shown = path.dropFirst()
    #expect(
      reply.output == """
        --- a/\(shown)
        +++ b/\(shown)
        @@ -1,2 +1,2 @@
         vocabulary v
        -unit   人 person
        +unit 人 person

        ✗ 2 files, 1 would change
          \(path)

        """)
    #expect(try folder.read("a.charter") == loose)
    #expect(folder.format(check: true, quiet: true).output == path + "\n")
  }

  @Test func machinesGetAList() throws {
    let folder = try Folder(["a.charter": loose, "b.charter": tidy, "c.charter": "vocabulary {\n"])
    let reply = folder.format(as: .json)
    #expect(reply.status == .faulty)
    for line in [
      "\"outcome\": \"changed\"", "\"outcome\": \"unchanged\"", "\"outcome\": \"failed\"",
      "\"code\": \"E0108\"",
    ] {
      #expect(reply.output.contains(line), "\(line)")
    }
    #expect(try folder.read("a.charter") == tidy)
  }

  @Test func aBrokenFileIsLeftAloneAndTheOthersAreNot() throws {
    let broken = "vocabulary  w\nentity E {\n"
    let folder = try Folder(["a.charter": loose, "b.charter": broken])
    let reply = folder.format()
    #expect(reply.status == .faulty)
    #expect(reply.output.hasPrefix("✗ 2 files, 1 changed, 1 left alone\n"))
    #expect(reply.messages.contains("b.charter:2:10"))
    #expect(try folder.read("a.charter") == tidy)
    #expect(try folder.read("b.charter") == broken)
  }

  /// Without a language nobody asks what names mean; with one, a file whose names are not known is left alone.
  @Test func unknownNamesMatterForALanguageOnly() throws {
    let text = "policy p 甲\ndefine   d: boolean = nowhere\n"
    let folder = try Folder(["p.charter": text, "a.charter": loose])
    #expect(folder.format(in: .zh).status == .faulty)
    #expect(try folder.read("p.charter") == text)
    #expect(try folder.read("a.charter") == "词汇 v\n单位 人 person\n")
    #expect(folder.format().status == .success)
    #expect(try folder.read("p.charter") == "policy p 甲\ndefine d: boolean = nowhere\n")
  }

  /// The names of one file are declared where the nearest `charter.yaml` says.
  @Test func namesAreFoundThroughTheProject() throws {
    let folder = try Folder([
      "pack/charter.yaml": "policies: [../words, p.charter]\n",
      "words/v.charter": "vocabulary v 词\nunit 人 person\n",
      "pack/p.charter": "policy p 甲 { uses v }\ndefine d 丁: boolean = 3人 > 2人\n",
    ])
    let file = folder.url.appendingPathComponent("pack/p.charter").path
    let reply = folder.format([file], in: .zh)
    #expect(reply.status == .success, "\(reply.messages)")
    #expect(try folder.read("pack/p.charter") == "政策 p 甲 {\n  使用 词\n}\n定义 d 丁: 是非 = 3人 > 2人\n")
    #expect(try folder.read("words/v.charter").hasPrefix("vocabulary"))
  }

  @Test func standardInputGoesToStandardOutput() {
    let command = FormatCommand(
      .text(Array(loose.utf8)), language: nil, isCheck: false, workingDirectory: nil)
    let invocation = Invocation(language: .en, today: Day(year: 2021, month: 4, day: 20))
    #expect(command.run(invocation).output == tidy)
    let broken = FormatCommand(
      .text(Array("entity {".utf8)), language: nil, isCheck: false, workingDirectory: nil)
    let reply = broken.run(invocation)
    #expect(reply.output == "")
    #expect(reply.status == .faulty)
  }

  @Test func linksAreFollowedAndRightsKept() throws {
    let folder = try Folder(["real/a.charter": loose, "b.charter": tidy])
    let files = FileManager.default
    let real = folder.url.appendingPathComponent("real/a.charter").path
    let link = folder.url.appendingPathComponent("link.charter").path
    try files.setAttributes([.posixPermissions: 0o640], ofItemAtPath: real)
    try files.createSymbolicLink(atPath: link, withDestinationPath: "real/a.charter")
    let other = folder.url.appendingPathComponent("b.charter").path
    let old = Date(timeIntervalSince1970: 1_000_000)
    try files.setAttributes([.modificationDate: old], ofItemAtPath: other)
    #expect(folder.format([link, other]).status == .success)
    #expect(try files.destinationOfSymbolicLink(atPath: link) == "real/a.charter")
    #expect(try folder.read("real/a.charter") == tidy)
    #expect(try files.attributesOfItem(atPath: real)[.posixPermissions] as? Int == 0o640)
    // What has its layout is not touched, and nothing is left beside what was written.
    #expect(try files.attributesOfItem(atPath: other)[.modificationDate] as? Date == old)
    #expect(
      try files.contentsOfDirectory(atPath: folder.url.appendingPathComponent("real").path)
        == ["a.charter"])
  }

  @Test func whatCannotBeWrittenIsSaid() {
    // Whoever runs this, no file can be made in this folder.
    #expect {
      try FileSystem.replace("/proc/version", with: [0x61])
    } throws: { error in
      guard let error = error as? LoadError, case .unwritable = error.problem else { return false }
      return error.message.zh.contains("没有改动")
    }
  }
}
