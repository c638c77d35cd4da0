import CharterDiagnostics
import CharterSyntax
import CharterValues

/// Variables and arguments that hide something of the same name.
struct ShadowLint {
  private struct Visible {
    let span: Span
    let words: Words
    /// Where the name is no longer seen.
    let end: Int32
  }

  private(set) var findings: [Diagnostic] = []
  /// By each form, the innermost last.
  private var visible: [String: [Visible]] = [:]

  init(_ program: Program, _ names: ShadowNames, _ tree: SyntaxTree) {
    let actions = names.actions
    let policies = names.policies[tree.source] ?? []
    let hasPolicy = !policies.isEmpty
    for policy in policies { add(names, policy) }
    for identity in 0..<tree.nodeCount {
      let node = tree.node(identity)
      switch node.kind {
      case .norm, .exceptionDeclaration, .actionDeclaration:
        guard let name = node.name, let ids = actions[name.span] else { continue }
        let end = node.span.end
        for parameter in ids.flatMap({ program.schema[$0].parameters }) {
          guard let span = parameter.span else { continue }
          for form in parameter.name.forms {
            show(
              form,
              Visible(
                span: span, words: Words(zh: "行动的参数", en: "a parameter of the action"), end: end))
          }
        }
      case .binder:
        guard let token = node.words.first else { continue }
        take(token, Words(zh: "变量", en: "the variable"), end: node.holder.span.end)
      case .parameterItem:
        guard hasPolicy, let name = node.name, let holder = node.parent?.parent else { continue }
        for token in [name.latinToken, name.hanToken].compactMap({ $0 }) {
          take(token, Words(zh: "参数", en: "the argument"), end: holder.span.end)
        }
      default: continue
      }
    }
  }

  private mutating func add(_ names: ShadowNames, _ policy: PolicyID) {
    for (name, span, words) in names.values[policy] ?? [] {
      for form in name.forms { show(form, Visible(span: span, words: words, end: .max)) }
    }
  }

  private mutating func show(_ form: String, _ name: Visible) {
    visible[form, default: []].append(name)
  }

  /// Adds a variable, and says so where it hides something.
  private mutating func take(_ token: SyntaxToken, _ words: Words, end: Int32) {
    let form = token.identifier
    let span = token.span
    visible[form]?.removeAll { $0.end <= span.start }
    if let hidden = visible[form]?.last, hidden.span != span {
      findings.append(.shadowedName(form, words, at: span, hidden: hidden.words, hidden.span))
    }
    show(form, Visible(span: span, words: Words(zh: "外层的变量", en: "a variable around it"), end: end))
  }
}

/// What names stand for in the texts of a run, gathered once for all of them.
struct ShadowNames {
  /// The actions that norms and exceptions are about, by where their names stand.
  private(set) var actions: [Span: [ActionID]] = [:]
  /// The policies of each text.
  private(set) var policies: [SourceID: [PolicyID]] = [:]
  /// What a policy declares for its expressions.
  private(set) var values: [PolicyID: [(name: Name, span: Span, words: Words)]] = [:]

  init(_ program: Program) {
    for norm in program.norms { actions[norm.span, default: []].append(norm.action) }
    for exception in program.exceptions {
      var target = exception.target
      while case .exception(let next) = target { target = program[next].target }
      if case .norm(let id) = target {
        actions[exception.span, default: []].append(program[id].action)
      }
    }
    for (index, action) in program.schema.actions.enumerated() {
      if let span = action.span { actions[span, default: []].append(ActionID(index: index)) }
    }
    for policy in program.policies { policies[policy.span.source, default: []].append(policy.id) }
    for parameter in program.parameters {
      values[parameter.policy, default: []].append(
        (parameter.name, parameter.span, Words(zh: "政策的参数", en: "a parameter of the policy")))
    }
    for definition in program.definitions {
      values[definition.policy, default: []].append(
        (definition.name, definition.span, Words(zh: "政策的定义", en: "a definition of the policy")))
    }
  }
}

extension SyntaxNode {
  /// What sees the variable that a binder introduces: the expression, or the declaration as a whole.
  fileprivate var holder: SyntaxNode {
    var node = self
    while let parent = node.parent {
      node = parent
      switch node.kind {
      case .forEachClause, .quotaPopulation, .sharedAmongClause, .binder: continue
      default: return node
      }
    }
    return node
  }
}
