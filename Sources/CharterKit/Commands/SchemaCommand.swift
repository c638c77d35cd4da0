public import CharterData
internal import CharterDiagnostics
internal import CharterSemantics
internal import CharterValues

/// `charter schema`: a JSON Schema of data files, by which editors of YAML complete and check them.
public struct SchemaCommand: Sendable {
  /// The formats of its results; a schema is JSON in either.
  public static let formats = CommandFormats("schema", [.text, .json])

  /// Files and folders of policies.
  public var paths: [String]
  /// The kind of file to describe.
  public var kind: DataFileKind
  /// Where `charter.yaml` is looked for when no path is given.
  public var workingDirectory: String?

  /// A schema of files of a kind.
  public init(paths: [String], kind: DataFileKind, workingDirectory: String?) {
    self.paths = paths
    self.kind = kind
    self.workingDirectory = workingDirectory
  }

  /// Loads the policies and writes the schema.
  public func run(_ invocation: Invocation) -> Reply {
    if let refusal = Self.formats.refusal(invocation) { return refusal }
    // A project file is the same whatever the policies say.
    if kind == .project, paths.isEmpty {
      return Reply(output: schema(of: .empty, invocation), status: .success)
    }
    var workspace = Workspace()
    let places = workspace.resolve(
      Places(policies: paths, workingDirectory: paths.isEmpty ? workingDirectory : nil))
    workspace.loadPolicies(places.policies)
    guard workspace.hasPolicyPlaces || workspace.diagnostics.hasErrors else {
      return invocation.usage(noPolicies)
    }
    let diagnostics = workspace.diagnostics.sorted()
    guard let program = workspace.program, !diagnostics.hasErrors else {
      return invocation.reply(workspace, .faulty) {
        ""
      } json: {
        []
      }
    }
    return Reply(
      output: schema(of: program, invocation),
      messages: invocation.messages(diagnostics, workspace.sources), status: .success)
  }

  private func schema(of program: Program, _ invocation: Invocation) -> String {
    DataFileSchema(
      schema: program.schema, norms: NormCatalogue(program), language: invocation.language
    ).document(for: kind).pretty + "\n"
  }
}
