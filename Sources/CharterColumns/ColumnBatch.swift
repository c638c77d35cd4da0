/// What a ``ColumnProgram`` came to in some rows in a row.
package struct ColumnBatch {
  enum Machine {
    case narrow(ColumnMachine<Int64>)
    case wide(ColumnMachine<Int128>)
    /// Some number fits no machine, so that nothing is known of the rows.
    case none
  }

  /// The rows of the columns that the batch is about.
  package let rows: Range<Int>
  let machine: Machine
  let views: [ColumnView]

  /// Whether the rows have been worked out; where not, nothing else may be asked.
  package var isWorkedOut: Bool {
    if case .none = machine { false } else { true }
  }

  /// The widths that a program is run in, the narrowest first.
  package enum Width: Int, Sendable, CaseIterable {
    case int64, int128
    /// No machine at all.
    case none
  }

  /// Works a program out batch by batch, each in the narrowest width that holds all of its numbers.
  ///
  /// - Parameters:
  ///   - program: what to work out.
  ///   - rows: rows of its columns.
  ///   - batchSize: the most rows of a batch.
  ///   - width: the narrowest width to begin with.
  ///   - visit: takes each batch, whose results last until it returns.
  package static func forEach(
    of program: ColumnProgram, rows: Range<Int>, batchSize: Int, from width: Width,
    _ visit: (ColumnBatch) -> Void
  ) {
    if rows.isEmpty { return }
    for column in program.columns {
      precondition(rows.upperBound <= column.count, "a program stays within its columns")
    }
    ColumnView.withViews(of: program.columns[...]) { views in
      let narrow =
        width == .int64 && program.fits(Int64.self)
        ? ColumnMachine<Int64>(program, views: views, batchSize: batchSize) : nil
      var wide: ColumnMachine<Int128>?
      let canBeWide = width != .none && program.fits(Int128.self)
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: batchSize) {
        let part = start..<min(start + batchSize, rows.upperBound)
        if let narrow {
          narrow.run(part)
          if !narrow.hasOverflowed {
            visit(ColumnBatch(rows: part, machine: .narrow(narrow), views: views))
            continue
          }
        }
        if canBeWide {
          let machine =
            wide ?? ColumnMachine<Int128>(program, views: views, batchSize: batchSize)
          wide = machine
          machine.run(part)
          if !machine.hasOverflowed {
            visit(ColumnBatch(rows: part, machine: .wide(machine), views: views))
            continue
          }
        }
        visit(ColumnBatch(rows: part, machine: .none, views: views))
      }
    }
  }

  // MARK: Rows

  /// The whole number of a row, counted from the batch's first.
  package func numerator(of number: ColumnNumber, at row: Int) -> Int128 {
    switch number.operand {
    case .constant(let constant): return constant
    case .register(let register):
      precondition(row < rows.count, "a row of the batch")
      switch machine {
      case .narrow(let machine): return Int128(machine.number(register)[row])
      case .wide(let machine): return machine.number(register)[row]
      case .none: preconditionFailure("only what was worked out is asked for")
      }
    }
  }

  /// Whether a mask holds in a row, counted from the batch's first.
  package func holds(_ mask: ColumnMask, at row: Int) -> Bool {
    switch mask {
    case .none: return false
    case .all: return true
    case .register(let register):
      precondition(row < rows.count, "a row of the batch")
      return bytes(of: register)[row] != 0
    }
  }

  /// The bytes of a mask, one a row.
  private func bytes(of register: Int) -> UnsafeMutablePointer<UInt8> {
    switch machine {
    case .narrow(let machine): machine.mask(register)
    case .wide(let machine): machine.mask(register)
    case .none: preconditionFailure("only what was worked out is asked for")
    }
  }

  /// The first row in which a mask holds, counted from the batch's first.
  package func firstRow(where mask: ColumnMask) -> Int? {
    switch mask {
    case .none: return nil
    case .all: return rows.isEmpty ? nil : 0
    case .register(let register):
      let bytes = bytes(of: register)
      for row in 0..<rows.count where bytes[row] != 0 { return row }
      return nil
    }
  }

  /// The bytes of a mask, 0 or 1, appended to others.
  package func append(_ mask: ColumnMask, to bytes: inout [UInt8]) {
    switch mask {
    case .none: bytes.append(contentsOf: repeatElement(0, count: rows.count))
    case .all: bytes.append(contentsOf: repeatElement(1, count: rows.count))
    case .register(let register):
      bytes.append(
        contentsOf: UnsafeBufferPointer(start: self.bytes(of: register), count: rows.count))
    }
  }

  // MARK: Sums

  /// In how many rows a mask holds.
  package func count(_ mask: ColumnMask) -> Int {
    switch mask {
    case .none: 0
    case .all: rows.count
    case .register(let register): Kernels.count(bytes(of: register), rows.count)
    }
  }

  /// The sum of the whole numbers of the rows in which a mask holds; `nil`: past 128 bits.
  package func sum(_ number: ColumnNumber, where mask: ColumnMask) -> Int128? {
    if mask == .none { return 0 }
    guard case .register(let register) = number.operand else {
      guard case .constant(let constant) = number.operand else { return nil }
      let (product, overflow) = constant.multipliedReportingOverflow(by: Int128(count(mask)))
      return overflow ? nil : product
    }
    let bytes: UnsafeMutablePointer<UInt8>? =
      if case .register(let mask) = mask { self.bytes(of: mask) } else { nil }
    let largest = number.range.flatMap { Interval.product($0, Interval(Int128(rows.count))) }
    switch machine {
    case .narrow(let machine):
      return Kernels.sum(
        machine.number(register), where: bytes, isSmall: largest?.fits(Int64.self) ?? false,
        rows.count)
    case .wide(let machine):
      return Kernels.sum(
        machine.number(register), where: bytes, isSmall: largest?.fits(Int128.self) ?? false,
        rows.count)
    case .none: preconditionFailure("only what was worked out is asked for")
    }
  }

  // MARK: Entries

  /// Visits what stands in a column for the first time.
  ///
  /// - Parameters:
  ///   - column: the place of a column.
  ///   - mask: the rows to look at.
  ///   - seen: by entry, whether it has been visited: one for each cell within the column's bounds, then none, then
  ///     unknown.
  ///   - visit: takes an entry and the first row that has it, counted from the batch's first.
  package func forEachNewEntry(
    of column: Int, where mask: ColumnMask, seen: inout [Bool], _ visit: (Int, Int) -> Void
  ) {
    let view = views[column]
    let (start, least) = (rows.lowerBound, view.least)
    let bytes: UnsafeMutablePointer<UInt8>? =
      if case .register(let register) = mask { self.bytes(of: register) } else { nil }
    if mask == .none { return }
    let known = seen.count - 2
    func look<Cell: FixedWidthInteger>(_ cells: UnsafePointer<Cell>) {
      for row in 0..<rows.count where bytes.map({ $0[row] != 0 }) ?? true {
        let state = view.states.map { $0[start + row] } ?? .known
        let entry: Int
        switch state {
        case .known: entry = Int(Int64(cells[start + row]) - least)
        case .absent: entry = known
        case .unknown: entry = known + 1
        case .other: continue
        }
        if !seen[entry] {
          seen[entry] = true
          visit(entry, row)
        }
      }
    }
    switch view.cells {
    case .int8(let cells): look(cells)
    case .int16(let cells): look(cells)
    case .int32(let cells): look(cells)
    case .int64(let cells): look(cells)
    }
  }
}
