public import CharterDiagnostics

/// A declared name: a Latin form, a Han form, or both.
///
/// At least one is there.
public struct Name: Sendable, Hashable {
  /// The form without Han letters.
  public let latin: String?
  /// The form with Han letters.
  public let han: String?

  /// - Parameters:
  ///   - latin: the form without Han letters.
  ///   - han: the form with Han letters; needed where `latin` is nil.
  public init(latin: String?, han: String?) {
    precondition(latin != nil || han != nil, "a name has a form")
    self.latin = latin
    self.han = han
  }

  /// A name with one form, filed under its script.
  public init(_ form: String) {
    if Name.isHan(form) {
      self.init(latin: nil, han: form)
    } else {
      self.init(latin: form, han: nil)
    }
  }

  /// The form that JSON and other machines see: the Latin one where there is one.
  public var canonical: String { latin ?? han ?? "" }

  /// The forms for people: each language's own, else the other.
  public var words: Words { Words(zh: han ?? latin ?? "", en: latin ?? han ?? "") }

  /// Every form, the Latin one first.
  public var forms: [String] { [latin, han].compactMap { $0 } }

  /// Whether a form is one of this name's.
  public func has(_ form: String) -> Bool { latin == form || han == form }

  /// Whether a form counts as Han: any Han letter in it makes it so.
  public static func isHan(_ form: String) -> Bool {
    form.unicodeScalars.contains(where: isHan)
  }

  /// Whether a scalar is a Han letter (CJK unified ideographs, their extensions, 〇 and 々).
  public static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x323AF, 0xF900...0xFAFF, 0x3005, 0x3007: true
    default: false
    }
  }
}
