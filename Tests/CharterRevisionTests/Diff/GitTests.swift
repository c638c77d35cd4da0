import CharterDiagnostics
import CharterKit
import CharterRevision
import Foundation
import Testing

/// Revisions out of a real repository.
@Suite struct GitTests {
  /// A repository with a commit and a tag `v1`, a second commit on top, and an edit that is not committed.
  final class Repository {
    let world: World

    init() throws {
      world = try World([
        "rules/charter.yaml": "policies: [p.charter, ../shared]\nregistry: registry\n",
        "rules/p.charter": "", "shared/v.charter": "", "shared/.hidden/broken.charter": "nonsense",
        "rules/registry/r.yaml": World.registry, "rules/cases.yaml": RevisionWorld.proposals,
      ])
      let parts = World.policy.components(separatedBy: "policy district_rules")
      try world.write(parts[0], to: "shared/v.charter")
      try write(3)
      try git("init", "-q", "-b", "main")
      try git("add", "-A")
      try commit("one")
      try git("tag", "v1")
      try write(5)
      try git("add", "-A")
      try commit("two")
      try write(13)
    }

    private func write(_ years: Int) throws {
      let parts = World.policy.components(separatedBy: "policy district_rules")
      let policy =
        "policy district_rules"
        + parts[1].replacingOccurrences(of: "{ title", with: "{ uses districts title")
      try world.write(
        policy.replacingOccurrences(
          of: "years >= 3 otherwise", with: "years >= \(years) otherwise"),
        to: "rules/p.charter")
    }

    func commit(_ message: String) throws {
      try git(
        "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-q", "--allow-empty",
        "-m", message)
    }

    func git(_ arguments: String...) throws {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = ["git"] + arguments
      process.currentDirectoryURL = world.folder
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0, "git \(arguments)")
    }

    func diff(
      _ base: String, _ head: String? = nil, policies: [String] = [], in folder: String = "/rules"
    ) -> Reply {
      DiffCommand(
        base: base, head: head,
        places: Places(policies: policies, workingDirectory: world.path + folder)
      ).run(World.invocation(.text, .en, false))
    }
  }

  @Test(arguments: [
    ("v1", nil, "3 → 13"), ("v1", "HEAD", "3 → 5"), ("v1..HEAD", nil, "3 → 5"),
    ("v1..", nil, "3 → 13"), ("HEAD", nil, "5 → 13"), ("HEAD~1..main", nil, "3 → 5"),
    ("v1...main", nil, "3 → 5"), ("main", "v1", "5 → 3"),
  ])
  func revisionsAreRead(_ example: (base: String, head: String?, told: String)) throws {
    let reply = try Repository().diff(example.base, example.head)
    #expect(reply.status == .rejected, "\(reply.messages)")
    #expect(reply.output.contains("requirement long: \(example.told)"))
  }

  @Test func theWorkingTreeIsTheHead() throws {
    let reply = try Repository().diff("v1")
    #expect(reply.output.hasPrefix("Comparing v1 → the working tree\n"))
    #expect(reply.output.contains("permitted → rejected"))
  }

  @Test func aRevisionDoesNotDifferFromItself() throws {
    let repository = try Repository()
    #expect(repository.diff("v1", "v1").status == .success)
    #expect(repository.diff("HEAD~1..v1").status == .success)
  }

  @Test func policiesCanBeNamed() throws {
    let repository = try Repository()
    let paths = ["rules/p.charter", "shared/v.charter"]
    #expect(repository.diff("v1..main", policies: paths, in: "").output.contains("3 → 5"))
    let absolute = paths.map { repository.world.path + "/" + $0 }
    #expect(repository.diff("v1..main", policies: absolute, in: "").output.contains("3 → 5"))
  }

  @Test(arguments: ["nosuch", "--help", "-p", "main:rules", "v1^{tree}", "HEAD~99", "a b", ""])
  func unknownRevisionsAreNamed(_ name: String) throws {
    let reply = try Repository().diff(name, "v1")
    #expect(reply.status == .faulty)
    #expect(reply.messages.contains("no revision of that name"))
    #expect(reply.messages.contains("“\(name)”"))
  }

  @Test func outsideOfARepositoryThatIsSaid() throws {
    let world = try World(["charter.yaml": "policies: p.charter\n", "p.charter": World.policy])
    let reply = DiffCommand(
      base: "main", head: nil, places: Places(workingDirectory: world.path)
    ).run(World.invocation(.text, .zh, false))
    #expect(reply.status == .faulty)
    #expect(reply.messages.contains("不在 git 仓库里"))
  }

  @Test func aBrokenRevisionIsNamed() throws {
    let repository = try Repository()
    try repository.world.write("policy x {", to: "rules/p.charter")
    try repository.git("add", "-A")
    try repository.commit("broken")
    let reply = repository.diff("v1..main")
    #expect(reply.status == .faulty)
    #expect(reply.messages.hasPrefix("HEAD, main, cannot be compared:"))
    #expect(reply.messages.contains("main:rules/p.charter:1"))
  }
}
