import CharterDiagnostics
import CharterKit
import CharterRevision
import CharterTestSupport
import Foundation
import Testing

/// Test files with pieces lost, doubled and overwritten: every run ends, and says what is wrong or what came of it.
@Suite struct HostileTests {
  static let text =
    ExpectationTests.auditCases.prefix(8).reduce("audits:\n") { $0 + "  - \($1.test)\n" }
    + ExpectationTests.subsidyCases.prefix(5).reduce("subsidies:\n") { $0 + "  - \($1.test)\n" }
    + ExpectationTests.proposalCases.prefix(3).reduce("proposals:\n") { $0 + "  - \($1.test)\n" }

  @Test(arguments: 0..<60)
  func everyRunEnds(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var bytes = Array(Self.text.utf8)
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      let start = Int.random(in: 0..<bytes.count - 32, using: &random)
      let stretch = start..<start + Int.random(in: 1...24, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes.removeSubrange(stretch)
      case 1: bytes.insert(contentsOf: bytes[stretch], at: stretch.lowerBound)
      default:
        for index in stretch { bytes[index] = UInt8.random(in: 32...126, using: &random) }
      }
    }
    let world = try World(test: "")
    try Data(bytes).write(to: world.folder.appendingPathComponent("a.test.yaml"))
    let reply = world.test(.text, Bool.random(using: &random) ? .zh : .en, coverage: true)
    #expect(reply.status == .faulty || reply.messages.isEmpty)
    #expect(reply.status != .faulty || !reply.messages.isEmpty)
  }

  /// Values that would steer a terminal stay visible in every report.
  @Test func nothingSteersTheTerminal() throws {
    let world = try World(
      test: """
        name: "\\e[31mred"
        audits: [{title: "\\e[2Jgone", norm: any_moved, expect: not_met}]
        """)
    for format in [OutputFormat.text, .junit, .json] {
      let reply = world.test(format)
      #expect(reply.status == .rejected)
      #expect(!reply.output.contains("\u{1B}"))
    }
    #expect(!world.trace(.markdown).output.contains("\u{1B}"))
  }
}
