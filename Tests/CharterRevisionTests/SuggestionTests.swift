import CharterDiagnostics
import CharterKit
import CharterRevision
import Foundation
import Testing

/// The tests that are lacking, as a file that passes as it stands.
@Suite struct SuggestionTests {
  @Test(arguments: [Language.zh, .en])
  func theFilePassesAndLeavesNothing(_ language: Language) throws {
    let world = try MutationTests.world()
    let reply = MutationTests.run(world, .text, language, suggests: true)
    #expect(reply.status == .success)
    for students in [2999, 3000, 3001, 1999, 2000, 2001] {
      #expect(reply.output.contains("students: \(students),"), "\(students)")
    }
    try world.write(reply.output, to: "more.test.yaml")
    let tests = world.test()
    #expect(tests.status == .success, "\(tests.messages)\(tests.output)")
    #expect(tests.output.contains("more.test.yaml"))
    // Nothing is lacking then, and no boundary may be mistaken.
    let again = MutationTests.run(world, .text, language, suggests: true)
    #expect(!again.output.contains("proposals:"), "\(again.output)")
    let survivors = try MutationTests.survivors(MutationTests.run(world, .json))
    #expect(!survivors.contains { $0.text.hasPrefix("comparison") || $0.text.hasPrefix("figure") })
  }

  @Test func whatCannotBeFoundIsSaid() throws {
    let policy = MutationTests.policy.replacingOccurrences(
      of: "when school.boarding",
      with: "when school.boarding and school.students > 9000人 and not school.boarding")
    let reply = MutationTests.run(
      try MutationTests.world(policy), .text, .en, suggests: true)
    #expect(reply.output.contains("# No such case was found by changing one fact:"))
    #expect(reply.output.contains("boarding_school"))
  }
}
