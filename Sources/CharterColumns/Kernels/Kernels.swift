/// The loops over batches.
///
/// Every pointer is the beginning of a vector of at least `count` elements; see ``ColumnMachine``. Those that may not
/// fit hand back whether anything did not, gathered without a branch; what they leave behind then means nothing.
enum Kernels {
  @inline(__always)
  static func map<A, R>(
    _ a: UnsafePointer<A>, _ out: UnsafeMutablePointer<R>, _ count: Int, _ apply: (A) -> R
  ) {
    for row in 0..<count { out[row] = apply(a[row]) }
  }

  @inline(__always)
  static func zip<A, B, R>(
    _ a: UnsafePointer<A>, _ b: UnsafePointer<B>, _ out: UnsafeMutablePointer<R>, _ count: Int,
    _ apply: (A, B) -> R
  ) {
    for row in 0..<count { out[row] = apply(a[row], b[row]) }
  }

  /// Applies an operation that says whether its result fits.
  @inline(__always)
  private static func zipChecked<Word>(
    _ a: UnsafePointer<Word>, _ b: UnsafePointer<Word>, _ out: UnsafeMutablePointer<Word>,
    _ count: Int, _ apply: (Word, Word) -> (partialValue: Word, overflow: Bool)
  ) -> UInt64 {
    var flag: UInt64 = 0
    for row in 0..<count {
      let (value, overflow) = apply(a[row], b[row])
      out[row] = value
      flag |= overflow ? 1 : 0
    }
    return flag
  }

  // MARK: Arithmetic

  @inline(never)
  static func combine<Word: FixedWidthInteger>(
    _ combination: ColumnProgram.Combination, _ a: UnsafePointer<Word>, _ b: UnsafePointer<Word>,
    checked: Bool, _ out: UnsafeMutablePointer<Word>, _ count: Int
  ) -> UInt64 {
    switch (combination, checked) {
    case (.add, false): zip(a, b, out, count) { $0 &+ $1 }
    case (.subtract, false): zip(a, b, out, count) { $0 &- $1 }
    case (.multiply, false): zip(a, b, out, count) { $0 &* $1 }
    case (.minimum, _): zip(a, b, out, count) { $0 < $1 ? $0 : $1 }
    case (.maximum, _): zip(a, b, out, count) { $0 < $1 ? $1 : $0 }
    case (.add, true): return zipChecked(a, b, out, count) { $0.addingReportingOverflow($1) }
    case (.subtract, true):
      return zipChecked(a, b, out, count) { $0.subtractingReportingOverflow($1) }
    case (.multiply, true):
      return zipChecked(a, b, out, count) { $0.multipliedReportingOverflow(by: $1) }
    }
    return 0
  }

  @inline(never)
  static func scale<Word: FixedWidthInteger>(
    _ a: UnsafePointer<Word>, _ times: Word, _ plus: Word, checked: Bool,
    _ out: UnsafeMutablePointer<Word>, _ count: Int
  ) -> UInt64 {
    scaled(count, times, plus, checked: checked, out) { a[$0] }
  }

  @inline(__always)
  private static func scaled<Word: FixedWidthInteger>(
    _ count: Int, _ times: Word, _ plus: Word, checked: Bool, _ out: UnsafeMutablePointer<Word>,
    _ read: (Int) -> Word
  ) -> UInt64 {
    guard checked else {
      if times == 1, plus == 0 {
        for row in 0..<count { out[row] = read(row) }
      } else {
        for row in 0..<count { out[row] = read(row) &* times &+ plus }
      }
      return 0
    }
    var flag: UInt64 = 0
    for row in 0..<count {
      let (product, isTooLarge) = read(row).multipliedReportingOverflow(by: times)
      let (sum, isTooLargeToo) = product.addingReportingOverflow(plus)
      out[row] = sum
      flag |= isTooLarge || isTooLargeToo ? 1 : 0
    }
    return flag
  }

  // MARK: Cells

