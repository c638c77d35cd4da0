/// How the words of a file are to be written, by the place where each starts.
///
/// What it does not hold stays as it is. The formatter takes the words from outside, since only the checker
/// knows which name a word means.
public struct Spellings: Sendable, Equatable {
  /// The new word for the one that starts at a byte of the text.
  public private(set) var words: [Int: String]

  /// Words by the bytes at which those start that they replace.
  public init(_ words: [Int: String] = [:]) { self.words = words }

  /// Sets the word for the one that starts at a byte.
  public mutating func set(_ word: String, at start: Int) { words[start] = word }

  /// Leaves the word that starts at a byte as it is.
  public mutating func keep(at start: Int) { words[start] = nil }

  subscript(start: Int) -> String? { words[start] }
}
