import CharterDiagnostics
import CharterKit
import CharterRevision
import Foundation
import Testing

/// Two revisions of a small policy, with records and proposals to try them on.
struct RevisionWorld {
  let world: World

  /// Writes a base and a head that differs from it by replacements, each of which must find its text once.
  init(
    _ edits: [(String, String)], base: String = World.policy, proposals: String = Self.proposals,
    registry: String = World.registry
  ) throws {
    var head = base
    for (old, new) in edits {
      let parts = head.components(separatedBy: old)
      try #require(parts.count == 2, "“\(old)” stands \(parts.count - 1) times in the policy")
      head = parts.joined(separator: new)
    }
    try self.init(base: base, head: head, proposals: proposals, registry: registry)
  }

  init(
    base: String, head: String, proposals: String = Self.proposals,
    registry: String = World.registry
  ) throws {
    let project = "policies: p.charter\nregistry: ../registry\nproposals: ../cases\n"
    world = try World([
      "base/p.charter": base, "base/charter.yaml": project, "head/p.charter": head,
      "head/charter.yaml": project, "registry/r.yaml": registry, "cases/c.yaml": proposals,
    ])
  }

  func run(
    _ format: OutputFormat = .text, _ language: Language = .en, top: Int = 20, csv: String? = nil,
    quiet: Bool = false, reversed: Bool = false
  ) -> Reply {
    let (base, head) = (world.path + "/base", world.path + "/head")
    return DiffCommand(
      base: reversed ? head : base, head: reversed ? base : head,
      places: Places(workingDirectory: world.path), top: top, csv: csv
    ).run(World.invocation(format, language, quiet))
  }

  /// The JSON reply.
  func json(reversed: Bool = false) throws -> Report {
    let reply = run(.json, reversed: reversed)
    let value = try JSONSerialization.jsonObject(with: Data(reply.output.utf8))
    return Report(fields: try #require(value as? [String: Any]), status: reply.status)
  }

  /// A reply for machines.
  struct Report {
    let fields: [String: Any]
    let status: CharterKit.ExitStatus

    var weight: String? { fields["weight"] as? String }
    var changes: [[String: Any]] { fields["changes"] as? [[String: Any]] ?? [] }
    var cases: [String: Any] { fields["cases"] as? [String: Any] ?? [:] }
    var flips: [[String: Any]] { cases["flips"] as? [[String: Any]] ?? [] }

    /// `change kind name: part was → is; …`, one a change.
    var told: [String] {
      changes.map { change in
        let details = (change["details"] as? [[String: Any]] ?? []).map { detail in
          "\(detail["part"] ?? "") \(detail["was"] as? String ?? "-") → \(detail["is"] as? String ?? "-")"
        }
        return "\(change["weight"] ?? "") \(change["change"] ?? "") \(change["kind"] ?? "") "
          + "\(change["name"] ?? "")"
          + (details.isEmpty ? "" : ": " + details.joined(separator: "; "))
      }
    }

    /// `before → after (cause changes)`, one a flip.
    var verdicts: [String] {
      flips.map { flip in
        let cause = flip["cause"] as? [String: Any] ?? [:]
        let changes = (cause["changes"] as? [Int] ?? []).map(String.init).joined(separator: ",")
        return
          "\(flip["before"] ?? "") → \(flip["after"] ?? "") (\(cause["kind"] ?? "") \(changes))"
      }
    }
  }

  /// Judged on 2023-01-01 where no date is given; each moves one teacher.
  static let proposals = """
    proposals:
      - {action: rotate, title: 老教师下乡, teacher: t3, to_school: s3}
      - {action: rotate, title: 新教师下乡, teacher: t4, to_school: s3}
      - {action: rotate, title: 教龄不明, teacher: {school: s1, moved: true}, to_school: s3}
    """
}
