internal import CharterColumns
internal import CharterDiagnostics
internal import CharterValues

/// The state of one loading run: what has been read, noticed and left to resolve.
///
/// Its extensions each read one kind of thing. All of them are total: broken input leaves holes
/// and diagnostics behind, and a hole that was reported is never reported again.
struct DataLoader {
  let texts: SourceCollection
  let schema: Schema
  let scalars: ScalarReader
  let entityTables: [SlotTable]
  let entityNames: [String: EntityID]

  var registry: Registry
  var diagnostics: [Diagnostic] = []
  var pending: [PendingReference] = []
  /// By entity, how its records are read at a glance.
  var flatPlans: [FlatPlan?]
  /// Where each record's id was written, for those that this run added.
  var idSpans = IDSpans()
  /// Who reads the rows of tables.
  var workers = Workers.one
  /// About how many bytes of a table are read in one go.
  var chunkSize = 1 << 20
  /// Whether the registry itself is read, and not what a proposal file adds to it.
  var isReadingRegistry = false
  /// Whether a file was not read to its end, so that a record that nobody finds may stand there.
  var isCutShort = false
  /// How many more times a near id is looked for; a registry may be large and wrong throughout.
  var nearIDSearches = 100
  /// The norms that expectations may name; `nil`: their names are not looked at.
  var norms: NormCatalogue?
  /// How many more ids are compared in these searches; with a million of them, one search takes seconds.
  private var nearIDComparisons = 500_000

  init(texts: SourceCollection, schema: Schema, registry: Registry) {
    self.texts = texts
    self.schema = schema
    self.scalars = ScalarReader(schema: schema)
    self.entityTables = schema.entities.map { SlotTable($0.attributes) }
    self.flatPlans = schema.entities.map { _ in nil }
    var names: [String: EntityID] = [:]
    for (index, entity) in schema.entities.enumerated() {
      for form in entity.name.forms where names[form] == nil {
        names[form] = EntityID(index: index)
      }
    }
    self.entityNames = names
    self.registry = registry
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Whether a place lies in a table.
  func isInTable(_ span: Span) -> Bool { isTable(texts[span.source].name) }

  /// Reports a mistake that loses records, so that nobody asks for them.
  mutating func reportLoss(_ diagnostic: Diagnostic) {
    report(diagnostic)
    registry.mayLackRecords = true
  }

  /// Whether another near id of an entity may be looked for.
  mutating func mayLookForNearID(of entity: EntityID) -> Bool {
    let count = registry.idCount(of: entity)
    guard nearIDSearches > 0, count <= nearIDComparisons else { return false }
    nearIDSearches -= 1
    nearIDComparisons -= count
    return true
  }

  /// Takes over what reading a file noticed.
  mutating func take(_ notes: YAMLNotes) {
    diagnostics += notes.diagnostics
    if notes.isCutShort {
      isCutShort = true
      registry.mayLackRecords = true
    }
  }
}

/// A reference whose record was not there yet when it was read.
struct PendingReference {
  let holder: RecordID
  let references: SlotReferences
}

/// The references that one attribute's value is made of.
struct SlotReferences {
  let slot: Int
  let targets: [Reference]
  let isSet: Bool
  let span: Span
}

/// A record that data refers to.
struct Reference {
  enum Target {
    case id(String)
    /// A nested record, read already.
    case record(RecordID)
  }

  let entity: EntityID
  let target: Target
  let span: Span
  /// How to write that there is none, if that may be meant.
  var absence: String?
  /// The several ids that may be meant, in a list in brackets.
  var parts: [String] = []
}
