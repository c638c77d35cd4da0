import CharterDiagnostics
import CharterSyntax
import CharterValues

/// The state of one check: what is declared, what is resolved so far, and what was noticed.
///
/// It lives for one call of ``check(_:)``; the stages are its methods, called in order.
final class Checker {
  var trees: [SyntaxTree]
  var diagnostics: [Diagnostic] = []

  // Vocabulary, in the order declared.
  var vocabularies: [VocabularyInfo] = []
  var units: [UnitDeclaration] = Schema.builtInUnits
  var enums: [EnumInfo] = []
  var entities: [EntityInfo] = []
  var actions: [ActionInfo] = []
  var unitNames = SymbolTable<BaseUnitID>()
  var typeNames = SymbolTable<TypeSymbol>()
  var actionNames = SymbolTable<ActionID>()

  // Policies, in the order of the files.
  var policies: [PolicyInfo] = []
  var clauses: [ClauseInfo] = []
  var parameters: [ParameterInfo] = []
  var definitions: [DefinitionInfo] = []
  var tables: [TableInfo] = []
  var normGroups: [NormGroup] = []
  var exceptionGroups: [ExceptionGroup] = []

  // The core, as it grows.
  var norms: [NormDraft] = []
  var exceptions: [ExceptionDraft] = []
  var rules: [StateRule] = []
  var quotas: [Quota] = []
  var subsidies: [Subsidy] = []
  /// What was left out because something in it could not be read; each has its own diagnostic.
  ///
  /// A program is made only where no error was reported, so this guards against one left unsaid.
  var lost: [Span] = []
  /// How many concepts are being read one inside the other.
  var definitionDepth = 0

  /// The words of the trees by number.
  var words = WordNumbers()
  /// The parameters of each action as variables; `nil`: not asked for yet.
  var actionVariables: [[Variable]?] = []

  /// Keeps what each name means, where somebody asks for it.
  let recorder: NameRecorder?

  init(trees: [SyntaxTree], recorder: NameRecorder? = nil) {
    self.trees = trees
    self.recorder = recorder
    for (index, unit) in units.enumerated() {
      unitNames.add(unit.name, BaseUnitID(index: index), vocabulary: nil, span: nil)
    }
  }

  func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// What was noticed, less what stands on a line that the parser could not read: it may follow from that.
  func unsaid(after reported: [Diagnostic]) -> [Diagnostic] {
    var broken: [SourceID: Set<Int>] = [:]
    let texts = Dictionary(
      trees.map { ($0.source, $0.text) }, uniquingKeysWith: { first, _ in first })
    for diagnostic in reported where diagnostic.severity == .error {
      guard let text = texts[diagnostic.span.source] else { continue }
      for label in [diagnostic.primary] + diagnostic.secondary
      where label.span.source == diagnostic.span.source {
        broken[label.span.source, default: []].insert(text.lineIndex(at: Int(label.span.start)))
      }
    }
    let diagnostics = withoutRepeats
    guard !broken.isEmpty else { return diagnostics }
    return diagnostics.filter { diagnostic in
      guard let lines = broken[diagnostic.span.source],
        let text = texts[diagnostic.span.source]
      else { return true }
      let first = text.lineIndex(at: Int(diagnostic.span.start))
      let last = text.lineIndex(at: Int(diagnostic.span.end))
      return lines.isDisjoint(with: first...last)
    }
  }

  /// What one cause makes many times, once: a vocabulary that is not there hides all of its names, and a
  /// type, unit or action that nothing declares is missed wherever it is used.
  private var withoutRepeats: [Diagnostic] {
    let hidden = Set(diagnostics.filter { $0.code == .unknownVocabulary }.map(\.span.source))
    let names: Set<DiagnosticCode> = [
      .unknownName, .unknownAttribute, .unknownType, .unknownUnit, .unknownAction,
      .unknownEnumCase, .unknownStep, .ambiguousName, .runTogether, .notCallable,
    ]
    let declarations: Set<DiagnosticCode> = [
      .unknownVocabulary, .unknownType, .unknownUnit, .unknownAction,
    ]
    var seen: Set<String> = []
    return diagnostics.sorted().filter { diagnostic in
      let source = diagnostic.span.source
      if hidden.contains(source), names.contains(diagnostic.code) { return false }
      guard declarations.contains(diagnostic.code) else { return true }
      let cause = diagnostic.code == .unknownVocabulary ? "" : diagnostic.message.en
      return seen.insert("\(source.index) \(diagnostic.code) \(cause)").inserted
    }
  }

  /// The schema as far as it is resolved; complete after ``resolveVocabulary()``.
  var schema: Schema {
    Schema(
      units: units, enums: enums.map(\.declaration), entities: entities.map(\.declaration),
      actions: actions.map(\.declaration),
      parameters: parameters.map { parameter in
        ParameterDeclaration(
          name: parameter.name, policy: policies[parameter.policy].name,
          arguments: parameter.argumentTypes, type: parameter.type ?? .boolean)
      })
  }
}

/// What a name in a type position means.
enum TypeSymbol: Hashable {
  case enumeration(EnumID)
  case entity(EntityID)
}

/// Names of one kind, by each of their forms, with the vocabulary that declares them.
struct SymbolTable<Symbol> {
  struct Entry {
    let symbol: Symbol
    /// `nil`: built in.
    let vocabulary: Int?
    let span: Span?
  }

  private(set) var entries: [String: Entry] = [:]

