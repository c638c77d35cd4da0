import CharterDiagnostics
import CharterKit
import Foundation
import Testing

/// `charter repl`: a conversation, line by line.
@Suite struct ReplTests {
  private static func session(_ language: Language = .en) throws -> ReplSession {
    let invocation = Invocation(
      language: language, asOf: Day("2021-04-20"), today: Day(year: 2021, month: 4, day: 20))
    var session = ReplSession(places: Places(), invocation: invocation)
    #expect(session.start() == nil)
    return session
  }

  @Test(
    arguments: [
      ("1 + 2", "3\n"), ("1 ＋ 2", "3\n"), ("", ""), ("   ", ""),
      (":type 100元/月 * 12月", "integer in yuan\n"), ("：类型 今日", "date\n"),
      (":as-of", "today = 2021-04-20\n"), (":as-of 2021年5月1日", "today = 2021-05-01\n"),
      (":names nothing", "There is no such name.\n"), ("若 1 < 2 则 “是” 另 “否”", "“是”\n"),
    ])
  func answers(_ line: String, _ answer: String) throws {
    var session = try Self.session()
    let turn = session.take(line)
    #expect(turn.messages.isEmpty && !turn.isOver, "\(turn.messages)")
    // What quotes a text is a matter of the report.
    #expect(
      turn.output.replacing("“", with: "").replacing("”", with: "")
        == answer.replacing("“", with: "").replacing("”", with: ""))
  }

  @Test func openBracketsAskForMore() throws {
    var session = try Self.session()
    #expect(session.prompt == "charter> ")
    #expect(session.take("(1 +").output.isEmpty)
    #expect(session.prompt == "  … ")
    #expect(session.take("  2) * [").output.isEmpty)
    session.interrupt()
    #expect(session.prompt == "charter> ")
    #expect(session.take("（1 +").output.isEmpty)
    #expect(session.take("2）").output == "3\n")
    // An empty line ends what is never closed.
    #expect(session.take("(1").messages.isEmpty)
    #expect(session.take("").messages.contains("E0109"))
    #expect(session.take("(2").output.isEmpty)
    #expect(session.finish().messages.contains("E0109"))
    #expect(session.finish().messages.isEmpty)
  }

  @Test func mistakesAreToldOnceAndForgotten() throws {
    var session = try Self.session(.zh)
    let wrong = session.take("2元 + 3人")
    #expect(wrong.output.isEmpty && wrong.messages.contains("E0304"))
    #expect(wrong.messages.contains("expression:1:7"))
    let right = session.take("2元 + 3元")
    #expect(right.output == "5元\n" && right.messages.isEmpty)
    #expect(session.take(":什么").messages.contains("没有 :什么 这个命令"))
    #expect(session.take("：日期 昨天").messages.contains("2021年4月20日"))
    #expect(session.take(":帮助").output.contains(":重读"))
    #expect(session.take(":退出").isOver)
  }

  @Test func filesAreReadAgain() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "charter-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "p.charter").path
    func write(_ text: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path)) }
    try write("policy p\nparameter limit 上限: integer = 3\ndefine twice 两倍(n: integer) = 2 * n\n")
    let invocation = Invocation(language: .en, today: Day(year: 2021, month: 4, day: 20))
    var session = ReplSession(places: Places(policies: [path]), invocation: invocation)
    #expect(session.start() == nil)
    #expect(session.take("twice(limit)").output == "6\n")
    #expect(session.take("两倍(上限)").output == "6\n")
    #expect(session.take(":names tw").output.contains("twice 两倍"))
    #expect(session.take(":names 上").output.contains("parameter  integer"))
    try write("policy p\nparameter limit 上限: integer = \n")
    let broken = session.take(":reload")
    #expect(broken.messages.contains("E0108") && broken.messages.contains("stays"))
    #expect(session.take("limit").output == "3\n")
    try write("policy p\nparameter limit 上限: integer = 4\n")
    #expect(session.take(":reload").output == "Read again.\n")
    #expect(session.take("limit").output == "4\n")
    var lost = ReplSession(places: Places(policies: ["/nonexistent"]), invocation: invocation)
    #expect(lost.start()?.status == .faulty)
  }

  @Test func aPipeHasNoPrompt() throws {
    let world = try CommandTests.World()
    let result = try world.run(
      ["repl", "--language", "en"], input: "1 +\n2 * 3\r\n:type 1/2\n(4\n+ 5)\n:quit\n6\n")
    #expect(result.status == 0)
    #expect(result.output == "6\nnumber\n9\n")
    #expect(result.messages.hasPrefix("E0108") && !result.messages.contains("charter>"))
    #expect(try world.run(["repl", "--language", "en"], input: "7").output == "7\n")
    #expect(try world.run(["repl", "--policies", "nowhere"], input: "7\n").status == 2)
  }
}
