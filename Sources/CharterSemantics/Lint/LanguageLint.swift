import CharterDiagnostics
import CharterSyntax
import CharterValues

/// Files that mix the two languages: keywords of both, or names in the other one although they have both forms.
///
/// Texts, units, dates and names as they are declared are of no language here.
struct LanguageLint {
  private let program: Program
  /// By form, whether whatever is called so has a form of the other script too; few files need to know.
  private lazy var hasOther: [String: Bool] = {
    var hasOther: [String: Bool] = [:]
    program.forEachName { name in
      let isDouble = name.latin != nil && name.han != nil
      for form in name.forms { hasOther[form] = (hasOther[form] ?? true) && isDouble }
    }
    return hasOther
  }()

  init(_ program: Program) { self.program = program }

  mutating func findings(in trees: [SyntaxTree]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for tree in trees {
      if let finding = finding(in: tree) { found.append(finding) }
    }
    return found
  }

  private mutating func finding(in tree: SyntaxTree) -> Diagnostic? {
    var keywords: [Language: [Int]] = [:]
    var words: [Language: [Int]] = [:]
    let declared = Self.declared(in: tree)
    for index in 0..<tree.tokenCount where !declared.contains(index) {
      let token = tree.token(index)
      guard token.kind == .word, let language = script(of: token) else { continue }
      if let keyword = token.keyword {
        // What marks the language of a text stands in either.
        if keyword != .zh, keyword != .en { keywords[language, default: []].append(index) }
      } else {
        words[language, default: []].append(index)
      }
    }
    let zh = keywords[.zh] ?? []
    let en = keywords[.en] ?? []
    guard let first = [zh.first, en.first].compactMap({ $0 }).min() else { return nil }
    let isChinese = zh.count == en.count ? zh.first == first : zh.count > en.count
    let main: Language = isChinese ? .zh : .en
    let other: Language = isChinese ? .en : .zh
    var foreign: [Int] = []
    for index in words[other] ?? [] where isTranslatable(tree.token(index)) {
      foreign.append(index)
    }
    let odd = ((keywords[other] ?? []) + foreign).sorted()
    guard !odd.isEmpty, let header = header(of: tree) else { return nil }
    return .mixedLanguages(
      main, count: odd.count, places: odd.prefix(3).map { tree.token($0).span }, at: header)
  }

  /// The words of names where they are declared, which have both forms by right, and of units; and what stands in
  /// a text that says its own language.
  private static func declared(in tree: SyntaxTree) -> Set<Int> {
    var found: Set<Int> = []
    var endOfText: Int32 = 0
    for identity in 0..<tree.nodeCount {
      let node = tree.node(identity)
      switch node.kind {
      // What the last column of a table is called means nothing.
      case .name, .unitReference, .tableHeader: found.formUnion(node.tokens.map(\.identity))
      case .languageText: endOfText = max(endOfText, node.span.end)
      default:
        guard endOfText > 0, node.span.start < endOfText else { continue }
        found.formUnion(node.tokens.map(\.identity))
      }
    }
    return found
  }

  /// The language of a word by its first letter; `nil`: neither.
  private func script(of token: SyntaxToken) -> Language? {
    let first = token.tree.text.bytes[Int(token.span.start)]
    if (first | 0x20) &- 0x61 < 26 { return .en }
    // Most Han letters; what is rarer is read as a whole.
    if (0xE4...0xE9).contains(first) { return .zh }
    return first >= 0xE3 && token.isHan ? .zh : nil
  }

  /// Whether a word could be written in the other language.
  private mutating func isTranslatable(_ token: SyntaxToken) -> Bool {
    let form = token.identifier
    // The facts of a step are called so in either language.
    if (StepFieldNames.on + StepFieldNames.by).contains(form) { return false }
    if let isDouble = hasOther[form] { return isDouble }
    return BuiltinFunction(form) != nil || BuiltinType(form) != nil
  }

  /// The name in the first header of a file.
  private func header(of tree: SyntaxTree) -> Span? {
    let headers = tree.root.childNodes.filter {
      $0.kind == .vocabularyHeader || $0.kind == .policyHeader
    }
    return headers.first?.name?.span
  }
}

extension Program {
  /// Visits every name that an expression or a header may use.
  fileprivate func forEachName(_ visit: (Name) -> Void) {
    for declaration in schema.enums {
      visit(declaration.name)
      declaration.cases.forEach(visit)
    }
    for declaration in schema.entities {
      visit(declaration.name)
      declaration.attributes.forEach { visit($0.name) }
    }
    for declaration in schema.actions {
      visit(declaration.name)
      declaration.parameters.forEach { visit($0.name) }
      declaration.steps.forEach { visit($0.name) }
    }
    policies.forEach { visit($0.name) }
    for parameter in parameters {
      visit(parameter.name)
      parameter.arguments.forEach(visit)
    }
    for definition in definitions {
      visit(definition.name)
      definition.arguments.forEach(visit)
    }
    for table in tables {
      visit(table.name)
      table.arguments.forEach(visit)
    }
    norms.forEach { visit($0.name) }
    exceptions.forEach { visit($0.name) }
    rules.forEach { visit($0.header.name) }
    quotas.forEach { visit($0.header.name) }
    for subsidy in subsidies {
      visit(subsidy.header.name)
      subsidy.lines.forEach { $0.name.map(visit) }
    }
    forEachBinder { visit($0) }
  }

  /// Visits the names of variables, which have one form each.
  private func forEachBinder(_ visit: (Name) -> Void) {
    for subjects in (rules.map(\.header) + quotas.map(\.header) + subsidies.map(\.header))
      .compactMap(\.subjects)
    {
      subjects.binders.forEach { visit($0.name) }
    }
    for quota in quotas { visit(quota.population.name) }
    for subsidy in subsidies { (subsidy.sharedAmong?.name).map(visit) }
    forEachExpression { whole in
      whole.forEach { part in
        switch part.kind {
        case .quantifier(_, let binder, _), .aggregate(_, let binder, _, _): visit(binder.name)
        default: break
        }
      }
    }
  }
}
