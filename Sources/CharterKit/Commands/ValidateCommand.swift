package import CharterDiagnostics
internal import CharterValues

/// `charter validate`: parses and checks policies, with every static check, and looks twice at what is sound.
public struct ValidateCommand: Sendable {
  /// The formats of its results.
  public static let formats = CommandFormats("validate", [.text, .json, .sarif, .junit, .github])

  /// Files and folders of policies.
  public var paths: [String]
  /// Where `charter.yaml` is looked for when no path is given.
  public var workingDirectory: String?
  /// Whether a warning that nothing lets stand is a failure too.
  public var isStrict: Bool

  /// A check of policies.
  public init(paths: [String], workingDirectory: String?, isStrict: Bool = false) {
    self.paths = paths
    self.workingDirectory = workingDirectory
    self.isStrict = isStrict
  }

  /// Loads, checks and sums up.
  public func run(_ invocation: Invocation) -> Reply { run(invocation, examination: nil) }

  /// What a later room has found in sound policies.
  package struct Examination: Sendable {
    /// Warnings at places of the policies.
    package let warnings: [Diagnostic]
    /// What kept it from looking, for the standard error; empty: nothing.
    package let trouble: String
    /// How that ends the command; `nil`: as if it had not been asked.
    package let status: ExitStatus?
    /// What went wrong, one by one, for services.
    package let findings: [ReviewFinding]

    /// What was found, and what went wrong.
    package init(
      warnings: [Diagnostic], trouble: String = "", status: ExitStatus? = nil,
      findings: [ReviewFinding] = []
    ) {
      self.findings = findings
      self.warnings = warnings
      self.trouble = trouble
      self.status = status
    }
  }

  /// Loads, checks, has sound policies examined further, and sums up.
  ///
  /// - Parameters:
  ///   - invocation: how to speak.
  ///   - examination: looks for what takes running tests; `nil`: that is not asked for.
  /// - Returns: the reply.
  package func run(
    _ invocation: Invocation, examination: ((Workspace, [String]) -> Examination)?
  ) -> Reply {
    if let refusal = Self.formats.refusal(invocation) { return refusal }
    var workspace = Workspace()
    let places = workspace.resolve(
      Places(policies: paths, workingDirectory: paths.isEmpty ? workingDirectory : nil))
    workspace.loadPolicies(places.policies)
    guard workspace.hasPolicyPlaces || workspace.diagnostics.hasErrors else {
      return invocation.usage(noPolicies)
    }
    let isSound = workspace.program != nil && !workspace.diagnostics.hasErrors
    let found = isSound ? examination?(workspace, places.policies) : nil
    let hasLooked = found.map { $0.status == nil } ?? false
    workspace.lint(with: found?.warnings ?? [], unlooked: hasLooked ? [] : [.untested])
    var reply = self.reply(
      workspace, invocation, isSound: isSound, failsTests: found?.status == .rejected,
      findings: found?.findings ?? [])
    reply.messages += found?.trouble ?? ""
    if reply.status == .success, let status = found?.status { reply.status = status }
    return reply
  }

  private func reply(
    _ workspace: Workspace, _ invocation: Invocation, isSound: Bool, failsTests: Bool,
    findings: [ReviewFinding]
  ) -> Reply {
    let context = invocation.context(workspace)
    let fails = isStrict && workspace.diagnostics.contains { $0.severity == .warning }
    let failure: Words? =
      if fails {
        Words(zh: "有提醒，--strict 时不算通过", en: "there are warnings, which --strict takes for failures")
      } else if failsTests {
        Words(zh: "没有错误，但有测试不通过", en: "no errors, but a test fails")
      } else {
        nil
      }
    let report = ValidateReport(
      context, fileCount: workspace.policyFileCount, silenced: workspace.silenced,
      failure: failure)
    return invocation.reply(workspace, fails ? .rejected : .success) {
      findings
    } text: {
      if invocation.format == .junit { return junit(workspace, invocation, findings) }
      return isSound && !invocation.isQuiet ? report.text : ""
    } json: {
      isSound ? [.init("summary", report.json), .init("silenced", report.silencedJSON)] : []
    }
  }

  /// A case a diagnostic, and one for each file without any.
  private func junit(
    _ workspace: Workspace, _ invocation: Invocation, _ findings: [ReviewFinding]
  ) -> String {
    let suites = invocation.suites(of: workspace.diagnostics.sorted(), in: workspace) {
      $0.severity == .error || isStrict
    }
    let named = Set(suites.map(\.path))
    let name = Words(zh: "没有错误", en: "no errors")[invocation.language]
    let clean = workspace.sources.texts.map(\.name).filter { !named.contains($0) }.map { path in
      JUnitDocument.Suite(
        name: path, path: path,
        cases: [JUnitDocument.Case(name: name, group: path, .passed(note: nil))])
    }
    let others = findings.map { finding in
      let path = if case .line(let path, _) = finding.place { path } else { "" }
      let lines = finding.message.split(separator: "\n").map(String.init)
      return JUnitDocument.Suite(
        name: path, path: path,
        cases: [
          JUnitDocument.Case(
            name: lines.first ?? finding.rule.title, group: path,
            .failed(
              kind: finding.rule.id, message: finding.rule.title, body: finding.message))
        ])
    }
    return JUnitDocument(name: "charter validate").text(suites + clean + others)
  }
}
