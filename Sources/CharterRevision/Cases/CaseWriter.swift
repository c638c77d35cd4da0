import CharterData
import CharterDiagnostics
import CharterSemantics
import CharterValues

/// Writes cases as a file of tests.
struct CaseWriter {
  let program: Program
  private let words: TestWords

  /// A writer of tests of a program.
  init(program: Program) {
    self.program = program
    words = TestWords(program)
  }

  /// What stands beside each expectation: a program says what policies say, not what a document does.
  static let remark = Words(
    zh: "请核对：文件是否这样说", en: "to be confirmed: is this what the document says?")

  /// A case with what is expected of it.
  struct Test {
    let testCase: TestCase
    let title: String
    /// The subject, empty for a proposal, and the parts of the expectation.
    let subject: String
    let parts: [CaseReply.Part]
    /// The records that differ from those loaded.
    let changed: Set<RecordID>
    /// Those of them that go by another id, so that the file has both.
    var renamed: [RecordID: String] = [:]
  }

  /// Keys of a proposal that no parameter may have as its name there.
  private static let reserved: Set<String> = [
    "action", "date", "steps", "parameters", "as", "title", "name", "expect", "arguments",
    "行动", "日期", "步骤", "参数", "编号", "标题", "名称", "预期", "参数值",
  ]

  /// A test as written; `nil`: a test cannot write it.
  ///
  /// - Parameters:
  ///   - test: the test.
  ///   - isWhole: whether all records of the test's own file come along, else those that it leads to.
  ///   - remark: a comment beside what is expected.
  /// - Returns: the records and the lines of the test.
  func written(_ test: Test, isWhole: Bool, remark: String) -> WrittenTest? {
    guard let records = records(of: test, isWhole: isWhole),
      let (list, lines) = lines(of: test, remark: remark)
    else { return nil }
    return WrittenTest(
      records: records, list: list, date: test.testCase.date, lines: lines, words: words)
  }

  // MARK: Records

  private func records(of test: Test, isWhole: Bool) -> [WrittenTest.Record]? {
    let registry = test.testCase.registry
    var wanted = test.changed.filter { registry[$0].standing == .registered }
    // A record that belongs to another one comes along with it, where the proposal holds that.
    func isOwn(_ record: Record) -> Bool {
      record.standing == .registered && record.span.source == test.testCase.source
    }
    if isWhole {
      for index in registry.records.indices where isOwn(registry.records[index]) {
        wanted.insert(RecordID(index: index))
      }
    } else {
      var open = Array(wanted)
      if case .proposal(let proposal) = test.testCase.work {
        open += proposal.arguments.compactMap(\.self).flatMap { Self.named(in: $0.value) }
        open += proposal.steps.compactMap { $0?.by?.value }.flatMap(Self.named)
      }
      var seen: Set<RecordID> = []
      while let id = open.popLast() {
        guard registry.records.indices.contains(id.index), seen.insert(id).inserted else {
          continue
        }
        let record = registry[id]
        if isOwn(record) { wanted.insert(id) }
        guard isOwn(record) || record.standing == .nested || wanted.contains(id) else { continue }
        for fact in record.slots { open += fact.map { Self.named(in: $0.value) } ?? [] }
      }
    }
    let writer = ValueWriter(
      program: program, registry: registry, renamed: test.renamed)
    var records: [WrittenTest.Record] = []
    for id in wanted.sorted() {
      let record = registry[id]
      guard let fields = writer.fields(of: record) else { return nil }
      let name = writer.id(of: id)
      records.append(
        WrittenTest.Record(
          entity: program.schema[record.entity].name.canonical, id: name,
          text: YAMLText.map([(words("id"), YAMLText.scalar(name))] + fields)))
    }
    return records
  }

  private static func named(in value: Value) -> [RecordID] {
    switch value {
    case .record(let id): [id]
    case .set(let members): members.flatMap(named)
    default: []
    }
  }

  // MARK: Tests