  @inline(never)
  static func load<Word: FixedWidthInteger>(
    _ column: ColumnView, from start: Int, _ times: Word, _ plus: Word, checked: Bool,
    _ out: UnsafeMutablePointer<Word>, _ count: Int
  ) -> UInt64 {
    @inline(__always) func load<Cell: FixedWidthInteger>(_ cells: UnsafePointer<Cell>) -> UInt64 {
      let cells = cells + start
      guard let states = column.states.map({ $0 + start }) else {
        return scaled(count, times, plus, checked: checked, out) {
          Word(truncatingIfNeeded: cells[$0])
        }
      }
      let least = Cell(truncatingIfNeeded: column.least)
      return scaled(count, times, plus, checked: checked, out) {
        Word(truncatingIfNeeded: states[$0] == .known ? cells[$0] : least)
      }
    }
    return switch column.cells {
    case .int8(let cells): load(cells)
    case .int16(let cells): load(cells)
    case .int32(let cells): load(cells)
    case .int64(let cells): load(cells)
    }
  }

  @inline(never)
  static func look<Entry>(
    up table: LookupTable<Entry>, _ column: ColumnView, from start: Int,
    _ out: UnsafeMutablePointer<Entry>, _ count: Int
  ) {
    let (low, mask, stateEntries) = (table.low, table.mask, table.states)
    table.entries.withUnsafeBufferPointer { buffer in
      guard let entries = buffer.baseAddress else { return }
      // Every index below is less than the table's size, whatever the cell: see `LookupTable`.
      @inline(__always) func look<Cell: FixedWidthInteger>(_ cells: UnsafePointer<Cell>) {
        let cells = cells + start
        guard let states = column.states.map({ $0 + start }) else {
          for row in 0..<count {
            out[row] = entries[Int(truncatingIfNeeded: Int64(cells[row]) &- low) & mask]
          }
          return
        }
        for row in 0..<count {
          let state = Int(states[row].rawValue)
          let known = Int(truncatingIfNeeded: Int64(cells[row]) &- low)
          out[row] = entries[(state == 0 ? known : stateEntries &+ state &- 1) & mask]
        }
      }
      switch column.cells {
      case .int8(let cells):
        let cells = cells + start
        if let states = column.states.map({ $0 + start }) {
          for row in 0..<count {
            let state = Int(states[row].rawValue)
            out[row] = entries[(Int(UInt8(bitPattern: cells[row])) | state << 8) & 1023]
          }
        } else {
          for row in 0..<count { out[row] = entries[Int(UInt8(bitPattern: cells[row]))] }
        }
      case .int16(let cells): look(cells)
      case .int32(let cells): look(cells)
      case .int64(let cells): look(cells)
      }
    }
  }

  @inline(never)
  static func state(
    _ state: Column.State, _ column: ColumnView, from start: Int,
    _ out: UnsafeMutablePointer<UInt8>, _ count: Int
  ) {
    guard let states = column.states.map({ $0 + start }) else {
      out.update(repeating: state == .known ? 1 : 0, count: count)
      return
    }
    let sought = state.rawValue
    for row in 0..<count { out[row] = states[row].rawValue == sought ? 1 : 0 }
  }

  // MARK: Masks

  @inline(never)
  static func compare<Word: FixedWidthInteger>(
    _ relation: ColumnProgram.Relation, _ a: UnsafePointer<Word>, _ b: UnsafePointer<Word>,
    _ out: UnsafeMutablePointer<UInt8>, _ count: Int
  ) {
    switch relation {
    case .less: zip(a, b, out, count) { $0 < $1 ? 1 : 0 }
    case .lessOrEqual: zip(a, b, out, count) { $0 <= $1 ? 1 : 0 }
    case .equal: zip(a, b, out, count) { $0 == $1 ? 1 : 0 }
    }
  }

  @inline(never)
  static func compare<Word: FixedWidthInteger>(
    _ relation: ColumnProgram.Relation, _ a: UnsafePointer<Word>, _ constant: Word,
    _ out: UnsafeMutablePointer<UInt8>, _ count: Int
  ) {
    switch relation {
    case .less: map(a, out, count) { $0 < constant ? 1 : 0 }
    case .lessOrEqual: map(a, out, count) { $0 <= constant ? 1 : 0 }
    case .equal: map(a, out, count) { $0 == constant ? 1 : 0 }
    }
  }

