import CharterDiagnostics
import CharterSemantics
import CharterValues

extension Evaluation {
  /// The functions built in, strict in unknown.
  mutating func function(
    _ function: Function, _ operands: [Expression], at span: Span, in frame: inout Frame
  ) -> Outcome {
    strict(operands, in: &frame) { Self.apply(function, $0, at: span) }
  }

  /// Applies a function to arguments of its types.
  static func apply(_ function: Function, _ values: [Value], at span: Span) -> Outcome {
    func number(_ number: ExactNumber) -> Outcome { .known(.number(number)) }
    func whole(_ integer: Int) -> Outcome { number(ExactNumber(integer)) }
    func truth(_ holds: Bool) -> Outcome { .known(.boolean(holds)) }

    guard let first = values.first else { preconditionFailure("a function has an argument") }
    switch function {
    case .year: return whole(first.date.year)
    case .month: return whole(first.date.month)
    case .day: return whole(first.date.day)
    case .schoolYear: return whole(first.date.schoolYear)
    case .abs: return number(first.number.abs)
    case .floor: return number(first.number.floor())
    case .ceil: return number(first.number.ceiling())
    case .min: return .known(values.dropFirst().reduce(first) { $0.lesser($1) })
    case .max: return .known(values.dropFirst().reduce(first) { $0.greater($1) })
    case .sqrt:
      return first.number.squareRoot().map(number) ?? .unknown([.negativeRoot(span)])
    case .length: return whole(first.text.unicodeScalars.count)
    case .contains: return truth(first.text.containsScalars(of: second(values).text))
    case .startsWith:
      return truth(first.text.unicodeScalars.starts(with: second(values).text.unicodeScalars))
    case .within: return truth(first.text.liesWithin(division: second(values).text))
    }
  }

  private static func second(_ values: [Value]) -> Value {
    guard values.count == 2 else { preconditionFailure("this function has two arguments") }
    return values[1]
  }
}

extension String {
  /// Whether the scalars of a text stand in this one, next to each other; those of the empty text do.
  func containsScalars(of part: String) -> Bool {
    let (text, sought) = (Array(unicodeScalars), Array(part.unicodeScalars))
    guard sought.count <= text.count else { return false }
    return (0...text.count - sought.count).contains { start in
      text[start..<start + sought.count].elementsEqual(sought)
    }
  }

  /// Whether a division code lies in a division, whose code loses its trailing `00` pairs.
  func liesWithin(division: String) -> Bool {
    var prefix = Array(division.utf8)[...]
    let zero = UInt8(ascii: "0")
    while prefix.count >= 2, prefix.suffix(2).allSatisfy({ $0 == zero }) { prefix.removeLast(2) }
    return utf8.starts(with: prefix)
  }
}
