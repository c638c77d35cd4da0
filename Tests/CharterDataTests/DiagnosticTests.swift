import CharterData
import CharterDiagnostics
import CharterValues
import Testing

@Suite("Each mistake in a registry has its code and its place")
struct RegistryDiagnosticTests {
  @Test(
    "one mistake, one diagnostic",
    arguments: [
      // E0801: what libyaml cannot read
      ("School: [\n", ["E0801 "]),
      ("School:\n  - {id: a, name: \"b}\n", ["E0801 "]),
      ("School:\n  - id: a\n   name: b\n", ["E0801 n"]),
      ("School:\n  - id: a\n    stage：小学\n", ["E0801 ："]),
      ("学校：\n  - id: a\n", ["E0801 ："]),
      ("School:\n\t- id: a\n", ["E0801 \t"]),
      ("School: [{id: a]\n", ["E0801 ]"]),
      ("Plain: [{id: x, t: \u{1}}]", ["E0801 \u{1}"]),
      ("Plain: [{id: x, t: @a}]", ["E0801 @"]),
      // E0802: what data files do without
      ("District: [&a {id: x, code: y}, *a]", ["E0802 *a"]),
      ("District: [{id: x, <<: {code: y}}]", ["E0802 <<"]),
      ("District: [{id: x, code: !!str y}]", ["E0802 !!str y"]),
      ("District: !x [{id: x}]", ["E0802 !x ["]),
      ("District: []\n---\nSchool: []\n", ["E0802 ---"]),
      ("District: [{id: x, code: !a!b y}]", ["E0802 !"]),
      // E0803 and E0814: twice
      ("District: []\nDistrict: []\n", ["E0803 District"]),
      ("District: [{id: a, code: b, code: c}]", ["E0803 code"]),
      ("District: [{id: a, id: b}]", ["E0803 id"]),
      ("District: []\n县区: []\n", ["E0814 县区"]),
      ("District: [{id: a, code: b, 代码: c}]", ["E0814 代码"]),
      ("District: [{id: a, 编号: b}]", ["E0814 编号"]),
      // E0804, E0805: unknown
      ("District: [{id: a, cod: b}]", ["E0804 cod"]),
      ("District: [{id: a, '<<': b}]", ["E0804 '<<'"]),
      ("School: [{id: a, agreement: {id: b}}]", ["E0804 id"]),
      ("Distrikt: [{id: a, cod: b}]", ["E0805 Distrikt"]),
      ("proposals: []", ["E0805 proposals"]),
      // E0807, E0808, E0809
      ("District: [{id: a}, {id: b}, {id: a}]", ["E0807 a"]),
      ("Teacher: [{id: t, school: yucai}]", ["E0808 yucai"]),
      ("School: [{id: a, partners: [a, b, c]}]", ["E0808 b", "E0808 c"]),
      ("School: [{id: a, agreement: {partner: b}}]", ["E0808 b"]),
      ("District: [{code: a}]", ["E0809 code"]),
      ("District: [{}]", ["E0809 {}"]),
      ("District: [{id: , code: a}]", ["E0809 "]),
      ("District: [{id: null, code: a}]", ["E0809 null"]),
      ("District: [{id: [a]}]", ["E0812 [a]"]),
      // E0810, E0811
      ("School: [{id: a, stage: null}]", ["E0810 null"]),
      ("School: [{id: a, teachers: []}]", ["E0811 teachers"]),
      // E0812: shapes
      ("- id: a", ["E0812 "]),
      ("School", ["E0812 School"]),
      ("School: yucai", ["E0812 yucai"]),
      ("School: {yucai: {name: a}}", ["E0812 {yucai: {name: a}}"]),
      ("School: [yucai]", ["E0812 yucai"]),
      ("School: [id：yucai]", ["E0812 id：yucai"]),
      ("School: [{id: a, district: [b]}]", ["E0812 [b]"]),
      ("School: [{id: a, [b]: c}]", ["E0812 [b]"]),
      ("[School]: []", ["E0812 [School]"]),
      ("School: [{id: a, '': c}]", ["E0812 ''"]),
      // All of them at once, by place
      (
        "School:\n  - {nam: x, stage: 大学, students: 5元}\n  - {id: a, district: d, open: 1}\n",
        ["E0809 nam", "E0804 nam", "E0806 大学", "E0806 5元", "E0804 open"]
      ),
    ])
  func mistakes(_ text: String, _ findings: [String]) {
    let probe = DataProbe(registry: text)
    #expect(Set(probe.findings) == Set(findings))
    #expect(probe.findings.count == findings.count)
    for diagnostic in probe.diagnostics {
      #expect(diagnostic.message.zh.unicodeScalars.contains(where: Name.isHan))
      #expect(!diagnostic.message.en.unicodeScalars.contains { $0 == "。" })
    }
  }

  @Test func duplicatesShowBothPlaces() throws {
    let probe = DataProbe(registry: "School: [{id: a}]", "学校:\n- name: b\n  id: a\n")
    let diagnostic = try #require(probe.diagnostics.first)
    #expect(probe.diagnostics.count == 1)
    #expect(diagnostic.code == .duplicateRecord)
    #expect(diagnostic.span.source.index == 1)
    #expect(diagnostic.secondary.map(\.span.source.index) == [0])
    #expect(diagnostic.secondary.map { probe.texts[$0.span.source].text(of: $0.span) } == ["a"])
  }

