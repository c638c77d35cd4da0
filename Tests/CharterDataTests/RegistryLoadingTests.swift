import CharterData
import CharterDiagnostics
import CharterValues
import Testing

@Suite("Registries are loaded")
struct RegistryLoadingTests {
  @Test func inEitherLanguageWithForwardReferencesOverFiles() {
    let probe = DataProbe(
      registry: """
        School:
          - {id: yucai, name: 育才学校, stage: 小学, district: donghu, students: 1260, group: null}
          - 编号: "007"
            校名: no
            学段: primary
            所在县区: donghu
            partners: [yucai, 第三, yucai]
        """,
      """
      县区:
        - id: donghu
          code: 360102
      学校:
      - {id: 第三, agreement: {signed_on: 2021年4月18日, 对方: yucai}, shifts: 2}
      Teacher: []
      Group:
      """)
    #expect(probe.findings == [])
    #expect(
      probe.records == [
        "School yucai: name=\"育才学校\" stage=primary district=donghu students=1260 group=none shifts=1",
        "School 007: name=\"no\" stage=primary district=donghu group=none partners=[yucai 第三] shifts=1",
        "District donghu: code=\"360102\"",
        "~Agreement : signed_on=2021-04-18 partner=yucai",
        "School 第三: group=none agreement={Agreement : signed_on=2021-04-18 partner=yucai} shifts=2",
      ])
    #expect(probe.registry.extents[Sample.school]?.count == 3)
    #expect(probe.registry.extents[Sample.teacher] == [], "a list of none is known to be empty")
    #expect(probe.registry.extents[Sample.group] == nil, "an empty value says nothing")
    #expect(probe.registry.extents[Sample.agreement] == nil, "a nested record is in no extent")
  }

  @Test(
    "mentions an entity only where something is said",
    arguments: [
      ("School: []", true), ("School: null", true), ("School: 无", true), ("School: ~", true),
      ("School:", false), ("School: \n", false), ("Group: []", false),
    ])
  func extents(_ text: String, _ isMentioned: Bool) {
    let probe = DataProbe(registry: text)
    #expect(probe.findings == [])
    #expect((probe.registry.extents[Sample.school] != nil) == isMentioned)
  }

  @Test(
    "reads nothing as nothing",
    arguments: ["", "\n", "# only a remark\n", "---\n", "---\n...\n", "\u{FEFF}", "{}", "~"])
  func empty(_ text: String) {
    let probe = DataProbe(registry: text)
    #expect(probe.findings == (text == "~" ? ["E0812 ~"] : []))
    #expect(probe.records == [])
  }

  @Test func factsKnowTheirPlace() {
    for prefix in ["", "\u{FEFF}"] {
      for lineBreak in ["\n", "\r\n", "\r"] {
        let text =
          prefix
            + """
            # 登记
            学校:
              - {id: 甲, 校名: "é👩‍🏫𠮷", 学段: 小学,
                 students: 5人, 伙伴: [甲 , 甲]}
            """.split(separator: "\n").joined(separator: lineBreak)
        let probe = DataProbe(registry: text)
        #expect(probe.findings == [])
        let record = probe.registry.records[0]
        #expect(
          record.slots.map { probe.text(of: $0)?.prefix(8) } == [
            "\"é👩‍🏫𠮷\"", "小学", nil, "5人", "{id: 甲, ", "[甲 , 甲]", nil, nil, "{id: 甲, ",
          ])
        #expect(probe.texts[record.span.source].text(of: record.span).hasSuffix("甲]}"))
      }
    }
  }

  @Test func blockRecordsEndWithTheirLastValue() {
    let probe = DataProbe(registry: "School:\n  - id: a\n    name: 甲\n\n  - id: b\n")
    let spans = probe.registry.records.map { probe.texts[$0.span.source].text(of: $0.span) }
    #expect(spans == ["id: a\n    name: 甲", "id: b"])
  }

  @Test func sharedKeysMeanTheSame() {
    let a = DataProbe(registry: "Plain: [{id: x, t: a, b: 是, d: 2021-04-20}]")
    let b = DataProbe(registry: "样例: [{编号: x, t: 'a', b: \"true\", d: ２０２１年４月２０日}]")
    #expect(a.records == b.records)
  }

  @Test func longLinesTakeLinearTime() {
    let items = (0..<20_000).map { "{id: 校\($0), students: \($0)人}" }
    let probe = DataProbe(registry: "School: [\(items.joined(separator: ", "))]")
    #expect(probe.findings == [])
    #expect(probe.text(of: probe.registry.records[19_999].slots[3]) == "19999人")
  }
}

