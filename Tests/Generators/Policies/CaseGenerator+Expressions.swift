import CharterSyntax
import CharterTestSupport

/// Expressions of any type: what is read, what is called, and the choices that every type has.
extension CaseGenerator {
  /// An expression of a type; `nil` where nothing in scope leads to a record of the kind.
  mutating func term(_ type: GeneratedType, _ depth: Int) -> Term? {
    if type.isOptional { return optionalTerm(type, depth) }
    if depth > 0, random.chance(18), let choice = choice(type, depth) { return choice }
    switch type.base {
    case .boolean: return boolean(depth)
    case .number(let isInteger, let unit): return number(unit, isInteger: isInteger, depth)
    case .date: return date(depth)
    case .text: return text(depth)
    case .enumeration, .entity, .set: return read(type) ?? call(type, depth) ?? literal(type)
    }
  }

  /// A term that surely can be made.
  mutating func condition(_ depth: Int) -> Term { boolean(depth) }

  private mutating func optionalTerm(_ type: GeneratedType, _ depth: Int) -> Term? {
    let open = scope.paths.filter { $0.type == type }
    if let path = random.any(of: open), random.chance(60) {
      return Term(type, .postfix, path.draft)
    }
    if random.chance(30) { return Term(type, .postfix, "\(.none)") }
    return term(type.present, depth) ?? Term(type, .postfix, "\(.none)")
  }

  // MARK: Leaves

  /// A path, a parameter or a definition without arguments.
  mutating func read(_ type: GeneratedType) -> Term? {
    let fitting = scope.paths.filter { $0.type.fits(type) && !$0.type.isOptional }
    let named = scope.hasValues ? values.filter { $0.arguments.isEmpty && $0.type.fits(type) } : []
    if let value = random.any(of: named), fitting.isEmpty || random.chance(25) {
      return Term(value.type, .postfix, reference(to: value))
    }
    return random.any(of: fitting).map { Term($0.type, .postfix, $0.draft) }
  }

  /// A path or a constant.
  mutating func leaf(_ type: GeneratedType) -> Term? {
    if random.chance(70), let found = read(type) { return found }
    return literal(type) ?? read(type)
  }

  /// The name of a parameter, a definition or a table, after its policy's where it is another's.
  func reference(to value: GeneratedValue) -> Draft {
    value.policy == policy
      ? "\(value.name)" : "\(policies[value.policy].name).\(value.name)"
  }

  /// A call of something with arguments.
  mutating func call(_ type: GeneratedType, _ depth: Int) -> Term? {
    guard scope.hasValues,
      let value = random.any(of: values.filter { !$0.arguments.isEmpty && $0.type.fits(type) })
    else { return nil }
    var arguments: [Draft] = []
    for argument in value.arguments {
      guard let term = term(argument, min(depth - 1, 1)) else { return nil }
      arguments.append("\(term)")
    }
    return Term(
      value.type, .postfix,
      "\(reference(to: value))(\(Draft(arguments, separator: ", ")))")
  }

  // MARK: Choices

  /// `if`, `match`, or a test of presence with what it lets be read.
  private mutating func choice(_ type: GeneratedType, _ depth: Int) -> Term? {
    switch random.below(4) {
    case 0:
      let condition = boolean(depth - 1)
      guard let then = term(type, depth - 1), let other = term(type, depth - 1) else { return nil }
      return Term(
        type, .choice, "\(.if) \(condition) \(.then) \(then) \(.else) \(other)")
    case 1: return guarded(type, depth)
    case 2: return match(type, depth)
    default: return call(type, depth)
    }
  }

  /// A path that may be absent.
  mutating func openPath() -> ExpressionScope.Path? {
    random.any(of: scope.paths.filter { $0.type.isOptional })
  }

  private mutating func guarded(_ type: GeneratedType, _ depth: Int) -> Term? {
    guard let path = openPath(), let absent = term(type, depth - 1) else { return nil }
    let present = knowing(path.key) { $0.term(type, depth - 1) }
    guard let present else { return nil }
    switch random.below(3) {
    case 0:
      return Term(
        type, .choice, "\(.if) \(path.draft) \(.isPresent) \(.then) \(present) \(.else) \(absent)")
    case 1:
      return Term(
        type, .choice, "\(.if) \(path.draft) \(.isNone) \(.then) \(absent) \(.else) \(present)")
    default:
      return Term(
        type, .choice,
        "\(.match) \(path.draft) { \(.none) => \(absent), \(.otherwise) => \(present) }")
    }
  }

