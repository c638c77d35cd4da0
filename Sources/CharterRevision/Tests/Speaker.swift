import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterSemantics
import CharterValues

/// Values as tests show them: for machines, and in words of both languages.
struct Speaker {
  let program: Program
  private let zh: ReportContext
  private let en: ReportContext

  init(program: Program, registry: Registry, sources: SourceCollection) {
    self.program = program
    zh = ReportContext(program: program, registry: registry, sources: sources, language: .zh)
    en = ReportContext(program: program, registry: registry, sources: sources, language: .en)
  }

  /// A value of a type.
  func shown(_ value: Value, type: ValueType) -> Shown {
    Shown(
      canonical(value), Words(zh: zh.text(value, type: type), en: en.text(value, type: type)))
  }

  /// A subject: the id of each record, with its name.
  func shown(_ subject: [Value]) -> Shown {
    let parts = subject.map { value -> Shown in
      guard case .record(let record) = value else { return shown(value, type: .text) }
      let id = canonical(value)
      let name = zh.label(of: record)
      return Shown(id, name == id ? Words(id) : Words(zh: "\(name)（\(id)）", en: "\(name) (\(id))"))
    }
    return Shown(
      parts.map(\.canonical).joined(separator: ", "),
      Words(
        zh: parts.map(\.words.zh).joined(separator: "、"),
        en: parts.map(\.words.en).joined(separator: ", ")))
  }

  /// A number of heads, or a range of them.
  func heads(_ range: HeadRange?) -> Shown {
    guard let range else { return Self.unknown }
    guard let most = range.most else { return Shown("\(range.least)..") }
    return Shown(range.least == most ? "\(most)" : "\(range.least)..\(most)")
  }

  /// A share, or a range of them.
  func share(_ range: ShareRange?) -> Shown {
    guard let range else { return Self.unknown }
    return Shown(
      range.least == range.most
        ? Self.percent(range.least) : "\(Self.percent(range.least))..\(Self.percent(range.most))")
  }

  /// An expected range of heads or shares.
  func expected(_ range: ExpectedRange, isShare: Bool) -> Shown {
    let text = { (number: ExactNumber) in isShare ? Self.percent(number) : number.description }
    guard let most = range.most else { return Shown(text(range.least) + "..") }
    return Shown(range.least == most ? text(most) : "\(text(range.least))..\(text(most))")
  }

  /// An amount of a type; `nil`: it cannot be told.
  func amount(_ number: ExactNumber?, _ type: ValueType) -> Shown {
    number.map { shown(.number($0), type: type) } ?? Self.undetermined
  }

  /// `15%`, or a fraction where a percentage never ends.
  private static func percent(_ share: ExactNumber) -> String {
    let percent = (share * ExactNumber(100)).description
    return percent.contains("/") ? share.description : percent + "%"
  }

  static let unknown = Shown("unknown", Words(zh: "未知", en: "unknown"))
  static let undetermined = Shown("undetermined", Words(zh: "待补", en: "undetermined"))

  private func canonical(_ value: Value) -> String {
    switch value {
    case .none: "none"
    case .boolean(let holds): holds ? "true" : "false"
    case .text(let text): text
    case .number(let number): number.description
    case .date(let date): date.description
    case .enumCase(let id, let index): program.schema[id].cases[index].canonical
    case .record(let record):
      zh.registry.records.indices.contains(record.index) ? zh.registry[record].id : "?"
    case .set(let members): "[" + members.map(canonical).joined(separator: ", ") + "]"
    }
  }
}
