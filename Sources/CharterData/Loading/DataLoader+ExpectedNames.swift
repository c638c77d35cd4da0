internal import CharterDiagnostics
internal import CharterValues

/// What kind of norm an expectation may name in a place.
enum SoughtNorm {
  case onAction
  case quotaOrRule
  case quota
  case rule
  case subsidy

  func allows(_ kind: NormCatalogue.Kind) -> Bool {
    switch (self, kind) {
    case (.onAction, .action), (.quotaOrRule, .quota), (.quotaOrRule, .rule), (.quota, .quota),
      (.rule, .rule), (.subsidy, .subsidy):
      true
    case (.onAction, _), (.quotaOrRule, _), (.quota, _), (.rule, _), (.subsidy, _): false
    }
  }

  var words: Words {
    switch self {
    case .onAction: Words(zh: "针对行动的规则或标签", en: "norm on an action, or label of one,")
    case .quotaOrRule: Words(zh: "配额或针对登记的规则", en: "quota, or rule on the registry,")
    case .quota: Words(zh: "配额", en: "quota")
    case .rule: Words(zh: "针对登记的规则", en: "rule on the registry")
    case .subsidy: Words(zh: "补贴", en: "subsidy")
    }
  }
}

extension DataLoader {
  /// The norm that a test names; reports a missing, an unknown and an ambiguous name.
  mutating func norm(
    _ value: Int?, of node: Int, in tree: YAMLTree, _ key: some LayoutKey,
    among norms: NormCatalogue, _ sought: SoughtNorm
  ) -> NormCatalogue.Entry? {
    guard let value, !tree[value].isEmpty, tree[value].kind == .scalar else {
      if value.map({ tree[$0].kind }) != .hole {
        let first = tree.entries(of: node).first.map { tree[$0.key].span }
        report(
          .normNeeded(at: value.map { tree[$0].span } ?? first ?? tree[node].span, key.words.words))
      }
      return nil
    }
    let found = ExpectedName(tree[value].text, at: tree[value].span)
    let matches = norms.entries.filter { sought.allows($0.kind) && $0.isNamed(found.name) }
    if matches.isEmpty {
      report(.unknownNorm(found, sought, in: norms))
    } else if matches.count > 1 {
      report(.ambiguousNorm(found, among: matches))
    }
    return matches.count == 1 ? matches[0] : nil
  }

  /// Reports the names of a proposal's expectation that name nothing.
  mutating func checkNames(of expectation: Expectation, for action: ActionID) {
    guard norms != nil else { return }
    let onAction = [
      expectation.violated, expectation.deviations, expectation.duties, expectation.grounds,
      expectation.advised,
    ]
    for name in onAction.flatMap({ $0 ?? [] }) { check(name, .onAction, for: action) }
    for name in expectation.quotas ?? [] { check(name, .quota, for: action) }
    for name in expectation.rules ?? [] { check(name, .rule, for: action) }
    for name in expectation.missing ?? [] { checkMissing(name, steps: schema[action].steps) }
  }

  private mutating func check(_ name: ExpectedName, _ sought: SoughtNorm, for action: ActionID) {
    guard let norms else { return }
    let allowed = norms.entries.filter { sought.allows($0.kind) }
    var matches = allowed.filter { $0.isNamed(name.name) || $0.hasPart(named: name.name) }
    // What one text states for several actions is one norm each.
    let own = matches.filter { $0.kind == .action(action) }
    if !own.isEmpty { matches = own }
    var policies: [NormCatalogue.Entry] = []
    for match in matches where !policies.contains(where: { $0.policy == match.policy }) {
      policies.append(match)
    }
    if policies.count > 1 { return report(.ambiguousNorm(name, among: policies)) }
    guard matches.isEmpty else { return }
    if sought == .onAction, listParts(name.name) == nil, let dot = name.name.lastIndex(of: "."),
      let norm = allowed.first(where: { $0.isNamed(String(name.name[..<dot])) })
    {
      let label = String(name.name[name.name.index(after: dot)...])
      return report(.unknownLabel(label, of: norm, labels(of: norm, in: norms), in: name))
    }
    report(.unknownNorm(name, sought, in: norms))
  }

  /// The labels of a norm, over all actions that one text states it for.
  private func labels(of norm: NormCatalogue.Entry, in norms: NormCatalogue) -> [Name] {
    norms.entries.filter { $0.name == norm.name && $0.policy == norm.policy }.flatMap(\.labels)
  }

  /// Reports a name that is neither a label of a rule nor the rule itself.
  mutating func checkPart(_ name: ExpectedName, of entry: NormCatalogue.Entry) {
    let isKnown =
      entry.isNamed(name.name) || entry.hasPart(named: name.name)
      || entry.labels.contains { $0.has(name.name) }
    if !isKnown { report(.unknownLabel(name.name, of: entry, entry.labels, in: name)) }
  }

  /// Reports a missing parameter, table or step that there is not; facts are compared as they are.
  mutating func checkMissing(_ name: ExpectedName, steps: [StepDeclaration]) {
    guard let norms, let (kind, rest) = MissingKind.split(name.name) else { return }
    let known: [Name]
    switch kind {
    case .parameter: known = schema.parameters.map(\.name)
    // A parameter that depends on its arguments may be a table too.
    case .table: known = norms.tables
    case .step: known = steps.map(\.name)
    case .action: return
    }
    guard !known.contains(where: { $0.has(rest) }) else { return }
    let near = nearName(to: rest, among: known.flatMap(\.forms))
    let lead = name.name.dropLast(rest.count)
    report(.unknownMissing(name, rest, kind.name.words, near: near.map { lead + $0 }))
  }
}
