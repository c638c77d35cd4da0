internal import CharterColumns
public import CharterData
public import CharterDiagnostics
public import CharterSemantics
package import CharterSyntax

/// Where a run finds its policies and its registry.
public struct Places: Sendable {
  /// Files and folders of policies.
  public var policies: [String]
  /// Files and folders of registry data.
  public var registry: [String]
  /// Files and folders of the office's cases, where a project file names them.
  public var proposals: [String]
  /// The folder above which `charter.yaml` is looked for where both lists are empty.
  public var workingDirectory: String?

  /// Names the places.
  public init(
    policies: [String] = [], registry: [String] = [], proposals: [String] = [],
    workingDirectory: String? = nil
  ) {
    self.policies = policies
    self.registry = registry
    self.proposals = proposals
    self.workingDirectory = workingDirectory
  }
}

/// Policies and a registry, loaded and checked, with everything that was noticed on the way.
///
/// Loading never throws: a file that cannot be read is a diagnostic among the others.
public struct Workspace: Sendable {
  /// Every text read so far.
  public private(set) var sources = SourceCollection()
  /// What was noticed, in the order of the texts.
  public private(set) var diagnostics: [Diagnostic] = []
  /// The policies; `nil` where something in them is wrong, or none was found.
  public private(set) var program: Program?
  /// The records; empty until ``loadRegistry(_:)``.
  public private(set) var registry = Registry()
  /// How many policy files were read.
  public private(set) var policyFileCount = 0
  /// Whether there was any place to look for policies.
  public private(set) var hasPolicyPlaces = false
  /// Whether there was any place to look for records.
  public private(set) var hasRegistryPlaces = false
  /// The policies' trees, for what is checked later against them.
  package private(set) var trees: [SyntaxTree] = []
  /// What comments in the policies let stand.
  package private(set) var allowances: [Allowance] = []
  /// How many threads bulk work may run on; no result depends on it.
  public var cores = 1
  /// What the policies' check noticed, let stand or not.
  private var found: [Diagnostic] = []
  /// The findings that they let stand, in the order of the texts.
  package private(set) var silenced: [SilencedDiagnostic] = []
  /// Whether records may be missing from the registry because something was wrong with its files.
  private var lacksRecords = false
  /// The norms that expectations may name; `nil`: not asked for yet.
  private var norms: NormCatalogue?

  /// Nothing loaded yet.
  public init() {}

  /// Loads policies and registry; without either, from the nearest `charter.yaml`.
  ///
  /// - Parameters:
  ///   - places: where they are.
  ///   - cores: how many threads bulk work may run on.
  /// - Returns: what was loaded, with what was noticed.
  public static func load(_ places: Places, cores: Int = 1) -> Workspace {
    var workspace = Workspace()
    workspace.cores = cores
    let places = workspace.resolve(places)
    workspace.loadPolicies(places.policies)
    workspace.loadRegistry(places.registry)
    return workspace
  }

  /// The places as given, or those that `charter.yaml` names.
  public mutating func resolve(_ places: Places) -> Places {
    guard places.policies.isEmpty, places.registry.isEmpty, let here = places.workingDirectory,
      let path = ProjectFile.path(above: here)
    else { return places }
    let folder = path.dropLast(ProjectFile.name.count + 1)
    guard let named = resolve(project: path, in: folder == here ? "" : String(folder)) else {
      return places
    }
    return Places(
      policies: named.policies, registry: named.registry, proposals: named.proposals,
      workingDirectory: here)
  }

  /// What a project file says; `nil` where it cannot be read.
  package mutating func readProject(_ path: String) -> ProjectLayout? {
    read(path).map { readProject($0.0) }
  }

  /// What a project file says whose text was read before.
  package mutating func readProject(text: SourceText) -> ProjectLayout {
    readProject(sources.add(text))
  }

  private mutating func readProject(_ id: SourceID) -> ProjectLayout {
    let file = Pipeline.loadProject(id, in: sources)
    diagnostics += file.diagnostics
    return file.value
  }