  /// Adds each form of a name; returns the forms that were taken, with who has them.
  @discardableResult
  mutating func add(
    _ name: Name, _ symbol: Symbol, vocabulary: Int?, span: Span?
  ) -> [(form: String, previous: Entry)] {
    var taken: [(String, Entry)] = []
    for form in name.forms {
      if let previous = entries[form] {
        taken.append((form, previous))
      } else {
        entries[form] = Entry(symbol: symbol, vocabulary: vocabulary, span: span)
      }
    }
    return taken
  }

  subscript(form: String) -> Entry? { entries[form] }
}

struct VocabularyInfo {
  let name: Name
  let span: Span
  let tree: Int
  var usedNames: [SyntaxNode] = []
  /// Itself and those that it uses.
  var visible: Set<Int> = []
}

struct EnumInfo {
  let declaration: EnumDeclaration
  let vocabulary: Int
}

struct EntityInfo {
  let node: SyntaxNode
  let vocabulary: Int
  var declaration: EntityDeclaration {
    didSet { attributeNames = nil }
  }
  /// The names of the attributes, once somebody has asked for one.
  var attributeNames: [NumberedName]?
  var place: Expression?
  /// Whether a `place` is written, be it sound or not.
  var hasPlace: Bool
}

struct ActionInfo {
  let node: SyntaxNode
  let vocabulary: Int
  var declaration: ActionDeclaration
  var rules: ActionRules?
  var hasPlace: Bool
}

struct PolicyInfo {
  let name: Name
  let nameSpan: Span
  let tree: Int
  let header: SyntaxNode
  var visibleVocabularies: Set<Int> = []
  var title: Words?
  var number: Words?
  var issuer: Words?
  var jurisdiction: Jurisdiction?
  var force: Force = .binding
  var inForce = Period(first: nil, last: nil)
  var isPeriodIllustrative = false
  var clauses: [Int] = []
  /// What follows the header, with the clause that it stands in.
  var items: [(node: SyntaxNode, clause: Int?)] = []
  /// Parameters, definitions and tables by each form of their names.
  var values: [String: ValueSymbol] = [:]
  /// Norms, exceptions, quotas and subsidies by each form of their names.
  var normNames: [String: NormSymbol] = [:]

  var governsEverywhere: Bool { jurisdiction.map { $0.level == .national } ?? true }
}

/// What a name of a policy means in an expression.
enum ValueSymbol {
  case parameter(Int)
  case definition(Int)
  case table(Int)
}

/// What a norm's name means.
enum NormSymbol {
  case norm(Int)
  case exception(Int)
  case other(SyntaxKind)
}

struct ClauseInfo {
  let policy: Int
  let number: String
  let title: Words?
  var notEncoded: [NotEncoded] = []
  let span: Span
}

/// How far a declaration is checked, to find those that lead back to themselves.
enum CheckState {
  case untouched
  case inProgress
  case done
}

struct ParameterInfo {
  let node: SyntaxNode
  let name: Name
  let nameSpan: Span
  let policy: Int
  let clause: Int?
  var arguments: [Name] = []
  var argumentTypes: [ValueType] = []
  var type: ValueType?
  var isDelegable = false
  var isIllustrative = false
  var reading: Words?
  var values: [DatedValue] = []
  var settings: [ParameterSetting] = []
  var frameSize = 0
}

struct DefinitionInfo {
  let node: SyntaxNode
  let name: Name
  let nameSpan: Span
  let policy: Int
  let clause: Int?
  var arguments: [Name] = []
  var argumentTypes: [ValueType?] = []
  var declaredType: ValueType?
  var body: Expression?
  var frameSize = 0
  var state = CheckState.untouched
}

struct TableInfo {
  let node: SyntaxNode
  let name: Name
  let nameSpan: Span
  let policy: Int
  let clause: Int?
  var arguments: [Name] = []
  var argumentTypes: [ValueType?] = []
  var type: ValueType?
  var rows: [DecisionTable.Row] = []
  var otherwise: ParameterValue?
  var frameSize = 0
}

/// A norm as written: one core norm for each of its actions.
struct NormGroup {
  let node: SyntaxNode
  let name: Name
  let nameSpan: Span
  let policy: Int
  let clause: Int?
  let isDelegable: Bool
  var actions: [ActionID] = []
  /// The core norms, one an action, in the order of `actions`.
  var norms: [NormID] = []
}

/// An exception as written: one core exception for each core norm that it reaches.
struct ExceptionGroup {
  enum Target {
    case norm(Int)
    case exception(Int)
  }

  let node: SyntaxNode
  let name: Name
  let nameSpan: Span
  let policy: Int
  let clause: Int?
  let isDelegable: Bool
  var target: Target?
  /// The core exceptions, one for each core norm that its chain of targets ends at.
  var instances: [(norm: NormID, exception: ExceptionID)] = []
}

/// A core norm before its exceptions are known.
struct NormDraft {
  let group: Int
  let category: Norm.Category
  let action: ActionID
  var conditions: [Expression] = []
  var statements: [Statement] = []
  var exceptions: [ExceptionID] = []
  var frameSize = 0
}

/// A core exception before the exceptions to it are known.
struct ExceptionDraft {
  let group: Int
  let target: NormException.Target
  let norm: NormID
  var conditions: [Expression] = []
  var statements: [Statement] = []
  var exceptions: [ExceptionID] = []
  var frameSize = 0
}
