import CharterSyntax
import CharterTestSupport

extension CaseGenerator {
  /// Policies of one area within the other, each with its values and norms.
  mutating func makePolicies() -> [Draft] {
    let areas: [[String?]] = [[nil, "000000", "360000"], ["360100"], ["360121"]]
    var targets: [NormTarget] = []
    var drafts: [Draft] = []
    for index in 0..<random.below(min(size.policies, areas.count)) + 1 {
      let jurisdiction = random.pick(areas[index])
      let name = fresh("policy", "策")
      policies.append(
        GeneratedPolicy(
          name: name, jurisdiction: jurisdiction,
          force: random.chance(25) ? random.pick([.binding, .guidance, .descriptive]) : nil))
      policy = index
      var declarations = makeValues()
      declarations += makeNorms(&targets)
      declarations += makeStateNorms()
      let body = inClauses(declarations)
      drafts.append("\(header(index))\n\(body)\n")
    }
    return drafts
  }

  private mutating func header(_ index: Int) -> Draft {
    var lines: [Draft] = []
    if random.chance(20) {
      lines.append(
        .optional("  \(.title) \"甲\"\n  \(.documentNumber) \"1\"\n  \(.issuer) \"乙\"\n"))
    }
    if let jurisdiction = policies[index].jurisdiction {
      lines.append("  \(.jurisdiction) \"\(jurisdiction)\"\n")
    }
    if let force = policies[index].force { lines.append(.optional("  \(.force) \(force)\n")) }
    if random.chance(30) {
      let mark: Draft = random.chance(50) ? "\(.illustrative) " : ""
      let end: Draft = random.chance(50) ? " \(.until) 2021-12-31" : ""
      lines.append(.optional("  \(.inForce) \(mark)\(.from) 2021-04-01\(end)\n"))
    }
    lines.append("  \(.uses) \(vocabulary.name)\n")
    return "\(.policy) \(declare: policies[index].name) {\n\(Draft(lines, separator: ""))}"
  }

  private mutating func makeValues() -> [Draft] {
    var drafts: [Draft] = []
    for value in values where value.isDelegable && value.policy < policy && random.chance(50) {
      if let draft = setting(of: value) { drafts.append(draft) }
    }
    for _ in 0..<random.below(4) + 1 {
      let draft: Draft? =
        switch random.below(5) {
        case 0, 1: parameter()
        case 2, 3: definition()
        default: table()
        }
      if let draft { drafts.append(draft) }
    }
    return drafts
  }

  private mutating func makeNorms(_ targets: inout [NormTarget]) -> [Draft] {
    var drafts: [Draft] = []
    for _ in 0..<random.below(3) + 1 {
      guard let (draft, target) = norm() else { continue }
      drafts.append(draft)
      targets.append(target)
    }
    for _ in 0..<random.below(4) {
      let open = targets.indices.filter { index in
        // An exception may not be of weaker force than what it is to.
        targets[index].policy == policy
          || targets[index].isDelegable && policies[policy].isBinding
      }
      guard let index = random.any(of: open), let (draft, made) = exception(to: &targets[index])
      else { continue }
      drafts.append(draft)
      targets.append(made)
    }
    return drafts
  }

  private mutating func makeStateNorms() -> [Draft] {
    var drafts: [Draft] = []
    for _ in 0..<random.below(2) + 1 { drafts.append(registryRule()) }
    for _ in 0..<random.below(3) { if let draft = quota() { drafts.append(draft) } }
    for _ in 0..<random.below(3) { if let draft = subsidy() { drafts.append(draft) } }
    return drafts
  }

  /// Some declarations in clauses, the others outside of any.
  private mutating func inClauses(_ declarations: [Draft]) -> Draft {
    var drafts: [Draft] = []
    var rest = declarations.map { Draft.optional("\($0)\n") }[...]
    while !rest.isEmpty {
      guard random.chance(30) else {
        drafts.append(rest.removeFirst())
        continue
      }
      let count = random.below(3) + 1
      if random.chance(20) {
        drafts.append(
          .optional("\(.clause) \"0\" \"甲\" \(.notEncoded) \(.because) \"甲乙\"\n"))
      }
      let held = Draft(Array(rest.prefix(count)), separator: "")
      rest = rest.dropFirst(count)
      drafts.append(
        .optional("\(.clause) \"\(String(drafts.count))\" {\n\(held)}\n"))
    }
    return Draft(drafts, separator: "")
  }
}
