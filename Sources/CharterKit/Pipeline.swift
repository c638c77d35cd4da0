internal import CharterColumns
internal import CharterData
internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterSyntax
internal import CharterValues

/// The doors to the rooms below, each in one line.
enum Pipeline {
  static func parse(_ id: SourceID, _ text: SourceText) -> StageResult<SyntaxTree> {
    CharterSyntax.parse(id, text)
  }

  static func parseExpression(_ id: SourceID, _ text: SourceText) -> StageResult<SyntaxTree> {
    CharterSyntax.parseExpression(id, text)
  }

  static func check(
    _ trees: [SyntaxTree], after reported: [Diagnostic]
  ) -> StageResult<Program?> {
    CharterSemantics.check(trees, after: reported)
  }

  static func lint(_ program: Program, _ trees: [SyntaxTree]) -> [Diagnostic] {
    CharterSemantics.lint(program, trees)
  }

  static func check(
    _ expressions: [SyntaxTree], against workspace: Workspace
  ) -> [StageResult<CheckedExpression?>] {
    checkExpressions(expressions, in: workspace.trees)
  }

  static func loadProject(
    _ file: SourceID, in sources: SourceCollection
  ) -> StageResult<ProjectLayout> {
    CharterData.loadProject(from: file, in: sources)
  }

  static func loadRegistry(
    _ files: [SourceID], in sources: SourceCollection, schema: Schema, workers: Workers
  ) -> StageResult<Registry> {
    CharterData.loadRegistry(from: files, in: sources, schema: schema, workers: workers)
  }

  static func loadProposals(
    _ file: SourceID, in sources: SourceCollection, schema: Schema, registry: Registry,
    norms: NormCatalogue?
  ) -> StageResult<ProposalFile> {
    CharterData.loadProposals(
      from: file, in: sources, schema: schema, registry: registry, norms: norms)
  }

  /// Decides the proposals of a file in order; derivations are kept, since replies say what was expected.
  static func decide(
    _ file: ProposalFile, program: Program, on date: CalendarDate, cores: Int
  ) -> StageResult<[Decision]> {
    engine(program, file.registry, cores: cores)
      .decide(file, defaultDate: date, derivations: true, comparing: .all)
  }

  /// What would turn the verdict on one of a file's proposals into a permission.
  static func remedies(
    _ file: ProposalFile, at index: Int, program: Program, on date: CalendarDate,
    shouldStop: @escaping () -> Bool
  ) -> Remedies {
    ReferenceEvaluator(program: program, registry: file.registry)
      .remedies(forActionAt: index, of: file, defaultDate: date, shouldStop: shouldStop)
  }

  static func engine(_ program: Program, _ registry: Registry, cores: Int) -> Engine {
    Engine(
      program: program, registry: registry, options: EngineOptions(workers: .threads(cores)))
  }

  static func evaluate(
    _ expression: CheckedExpression, program: Program, registry: Registry, on date: CalendarDate
  ) -> EvaluationResult {
    let result = ReferenceEvaluator(program: program, registry: registry)
      .evaluate(expression, on: date)
    guard let value = result.outcome.value else { return .unknown(result.outcome.reasons) }
    return .value(value, result.type)
  }
}
