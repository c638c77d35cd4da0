import CharterDiagnostics
import CharterEngine
import CharterFormatter
import CharterSyntax
import CharterTestSupport

/// Two replies that should have been the same.
package struct Difference: Sendable {
  /// What was done in two ways: `batches of 7, 2 workers, int128: quota q3`.
  package let title: String
  package let expected: [String]
  package let found: [String]

  /// Both in full, the lines that differ marked.
  package var shown: String {
    let known = Set(expected)
    let other = Set(found)
    return "\(title)\nexpected\n"
      + expected.map { (other.contains($0) ? "    " : "  - ") + $0 + "\n" }.joined()
      + "found\n" + found.map { (known.contains($0) ? "    " : "  + ") + $0 + "\n" }.joined()
  }
}

/// Ways to say the same in which nothing may change.
package enum Comparison: String, CaseIterable, Sendable {
  /// The engine against the reference, under other options each time.
  case engine
  /// The registry as tables against YAML.
  case tables
  /// The policies in Chinese, or in a mixture, against English.
  case languages
  /// The policies in their one layout, which formatting again leaves alone.
  case layout
  /// The policies in another order of files.
  case order
}

/// Compares an engine with the reference evaluator on generated cases.
package struct Differential: Sendable {
  /// What is tested.
  package var engine = TestedEngine.production
  /// What is compared.
  package var comparisons = Comparison.allCases
  /// How many options the engine is tried under, besides the usual ones.
  package var variants = 3

  /// Compares everything.
  package init() {}

  /// The first difference between ways in which a case is worked out; `nil`: they agree.
  package func difference(
    in made: GeneratedCase, _ edits: Edits = Edits()
  ) throws(LoadFailure) -> Difference? {
    var random = SeededGenerator(seed: made.seed)
    let files = CaseFiles(made, .english, edits)
    let loaded = try LoadedCase(files)
    for comparison in comparisons {
      let difference: Difference? =
        switch comparison {
        case .engine: engines(loaded, &random)
        case .tables: tables(made, edits, loaded, files)
        case .languages: languages(made, edits, loaded, &random)
        case .layout: layout(loaded, files)
        case .order: order(loaded, files)
        }
      if let difference { return difference }
    }
    return nil
  }

  // MARK: Engines

  private func engines(_ loaded: LoadedCase, _ random: inout SeededGenerator) -> Difference? {
    // The day on which most is in force, and another one.
    for date in [Question.days[0], random.pick(Array(Question.days.dropFirst()))] {
      let isFirst = date == Question.days[0]
      let question = Question(
        date: date, hasPlan: isFirst, hasDerivations: random.chance(30),
        comparing: random.chance(50) ? .all : .enforced)
      let expected = loaded.lines(
        TestedEngine.reference.replies(loaded, EngineOptions()), question)
      for variant in 0...(isFirst ? variants : 0) {
        let options =
          isFirst && variant == 0 ? EngineOptions() : EngineOptions.variants(&random)
        let found = loaded.lines(engine.replies(loaded, options), question)
        if let difference = Self.first(expected, found, options.shown) { return difference }
      }
    }
    return nil
  }

  // MARK: Ways to say the same

  private func tables(
    _ made: GeneratedCase, _ edits: Edits, _ loaded: LoadedCase, _ files: CaseFiles
  ) -> Difference? {
    guard let tables = made.tables(edits) else { return nil }
    var files = files
    files.registry = tables.map { CaseFiles.File($0.name, $0.text) }
    if let difference = same("tables", loaded, files) { return difference }
    // Columns come from tables, so the engine is tried on them with every place as well.
    guard comparisons.contains(.engine), let other = try? LoadedCase(files) else { return nil }
    var random = SeededGenerator(seed: made.seed &+ 1)
    return engines(other, &random).map {
      Difference(title: "on tables, \($0.title)", expected: $0.expected, found: $0.found)
    }
  }

  private func languages(
    _ made: GeneratedCase, _ edits: Edits, _ loaded: LoadedCase,
    _ random: inout SeededGenerator
  ) -> Difference? {
    let wording: Wording = random.chance(50) ? .chinese : .mixed(seed: random.next())
    return same("in Chinese", loaded, CaseFiles(made, wording, edits))
  }

  private func layout(_ loaded: LoadedCase, _ files: CaseFiles) -> Difference? {
    var files = files
    do throws(FormatRefusal) {
      for (index, tree) in loaded.trees.enumerated() {
        let text = try format(tree)
        let source = SourceText(name: files.policies[index].name, text: text)
        let again = try format(parse(tree.source, source).value)
        guard again == text else {
          return Difference(title: "formatted twice", expected: [text], found: [again])
        }
        files.policies[index] = CaseFiles.File(files.policies[index].name, text)
      }
    } catch {
      return Difference(title: "formatted", expected: ["a layout"], found: ["\(error)"])
    }
    return same("formatted", loaded, files)
  }

  private func order(_ loaded: LoadedCase, _ files: CaseFiles) -> Difference? {
    var files = files
    guard files.policies.count > 2 else { return nil }
    files.policies.reverse()
    return same("files in another order", loaded, files, isSorted: true)
  }

  /// What the reference says of two ways to write one case.
  private func same(
    _ title: String, _ loaded: LoadedCase, _ files: CaseFiles, isSorted: Bool = false
  ) -> Difference? {
    let other: LoadedCase
    do throws(LoadFailure) {
      other = try LoadedCase(files)
    } catch {
      return Difference(
        title: title, expected: ["no error"], found: [error.description, files.shown])
    }
    let question = Question()
    let engine = TestedEngine.reference
    let expected = loaded.lines(
      engine.replies(loaded, EngineOptions()), question, hasPlaces: false, isSorted: isSorted)
    let found = other.lines(
      engine.replies(other, EngineOptions()), question, hasPlaces: false, isSorted: isSorted)
    return Self.first(expected, found, title)
  }

  private static func first(
    _ expected: [(asked: String, lines: [String])], _ found: [(asked: String, lines: [String])],
    _ title: String
  ) -> Difference? {
    for (left, right) in zip(expected, found) where left != right {
      return Difference(
        title: "\(title): \(left.asked)", expected: left.lines, found: right.lines)
    }
    guard expected.count == found.count else {
      return Difference(
        title: title, expected: expected.map(\.asked), found: found.map(\.asked))
    }
    return nil
  }
}
