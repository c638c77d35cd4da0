internal import CharterDiagnostics
internal import CharterFormatter
internal import CharterSemantics
internal import CharterSyntax
internal import CharterValues

/// Files in one language: keywords, the names that their vocabularies and policies declare, units and functions.
///
/// The rendered files are checked again: a word that would mean something else stays as it was.
struct Rendering {
  private let language: Language
  private let trees: [SyntaxTree]
  /// The files that only declare names.
  private let others: [SyntaxTree]
  private let before: [Meaning]
  private var spellings: [SourceID: Spellings] = [:]
  private var texts: [SourceID: String] = [:]

  /// Renders files as far as they are sound; what is wrong with the others is reported.
  init(
    _ trees: [SyntaxTree], in language: Language, names places: [String],
    workspace: inout Workspace
  ) {
    self.language = language
    self.trees = trees
    others = Self.others(than: trees, in: places, &workspace)
    let found = nameUses(trees + others)
    let sources = Set(trees.map(\.source))
    let broken = Set(workspace.diagnostics.filter { $0.severity == .error }.map(\.span.source))
    workspace.note(
      found.diagnostics.filter {
        $0.severity == .error && sources.contains($0.span.source)
          && !broken.contains($0.span.source)
      })
    let uses = found.value.uses
    before = Meaning.of(uses, in: trees + others)
    spell(uses)
    // A word that was taken for another one stays; what else changes then is looked at again.
    for _ in 0..<4 {
      render()
      guard let wrong = firstDifferences() else { break }
      for index in wrong {
        spellings[uses[index].span.source]?.keep(at: Int(uses[index].span.start))
      }
      if wrong.isEmpty {
        texts = [:]
        break
      }
    }
    if firstDifferences() != nil { texts = [:] }
  }

  /// A file in the language; `nil` where it would say something else.
  func text(of tree: SyntaxTree) -> String? { texts[tree.source] }

  // MARK: Words

  /// The files of other places, each once, that are not to be rendered.
  private static func others(
    than trees: [SyntaxTree], in places: [String], _ workspace: inout Workspace
  ) -> [SyntaxTree] {
    let paths = workspace.policyFiles(places, besides: trees.map(\.text.name))
    return paths.isEmpty ? [] : workspace.readPolicies(paths)
  }

  /// The form of each use in the language of its place; one that means two things with two forms stays.
  private mutating func spell(_ uses: [NameUses.Use]) {
    for tree in trees {
      let languages = TextLanguages(tree)
      var words: [Int: String?] = [:]
      for use in uses where use.span.source == tree.source {
        let start = Int(use.span.start)
        let form = (languages[start] ?? language) == .zh ? use.name.han : use.name.latin
        if let known = words[start], known != form {
          words[start] = .some(nil)
        } else {
          words[start] = form
        }
      }
      spellings[tree.source] = Spellings(words.compactMapValues { $0 })
    }
  }

  private mutating func render() {
    for tree in trees {
      texts[tree.source] = try? CharterFormatter.format(
        tree, in: language, spellings: spellings[tree.source] ?? Spellings())
    }
  }

  /// The uses that mean something else in the rendered files; `nil`: none does; empty: they cannot be compared.
  private func firstDifferences() -> [Int]? {
    let rendered = trees.map { tree in
      guard let text = texts[tree.source] else { return tree }
      return Pipeline.parse(tree.source, SourceText(name: tree.text.name, text: text)).value
    }
    let after = Meaning.of(nameUses(rendered + others).value.uses, in: rendered + others)
    if after == before { return nil }
    guard after.count == before.count else { return [] }
    return before.indices.filter { before[$0] != after[$0] }
  }
}

/// What a use of a name means, told without places in the text.
private struct Meaning: Equatable {
  let source: SourceID
  let name: Name
  /// The declaration's file, and its node there.
  let declaration: [Int]

  static func of(_ uses: [NameUses.Use], in trees: [SyntaxTree]) -> [Meaning] {
    var nodes: [SourceID: [Int32: Int]] = [:]
    for tree in trees {
      var starts: [Int32: Int] = [:]
      // The innermost node that starts at a place comes last.
      for identity in 0..<tree.nodeCount { starts[tree.node(identity).span.start] = identity }
      nodes[tree.source] = starts
    }
    return uses.map { use in
      Meaning(
        source: use.span.source, name: use.name,
        declaration: use.declaration.map {
          [Int($0.source.index), nodes[$0.source]?[$0.start] ?? -1]
        } ?? [])
    }
  }
}
