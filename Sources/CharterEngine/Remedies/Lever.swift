public import CharterValues

/// Something that whoever proposes an action may change, or may still say.
///
/// What the registry knows of others is none: nobody applies with other people's facts.
public enum Lever: Sendable, Hashable {
  /// What a parameter of the action is given.
  case argument(Int)
  /// An attribute of a record that the proposal's file states, or one that nobody has stated.
  case attribute(RecordID, slot: Int)
  /// A step: on which day, and by whom.
  case step(Int)
  /// The day of the decision, which may be a later one.
  case date
}

/// What a lever is set to.
public enum Setting: Sendable, Hashable {
  case value(Value)
  /// `by` is `nil` where the procedure does not say who does it.
  case step(on: CalendarDate, by: Value?)
}

/// What a proposal changes, by lever.
typealias Assignment = [Lever: Setting]

/// One change of a proposal.
public struct Amendment: Sendable {
  /// What has to be done about it.
  public enum Kind: Int, Sendable {
    /// A step that is not done, or not yet.
    case stepToDo
    /// A document, or another nested record, that is not there.
    case documentToSupply
    /// A fact that nobody has stated; of a step that is done, who did it.
    case factToState
    /// A step to do again, on a later day than it was done or by somebody else.
    case stepToRedo
    /// A fact that is stated otherwise.
    case factToChange
    /// A later day of the decision.
    case dateToMove
  }

  /// What changes.
  public let lever: Lever
  /// What has to be done.
  public let kind: Kind
  /// The way to it, as the policy writes it; the name of the step.
  public let path: FactPath
  /// The registered record that it is a fact of, if any.
  public let record: RecordID?
  /// The type of the value; of a step the type of its day.
  public let type: ValueType
  /// What is stated now; `nil`: nothing.
  public let from: Setting?
  /// A value with which the verdict was worked out anew.
  public let to: Setting
  /// The values, or days of a step, that do as well, ends included; an open end is `nil`.
  ///
  /// `nil`: only ``to`` was tried.
  public let range: ValueRange?
  /// Of a step to do that the day of the decision bounds: its own last day, on which it permits as well if the
  /// decision moves to that day.
  public var latest: CalendarDate?
}

/// Values from a least to a greatest one, ends included.
public struct ValueRange: Sendable, Hashable {
  /// `nil`: however little.
  public let least: Value?
  /// `nil`: however much.
  public let greatest: Value?
}
