public import CharterDiagnostics
public import CharterEngine
internal import CharterSemantics
internal import CharterValues

/// How each statement of a decision came to its value, for machines.
public struct DerivationJSON: Sendable {
  let context: ReportContext

  /// A writer of derivations in a context.
  public init(_ context: ReportContext) { self.context = context }

  /// `[{"norm", "statement", "tree"}]`: `statement` is the place in the norm's statements, from 0.
  public func value(of decision: Decision) -> JSONValue {
    .array(
      decision.norms.flatMap { report in
        report.statements.enumerated().compactMap { index, statement in
          statement.derivation.map { derivation in
            [
              "norm": .string(context.program[report.norm].name.canonical),
              "statement": .integer(index), "tree": tree(derivation),
            ]
          }
        }
      })
  }

  private func tree(_ node: Derivation) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("expression", .string(context.sources[node.span.source].text(of: node.span)))
    ]
    if let value = node.value {
      members.append(.init("value", context.json(value, type: node.type)))
    } else {
      members.append(
        .init(
          "unknown", .array(node.reasons.map { .object(context.members(of: $0, action: nil)) })))
    }
    if let observed = node.observed {
      members.append(.init("fact", .string(observed.path.canonical)))
      members.append(.init("origin", observed.origin.map(context.at) ?? .null))
    } else if !node.children.isEmpty {
      members.append(.init("operands", .array(node.children.map(tree))))
    }
    members.append(.init("at", context.at(node.span)))
    return .object(members)
  }
}