@Suite("Values are typed by the vocabulary")
struct ValueTypingTests {
  @Test(
    "reads what an officer would write",
    arguments: [
      ("t: 007", "t=\"007\""), ("t: no", "t=\"no\""), ("t: 2021-04-20", "t=\"2021-04-20\""),
      ("t: \"\"", "t=\"\""), ("t: \"无\"", "t=\"无\""), ("to: \"无\"", "to=\"无\""), ("t:", ""),
      ("to: 无", "to=none"), ("to: ~", "to=none"), ("to: null", "to=none"),
      ("to: none", "to=\"none\""),
      ("b: true", "b=true"), ("b: 否", "b=false"), ("b: \"是\"", "b=true"),
      ("d: 2021-04-20", "d=2021-04-20"), ("d: 2021年4月20日", "d=2021-04-20"),
      ("d: 2021年04月20号", "d=2021-04-20"), ("d: '２０２１－０４－２０'", "d=2021-04-20"),
      ("n: 12.50", "n=12.5"), ("n: -3", "n=-3"), ("n: 80%", "n=0.8"), ("n: 12.5％", "n=0.125"),
      ("n: 1_000", "n=1000"), ("n: 3.05亿", "n=305000000"), ("n: １２．５", "n=12.5"),
      ("n: 2千", "n=2000"), ("n: 1千万", "n=10000000"), ("n: '1'", "n=1"), ("n: －5", "n=-5"),
      ("n: 0.1", "n=0.1"),
      ("i: 12.0", "i=12"), ("heads: 1.2万人", "heads=12000"), ("heads: 5 人", "heads=5"),
      ("heads: 5person", "heads=5"), ("heads: 5", "heads=5"),
      ("money: 5700万元", "money=57000000"), ("money: 12.5yuan", "money=12.5"),
      ("fee: 100元/人", "fee=100"), ("fee: 100yuan/person", "fee=100"), ("fee: 100", "fee=100"),
      ("no: null", "no=none"), ("no:", ""), ("no: 5", "no=5"),
      // A case may be named like a null: it is meant where the value cannot be absent.
      ("r: 无", "r=nil"), ("ro: 无", "ro=none"), ("ro: \"无\"", "ro=nil"), ("r: poor", "r=poor"),
      ("ts: [a, b, a]", "ts=[\"a\" \"b\"]"), ("ts: []", "ts=[]"),
      ("ts: [no, 007]", "ts=[\"no\" \"007\"]"),
      ("es: [小学, primary, junior]", "es=[primary junior]"),
      ("t: |\n      one\n      two\n", "t=\"one\ntwo\n\""), ("t: a: b", "?"),
    ])
  func good(_ entry: String, _ facts: String) {
    let probe = DataProbe(registry: "Plain:\n  - id: x\n    \(entry)\n")
    if facts == "?" {
      #expect(probe.findings == ["E0801 :"])
      return
    }
    #expect(probe.findings == [])
    #expect(probe.records == ["Plain x:" + (facts.isEmpty ? "" : " " + facts)])
  }

