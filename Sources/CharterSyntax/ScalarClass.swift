/// Classes of scalars as the language reads them; scalars are plain numbers for speed.
enum ScalarClass {
  /// Whether a name may begin with it: a letter of any script, or `_` in either width.
  static func isWordStart(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 {
      return (scalar | 0x20) &- 0x61 < 26 || scalar == 0x5F
    }
    if isCommonHan(scalar) { return true }
    if scalar == 0xFF3F { return true }
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber:
      return true
    default:
      return false
    }
  }

  /// Whether a name may go on with an ASCII character: a bit of a table for each of them.
  static func isASCIIWordPart(_ byte: UInt8) -> Bool {
    // The digits, and the letters and `_`.
    let parts: UInt64 = byte < 0x40 ? 0x03FF_0000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
    return parts >> UInt64(byte & 0x3F) & 1 == 1
  }

  /// Whether a name may go on with it: also digits and combining marks.
  static func isWordPart(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return isASCIIWordPart(UInt8(scalar)) }
    if isWordStart(scalar) { return true }
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .decimalNumber, .nonspacingMark, .spacingMark: return true
    default: return false
    }
  }

  /// Whether it is a Han letter, which makes a name the Chinese one.
  static func isHan(_ scalar: UInt32) -> Bool {
    isCommonHan(scalar) || scalar == 0x3005 || scalar == 0x3007
      || (0x3021...0x3029).contains(scalar) || (0x3038...0x303B).contains(scalar)
      || (0xF900...0xFAFF).contains(scalar) || (0x20000...0x3FFFF).contains(scalar)
  }

  /// Whether it is a space of any width, the ideographic one included; line breaks are not.
  static func isSpace(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x09, 0x0B, 0x0C, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// Whether it has no shape of its own, so that a reader cannot see it.
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x00...0x08, 0x0E...0x1F, 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x2028...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFE00...0xFE0F, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
      true
    default: false
    }
  }

  /// Whether it is a backtick of either width.
  static func isBacktick(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x60 || scalar.value == 0xFF40
  }

  /// The ASCII form of what an input method types in its place, or 0.
  static func asciiTwin(_ scalar: UInt32) -> UInt8 {
    switch scalar {
    case 0xFF01...0xFF5E: UInt8(scalar - 0xFEE0)
    case 0x3001: UInt8(ascii: ",")
    case 0x00D7: UInt8(ascii: "*")
    case 0x00F7: UInt8(ascii: "/")
    case 0x2212: UInt8(ascii: "-")
    default: 0
    }
  }

  private static func isCommonHan(_ scalar: UInt32) -> Bool {
    (0x4E00...0x9FFF).contains(scalar) || (0x3400...0x4DBF).contains(scalar)
  }
}
