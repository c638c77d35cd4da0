extension Keyword {
  /// Whether a word is a keyword of either language, or the first word of one.
  ///
  /// Such a word is never taken for the alias that follows a declared name; in backticks it may be
  /// one. The later words of a keyword (`least`, `present`, `budget`) are free, since they follow
  /// no name.
  public static func isReserved(_ word: String) -> Bool {
    WordTable.shared.roles(of: word).contains(.beginsKeyword)
  }

  /// Whether a word never names a value in an expression unless it stands in backticks.
  ///
  /// In English: `and or not implies if then else match every some satisfies weighted is in where
  /// rounded none true false`; in Chinese the words of the same keywords. Every other word is a
  /// name there.
  public static func isReservedInExpressions(_ word: String) -> Bool {
    WordTable.shared.roles(of: word).contains(.reservedInExpressions)
  }

  /// The keywords that a word is, or begins, in either language.
  public static func beginning(with word: String) -> [Keyword] {
    allCases.filter { $0.han == word || $0.latin.split(separator: " ").first ?? "" == word }
  }

  var isReservedInExpressions: Bool { Self.reservedInExpressions.contains(self) }

  private static let reservedInExpressions: Set<Keyword> = [
    .and, .or, .not, .implies, .if, .then, .else, .match, .every, .some, .satisfies, .weightedBy,
    .isPresent, .isNone, .none, .true, .false, .in, .where, .rounded,
  ]

  /// Whether a statement, an item of a block or a declaration begins with it.
  var beginsStatement: Bool {
    Self.statementStarters.contains(self)
  }

  static let statementStarters: Set<Keyword> = Set(
    BlockKind.allCases.flatMap(\.starters) + declarationStarters)

  /// What declarations, and the headers of a file, begin with.
  static let declarationStarters: [Keyword] = [
    .clause, .parameter, .define, .table, .rule, .admission, .exit, .exception, .quota, .subsidy,
    .delegable, .illustrative, .reading, .set, .notEncoded, .entity, .enum, .ordered, .unit,
    .action,
    .vocabulary, .policy,
  ]
}
