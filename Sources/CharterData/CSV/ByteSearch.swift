/// Looks for what ends a cell, eight bytes at a time.
struct ByteSearch: Sendable {
  private let separator: UInt8
  private let separators: UInt64

  init(separator: UInt8) {
    self.separator = separator
    separators = Self.ones &* UInt64(separator)
  }

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  /// The highest bit of the first byte that is 0, and of no byte before it.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & tops }

  /// How many of eight bytes, the first of them lowest, stand before the first separator or line break.
  @inline(__always)
  func length(_ word: UInt64) -> Int {
    let found =
      Self.zeros(word ^ separators) | Self.zeros(word ^ (Self.ones &* 0x0A))
      | Self.zeros(word ^ (Self.ones &* 0x0D))
    return found.trailingZeroBitCount >> 3
  }

  /// The first separator or line break from a place on; the number of bytes where there is none.
  @inline(__always)
  func end(from start: Int, in bytes: Span<UInt8>) -> Int {
    var index = start
    while index &+ 8 <= bytes.count {
      let length = length(bytes.word(at: index))
      index &+= length
      if length < 8 { return index }
    }
    while index < bytes.count {
      if isEnd(bytes[index]) { break }
      index &+= 1
    }
    return index
  }

  /// Whether a byte is a separator or breaks a line.
  @inline(__always)
  func isEnd(_ byte: UInt8) -> Bool { byte == separator || byte == 0x0A || byte == 0x0D }

  /// The highest bit of each byte that is 0, and of no other.
  @inline(__always)
  private static func exactZeros(_ word: UInt64) -> UInt64 {
    ~(((word & ~tops) &+ ~tops) | word) & tops
  }

  /// Whether eight bytes are surely ASCII without control characters other than line breaks.
  @inline(__always)
  static func isPrintable(_ word: UInt64) -> Bool {
    let low = (word &- ones &* 0x20) & ~word & tops
    let breaks = exactZeros(word ^ (ones &* 0x0A)) | exactZeros(word ^ (ones &* 0x0D))
    return (low & ~breaks | word & tops | zeros(word ^ (ones &* 0x7F))) == 0
  }

  /// The lowest bytes of a word.
  @inline(__always)
  static func prefix(_ word: UInt64, _ count: Int) -> UInt64 {
    count >= 8 ? word : word & ((1 << UInt64(8 &* count)) &- 1)
  }
}

extension Span<UInt8> {
  /// Eight bytes, the first of them lowest.
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    // Safe: any bytes are a UInt64, and the load itself checks that there are eight.
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}
