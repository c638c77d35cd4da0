internal import CharterSyntax

/// What the tokens of a file say, apart from their layout and the language of its keywords.
struct Fingerprint: Equatable {
  private enum Token: Equatable {
    case keyword(Keyword)
    case symbol(TokenKind)
    case word(String)
    case text(String)
    case comment(String)
  }

  private var tokens: [Token] = []

  /// What a file says, or would say with other words; `nil` where it holds what cannot be read.
  ///
  /// - Parameters:
  ///   - tree: the file.
  ///   - writer: how its words are to be written; `nil`: as they are.
  init?(_ tree: SyntaxTree, _ writer: TokenWriter?) {
    let plain =
      writer
      ?? TokenWriter(
        source: SourceTokens(tree), languages: TextLanguages(tree), spellings: Spellings(),
        fileLanguage: nil)
    for token in tree.tokens {
      switch token.kind {
      case .unknown: return nil
      case .whitespace, .newline, .byteOrderMark, .endOfFile: continue
      // Items are separated by line breaks as well; the shape of the tree says how many there are.
      case .comma, .semicolon: continue
      case .comment: tokens.append(.comment(SourceTokens.trimmed(token.text)))
      case .word:
        guard let keyword = token.keyword else {
          let word = plain.text(of: token)
          tokens.append(.word(word.first == "`" ? String(word.dropFirst().dropLast()) : word))
          continue
        }
        let isRest = keyword.latin.contains(" ") && tokens.last == .keyword(keyword)
        if !isRest { tokens.append(.keyword(keyword)) }
      case .number, .date:
        tokens.append(.word(TokenWriter.folded(plain.text(of: token), token.kind)))
      case .textSegment: tokens.append(.text(token.text))
      default: tokens.append(.symbol(token.kind))
      }
    }
  }
}
