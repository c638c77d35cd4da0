import CharterData
import CharterDiagnostics
import CharterValues
import Testing

@Suite("Slips of spreadsheets are named, and nothing is taken for a record that is none")
struct TableSlipTests {
  @Test(
    "rows that are no records",
    arguments: [
      ("合计,,900", ["E0819 合计"]), ("合　计：,,900", ["E0819 合　计："]), ("\"总计\",x,", ["E0819 \"总计\""]),
      ("小计", ["E0819 小计"]), ("Total,,900", ["E0819 Total"]), ("TOTAL:,,", ["E0819 TOTAL:"]),
      ("注：数据截至2021年4月20日,,", ["E0819 注：数据截至2021年4月20日"]),
      ("注1、略", ["E0819 注1、略"]), ("备注,x,", ["E0819 备注"]), ("说明：略,,", ["E0819 说明：略"]),
      ("Note: none,,", ["E0819 Note: none"]), ("id,name,students", ["E0819 id"]),
      ("编号,校名,学生数", ["E0819 编号"]), ("ID,校名,学生数", ["E0819 ID"]),
      ("本表由县教育局填报,,", ["E0819 本表由县教育局填报"]), ("c,,", ["E0819 c"]), ("c, ,\"\"", ["E0819 c"]),
      // These are records.
      ("注溪,注溪小学,", []), ("说明文,x,", []), ("total2,x,", []), ("note_1,x,", []), ("合计镇,x,", []),
      ("idx,x,", []), ("c,,0", []), ("notre,x,", []), ("sum1,x,", []),
    ])
  func rows(_ row: String, _ findings: [String]) {
    let probe = DataProbe(table: "School.csv", "id,name,students\na,甲,900\n\(row)\nb,乙,\n")
    #expect(probe.findings == findings)
    #expect(
      probe.records.count == (findings.isEmpty || row.hasPrefix("c") || row.hasPrefix("本") ? 3 : 2))
  }

  @Test func anIDAloneMayBeAllThereIs() {
    // Empty cells that mean a default say something, and so does a table of ids.
    for text in ["id,group\na,\n", "id,group,shifts\na,,\n", "id\na\n", "id,,\na,,\n"] {
      #expect(DataProbe(table: "School.csv", text).findings == [])
    }
    #expect(DataProbe(table: "School.csv", "id,name,group\na,,\n").findings == ["E0819 a"])
    let dotted = "id,agreement.signed_on,协议.对方\n"
    #expect(DataProbe(table: "School.csv", dotted + "a,,a\n").findings == [])
    #expect(DataProbe(table: "School.csv", dotted + "a,,\n").findings == ["E0819 a"])
  }

  @Test func whoeverIsMeantByAnIDAloneIsFound() {
    let probe = DataProbe(
      table: "School.csv", "id,name\na,\n", beside: "Teacher: [{id: t, school: a}]")
    #expect(probe.findings == ["E0819 a"])
  }

  @Test(
    "rows separated by another mark",
    arguments: [
      ("a，甲,900", "，", true), ("a，甲，900", "，", true), ("a，甲", "，", false), ("a;甲;900", ";", true),
      ("a\t甲\t900", "\t", true), ("a；甲；900", "；", true), ("a、甲,900", "、", true),
      ("a，甲；乙", "，", false), ("a,甲，乙，丙", "，", false),
    ])
  func separators(_ row: String, _ mark: String, _ fits: Bool) throws {
    let probe = DataProbe(table: "School.csv", "id,name,students\n\(row)\nb,乙,1\n")
    #expect(probe.findings == ["E0816 \(mark)"])
    let diagnostic = try #require(probe.diagnostics.first)
    #expect(diagnostic.message.zh.contains("应为半角") == fits)
    #expect(diagnostic.fixes == [])
  }

  @Test(arguments: ["a,甲", "a,\"甲，乙\"", "a", "a;b,甲", "\"a;b;c\""])
  func shortRowsWithoutAnotherMark(_ row: String) throws {
    let probe = DataProbe(table: "School.csv", "id,name,students,stage\n\(row)\n")
    let diagnostic = try #require(probe.diagnostics.first)
    #expect(diagnostic.help?.zh.contains("补上分隔符") == true, "\(diagnostic.message.zh)")
  }

  @Test(
    "commas in numbers are taken out where they group threes",
    arguments: [
      ("1,260", "1260"), ("12，345，678.5", "12345678.5"), ("-1,260", "-1260"), ("1,260万", "1260万"),
      ("0,1", nil), ("0，1", nil), ("12，5", nil), ("1,2,3", nil), ("1,26", nil), ("1260,000", nil),
      ("0,100", nil), ("1,000.5,000", nil), ("1,2345", nil), ("1,,260", nil), (",260", nil),
      ("1,260,", nil),
    ] as [(String, String?)])
  func commas(_ text: String, _ replacement: String?) throws {
    for (table, yaml) in [
      ("id,n\nx,\"\(text)\"\n", ""), ("id,n\ny,1\n", "Plain: [{id: x, n: '\(text)'}]"),
    ] {
      let probe = DataProbe(table: "Plain.csv", table, beside: yaml)
      #expect(probe.diagnostics.map(\.code) == [.wrongValue])
      let written = probe.diagnostics.first?.fixes.first?.edits.first?.replacement
      #expect(written?.replacing("\"", with: "") == replacement)
    }
  }

  @Test(
    "days that there are not",
    arguments: ["2001/2/29", "2001-2-29", "2001-02-29", "2021-4-31", "2021.4.31", "20010229"])
  func days(_ text: String) {
    let probe = DataProbe(table: "Plain.csv", "id,d\nx,\(text)\n")
    #expect(probe.diagnostics.first?.message.zh.contains("月只有") == true)
    #expect(probe.diagnostics.first?.fixes == [])
  }

  @Test func whatFollowsANumberIsNoUnit() {
    for text in ["9O0", "12 000", "900人2"] {
      let probe = DataProbe(table: "Plain.csv", "id,heads\nx,\(text)\n")
      #expect(probe.diagnostics.first?.message.zh.contains("数的后面多了") == true, "\(text)")
    }
  }

  @Test(
    "what people write in place of a value, with what to write instead",
    arguments: [
      ("money", "￥100.00", "100.00", "货币符号"), ("money", "¥ 100", "100", "货币符号"),
      ("n", "￥100", nil, ""), ("money", "￥约", nil, ""), ("n", "(100)", nil, "-100"),
      ("n", "（100）", nil, "-100"), ("n", "暂无", nil, "留空"), ("n", "-", nil, "留空"),
      ("n", "/", nil, "留空"), ("heads", "约900", nil, "确切的数"), ("n", "5‰", nil, "0.5%"),
      ("d", "36770", nil, "日期序号"), ("d", "2000/9/1 0:00", "2000-09-01", "时刻"),
      ("d", "2000/9/1 8:30", nil, ""), ("d", "2001/2/29 0:00", nil, ""), ("b", "是的", "true", ""),
    ] as [(String, String, String?, String)])
  func help(_ attribute: String, _ text: String, _ replacement: String?, _ words: String) throws {
    let probe = DataProbe(table: "Plain.csv", "id,\(attribute)\nx,\(text)\n")
    #expect(probe.diagnostics.map(\.code) == [.wrongValue])
    let diagnostic = try #require(probe.diagnostics.first)
    #expect(diagnostic.fixes.first?.edits.first?.replacement == replacement)
    let said = diagnostic.message.zh + (diagnostic.help?.zh ?? "")
    #expect(words.isEmpty || said.contains(words), "\(said)")
  }

  @Test(
    "unseen characters in references",
    arguments: [("a\u{200B}", "a"), ("\u{FEFF}a", "a"), ("a\u{2060}", "a"), ("b\u{200B}", nil)]
      as [(String, String?)])
  func unseen(_ id: String, _ rest: String?) throws {
    let probe = DataProbe(table: "School.csv", "id,partners\na,\"\(id)\"\n")
    #expect(probe.diagnostics.map(\.code) == [.danglingReference])
    let diagnostic = try #require(probe.diagnostics.first)
    #expect(diagnostic.fixes.first?.edits.first?.replacement == rest)
    #expect(diagnostic.message.zh.contains("<U+"))
    #expect(diagnostic.help?.en.contains("unseen character <U+") == true)
  }

  @Test(
    "one slip in a header, one diagnostic",
    arguments: [
      ("ID,name", "E0804 ID", "id"), ("\u{FEFF}\u{FEFF}id,name", "E0804 \u{FEFF}id", "id"),
      ("id,na\u{200B}me", "E0804 na\u{200B}me", "name"), ("序号,name", "E0809 序号", nil),
      ("id,协议。对方,name", "E0804 协议。对方", "协议.对方"), ("id,学生 数", "E0804 学生 数", "学生数"),
      ("id,agreement .partner", "E0804 agreement .partner", "agreement.partner"),
      ("No.,name", "E0809 No.", nil), ("id,序号,name", "E0804 序号", nil),
      ("name,stage", "E0809 name,stage", nil),
    ] as [(String, String, String?)])
  func headers(_ header: String, _ finding: String, _ replacement: String?) {
    let cells = header.split(separator: ",").count
    let row = ["a", header.contains("对方") || header.contains("partner") ? "a" : "1", "2"].prefix(
      cells
    ).joined(separator: ",")
    let probe = DataProbe(
      table: "School.csv", header + "\n" + (header.contains("stage") ? "a,小学" : row) + "\n")
    #expect(probe.findings == [finding])
    #expect(probe.diagnostics.first?.fixes.first?.edits.first?.replacement == replacement)
  }

  @Test(
    "members of a set run together",
    arguments: [
      ("a/b", "a;b"), ("a b", "a;b"), ("\"a\nb\"", "a;b"), ("a，b", nil), ("a/c", nil), ("a，c", nil),
    ] as [(String, String?)])
  func members(_ cell: String, _ replacement: String?) {
    let probe = DataProbe(table: "School.csv", "id,name,partners\na,甲,\(cell)\nb,乙,\n")
    #expect(probe.diagnostics.map(\.code) == [.danglingReference])
    if let replacement {
      #expect(probe.diagnostics.first?.fixes.first?.edits.first?.replacement == replacement)
      #expect(probe.diagnostics.first?.help?.zh.contains("“；”或“、”隔开") == true)
    }
  }

  @Test func theLimitOfAColumnIsToldAtItsHeader() {
    let rows = (0..<300).map { "a\($0),b\($0)\n" }.joined()
    let probe = DataProbe(table: "School.csv", "id,district\n" + rows)
    #expect(probe.findings.contains("E0808 district"))
    #expect(probe.findings.count == 101)
  }

  @Test func anIDForNothingIsAMistake() {
    let base = "School: [{id: a}]\nGroup: [{id: g, lead: a}]"
    let admit = DataProbe(
      proposals: "[{action: admit_member, group: g, school: a, 编号: x1}]", on: base)
    #expect(admit.findings == ["E0804 编号"])
    let found = DataProbe(proposals: "[{action: found_group, lead: a, 编号: x1}]", on: base)
    #expect(found.findings == [])
  }
}
