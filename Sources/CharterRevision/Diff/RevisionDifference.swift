import CharterData
import CharterDiagnostics
import CharterKit
import CharterSemantics
import CharterValues

/// All that `charter diff` found.
struct RevisionDifference {
  var base: LoadedSide
  var head: LoadedSide
  let comparison: ProgramComparison
  let date: CalendarDate
  /// Files of proposals that both revisions were tried on.
  var proposalPlaces: [String] = []
  var registryPlaces: [String] = []
  /// `nil`: nothing of substance changed, so no case can be decided otherwise.
  var cases: CaseComparison?
  var state: StateComparison?
  var subsidies: SubsidyComparison?
  /// Why records could not be read under one revision alone.
  var registryProblems: [(side: Side, words: Words, place: String)] = []
  /// Whether something is wrong with the data themselves.
  private(set) var isFaulty = false

  init(base: LoadedSide, head: LoadedSide, comparison: ProgramComparison, date: CalendarDate) {
    self.base = base
    self.head = head
    self.comparison = comparison
    self.date = date
  }

  /// The heaviest change; `nil`: the revisions are equal but for layout, if anything.
  var weight: Weight? { comparison.weight }

  /// Whether the texts differ though nothing that they say does.
  var differsInLayout: Bool {
    let texts = { (workspace: Workspace) in
      workspace.sources.texts.filter { $0.name.hasSuffix(".charter") }.map(\.bytes)
        .sorted { $0.lexicographicallyPrecedes($1) }
    }
    return texts(base.workspace) != texts(head.workspace)
  }

  /// Tries both revisions on records and proposals, where a change of substance makes that worth while.
  mutating func compareCases(
    _ data: DiffData, registry: [String], proposals: [String], invocation: Invocation
  ) {
    guard weight == .substance else { return }
    registryPlaces = data.registry(registry)
    let files = data.proposals(proposals, &head.workspace)
    proposalPlaces = files.map(\.path)
    isFaulty = head.workspace.diagnostics.hasErrors
    guard !isFaulty, loadRegistry() else { return }
    var cases = CaseComparison()
    cases.compare(
      files, comparison, base: &base.workspace, head: &head.workspace, on: date
    ) { done, path in
      invocation.progress?(Progress(task: Words(path), done: done))
    }
    // What cannot be read under either revision is wrong in itself.
    isFaulty = isFaulty || cases.unreadable.contains { $0.problems.count > 1 }
    self.cases = cases
    guard !registryPlaces.isEmpty else { return }
    var state = StateComparison()
    state.compare(
      comparison, base: base.workspace.registry, head: head.workspace.registry, on: date)
    self.state = state
    var subsidies = SubsidyComparison()
    subsidies.compare(
      comparison, base: base.workspace.registry, head: head.workspace.registry, on: date)
    self.subsidies = subsidies
  }

  /// Reads the records under both revisions; whether both can.
  private mutating func loadRegistry() -> Bool {
    guard !registryPlaces.isEmpty else { return true }
    base.workspace.loadRegistry(registryPlaces)
    head.workspace.loadRegistry(registryPlaces)
    for (side, workspace) in [(Side.base, base.workspace), (.head, head.workspace)] {
      guard let first = workspace.diagnostics.sorted().first(where: { $0.severity == .error })
      else { continue }
      let place = workspace.sources.location(of: first.span)
      let name = workspace.sources[first.span.source].name
      registryProblems.append((side, first.message, "\(name):\(place.line)"))
    }
    isFaulty = registryProblems.count > 1
    return registryProblems.isEmpty
  }

  /// What is wrong with the data under the head, where they are to blame.
  func messages(_ invocation: Invocation) -> String {
    guard isFaulty, invocation.format != .json else { return "" }
    return invocation.messages(head.workspace.diagnostics.sorted(), head.workspace.sources)
  }
}
