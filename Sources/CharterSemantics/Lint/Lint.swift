public import CharterDiagnostics
public import CharterSyntax

/// What deserves a second look in a sound program: warnings of the family W10, in the order of the texts.
///
/// Each is silent where it cannot be sure.
///
/// - Parameters:
///   - program: what the trees were checked to be.
///   - trees: the files of the run.
/// - Returns: the warnings; comments that let some of them stand are not looked at.
public func lint(_ program: Program, _ trees: [SyntaxTree]) -> [Diagnostic] {
  var found = ConditionLint(program).findings
  found += UseLint(program).findings
  found += ValueGapLint(program).findings
  let names = ShadowNames(program)
  for tree in trees { found += ShadowLint(program, names, tree).findings }
  var languages = LanguageLint(program)
  found += languages.findings(in: trees)
  return found.sorted()
}
