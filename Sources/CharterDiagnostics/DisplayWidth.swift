/// How many terminal cells a text takes.
///
/// East Asian wide and fullwidth characters and emoji take two, combining marks none, everything else one.
/// Characters whose width is ambiguous (“ ” · ─ ✓) take one, as terminals in UTF-8 show them.
public enum DisplayWidth {
  /// The cells of a whole text without control characters.
  public static func of(_ text: some StringProtocol) -> Int {
    var width = 0
    for character in text { width += of(character) }
    return width
  }

  /// The cells of one character as a person sees it: a letter with its marks, a flag, a family of emoji.
  public static func of(_ character: Character) -> Int {
    var widest = 0
    var regionalIndicators = 0
    for scalar in character.unicodeScalars {
      // A variation selector turns a plain sign into its picture.
      if scalar.value == 0xFE0F { return 2 }
      if (0x1F1E6...0x1F1FF).contains(scalar.value) { regionalIndicators += 1 }
      widest = max(widest, of(scalar))
    }
    return regionalIndicators > 1 ? 2 : widest
  }

  /// The cells of one scalar on its own.
  static func of(_ scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value == 0xAD ? 0 : 1 }
    if isWide(value) { return 2 }
    if isZeroWidth(scalar) { return 0 }
    return scalar.properties.isEmojiPresentation ? 2 : 1
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return true
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return true
    default: return false
    }
  }

  /// East Asian Width W and F of Unicode, in whole blocks; pictures outside them are told by their property.
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x3029, 0x302E...0x303E, 0x3041...0x3098,
      0x309B...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x16FE3,
      0x17000...0x18CFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x2FFFD,
      0x30000...0x3FFFD:
      true
    default: false
    }
  }
}

extension StringProtocol {
  /// The text with spaces after it, up to a number of cells.
  public func padded(to cells: Int) -> String {
    let missing = cells - DisplayWidth.of(self)
    return missing > 0 ? self + String(repeating: " ", count: missing) : String(self)
  }

  /// The text with spaces before it, up to a number of cells.
  public func paddedLeft(to cells: Int) -> String {
    let missing = cells - DisplayWidth.of(self)
    return missing > 0 ? String(repeating: " ", count: missing) + self : String(self)
  }
}
