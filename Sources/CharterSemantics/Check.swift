public import CharterDiagnostics
public import CharterSyntax

/// Names, types, units, absence, tables, exceptions and jurisdictions: from the trees of a run to a program.
///
/// Total: every mistake is reported, each once, and the sound parts of broken files are checked too.
///
/// - Parameters:
///   - trees: the files of the run; their order does not matter to the meaning.
///   - reported: what the parser said of them, which is not said again; an error there leaves no program.
/// - Returns: the program, or `nil` where anything is an error; and the diagnostics, in source order.
public func check(
  _ trees: [SyntaxTree], after reported: [Diagnostic]
) -> StageResult<Program?> {
  let checker = Checker(trees: trees)
  checker.runStages()
  let isParsed = !reported.hasErrors
  if isParsed { checker.reportLost() }
  let diagnostics = checker.unsaid(after: reported).sorted()
  return StageResult(
    diagnostics.hasErrors || !isParsed ? nil : checker.makeProgram(), diagnostics: diagnostics)
}

/// Checks expressions of their own, as `charter eval` takes them, with the names of every loaded policy.
///
/// A name that two policies declare must be qualified. What the policies themselves have wrong is
/// reported when they are checked, not here.
///
/// - Parameters:
///   - expressions: trees of one expression each.
///   - trees: the policies' files, already found to be free of errors.
/// - Returns: one result an expression, `nil` where it has an error.
public func checkExpressions(
  _ expressions: [SyntaxTree], in trees: [SyntaxTree]
) -> [StageResult<CheckedExpression?>] {
  let checker = Checker(trees: trees)
  checker.collectDeclarations()
  checker.resolveVocabulary()
  checker.resolvePolicies()
  checker.checkVocabularyExpressions()
  checker.checkPolicies()
  return expressions.map { tree in
    checker.diagnostics = []
    checker.trees = trees + [tree]
    guard let node = tree.root.expression else { return StageResult(nil) }
    let scope = Scope(checker: checker, policy: nil)
    let expression = scope.check(node)
    if expression == nil { checker.lost = [node.span] } else { checker.lost = [] }
    checker.reportLost()
    let diagnostics = checker.diagnostics.sorted()
    guard let expression, !diagnostics.hasErrors else {
      return StageResult(nil, diagnostics: diagnostics)
    }
    return StageResult(
      CheckedExpression(expression: expression, frameSize: scope.frame.size),
      diagnostics: diagnostics)
  }
}

extension Checker {
  /// Every stage, in order.
  func runStages() {
    collectDeclarations()
    resolveVocabulary()
    resolvePolicies()
    checkVocabularyExpressions()
    checkPolicies()
    checkAcrossPolicies()
  }
}
