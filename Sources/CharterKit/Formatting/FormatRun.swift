internal import CharterDiagnostics
internal import CharterFormatter
internal import CharterSyntax

/// One run of the formatter: what it reads, and what comes of each file.
struct FormatRun {
  private let command: FormatCommand
  private(set) var workspace = Workspace()
  private(set) var results: FormattedFiles
  /// The new form of a text from the standard input.
  private(set) var output = ""

  init(_ command: FormatCommand) {
    self.command = command
    results = FormattedFiles(isCheck: command.isCheck)
  }

  /// Formats files; `false`: there is no place to look for any.
  mutating func format(paths: [String]) -> Bool {
    var paths = paths
    if paths.isEmpty {
      paths =
        workspace.resolve(Places(policies: [], workingDirectory: command.workingDirectory)).policies
    }
    guard !paths.isEmpty else { return workspace.diagnostics.hasErrors }
    let trees = workspace.readPolicies(paths)
    let rendering = command.language.map { language in
      Rendering(trees, in: language, names: namePlaces(of: paths), workspace: &workspace)
    }
    for tree in trees {
      let path = tree.text.name
      guard let text = formatted(tree, rendering) else {
        results.files.append(.init(path: path, outcome: .failed))
        continue
      }
      results.files.append(.init(path: path, outcome: put(text, in: path, before: tree.text)))
    }
    return true
  }

  /// Formats a text.
  mutating func format(text bytes: [UInt8]) {
    let tree = workspace.readPolicy(text: SourceText(name: "-", bytes: bytes))
    let rendering = command.language.map { language in
      Rendering([tree], in: language, names: namePlaces(of: []), workspace: &workspace)
    }
    guard let text = formatted(tree, rendering) else {
      results.files.append(.init(path: "-", outcome: .failed))
      return
    }
    output = text
    let old = tree.text.text(from: 0, to: bytes.count)
    results.files.append(
      .init(
        path: "-", outcome: Array(text.utf8) == bytes ? .unchanged : .changed(from: old, to: text)))
  }

  /// Where names are looked for besides the files themselves: the places given, and what the nearest
  /// `charter.yaml` above each path names.
  private mutating func namePlaces(of paths: [String]) -> [String] {
    guard let here = command.workingDirectory else { return command.policies }
    var places = command.policies
    var seen: Set<String> = []
    for path in paths + [here] {
      let folder = path.hasPrefix("/") ? path : here + "/" + path
      guard let project = ProjectFile.path(above: folder), seen.insert(project).inserted else {
        continue
      }
      // The nearest one above the working directory speaks for what stands there, not for other places.
      if path == here, !paths.isEmpty { continue }
      let above = String(project.dropLast(ProjectFile.name.count + 1))
      if let named = workspace.resolve(project: project, in: above) { places += named.policies }
    }
    return places
  }

  /// A file's new form; `nil` where it is left alone, which has been reported then.
  private mutating func formatted(_ tree: SyntaxTree, _ rendering: Rendering?) -> String? {
    let isBroken = workspace.diagnostics.contains {
      $0.severity == .error && $0.span.source == tree.source
    }
    guard !isBroken else { return nil }
    do throws(FormatRefusal) {
      guard let rendering else { return try CharterFormatter.format(tree) }
      guard let text = rendering.text(of: tree) else { throw .meaningWouldChange }
      return text
    } catch {
      workspace.note([.cannotFormat(tree, isRendered: rendering != nil)])
      return nil
    }
  }

  /// Replaces a file unless it is only looked at; what came of it.
  private mutating func put(
    _ text: String, in path: String, before: SourceText
  ) -> FormattedFiles.Outcome {
    let bytes = Array(text.utf8)
    guard bytes != before.bytes else { return .unchanged }
    if !command.isCheck {
      do throws(LoadError) {
        try FileSystem.replace(path, with: bytes)
      } catch {
        workspace.report(error)
        return .failed
      }
    }
    return .changed(from: before.text(from: 0, to: before.bytes.count), to: text)
  }
}

extension Diagnostic {
  fileprivate static func cannotFormat(_ tree: SyntaxTree, isRendered: Bool) -> Diagnostic {
    let start = Span(source: tree.source, start: 0, end: 0)
    return Diagnostic(
      .cannotFormat, at: start,
      message: isRendered
        ? Words(
          zh: "换成这种语言以后，有名称会与别的名称或关键词相同，文件保持原样。",
          en: "In this language a name would be spelt like another name or a keyword; the file is "
            + "left as it is.")
        : Words(
          zh: "排好的文件读出来与原来的不同，文件保持原样。这是排版的缺陷，请报告。",
          en: "The formatted file would not be read as the same; it is left as it is. This is a "
            + "fault of the formatter: please report it."))
  }
}
