/// A text as a key: two are one where they have the same scalars, as the language has it.
///
/// `String` takes composed and decomposed letters for the same.
struct ScalarKey: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: ScalarKey, right: ScalarKey) -> Bool {
    left.text.utf8.count == right.text.utf8.count
      && left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
