/// The way from an id to the row of a table: open addressing over row numbers, four bytes a place.
///
/// The ids themselves stay in the file; who asks compares them. `Hasher` is seeded anew in each run, so no file can be
/// made whose ids all collide.
struct RecordIndex {
  /// Row numbers from 1; 0 is a free place.
  ///
  /// There is a power of two of them, and never more than half are taken.
  private var places: [UInt32]
  private var count = 0

  init(capacity: Int) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    places = [UInt32](repeating: 0, count: size)
  }

  /// The hash of an id.
  static func hash(_ id: some Collection<UInt8>) -> Int {
    var hasher = Hasher()
    // Eight bytes at a time: feeding single ones takes most of the time of loading a table.
    var word: UInt64 = 0
    var filled = 0
    for byte in id {
      word = word << 8 | UInt64(byte)
      filled += 1
      if filled == 8 {
        hasher.combine(word)
        (word, filled) = (0, 0)
      }
    }
    hasher.combine(word)
    hasher.combine(filled)
    return hasher.finalize()
  }

  /// The row with a hash that `isMatch` takes for the one looked for.
  func row(_ hash: Int, where isMatch: (Int) -> Bool) -> Int? {
    let mask = places.count - 1
    var place = hash & mask
    while places[place] != 0 {
      let row = Int(places[place]) - 1
      if isMatch(row) { return row }
      place = (place + 1) & mask
    }
    return nil
  }

  /// Adds a row whose id is new.
  ///
  /// - Parameters:
  ///   - row: the row.
  ///   - hash: its id's hash.
  ///   - hashOf: gives the hashes of the rows that are there, for when they are moved.
  mutating func insert(_ row: Int, _ hash: Int, hashOf: (Int) -> Int) {
    if (count + 1) * 2 > places.count {
      let old = places
      places = [UInt32](repeating: 0, count: old.count * 2)
      for entry in old where entry != 0 { put(entry, hashOf(Int(entry) - 1)) }
    }
    put(UInt32(row + 1), hash)
    count += 1
  }

  private mutating func put(_ entry: UInt32, _ hash: Int) {
    let mask = places.count - 1
    var place = hash & mask
    while places[place] != 0 { place = (place + 1) & mask }
    places[place] = entry
  }
}
