internal import CharterDiagnostics
internal import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// `charter check`: decides each proposed action and says why.
public struct CheckCommand: Sendable {
  /// The formats of its results.
  public static let formats = CommandFormats(
    "check", [.text, .json, .markdown, .junit, .sarif, .github])

  /// Files of proposals; each starts from the registry as loaded.
  public var proposals: [String]
  /// Where policies and registry are.
  public var places: Places

  /// A check of files of proposals.
  public init(proposals: [String], places: Places) {
    self.proposals = proposals
    self.places = places
  }

  /// Loads, decides and reports.
  public func run(_ invocation: Invocation) -> Reply {
    if let refusal = Self.formats.refusal(invocation) { return refusal }
    return decideProposals(proposals, places, invocation, as: .check)
  }
}

/// `charter explain PROPOSAL…`: the whole derivation of each decision.
public struct ExplainCommand: Sendable {
  /// The formats of its results.
  public static let formats = CommandFormats("explain", [.text, .json, .markdown])

  /// Files of proposals.
  public var proposals: [String]
  /// Where policies and registry are.
  public var places: Places

  /// An explanation of the decisions on files of proposals.
  public init(proposals: [String], places: Places) {
    self.proposals = proposals
    self.places = places
  }

  /// Loads, decides and reports; a single code, such as `E0203`, is looked up instead.
  public func run(_ invocation: Invocation) -> Reply {
    if let refusal = Self.formats.refusal(invocation) { return refusal }
    if proposals.count == 1, let text = proposals.first, ExplanationPage.looksLikeCode(text) {
      return explain(code: text, invocation)
    }
    return decideProposals(proposals, places, invocation, as: .explain)
  }

  /// Whether a word is a code to look up, such as `E0203`, and no file.
  public static func explains(_ word: String) -> Bool { ExplanationPage.looksLikeCode(word) }

  private func explain(code text: String, _ invocation: Invocation) -> Reply {
    guard let code = ExplanationPage.code(text) else {
      return invocation.usage(
        Words(zh: "没有 \(text) 这个代码。", en: "There is no code \(text)."))
    }
    let page = ExplanationPage(
      language: invocation.language, style: invocation.outputStyle, width: invocation.width)
    let output =
      switch invocation.format {
      case .markdown: page.markdown(code)
      case .text, .csv, .junit, .lcov, .sarif, .github: page.text(code)
      case .json:
        JSONValue.object([
          .init("charter", 1), .init("explanation", page.json(code)), .init("diagnostics", []),
        ]).pretty + "\n"
      }
    return Reply(output: output, status: .success)
  }
}

/// Which of the two reports on decisions is asked for.
private enum DecisionReport {
  case check
  case explain
}

private func decideProposals(
  _ proposals: [String], _ places: Places, _ invocation: Invocation, as report: DecisionReport
) -> Reply {
  var workspace = Workspace.load(places, cores: invocation.cores)
  guard workspace.hasPolicyPlaces || workspace.diagnostics.hasErrors else {
    return invocation.usage(noPolicies)
  }
  var files: [DecidedFile] = []
  var remedies: [[Remedies]] = []
  // Nothing is decided by half a set of policies or records: the answer might differ.
  if !workspace.diagnostics.hasErrors {
    for path in proposals {
      guard let file = workspace.loadActions(path) else { continue }
      let decided = workspace.decide(file, on: invocation.date)
      files.append(decided)
      guard report == .explain, !invocation.isQuiet else { continue }
      remedies.append(
        decided.decisions.indices.map { index in
          Pipeline.remedies(
            file, at: index, program: workspace.program ?? .empty, on: invocation.date,
            shouldStop: invocation.deadline())
        })
    }
  } else {
    for path in proposals { _ = workspace.loadProposals(path) }
  }
  let decisions = files.flatMap(\.decisions)
  let contexts = files.map { invocation.context(workspace, registry: $0.registry) }
  return invocation.reply(workspace, status(of: decisions)) {
    zip(files, contexts).flatMap { file, context in
      file.decisions.compactMap { DecisionFindings(context).finding($0) }
    }
  } text: {
    if invocation.format == .junit {
      return JUnitDocument(name: "charter check").text(
        invocation.suites(ofErrors: workspace) + suites(files, contexts))
    }
    var text = ""
    let needsDate = files.contains(where: \.usesDefaultDate)
    if needsDate, invocation.asOf == nil, !invocation.isQuiet {
      let date = invocation.date
      text +=
        invocation.language == .zh
        ? "没有写明日期的申请按今天（\(date)）办理。\n\n"
        : "Proposals without a date are decided as of today, \(date).\n\n"
    }
    for (place, (file, context)) in zip(files, contexts).enumerated() {
      for (index, decision) in file.decisions.enumerated() {
        let number = file.decisions.count > 1 ? index + 1 : nil
        if invocation.format == .markdown, !invocation.isQuiet {
          text +=
            DecisionMarkdown(context).render(
              decision, number: number,
              remedies: report == .explain ? remedies[place][index] : nil) + "\n"
          continue
        }
        switch (invocation.isQuiet, report) {
        case (true, _): text += DecisionText(context).headline(decision, number: number)
        case (false, .check):
          text += DecisionText(context).render(decision, number: number) + "\n"
        case (false, .explain):
          text +=
            DerivationText(context).render(
              decision, number: number, remedies: remedies[place][index]) + "\n"
        }
      }
    }
    guard !invocation.isQuiet, let context = contexts.first else { return text }
    let ending = DecisionText(context)
    let notes = ending.readingNotes(decisions)
    text += notes
    if decisions.count > 1 {
      text += (notes.isEmpty ? "" : "\n") + ending.summary(decisions)
    } else if notes.isEmpty, text.hasSuffix("\n\n") {
      text.removeLast()
    }
    return text
  } json: {
    let values = zip(files, contexts).enumerated().flatMap { place, pair in
      let (file, context) = pair
      return file.decisions.enumerated().map { index, decision in
        let value = DecisionJSON(context).value(of: decision)
        guard report == .explain else { return value }
        let explained = value.adding("derivations", DerivationJSON(context).value(of: decision))
        guard remedies.indices.contains(place) else { return explained }
        return RemedyJSON(context).members(remedies[place][index], of: decision)
          .reduce(explained) { whole, member in whole.adding(member.key, member.value) }
      }
    }
    return [
      .init("as_of", .string(invocation.date.description)), .init("decisions", .array(values)),
    ]
  }
}

/// The decisions as suites of JUnit, one a file.
private func suites(
  _ files: [DecidedFile], _ contexts: [ReportContext]
) -> [JUnitDocument.Suite] {
  zip(files, contexts).compactMap { file, context in
    guard let first = file.decisions.first else { return nil }
    let path = context.sources[first.span.source].name
    let writer = DecisionFindings(context)
    return JUnitDocument.Suite(
      name: path, path: path,
      cases: file.decisions.enumerated().map { writer.testCase($0.element, number: $0.offset + 1) })
  }
}

/// A rejection anywhere is told first, then what could not be decided.
private func status(of decisions: [Decision]) -> ExitStatus {
  if decisions.contains(where: { $0.verdict == .rejected }) { return .rejected }
  return decisions.allSatisfy { $0.verdict == .permitted } ? .success : .undetermined
}

let noPolicies = Words(
  zh: "没有给出政策：请用 --policies 指明文件夹，或在 charter.yaml 里写明。",
  en: "no policies are given: name their folder with --policies, or in a charter.yaml.")
