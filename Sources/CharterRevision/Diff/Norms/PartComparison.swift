import CharterDiagnostics
import CharterSemantics
import CharterValues

/// Compares the parts of a declaration in two revisions.
struct PartComparison {
  let base: SourceCollection
  let head: SourceCollection

  /// Every part that is another.
  func details(_ old: [Part], _ new: [Part]) -> [Detail] {
    var (old, new) = (old, new)
    var result: [Detail] = []
    var pairs: [(Part, Part)] = []
    // First what says the same under one name, then what says the same, then what has one name.
    let tests: [(Part, Part) -> Bool] = [
      { $0.key == $1.key && $0.fingerprint == $1.fingerprint },
      { $0.fingerprint == $1.fingerprint },
      { !$0.key.isEmpty && $0.key == $1.key },
    ]
    for test in tests {
      var rest: [Part] = []
      for part in old {
        if let place = new.firstIndex(where: { $0.kind == part.kind && test(part, $0) }) {
          pairs.append((part, new.remove(at: place)))
        } else {
          rest.append(part)
        }
      }
      old = rest
    }
    // What is left of a kind: the one for the other, in the order written, the likest first.
    var rest: [Part] = []
    for part in old {
      let candidates = new.indices.filter {
        new[$0].kind == part.kind && Self.mayBeOne(part, new[$0])
      }
      guard
        let place = candidates.max(by: { likeness(part, new[$0]) < likeness(part, new[$1]) }),
        candidates.count == 1 && old.filter({ $0.kind == part.kind }).count == 1
          || likeness(part, new[place]) > 0
      else {
        rest.append(part)
        continue
      }
      pairs.append((part, new.remove(at: place)))
    }
    for (left, right) in pairs { result += details(left, right) }
    result += rest.map {
      Detail(
        part: $0.kind, label: $0.label, weight: $0.weight, was: excerpt($0, base), is: nil,
        baseSymbol: $0.symbol)
    }
    result += new.map {
      Detail(
        part: $0.kind, label: $0.label, weight: $0.weight, was: nil, is: excerpt($0, head),
        headSymbol: $0.symbol)
    }
    return result
  }

  /// Parts with different labels are different sentences; what data name is never paired by likeness.
  private static func mayBeOne(_ left: Part, _ right: Part) -> Bool {
    guard left.symbol == nil, right.symbol == nil else { return false }
    switch left.kind {
    case .setting: return false
    default: return true
    }
  }

  /// How many pieces two parts have in common.
  private func likeness(_ left: Part, _ right: Part) -> Int {
    var pieces = Set<String>()
    func gather(_ shape: Shape, _ visit: (String) -> Void) {
      if shape.span != nil, !shape.fingerprint.isEmpty { visit(shape.fingerprint) }
      for part in shape.parts { gather(part, visit) }
    }
    gather(left.shape) { pieces.insert($0) }
    var count = 0
    gather(right.shape) { count += pieces.contains($0) ? 1 : 0 }
    return count
  }

  // MARK: One part

  private func details(_ old: Part, _ new: Part) -> [Detail] {
    var result: [Detail] = []
    if old.fingerprint != new.fingerprint {
      result += differences(old, new).map { was, now in
        Detail(
          part: old.kind, label: new.label ?? old.label, weight: max(old.weight, new.weight),
          was: was, is: now, baseSymbol: old.symbol, headSymbol: new.symbol)
      }
    }
    if old.symbol != nil, let before = old.label, let after = new.label, before != after {
      // Data that use a form of a name cannot be read where it is gone.
      var isLost = before.forms.contains { !after.has($0) }
      // A text with a case in it says the case's name, and a norm may compare it.
      if case .enumCase? = old.symbol, before.words != after.words { isLost = true }
      if isLost || old.fingerprint == new.fingerprint {
        result.append(
          Detail(
            part: old.kind, label: after, weight: isLost ? .substance : .form,
            was: Detail.Excerpt(text: Words(before.forms.joined(separator: " ")), span: nil),
            is: Detail.Excerpt(text: Words(after.forms.joined(separator: " ")), span: nil),
            baseSymbol: old.symbol, headSymbol: new.symbol))
      }
    }
    if old.symbol == nil, old.label != new.label {
      result.append(naming(old.kind, new.label, old.label.map { [$0] }, new.label.map { [$0] }))
    }
    // Where one was added or dropped, that says it.
    if old.names.count == new.names.count, Set(old.names) != Set(new.names) {
      result.append(naming(old.kind, new.label, old.names, new.names))
    }
    return result + wordings(old, new)
  }

  /// Labels are form: they say which sentence is meant, and not what it says.
  private func naming(_ kind: PartKind, _ label: Name?, _ old: [Name]?, _ new: [Name]?) -> Detail {
    let excerpt = { (names: [Name]) in
      Detail.Excerpt(
        text: Words(
          names.map { $0.forms.joined(separator: " ") }.joined(separator: ", ")), span: nil)
    }
    return Detail(
      part: kind, label: label, weight: .form, was: old.map(excerpt), is: new.map(excerpt))
  }

  private func differences(
    _ old: Part, _ new: Part
  ) -> [(Detail.Excerpt?, Detail.Excerpt?)] {
    // A part with a text of its own is shown as a whole.
    guard old.text == nil, new.text == nil else {
      return [(excerpt(old, base), excerpt(new, head))]
    }
    return Shape.differences(old.shape, new.shape).map { pair in
      (
        pair.was.map { excerpt($0, base) ?? excerpt(old, base) },
        pair.is.map { excerpt($0, head) ?? excerpt(new, head) }
      )
    }
  }

  private func wordings(_ old: Part, _ new: Part) -> [Detail] {
    var result: [Detail] = []
    for message in old.messages {
      let partner = new.messages.first { $0.key == message.key }
      guard partner.map({ !$0.shape.means(message.shape) }) ?? true else { continue }
      result.append(
        Detail(
          part: .message, label: new.label, weight: .wording,
          was: Detail.Excerpt(text: message.text, span: nil),
          is: partner.map { Detail.Excerpt(text: $0.text, span: nil) }))
    }
    for message in new.messages where !old.messages.contains(where: { $0.key == message.key }) {
      result.append(
        Detail(
          part: .message, label: new.label, weight: .wording, was: nil,
          is: Detail.Excerpt(text: message.text, span: nil)))
    }
    return result
  }

  // MARK: Texts

  private func excerpt(_ part: Part, _ sources: SourceCollection) -> Detail.Excerpt {
    if let text = part.text { return Detail.Excerpt(text: text, span: part.shape.anySpan) }
    return excerpt(part.shape, sources) ?? Detail.Excerpt(text: Words(""), span: nil)
  }

  private func excerpt(_ shape: Shape, _ sources: SourceCollection) -> Detail.Excerpt? {
    guard let span = shape.span ?? shape.anySpan else { return nil }
    let words = sources[span.source].text(of: span).split(whereSeparator: \.isWhitespace)
    return Detail.Excerpt(text: Words(words.joined(separator: " ")), span: span)
  }
}

extension Shape {
  /// Its own place, or the first of its parts that has one.
  var anySpan: Span? {
    if let span { return span }
    for part in parts {
      if let span = part.anySpan { return span }
    }
    return nil
  }
}