  mutating func knowing<Result>(
    _ key: String, _ body: (inout CaseGenerator) -> Result
  ) -> Result {
    scoped { generator in
      generator.scope.know(key, in: generator.vocabulary)
      return body(&generator)
    }
  }

  private mutating func match(_ type: GeneratedType, _ depth: Int) -> Term? {
    guard let (scrutinee, groups) = scrutinee(depth) else { return nil }
    var arms: [Draft] = []
    for group in groups {
      guard let result = term(type, depth - 1) else { return nil }
      arms.append("\(group) => \(result)")
    }
    return Term(
      type, .choice, "\(.match) \(scrutinee) { \(Draft(arms, separator: ", ")) }")
  }

  /// Something to match, with patterns that cover it.
  private mutating func scrutinee(_ depth: Int) -> (Term, [Draft])? {
    switch random.below(3) {
    case 0:
      return (
        boolean(depth - 1),
        random.chance(50) ? ["\(.true)", "\(.false)"] : ["\(.false)", "\(.otherwise)"]
      )
    case 1:
      guard !vocabulary.enums.isEmpty else { return nil }
      let index = random.below(vocabulary.enums.count)
      guard let term = read(GeneratedType(.enumeration(index))) else { return nil }
      let cases = vocabulary.enums[index].cases.indices.map { number -> Draft in
        "\(vocabulary.enums[index].cases[number])"
      }
      let cut = random.below(cases.count - 1) + 1
      let first = Draft(Array(cases[..<cut]), separator: ", ")
      let rest = Draft(Array(cases[cut...]), separator: ", ")
      return (term, [first, random.chance(50) ? rest : "\(.otherwise)"])
    default:
      let type = random.pick([GeneratedType.integer(), .text, .date])
      guard let term = term(type, depth - 1), let pattern = literal(type) else { return nil }
      return (term, ["\(pattern, at: .additive)", "\(.otherwise)"])
    }
  }

  // MARK: Collections

  /// Something to range over, and the kind of its members; sets of records rather than extents where the size
  /// says so.
  mutating func collection(_ depth: Int) -> (term: Term, element: GeneratedType)? {
    var found: [(Term, GeneratedType)] = scope.paths.compactMap { path in
      guard case .set(let element) = path.type.base, !path.type.isOptional else { return nil }
      return (Term(path.type, .postfix, path.draft), GeneratedType(element))
    }
    if random.chance(found.isEmpty ? 100 : 35) {
      found = vocabulary.entities.indices.map { index in
        (
          Term(GeneratedType(.set(.entity(index))), .postfix, "\(vocabulary.entities[index].name)"),
          .entity(index)
        )
      }
      if random.chance(10), !vocabulary.enums.isEmpty {
        let index = random.below(vocabulary.enums.count)
        let type = GeneratedType(.enumeration(index))
        return (
          Term(GeneratedType(.set(type.base)), .postfix, "\(vocabulary.enums[index].name)"), type
        )
      }
    }
    return random.any(of: found)
  }

  /// `x in xs where p`, and what is made with `x` in scope and what `p` shows to be present.
  mutating func binding<Result>(
    _ depth: Int, _ body: (inout CaseGenerator, Draft) -> Result?
  ) -> Result? {
    guard scope.binders > 0, let (collection, element) = collection(depth) else { return nil }
    return scoped { generator in
      generator.scope.binders -= 1
      let name = generator.variable()
      generator.scope.add(name, element, in: generator.vocabulary)
      var head: Draft = "\(name) \(.in) \(collection, at: .postfix)"
      if generator.random.chance(45) { head += " \(.where) \(generator.where(depth - 1))" }
      return body(&generator, head)
    }
  }

  /// A condition, and what it shows to be present from here on.
  mutating func `where`(_ depth: Int) -> Draft {
    // `every x in xs where some y in ys satisfies …` would leave the outer one without its own.
    guard random.chance(35), let path = openPath() else {
      return "\(boolean(depth), at: .implies)"
    }
    let test: Draft = "\(path.draft) \(.isPresent)"
    scope.know(path.key, in: vocabulary)
    guard random.chance(60) else { return test }
    let rest = boolean(depth)
    return "\(test) \(.and) \(rest, at: .not)"
  }
}
