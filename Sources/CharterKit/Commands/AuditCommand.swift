internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// `charter audit`: evaluates every quota and rule on the registry whose policy is in force.
public struct AuditCommand: Sendable {
  /// The formats of its results.
  public static let formats = CommandFormats(
    "audit", [.text, .json, .markdown, .csv, .junit, .sarif, .github])

  /// Where policies and registry are.
  public var places: Places
  /// Whether subjects that give no cause to act are listed too, however many there are.
  public var showsAll: Bool
  /// Whether a table begins with the mark by which spreadsheets know UTF-8.
  public var writesByteOrderMark: Bool

  /// An audit of a registry.
  public init(places: Places, showsAll: Bool = false, writesByteOrderMark: Bool = false) {
    self.places = places
    self.showsAll = showsAll
    self.writesByteOrderMark = writesByteOrderMark
  }

  /// Loads, evaluates and reports.
  public func run(_ invocation: Invocation) -> Reply {
    if let refusal = Self.formats.refusal(invocation) { return refusal }
    if writesByteOrderMark, invocation.format != .csv { return invocation.usage(onlyTables) }
    let workspace = Workspace.load(places, cores: invocation.cores)
    guard workspace.hasPolicyPlaces || workspace.diagnostics.hasErrors else {
      return invocation.usage(noPolicies)
    }
    guard workspace.hasRegistryPlaces || workspace.diagnostics.hasErrors else {
      return invocation.usage(noRegistry)
    }
    guard !workspace.diagnostics.hasErrors else {
      return invocation.reply(workspace, .faulty, document: AuditReport.emptyDocument)
    }
    var report = AuditReport(
      invocation.context(workspace), invocation, showsAll: showsAll,
      writesByteOrderMark: writesByteOrderMark)
    workspace.audit(
      workspace.auditedNorms(on: invocation.date), on: invocation.date, visitor: &report)
    let status = report.tally.status
    switch invocation.format {
    case .json: return invocation.reply(workspace, status, document: report.document)
    case .sarif, .github, .junit:
      return invocation.reply(workspace, status) {
        report.findings?.findings ?? []
      } text: {
        JUnitDocument(name: "charter audit").text(report.findings?.suites ?? [])
      } json: {
        []
      }
    case .text, .markdown, .csv, .lcov:
      return invocation.reply(workspace, status, text: report.text)
    }
  }
}

let noRegistry = Words(
  zh: "没有给出登记：请用 --registry 指明文件夹，或在 charter.yaml 里写明。",
  en: "no registry is given: name its folder with --registry, or in a charter.yaml.")

let onlyTables = Words(
  zh: "--bom 只用于 --format csv。", en: "--bom goes with --format csv only.")
