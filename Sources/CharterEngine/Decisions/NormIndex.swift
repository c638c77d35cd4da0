import CharterSemantics
import CharterValues

/// What a norm's conditions ask of one path of its action: that it is one of some constants.
struct NormGuard {
  /// The register of the path.
  let register: Int32
  let constants: [Value]

  /// The guard of each norm that has one; where it has several, the one that tells most norms apart.
  ///
  /// - Parameters:
  ///   - norms: the norms of one action.
  ///   - parameterCount: how many parameters the action has.
  ///   - program: where they stand.
  ///   - compile: makes the register of a path.
  /// - Returns: one a norm; `nil`: it has none.
  static func guards(
    of norms: [NormID], _ parameterCount: Int, in program: Program,
    compile: (Expression) -> Int32
  ) -> [NormGuard?] {
    struct Test {
      let key: ExpressionKey
      let path: Expression
      let constants: [Value]
    }
    // A handful of norms is quicker tried than looked for.
    if norms.count < 8 { return norms.map { _ in nil } }
    let tests = norms.map { id in
      program[id].conditions.flatMap(\.conjuncts).compactMap { conjunct -> Test? in
        conjunct.constantTest.flatMap { path, constants in
          path.isPath(parameterCount, program.schema)
            ? Test(key: ExpressionKey(path), path: path, constants: constants) : nil
        }
      }
    }
    var constants: [ExpressionKey: Set<Value>] = [:]
    for test in tests.joined() { constants[test.key, default: []].formUnion(test.constants) }
    var registers: [ExpressionKey: Int32] = [:]
    return tests.map { tests in
      let best = tests.max {
        constants[$0.key]?.count ?? 0 < constants[$1.key]?.count ?? 0
      }
      // What is one thing for every norm tells none of them apart.
      guard let best, constants[best.key]?.count ?? 0 > 1 else { return nil }
      let register = registers[best.key] ?? compile(best.path)
      registers[best.key] = register
      return NormGuard(register: register, constants: best.constants)
    }
  }
}

/// The norms of one action on days when the same policies are in force.
///
/// A norm that is not found is known not to apply: its guard's value is known and another, or the action takes place
/// elsewhere. Norms stand by their places among the action's.
struct NormIndex {
  private struct Selector {
    let register: Int32
    var norms: [Datum: [Int32]] = [:]
    var all: [Int32] = []
  }

  private var always: [Int32] = []
  private var selectors: [Selector] = []
  /// By jurisdiction: the norms of policies that do not govern everywhere.
  private var byPrefix: [String: [Int32]] = [:]
  private var local: [Int32] = []
  /// By text: the norms that govern a place of that code.
  private var byPlace: [Int64: [Int32]] = [:]

  init(
    _ norms: [NormID], _ guards: [NormGuard?], on date: CalendarDate, _ machine: inout Machine
  ) {
    for (place, id) in norms.enumerated() {
      let policy = machine.program[machine.program[id].policy]
      guard policy.inForce.contains(date) else { continue }
      let norm = Int32(place)
      if let found = guards[place] {
        let selector =
          selectors.firstIndex { $0.register == found.register } ?? selectors.count
        if selector == selectors.count { selectors.append(Selector(register: found.register)) }
        selectors[selector].all.append(norm)
        for cell in Set(found.constants.map({ machine.scratch.facts.cell($0) })) {
          selectors[selector].norms[cell, default: []].append(norm)
        }
      } else if policy.governsEverywhere {
        always.append(norm)
      } else {
        local.append(norm)
        if let prefix = policy.jurisdiction?.prefix {
          byPrefix[prefix, default: []].append(norm)
        }
      }
    }
  }

  mutating func find(
    at place: Datum?, _ registers: borrowing [Datum], _ scratch: borrowing Scratch,
    into found: inout [Int32]
  ) {
    found += always
    var sources = always.isEmpty ? 0 : 1
    for selector in selectors {
      let value = registers[Int(selector.register)]
      if !value.isKnown {
        found += selector.all
        sources += 1
      } else if let norms = selector.norms[value] {
        found += norms
        sources += 1
      }
    }
    if !local.isEmpty, let place, place.tag != .none {
      if place.tag == .text {
        found += norms(at: place, scratch)
      } else {
        found += local
      }
      sources += 1
    }
    if sources > 1 { found.sort() }
  }

  private mutating func norms(at place: Datum, _ scratch: borrowing Scratch) -> [Int32] {
    if let known = byPlace[place.payload] { return known }
    let code = scratch.facts.texts[Int(place.payload)]
    let norms = byPrefix.filter { code.utf8.starts(with: $0.key.utf8) }.flatMap(\.value).sorted()
    byPlace[place.payload] = norms
    return norms
  }
}

extension Expression {
  /// The conditions that `and` joins.
  fileprivate var conjuncts: [Expression] {
    var found: [Expression] = []
    var rest = [self]
    while let next = rest.popLast() {
      if case .and(let left, let right) = next.kind {
        rest += [right, left]
      } else {
        found.append(next)
      }
    }
    return found
  }

  /// An expression, and the constants of which it has to be one.
  fileprivate var constantTest: (Expression, [Value])? {
    switch kind {
    case .equal(let left, let right):
      if let value = right.plainConstant { return (left, [value]) }
      return left.plainConstant.map { (right, [$0]) }
    case .memberOfList(let element, let list):
      let constants = list.compactMap(\.plainConstant)
      return constants.count == list.count ? (element, constants) : nil
    default: return nil
    }
  }

  private var plainConstant: Value? {
    guard case .constant(let value) = kind else { return nil }
    switch value {
    case .number(let number): return Datum(number) == nil ? nil : value
    case .set: return nil
    case .none, .boolean, .text, .date, .enumCase, .record: return value
    }
  }

  /// Whether it is a parameter of the action, or a fact behind one.
  fileprivate func isPath(_ parameterCount: Int, _ schema: Schema) -> Bool {
    switch kind {
    case .variable(let slot): return slot < parameterCount
    case .attribute(let base, let attribute):
      guard schema[attribute].inverseOf == nil, !type.isSet else { return false }
      return base.isPath(parameterCount, schema)
    default: return false
    }
  }
}

extension ValueType {
  fileprivate var isSet: Bool { if case .set = base { true } else { false } }
}
