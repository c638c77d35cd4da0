/// Long texts cut to what a reader can use.
public enum Shortened {
  /// A path of at most 200 characters: of a longer one the end, which tells files apart, after “…”.
  public static func path(_ path: String) -> String {
    // Counting characters takes time; few bytes are few characters.
    guard path.utf8.count > 200, path.count > 200 else { return path }
    return "…" + path.suffix(199)
  }
}
