import CharterDiagnostics
import CharterValues

/// The help and the fix that name the near names of a mistaken one, or list what there is.
struct Suggestion {
  let help: Words?
  let fixes: [Diagnostic.Fix]

  init(for form: String, among known: some Sequence<String>, at span: Span) {
    let known = Array(known)
    if let near = nearName(to: form, among: known) {
      help = Words(zh: "是否要写“\(near)”？", en: "Did you mean `\(near)`?")
      fixes = [
        Diagnostic.Fix(
          Words(zh: "改为“\(near)”", en: "Write `\(near)`"), [Diagnostic.Edit(span, near)])
      ]
    } else {
      fixes = []
      help = Suggestion.list(known)
    }
  }

  private static let mostListed = 12

  private static func list(_ known: [String]) -> Words? {
    let unique = Array(Set(known)).sorted()
    guard !unique.isEmpty, unique.count <= mostListed else { return nil }
    return Words(
      zh: "这里可用的有：\(unique.joined(separator: "、"))。",
      en: "What there is: \(unique.joined(separator: ", ")).")
  }
}
