import CharterEngine
import CharterValues
import Testing

/// Quotas: what counts, of whom, against which limit.
@Suite struct QuotaTests {
  private static let vocabulary = """
    vocabulary v {}
    entity Group { code: text, target: number, limit: integer, due: date, ready: boolean, members: set of Member inverse of group, place = code }
    entity Member { group: Group?, code: text, counts: boolean, place = code }
    """
  private static let header = """
    policy p { jurisdiction "360100" uses v }
    parameter share: number = unset
    parameter heads: integer = unset

    """
  private static let groups = """
    Group:
      - {id: g, code: "360102", target: 0.5, limit: 2, due: 2021-12-31, ready: true}
      - {id: h, code: "110101", target: 0.5, limit: 2, due: 2021-12-31, ready: true}

    """

  private func quota(_ text: String, _ members: String, groups: String = groups) throws -> [String]
  {
    try StateText(
      Self.vocabulary, Self.header + text, registry: groups + "Member:\n" + members
    ).quota()
  }

  private func members(_ counting: Int, of population: Int) -> String {
    guard population > 0 else { return " []" }
    return (0..<population).map {
      "  - {id: m\($0), group: g, code: \"360102\", counts: \($0 < counting ? "是" : "否")}\n"
    }.joined()
  }

  @Test(arguments: [
    (4, 5, "80%", "met 4 of 5 headroom 0"), (7, 9, "80%", "not_met 7 of 9 deficit 1"),
    (8, 9, "80%", "met 8 of 9 headroom 0"), (1, 10, "10%", "met 1 of 10 headroom 0"),
    (0, 0, "80%", "met 0 of 0 headroom 0"), (0, 0, "3", "not_met 0 of 0 deficit 3"),
    (3, 7, "3", "met 3 of 7 headroom 0"), (2, 67, "44.8%", "not_met 2 of 67 deficit 29"),
    (2, 3, "1", "met 2 of 3 headroom 1"),
  ]) func atLeast(_ counting: Int, _ population: Int, _ bound: String, _ reply: String) throws {
    for rounding in bound.hasSuffix("%") ? ["", " rounded up"] : [""] {
      let lines = try quota(
        "quota q for each g in Group { of m in g.members count m where m.counts at least \(bound)\(rounding) }",
        members(counting, of: population))
      #expect(lines == ["g: \(reply)"])
    }
  }

  @Test(arguments: [
    (8, 20, "at most 8", "met 8 of 20 headroom 0"),
    (9, 20, "at most 8", "not_met 9 of 20 deficit 1"),
    (3, 10, "at most 30%", "met 3 of 10 headroom 0"),
    (3, 9, "at most 30%", "not_met 3 of 9 deficit 1"),
    (1, 10, "between 10% and 15%", "met 1 of 10 headroom 0"),
    (2, 10, "between 10% and 15%", "not_met 2 of 10 deficit 1"),
    // No number of heads out of five lies between: nobody could keep it.
    (0, 5, "between 10% and 15%", "not_met 0 of 5 deficit 1"),
    (1, 5, "between 10% and 15%", "not_met 1 of 5 deficit 1"),
    (4, 10, "between 2 and 6", "met 4 of 10 headroom 2"),
    (4, 10, "at least 2 at most 60%", "met 4 of 10 headroom 2"),
    (4, 10, "at least 1000000000000000000000000", "not_met 4 of 10 deficit 1152921504606846972"),
  ]) func limits(_ counting: Int, _ population: Int, _ bounds: String, _ reply: String) throws {
    let lines = try quota(
      "quota q for each g in Group { of m in g.members count m where m.counts \(bounds) }",
      members(counting, of: population))
    #expect(lines == ["g: \(reply)"])
  }

  @Test func everybodyCountsWithoutACount() throws {
    let lines = try quota(
      "quota q for each g in Group { of m in g.members at most 3 }", members(0, of: 4))
    #expect(lines == ["g: not_met 4 of 4 deficit 1"])
  }

