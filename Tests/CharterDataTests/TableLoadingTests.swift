import CharterData
import CharterDiagnostics
import CharterValues
import Testing

@Suite("Tables are loaded")
struct TableLoadingTests {
  @Test func withNamesInEitherLanguageAndReferencesOverFiles() {
    let probe = DataProbe(
      files: [
        (
          "a/School.csv",
          Array(
            """
            校名,id,学段,district,学生数,partners,所属集团
            育才学校,yucai,小学,donghu,1260,,null
            no,007,primary,donghu,,yucai；第三、yucai ;,
            ,第三,,,900人,[],east

            """.utf8)
        ),
        ("县区.csv", Array("编号,代码\ndonghu,360102".utf8)),
        ("teachers/Teacher.csv", Array("school,id\n".utf8)),
        ("0.yaml", Array("Group: [{id: east, lead: yucai}]\nTeacher: [{id: t, school: 第三}]".utf8)),
      ])
    #expect(probe.findings == [])
    #expect(
      probe.records == [
        "School yucai: name=\"育才学校\" stage=primary district=donghu students=1260 group=none shifts=1",
        "School 007: name=\"no\" stage=primary district=donghu group=none partners=[yucai 第三] shifts=1",
        "School 第三: students=900 group=east partners=[] shifts=1",
        "District donghu: code=\"360102\"",
        "Group east: lead=yucai",
        "Teacher t: school=第三",
      ])
    #expect(probe.registry.extents[Sample.school] == Extent((0..<3).map(RecordID.init(index:))))
    #expect(probe.registry.extents[Sample.teacher]?.count == 1)
    #expect(probe.registry.record(Sample.school, id: "第三") == RecordID(index: 2))
    #expect(probe.registry.record(Sample.school, id: "east") == nil)
    #expect(probe.registry.knownIDs(of: Sample.school).sorted() == ["007", "yucai", "第三"])
  }

  @Test func aHeaderAloneSaysThatThereAreNone() {
    let probe = DataProbe(table: "School.csv", "id,name\n")
    #expect(probe.findings == [])
    #expect(probe.registry.extents[Sample.school] == [])
    #expect(probe.registry.records.isEmpty)
  }

  /// The same two records, however the file is written.
  @Test(
    "layouts",
    arguments: [
      "id,t,i\na,x,1\nb,\"y, z\",2\n", "id,t,i\r\na,x,1\r\nb,\"y, z\",2",
      "id,t,i\ra,x,1\rb,\"y, z\",2\r",
      "\u{FEFF}id,t,i\na,x,1\nb,\"y, z\",2\n\n\n", "sep=,\nid,t,i\na,x,1\nb,\"y, z\",2",
      "\u{FEFF}SEP=;\r\nid;t;i\r\na;x;1\r\nb;y, z;2", "\"sep=\t\"\nid\tt\ti\na\tx\t1\nb\ty, z\t2",
      "id;t;i\na;x;1\nb;y, z;2\n", "id\tt\ti\na\tx\t1\nb\ty, z\t2\n",
      "id,t,i,,\na,x,1,,\nb,\"y, z\",2,,\n,,,,\n", "id,t,i,\na,x,1\nb,\"y, z\",2\n",
      "\"id\",\"t\",\"i\"\n\"a\",\"x\",\"1\"\n\"b\",\"y, z\",\"2\"\n",
      " id , t ,\ti\n a ,\u{3000}x\u{3000}, 1\n\u{A0}b , \"y, z\" ,2 \n",
      "\n\nid,t,i\n\na,x,1\n\nb,\"y, z\",2\n",
      "i,t,编号\n1,x,a\n2,\"y, z\",b",
    ])
  func layouts(_ text: String) {
    let probe = DataProbe(table: "Plain.csv", text)
    #expect(probe.findings == [])
    #expect(probe.records == ["Plain a: t=\"x\" i=1", "Plain b: t=\"y, z\" i=2"])
  }

  @Test(
    "cells",
    arguments: [
      ("t", "\"a \"\"b\"\"\"", "t=\"a \"b\"\""), ("t", "a \"b\"", "t=\"a \"b\"\""),
      ("t", "\"one\r\ntwo\rthree\nfour\"", "t=\"one\ntwo\nthree\nfour\""),
      ("t", "007", "t=\"007\""),
      ("t", "空", "t=\"空\""),
      ("to", "无", "to=none"), ("to", "\"null\"", "to=none"), ("to", "~", "to=none"),
      ("b", "是", "b=true"), ("b", "TRUE", "b=true"), ("b", "FALSE", "b=false"),
      ("b", "否", "b=false"),
      ("d", "2021-04-20", "d=2021-04-20"), ("d", "2021/4/5", "d=2021-04-05"),
      ("d", "2021/04/20", "d=2021-04-20"), ("d", "2021-4-20", "d=2021-04-20"),
      ("d", "２０２１年４月２０日", "d=2021-04-20"),
      ("n", "-12.50", "n=-12.5"), ("n", "80%", "n=0.8"), ("n", "1_000", "n=1000"),
      ("n", "0.000000001", "n=0.000000001"),
      ("n", "123456789012345678901234567890", "n=123456789012345678901234567890"),
      ("n", "99999999999999999", "n=99999999999999999"),
      ("n", "-288230376151711744", "n=-288230376151711744"),
      ("n", "34359738368.5", "n=34359738368.5"), ("i", "１２", "i=12"), ("i", "5万", "i=50000"),
      ("i", "12.0", "i=12"), ("fee", "100元/人", "fee=100"), ("money", "5700万元", "money=57000000"),
      ("heads", "900人", "heads=900"), ("no", "无", "no=none"),
      ("r", "无", "r=nil"), ("r", "差", "r=poor"), ("ro", "无", "ro=none"), ("ro", "nil", "ro=nil"),
      ("ts", "甲；乙、甲; 丙 ;", "ts=[\"甲\" \"乙\" \"丙\"]"), ("ts", "[]", "ts=[]"), ("ts", ";", "ts=[]"),
      ("es", "小学、junior", "es=[primary junior]"),
    ])
  func cells(_ attribute: String, _ cell: String, _ expected: String) {
    let probe = DataProbe(table: "Plain.csv", "id,\(attribute)\nx,\(cell)\n")
    #expect(probe.findings == [])
    #expect(probe.records == ["Plain x: " + expected])
  }

  @Test(arguments: ["", "\"\"", "\" \u{3000}\"", " "])
  func anEmptyCellIsOmitted(_ cell: String) {
    let probe = DataProbe(table: "Plain.csv", "id,t,i\nx,\(cell),1\n")
    #expect(probe.findings == [])
    #expect(probe.records == ["Plain x: i=1"])
  }

  @Test func dottedColumnsMakeANestedRecord() {
    let probe = DataProbe(
      table: "School.csv",
      """
      id,agreement.signed_on,协议.对方,name
      a,2021/4/18,b,甲
      b,,,乙
      c,,a,

      """)
    #expect(probe.findings == [])
    #expect(
      probe.records.filter { !$0.hasPrefix("~") } == [
        "School a: name=\"甲\" group=none agreement={Agreement : signed_on=2021-04-18 partner=b} shifts=1",
        "School b: name=\"乙\" group=none shifts=1",
        "School c: group=none agreement={Agreement : partner=a} shifts=1",
      ])
  }

  @Test func factsStandInTheirCells() throws {
    let text = "id,\"name\",stage,partners\na, \"x \"\"y\"\"\" , 小学,a;b\n\nb,z,,\n"
    let probe = DataProbe(table: "School.csv", text)
    #expect(probe.findings == [])
    let records = probe.registry.records
    #expect(
      records.map { probe.texts[$0.span.source].text(of: $0.span) } == [
        "a, \"x \"\"y\"\"\" , 小学,a;b", "b,z,,",
      ])
    #expect(
      records[0].slots.map { probe.text(of: $0) } == [
        "\"x \"\"y\"\"\"", "小学", nil, nil, "a, \"x \"\"y\"\"\" , 小学,a;b", "a;b", nil, nil,
        "a, \"x \"\"y\"\"\" , 小学,a;b",
      ])
    #expect(records[1].slots.map { probe.text(of: $0) }[0] == "z")
    for record in records {
      #expect(record.slots.indices.map { record.slots.value($0) } == record.slots.map { $0?.value })
      let id = try #require(probe.registry.record(Sample.school, id: record.id))
      #expect(
        record.slots.indices.map { probe.registry.value(of: id, slot: $0) }
          == record.slots.map { $0?.value })
    }
  }

  @Test func aRowCanBeChanged() {
    var registry = DataProbe(table: "School.csv", "id,name\na,x\nb,y\n").registry
    let copy = registry
    let b = RecordID(index: 1)
    registry[b].slots[0] = Fact(.text("z"), at: registry[b].span)
    #expect(registry[b].slots[0]?.value == .text("z"))
    #expect(registry[b].id == "b")
    #expect(registry[RecordID(index: 0)].slots[0]?.value == .text("x"))
    #expect(copy[b].slots[0]?.value == .text("y"))
    #expect(registry.record(Sample.school, id: "b") == b)
  }

  @Test func proposalsReplaceRows() {
    var texts = SourceCollection()
    let table = texts.add(SourceText(name: "School.csv", text: "id,name\na,x\nb,y\n"))
    let loaded = loadRegistry(from: [table], in: texts, schema: Sample.schema)
    let source = texts.add(
      SourceText(
        name: "p.yaml",
        text: "registry: {School: [{id: b, name: z}, {id: c, partners: [a]}]}\n"
          + "proposals: [{action: found_group, lead: b}]"))
    let file = loadProposals(
      from: source, in: texts, schema: Sample.schema, registry: loaded.value)
    #expect(file.diagnostics.map(\.code) == [])
    let registry = file.value.registry
    #expect(registry.records.prefix(3).map { $0.slots[0]?.value } == [.text("x"), .text("z"), nil])
    #expect(registry.extents[Sample.school]?.count == 3)
  }

  @Test(
    "several mistakes in one go",
    arguments: [
      ("id,name,nam\na,x,\na,y,\n", ["E0804 nam", "E0807 a"]),
      (
        "id,name\na\nb,x,y,z\n,x\nnull,x\n#N/A,x\n",
        ["E0816 a", "E0816 y", "E0809 x", "E0809 null", "E0818 #N/A"]
      ),
      ("id,stage,students\na,x,#REF!\nb,,1.5\n", ["E0806 x", "E0818 #REF!", "E0806 1.5"]),
      ("id,stage\n,x\na,y\n", ["E0809 x", "E0806 x", "E0806 y"]),
      ("id,name\na,\"x\n", ["E0815 \"x"]), ("id,name\na,\"x\"y\nb\n", ["E0815 y"]),
      ("id,name\na,x,\"\"y\n", ["E0815 y"]), ("id,\"name\na,x\n", ["E0815 \"name"]),
      ("", ["E0817 "]), ("\n \n", ["E0817 "]),
      ("a,x\nid,name\nb,y\n", ["E0817 a,x"]), ("id，name\n", ["E0817 id，name"]),
      ("name\nx\n", ["E0809 name"]), ("sep=#\nid#name\n", ["E0815 sep=#"]),
      ("id,teachers\n", ["E0811 teachers"]), ("id,编号\n", ["E0814 编号"]),
      ("id,agreement,协议.对方\n", ["E0803 协议.对方"]), ("id,协议.对方,agreement\n", ["E0803 协议.对方"]),
      ("id,agreement.对方,协议.partner\n", ["E0814 协议.partner"]),
      ("id,agreement.partner.name\n", ["E0804 agreement.partner.name"]),
      ("id,district\na,nowhere\n", ["E0808 nowhere"]),
      ("id,agreement.partner\na,nobody\n", ["E0808 nobody"]),
      ("id,name\na,=1+1\nb,1.2E+17\nc,###\n", ["E0818 =1+1", "E0818 1.2E+17", "E0818 ###"]),
      ("id,group\na,1E+05\n", ["E0818 1E+05"]),
      ("id,name\na,x\0y\n", ["E0815 \0"]),
    ])
  func mistakes(_ text: String, _ findings: [String]) {
    let probe = DataProbe(table: "School.csv", text)
    #expect(probe.findings.sorted() == findings.sorted())
  }

  @Test(arguments: ["schools.csv", "提案.csv", "School.backup.csv", ".csv"])
  func aFileOfNoEntity(_ name: String) {
    #expect(DataProbe(table: name, "id,name\na,x\n").diagnostics.map(\.code) == [.unknownEntity])
  }

  @Test func idsAreTakenOverAllFiles() {
    let probe = DataProbe(
      files: [
        ("0.yaml", Array("School: [{id: a}]".utf8)), ("School.csv", Array("id\na\nb\n".utf8)),
        ("学校.csv", Array("id\nb\n\"b\"\n c\n".utf8)),
        ("1.yaml", Array("School: [{id: c}, {id: d}]".utf8)),
      ])
    #expect(probe.findings == ["E0807 a", "E0807 b", "E0807 \"b\"", "E0807 c"])
    #expect(
      probe.records == ["School a: group=none shifts=1"]
        + ["b", "c", "d"].map { "School \($0): group=none shifts=1" })
  }

  @Test func fixesAreWrittenAsCells() throws {
    let probe = DataProbe(
      table: "Teacher.csv", "id,school\nt,\"a \"\"c\"\n", beside: "School: [{id: 'a \"b'}]")
    let fix = try #require(probe.diagnostics.first?.fixes.first?.edits.first)
    #expect(fix.replacement == "\"a \"\"b\"")
    #expect(probe.texts[fix.span.source].text(of: fix.span) == "\"a \"\"c\"")
  }
}
