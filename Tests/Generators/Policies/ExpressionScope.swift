/// The names that an expression may read, with the ways that lead on from them.
struct ExpressionScope {
  /// A value with a way to it that stays the same, so that a test of its presence lasts.
  struct Path {
    let key: String
    let draft: Draft
    /// Not optional any more once it is known to be present.
    var type: GeneratedType
    let depth: Int
  }

  private(set) var paths: [Path] = []
  /// How many attributes a path may have.
  var reach = 2
  /// How many more binders may nest.
  var binders = 2
  /// Whether parameters, definitions and tables may be named.
  var hasValues = true
  /// Steps whose day and actor may be read.
  var steps: [GeneratedStep] = []

  /// Adds a variable, and what can be read of it.
  mutating func add(
    _ name: GeneratedName, _ type: GeneratedType, in vocabulary: GeneratedVocabulary
  ) {
    add(Path(key: name.latin, draft: "\(name)", type: type, depth: 0), vocabulary)
  }

  /// Adds a value that is named otherwise than its key.
  mutating func add(
    _ draft: Draft, key: String, _ type: GeneratedType, in vocabulary: GeneratedVocabulary
  ) {
    add(Path(key: key, draft: draft, type: type, depth: 0), vocabulary)
  }

  private mutating func add(_ path: Path, _ vocabulary: GeneratedVocabulary) {
    paths.append(path)
    extend(path, vocabulary)
  }

  private mutating func extend(_ path: Path, _ vocabulary: GeneratedVocabulary) {
    guard case .entity(let index) = path.type.base, !path.type.isOptional, path.depth < reach else {
      return
    }
    for attribute in vocabulary.entities[index].attributes {
      add(
        Path(
          key: path.key + "." + attribute.name.latin, draft: "\(path.draft).\(attribute.name)",
          type: attribute.type, depth: path.depth + 1), vocabulary)
    }
  }

  /// Takes a path to be present from here on.
  mutating func know(_ key: String, in vocabulary: GeneratedVocabulary) {
    guard let index = paths.firstIndex(where: { $0.key == key && $0.type.isOptional }) else {
      return
    }
    paths[index].type = paths[index].type.present
    extend(paths[index], vocabulary)
  }
}
