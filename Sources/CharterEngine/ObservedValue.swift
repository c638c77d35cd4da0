public import CharterDiagnostics
public import CharterSemantics
public import CharterValues

/// A way to a fact, from an action's parameter, as the policy writes it: `school.students`.
public struct FactPath: Sendable, Hashable {
  /// The parameter first, then the attributes.
  public let names: [Name]

  /// A path of names.
  public init(names: [Name]) { self.names = names }

  /// The path as machines read it.
  public var canonical: String { names.map(\.canonical).joined(separator: ".") }
  /// The path as people read it.
  public var words: Words {
    Words(
      zh: names.map(\.words.zh).joined(separator: "."),
      en: names.map(\.words.en).joined(separator: "."))
  }
}

/// A fact or a parameter that was read, with its value and where that comes from.
public struct ObservedValue: Sendable, Hashable {
  /// Where a value was read.
  public enum Source: Sendable, Hashable {
    case fact(record: RecordID?)
    case step(Int)
    case parameter(ParameterID)
  }

  /// The way to it, as the policy writes it.
  public let path: FactPath
  /// What kind of thing was read.
  public let source: Source
  /// `nil`: unknown.
  public let value: Value?
  /// Its type.
  public let type: ValueType
  /// Where data or policy states it.
  public let origin: Span?

  /// An observed value with all its parts.
  public init(path: FactPath, source: Source, value: Value?, type: ValueType, origin: Span?) {
    self.path = path
    self.source = source
    self.value = value
    self.type = type
    self.origin = origin
  }
}
