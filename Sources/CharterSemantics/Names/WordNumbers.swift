import CharterSyntax
import CharterValues

/// A name as an expression uses it: its text, and its number among the words of the run.
struct Word {
  let text: String
  let number: Int32
}

/// The forms of a declared name by number, so that a word is compared with them as a number.
struct NumberedName {
  let latin: Int32?
  let han: Int32?

  func has(_ word: Word) -> Bool { latin == word.number || han == word.number }
}

/// The words of a run, numbered: two have one number exactly where their texts are equal.
struct WordNumbers {
  private var numbers: [String: Int32] = [:]
  /// Of the tree that was asked about last, the number of each of its different words; 0: not asked for yet.
  private var ofTree: [Int32] = []
  private var tree: SyntaxTree?
  private var ofOthers: [ObjectIdentifier: [Int32]] = [:]

  mutating func number(of text: String) -> Int32 {
    let next = Int32(numbers.count + 1)
    if let known = numbers[text] { return known }
    numbers[text] = next
    return next
  }

  mutating func word(_ token: SyntaxToken) -> Word {
    if token.tree !== tree { turn(to: token.tree) }
    let spelling = token.spelling
    let text = token.identifier
    if ofTree[spelling] == 0 || spelling == 0 { ofTree[spelling] = number(of: text) }
    return Word(text: text, number: ofTree[spelling])
  }

  mutating func name(_ name: Name) -> NumberedName {
    NumberedName(
      latin: name.latin.map { number(of: $0) }, han: name.han.map { number(of: $0) })
  }

  private mutating func turn(to next: SyntaxTree) {
    if let tree { ofOthers[ObjectIdentifier(tree)] = ofTree }
    tree = next
    ofTree =
      ofOthers.removeValue(forKey: ObjectIdentifier(next))
      ?? [Int32](repeating: 0, count: next.spellingCount)
  }
}

extension Checker {
  func word(_ token: SyntaxToken) -> Word { words.word(token) }

  /// The slot of an entity's attribute with a word as one of its names.
  func slot(of word: Word, in entity: EntityID) -> Int? {
    if entities[entity.index].attributeNames == nil {
      entities[entity.index].attributeNames = entities[entity.index].declaration.attributes
        .map { words.name($0.name) }
    }
    return entities[entity.index].attributeNames?.firstIndex { $0.has(word) }
  }
}
