import CharterDiagnostics
public import CharterKit
import CharterSemantics

/// `charter diff BASE HEAD`: what a revision changes, in the norms and for real cases.
public struct DiffCommand: Sendable {
  /// The formats of its results.
  public static let formats = CommandFormats("diff", [.text, .json, .markdown])

  /// The revision to compare with; `A..B` names both.
  public var base: String
  /// The revision compared; `nil`: the working tree.
  public var head: String?
  /// Policies read on both sides, and records.
  public var places: Places
  /// Files and folders of proposals; empty: those of the project.
  public var proposals: [String]
  /// How many items of a list are told.
  public var top: Int
  /// Where to write every payment that moves.
  public var csv: String?

  /// A comparison of two revisions.
  public init(
    base: String, head: String?, places: Places, proposals: [String] = [], top: Int = 20,
    csv: String? = nil
  ) {
    self.base = base
    self.head = head
    self.places = places
    self.proposals = proposals
    self.top = top
    self.csv = csv
  }

  /// Loads both, compares and reports.
  public func run(_ invocation: Invocation) -> Reply {
    if let refusal = Self.formats.refusal(invocation) { return refusal }
    if top < 0 {
      return invocation.usage(
        Words(zh: "--top 后面写 0 或更大的数。", en: "--top takes 0 or a greater number."))
    }
    let names = RevisionName.pair(base, head)
    let loader = SideLoader(policies: places.policies, workingDirectory: places.workingDirectory)
    let (old, new) = (loader.load(names.base), loader.load(names.head))
    guard !old.isFaulty, !new.isFaulty, let before = old.workspace.program,
      let after = new.workspace.program
    else { return FaultySides(base: old, head: new).reply(invocation) }
    let comparison = ProgramComparison(
      base: before, old.workspace.sources, head: after, new.workspace.sources)
    var difference = RevisionDifference(
      base: old, head: new, comparison: comparison, date: invocation.date)
    let data = DiffData(loader: loader, base: old, head: new)
    difference.compareCases(
      data, registry: places.registry, proposals: proposals, invocation: invocation)
    if let csv {
      do throws(LoadError) {
        try FileSystem.write(PaymentCSV(difference, invocation.language).text, to: csv)
      } catch {
        return invocation.reply(to: error)
      }
    }
    return reply(difference, invocation)
  }

  private func reply(_ difference: RevisionDifference, _ invocation: Invocation) -> Reply {
    let status: ExitStatus =
      difference.isFaulty
      ? .faulty : difference.weight ?? .form > .form ? .rejected : .success
    let output =
      switch invocation.format {
      case .json: DiffJSON(difference, invocation).text
      case .markdown: DiffMarkdown(difference, invocation, top: top).text
      default: DiffText(difference, invocation, top: top).text
      }
    return Reply(output: output, messages: difference.messages(invocation), status: status)
  }
}

/// Two sides of which one at least has something wrong.
private struct FaultySides {
  let base: LoadedSide
  let head: LoadedSide

  func reply(_ invocation: Invocation) -> Reply {
    let sides = [(Words(zh: "旧版", en: "BASE"), base), (Words(zh: "新版", en: "HEAD"), head)]
    if invocation.format == .json {
      let found = sides.flatMap { label, side -> [JSONValue] in
        let json = DiagnosticJSON(
          sources: side.workspace.sources, language: invocation.language)
        let mark = label.en.lowercased()
        let failure = side.failure.map { words -> [JSONValue] in
          [["side": .string(mark), "message": .string(words[invocation.language])]]
        }
        return (failure ?? [])
          + side.workspace.diagnostics.sorted().map {
            json.value(of: $0).adding("side", .string(mark))
          }
      }
      let document: JSONValue = ["charter": 1, "diagnostics": .array(found)]
      return Reply(output: document.pretty + "\n", status: .faulty)
    }
    var messages = ""
    for (label, side) in sides where side.isFaulty {
      let name = Neutralised.text(side.name[invocation.language])
      messages +=
        invocation.language == .zh
        ? "\(label.zh)“\(name)”不能用来比较：\n" : "\(label.en), \(name), cannot be compared:\n"
      if let failure = side.failure { messages += failure[invocation.language] + "\n" }
      messages += invocation.messages(side.workspace.diagnostics.sorted(), side.workspace.sources)
    }
    return Reply(messages: messages, status: .faulty)
  }
}
