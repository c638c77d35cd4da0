public import CharterDiagnostics
public import CharterSemantics
public import CharterValues

/// The changes that together turn a verdict into a permission: none of them can be left out.
public struct Remedy: Sendable {
  /// Each lever once: steps and documents first.
  public let amendments: [Amendment]
  /// Whether the whole plan, decided anew from a proposal rewritten so, permits the action.
  public let isVerified: Bool
}

/// A demand that nothing the proposal may change can meet.
public struct Obstacle: Sendable, Hashable {
  /// The norm that makes it.
  public let norm: AnyNormID
  /// The statement, or the step of a procedure; the norm where it is on the registry.
  public let span: Span
}

/// The question whose answer decides most.
public struct NextQuestion: Sendable {
  /// An answer, and what the verdict is then.
  public struct Answer: Sendable {
    /// The fact as it would be stated.
    public let amendment: Amendment
    /// The verdict if nothing else changes.
    public let verdict: Verdict
  }

  /// The answers that make a difference, each with what it leads to.
  public let answers: [Answer]
  /// How many of the answers decide.
  public var deciding: Int { answers.count { $0.verdict != .undetermined } }
}

/// What would change a verdict that is no permission.
public struct Remedies: Sendable {
  /// The smallest sets of changes that turn the verdict into a permission, the fewest changes first.
  public var permitting: [Remedy] = []
  /// What nothing that may be changed can meet; empty where something permits.
  public var obstacles: [Obstacle] = []
  /// Those of the obstacles that hang on something which may be changed: no value that was tried meets them, and there may
  /// be others.
  public var unproven: Set<Obstacle> = []
  /// Where there are obstacles: what would put everything else right, if anything else is wrong.
  public var besides: Remedy?
  /// Of an undetermined proposal: single answers that would reject it.
  public var rejecting: [Amendment] = []
  /// Of an undetermined proposal: what to ask first.
  public var nextQuestion: NextQuestion?
  /// All sets of up to so many changes are there, unless the search stopped early.
  public var searchedTo = 0
  /// Whether the search ended before it had looked at everything.
  public var stoppedEarly = false
  /// How often the proposal was decided on the way.
  public var evaluations = 0
}

/// How far a search for remedies goes.
public struct RemedyLimits: Sendable {
  /// The most changes in a set.
  public var changes: Int
  /// Sets of more changes than the smallest that are still looked for.
  public var further: Int
  /// The most sets.
  public var sets: Int
  /// How often the proposal is decided at most.
  public var evaluations: Int
  /// How often it is decided at most for sets of more changes than the smallest.
  public var furtherEvaluations: Int

  /// Limits of a search.
  public init(
    changes: Int = 12, further: Int = 1, sets: Int = 24, evaluations: Int = 20_000,
    furtherEvaluations: Int = 400
  ) {
    self.furtherEvaluations = furtherEvaluations
    self.changes = changes
    self.further = further
    self.sets = sets
    self.evaluations = evaluations
  }
}
