/// A kind of YAML file that a JSON Schema can describe to an editor.
public enum DataFileKind: String, Sendable, CaseIterable {
  /// Any of the others, told apart by its outermost keys.
  case all
  case registry
  case proposals
  case tests
  /// `charter.yaml`.
  case project
}
