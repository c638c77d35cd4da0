import CharterData
import CharterSemantics
public import CharterValues

/// The registers that a proposal fills: the day, the arguments, and three for each step.
struct InputLayout {
  static let today: Int32 = 0
  private let arguments: Int
  private let steps: Int

  /// Room for the action with the most of each.
  init(_ schema: Schema) {
    arguments = schema.actions.map(\.parameters.count).max() ?? 0
    steps = schema.actions.map(\.steps.count).max() ?? 0
  }

  var count: Int { 1 + arguments + 3 * steps }

  func argument(_ slot: Int) -> Int32 { Int32(1 + slot) }

  /// When a step was done, who did it, or, for an expression that means one of them, the only one who did.
  func step(_ step: Int, _ field: StepField, _ type: ValueType) -> Int32 {
    var isSet = false
    if case .set = type.base { isSet = true }
    return Int32(1 + arguments + 3 * step) + (field == .on ? 0 : isSet ? 1 : 2)
  }

  /// What an input is.
  enum Input {
    case today
    case argument(Int)
    case step(Int, StepField)
  }

  /// The input that a register holds; `nil`: it holds none.
  func input(_ register: Int32) -> Input? {
    let place = Int(register)
    if place == 0 { return .today }
    if place <= arguments { return .argument(place - 1) }
    guard place < count else { return nil }
    let (step, field) = (place - 1 - arguments).quotientAndRemainder(dividingBy: 3)
    return .step(step, field == 0 ? .on : .by)
  }
}

/// A proposal that is ready to be decided by the engine that has prepared it, on any day.
public struct PreparedProposal: Sendable {
  /// What is proposed.
  public let action: ActionID
  private let stated: Stated
  let arguments: [Datum]
  let steps: [Step?]

  /// What was proposed, held in one place: a prepared proposal is handed on often.
  private final class Stated: Sendable {
    let proposal: Proposal
    init(_ proposal: Proposal) { self.proposal = proposal }
  }

  var proposal: Proposal { stated.proposal }
  /// Who has prepared it: its texts and sets are numbers of that one.
  let owner: Owner
  /// Whether it sets parameters for itself alone.
  let hasOverrides: Bool

  /// Stands for one engine.
  final class Owner: Sendable {}

  init(_ proposal: Proposal, arguments: [Datum], steps: [Step?], by owner: Owner) {
    self.owner = owner
    action = proposal.action
    stated = Stated(proposal)
    hasOverrides = !proposal.overrides.isEmpty
    self.arguments = arguments
    self.steps = steps
  }

  /// A step as far as the proposal states its day.
  struct Step: Sendable {
    let day: Int64
    let by: Datum
    /// The only one who acted.
    let soleActor: Datum
  }
}

extension Machine {
  /// Converts what a proposal states.
  mutating func prepare(_ proposal: Proposal) -> PreparedProposal {
    let action = program.schema[proposal.action]
    let arguments = action.parameters.indices.map { slot -> Datum in
      guard proposal.arguments.indices.contains(slot), let fact = proposal.arguments[slot] else {
        return .unknown
      }
      return scratch.facts.stated(fact.value, isInDoubt: { _ in true })
    }
    let steps = action.steps.indices.map { step -> PreparedProposal.Step? in
      guard proposal.steps.indices.contains(step), let fact = proposal.steps[step],
        case .date(let day)? = fact.on?.value
      else { return nil }
      let by = fact.by.map { scratch.facts.stated($0.value, isInDoubt: { _ in true }) } ?? .unknown
      var sole = by
      if case .set(let actors)? = fact.by?.value {
        sole =
          actors.count == 1
          ? scratch.facts.stated(actors[0], isInDoubt: { _ in true }) : .unknown
      }
      return PreparedProposal.Step(day: Int64(day.dayNumber), by: by, soleActor: sole)
    }
    return PreparedProposal(proposal, arguments: arguments, steps: steps, by: owner)
  }

  func hasPrepared(_ proposal: PreparedProposal) -> Bool { proposal.owner === owner }

  /// Fills the registers of the inputs; a step dated after today is not done.
  mutating func begin(_ proposal: PreparedProposal, on date: CalendarDate) {
    scratch.begin(on: date)
    let today = Datum(date)
    registers[0] = today
    for slot in proposal.arguments.indices { registers[1 + slot] = proposal.arguments[slot] }
    for index in proposal.steps.indices {
      let register = Int(inputs.step(index, .on, .date))
      if let step = proposal.steps[index], step.day <= today.payload {
        registers[register] = Datum(.date, step.day)
        registers[register + 1] = step.by
        registers[register + 2] = step.soleActor
      } else {
        for field in 0..<3 { registers[register + field] = .unknown }
      }
    }
  }
}
