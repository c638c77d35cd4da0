public import CharterDiagnostics

/// Reads a text as a file of declarations; total: whatever the text, there is a tree of all its
/// bytes.
///
/// - Parameters:
///   - id: which text of the run it is.
///   - text: the text.
/// - Returns: the tree and, in the order of the text, what was found wrong with it.
public func parse(_ id: SourceID, _ text: SourceText) -> StageResult<SyntaxTree> {
  parse(id, text, limits: Limits())
}

/// Reads a text within limits of the caller's.
package func parse(
  _ id: SourceID, _ text: SourceText, limits: Limits
) -> StageResult<SyntaxTree> {
  Parser.parse(id, text, limits: limits) { $0.parseFile() }
}

/// Reads a text as one expression: a tree whose root has that expression as its child.
///
/// - Parameters:
///   - id: which text of the run it is.
///   - text: the text.
/// - Returns: the tree and, in the order of the text, what was found wrong with it.
public func parseExpression(_ id: SourceID, _ text: SourceText) -> StageResult<SyntaxTree> {
  Parser.parse(id, text, limits: Limits()) { $0.parseLoneExpression() }
}

/// How much of anything the parser takes on; beyond it says so and passes over the rest.
package struct Limits {
  /// Blocks, brackets and operands inside each other.
  package var depth = 200
  /// Operands one after another: each makes the tree one node deeper.
  package var height = 2_000
  /// Bytes of a text.
  package var bytes = 64 << 20

  package init() {}
}

/// A place in the text at which a node starts.
struct Marker {
  let node: Int
  let token: Int
}

/// A recursive-descent parser over the tokens that count; see the extensions for the grammar.
struct Parser {
  /// An open block, to tell a forgotten `}` from a declaration in the wrong place.
  struct OpenBlock {
    let kind: BlockKind
    let brace: Int
    /// How far the line on which the block was opened is indented.
    let indentation: Int
  }

  let source: SourceID
  let text: SourceText
  let limits: Limits
  let table = WordTable.shared
  let tokens: [SignificantToken]
  /// Every token, marked with the keyword as which it is taken.
  var records: [SyntaxTree.TokenRecord]
  var builder = TreeBuilder()
  var diagnostics: [Diagnostic] = []

  /// The token at hand, by its place among those that count.
  var position = 0
  /// Where the text ends for what is being read: a table's row ends with its line.
  var limit: Int
  var depth = 0
  var blocks: [OpenBlock] = []
  var block: BlockKind = .file
  /// The token at which something was reported last: nothing else is said there.
  var reportedPosition = -1
  /// Whether the item at hand has been reported as nested too deeply.
  var saidTooDeep = false
  /// Whether a `rounded` that begins a line ends the expression before it.
  var roundedEndsExpression = false
  /// Which headers of the file have been read.
  var vocabularyHeader: Span?
  var policyHeader: Span?

  init(
    source: SourceID, text: SourceText, tokens: [SignificantToken],
    records: [SyntaxTree.TokenRecord], limits: Limits
  ) {
    self.source = source
    self.text = text
    self.limits = limits
    self.tokens = tokens
    self.records = records
    self.limit = tokens.count - 1
    builder.reserveCapacity(tokens.count * 3 / 2)
  }

  static func parse(
    _ id: SourceID, _ text: SourceText, limits: Limits, _ body: (inout Parser) -> Void
  ) -> StageResult<SyntaxTree> {
    guard text.bytes.count <= limits.bytes else { return refuse(id, text, limits: limits) }
    var lexed = Lexer(source: id, text: text).run()
    var parser = Parser(
      source: id, text: text, tokens: lexed.significant, records: lexed.records, limits: limits)
    // The parser alone has the records from here on, so that marking one copies none.
    lexed.records = []
    body(&parser)
    var diagnostics = lexed.diagnostics
    // Where the code itself is not UTF-8, whatever the parser says is only a consequence.
    if !lexed.hasBrokenCode { diagnostics += parser.diagnostics }
    let records = parser.records
    let tree = SyntaxTree(
      source: id, text: text, nodes: parser.builder.preorder(), records: records,
      spellings: lexed.spellings.spellings(in: text.bytes))
    return StageResult(tree, diagnostics: diagnostics.sorted())
  }

