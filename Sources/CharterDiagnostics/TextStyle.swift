/// How text looks on a terminal: with colours or plain.
public struct TextStyle: Sendable {
  /// What a piece of text is to the reader; each has one look.
  public enum Role: Sendable {
    case good
    case bad
    case open
    case note
    case faint
    case strong

    fileprivate var sequence: String {
      switch self {
      case .good: "32"
      case .bad: "31"
      case .open: "33"
      case .note: "36"
      case .faint: "2"
      case .strong: "1"
      }
    }
  }

  /// Whether ANSI sequences are written at all.
  public let isColoured: Bool

  /// Plain text.
  public static let plain = TextStyle(isColoured: false)

  /// A style with or without colours.
  public init(isColoured: Bool) { self.isColoured = isColoured }

  /// A piece of text in the look of its roles.
  public func paint(_ text: String, _ roles: Role...) -> String {
    guard isColoured, !text.isEmpty else { return text }
    return "\u{1B}[\(roles.map(\.sequence).joined(separator: ";"))m\(text)\u{1B}[0m"
  }
}

/// Text from data and policies, safe to show: what would steer a terminal, reorder letters or stand there unseen is made
/// visible.
public enum Neutralised {
  /// The text with every control and direction character replaced; line breaks too.
  public static func text(_ text: some StringProtocol) -> String {
    guard text.unicodeScalars.contains(where: { picture(of: $0) != nil }) else {
      return String(text)
    }
    var result = ""
    for scalar in text.unicodeScalars {
      if let picture = picture(of: scalar) {
        result += picture
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The first scalar of a text that nobody sees, as it is shown, and the text without all of these; `nil`: there is none.
  package static func unseen(in text: String) -> (picture: String, rest: String)? {
    guard let first = text.unicodeScalars.first(where: isUnseen) else { return nil }
    var rest = ""
    for scalar in text.unicodeScalars where !isUnseen(scalar) { rest.unicodeScalars.append(scalar) }
    return picture(of: first).map { ($0, rest) }
  }

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x80 && picture(of: scalar) != nil
  }

  /// What is shown in place of a scalar; `nil`: the scalar itself.
  static func picture(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value).map { String(Character($0)) }
    case 0x7F: "␡"
    case 0x80...0x9F, 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F,
      0xFEFF:
      "<U+" + String(scalar.value, radix: 16, uppercase: true).leftPadded(to: 4) + ">"
    default: nil
    }
  }
}

extension String {
  fileprivate func leftPadded(to count: Int) -> String {
    String(repeating: "0", count: Swift.max(0, count - self.count)) + self
  }
}