  @inline(never)
  static func select<Word: FixedWidthInteger>(
    _ mask: UnsafePointer<UInt8>, _ a: UnsafePointer<Word>, _ b: UnsafePointer<Word>,
    _ out: UnsafeMutablePointer<Word>, _ count: Int
  ) {
    for row in 0..<count { out[row] = mask[row] != 0 ? a[row] : b[row] }
  }

  @inline(never)
  static func keep<Word: FixedWidthInteger>(
    _ a: UnsafePointer<Word>, _ mask: UnsafePointer<UInt8>, _ out: UnsafeMutablePointer<Word>,
    _ count: Int
  ) {
    for row in 0..<count { out[row] = a[row] & (0 &- Word(truncatingIfNeeded: mask[row])) }
  }

  // MARK: Quotients

  @inline(never)
  static func divide<Word: FixedWidthInteger>(
    _ a: UnsafePointer<Word>, _ divider: Divider, _ out: UnsafeMutablePointer<Word>, _ count: Int
  ) {
    // Only machines of 64 bits have dividers, so nothing is cut.
    if divider.isHalfEven {
      map(a, out, count) {
        Word(truncatingIfNeeded: divider.evenQuotient(Int64(truncatingIfNeeded: $0)))
      }
    } else {
      map(a, out, count) {
        Word(truncatingIfNeeded: divider.quotient(Int64(truncatingIfNeeded: $0)))
      }
    }
  }

  @inline(never)
  static func divide<Word: FixedWidthInteger & SignedInteger>(
    _ a: UnsafePointer<Word>, _ divisor: Word, _ rounder: ColumnProgram.Rounder,
    _ out: UnsafeMutablePointer<Word>, _ count: Int
  ) {
    map(a, out, count) { rounder.quotient($0, divisor) }
  }

  @inline(never)
  static func divide<Word: FixedWidthInteger & SignedInteger>(
    _ a: UnsafePointer<Word>, by b: UnsafePointer<Word>, _ rounder: ColumnProgram.Rounder,
    _ out: UnsafeMutablePointer<Word>, _ count: Int
  ) -> UInt64 {
    var flag: UInt64 = 0
    for row in 0..<count {
      // A divisor is positive unless something overflowed before.
      if b[row] > 0 {
        out[row] = rounder.quotient(a[row], b[row])
      } else {
        out[row] = 0
        flag = 1
      }
    }
    return flag
  }

  // MARK: Sums

  /// The sum of the numbers where a mask holds; `nil`: past 128 bits.
  ///
  /// - Parameters:
  ///   - a: the numbers.
  ///   - mask: which rows count; `nil`: all.
  ///   - isSmall: whether any sum of them fits the width.
  ///   - count: how many rows there are.
  /// - Returns: the sum.
  @inline(never)
  static func sum<Word: FixedWidthInteger & SignedInteger>(
    _ a: UnsafePointer<Word>, where mask: UnsafePointer<UInt8>?, isSmall: Bool, _ count: Int
  ) -> Int128? {
    if isSmall {
      var sum: Word = 0
      if let mask {
        for row in 0..<count { sum &+= a[row] & (0 &- Word(truncatingIfNeeded: mask[row])) }
      } else {
        for row in 0..<count { sum &+= a[row] }
      }
      return Int128(truncatingIfNeeded: sum)
    }
    var sum: Int128 = 0
    var flag = false
    for row in 0..<count where mask.map({ $0[row] != 0 }) ?? true {
      let (value, overflow) = sum.addingReportingOverflow(Int128(truncatingIfNeeded: a[row]))
      sum = value
      flag = flag || overflow
    }
    return flag ? nil : sum
  }

  /// In how many rows a mask holds.
  @inline(never)
  static func count(_ mask: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var sum: UInt64 = 0
    for row in 0..<count { sum &+= UInt64(mask[row]) }
    return Int(sum)
  }
}
