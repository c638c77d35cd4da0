/// What a code means: a title over every diagnostic of it, and the page that `charter explain E0203` prints.
public struct Explanation: Sendable {
  /// What is wrong, in plain words, short.
  public let title: Words
  /// What it means, why it matters and how to mend it.
  public let text: Words
  /// A text that leads to it, in the words of each language.
  public let wrong: Words
  /// The same, mended.
  public let right: Words

  init(_ title: Words, _ text: Words, wrong: Words, right: Words) {
    self.title = title
    self.text = text
    self.wrong = wrong
    self.right = right
  }
}

extension Words {
  /// The two forms in the order zh, en, for pages where the labels would be in the way.
  init(_ zh: String, _ en: String) { self.init(zh: zh, en: en) }
}
