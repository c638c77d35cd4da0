public import CharterDiagnostics
public import CharterSyntax

/// Why a file cannot be formatted.
public enum FormatRefusal: Error, Sendable, Equatable {
  /// The parser found something wrong with it.
  case broken
  /// The file in its new form would not be read as the one that it was: a fault of the formatter.
  case meaningWouldChange
}

/// The widest that a line is, in cells; comments after it do not count, and a text is never broken.
public let formattedWidth = 120

/// A file in the one layout that it has.
///
/// What comes out is parsed and compared with what went in; nothing is returned that is not the same
/// tree with the same words.
///
/// - Parameters:
///   - tree: the file, free of errors.
///   - language: the language of keywords; `nil`: they stay as they are.
///   - spellings: the words to be written in place of others.
/// - Returns: the text, its last line ended.
/// - Throws: ``FormatRefusal`` where the tree has errors, or where the result would not be the same.
public func format(
  _ tree: SyntaxTree, in language: Language? = nil, spellings: Spellings = Spellings()
) throws(FormatRefusal) -> String {
  let source = SourceTokens(tree)
  var writer = TokenWriter(
    source: source, languages: TextLanguages(tree), spellings: spellings, fileLanguage: language)
  guard let original = Fingerprint(tree, writer) else { throw .broken }
  // Words that begin keywords may need backticks, and where a line would begin with one, it is not broken.
  for (isCareful, width) in [(false, formattedWidth), (true, formattedWidth), (true, Int.max)] {
    writer.isCareful = isCareful
    let layout = LayoutBuilder(tree, writer: writer).file
    let text = LayoutPrinter.print(layout, width: width)
    let parsed = parse(tree.source, SourceText(name: tree.text.name, text: text))
    if !parsed.diagnostics.hasErrors, tree.hasShape(of: parsed.value),
      Fingerprint(parsed.value, nil) == original
    {
      return text
    }
  }
  throw .meaningWouldChange
}
