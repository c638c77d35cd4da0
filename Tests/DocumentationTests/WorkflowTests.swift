import Foundation
import Testing

/// The workflow and the hook of `Grammar/16-ci.md`, run as far as a machine of one's own can.
@Suite struct WorkflowTests {
  /// A folder with a repository of a small set of policies, gone when it is.
  final class Repository {
    let folder: URL
    private let bin: String

    init() throws {
      folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("charter-\(UUID().uuidString)")
      let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      bin = URL(fileURLWithPath: own).deletingLastPathComponent().path
      try write("policies: p.charter\n", to: "policies/charter.yaml")
      try write(Self.policy, to: "policies/p.charter")
      try write(Self.test, to: "policies/p.test.yaml")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ text: String, to name: String) throws {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }

    func run(_ command: String) throws -> (status: Int32, output: String) {
      let shell = Process()
      shell.executableURL = URL(fileURLWithPath: "/bin/bash")
      shell.arguments = ["-c", command]
      shell.currentDirectoryURL = folder
      shell.environment = [
        "PATH": "\(bin):/usr/bin:/bin", "LANG": "zh_CN.UTF-8", "HOME": folder.path,
        "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a",
        "GIT_COMMITTER_EMAIL": "a@example.org", "GIT_CONFIG_NOSYSTEM": "1",
        "GITHUB_BASE_REF": "main",
      ]
      let pipe = Pipe()
      shell.standardOutput = pipe
      shell.standardError = pipe
      try shell.run()
      let output = pipe.fileHandleForReading.readDataToEndOfFile()
      shell.waitUntilExit()
      return (shell.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    static let policy = """
      词汇 学校词汇

      实体 学校 {
        学生数: 整数
      }

      行动 停办 {
        学校: 学校
      }

      政策 停办办法 {
        使用 学校词汇
      }

      规则 规模 适用 停办 {
        要求 学校.学生数 < 100
      }

      """

    static let test = """
      登记: {学校: [{id: a, 学生数: 3}, {id: b, 学生数: 300}]}
      提案:
        - {行动: 停办, 日期: 2023-01-02, 学校: a, 预期: {结论: 准予}}
        - {行动: 停办, 日期: 2023-01-02, 学校: b, 预期: {结论: 不予}}

      """
  }

  private static let page = Page.all.first { $0.name == "16-ci.md" }

  private func block(_ word: String) throws -> Page.Block {
    try #require(Self.page?.blocks.first { $0.words.contains(word) })
  }

  /// The shell of the workflow's steps, by their names.
  private func steps() throws -> [(name: String, command: String)] {
    var steps: [(String, String)] = []
    var name = ""
    for line in try block("workflow").body.split(separator: "\n") {
      let text = line.trimmingCharacters(in: .whitespaces)
      if text.hasPrefix("- name: ") { name = String(text.dropFirst(8)) }
      if text.hasPrefix("run: ") { steps.append((name, String(text.dropFirst(5)))) }
    }
    return steps
  }

  @Test func stepsPassOnSoundPolicies() throws {
    let repository = try Repository()
    let steps = try steps()
    #expect(steps.count >= 5)
    let base =
      "git init -q -b main . && git add -A && git commit -qm base && git update-ref refs/remotes/origin/main HEAD"
    #expect(try repository.run(base).status == 0)
    try repository.write(
      Repository.policy.replacingOccurrences(of: "100", with: "200"), to: "policies/p.charter")
    #expect(try repository.run("git commit -qam change").status == 0)
    for step in steps {
      let result = try repository.run(step.command)
      #expect(result.status == 0, "\(step.name): \(result.output)")
    }
    for file in ["tests.xml", "charter.sarif"] {
      #expect(FileManager.default.fileExists(atPath: repository.folder.path + "/" + file))
    }
    let comment = try repository.run("cat comment.md").output
    #expect(comment.contains("200"), "\(comment)")
  }

  /// What is wrong in the policy, and the first step that fails of it.
  @Test(arguments: [
    ("学生数 < 100", "学生数 < 班级数", "检查政策"),
    ("学生数 < 100", "学生数 < 100 或 学校.学生数 > 50", "检查政策"),
    ("  要求", "     要求", "检查排版"),
    ("学生数 < 100", "学生数 < 1000", "检查政策"),
  ])
  func aStepFailsOtherwise(_ old: String, _ new: String, _ failing: String) throws {
    let repository = try Repository()
    try repository.write(
      Repository.policy.replacingOccurrences(of: old, with: new), to: "policies/p.charter")
    let failed = try steps().filter { $0.name != "改动说明" }.first {
      try repository.run($0.command).status != 0
    }
    #expect(failed?.name == failing)
  }

  @Test func theHookRefusesABadChange() throws {
    let repository = try Repository()
    let setUp = try repository.run("git init -q . && git add -A && git commit -qm start")
    #expect(setUp.status == 0, "\(setUp.output)")
    try repository.write(try block("pre-commit").body, to: ".git/hooks/pre-commit")
    #expect(try repository.run("chmod +x .git/hooks/pre-commit").status == 0)

    try repository.write(
      Repository.policy.replacingOccurrences(of: "100", with: "200"), to: "policies/p.charter")
    let good = try repository.run("git commit -qam good")
    #expect(good.status == 0, "\(good.output)")
    // What is committed is looked at, not what lies beside it.
    try repository.write(
      Repository.policy.replacingOccurrences(of: "学校.学生数", with: "学校.人数"),
      to: "policies/p.charter")
    #expect(try repository.run("git commit -q --allow-empty -m nothing").status == 0)
    let bad = try repository.run("git commit -qam bad")
    #expect(bad.status != 0 && bad.output.contains("E0302"), "\(bad.output)")
    #expect(try repository.run("git log --oneline").output.split(separator: "\n").count == 3)
    try repository.write(
      Repository.policy.replacingOccurrences(of: "  要求", with: "      要求"),
      to: "policies/p.charter")
    let untidy = try repository.run("git commit -qam untidy")
    #expect(untidy.status != 0 && untidy.output.contains("charter fmt"), "\(untidy.output)")
  }
}
