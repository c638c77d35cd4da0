import CharterDiagnostics
import CharterSemantics
import CharterValues

/// What became of one declaration from one revision to the other.
struct Change: Sendable {
  enum Kind: String, Sendable {
    case added, removed, changed
    /// The same under another name, or in another place.
    case renamed, moved

    var words: Words {
      switch self {
      case .added: Words(zh: "新增", en: "added")
      case .removed: Words(zh: "删去", en: "removed")
      case .changed: Words(zh: "改动", en: "changed")
      case .renamed: Words(zh: "改名", en: "renamed")
      case .moved: Words(zh: "移动", en: "moved")
      }
    }
  }

  /// The place in the list of changes, from 1.
  var number = 0
  let kind: Kind
  let weight: Weight
  /// `nil`: it was added.
  let base: Declaration?
  /// `nil`: it was removed.
  let head: Declaration?
  var details: [Detail] = []
  /// The name before and after, where it is another.
  var rename: (was: Name, is: Name)?
  /// The clause before and after, where it is another; of a clause, its number.
  var move: (was: String, is: String)?
  /// The other norms that the same text states, for further actions.
  var twins: [Change] = []

  /// The declaration as it stands, or stood.
  var declaration: Declaration? { head ?? base }

  /// Every declaration that it is about, those of twins too.
  func symbols(on side: Side) -> [Symbol] {
    let own = side == .base ? base : head
    return (own.map { [$0.symbol] } ?? []) + twins.flatMap { $0.symbols(on: side) }
  }

  /// What others refer to that is no longer as it was: of an entity the attributes that changed.
  func touched(on side: Side) -> [Symbol] {
    guard kind == .changed, let declaration, declaration.kind.isVocabulary else {
      return symbols(on: side)
    }
    var result = details.compactMap { side == .base ? $0.baseSymbol : $0.headSymbol }
    if details.contains(where: { $0.baseSymbol == nil && $0.headSymbol == nil }) || rename != nil {
      result += symbols(on: side)
    }
    return result
  }
}

/// One part of a declaration that is another, in the smallest piece that differs.
struct Detail: Sendable, Hashable {
  let part: PartKind
  let label: Name?
  let weight: Weight
  /// `nil`: it was not there.
  let was: Excerpt?
  /// `nil`: it is no longer there.
  let `is`: Excerpt?
  var baseSymbol: Symbol?
  var headSymbol: Symbol?

  /// A piece of a revision.
  struct Excerpt: Sendable, Hashable {
    let text: Words
    let span: Span?
  }
}