  @Test(
    "offers the near name of the right kind",
    arguments: [
      ("School: [{id: a, NAME: b}]", "name"),
      ("School: [{id: a, studnets: 5}]", "students"),
      ("School: [{id: a, 学生: 5}]", "学生数"),
      ("School: [{idd: a, id: a}]", "id"),
      ("Schol: []", "School"),
      ("School: [{id: yucai}]\nTeacher: [{id: t, school: yuciai}]", "yucai"),
      ("School: [{id: 'a b'}]\nTeacher: [{id: t, school: A B}]", "\"a b\""),
    ])
  func nearNames(_ text: String, _ replacement: String) {
    let probe = DataProbe(registry: text)
    #expect(probe.diagnostics.map { $0.fixes.first?.edits.first?.replacement } == [replacement])
  }

  @Test(
    "offers nothing far-fetched, and says what there is",
    arguments: [
      ("Group: [{id: a, colour: 5}]", "`Group` has: lead, id."),
      ("Teacher: [{id: t, school: yucai}]", "mentions no School at all"),
      (
        "District: [{id: d}]\nSchool: [{id: a, partners: [d]}]",
        "`d` is the id of a record of District."
      ),
      ("Group: [{id: a, lead: none}]", "mentions no School at all"),
    ])
  func noNearName(_ text: String, _ words: String) throws {
    let probe = DataProbe(registry: text)
    let diagnostic = try #require(probe.diagnostics.first)
    #expect(diagnostic.fixes == [])
    let help = try #require(diagnostic.help)
    #expect(help.en.contains(words), "\(help.en)")
  }

  @Test(
    "offers what a reference means",
    arguments: [
      ("School: [{id: a, group: NULL}]", "null"), ("学校: [{编号: a, 所属集团: 暂无}]", "无"),
      ("School: [{id: a, group: '-'}]", "null"), ("School: [{id: a, group: /}]", "null"),
      ("学校: [{编号: a, 所属集团: 没有}]", "无"),
      ("School: [{id: a}, {id: b, partners: [a、b]}]", "a, b"),
      ("School: [{id: a}, {id: b, partners: [a，b]}]", "a, b"),
      ("School: [{id: a}, {id: b, partners: 'a, b'}]", "[a, b]"),
      ("School: [{id: a}, {id: b, partners: [a、c]}]", nil),
      ("学校: [{编号: cn, 校名: 昌南小学}]\n教师: [{编号: t, 所在校: 昌南小学}]", "cn"),
      ("School: [{id: a, name: x y}, {id: b, name: x y}]\nTeacher: [{id: t, school: x y}]", nil),
    ] as [(String, String?)])
  func meaning(_ text: String, _ replacement: String?) {
    let probe = DataProbe(registry: text)
    #expect(probe.diagnostics.count == 1)
    #expect(probe.diagnostics.first?.fixes.first?.edits.first?.replacement == replacement)
  }

  @Test func chineseKeysGetChineseValues() {
    let probe = DataProbe(
      proposals: "[{行动: 成立集团, 牵头校: a, 日期: 20210420}]", on: "学校: [{编号: a}]")
    #expect(probe.diagnostics.map { $0.fixes.first?.edits.first?.replacement } == ["2021-04-20"])
  }

  @Test func whatIsUnreadIsNotMissing() {
    let probe = DataProbe(registry: "Teacher: [{id: t, school: a}]\nSchool: [{id: a}\n")
    #expect(probe.diagnostics.map(\.code) == [.yamlSyntax])
  }

  @Test(
    "what a mistake lost is not missing",
    arguments: [
      ("学校信息: [{id: a}]\nTeacher: [{id: t, school: a}]", "E0805 学校信息", "学校"),
      ("教育集团: [{id: g}]\nSchool: [{id: a, group: g}]", "E0805 教育集团", "集团"),
      ("Schools: [{id: a}]\nTeacher: [{id: t, school: a}]", "E0805 Schools", "School"),
      ("School: [{name: a}]\nTeacher: [{id: t, school: a}]", "E0809 name", nil),
      ("School: [a]\nTeacher: [{id: t, school: a}]", "E0812 a", nil),
      ("School: {a: }\nTeacher: [{id: t, school: a}]", "E0812 {a: }", nil),
    ] as [(String, String, String?)])
  func noCascade(_ text: String, _ finding: String, _ replacement: String?) {
    let probe = DataProbe(registry: text)
    #expect(probe.findings == [finding])
    #expect(probe.diagnostics.first?.fixes.first?.edits.first?.replacement == replacement)
    let proposals = "[{action: found_group, lead: a}]"
    #expect(DataProbe(proposals: proposals, on: text).findings == [finding])
  }

  @Test func omittedAndWrongAreDifferent() {
    let probe = DataProbe(registry: "School: [{id: a, shifts: many}, {id: b, shifts: }]")
    #expect(probe.findings == ["E0806 many"])
    #expect(probe.records == ["School a: group=none", "School b: group=none shifts=1"])
  }
}

@Suite("Near names")
struct NearNameTests {
  @Test(
    arguments: [
      ("tenur", ["name", "tenure", "grade"], "tenure"),
      ("NAME", ["nams", "name"], "name"),
      ("学生", ["学段", "学生数"], "学生数"),
      ("ab", ["ba"], nil),
      ("abc", ["acb"], "acb"),
      ("students", ["studnets"], "studnets"),
      ("abcdef", ["badcfe"], nil),
      ("abcdefghi", ["badcfeghi"], "badcfeghi"),
      ("b", ["a"], nil),
      ("", ["a"], nil),
      ("cat", ["cut", "cot"], "cot"),
      ("cat", ["cot", "cut"], "cot"),
    ] as [(String, [String], String?)])
  func near(_ name: String, _ candidates: [String], _ nearest: String?) {
    #expect(nearName(to: name, among: candidates) == nearest)
  }
}
