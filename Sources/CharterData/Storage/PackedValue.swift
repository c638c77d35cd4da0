internal import CharterDiagnostics
internal import CharterValues

/// One cell of a ``RecordTable`` in eight bytes.
///
/// The upper four bits say what it is, the others hold it: numbers and dates themselves, texts as the bytes of the
/// file where they stand. What does not fit is spilled: the table keeps it, and the cell says where.
struct PackedValue {
  enum Kind: UInt64 {
    /// The data does not say.
    case unknown = 0
    /// Nothing was written, and the attribute's default holds.
    case byDefault
    case absent
    case no
    case yes
    case integer
    case ratio
    case date
    case enumCase
    case record
    case text
    /// A reference, or several, whose records are still to be found: the text that stands there.
    case reference
    case references
    case spilled
  }

  let bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  private static let payloadBits: UInt64 = 60
  private static let payloadMask: UInt64 = (1 << payloadBits) - 1

  init(_ kind: Kind, _ payload: UInt64 = 0) {
    bits = kind.rawValue << Self.payloadBits | (payload & Self.payloadMask)
  }

  var kind: Kind { Kind(rawValue: bits >> Self.payloadBits) ?? .unknown }
  private var payload: UInt64 { bits & Self.payloadMask }

  /// The payload as a place: of a case, a record, a spilled value.
  var place: Int { Int(payload) }

  static let unknown = PackedValue(.unknown)

  // MARK: Texts

  /// The longest text that a cell may have, in bytes.
  static let longestText = (1 << 27) - 1

  /// Bytes of the file, as a text or as what refers to records.
  init(_ kind: Kind, _ range: TableText.Range) {
    let length = UInt64(range.end - range.start) << 1 | (range.isEscaped ? 1 : 0)
    self.init(kind, UInt64(range.start) << 28 | length)
  }

  /// The bytes that a text stands in.
  var range: TableText.Range {
    let start = Int(payload >> 28)
    let length = Int(payload & ((1 << 28) - 1)) >> 1
    return TableText.Range(start: start, end: start + length, isEscaped: payload & 1 == 1)
  }

  // MARK: Numbers

  init?(_ number: ExactNumber) {
    guard let (top, bottom) = number.smallParts else { return nil }
    if bottom == 1 {
      guard abs(top) < 1 << 58 else { return nil }
      self.init(.integer, UInt64(bitPattern: top))
    } else {
      // 36 bits above, 24 below the line.
      guard abs(top) < 1 << 35, bottom < 1 << 24 else { return nil }
      self.init(.ratio, UInt64(bitPattern: top) << 24 | UInt64(bottom))
    }
  }

  var number: ExactNumber {
    let shift = 64 - Self.payloadBits
    let signed = Int64(bitPattern: payload << shift) >> shift
    if kind == .integer { return ExactNumber(Int(signed)) }
    return ExactNumber(smallLowest: signed >> 24, payload.lowest24Bits)
  }

  // MARK: Values

  /// A value that fits; a text and a set never do.
  init?(_ value: Value) {
    switch value {
    case .none: self.init(.absent)
    case .boolean(let truth): self.init(truth ? .yes : .no)
    case .number(let number): self.init(number)
    case .date(let date): self.init(.date, UInt64(date.dayNumber))
    case .enumCase(_, let index): self.init(.enumCase, UInt64(index))
    case .record(let id): self.init(.record, UInt64(id.index))
    case .text, .set: return nil
    }
  }
}

extension UInt64 {
  fileprivate var lowest24Bits: Int64 { Int64(self & ((1 << 24) - 1)) }
}
