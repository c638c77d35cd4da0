internal import CharterDiagnostics
internal import CharterSemantics
internal import CharterValues

/// Finds the subsidies that somebody names.
struct SubsidyNames {
  /// A name that no subsidy has.
  struct Unknown: Error {
    let words: Words
  }

  let program: Program
  let context: ReportContext

  /// Every subsidy of one of the names; a name that several policies use means all of them.
  func find(_ names: [String]) -> Result<Set<SubsidyID>, Unknown> {
    var found: Set<SubsidyID> = []
    for name in names {
      let matches = program.subsidies.indices.filter { isNamed($0, name) }
      guard !matches.isEmpty else { return .failure(Unknown(words: complaint(name))) }
      found.formUnion(matches.map { SubsidyID(index: $0) })
    }
    return .success(found)
  }

  private func isNamed(_ index: Int, _ text: String) -> Bool {
    let header = program.subsidies[index].header
    // English replies show the words of a Latin name apart.
    let text = String(text.map { $0 == " " ? "_" : $0 })
    guard let dot = text.lastIndex(where: { $0 == "." || $0 == "．" || $0 == "。" }) else {
      return header.name.has(text)
    }
    return program[header.policy].name.has(String(text[..<dot]))
      && header.name.has(String(text[text.index(after: dot)...]))
  }

  private func complaint(_ name: String) -> Words {
    let headers = program.subsidies.map(\.header)
    let isQualified = name.contains(".")
    let forms = headers.flatMap { header in
      header.name.forms.flatMap { form in
        isQualified ? program[header.policy].name.forms.map { "\($0).\(form)" } : [form]
      }
    }
    let near = nearName(to: name, among: forms)
    let shown = Shortened.path(name)
    let all = headers.prefix(20).map(\.name)
    let listZH = all.isEmpty ? "政策中没有补贴。" : "有：\(all.map(\.words.zh).joined(separator: "、"))。"
    let listEN =
      all.isEmpty
      ? "The policies have none." : "There are: \(all.map(\.words.en).joined(separator: ", "))."
    return Words(
      zh: "没有“\(shown)”这项补贴。" + (near.map { "是不是 \($0)？" } ?? listZH),
      en: "There is no subsidy “\(shown)”. " + (near.map { "Did you mean “\($0)”?" } ?? listEN))
  }
}
