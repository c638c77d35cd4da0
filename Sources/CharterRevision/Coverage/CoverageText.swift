import CharterDiagnostics
import CharterKit
import CharterValues

/// What no test decides, for a reader: by policy and clause, with the totals.
struct CoverageText {
  let invocation: Invocation

  private func say(_ zh: String, _ en: String) -> String {
    invocation.language == .zh ? zh : en
  }

  func text(_ coverage: MergedCoverage) -> String {
    var lines = [
      invocation.outputStyle.paint(
        say("测试没有判定过的地方", "What no test decides"), .strong)
    ]
    let documents = coverage.documents.filter { !$0.points.isEmpty }
    for document in documents where document.points.contains(where: { !$0.isCovered }) {
      lines += ["", title(document)]
      if !invocation.isQuiet { lines += gaps(document) }
      lines.append("  " + totals(coverage, in: document))
    }
    if lines.count == 1 {
      lines.append(say("  没有：各处都正反判定过。", "  Nothing: all of it is decided each way."))
    }
    if documents.count != 1 {
      lines += ["", say("总计：", "In all: ") + totals(coverage, in: nil)]
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func title(_ document: Coverage.Document) -> String {
    let name = document.name.words[invocation.language]
    let title = document.title.map { Neutralised.text($0[invocation.language]) }
    let text = Neutralised.text(name) + (title.map { say("《\($0)》", " “\($0)”") } ?? "")
    return invocation.outputStyle.paint(text, .strong)
  }

  private func gaps(_ document: Coverage.Document) -> [String] {
    var lines: [String] = []
    var last: String?? = .none
    // What nobody decides as a whole needs no telling of its parts.
    let undecided = Set(
      document.points.filter { $0.isWhole && $0.yes + $0.no == 0 }.map(Whole.init))
    for point in document.points {
      guard let gap = point.gap, point.isWhole || !undecided.contains(Whole(point)) else {
        continue
      }
      if last != .some(point.clause) {
        last = .some(point.clause)
        lines.append("  " + clause(point.clause, in: document))
      }
      let kind = point.identity.kind.one[invocation.language]
      let name = Neutralised.text(point.name.words[invocation.language])
      let left = "    – \(kind) \(name)\(say("：", ": "))\(gap[invocation.language])"
      let place = "\(Neutralised.text(Shortened.path(point.identity.path))):\(point.line)"
      lines.append(aligned(left, place))
    }
    return lines
  }

  private func clause(_ number: String?, in document: Coverage.Document) -> String {
    guard let number else { return say("不在条款之内", "outside of any clause") }
    let title = document.clauses.first { $0.number == number }?.title
    return Neutralised.text(number)
      + (title.map { " " + Neutralised.text($0[invocation.language]) } ?? "")
  }

  /// `规则 12/14 · 要求 30/40`.
  private func totals(_ coverage: MergedCoverage, in document: Coverage.Document?) -> String {
    let parts = CoveragePoint.Kind.allCases.compactMap { kind -> String? in
      let total = coverage.total(of: kind, in: document)
      guard total.all > 0 else { return nil }
      return "\(kind.words[invocation.language]) \(total.covered)/\(total.all)"
    }
    return parts.joined(separator: " · ")
  }

  /// A text with a place at the right edge, where it fits.
  private func aligned(_ left: String, _ place: String) -> String {
    let gap = max(invocation.width - DisplayWidth.of(left) - DisplayWidth.of(place), 2)
    return left + String(repeating: " ", count: gap)
      + invocation.outputStyle.paint(place, .faint)
  }
}

/// The norm that a place is a part of.
private struct Whole: Hashable {
  let norm: Name
  let action: String

  init(_ point: CoveragePoint) {
    norm = point.norm
    action = point.identity.action
  }
}

extension CoveragePoint {
  /// Whether it is a norm, and no part of one.
  fileprivate var isWhole: Bool {
    switch identity.kind {
    case .norm, .exception, .quota, .rule, .subsidy: true
    case .statement, .ground, .duty, .row, .line: false
    }
  }
}
