internal import CharterDiagnostics
internal import CharterValues

extension DataFileSchema {
  /// What a test expects of a decision.
  var expectation: JSONValue {
    func names(_ key: ExpectationKey, _ definition: String) -> Property {
      property(key, list(of: reference(definition)))
    }
    let verdicts = Verdict.allCases.flatMap { verdict in
      verdict == .undetermined
        ? [verdict.words.zh, UndeterminedWord.inReports, verdict.rawValue]
        : [verdict.words.zh, verdict.rawValue]
    }
    let onAction = "norms-on-actions"
    return object(
      [
        property(ExpectationKey.verdict, words(verdicts)),
        names(.violated, onAction), names(.deviations, onAction), names(.missing, "missing"),
        names(.duties, onAction), names(.grounds, onAction), names(.advised, onAction),
        names(.quotas, "quotas"), names(.rules, "rules"),
        property(ExpectationKey.subsidies, expectedSubsidies),
      ], adding: [.init("minProperties", 1)])
  }

  /// One of a few words.
  private func words(_ forms: [String]) -> JSONValue { ["enum": .array(forms.map { .string($0) })] }

  /// What is expected of subsidies after an action, by their names.
  private var expectedSubsidies: JSONValue {
    let entries = groups(.subsidy)
    let properties = entries.enumerated().map { index, entry in
      Property(
        entry.name, reference("payments-\(index + 1)", labels(entry.name) + about(entry)))
    }
    let qualified = entries.enumerated().map { index, entry in
      JSONValue.Member(SchemaPatterns.whole(pattern(entry)), reference("payments-\(index + 1)"))
    }
    return object(
      properties,
      adding: [.init("patternProperties", .object(qualified)), .init("minProperties", 1)])
  }

  private func about(_ entry: NormCatalogue.Entry) -> String {
    place(entry.clause, in: entry.policy)
  }

  // MARK: Tests of norms on the registry

  /// A test of a quota or of a rule on the registry; its norm says what can be expected.
  var auditTest: JSONValue {
    test(
      of: groups(.quotaOrRule), by: AuditKey.norm, expect: AuditKey.expect, named: "subjects",
      [
        property(AuditKey.title, Self.scalar), property(AuditKey.name, Self.scalar),
        property(AuditKey.date, value(.date)),
        Property(
          AuditKey.parameters.words, reference("parameters", AuditKey.parameters.purpose[language])),
      ], titles: [AuditKey.title.words, AuditKey.name.words], needing: [[AuditKey.expect.words]])
  }

  /// A test of a subsidy.
  var subsidyTest: JSONValue {
    let amount = amount(.number(isInteger: false, .plain), anyUnit: true)
    let budgets = ExpectedBudget.allCases.flatMap { budget in budget.forms.reversed() }
    let tested: [SubsidyTestKey] = [.expect, .total, .budget]
    return test(
      of: groups(.subsidy), by: SubsidyTestKey.subsidy, expect: SubsidyTestKey.expect,
      named: "payments",
      [
        property(SubsidyTestKey.title, Self.scalar), property(SubsidyTestKey.name, Self.scalar),
        property(SubsidyTestKey.date, value(.date)),
        Property(
          SubsidyTestKey.parameters.words,
          reference("parameters", SubsidyTestKey.parameters.purpose[language])),
        property(SubsidyTestKey.total, amount), property(SubsidyTestKey.budget, words(budgets)),
      ], titles: [SubsidyTestKey.title.words, SubsidyTestKey.name.words],
      needing: [tested.map(\.words)])
  }

  private func test<Key: DescribedKey>(
    of entries: [NormCatalogue.Entry], by key: Key, expect: Key, named definition: String,
    _ others: [Property], titles: [Name], needing groups: [[Name]]
  ) -> JSONValue {
    let keys = forms(key.words)
    let branches: [JSONValue] = entries.enumerated().map { index, entry in
      let expected = forms(expect.words).map {
        JSONValue.Member($0, reference("\(definition)-\(index + 1)"))
      }
      return [
        "if": isOneOf(
          keys, ["type": "string", "pattern": .string(SchemaPatterns.whole(pattern(entry)))]),
        "then": ["properties": .object(expected)],
      ]
    }
    let needs: [JSONValue] = groups.map { names in
      let listed = names.map(\.words[language]).joined(separator: say("、", ", "))
      return [
        "anyOf": .array(names.flatMap(forms).map { ["required": [.string($0)]] }),
        "errorMessage": .string(
          say("至少要有其中一项：\(listed)。", "At least one of these is needed: \(listed).")),
      ]
    }
    let whole = object(
      [
        property(key, names(of: entries, withParts: false)),
        property(expect, [:]),
      ] + others, required: [key.words])
    guard case .object(let members) = whole, case .array(let rules)? = whole["allOf"] else {
      return whole
    }
    let all = rules + [exclusive(pairs(titles.flatMap(forms)))] + needs + branches
    return .object(members.map { $0.key == "allOf" ? .init("allOf", .array(all)) : $0 })
  }

