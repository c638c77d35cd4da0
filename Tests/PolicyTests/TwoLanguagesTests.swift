import CharterDiagnostics
import CharterKit
import Foundation
import Testing

/// The same policy in English, in Chinese, in both, and as an input method types it, gives the same JSON.
@Suite struct TwoLanguagesTests {
  static let english = """
    vocabulary v 词汇甲 { }
    unit 人 person
    enum Stage 学段 { primary 小学, junior 初中 }
    ordered enum Rating 等级 { poor 差, good 良, excellent 优 }
    entity Authority 主管部门 { name 名称: text, code 代码: text }
    entity School 学校 {
      name 校名: text
      authority 主管: Authority
      stage 学段: Stage
      rating 评级: Rating
      students 学生数: integer in 人
      fund 经费: money
      group 集团: Group? = none
      place = authority.code
    }
    entity Group 教育集团 {
      core 核心校: School
      members 成员校: set of School inverse of group
    }
    entity Agreement 协议 { signed_on 签订日: date, years 年限: integer in 年 }
    action admit 纳新 {
      group 集团: Group
      school 学校: School
      agreement 协议: Agreement?
      place = group.core.authority.code
      effect school.group = group
    }
    policy p 政策甲 {
      title "T"
      number "1"
      issuer "I"
      jurisdiction "360100"
      force guidance
      in force illustrative from 2021-03-01 until 2023-12-31
      uses v
    }
    clause "1" "First" {
      reading "R" parameter nearness 就近: boolean = true
      illustrative parameter days 期限: integer in 日 = 30日
      parameter share 比例(s: Stage): number { s => v
        primary => 10%
        junior => unset
      }
      parameter limit 上限: integer { from 2020-01-01: 3  from 2022-01-01: 2 }
      define per_pupil 生均(s: School): number in 元/人 = s.fund / s.students
      table grant 补助 (stage: Stage, students: integer in 人): money {
        stage   | students    => amount
        primary | < 500人     => 1.5万元
        primary | 500人..<1000人 => 2万元
        primary | >= 1000人   => 3万元
        junior  | any         => 4万元
      }
      admission fits 合适 for admit {
        when nearness and group.core.stage in {primary, junior}
        require same: school.stage = group.core.stage otherwise zh "学段不同" en "stages differ"
        require size 规模: count(group.members) + 1 <= limit
        require agreement is present
        require agreement.signed_on <= today and not (agreement.years > 5年)
        require per_pupil(school) rounded half up to 0.01元/人 >= 100元/人 or school.rating >= good
        require grant(school.stage, school.students) in 1万元..3万元
        require every m in group.members where m.stage = primary satisfies m.rating != poor
        forbid school.group is present
        advise mean(m in group.members: m.students) > 100人 otherwise "small"
        any of {
          ground excellent_school 优质: school.rating = excellent
          ground large 大校: school.students >= 800人
        }
        duty "report {school.name}" by group.core or school to group.core.authority within days
        procedure {
          step application 申请 by group.core to group.core.authority,
          step approval 批复 by group.core.authority after application within 30日 not before 7日
        }
      }
      exception small_school 小校例外 to fits when school.students < 20人 { require school.rating >= good }
      not encoded "the rest" because "none"
    }
    """

  static let chinese = """
    词汇 v 词汇甲 { }
    单位 人 person
    枚举 Stage 学段 { primary 小学, junior 初中 }
    有序 枚举 Rating 等级 { poor 差, good 良, excellent 优 }
    实体 Authority 主管部门 { name 名称: 文本, code 代码: 文本 }
    实体 School 学校 {
      name 校名: 文本
      authority 主管: 主管部门
      stage 学段: 学段
      rating 评级: 等级
      students 学生数: 整数 计 人
      fund 经费: 款额
      group 集团: 教育集团? = 无
      属地 = 主管.代码
    }
    实体 Group 教育集团 {
      core 核心校: 学校
      members 成员校: 集合 学校 反向 集团
    }
    实体 Agreement 协议 { signed_on 签订日: 日期, years 年限: 整数 计 年 }
    行动 admit 纳新 {
      group 集团: 教育集团
      school 学校: 学校
      agreement 协议: 协议?
      属地 = 集团.核心校.主管.代码
      效果 学校.集团 = 集团
    }
    政策 p 政策甲 {
      标题 "T"
      文号 "1"
      发文机关 "I"
      辖区 "360100"
      效力 指导
      施行 示例 自 2021年3月1日 至 2023年12月31日
      使用 词汇甲
    }
    条款 "1" "First" {
      口径 "R" 参数 nearness 就近: 是非 = 是
      示例 参数 days 期限: 整数 计 日 = 30日
      参数 share 比例(s: 学段): 数 { s => v
        小学 => 10%
        初中 => 未定
      }
      参数 limit 上限: 整数 { 自 2020-01-01: 3  自 2022-01-01: 2 }
      定义 per_pupil 生均(s: 学校): 数 计 元/人 = s.经费 / s.学生数
      表 grant 补助 (stage: 学段, students: 整数 计 人): 款额 {
        stage | students    => amount
        小学  | < 500人     => 15000元
        小学  | 500人..<1千人 => 2万元
        小学  | >= 1000人   => 3万元
        初中  | 任意        => 4万元
      }
      准入 fits 合适 适用 纳新 {
        当 就近 且 集团.核心校.学段 属于 {小学, 初中}
        要求 same: 学校.学段 = 集团.核心校.学段 否则 中文 "学段不同" 英文 "stages differ"
        要求 size 规模: 计数(集团.成员校) + 1 <= 上限
        要求 协议 存在
        要求 协议.签订日 <= 今日 且 非 (协议.年限 > 5年)
        要求 生均(学校) 舍入 四舍五入 到 0.01元/人 >= 100元/人 或 学校.评级 >= 良
        要求 补助(学校.学段, 学校.学生数) 属于 1万元..3万元
        要求 每个 m 属于 集团.成员校 其中 m.学段 = 小学 满足 m.评级 != 差
        禁止 学校.集团 存在
        建议 平均(m 属于 集团.成员校: m.学生数) > 100人 否则 "small"
        任一 {
          事由 excellent_school 优质: 学校.评级 = 优
          事由 large 大校: 学校.学生数 >= 800人
        }
        义务 "report {学校.校名}" 由 集团.核心校 或 学校 向 集团.核心校.主管 限 期限
        程序 {
          步骤 application 申请 由 集团.核心校 向 集团.核心校.主管,
          步骤 approval 批复 由 集团.核心校.主管 后于 申请 限 30日 不早于 7日
        }
      }
      例外 small_school 小校例外 针对 合适 当 学校.学生数 < 20人 { 要求 学校.评级 >= 良 }
      不编码 "the rest" 因为 "none"
    }
    """

