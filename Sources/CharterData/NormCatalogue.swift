public import CharterDiagnostics
public import CharterValues

/// The norms of the policies, as far as a test may name them.
public struct NormCatalogue: Sendable {
  /// What a norm is about.
  public enum Kind: Sendable, Hashable {
    case action(ActionID)
    case rule
    case quota
    case subsidy
  }

  /// Where a document says something.
  public struct Clause: Sendable, Hashable {
    /// The document's own number.
    public let number: String
    /// What the document calls it.
    public let title: Words?

    /// A clause by its number.
    public init(number: String, title: Words?) {
      self.number = number
      self.title = title
    }
  }

  /// One norm.
  public struct Entry: Sendable {
    /// What it is about.
    public let kind: Kind
    /// Its place among the norms of its kind, from 0.
    public let index: Int
    /// Its name.
    public let name: Name
    /// The name of its policy.
    public let policy: Name
    /// The clause that it stands in, if any.
    public var clause: Clause?
    /// The labels of its statements, their grounds and duties, and of those of its exceptions.
    public var labels: [Name] = []
    /// The types of the variables that it ranges over; empty: one subject.
    public var subjects: [BaseType] = []
    /// Of a subsidy: its lines; `nil`: one without a name.
    public var lines: [Name?] = []
    /// Of a subsidy: the type of its amounts.
    public var amount: BaseType = .number(isInteger: false, .plain)
    /// Of a subsidy: the types that its payers have.
    public var payers: [BaseType] = []
    /// Of a subsidy: the types that its payees have.
    public var payees: [BaseType] = []

    /// A norm without labels, lines and subjects.
    public init(kind: Kind, index: Int, name: Name, policy: Name) {
      self.kind = kind
      self.index = index
      self.name = name
      self.policy = policy
    }

    /// Whether a text names it: `NAME` or `POLICY.NAME`.
    public func isNamed(_ text: String) -> Bool { forms.contains(text) }

    /// Whether a text names a labelled part of it: `NAME.LABEL` or `POLICY.NAME.LABEL`.
    func hasPart(named text: String) -> Bool {
      labels.contains { label in
        label.forms.contains { label in forms.contains { text == "\($0).\(label)" } }
      }
    }

    /// Every way to write its name.
    var forms: [String] {
      name.forms + policy.forms.flatMap { policy in name.forms.map { "\(policy).\($0)" } }
    }
  }

  /// Every norm, in the order of its kind.
  public let entries: [Entry]
  /// The names of the decision tables.
  public let tables: [Name]
  /// The clauses of the schema's parameters, one each; empty where nobody asks for them.
  public let parameterClauses: [Clause?]

  /// A catalogue of norms and tables.
  public init(entries: [Entry], tables: [Name], parameterClauses: [Clause?] = []) {
    self.entries = entries
    self.tables = tables
    self.parameterClauses = parameterClauses
  }

  /// The norm of a kind at a place; `nil` where there is none.
  public func entry(_ kind: Kind, _ index: Int) -> Entry? {
    entries.first { $0.kind == kind && $0.index == index }
  }
}
