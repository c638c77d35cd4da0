internal import CharterColumns
internal import CharterDiagnostics
internal import CharterValues

/// A column of a table, or several that make up one nested record: an attribute of all rows.
struct TableColumn: Sendable {
  /// What the header says of it.
  struct Heading: Sendable {
    let slot: Int
    /// Its place in the file's rows; the places of those that make up a nested record.
    let places: [Int]
    /// Whether the header names it in Chinese.
    let isHan: Bool
    /// Its name in the header.
    let nameSpan: Span
  }

  /// What its rows hold; where a state is ``Column/State/other`` and nothing is kept for it, the default.
  enum Content: Sendable {
    case integers(Column)
    /// Where in the file the ids stand; their records are still to be found.
    case references(Column)
    /// Texts, which stand in the file alone: a million of them are never copied, so none is offered as a column.
    case texts([Column.State]?)
    /// Which of some values.
    case values([UInt32], [Value], [Column.State]?)
  }

  let heading: Heading
  var content: Content

  /// What a row holds.
  enum Cell {
    case unknown
    case byDefault
    case text
    case value(Value)
  }

  func cell(_ row: Int) -> Cell {
    switch content {
    case .integers(let column):
      switch column.states?[row] ?? .known {
      case .known: return column.value(column.cells.integer(row)).map(Cell.value) ?? .unknown
      case .absent: return .value(.none)
      case .unknown: return .unknown
      case .other: return column.others[row].map(Cell.value) ?? .byDefault
      }
    case .references(let column):
      return column.states?[row] == .absent ? .value(.none) : .unknown
    case .texts(let states):
      return switch states?[row] ?? .known {
      case .known: .text
      case .absent: .value(.none)
      case .unknown: .unknown
      case .other: .byDefault
      }
    case .values(let places, let values, let states):
      return switch states?[row] ?? .known {
      case .known: .value(values[Int(places[row])])
      case .absent: .value(.none)
      case .unknown: .unknown
      case .other: .byDefault
      }
    }
  }
}

extension Column {
  /// The value that an integer of the column stands for; `nil` for what is a text or no day.
  func value(_ integer: Int64) -> Value? {
    switch kind {
    case .boolean: .boolean(integer != 0)
    case .number(let scale): .number(ExactNumber(integer, scale: scale))
    case .date: CalendarDate(dayNumber: Int(integer)).map(Value.date)
    case .enumCase(let id): .enumCase(id, Int(integer))
    case .record: .record(RecordID(index: Int(integer)))
    case .text: nil
    }
  }
}
