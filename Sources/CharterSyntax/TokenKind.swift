/// What a token is; full-width twins have the kind of their ASCII form.
public enum TokenKind: UInt8, Sendable, CaseIterable, Hashable {
  /// A run of letters, digits and `_`, or anything in backticks; keywords are words too.
  case word
  /// A number with its multipliers, its `%` and its attached unit: `5700万元`, `4000元/班/年`.
  case number
  /// `2021-04-20` or `2021年4月20日`.
  case date

  /// The quotation mark that opens a text.
  case quoteOpen
  /// What stands in a text between quotes and interpolations, escapes as written.
  case textSegment
  /// The quotation mark that closes a text; without width where it is missing.
  case quoteClose
  /// `{` in a text.
  case interpolationOpen
  /// The `}` that ends an interpolation; without width where it is missing.
  case interpolationClose

  case leftParenthesis, rightParenthesis
  case leftBrace, rightBrace
  case leftBracket, rightBracket
  case comma, colon
  /// `;` or `；`, and `。` where it ends a statement.
  case semicolon
  case dot, dotDot, dotDotLess
  case question, pipe
  /// `=>`
  case arrow
  case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
  case plus, minus, star, slash

  // Trivia
  case whitespace
  /// One line break: LF, CRLF or a lone CR.
  case newline
  /// `// …` without the line break.
  case comment
  case byteOrderMark
  /// Bytes that no token begins with; reported, then passed over like a space.
  case unknown

  /// The place after the last token; never part of a tree.
  case endOfFile

  /// Whether the parser passes over it.
  public var isTrivia: Bool {
    rawValue >= TokenKind.whitespace.rawValue && self != .endOfFile
  }

  /// The ASCII form of a symbol, `nil` for everything else.
  public var symbol: String? {
    switch self {
    case .leftParenthesis: "("
    case .rightParenthesis: ")"
    case .leftBrace, .interpolationOpen: "{"
    case .rightBrace, .interpolationClose: "}"
    case .leftBracket: "["
    case .rightBracket: "]"
    case .comma: ","
    case .colon: ":"
    case .semicolon: ";"
    case .dot: "."
    case .dotDot: ".."
    case .dotDotLess: "..<"
    case .question: "?"
    case .pipe: "|"
    case .arrow: "=>"
    case .equal: "="
    case .notEqual: "!="
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .plus: "+"
    case .minus: "-"
    case .star: "*"
    case .slash: "/"
    case .quoteOpen, .quoteClose: "\""
    case .word, .number, .date, .textSegment, .whitespace, .newline, .comment, .byteOrderMark,
      .unknown, .endOfFile:
      nil
    }
  }
}
