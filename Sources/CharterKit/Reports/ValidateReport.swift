public import CharterDiagnostics
internal import CharterSemantics
package import CharterSyntax
internal import CharterValues

/// What a set of policies holds, in a few lines.
public struct ValidateReport: Sendable {
  let context: ReportContext
  let fileCount: Int
  /// The warnings that comments let stand.
  let silenced: [SilencedDiagnostic]
  /// Why the policies do not pass though they have no error; `nil`: they do.
  let failure: Words?

  /// A summary of the context's program.
  ///
  /// - Parameters:
  ///   - context: the policies and the reader.
  ///   - fileCount: how many files they were read from.
  ///   - silenced: the warnings that comments in them let stand.
  ///   - failure: why they do not pass though they have no error; `nil`: they do.
  package init(
    _ context: ReportContext, fileCount: Int, silenced: [SilencedDiagnostic] = [],
    failure: Words? = nil
  ) {
    self.context = context
    self.fileCount = fileCount
    self.silenced = silenced
    self.failure = failure
  }

  private struct Counts {
    let policies: Int
    let encoded: Int
    let excused: Int
    let norms: Int
    let exceptions: Int
    let stateNorms: Int
    let unset: [Name]
    let illustrative: [Name]
    let readings: [Name]
  }

  /// The summary, ending with a line break.
  public var text: String {
    let counts = counts
    let clauses = counts.encoded + counts.excused
    var lines = [
      (failure == nil ? context.style.paint("✓", .good) : context.style.paint("✗", .bad)) + " "
        + (failure ?? Words(zh: "检查通过", en: "no errors"))[context.language]
        + context.say(
          "：\(fileCount) 个文件，\(counts.policies) 项政策",
          ": \(count(fileCount, "file")), \(counts.policies) polic\(counts.policies == 1 ? "y" : "ies")"
        ),
      "  "
        + context.say(
          "条款 \(clauses)：已编码 \(counts.encoded)，说明不编码 \(counts.excused)",
          "\(count(clauses, "clause")): \(counts.encoded) encoded, \(counts.excused) excused"),
      "  "
        + context.say(
          "规则 \(counts.norms)，例外 \(counts.exceptions)，对登记的规则、配额与补贴 \(counts.stateNorms)",
          "\(count(counts.norms, "norm")), \(count(counts.exceptions, "exception")), \(counts.stateNorms) rules, quotas and subsidies on the registry"
        ),
    ]
    lines += names(
      counts.unset, context.say("任何时期都没有数值的参数", "parameters without a value in any period"))
    lines += names(counts.illustrative, context.say("示例数值", "illustrative values"))
    lines += names(counts.readings, context.say("采用的口径", "readings"))
    if !silenced.isEmpty {
      let codes = Dictionary(grouping: silenced, by: \.diagnostic.code.rawValue)
        .sorted { $0.key < $1.key }
        .map { $0.value.count == 1 ? $0.key : "\($0.key) × \($0.value.count)" }
      let lead = context.say(
        "说明理由而容许的提醒 \(silenced.count)：",
        "\(count(silenced.count, "warning")) let stand with a reason: ")
      lines += indented(lead + context.list(codes), by: "  ", width: context.width)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The summary for machines.
  public var json: JSONValue {
    let counts = counts
    return [
      "files": .integer(fileCount),
      "policies": .array(context.program.policies.map { .string($0.name.canonical) }),
      "clauses": ["encoded": .integer(counts.encoded), "not_encoded": .integer(counts.excused)],
      "norms": .integer(counts.norms),
      "exceptions": .integer(counts.exceptions),
      "state_norms": .integer(counts.stateNorms),
      "parameters": [
        "unset": json(counts.unset), "illustrative": json(counts.illustrative),
        "readings": json(counts.readings),
      ],
    ]
  }

  /// The warnings that are let stand, each with the reason.
  var silencedJSON: JSONValue {
    let writer = DiagnosticJSON(sources: context.sources, language: context.language)
    return .array(
      silenced.map { writer.value(of: $0.diagnostic).adding("reason", .string($0.reason)) })
  }

  private var counts: Counts {
    let program = context.program
    let excused = program.clauses.count { clause in clause.notEncoded.contains { $0.part == nil } }
    return Counts(
      policies: program.policies.count, encoded: program.clauses.count - excused,
      excused: excused, norms: program.norms.count, exceptions: program.exceptions.count,
      stateNorms: program.rules.count + program.quotas.count + program.subsidies.count,
      unset: program.parameters.filter(isUnset).map(\.name),
      illustrative: program.parameters.filter(\.isIllustrative).map(\.name),
      readings: program.parameters.filter { $0.reading != nil }.map(\.name))
  }

  /// Whether no document gives a value for any day; one that is open for some days only has a value to show.
  private func isUnset(_ parameter: Parameter) -> Bool {
    parameter.values.allSatisfy { dated in
      if case .unset = dated.value { true } else { false }
    }
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private func names(_ names: [Name], _ title: String) -> [String] {
    guard !names.isEmpty else { return [] }
    let list = context.list(names.map { context.name($0) })
    let lead = context.say("\(title) \(names.count)：", "\(names.count) \(title): ")
    return indented(lead + list, by: "  ", width: context.width)
  }

  private func json(_ names: [Name]) -> JSONValue { .array(names.map { .string($0.canonical) }) }
}
