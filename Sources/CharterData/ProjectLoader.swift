public import CharterDiagnostics
internal import CharterValues

/// What `charter.yaml` says: where a project keeps its policies, its registry and its proposals.
public struct ProjectLayout: Sendable, Equatable {
  /// Files and folders of policies.
  public var policies: [String] = []
  /// Files and folders of records.
  public var registry: [String] = []
  /// Files and folders of the office's cases.
  public var proposals: [String] = []

  /// A project that names nothing.
  public init() {}
}

/// Reads a project file: a map from its keys to a path or a list of paths.
///
/// - Parameters:
///   - source: the file.
///   - texts: the texts of the run.
/// - Returns: the paths as they are written, with holes where a diagnostic says what is wrong.
public func loadProject(
  from source: SourceID, in texts: SourceCollection
) -> StageResult<ProjectLayout> {
  var loader = DataLoader(texts: texts, schema: Schema(), registry: Registry())
  let layout = loader.readProjectFile(source)
  return StageResult(layout, diagnostics: loader.diagnostics.sorted())
}

extension DataLoader {
  fileprivate mutating func readProjectFile(_ source: SourceID) -> ProjectLayout {
    var layout = ProjectLayout()
    let (tree, root) = readTree(source)
    guard let root, !tree[root].isEmpty, tree[root].kind != .hole else { return layout }
    guard tree[root].kind == .mapping else {
      if !isCutShort { report(.projectKeysNeeded(tree[root])) }
      return layout
    }
    let (values, rest) = split(tree.entries(of: root), in: tree, by: ProjectKey.self)
    for (key, _) in rest {
      report(
        .unknownKey(
          tree[key], among: ProjectKey.names, of: ProjectKey.owner,
          meant: ProjectKey.meant(by: tree[key].text)))
    }
    layout.policies = readPaths(values[.policies], .policies, in: tree)
    layout.registry = readPaths(values[.registry], .registry, in: tree)
    layout.proposals = readPaths(values[.proposals], .proposals, in: tree)
    return layout
  }

  /// Reads one path, or a list of them.
  private mutating func readPaths(
    _ value: Int?, _ key: ProjectKey, in tree: YAMLTree
  ) -> [String] {
    guard let value else { return [] }
    let found = tree[value]
    switch found.kind {
    case .hole: return []
    case .scalar: return found.isEmpty || found.isNull ? [] : [found.text]
    case .sequence: break
    case .mapping:
      report(.pathsNeeded(found, place(of: key).words(in: schema)))
      return []
    }
    var paths: [String] = []
    for item in tree.items(of: value) where !tree[item].isEmpty && tree[item].kind != .hole {
      guard tree[item].kind == .scalar else {
        report(.pathsNeeded(tree[item], place(of: key).words(in: schema)))
        continue
      }
      // In quotation marks the comma is the path's own.
      if tree[item].isPlain, !found.isPlain, tree[item].text.contains("，") {
        report(.wideCommaInPaths(tree[item]))
      }
      paths.append(tree[item].text)
    }
    return paths
  }
}

extension Diagnostic {
  /// E0804: a project file that is no map.
  fileprivate static func projectKeysNeeded(_ node: YAMLTree.Node) -> Diagnostic {
    let slipped = node.kind == .scalar ? slippedKey(node, .unknownField) : nil
    return slipped
      ?? Diagnostic(
        .unknownField, at: node.span,
        message: Words(
          zh: "项目文件只写 policies（政策）、registry（登记）和 proposals（提案），值是路径或路径的清单。",
          en:
            "A project file holds `policies`, `registry` and `proposals`, each with a path or a list"
            + " of paths."))
  }

  /// E0812: what is no path.
  fileprivate static func pathsNeeded(_ node: YAMLTree.Node, _ place: Words) -> Diagnostic {
    Diagnostic(
      .wrongShape, at: node.span,
      message: Words(
        zh: "\(place.zh)应为一个路径，或路径的清单。",
        en: "\(sentence(place.en)) should be a path, or a list of paths."),
      help: Words(zh: "写成“政策: [甲, 乙]”。", en: "Write it like `policies: [a, b]`."))
  }

  /// E0806: paths that a full-width comma holds together.
  fileprivate static func wideCommaInPaths(_ node: YAMLTree.Node) -> Diagnostic {
    Diagnostic(
      .wrongValue, at: node.span, label: Words(zh: "全角逗号", en: "a full-width comma"),
      message: Words(
        zh: "方括号里的各个路径之间用了全角逗号“，”，应用半角的“,”；若是路径里的字，把路径放在引号里。",
        en:
          "The paths in brackets are separated by a full-width comma `，`; write `,`, or put a path"
          + " that holds one in quotation marks."))
  }
}
