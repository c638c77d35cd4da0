import CharterSemantics
import CharterValues

/// Something declared that the core refers to, by its place in one program.
enum Symbol: Hashable, Sendable {
  case unit(Int)
  case enumeration(Int)
  /// A case, by its enum and its place there.
  case enumCase(Int, Int)
  case entity(Int)
  /// An attribute, by its entity and its slot.
  case attribute(Int, Int)
  case action(Int)
  /// A parameter of an action, by its slot.
  case argument(Int, Int)
  /// A step of an action.
  case step(Int, Int)
  case policy(Int)
  case clause(Int)
  case parameter(Int)
  case definition(Int)
  case table(Int)
  case norm(Int)
  case exception(Int)
  case rule(Int)
  case quota(Int)
  case subsidy(Int)

  init(_ id: AnyNormID) {
    switch id {
    case .norm(let id): self = .norm(id.index)
    case .rule(let id): self = .rule(id.index)
    case .quota(let id): self = .quota(id.index)
    case .subsidy(let id): self = .subsidy(id.index)
    }
  }
}

/// The two revisions that are compared.
enum Side: Sendable {
  case base
  case head

  var other: Side { self == .base ? .head : .base }
}

/// Which declarations of the two revisions are the same thing.
struct Matching {
  private(set) var toHead: [Symbol: Symbol] = [:]
  private(set) var toBase: [Symbol: Symbol] = [:]

  mutating func pair(_ base: Symbol, _ head: Symbol) {
    toHead[base] = head
    toBase[head] = base
  }

  /// What stands for a symbol on the other side; `nil`: nothing.
  func partner(of symbol: Symbol, on side: Side) -> Symbol? {
    side == .base ? toHead[symbol] : toBase[symbol]
  }

  /// The same text for both sides of a pair, and for nothing else.
  func key(of symbol: Symbol, on side: Side) -> String {
    switch side {
    case .head: toBase[symbol] == nil ? "head \(symbol)" : "\(symbol)"
    case .base: toHead[symbol].map { "\($0)" } ?? "base \(symbol)"
    }
  }
}
