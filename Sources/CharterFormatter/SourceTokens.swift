internal import CharterDiagnostics
internal import CharterSyntax

/// The tokens of a file that count, with what stands between them.
struct SourceTokens {
  /// A comment before a token, on a line of its own.
  struct OwnLine {
    let text: String
    /// Whether a line is left empty before it.
    let followsBlank: Bool
  }

  /// What stands around a token.
  struct Surroundings {
    var before: [OwnLine] = []
    /// Whether a line is left empty between what stands before the token, comments included, and it.
    var followsBlank = false
    /// The comment on its line after it.
    var after: String?
  }

  /// By the identity of the token.
  private(set) var around: [Int: Surroundings] = [:]
  /// The comments after the last token.
  private(set) var atEnd: [OwnLine] = []
  /// The token before each, by identity.
  private(set) var previous: [Int: SyntaxToken] = [:]

  init(_ tree: SyntaxTree) {
    var last: SyntaxToken?
    var breaks = 0
    var gathered = Surroundings()
    for token in tree.tokens {
      switch token.kind {
      case .newline: breaks += 1
      case .comment:
        let text = Self.trimmed(token.text)
        if breaks == 0, let last, gathered.before.isEmpty {
          around[last.identity, default: Surroundings()].after = text
        } else {
          gathered.before.append(OwnLine(text: text, followsBlank: breaks > 1))
        }
        breaks = 0
      case .whitespace, .byteOrderMark, .unknown, .endOfFile: break
      default:
        gathered.followsBlank = breaks > 1
        if !gathered.before.isEmpty || gathered.followsBlank { around[token.identity] = gathered }
        if let last { previous[token.identity] = last }
        last = token
        gathered = Surroundings()
        breaks = 0
      }
    }
    atEnd = gathered.before
  }

  /// The same tokens with nothing around them.
  var withoutComments: SourceTokens {
    var bare = self
    bare.around = [:]
    bare.atEnd = []
    return bare
  }

  /// A comment without the spaces at its end.
  static func trimmed(_ comment: String) -> String {
    var scalars = Substring(comment).unicodeScalars
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(Substring(scalars))
  }
}
