import CharterTestSupport

/// The words that a draft is written in.
package enum Wording: Sendable, Hashable {
  case english, chinese
  /// Each word by itself in the one language or the other.
  case mixed(seed: UInt64)
}

/// Writes drafts as text.
struct Renderer {
  let wording: Wording
  var edits = Edits()
  private(set) var text = ""
  /// How often each word was written, so that leaving out a part changes few choices elsewhere.
  private var uses: [String: UInt64] = [:]

  init(wording: Wording, edits: Edits = Edits()) {
    self.wording = wording
    self.edits = edits
  }

  static func text(_ draft: Draft, _ wording: Wording, _ edits: Edits) -> String {
    var renderer = Renderer(wording: wording, edits: edits)
    renderer.write(draft)
    return renderer.text
  }

  mutating func write(_ draft: Draft) {
    for part in draft.parts {
      switch part {
      case .text(let text): self.text += text
      case .word(let latin, let han): text += picksHan(latin) ? han : latin
      case .declaration(let name):
        text += picksHan(name.latin) ? "\(name.han) \(name.latin)" : "\(name.latin) \(name.han)"
      case .term(let term, let level):
        let term = edits.current(term)
        if term.level < level { text += "(" }
        write(term.body)
        if term.level < level { text += ")" }
      case .optional(let piece): if edits.keeps(piece) { write(piece.body) }
      case .draft(let draft): write(draft)
      }
    }
  }

  private mutating func picksHan(_ word: String) -> Bool {
    switch wording {
    case .english: return false
    case .chinese: return true
    case .mixed(let seed):
      uses[word, default: 0] += 1
      var random = SeededGenerator(seed: seed ^ (uses[word] ?? 0), key: word)
      return random.chance(50)
    }
  }
}
