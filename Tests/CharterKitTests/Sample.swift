import CharterData
import CharterDiagnostics
import CharterEngine
import CharterKit
import CharterValues
import Testing

/// A small world that the tests of this room share.
enum Sample {
  static let vocabulary = """
    vocabulary sample 样例

    unit 人 person
    unit 班 class_unit

    enum Stage 学段 { primary 小学, junior 初中 }
    ordered enum Rating 等级 { poor 差, fair 合格, good 良, excellent 优 }

    entity District 县区 {
      name 名称: text
      code 代码: text
      place = code
    }

    entity Group 集团 {
      name 名称: text
      core 核心校: School
      schools 成员校: set of School inverse of group
      place = core.district.code
    }

    entity School 学校 {
      name 校名: text
      district 县区: District
      stage 学段: Stage
      students 学生数: integer in 人
      quality 办学质量: Rating
      opened_on 开办日期: date
      group 集团: Group?
      place = district.code
    }

    entity Agreement 协议 {
      signed_on 签订日期: date
      expires_on 到期日期: date
    }

    action admit 纳新 {
      school 学校: School
      group 集团: Group
      applicant 申请人: School
      agreement 协议: Agreement?
      place = group.core.district.code
      effect school.group = group
    }
    """

  static let national = """
    policy national_rotation 国家轮岗 {
      jurisdiction "000000"  in force from 2014-09-01  uses sample
    }
    delegable parameter teacher_share 教师比例: number = 10%
    """

  static let policy = """
    policy sample_policy 样例政策 {
      title "集团化办学实施意见"
      number "教字〔2021〕5号"
      jurisdiction "360100"
      force guidance
      in force illustrative from 2021-03-01
      uses sample
    }

    reading "按申请日的在校学生数核算" parameter largest 规模上限: integer in 人 = 3000人
    illustrative parameter days 报备期限: integer in 日 = 30日
    parameter fee 费用标准: number in 元/人 = unset

    clause "二(一)" "纳新" {
      admission by_core 核心校申请 for admit {
        require applicant = group.core
          otherwise zh "纳新须由核心校申请。" en "The core school applies."
      }
      admission size 规模合格 for admit {
        require 在校人数: school.students <= largest
        require 办学水平: school.quality >= good
      }
      admission paper 提交协议 for admit {
        require agreement is present and agreement.signed_on <= today
        duty zh "向市教育局报备" en "File with the bureau" by applicant within days of today
      }
    }
    clause "二(二)" "退出" {
      exit reason 准入事由 for admit {
        any of {
          ground fine 质量优: school.quality >= excellent
          ground small 规模小: school.students < 500人
        }
      }
      rule across 跨县区 for admit {
        when school.district != group.core.district
        require fee >= 10元/人
      }
      rule steps 纳新程序 for admit {
        procedure {
          step application 申请 by applicant
          step approval 批复 by group.core after application within 30日
        }
      }
    }
    clause "三" "其他" not encoded because zh "宣传性要求" en "an appeal"
    """

  static let registry = """
    District:
      - {id: donghu, name: 东湖区, code: "360102"}
      - {id: jinxian, name: 进贤县, code: "360124"}
    Group:
      - {id: g, name: 育才教育集团, core: yucai}
    School:
      - {id: yucai, name: 育才小学, district: donghu, stage: 小学, students: 1260, quality: 优, opened_on: 2001-09-01, group: g}
      - {id: changnan, name: 昌南小学, district: donghu, stage: 小学, students: 3200, quality: 合格, opened_on: 2005-09-01, group: null}
      - {id: minhe, name: 民和小学, district: jinxian, stage: 小学, students: 400, quality: 良, group: null}
      - {id: unknown, name: 未详小学, district: jinxian, stage: 小学, quality: 优, group: null}
    """

  /// The world with policies and a registry.
  static func workspace(_ more: String...) -> Workspace {
    var workspace = Workspace()
    workspace.loadPolicies(
      texts: [
        SourceText(name: "sample.charter", text: vocabulary),
        SourceText(name: "policy.charter", text: policy),
      ] + more.map { SourceText(name: "more.charter", text: $0) })
    workspace.loadRegistry(texts: [SourceText(name: "registry.yaml", text: registry)])
    return workspace
  }

  /// What is decided on proposals, with the context to report it in.
  static func decide(
    _ proposals: String, language: Language, width: Int = 100
  ) throws -> (context: ReportContext, decisions: [Decision]) {
    var workspace = workspace()
    let file = workspace.loadProposals(text: SourceText(name: "p.yaml", text: proposals))
    let shown = DiagnosticRenderer(sources: workspace.sources, language: .en)
      .render(workspace.diagnostics)
    let loaded = try #require(file, "\(shown)")
    let day = Day(year: 2021, month: 6, day: 1)
    let decided = workspace.decide(loaded, on: day.date)
    #expect(!workspace.diagnostics.hasErrors, "\(shown)")
    let context = ReportContext(
      program: try #require(workspace.program), registry: decided.registry,
      sources: workspace.sources, language: language, width: width)
    return (context, decided.decisions)
  }

  static let rejected = """
    proposals:
      - action: admit
        date: 2021-04-20
        school: changnan
        group: g
        applicant: changnan
        steps: {application: {on: 2021-04-01, by: changnan}}
    """

  static let permitted = """
    提案:
      - 行动: 纳新
        日期: 2021-04-20
        学校: yucai
        集团: g
        申请人: yucai
        协议: {签订日期: 2021-04-01, 到期日期: 2024-08-31}
        步骤: {申请: {日期: 2021-04-01, 由: yucai}, 批复: {日期: 2021-04-10, 由: yucai}}
    """

  static let undetermined = """
    proposals:
      - action: admit
        school: unknown
        group: g
        applicant: yucai
    """

  /// Several actions: the second joins from another county, the third waits for the second.
  static let plan = """
    proposals:
      - action: admit
        date: 2021-04-20
        school: yucai
        group: g
        applicant: yucai
        agreement: {signed_on: 2021-04-01, expires_on: 2024-08-31}
        steps: {application: {on: 2021-04-01, by: yucai}, approval: {on: 2021-06-10, by: changnan}}
      - action: admit
        date: 2021-06-20
        school: minhe
        group: g
        applicant: yucai
        agreement: {signed_on: 2021-06-01, expires_on: 2024-08-31}
        steps: {application: {on: 2021-06-01, by: yucai}, approval: {on: 2021-06-10, by: yucai}}
      - action: admit
        date: 2021-07-20
        school: minhe
        group: g
        applicant: yucai
        agreement: null
    """
}
