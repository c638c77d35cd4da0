public import CharterSemantics
public import CharterValues

/// The bare reply to one proposed action: what is decided, what fails, and what is missing.
///
/// Plain data without words, kept from one decision to the next so that a reply takes no memory of its own. Whoever
/// wants the words asks ``Engine/decide(_:defaultDate:derivations:comparing:)`` for a ``Decision``.
public struct Ruling: Sendable {
  /// What is decided.
  public internal(set) var verdict = Verdict.ungoverned
  /// The norms that apply, or may, in the order of their texts; others may stand among them as not applicable.
  public internal(set) var norms: [NormRuling] = []
  /// The statements of all those norms.
  public internal(set) var statements: [StatementRuling] = []
  /// The grounds or steps of all those statements.
  public internal(set) var parts: [StatementOutcome] = []
  /// The facts that failed statements read, where the engine keeps them.
  var readings: [Reading] = []
  /// Everything missing, each thing once, in the order met.
  public internal(set) var missing: [MissingItem] = []

  /// A reply to be filled in.
  public init() {}

  mutating func clear() {
    verdict = .ungoverned
    norms.removeAll(keepingCapacity: true)
    statements.removeAll(keepingCapacity: true)
    parts.removeAll(keepingCapacity: true)
    readings.removeAll(keepingCapacity: true)
    if !missing.isEmpty { missing.removeAll(keepingCapacity: true) }
  }
}

/// What became of a norm.
public struct NormRuling: Sendable {
  /// The norm.
  public let norm: NormID
  /// What became of it.
  public internal(set) var outcome: NormOutcome
  /// The exception whose statements stand in the place of the norm's; `nil`: its own do.
  public let exception: ExceptionID?
  /// Where ``Ruling/statements`` has its statements.
  public let statements: Range<Int>
}

/// What became of a statement.
public struct StatementRuling: Sendable {
  /// Its place among the statements of its norm, or of the exception.
  public let place: Int
  /// What became of it.
  public let outcome: StatementOutcome
  /// Whether failing it rejects the action; advice never does.
  public let isDecisive: Bool
  /// Where ``Ruling/parts`` has its grounds or steps, in the order written.
  public let parts: Range<Int>
  /// Where ``Ruling/readings`` has what it read; `nil`: the reference evaluator tells.
  let readings: Range<Int>?
}

/// A fact as it was read: turned into words by ``DecisionEngine/values(of:in:of:on:)`` for whoever asks.
struct Reading: Sendable {
  let register: Int32
  let datum: Datum
  /// The record whose fact it is; -1: none.
  let record: Int32
}

extension StatementOutcome {
  init(_ truth: Logic) {
    switch truth {
    case .yes: self = .satisfied
    case .no: self = .violated
    case .unknown, .beyond: self = .undetermined
    }
  }
}
