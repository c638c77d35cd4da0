/// The languages that every printed word exists in.
public enum Language: String, Sendable, CaseIterable {
  case zh
  case en
}

/// A sentence or a name in both languages; the reader's language picks one when it is printed.
public struct Words: Sendable, Hashable {
  /// The Chinese form.
  public let zh: String
  /// The English form.
  public let en: String

  /// A sentence or a name with both of its forms.
  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The same text whatever the language: a path, a number, a name that has only one form.
  public init(_ same: String) {
    self.zh = same
    self.en = same
  }

  /// The form in a language.
  public subscript(language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}
