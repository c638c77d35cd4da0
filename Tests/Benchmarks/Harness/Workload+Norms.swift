import CharterDiagnostics
import CharterKit
import CharterSemantics

extension Workload {
  /// Many norms of one text.
  static let norms = [
    Workload(name: "norms", unit: "norms", summary: "norms parsed and checked, --count of them") {
      setting throws(Fault) in
      let counts = try setting.expected("norms.counts").split(separator: ",").compactMap { Int($0) }
      guard let count = setting.count ?? counts.first, counts.contains(count) else {
        throw Fault("--count is one of \(counts)")
      }
      let name = "\(setting.folder)/norms/\(count).charter"
      let bytes = try Setting.read(name)
      return Job(count: count, expected: "\(count)") {
        var workspace = Workspace()
        workspace.loadPolicies(texts: [SourceText(name: name, bytes: bytes)])
        return workspace.program.map { "\($0.norms.count)" } ?? "faulty"
      }
    }
  ]
}
