import CharterSyntax
import CharterTestSupport

/// Numbers of any unit, dates and texts.
extension CaseGenerator {
  /// A number; `nil` only of a unit that nothing in scope has and that cannot be written.
  mutating func number(_ unit: Unit, isInteger: Bool, _ depth: Int) -> Term? {
    let type = isInteger ? GeneratedType.integer(unit) : .number(unit)
    if depth > 0 {
      for _ in 0..<3 {
        if let term = compound(unit, isInteger: isInteger, depth) { return term }
      }
    }
    return leaf(type) ?? product(unit, isInteger: isInteger, depth)
  }

  private mutating func compound(_ unit: Unit, isInteger: Bool, _ depth: Int) -> Term? {
    let next = depth - 1
    let type = isInteger ? GeneratedType.integer(unit) : .number(unit)
    switch random.below(20) {
    case 0, 1, 2:
      guard let left = number(unit, isInteger: isInteger, next),
        let right = number(unit, isInteger: isInteger, next)
      else { return nil }
      return Term(
        type, .additive,
        "\(left, at: .additive) \(random.pick(["+", "-"])) \(right, at: .multiplicative)")
    case 3, 4: return product(unit, isInteger: isInteger, next)
    case 5, 6: return isInteger ? nil : quotient(unit, next)
    case 7:
      return number(unit, isInteger: isInteger, next).map {
        Term(type, .unary, "-\($0, at: .unary)")
      }
    case 8:
      return number(unit, isInteger: isInteger, next).map {
        Term(type, .postfix, "\(call: .abs)(\($0))")
      }
    case 9:
      guard let left = number(unit, isInteger: isInteger, next),
        let right = number(unit, isInteger: isInteger, next)
      else { return nil }
      return random.chance(50)
        ? Term(type, .postfix, "\(call: .min)(\(left), \(right))")
        : Term(type, .postfix, "\(call: .max)(\(left), \(right))")
    case 10, 11: return rounded(unit, isInteger: isInteger, next)
    case 12:
      return number(unit, isInteger: false, next).map {
        random.chance(50)
          ? Term(.integer(unit), .postfix, "\(call: .floor)(\($0))")
          : Term(.integer(unit), .postfix, "\(call: .ceil)(\($0))")
      }
    case 13: return isInteger ? nil : root(unit, next)
    case 14: return call(type, depth)
    case 15: return unit.isPlain || unit == .day ? measure(unit, next) : nil
    default: return aggregate(unit, isInteger: isInteger, next)
    }
  }

  /// `元/人 * 人`, or a plain factor.
  private mutating func product(_ unit: Unit, isInteger: Bool, _ depth: Int) -> Term? {
    var other = random.pick([Unit.plain, .plain, .person])
    if !(unit / other).isWritable { other = .plain }
    if !unit.isWritable { return nil }
    guard let left = number(unit / other, isInteger: isInteger, depth),
      let right = number(other, isInteger: isInteger, depth)
    else { return nil }
    return Term(
      isInteger ? .integer(unit) : .number(unit), .multiplicative,
      "\(left, at: .multiplicative) * \(right, at: .unary)")
  }

  private mutating func quotient(_ unit: Unit, _ depth: Int) -> Term? {
    var other = random.pick([Unit.plain, .plain, .person, .yuan])
    if !(unit * other).isWritable { other = .plain }
    guard let left = number(unit * other, isInteger: false, depth) else { return nil }
    let isLiteral = random.chance(50)
    let divisor =
      isLiteral
      ? Term(.number(other), .postfix, other.literal(random.pick(["3", "7", "100", "0.5", "12"])))
      : read(.number(other))
    guard let divisor else { return nil }
    return Term(
      .number(unit), .multiplicative, "\(left, at: .multiplicative) / \(divisor, at: .unary)")
  }

  private mutating func rounded(_ unit: Unit, isInteger: Bool, _ depth: Int) -> Term? {
    guard unit.isWritable, let value = number(unit, isInteger: false, depth) else { return nil }
    let mode = random.pick([Keyword.halfUp, .halfEven, .up, .down])
    return Term(
      isInteger ? .integer(unit) : .number(unit), .rounded,
      "\(value, at: .additive) \(.rounded) \(mode) \(.roundedTo) \(positive(unit, isInteger: isInteger))"
    )
  }

  private mutating func root(_ unit: Unit, _ depth: Int) -> Term? {
    guard let left = number(unit, isInteger: false, depth) else { return nil }
    let right = random.chance(60) ? left : number(unit, isInteger: false, depth)
    guard let right else { return nil }
    return Term(
      .number(unit), .postfix,
      "\(call: .sqrt)(\(left, at: .multiplicative) * \(right, at: .unary))")
  }

