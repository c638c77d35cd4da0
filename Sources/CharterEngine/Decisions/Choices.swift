import CharterDiagnostics
import CharterSemantics
import CharterValues

extension Code.Table {
  /// Which rows may give the value.
  enum Choice {
    /// One does; a result of -1 is left open.
    case row(result: Int32, Span)
    case oneOf([(result: Int32, span: Span)])
    /// No row is for these arguments.
    case open
    case beyond
  }

  /// Finds the row that matches, or those that may.
  func choose(_ registers: Swift.Span<Datum>, _ scratch: borrowing Scratch) -> Choice {
    var possible: [(result: Int32, span: Span)] = []
    var isBeyond = false
    for row in rows {
      var matches = Logic.yes
      for (cell, argument) in zip(row.cells, arguments) {
        matches = matches.and(Self.match(cell, registers[Int(argument)], scratch))
      }
      switch matches {
      case .yes: return isBeyond ? .beyond : .row(result: row.result, row.span)
      case .no: continue
      case .unknown: possible.append((row.result, row.span))
      case .beyond: isBeyond = true
      }
    }
    if isBeyond { return .beyond }
    if let otherwise {
      if possible.isEmpty { return .row(result: otherwise.result, otherwise.span) }
      possible.append(otherwise)
    }
    return possible.isEmpty ? .open : .oneOf(possible)
  }

  static func match(_ tests: [Test]?, _ argument: Datum, _ scratch: borrowing Scratch) -> Logic {
    guard let tests else { return .yes }
    guard argument.isKnown else { return argument.tag == .beyond ? .beyond : .unknown }
    for test in tests {
      let holds =
        switch test {
        case .equals(let constant): scratch.isSame(argument, constant) == .yes
        case .compare(let comparison, let constant):
          scratch.satisfies(comparison, argument, constant) ?? false
        case .range(let low, let high, let isHalfOpen):
          scratch.isLess(argument, low) == false
            && scratch.satisfies(isHalfOpen ? .less : .lessOrEqual, argument, high) == true
        }
      if holds { return .yes }
    }
    return .no
  }
}

extension Code.ParameterChoice {
  /// Where a parameter's value comes from.
  enum Choice {
    case value(Int32)
    case unset
    /// No value is for the day.
    case outside
    /// It depends on a place, or on arguments, that are unknown, or two settings claim it.
    case beyond
  }

  /// Finds the narrowest setting that fits, else the parameter's own value.
  func choose(
    _ registers: Swift.Span<Datum>, _ scratch: borrowing Scratch, _ program: borrowing Program
  ) -> Choice {
    var found: [Dated]?
    var settled: (narrowness: Int, isGeneral: Bool)?
    for setting in settings {
      let policy = program[setting.policy]
      guard policy.inForce.contains(scratch.today),
        setting.values.contains(where: { $0.period.contains(scratch.today) })
      else { continue }
      let rank = (narrowness: setting.narrowness, isGeneral: setting.constants == nil)
      if let settled, settled != rank { break }
      var fits = Machine.lies(place < 0 ? nil : registers[Int(place)], in: policy, scratch)
      for (constant, argument) in zip(setting.constants ?? [], arguments) {
        let cell = registers[Int(argument)]
        fits = fits.and(
          cell.isKnown
            ? scratch.isSame(cell, constant) : cell.tag == .beyond ? .beyond : .unknown)
      }
      switch fits {
      case .no: continue
      case .yes where found == nil: (found, settled) = (setting.values, rank)
      case .yes, .unknown, .beyond: return .beyond
      }
    }
    guard let dated = (found ?? values).first(where: { $0.period.contains(scratch.today) }) else {
      return .outside
    }
    return dated.result < 0 ? .unset : .value(dated.result)
  }
}
