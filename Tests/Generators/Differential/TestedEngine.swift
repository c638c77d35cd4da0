import CharterColumns
package import CharterData
package import CharterDiagnostics
package import CharterEngine
package import CharterSemantics
package import CharterValues

/// What is compared with the reference evaluator: the replies of an engine bound to a program and a registry.
///
/// A test that wants to see faults found hands in replies that have some.
package struct TestedEngine: Sendable {
  /// A registry's worth of replies.
  package struct Replies: Sendable {
    package var quota: @Sendable (QuotaID, CalendarDate, (QuotaReport) -> Void) -> StateFootnotes
    package var rule: @Sendable (RuleID, CalendarDate, (RuleReport) -> Void) -> StateFootnotes
    package var subsidy: @Sendable (SubsidyID, CalendarDate, (Payment) -> Void) -> SubsidyTotal
    package var total: @Sendable (SubsidyID, CalendarDate) -> SubsidyTotal
    package var decide:
      @Sendable (ProposalFile, CalendarDate, Bool, ComparedQuotas) -> StageResult<[Decision]>
  }

  /// Binds the engine.
  package var replies: @Sendable (LoadedCase, EngineOptions) -> Replies

  /// An engine from a way to bind it.
  package init(_ replies: @escaping @Sendable (LoadedCase, EngineOptions) -> Replies) {
    self.replies = replies
  }

  /// The engine that production code calls.
  package static let production = TestedEngine { loaded, options in
    let engine = Engine(program: loaded.program, registry: loaded.registry, options: options)
    return Replies(
      quota: { engine.evaluate($0, on: $1, visit: $2) },
      rule: { engine.evaluate($0, on: $1, visit: $2) },
      subsidy: { engine.evaluate($0, on: $1, visit: $2) },
      total: { engine.total(of: $0, on: $1) },
      decide: { engine.decide($0, defaultDate: $1, derivations: $2, comparing: $3) })
  }

  /// The evaluator that reads the specification to the letter.
  package static let reference = TestedEngine { loaded, _ in
    let evaluator = ReferenceEvaluator(program: loaded.program, registry: loaded.registry)
    let state = evaluator.initialState
    return Replies(
      quota: { evaluator.evaluate($0, on: $1, in: state, visit: $2) },
      rule: { evaluator.evaluate($0, on: $1, in: state, visit: $2) },
      subsidy: { evaluator.evaluate($0, on: $1, in: state, visit: $2) },
      total: { evaluator.evaluate($0, on: $1, in: state) { _ in } },
      decide: { evaluator.decide($0, defaultDate: $1, derivations: $2, comparing: $3) })
  }

  /// The reference evaluator reading other policies than it is given: a fault that is planted.
  package static func misreading(_ word: String, as other: String) -> TestedEngine {
    TestedEngine { loaded, options in
      var files = loaded.files
      files.policies = files.policies.map {
        CaseFiles.File($0.name, $0.text.replacing(word, with: other))
      }
      let misread = try? LoadedCase(files)
      // What cannot be misread is read as it is.
      return reference.replies(misread ?? loaded, options)
    }
  }
}

extension EngineOptions {
  /// Ways to go about the work that must not matter: batches, workers and widths of numbers.
  static func variants(_ random: inout some RandomNumberGenerator) -> EngineOptions {
    var options = EngineOptions(
      workers: .unordered([1, 1, 2, 3].randomElement(using: &random) ?? 1),
      batchSize: [1, 2, 3, 7, 16, 512].randomElement(using: &random) ?? 512)
    options.numbers = NumericPath.allCases.randomElement(using: &random) ?? .int64
    return options
  }

  var shown: String { "batches of \(batchSize), \(workers.count) workers, \(numbers)" }
}

extension Workers {
  /// Workers that take their parts last first, as threads may.
  static func unordered(_ count: Int) -> Workers {
    guard count > 1 else { return .one }
    return Workers(count: count) { parts, work in
      for part in (0..<parts).reversed() { work(part) }
    }
  }
}
