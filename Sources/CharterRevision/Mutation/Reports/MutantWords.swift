package import CharterDiagnostics

/// What a mutant would have the policy say, in words.
package struct MutantWords {
  let mutant: Mutant
  let text: SourceText

  /// The words of a mutant of a text.
  package init(mutant: Mutant, text: SourceText) {
    self.mutant = mutant
    self.text = text
  }

  /// The most cells that are quoted.
  private static let most = 64

  /// What the policy says.
  package var original: String {
    let range = Int(mutant.focus.start)..<Int(mutant.focus.end)
    return excerpt(text.text(from: range.lowerBound, to: range.upperBound), near: nearness)
  }

  /// What it would say; `nil`: it would leave that out.
  package var changed: String? {
    mutant.isDropped && !isReplaced
      ? nil : excerpt(mutant.changed(in: text), near: nearness)
  }

  /// Whether something is left out by another text in its place that is worth telling.
  private var isReplaced: Bool {
    mutant.kind == .rounding && !(mutant.edits.first?.text ?? "").isEmpty
  }

  /// What no test would notice.
  var unnoticed: Words {
    if let changed {
      return Words(
        zh: "没有测试会发现：“\(original)”写成“\(changed)”",
        en: "no test notices if it said `\(changed)` instead of `\(original)`")
    }
    return Words(
      zh: "没有测试会发现：少了“\(original)”", en: "no test notices if `\(original)` were left out")
  }

  /// How many bytes of the quoted text stand before the change.
  private var nearness: Int {
    max((mutant.edits.first?.range.lowerBound ?? 0) - Int(mutant.focus.start), 0)
  }

  /// A text on one line, shortened around a place.
  private func excerpt(_ text: String, near bytes: Int) -> String {
    var flat = ""
    var place = 0
    var isBlank = false
    for (offset, character) in zip(text.utf8Offsets, text) {
      if character.isWhitespace {
        if !isBlank { flat.append(" ") }
        isBlank = true
      } else {
        flat.append(character)
        isBlank = false
      }
      if offset <= bytes { place = flat.count }
    }
    flat = Neutralised.text(flat)
    guard DisplayWidth.of(flat) > Self.most else { return flat }
    let characters = Array(flat)
    if mutant.isDropped { return Self.prefix(characters[...], Self.most) + "…" }
    var (low, high) = (max(place - 1, 0), min(place, characters.count))
    var width = 0
    while width < Self.most - 2, low > 0 || high < characters.count {
      if low > 0 {
        low -= 1
        width += DisplayWidth.of(String(characters[low]))
      }
      if high < characters.count {
        width += DisplayWidth.of(String(characters[high]))
        high += 1
      }
    }
    return (low > 0 ? "…" : "") + String(characters[low..<high])
      + (high < characters.count ? "…" : "")
  }

  private static func prefix(_ characters: ArraySlice<Character>, _ width: Int) -> String {
    var result = ""
    for character in characters {
      if DisplayWidth.of(result) + DisplayWidth.of(String(character)) > width { break }
      result.append(character)
    }
    return result
  }
}

extension String {
  /// The byte offset of each character.
  fileprivate var utf8Offsets: [Int] {
    var offset = 0
    return map { character in
      defer { offset += character.utf8.count }
      return offset
    }
  }
}
