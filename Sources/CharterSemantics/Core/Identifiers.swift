/// Dense indices into a ``Program``.
public struct PolicyID: Sendable, Hashable { public let index: Int; public init(index: Int) { self.index = index } }
/// A clause, over all policies.
public struct ClauseID: Sendable, Hashable { public let index: Int; public init(index: Int) { self.index = index } }
/// A parameter; the same index as in `Schema.parameters`.
public struct ParameterID: Sendable, Hashable { public let index: Int; public init(index: Int) { self.index = index } }
/// A definition.
public struct DefinitionID: Sendable, Hashable { public let index: Int; public init(index: Int) { self.index = index } }
/// A decision table, an inline one of a parameter included.
public struct TableID: Sendable, Hashable { public let index: Int; public init(index: Int) { self.index = index } }
/// A norm on one action, or on the registry.
public struct NormID: Sendable, Hashable { public let index: Int; public init(index: Int) { self.index = index } }
/// An exception to a norm or to another exception.
public struct ExceptionID: Sendable, Hashable { public let index: Int; public init(index: Int) { self.index = index } }
