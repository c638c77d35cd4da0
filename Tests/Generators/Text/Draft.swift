import CharterSyntax

/// A text of the language in the making: words in both languages, expressions that others may take the
/// place of, and parts that may be left out.
///
/// Rendering turns it into English, Chinese or a mixture of both; ``Edits`` say what a simpler version of it
/// leaves out. Parts are told apart by identity, so an edit of one never touches its equal.
struct Draft: Sendable, ExpressibleByStringInterpolation {
  indirect enum Part: Sendable {
    case text(String)
    /// A word that each language has its own form of.
    case word(latin: String, han: String)
    /// The name of something where it is declared, in both forms.
    case declaration(GeneratedName)
    /// An expression; in parentheses where it binds looser than its place asks for.
    case term(Term, Level)
    /// What may be left out.
    case optional(Piece)
    case draft(Draft)
  }

  private(set) var parts: [Part]

  init(_ parts: [Part] = []) { self.parts = parts }

  /// A text that is the same in both languages.
  init(stringLiteral text: String) { parts = text.isEmpty ? [] : [.text(text)] }

  /// What `"… \(…) …"` has built.
  init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  /// Drafts one after the other.
  init(_ drafts: [Draft], separator: String = "\n") {
    parts = []
    for (index, draft) in drafts.enumerated() {
      if index > 0 { parts.append(.text(separator)) }
      parts.append(.draft(draft))
    }
  }

  /// A draft of its own that simpler versions leave out.
  static func optional(_ draft: Draft) -> Draft { Draft([.optional(Piece(draft))]) }

  /// Puts a draft at the end.
  static func += (left: inout Draft, right: Draft) { left.parts.append(.draft(right)) }

  /// What a draft is put together from: `"\(.every) \(variable) \(.in) \(collection, at: .postfix)"`.
  struct StringInterpolation: StringInterpolationProtocol {
    var parts: [Part] = []

    /// Begins an empty draft.
    init(literalCapacity: Int, interpolationCount: Int) {}
    /// Adds a text.
    mutating func appendLiteral(_ text: String) {
      if !text.isEmpty { parts.append(.text(text)) }
    }
    mutating func appendInterpolation(_ keyword: Keyword) {
      parts.append(.word(latin: keyword.latin, han: keyword.han))
    }
    mutating func appendInterpolation(call function: BuiltinFunction) {
      parts.append(.word(latin: function.latin, han: function.han))
    }
    mutating func appendInterpolation(_ name: GeneratedName) {
      parts.append(.word(latin: name.latin, han: name.han))
    }
    mutating func appendInterpolation(declare name: GeneratedName) {
      parts.append(.declaration(name))
    }
    mutating func appendInterpolation(_ term: Term, at level: Level = .choice) {
      parts.append(.term(term, level))
    }
    mutating func appendInterpolation(_ draft: Draft) { parts.append(.draft(draft)) }
    mutating func appendInterpolation(optional draft: Draft) {
      parts.append(.optional(Piece(draft)))
    }
    mutating func appendInterpolation(_ text: String) { appendLiteral(text) }
  }
}

/// A part of a draft that may be left out.
final class Piece: Sendable {
  let body: Draft
  init(_ body: Draft) { self.body = body }
}

/// A name in both scripts.
struct GeneratedName: Sendable, Hashable {
  let latin: String
  let han: String

  /// `e2 类丙`: what kind of thing it names, and a number.
  init(_ latin: String, _ han: String, _ number: Int) {
    self.latin = latin + String(number)
    self.han = han + Self.stem(number)
  }

  /// A word that is the same in both languages.
  init(_ word: String) {
    latin = word
    han = word
  }

  private static func stem(_ number: Int) -> String {
    let stems = Array("甲乙丙丁戊己庚辛壬癸")
    return String(String(number).compactMap { $0.wholeNumberValue.map { stems[$0] } })
  }
}

/// How tightly an expression binds, loosest first, as the grammar's page on expressions has it.
enum Level: Int, Comparable, Sendable {
  case choice, implies, or, and, not, relation, membership, test, rounded, additive
  case multiplicative, unary, postfix

  static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  /// The next tighter one: what the right operand of a left-leaning operator asks for.
  var next: Level { Level(rawValue: rawValue + 1) ?? .postfix }
}

/// A well-typed expression.
final class Term: Sendable {
  let type: GeneratedType
  let level: Level
  let body: Draft

  init(_ type: GeneratedType, _ level: Level, _ body: Draft) {
    self.type = type
    self.level = level
    self.body = body
  }
}
