import CharterSyntax
import CharterTestSupport

/// How large and how deep a generated case is.
package struct GeneratedSize: Sendable {
  /// The most policies.
  package var policies = 3
  /// How deep expressions nest.
  package var depth = 4
  /// How many binders may nest within each other.
  package var binders = 2
  /// The most records of an entity.
  package var records = 6
  /// The most proposals in the plan.
  package var proposals = 4

  /// The size that the tests take mostly.
  package init() {}

  /// Few and simple norms on many records, so that whole batches are filled.
  package static func wide(_ records: Int) -> GeneratedSize {
    var size = GeneratedSize()
    size.policies = 1
    size.depth = 2
    size.binders = 0
    size.records = records
    size.proposals = 1
    return size
  }
}

/// Makes policies that check, with data and a plan for them, from a seed.
///
/// Type-directed: an expression is asked for by its type and built from what is in scope and known to be
/// present, with the units that it needs.
struct CaseGenerator {
  var random: SeededGenerator
  let size: GeneratedSize
  var vocabulary = GeneratedVocabulary()
  var policies: [GeneratedPolicy] = []
  /// Parameters, definitions and tables that expressions may use so far.
  var values: [GeneratedValue] = []
  /// What the expression being made may read.
  var scope = ExpressionScope()
  /// The policy being written, by its place.
  var policy = 0
  private var count = 0

  init(seed: UInt64, size: GeneratedSize) {
    random = SeededGenerator(seed: seed)
    self.size = size
  }

  /// A name that nothing else has.
  mutating func fresh(_ latin: String, _ han: String) -> GeneratedName {
    count += 1
    return GeneratedName(latin, han, count)
  }

  /// A variable's name, the same in both languages.
  mutating func variable() -> GeneratedName {
    count += 1
    return GeneratedName("x\(count)")
  }

  /// Makes something with names that end with it.
  mutating func scoped<Result>(_ body: (inout CaseGenerator) -> Result) -> Result {
    let before = scope
    defer { scope = before }
    return body(&self)
  }
}

/// A policy of a case.
struct GeneratedPolicy: Sendable {
  let name: GeneratedName
  /// Six digits; `nil`: everywhere.
  let jurisdiction: String?
  /// `nil`: it binds.
  let force: Keyword?

  var isBinding: Bool { force == nil || force == .binding }

  /// Whether it can tell only of what has a place.
  var needsPlace: Bool { jurisdiction.map { $0 != "000000" } ?? false }
}

/// A parameter, a definition or a table that expressions may name.
struct GeneratedValue: Sendable {
  let name: GeneratedName
  let policy: Int
  let arguments: [GeneratedType]
  let type: GeneratedType
  var isParameter = false
  var isShare = false
  var isDelegable = false
}
