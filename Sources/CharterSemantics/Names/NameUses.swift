public import CharterDiagnostics
public import CharterSyntax
public import CharterValues

/// Where the files of a run use names, and what each of them means there.
public struct NameUses: Sendable {
  /// One use of a name.
  public struct Use: Sendable, Hashable {
    /// The word, or the part of a number that is its unit.
    public let span: Span
    /// The name as declared, with both of its forms where it has them.
    public let name: Name
    /// Where the name is declared; `nil` for what the language brings along, and for steps and arguments.
    public let declaration: Span?
  }

  /// Every use, in the order of the texts; two of one word where it means two things, as in a norm for two actions
  /// whose parameters share a form.
  public let uses: [Use]

  /// The uses of one text.
  public func uses(in source: SourceID) -> [Use] { uses.filter { $0.span.source == source } }
}

/// Finds out what every name means, as ``check(_:after:)`` does on the way, and keeps it.
///
/// - Parameter trees: the files of a run, broken or not.
/// - Returns: the uses whose meaning is plain, and what is wrong with the others.
public func nameUses(_ trees: [SyntaxTree]) -> StageResult<NameUses> {
  let recorder = NameRecorder()
  let checker = Checker(trees: trees, recorder: recorder)
  checker.runStages()
  return StageResult(NameUses(uses: recorder.sorted), diagnostics: checker.unsaid(after: []))
}

/// Gathers uses of names while a check runs.
final class NameRecorder {
  private var uses: Set<NameUses.Use> = []
  /// Where the cases of each enum are declared.
  var caseSpans: [[Span]] = []

  func add(_ span: Span, _ name: Name, _ declaration: Span?) {
    uses.insert(NameUses.Use(span: span, name: name, declaration: declaration))
  }

  /// The uses in the order of the texts.
  var sorted: [NameUses.Use] {
    uses.sorted { left, right in
      if left.span.source != right.span.source { return left.span.source < right.span.source }
      if left.span.start != right.span.start { return left.span.start < right.span.start }
      guard let first = left.declaration, let second = right.declaration else {
        return left.declaration == nil && right.declaration != nil
      }
      return first.source == second.source
        ? first.start < second.start : first.source < second.source
    }
  }
}

/// What is kept of a name where it has just been understood; nothing unless somebody asked.
extension Checker {
  func note(
    _ span: @autoclosure () -> Span, _ name: @autoclosure () -> Name,
    _ declared: @autoclosure () -> Span?
  ) {
    guard let recorder else { return }
    recorder.add(span(), name(), declared())
  }

  /// A word of a reference: its last one, or the policy's before it.
  func note(
    _ reference: SyntaxNode, part: Int, _ name: @autoclosure () -> Name,
    _ declared: @autoclosure () -> Span?
  ) {
    guard let recorder else { return }
    let words = reference.tokens.filter { $0.kind == .word }
    guard words.indices.contains(part) else { return }
    recorder.add(words[part].span, name(), declared())
  }

  func note(_ token: SyntaxToken?, caseOf id: EnumID, _ index: Int) {
    guard let recorder, let token else { return }
    let spans = recorder.caseSpans[id.index]
    recorder.add(
      token.span, enums[id.index].declaration.cases[index],
      spans.indices.contains(index) ? spans[index] : nil)
  }

  func note(_ token: SyntaxToken?, _ symbol: TypeSymbol) {
    guard let recorder, let token else { return }
    switch symbol {
    case .enumeration(let id):
      let declaration = enums[id.index].declaration
      recorder.add(token.span, declaration.name, declaration.span)
    case .entity(let id):
      let declaration = entities[id.index].declaration
      recorder.add(token.span, declaration.name, declaration.span)
    }
  }

  func note(_ token: SyntaxToken?, _ symbol: ValueSymbol) {
    guard let recorder, let token else { return }
    switch symbol {
    case .parameter(let index):
      recorder.add(token.span, parameters[index].name, parameters[index].nameSpan)
    case .definition(let index):
      recorder.add(token.span, definitions[index].name, definitions[index].nameSpan)
    case .table(let index): recorder.add(token.span, tables[index].name, tables[index].nameSpan)
    }
  }

  /// A norm's name in `exception … to`.
  func note(_ reference: SyntaxNode, norm symbol: NormSymbol, policy: Int) {
    guard recorder != nil else { return }
    let parts = reference.referenceParts
    if parts.count == 2, let other = policies.first(where: { $0.name.has(parts[0]) }) {
      note(reference, part: 0, other.name, other.nameSpan)
    }
    switch symbol {
    case .norm(let index):
      note(reference, part: parts.count - 1, normGroups[index].name, normGroups[index].nameSpan)
    case .exception(let index):
      note(
        reference, part: parts.count - 1, exceptionGroups[index].name,
        exceptionGroups[index].nameSpan)
    case .other: break
    }
  }

  func note(_ token: SyntaxToken, _ attribute: AttributeID) {
    guard let recorder else { return }
    let declaration = entities[attribute.entity.index].declaration.attributes[attribute.slot]
    recorder.add(token.span, declaration.name, declaration.span)
  }

  func note(_ token: SyntaxToken?, _ function: BuiltinFunction) {
    guard let recorder, let token else { return }
    recorder.add(token.span, Name(latin: function.latin, han: function.han), nil)
  }

  func note(_ token: SyntaxToken?, _ type: BuiltinType) {
    guard let recorder, let token else { return }
    recorder.add(token.span, Name(latin: type.latin, han: type.han), nil)
  }
}
