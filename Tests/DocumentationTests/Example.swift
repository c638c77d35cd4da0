import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterRevision
import CharterSemantics
import CharterSyntax
import CharterValues

/// Policy files and data as a page has built them up, read and checked anew for each block.
struct Example {
  var files: [String] = []
  /// Registry files by their names.
  var data: [(name: String, text: String)] = []

  /// What an example came to.
  struct Result {
    var sources = SourceCollection()
    var diagnostics: [Diagnostic] = []
    var trees: [SyntaxTree] = []
    var program: Program?
    var registry = Registry()

    var codes: [String] { diagnostics.sorted().map(\.code.rawValue) }

    /// The diagnostics as a reader of English sees them.
    var text: String {
      DiagnosticRenderer(sources: sources, language: .en).render(diagnostics.sorted())
    }
  }

  /// Reads and checks everything; `looksTwice`: tells what deserves a second look, as `charter validate` does.
  func run(looksTwice: Bool = false) -> Result {
    var result = Result()
    var allowances: [Allowance] = []
    for (index, file) in files.enumerated() {
      let name = index == 0 ? "example.charter" : "example-\(index + 1).charter"
      let text = SourceText(name: name, text: file)
      let parsed = parse(result.sources.add(text), text)
      result.trees.append(parsed.value)
      result.diagnostics += parsed.diagnostics
      let allowed = parsed.value.allowances
      allowances += allowed.value
      result.diagnostics += allowed.diagnostics
    }
    let checked = check(result.trees, after: result.diagnostics)
    let silencing = Silencing(result.diagnostics + checked.diagnostics, allowances: allowances)
    result.diagnostics = silencing.told
    if looksTwice, let program = checked.value {
      let second = Silencing(
        silencing.told + lint(program, result.trees), allowances: allowances)
      result.diagnostics = second.told + second.unused { $0 != .untested }
    }
    result.program = checked.value
    guard let program = checked.value, !result.diagnostics.hasErrors else { return result }
    let registryFiles = data.map { name, text in
      result.sources.add(SourceText(name: name, text: text))
    }
    let loaded = loadRegistry(from: registryFiles, in: result.sources, schema: program.schema)
    result.diagnostics += loaded.diagnostics
    result.registry = loaded.value
    return result
  }
}

extension Example.Result {
  /// The tests of a block with what came of them; lines count from 1 in it.
  struct Tested {
    let results: [TestResult]
    /// The proposals that expect nothing.
    let untested: [Int]
  }

  /// Loads a file of proposals and runs its tests; `nil` where something in it is wrong.
  mutating func test(_ text: String) -> Tested? {
    guard let program else { return nil }
    let id = sources.add(SourceText(name: "proposals.yaml", text: text))
    let file = loadProposals(
      from: id, in: sources, schema: program.schema, registry: registry,
      norms: NormCatalogue(program))
    diagnostics += file.diagnostics
    guard !file.diagnostics.hasErrors else { return nil }
    let invocation = Invocation(language: .en, today: Day(year: 2021, month: 4, day: 20))
    var runner = TestRunner(program: program, invocation: invocation)
    let (results, found) = runner.results(of: file.value, at: "proposals.yaml", sources)
    diagnostics += found
    let untested = file.value.proposals.filter { $0.expectation == nil }
    return Tested(
      results: results, untested: untested.map { sources.location(of: $0.span).line })
  }

  /// What an expression comes to.
  enum Value {
    case value(CharterValues.Value, ValueType)
    case unknown
    case errors([String])
  }

  /// Evaluates an expression with the names of every file and the registry.
  func evaluate(_ expression: String, on date: CalendarDate) -> Value {
    var sources = sources
    let text = SourceText(name: "expression", text: expression)
    let parsed = parseExpression(sources.add(text), text)
    guard parsed.diagnostics.isEmpty, let program else {
      return .errors(parsed.diagnostics.map(\.code.rawValue))
    }
    let checked = checkExpressions([parsed.value], in: trees)
    guard let value = checked.first?.value else {
      return .errors(checked.flatMap(\.diagnostics).map(\.code.rawValue))
    }
    let result = ReferenceEvaluator(program: program, registry: registry).evaluate(value, on: date)
    guard let outcome = result.outcome.value else { return .unknown }
    return .value(outcome, result.type)
  }
}