  /// What an input method types in place of ASCII punctuation and digits, outside of texts.
  static func fullWidth(_ text: String) -> String {
    let twins: [Character: Character] = [
      "(": "（", ")": "）", "{": "｛", "}": "｝", ",": "，", ":": "：", "?": "？", "|": "｜",
      "=": "＝", "<": "＜", ">": "＞", "+": "＋", "*": "＊", "/": "／", "%": "％", "0": "０",
      "1": "１", "3": "３", "9": "９", "!": "！", "-": "－", " ": "　",
    ]
    var result = ""
    var isInText = false
    for character in text {
      if character == "\"" {
        isInText.toggle()
        result.append(isInText ? "“" : "”")
      } else if isInText {
        result.append(character)
      } else {
        result.append(twins[character] ?? character)
      }
    }
    return result.replacing("＜＝", with: "≤").replacing("！＝", with: "≠")
  }

  /// Every other line from the one language, the rest from the other.
  static var mixed: String {
    zip(english.split(separator: "\n"), chinese.split(separator: "\n")).enumerated()
      .map { String($0.offset.isMultiple(of: 2) ? $0.element.0 : $0.element.1) }
      .joined(separator: "\n")
  }

  static let registry = """
    Authority:
      - {id: bureau, name: 教育局, code: "360102"}
    学校:
      - {id: core, 校名: 核心, authority: bureau, stage: 小学, rating: excellent, students: 900, fund: 9万元}
      - {id: near, name: 邻校, 主管: bureau, 学段: primary, 评级: 良, 学生数: 600, 经费: 80000}
      - {id: small, name: 小校, authority: bureau, stage: primary, rating: poor, students: 12, fund: 100}
    Group:
      - {id: g, core: core}
    """

  static let proposals = """
    proposals:
      - action: admit
        date: 2021-04-20
        group: g
        school: near
        agreement: {signed_on: 2021-04-18, years: 3}
        steps: {application: {on: 2021-04-01, by: core}, approval: {on: 2021-04-10, by: bureau}}
      - 行动: 纳新
        日期: 2021年4月21日
        集团: g
        学校: core
        步骤: {申请: 2021-04-01, 批复: {日期: 2021-04-03, 由: bureau}}
      - {action: admit, date: 2021-04-22, group: g, school: small}
      - {action: admit, date: 2024-01-01, group: g, school: small}
    """

  @Test func theSentencesOfBothLanguagesAreOneProgram() throws {
    let expected = try json(of: Self.english)
    #expect(expected.contains("\"verdict\""))
    #expect(try json(of: Self.chinese) == expected)
    #expect(try json(of: Self.mixed) == expected)
    #expect(try json(of: Self.fullWidth(Self.chinese)) == expected)
    #expect(try json(of: Self.fullWidth(Self.english)) == expected)
    #expect(try json(of: Self.chinese.replacing("\n", with: "\r\n")) == expected)
    #expect(try json(of: "\u{FEFF}" + Self.english) == expected)
  }

  /// The reply to the proposals, places in the text left out.
  private func json(of policy: String) throws -> String {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("charter-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ text: String, _ name: String) throws -> String {
      let url = folder.appendingPathComponent(name)
      try text.write(to: url, atomically: true, encoding: .utf8)
      return url.path
    }
    let places = Places(
      policies: [try write(policy, "p.charter")],
      registry: [try write(Self.registry, "registry.yaml")])
    let command = CheckCommand(
      proposals: [try write(Self.proposals, "proposals.yaml")], places: places)
    let today = try #require(Day("2021-04-20"))
    let reply = command.run(Invocation(language: .en, format: .json, today: today))
    let object = try JSONSerialization.jsonObject(with: Data(reply.output.utf8))
    let stripped = try JSONSerialization.data(
      withJSONObject: withoutPlaces(object), options: [.sortedKeys, .prettyPrinted])
    return String(decoding: stripped, as: UTF8.self)
  }

  private func withoutPlaces(_ value: Any) -> Any {
    if let object = value as? [String: Any] {
      return object.filter { $0.key != "at" && $0.key != "origin" }
        .mapValues { withoutPlaces($0) }
    }
    if let list = value as? [Any] { return list.map { withoutPlaces($0) } }
    return value
  }
}