  /// Whole numbers that are taken of something else.
  private mutating func measure(_ unit: Unit, _ depth: Int) -> Term? {
    if unit == .day {
      guard let left = date(depth), let right = date(0) else { return nil }
      return Term(
        .integer(.day), .additive, "\(left, at: .additive) - \(right, at: .multiplicative)")
    }
    switch random.below(7) {
    case 0: return text(depth).map { Term(.integer(), .postfix, "\(call: .length)(\($0))") }
    case 1:
      guard scope.binders > 0 else { return nil }
      return collection(depth).map {
        Term(.integer(), .postfix, "\(call: .count)(\($0.term))")
      }
    case 2: return date(depth).map { Term(.integer(), .postfix, "\(call: .year)(\($0))") }
    case 3: return date(depth).map { Term(.integer(), .postfix, "\(call: .month)(\($0))") }
    case 4: return date(depth).map { Term(.integer(), .postfix, "\(call: .day)(\($0))") }
    case 5: return date(depth).map { Term(.integer(), .postfix, "\(call: .schoolYear)(\($0))") }
    default:
      return binding(depth) { _, head in Term(.integer(), .postfix, "\(call: .count)(\(head))") }
    }
  }

  // MARK: Aggregates

  private mutating func aggregate(_ unit: Unit, isInteger: Bool, _ depth: Int) -> Term? {
    let type = isInteger ? GeneratedType.integer(unit) : .number(unit)
    var functions: [BuiltinFunction] = [.sum, .sum, .min, .max]
    if !isInteger {
      functions += [.mean, .mean, .median, .stdev]
      if unit.isPlain { functions.append(.cv) }
    }
    let function = random.pick(functions)
    let inner = function == .cv ? randomUnit() : unit
    return binding(depth) { generator, head in
      guard let value = generator.number(inner, isInteger: isInteger, min(depth, 2)) else {
        return nil
      }
      var weight: Draft = ""
      if [.mean, .stdev, .cv].contains(function), generator.random.chance(35),
        let found = generator.number(generator.randomUnit(), isInteger: false, 1)
      {
        weight = " \(.weightedBy) \(found)"
      }
      return Term(type, .postfix, "\(call: function)(\(head): \(value)\(weight))")
    }
  }

  // MARK: Dates and texts

  /// A date.
  mutating func date(_ depth: Int) -> Term? {
    if depth > 0, random.chance(40) {
      guard let base = date(depth - 1) else { return nil }
      let unit = random.pick([Unit.day, .month, .year])
      let amount =
        random.chance(70)
        ? Term(
          .integer(unit), .postfix,
          unit.literal(random.pick(["0", "1", "2", "12", "30", "365", "8000"])))
        : number(unit, isInteger: true, 0)
      guard let amount else { return nil }
      if random.chance(20) {
        return Term(.date, .additive, "\(amount, at: .additive) + \(base, at: .multiplicative)")
      }
      return Term(
        .date, .additive,
        "\(base, at: .additive) \(random.pick(["+", "-"])) \(amount, at: .multiplicative)")
    }
    if depth > 0, random.chance(15) {
      let (function, isLeast) = (random.chance(50), random.chance(50))
      if function, let left = date(depth - 1), let right = date(0) {
        return isLeast
          ? Term(.date, .postfix, "\(call: .min)(\(left), \(right))")
          : Term(.date, .postfix, "\(call: .max)(\(left), \(right))")
      }
      let found = binding(depth - 1) { generator, head -> Term? in
        generator.date(0).map {
          isLeast
            ? Term(.date, .postfix, "\(call: .min)(\(head): \($0))")
            : Term(.date, .postfix, "\(call: .max)(\(head): \($0))")
        }
      }
      if let found { return found }
    }
    if let step = random.any(of: scope.steps), random.chance(20) {
      return Term(
        .date, .postfix, "\(step.name).\(Draft([.word(latin: "on", han: "日期")]))")
    }
    if random.chance(25) { return Term(.date, .postfix, "\(call: .today)") }
    return leaf(.date)
  }

  /// A text.
  mutating func text(_ depth: Int) -> Term? {
    if depth > 0, random.chance(25) {
      let shown = scope.paths.filter { path in
        switch path.type.base {
        case .number, .boolean, .date, .enumeration, .text: !path.type.isOptional
        case .entity, .set: false
        }
      }
      if let path = random.any(of: shown) {
        return Term(.text, .postfix, "\"«{\(path.draft)}»\"")
      }
    }
    return leaf(.text)
  }
}