  /// Reads the proposals of a file for what they propose: what tests expect is not looked at.
  ///
  /// - Parameters:
  ///   - path: a file of proposals or tests.
  ///   - isNamed: whether somebody named the file itself; else one without the key `proposals` has none.
  /// - Returns: the file, `nil` where it is broken or has none; and what is wrong with it, which is not noted.
  package mutating func loadCases(
    _ path: String, isNamed: Bool
  ) -> (file: ProposalFile?, problems: [Diagnostic]) {
    guard let program else { return (nil, []) }
    let known = diagnostics
    defer { diagnostics = known }
    guard let (id, text) = read(path) else { return (nil, Array(diagnostics[known.count...])) }
    guard isNamed || SourceFiles.holdsProposals(text.bytes) else { return (nil, []) }
    let loaded = Pipeline.loadProposals(
      id, in: sources, schema: program.schema, registry: registry, norms: nil)
    return loaded.diagnostics.hasErrors ? (nil, loaded.diagnostics) : (loaded.value, [])
  }

  /// The places that a project file names; `nil` where it cannot be read.
  ///
  /// - Parameters:
  ///   - path: the project file.
  ///   - folder: its folder, before each relative path in it; empty: the working directory.
  /// - Returns: the places, by paths from the working directory.
  package mutating func resolve(project path: String, in folder: String) -> Places? {
    guard let file = readProject(path) else { return nil }
    let resolved = { (path: String) in
      path.hasPrefix("/") || folder.isEmpty ? path : "\(folder)/\(path)"
    }
    return Places(
      policies: file.policies.map(resolved), registry: file.registry.map(resolved),
      proposals: file.proposals.map(resolved))
  }

  /// Reads and checks policies; they make one program.
  public mutating func loadPolicies(_ paths: [String]) {
    hasPolicyPlaces = !paths.isEmpty
    guard hasPolicyPlaces else { return }
    let files = readAll(paths, for: .policies)
    if files.isEmpty, !diagnostics.hasErrors { reportNothing(in: paths, kind: .policies) }
    check(files)
  }

  /// Reads policies, each file by itself: nothing is checked across them.
  mutating func readPolicies(_ paths: [String]) -> [SyntaxTree] {
    hasPolicyPlaces = true
    let files = readAll(paths, for: .policies)
    if files.isEmpty, !diagnostics.hasErrors { reportNothing(in: paths, kind: .policies) }
    return files.map { parse($0.0, $0.1) }
  }

  /// The policy files of some places that are not among others, by any path.
  mutating func policyFiles(_ paths: [String], besides known: [String]) -> [String] {
    guard !paths.isEmpty else { return [] }
    var failures: [LoadError] = []
    let files = known.filter { $0 != "-" }
    let found = SourceFiles.find(files + paths, for: .policies, failures: &failures)
    for failure in failures { report(failure) }
    let own = Set(SourceFiles.find(files, for: .policies, failures: &failures))
    return found.filter { !own.contains($0) }
  }

  /// Reads a policy given as a text by itself.
  mutating func readPolicy(text: SourceText) -> SyntaxTree {
    hasPolicyPlaces = true
    return parse(sources.add(text), text)
  }

  private mutating func parse(_ id: SourceID, _ text: SourceText) -> SyntaxTree {
    let parsed = Pipeline.parse(id, text)
    note(parsed.diagnostics)
    return parsed.value
  }

  /// Checks policies given as texts; they make one program.
  public mutating func loadPolicies(texts: [SourceText]) {
    hasPolicyPlaces = true
    check(texts.map { (sources.add($0), $0) })
  }

  private mutating func check(_ files: [(SourceID, SourceText)]) {
    guard !files.isEmpty else { return }
    var reported: [Diagnostic] = []
    for (id, text) in files {
      let parsed = Pipeline.parse(id, text)
      reported += parsed.diagnostics
      trees.append(parsed.value)
      let allowed = parsed.value.allowances
      allowances += allowed.value
      reported += allowed.diagnostics
    }
    policyFileCount += files.count
    let checked = Pipeline.check(trees, after: diagnostics + reported)
    found = reported + checked.diagnostics
    let silencing = Silencing(found, allowances: allowances)
    diagnostics += silencing.told
    silenced = silencing.silenced
    program = diagnostics.hasErrors ? nil : checked.value
  }

