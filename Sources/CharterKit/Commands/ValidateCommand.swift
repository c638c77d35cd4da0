internal import CharterDiagnostics
internal import CharterValues

/// `charter validate`: parses and checks policies, with every static check.
public struct ValidateCommand: Sendable {
  /// The formats of its results.
  public static let formats = CommandFormats("validate", [.text, .json])

  /// Files and folders of policies.
  public var paths: [String]
  /// Where `charter.yaml` is looked for when no path is given.
  public var workingDirectory: String?

  /// A check of policies.
  public init(paths: [String], workingDirectory: String?) {
    self.paths = paths
    self.workingDirectory = workingDirectory
  }

  /// Loads, checks and sums up.
  public func run(_ invocation: Invocation) -> Reply {
    if let refusal = Self.formats.refusal(invocation) { return refusal }
    var workspace = Workspace()
    let places = workspace.resolve(
      Places(policies: paths, workingDirectory: paths.isEmpty ? workingDirectory : nil))
    workspace.loadPolicies(places.policies)
    guard workspace.hasPolicyPlaces || workspace.diagnostics.hasErrors else {
      return invocation.usage(noPolicies)
    }
    let context = invocation.context(workspace)
    let report = ValidateReport(context, fileCount: workspace.policyFileCount)
    let isSound = workspace.program != nil && !workspace.diagnostics.hasErrors
    return invocation.reply(workspace, .success) {
      isSound && !invocation.isQuiet ? report.text : ""
    } json: {
      isSound ? [.init("summary", report.json)] : []
    }
  }
}