  /// The definitions of what is expected of the subjects of each norm.
  var expectedParts: [JSONValue.Member] {
    let outcomes = words(ExpectedOutcome.allCases.flatMap { $0.forms.reversed() })
    var parts: [JSONValue.Member] = [
      .init("outcome", outcomes), .init("expected-of-quota", auditExpectation(isQuota: true)),
    ]
    for (index, entry) in groups(.quotaOrRule).enumerated() {
      var expected = "expected-of-quota"
      if entry.kind == .rule {
        expected = "expected-of-rule-\(index + 1)"
        let labels = "statements-\(index + 1)"
        parts.append(.init(labels, list(of: names(of: entry))))
        parts.append(
          .init(expected, auditExpectation(isQuota: false, statements: reference(labels))))
      }
      parts.append(.init("subjects-\(index + 1)", subjects(of: entry, reference(expected))))
    }
    for (index, entry) in groups(.subsidy).enumerated() {
      let expected = "payment-\(index + 1)"
      parts.append(.init(expected, payment(entry)))
      parts.append(.init("payments-\(index + 1)", subjects(of: entry, reference(expected))))
    }
    return parts
  }

  /// What is expected of the subjects of a norm; where there is no `for each`, of the one subject.
  private func subjects(of entry: NormCatalogue.Entry, _ expected: JSONValue) -> JSONValue {
    guard let first = entry.subjects.first else { return expected }
    var properties = [property(SubjectKey.others, expected)]
    var others: JSONValue? = expected
    if entry.subjects.count == 1, case .enumeration(let id) = first {
      properties += schema[id].cases.map { Property($0, expected) }
      others = nil
    }
    return object(properties, others: others, adding: [.init("minProperties", 1)])
  }

  /// An outcome alone, or a map of what is expected of one subject.
  private func auditExpectation(isQuota: Bool, statements: JSONValue = true) -> JSONValue {
    let heads = range(SchemaPatterns.number(isInteger: true, unit: nil), "integer")
    let share = SchemaPatterns.number(isInteger: false, unit: nil) + "|[0-9_]+/[0-9_]+"
    let properties = AuditExpectationKey.keys(isQuota: isQuota).map { key in
      switch key {
      case .outcome: property(key, reference("outcome"))
      case .population, .counted, .shortfall, .headroom: property(key, heads)
      case .share: property(key, range(share, "number"))
      case .missing: property(key, list(of: reference("missing")))
      case .violated, .advised: property(key, statements)
      }
    }
    return ["anyOf": [reference("outcome"), object(properties)]]
  }

  /// A rule's own statements, by label, or by the rule's name.
  private func names(of entry: NormCatalogue.Entry) -> JSONValue {
    let labels = entry.labels.flatMap(\.forms)
    let named = SchemaPatterns.choice(labels)
    let whole = pattern(entry) + (labels.isEmpty ? "" : "(?:\\.\(named))?")
    let offered = (entry.labels + [entry.name]).flatMap(forms)
    return [
      "anyOf": [
        ["enum": .array(offered.map { .string($0) })],
        [
          "type": "string",
          "pattern": .string(SchemaPatterns.whole(labels.isEmpty ? whole : "\(whole)|\(named)")),
        ],
      ]
    ]
  }

  /// A number, or `a..b`, or `a..`.
  private func range(_ pattern: String, _ type: JSONValue) -> JSONValue {
    [
      "type": [type, "string", "null"],
      "pattern": .string(SchemaPatterns.whole("(?:\(pattern))(?:\\.\\.(?:\(pattern))?)?")),
      "patternErrorMessage": .string(
        say("写一个数，或 12..14、12.. 这样的范围。", "Write a number, or a range like 12..14 or 12.. .")),
    ]
  }

  // MARK: Payments

  private func amount(_ type: BaseType, anyUnit: Bool = false) -> JSONValue {
    var unit: String?
    if case .number(_, let dimension) = type { unit = SchemaPatterns.unit(dimension, in: schema) }
    if anyUnit { unit = "[^0-9]*" }
    let pattern = SchemaPatterns.number(isInteger: false, unit: unit)
    let open = SchemaPatterns.choice(ExpectedOutcome.undetermined.forms)
    return [
      "type": ["number", "string"], "pattern": .string(SchemaPatterns.whole("\(pattern)|\(open)")),
      "patternErrorMessage": .string(
        say("写金额，或“待补”。", "Write an amount, or `undetermined`.")),
    ]
  }

  private func payment(_ entry: NormCatalogue.Entry) -> JSONValue {
    let amount = amount(entry.amount)
    let excluded = words([
      ExpectedOutcome.notApplicable.words.zh, ExpectedOutcome.notApplicable.rawValue,
    ])
    let lines = entry.lines.compactMap { $0 }.map { Property($0, amount) }
    let parties: JSONValue = ["type": .array(Self.scalarTypes + ["array"]), "items": Self.scalar]
    return [
      "anyOf": [
        amount, excluded,
        object([
          property(PaymentKey.amount, amount), property(PaymentKey.lines, object(lines)),
          property(PaymentKey.payer, parties), property(PaymentKey.payee, parties),
          property(PaymentKey.missing, list(of: reference("missing"))),
        ]),
      ]
    ]
  }
}