  @Test func rangesUnderUnknownMembers() throws {
    let open = """
        - {id: a, group: g, code: "360102", counts: 是}
        - {id: b, group: g, code: "360102"}
        - {id: c, code: "360102", counts: 是}
        - {id: d, group: g, code: "360102", counts: 否}

      """
    func line(_ bounds: String) throws -> [String] {
      try quota(
        "quota q for each g in Group { of m in g.members count m where m.counts \(bounds) }", open)
    }
    #expect(
      try line("at least 50%") == [
        "g: undetermined 1..3 of 3..4 deficit 0..1 m.counts@b g.members.group@c"
      ])
    // A third at the least: one of three, and more where more count or belong.
    #expect(try line("at least 1") == ["g: met 1..3 of 3..4 headroom 0..2"])
    #expect(try line("at least 4") == ["g: not_met 1..3 of 3..4 deficit 1..3"])
    #expect(try line("at most 3") == ["g: met 1..3 of 3..4 headroom 0..2"])
    #expect(try line("at least 33%") == ["g: met 1..3 of 3..4 headroom 0..1"])
    #expect(try line("at least 80%") == ["g: not_met 1..3 of 3..4 deficit 1..2"])
  }

  @Test func limitsFromDataAndParameters() throws {
    func line(_ bound: String, counting: Int = 1, of population: Int = 4) throws -> [String] {
      try quota(
        "quota q for each g in Group { of m in g.members count m where m.counts \(bound) }",
        members(counting, of: population))
    }
    #expect(try line("at least g.target") == ["g: not_met 1 of 4 deficit 1"])
    #expect(try line("at least g.limit") == ["g: not_met 1 of 4 deficit 1"])
    #expect(try line("at least share") == ["g: undetermined 1 of 4 deficit ? parameter:share"])
    #expect(try line("at least heads") == ["g: undetermined 1 of 4 deficit ? parameter:heads"])
    #expect(
      try line("at least g.target * 4") == ["g: undetermined 1 of 4 deficit ? shareOutOfRange"])
    // One broken limit decides; nobody at all keeps whatever share.
    #expect(try line("between 2 and heads") == ["g: not_met 1 of 4 deficit ?"])
    #expect(try line("at least share", of: 0) == ["g: met 0 of 0 headroom 0"])
    #expect(
      try line("at least heads", of: 0) == ["g: undetermined 0 of 0 deficit ? parameter:heads"])
  }

  @Test func dueDates() throws {
    let policy = """
      quota q for each g in Group by g.due { of m in g.members count m where m.counts at least 80% }
      """
    func line(_ day: String, counting: Int, due: String = "2021-12-31") throws -> [String] {
      try StateText(
        Self.vocabulary, Self.header + policy,
        registry: Self.groups.replacing("2021-12-31", with: due) + "Member:\n"
          + members(counting, of: 5)
      ).quota(on: CalendarDate.iso(day) ?? .earliest)
    }
    #expect(try line("2021-12-31", counting: 1) == ["g: not_yet_due 1 of 5 deficit 3"])
    #expect(try line("2021-12-31", counting: 4) == ["g: met 4 of 5 headroom 0"])
    #expect(try line("2022-01-01", counting: 1) == ["g: not_met 1 of 5 deficit 3"])
    #expect(
      try line("2022-01-01", counting: 1, due: "") == ["g: undetermined 1 of 5 deficit 3 g.due@g"])
    #expect(try line("2022-01-01", counting: 4, due: "") == ["g: met 4 of 5 headroom 0"])
  }

  @Test func subjectsByConditionAndPlace() throws {
    let policy = """
      quota q for each g in Group where g.target > 0 { when g.ready of m in g.members count m where m.counts at least 80% }
      """
    func lines(_ group: String) throws -> [String] {
      try quota(policy, members(1, of: 5), groups: "Group:\n  - {id: g, limit: 1, \(group)}\n")
    }
    #expect(try lines("code: '360102', target: 1, ready: true") == ["g: not_met 1 of 5 deficit 3"])
    #expect(try lines("code: '360102', target: 0, ready: true") == [])
    #expect(try lines("code: '360102', target: 1, ready: false") == [])
    #expect(try lines("code: '110101', target: 1, ready: true") == [])
    #expect(
      try lines("target: 1, ready: true") == ["g: undetermined 1 of 5 deficit 3 g.code@g"])
    #expect(
      try lines("code: '360102'") == [
        "g: undetermined 1 of 5 deficit 3 g.target@g g.ready@g"
      ])
  }

  @Test func theJurisdictionAsAWhole() throws {
    let policy =
      "quota q { of m in Member where m.group is present count m where m.counts at least 80% }"
    let others = """
        - {id: x, group: g, code: "110101", counts: 是}
        - {id: y, group: null, code: "360103", counts: 是}

      """
    #expect(try quota(policy, members(1, of: 5) + others) == ["not_met 1 of 5 deficit 3"])
    let unplaced = "  - {id: z, group: g, counts: 是}\n"
    #expect(
      try quota(policy, members(3, of: 4) + unplaced) == [
        "undetermined 3..4 of 4..5 deficit 0..1 m.code@z"
      ])
  }

  @Test func whatTheRegistryDoesNotMention() throws {
    let text = { (bounds: String) in
      "quota q for each g in Group { of m in g.members count m where m.counts \(bounds) }"
    }
    func lines(_ bounds: String) throws -> [String] {
      try StateText(Self.vocabulary, Self.header + text(bounds), registry: Self.groups).quota()
    }
    #expect(try lines("at least 1") == ["g: undetermined 0.. of 0.. deficit 0.. Member"])
    #expect(try lines("at least 0") == ["g: met 0.. of 0.. headroom 0.."])
    #expect(try lines("at most 100%") == ["g: met 0.. of 0.. headroom 0.."])
    #expect(
      try StateText(
        Self.vocabulary, Self.header + text("at least 1"), registry: "Member: []\n"
      ).quota() == ["open Group"])
  }

  /// What is decided with holes is what every way of filling them comes to.
  @Test(arguments: 0..<60) func completions(seed: Int) throws {
    var random = SeededRandom(seed)
    let bounds = [
      "at least \(random.below(4))", "at most \(random.below(4))",
      "at least \(random.below(11) * 10)%",
      "at most \(random.below(11) * 10)%", "between 30% and 60%", "between 1 and 2",
    ]
    for bound in bounds {
      let policy = """
        quota q for each g in Group { of m in g.members where m.code != "1" count m where m.counts \(bound) }
        """
      let text = try StateText(
        Self.vocabulary, "policy p { uses v }\n" + policy, registry: Self.groups + "Member: []\n")
      var holes = 0
      var rows: [[[String]]] = []
      for id in 0..<random.below(5) + 1 {
        let fields = [
          ["group: g", "group: h", "group: null"], ["counts: 是", "counts: 否"],
          ["code: '0'", "code: '1'"],
        ]
        rows.append(
          [["id: m\(id)"]]
            + fields.map { options in
              guard holes < 4, random.below(3) == 0 else {
                return [options[random.below(options.count)]]
              }
              holes += 1
              return options
            })
      }
      func registry(_ pick: (([String]) -> String?)) -> String {
        let lines = rows.map { "  - {" + $0.compactMap(pick).joined(separator: ", ") + "}\n" }
        return Self.groups + "Member:\n" + lines.joined()
      }
      let open = try text.with(registry: registry { $0.count == 1 ? $0[0] : nil })
      let report = try #require(open.quotaReports().reports.first)
      var seen: Set<StateOutcome> = []
      var deficits: Set<Int> = []
      var total = 1
      for row in rows { for options in row { total *= options.count } }
      for choice in 0..<total {
        var rest = choice
        let filled = registry { options in
          let place = rest % options.count
          rest /= options.count
          return options[place]
        }
        let complete = try #require(try text.with(registry: filled).quotaReports().reports.first)
        seen.insert(complete.outcome)
        deficits.insert(complete.deficit?.known ?? -1)
      }
      let expected: StateOutcome = seen.count == 1 ? (seen.first ?? .met) : .undetermined
      #expect(report.outcome == expected, "seed \(seed) \(bound) \(rows)")
      #expect(report.deficit?.least == deficits.min(), "seed \(seed) \(bound) \(rows)")
      #expect(report.deficit?.most == deficits.max(), "seed \(seed) \(bound) \(rows)")
    }
  }
}