  private static func refuse(
    _ id: SourceID, _ text: SourceText, limits: Limits
  ) -> StageResult<SyntaxTree> {
    let count = text.bytes.count
    let root = SyntaxTree.NodeRecord(
      kind: .file, firstToken: 0, endToken: 1, endNode: 1, parent: -1)
    let tree = SyntaxTree(
      source: id, text: text, nodes: [root],
      records: [
        SyntaxTree.TokenRecord(start: 0, spelling: 0, kind: .unknown),
        SyntaxTree.TokenRecord(start: Int32(clamping: count), spelling: 0, kind: .endOfFile),
      ], spellings: [Spelling(identifier: "", isHan: false)])
    let start = Span(source: id, start: 0, end: 0)
    return StageResult(
      tree, diagnostics: [.sourceTooLarge(at: start, bytes: count, most: limits.bytes)])
  }

  // MARK: Looking

  /// The kind of a token from here on; a missing quote or brace in a text ends what stands before
  /// it.
  func kind(_ offset: Int = 0) -> TokenKind {
    let index = position + offset
    return index < limit ? tokens[index].kind : .endOfFile
  }

  /// The kind of the token that was taken last.
  var previousKind: TokenKind { position > 0 ? tokens[position - 1].kind : .endOfFile }

  func word(_ offset: Int = 0) -> UInt16 {
    let index = position + offset
    return index < limit ? tokens[index].word : 0
  }

  func startsLine(_ offset: Int = 0) -> Bool {
    let index = position + offset
    return index < limit ? tokens[index].startsLine : true
  }

  func at(_ kind: TokenKind) -> Bool { self.kind() == kind }

  /// Whether nothing more belongs to what is being read: the file, the row or the interpolation
  /// ends.
  var isAtEnd: Bool {
    switch kind() {
    case .endOfFile, .interpolationClose, .quoteClose: true
    default: false
    }
  }

  /// How many tokens from here on spell a keyword in either language; 0 if they do not.
  func length(of keyword: Keyword, at offset: Int = 0) -> Int {
    let found = word(offset)
    guard found != 0 else { return 0 }
    let index = Int(keyword.rawValue)
    if table.han[index] == found { return 1 }
    guard table.first[index] == found else { return 0 }
    guard table.second[index] != 0 else { return 1 }
    guard table.second[index] == word(offset + 1) else { return 0 }
    guard table.third[index] != 0 else { return 2 }
    return table.third[index] == word(offset + 2) ? 3 : 0
  }

  func at(_ keyword: Keyword) -> Bool { length(of: keyword) > 0 }

  // MARK: Taking

  func start() -> Marker {
    Marker(node: builder.count, token: Int(tokens[min(position, tokens.count - 1)].token))
  }

  /// Where the last token that was taken ends, among all tokens.
  var endOfTaken: Int { position == 0 ? 0 : Int(tokens[position - 1].token) + 1 }

  mutating func finish(_ marker: Marker, _ kind: SyntaxKind) {
    builder.finish(
      kind, firstNode: marker.node, firstToken: marker.token, endToken: endOfTaken)
  }

  mutating func advance() {
    if position < limit { position += 1 }
  }

  mutating func consume(if kind: TokenKind) -> Bool {
    guard at(kind) else { return false }
    advance()
    return true
  }

  /// Takes the words of a keyword that stands here, and marks them as it.
  mutating func take(_ keyword: Keyword) {
    let count = length(of: keyword)
    for _ in 0..<count {
      mark(keyword)
      advance()
    }
  }

  /// Marks the token at hand as taken for a keyword.
  mutating func mark(_ keyword: Keyword) {
    records[Int(tokens[position].token)].keyword = keyword.rawValue + 1
  }

  mutating func consume(if keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    take(keyword)
    return true
  }

  // MARK: Places

  func span(_ index: Int) -> Span {
    let token = Int(tokens[min(index, tokens.count - 1)].token)
    let start = Int(records[token].start)
    let end = token + 1 < records.count ? Int(records[token + 1].start) : start
    return Span(source: source, start: start, end: end)
  }

  /// The text of a token that counts.
  func written(_ index: Int) -> String { text.text(of: span(index)) }

  /// The place right after the last token that was taken.
  var afterTaken: Span {
    let end = position == 0 ? 0 : Int(span(position - 1).end)
    return Span(source: source, start: end, end: end)
  }

  /// How far the line that holds a token is indented, in bytes.
  func indentation(at index: Int) -> Int {
    let line = text.lineStarts[text.lineIndex(at: Int(span(index).start))]
    var offset = line
    while offset < text.bytes.count, text.bytes[offset] == 0x20 || text.bytes[offset] == 0x09 {
      offset += 1
    }
    return offset - line
  }
}