  @Test(
    "says what is wrong with anything else, and what would be right",
    arguments: [
      // value, code and span text, a word of the help or message, the text after the fix
      ("b: yes", "E0806 yes", "Write `true`.", "true"),
      ("b: No", "E0806 No", "Write `false`.", "false"),
      ("b: True", "E0806 True", "Write `true`.", "true"),
      ("b: 有", "E0806 有", "Write `true`.", "true"),
      ("b: √", "E0806 √", "Write `true`.", "true"), ("b: 假", "E0806 假", "Write `false`.", "false"),
      ("开放: 真", "E0806 真", "Write `是`.", "是"), ("开放: 1", "E0806 1", "Write `是`.", "是"),
      ("开放: ×", "E0806 ×", "Write `否`.", "否"), ("开放: 0", "E0806 0", "Write `否`.", "否"),
      ("d: 20210420", "E0806 20210420", "Write `2021-04-20`.", "2021-04-20"),
      ("d: 2021 年 4 月 20 日", "E0806 2021 年 4 月 20 日", "`2021-04-20`", "2021-04-20"),
      ("d: 2021-04-20。", "E0806 2021-04-20。", "Write `2021-04-20`.", "2021-04-20"),
      ("d: 20211320", "E0806 20211320", "Write it like", nil),
      ("no: 空", "E0806 空", "If there is none", "null"),
      ("ro: /", "E0806 /", "If there is none", "null"),
      ("es: [小学、初中]", "E0806 小学、初中", "several values", "小学, 初中"),
      ("b: maybe", "E0806 maybe", "should be `true` or `false`", nil),
      ("b: \"\"", "E0806 \"\"", "should be `true` or `false`", nil),
      ("d: 2021/4/20", "E0806 2021/4/20", "Write `2021-04-20`.", "2021-04-20"),
      ("d: 2021-4-20", "E0806 2021-4-20", "Write `2021-04-20`.", "2021-04-20"),
      ("d: 2021-02-29", "E0806 2021-02-29", "Month 2 of 2021 has 28 days.", nil),
      ("d: 2021年13月1日", "E0806 2021年13月1日", "months from 1 to 12", nil),
      ("d: 21年4月20日", "E0806 21年4月20日", "Write it like", nil),
      ("d: soon", "E0806 soon", "Write it like", nil),
      ("n: 1,260", "E0806 1,260", "not grouped by commas", "1260"),
      ("n: 1e3", "E0806 1e3", "After the number stands `e3`.", nil),
      ("n: .5", "E0806 .5", "should be a number", nil),
      ("n: 5%%", "E0806 5%%", "After the number stands `%`.", nil),
      ("n: 5元", "E0806 5元", "It has no unit", nil),
      ("i: 1.5", "E0806 1.5", "It has a fraction.", nil),
      ("i: 五", "E0806 五", "a whole number", nil),
      ("money: 50%", "E0806 50%", "A percentage has no unit.", nil),
      ("money: 5人", "E0806 5人", "Its unit is `yuan`, and `人` was written.", nil),
      ("money: 5元/人", "E0806 5元/人", "Its unit is `yuan`, and `元/人` was written.", nil),
      ("money: 5yuam", "E0806 5yuam", "Did you mean `yuan`?", nil),
      ("fee: 5元/", "E0806 5元/", "There is no unit `元/`.", nil),
      ("heads: 5万万亿人", "E0806 5万万亿人", "There is no unit `亿人`.", nil),
      ("r: por", "E0806 por", "Did you mean `poor`?", "poor"),
      ("r: Poor", "E0806 Poor", "Did you mean `poor`?", "poor"),
      ("r: splendid", "E0806 splendid", "Its cases: poor, nil.", nil),
      ("ts: a", "E0812 a", "Write a list: `[a]`.", "[a]"),
      ("ts: [[a]]", "E0812 [a]", "should be a text", nil),
      ("ts: {a: b}", "E0812 {a: b}", "here stands a record", nil),
      ("n: [1]", "E0812 [1]", "here stands a list", nil),
      ("t: {a: 1}", "E0812 {a: 1}", "here stands a record", nil),
      ("ts: [a, null]", "E0810 null", "is never absent", nil),
      ("t: 无", "E0810 无", "If it is a text, write \"无\"", nil),
      ("n: null", "E0810 null", "Leave it out", nil),
      ("no: \"null\"", "E0806 \"null\"", "should be a number", "null"),
      ("no: none", "E0806 none", "should be a number", "null"),
    ] as [(String, String, String, String?)])
  func bad(_ entry: String, _ finding: String, _ words: String, _ fixed: String?) throws {
    let probe = DataProbe(registry: "Plain:\n  - id: x\n    \(entry)\n")
    #expect(probe.findings == [finding])
    let diagnostic = try #require(probe.diagnostics.first)
    let english = diagnostic.message.en + " " + (diagnostic.help?.en ?? "")
    #expect(english.contains(words), "\(english)")
    #expect(diagnostic.fixes.first?.edits.first?.replacement == fixed)
    #expect(Name.isHan(diagnostic.message.zh))
  }

  @Test func manyDigitsAreExact() {
    let digits = String(repeating: "9", count: 300)
    let probe = DataProbe(registry: "Plain: [{id: x, n: \(digits).5}]")
    #expect(probe.records == ["Plain x: n=\(digits).5"])
    let tooMany = DataProbe(registry: "Plain: [{id: x, n: \(String(repeating: "9", count: 1001))}]")
    #expect(tooMany.diagnostics.map(\.code) == [.wrongValue])
  }
}