  private func lines(
    of test: Test, remark: String
  ) -> (list: WrittenTest.List, lines: [String])? {
    let testCase = test.testCase
    let writer = ValueWriter(
      program: program, registry: testCase.registry, renamed: test.renamed)
    var fields: [(key: String, value: String)] = []
    var list = WrittenTest.List.proposals
    let expectation = YAMLText.map(test.parts.map { (words($0.key), words($0.value)) })
    var expected = expectation
    switch testCase.work {
    case .proposal(let proposal):
      fields.append((words("action"), program.schema[proposal.action].name.canonical))
      fields.append((words("date"), testCase.date.description))
      guard let arguments = arguments(of: proposal, writer), let steps = steps(of: proposal, writer)
      else { return nil }
      fields += arguments
      if !steps.isEmpty { fields.append((words("steps"), YAMLText.map(steps))) }
    case .quota(let id): fields += head("norm", program[id].header, testCase)
    case .rule(let id): fields += head("norm", program[id].header, testCase)
    case .subsidy(let id): fields += head("subsidy", program[id].header, testCase)
    }
    switch testCase.work {
    case .proposal: break
    case .quota, .rule:
      list = .audits
      expected = test.subject.isEmpty ? expectation : YAMLText.map([(test.subject, expectation)])
    case .subsidy:
      list = .subsidies
      let isNone = test.parts.first?.value == "not_applicable"
      let value = isNone ? words("not_applicable") : expectation
      expected = test.subject.isEmpty ? value : YAMLText.map([(test.subject, value)])
    }
    guard let overrides = overrides(testCase, writer) else { return nil }
    if !overrides.isEmpty { fields.append((words("parameters"), YAMLText.map(overrides))) }
    var lines = ["  - \(words("title")): \(YAMLText.quoted(test.title))"]
    lines += fields.map { "    \($0.key): \($0.value)" }
    lines.append("    \(words("expect")): \(expected)   # \(remark)")
    return (list, lines)
  }

  private func head(
    _ key: String, _ header: StateHeader, _ testCase: TestCase
  ) -> [(key: String, value: String)] {
    let name = header.name.canonical
    let policy = program[header.policy].name.canonical
    let alike =
      program.quotas.map(\.header) + program.rules.map(\.header) + program.subsidies.map(\.header)
    let isShared = alike.count { $0.name.canonical == name } > 1
    return [
      (words(key), isShared ? "\(policy).\(name)" : name),
      (words("date"), testCase.date.description),
    ]
  }

  private func arguments(
    of proposal: Proposal, _ writer: ValueWriter
  ) -> [(key: String, value: String)]? {
    var plain: [(key: String, value: String)] = []
    var clashing: [(key: String, value: String)] = []
    for (slot, parameter) in program.schema[proposal.action].parameters.enumerated() {
      guard proposal.arguments.indices.contains(slot), let fact = proposal.arguments[slot] else {
        continue
      }
      if let standard = parameter.defaultValue, standard == fact.value { continue }
      guard let text = writer.text(fact.value) else { return nil }
      let name = parameter.name.canonical
      if Self.reserved.contains(name) {
        clashing.append((name, text))
      } else {
        plain.append((name, text))
      }
    }
    return plain + (clashing.isEmpty ? [] : [(words("arguments"), YAMLText.map(clashing))])
  }

  private func steps(
    of proposal: Proposal, _ writer: ValueWriter
  ) -> [(key: String, value: String)]? {
    var steps: [(key: String, value: String)] = []
    for (index, declaration) in program.schema[proposal.action].steps.enumerated() {
      guard proposal.steps.indices.contains(index), let step = proposal.steps[index] else {
        continue
      }
      var parts: [(key: String, value: String)] = []
      for (key, fact) in [("on", step.on), ("by", step.by)] {
        guard let fact else { continue }
        guard let text = writer.text(fact.value) else { return nil }
        parts.append((words(key), text))
      }
      steps.append((declaration.name.canonical, YAMLText.map(parts)))
    }
    return steps
  }

  private func overrides(
    _ testCase: TestCase, _ writer: ValueWriter
  ) -> [(key: String, value: String)]? {
    var byParameter: [Int: Value] = [:]
    for override in testCase.overrides { byParameter[override.parameter] = override.value }
    var fields: [(key: String, value: String)] = []
    for (index, value) in byParameter.sorted(by: { $0.key < $1.key }) {
      let parameter = program.parameters[index]
      let name = parameter.name.canonical
      let isShared = program.parameters.count { $0.name.canonical == name } > 1
      guard let text = writer.text(value) else { return nil }
      let policy = program[parameter.policy].name.canonical
      fields.append((isShared ? "\(policy).\(name)" : name, text))
    }
    return fields
  }
}