  /// The program that the policies would make with another text in the place of one; `nil`: it has an error.
  ///
  /// - Parameters:
  ///   - source: the policy file whose text is another.
  ///   - bytes: that text.
  /// - Returns: the program, checked against all other files.
  package func program(replacing source: SourceID, by bytes: [UInt8]) -> Program? {
    let parsed = Pipeline.parse(source, SourceText(name: sources[source].name, bytes: bytes))
    if parsed.diagnostics.hasErrors { return nil }
    let trees = self.trees.map { $0.source == source ? parsed.value : $0 }
    let checked = Pipeline.check(trees, after: parsed.diagnostics)
    return checked.diagnostics.hasErrors ? nil : checked.value
  }

  /// Adds what deserves a second look in policies without an error: warnings that `charter validate` alone gives.
  ///
  /// - Parameters:
  ///   - others: warnings at places of the policies that a later room found.
  ///   - unlooked: kinds of findings that nothing looked for, so that it is not known whether an allowance is of use.
  package mutating func lint(with others: [Diagnostic] = [], unlooked: Set<DiagnosticCode> = []) {
    guard let program else { return }
    let more = Pipeline.lint(program, trees) + others
    let before = Set(found)
    let silencing = Silencing(found + more, allowances: allowances)
    diagnostics += silencing.told.filter { !before.contains($0) }
    diagnostics += silencing.unused { !unlooked.contains($0) }
    silenced = silencing.silenced
  }

  /// Reads a registry for the program; without a program there is nothing to read it by.
  public mutating func loadRegistry(_ paths: [String]) {
    guard !paths.isEmpty else { return }
    hasRegistryPlaces = true
    var files = readAll(paths, for: .registry)
    // Proposals kept beside a registry are no part of it, unless a file is named itself.
    let named = Set(paths)
    files.removeAll {
      !named.contains($0.1.name) && !isTable($0.1.name) && SourceFiles.holdsProposals($0.1.bytes)
    }
    if files.isEmpty, !diagnostics.hasErrors { reportNothing(in: paths, kind: .registry) }
    load(files.map(\.0))
  }

  /// Reads a registry given as texts.
  public mutating func loadRegistry(texts: [SourceText]) {
    hasRegistryPlaces = true
    load(texts.map { sources.add($0) })
  }

  private mutating func load(_ files: [SourceID]) {
    guard let program else { return }
    lacksRecords = diagnostics.hasErrors
    let loaded = Pipeline.loadRegistry(
      files, in: sources, schema: program.schema, workers: .threads(cores))
    note(loaded.diagnostics)
    lacksRecords = diagnostics.hasErrors
    registry = loaded.value
  }

  /// Reads one file of proposals; `nil` where something in it is wrong.
  ///
  /// Every file starts from the registry as loaded.
  public mutating func loadProposals(_ path: String) -> ProposalFile? {
    if SourceFiles.isSpreadsheet(path), (try? FileSystem.kind(of: path)) != nil {
      report(LoadError(path, .spreadsheetOfProposals))
      return nil
    }
    return read(path).flatMap { loadProposals($0.0) }
  }

  /// Reads proposals given as a text.
  public mutating func loadProposals(text: SourceText) -> ProposalFile? {
    loadProposals(sources.add(text))
  }

  private mutating func loadProposals(_ id: SourceID) -> ProposalFile? {
    guard let program else { return nil }
    let norms = self.norms ?? NormCatalogue(program)
    self.norms = norms
    let loaded = Pipeline.loadProposals(
      id, in: sources, schema: program.schema, registry: registry, norms: norms)
    note(loaded.diagnostics)
    return loaded.diagnostics.hasErrors ? nil : loaded.value
  }

  /// The same, with nothing noticed yet: for what is asked later and should tell of itself alone.
  var forgettingDiagnostics: Workspace {
    var copy = self
    copy.diagnostics = []
    return copy
  }

