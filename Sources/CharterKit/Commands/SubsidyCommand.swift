internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// `charter subsidy`: works out subsidies, itemised, with sums and budgets.
public struct SubsidyCommand: Sendable {
  /// The formats of its results.
  public static let formats = CommandFormats("subsidy", [.text, .json, .markdown, .csv])

  /// The subsidies asked for, in either language, with their policy before a dot where it matters; empty: all.
  public var names: [String]
  /// Where policies and registry are.
  public var places: Places
  /// Whether sums alone are told.
  public var isSummary: Bool
  /// Whether a table begins with the mark by which spreadsheets know UTF-8.
  public var writesByteOrderMark: Bool

  /// A run over subsidies.
  public init(
    names: [String], places: Places, isSummary: Bool = false, writesByteOrderMark: Bool = false
  ) {
    self.names = names
    self.places = places
    self.isSummary = isSummary
    self.writesByteOrderMark = writesByteOrderMark
  }

  /// Loads, works out and reports.
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
    guard let program = workspace.program, !workspace.diagnostics.hasErrors else {
      return invocation.reply(workspace, .faulty, document: SubsidyReport.emptyDocument)
    }
    var wanted: Set<SubsidyID>?
    if !names.isEmpty {
      switch SubsidyNames(program: program, context: invocation.context(workspace)).find(names) {
      case .success(let found): wanted = found
      case .failure(let unknown): return invocation.usage(unknown.words)
      }
    }
    let active = workspace.subsidies(on: invocation.date)
    let chosen = active.filter { wanted?.contains($0) ?? true }
    let dormant = program.subsidies.indices.map { SubsidyID(index: $0) }
      .filter { !active.contains($0) && (wanted?.contains($0) ?? true) }
    var report = SubsidyReport(
      invocation.context(workspace), invocation, chosen, dormant: dormant, isSummary: isSummary,
      writesByteOrderMark: writesByteOrderMark)
    for id in chosen {
      report.begin(id)
      let date = invocation.date
      let total =
        report.tellsPayments
        ? workspace.pay(id, on: date, visit: { report.add($0) }) : workspace.total(of: id, on: date)
      guard let total else { continue }
      if report.asksWhy(total) { _ = workspace.pay(id, on: date, visit: { report.add($0) }) }
      report.end(total)
    }
    switch invocation.format {
    case .json: return invocation.reply(workspace, report.status, document: report.document)
    case .text, .markdown, .csv, .junit, .lcov, .sarif, .github:
      return invocation.reply(workspace, report.status, text: report.text)
    }
  }
}
