/// Relations turned round, for the checker and for the words of a reply.
extension Comparison {
  /// The relation that holds where this one does not.
  package var negated: Comparison {
    switch self {
    case .less: .greaterOrEqual
    case .lessOrEqual: .greater
    case .greater: .lessOrEqual
    case .greaterOrEqual: .less
    }
  }

  /// The same relation with its sides exchanged.
  package var mirrored: Comparison {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }

  var isUpper: Bool { self == .less || self == .lessOrEqual }
}