  /// Checks expressions against the program: each is there, or the first code that says why not.
  public mutating func loadExpressions(
    _ texts: [String]
  ) -> [Result<CheckedExpression, ExpressionError>] {
    let trees = texts.enumerated().map { index, text in
      let name = texts.count == 1 ? "expression" : "expression-\(index + 1)"
      let source = SourceText(name: name, text: text)
      return Pipeline.parseExpression(sources.add(source), source)
    }
    let sound = trees.filter { !$0.diagnostics.hasErrors }.map(\.value)
    var checked = Pipeline.check(sound, against: self)[...]
    return trees.map { tree in
      let found: [Diagnostic]
      var expression: CheckedExpression?
      if tree.diagnostics.hasErrors {
        found = tree.diagnostics
      } else if let result = checked.popFirst() {
        found = tree.diagnostics + result.diagnostics
        expression = result.value
      } else {
        found = tree.diagnostics
      }
      diagnostics += found
      // The last resort, where nothing was reported.
      let code = found.sorted().first { $0.severity == .error }?.code ?? .notUnderstood
      return expression.map { .success($0) } ?? .failure(ExpressionError(code: code))
    }
  }

  /// Adds what a later step noticed.
  ///
  /// What a registry lacks since a file of it could not be read, or is broken, has been said; references into it
  /// are not to blame.
  package mutating func note(_ found: [Diagnostic]) {
    diagnostics += found.filter { !lacksRecords || $0.code != .danglingReference }
  }

  // MARK: Reading

  private mutating func readAll(
    _ paths: [String], for purpose: SourceFiles.Purpose
  ) -> [(SourceID, SourceText)] {
    var failures: [LoadError] = []
    let files = SourceFiles.find(paths, for: purpose, failures: &failures)
    for failure in failures { report(failure) }
    return files.compactMap { read($0) }
  }

  private mutating func read(_ path: String) -> (SourceID, SourceText)? {
    do throws(LoadError) {
      var bytes = try FileSystem.read(path)
      if isTable(path) { bytes = try decodeTable(bytes, path) }
      let text = SourceText(name: path, bytes: bytes)
      return (sources.add(text), text)
    } catch {
      report(error)
      return nil
    }
  }

  private func decodeTable(_ bytes: [UInt8], _ path: String) throws(LoadError) -> [UInt8] {
    do throws(TableEncoding.Failure) {
      return try TableEncoding.decode(bytes)
    } catch {
      switch error {
      case .unavailable(let encoding): throw LoadError(path, .encoding(encoding))
      case .unclear: throw LoadError(path, .unclearEncoding)
      }
    }
  }

  /// Adds that something could not be read.
  package mutating func report(_ failure: LoadError) {
    let span = emptySource(named: failure.path)
    var code = DiagnosticCode.unreadableFile
    switch failure.problem {
    case .unwritable, .notWritten: code = .unwritableFile
    default: break
    }
    diagnostics.append(Diagnostic(code, at: span, message: failure.message))
  }

  /// Adds that something that a file needs is not there.
  package mutating func reportNothing(for path: String, _ message: Words) {
    diagnostics.append(Diagnostic(.nothingFound, at: emptySource(named: path), message: message))
  }

  /// Adds that there is nothing of a kind in the places named.
  package mutating func reportNothing(in paths: [String], kind: SourceFiles.Purpose) {
    let places = paths.map { Shortened.path($0) }.joined(separator: ", ")
    let message =
      switch kind {
      case .policies:
        Words(
          zh: "“\(places)”里没有以 .charter 结尾的政策文件。",
          en: "There is no policy file, ending in .charter, in “\(places)”.")
      case .registry:
        Words(
          zh: "“\(places)”里没有以 .csv、.yaml 或 .yml 结尾的登记文件。",
          en: "There is no registry file, ending in .csv, .yaml or .yml, in “\(places)”.")
      case .tests:
        Words(
          zh: "“\(places)”里没有以 .test.yaml 结尾的测试文件。",
          en: "There is no test file, ending in .test.yaml, in “\(places)”.")
      case .proposals:
        Words(
          zh: "“\(places)”里没有写提案的 .yaml 或 .yml 文件。",
          en: "There is no file of proposals, ending in .yaml or .yml, in “\(places)”.")
      }
    diagnostics.append(
      Diagnostic(.nothingFound, at: emptySource(named: paths[0]), message: message))
  }

  /// A place for what is wrong with a file as such.
  private mutating func emptySource(named name: String) -> Span {
    let id = sources.add(SourceText(name: name, bytes: []))
    return Span(source: id, start: 0, end: 0)
  }
}

/// Why an expression cannot be evaluated; the diagnostics say more.
public struct ExpressionError: Error, Sendable {
  /// The first thing wrong with it.
  public let code: DiagnosticCode
}
