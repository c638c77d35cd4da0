/// A small world of quotas, rules and subsidies.
enum StateSample {
  static let vocabulary = """
    vocabulary districts 县区词汇
    unit 人 person
    enum Area 区域 { urban 城区, rural 乡村 }
    entity District 县区 {
      name 县区名: text
      code 代码: text
      plan_on 方案日: date?
      schools 学校: set of School inverse of district
      place = code
    }
    entity School 学校 {
      name 校名: text
      district 县区: District
      area 区域: Area
      students 学生数: integer in 人
      weak 薄弱: boolean = false
      teachers 教师: set of Teacher inverse of school
      place = district.code
    }
    entity Teacher 教师 {
      name 姓名: text
      school 学校: School
      senior 高级: boolean
      years 教龄: integer
      place = school.district.code
    }
    entity Term 学期 { name 学期名: text, ends_on 结束日: date }
    action move 交流 {
      teacher 教师: Teacher
      to 去向: School
      place = to.district.code
      effect teacher.school = to
    }
    """

  static let policy = """
    policy staffing 师资办法 {
      title "教师配备办法"
      number "教字〔2022〕1号"
      jurisdiction "360100"
      in force from 2022-01-01
      uses districts
    }
    reading zh "高级教师指已聘任的" en "only those appointed count" parameter strict 从严: boolean = true
    illustrative parameter share 高级比例: number = 30%
    parameter floor 最低人数: integer = unset

    clause "一" "配备" {
      rule plans_made 方案印发 for each d in District by 2022-06-30 {
        require d.plan_on is present and d.plan_on <= 2022-06-30
          otherwise zh "{d.name}没有按期印发方案。" en "{d.name} has no plan in time."
      }
      quota seniors 高级教师比例 for each s in School by 2022-12-31 enforced on move {
        of t in s.teachers
        count t where strict implies t.senior
        at least share
      }
      quota seniors_in_all 高级教师总数 {
        of t in Teacher
        count t where t.senior
        between 1 and 2
      }
      quota enough 教师人数 for each s in School {
        of t in s.teachers
        at least floor
      }
    }
    clause "二" "规模" {
      rule small 规模 for each s in School where s.area = urban {
        require 人数: s.students <= 3000人
        advise not s.weak
      }
      rule nobody 无人 for each s in School where s.students > 10000人 { require s.weak }
    }
    rule opened 全市开办 { require count(District) >= 2 }
    clause "三" "经费" {
      subsidy rural_teacher 乡村教师补贴 for each t in Teacher where t.school.area = rural {
        line base 基础 = 400元
        line seniority 教龄 = 12.50元 * t.years
        at most 600元
        rounded half up to 0.01元
        payer t.school.district
        payee t
        within budget 1000元
      }
      subsidy thirds 三等分 for each d in District {
        amount = 100元 / 3
        payer d
        payee d
      }
      subsidy weak_schools 薄弱学校专项 for each d in District shared among s in d.schools {
        fund 1000元
        line base 基数 { pool 600元  in proportion to s.students }
        line weak 薄弱 { pool rest  in proportion to s.students when s.weak }
        rounded to 1元 by largest remainder
        payer d
        payee s
      }
    }
    """

  static let report = """
    policy report 情况通报 {
      force descriptive
      jurisdiction "360100"
      in force from 2022-01-01
      uses districts
    }
    rule two_districts 各县区有校 for each d in District { require count(d.schools) >= 2 }
    """

  static let calendar = """
    policy calendar 全国历法 { in force from 2022-01-01  uses districts }
    rule reviews 学期评议 for each t in Term { require t.ends_on <= today }
    """

  static let later = """
    policy later 明年办法 {
      jurisdiction "360100"
      in force from 2030-01-01
      uses districts
    }
    rule later_rule 明年规则 for each d in District { require count(d.schools) >= 9 }
    subsidy later_pay 明年补贴 for each d in District { amount = 1元 }
    """

  static let registry = """
    District:
      - {id: donghu, name: 东湖区, code: "360102", plan_on: 2022-03-01}
      - {id: jinxian, name: 进贤县, code: "360124", plan_on: null}
      - {id: other, name: 外地县, code: "430100", plan_on: null}
    School:
      - {id: a, name: "=HYPERLINK(\\"x\\")", district: donghu, area: 城区, students: 3200}
      - {id: b, name: "东湖|二小", district: donghu, area: 城区, students: 900, weak: true}
      - {id: c, name: 进贤一中, district: jinxian, area: 乡村, students: 700}
    Teacher:
      - {id: t1, name: 张三, school: a, senior: true, years: 20}
      - {id: t2, name: 李四, school: a, years: 3}
      - {id: t3, name: 王五, school: a, senior: false, years: 3}
      - {id: t4, name: 赵六, school: b, senior: false, years: 9}
      - {id: t5, name: 钱七, school: c, senior: true, years: 3}
      - {id: t6, name: "-孙八", school: c, senior: false, years: 30}
      - {id: t7, name: 周九, school: c, senior: false}
    """

  static let proposals = """
    proposals:
      - {action: move, date: 2023-03-01, teacher: t5, to: b}
      - {action: move, date: 2023-03-01, teacher: t6, to: b}
    """

  static let arguments = ["--policies", "state", "--registry", "records"]

  static func world() throws -> CommandTests.World {
    let world = try CommandTests.World()
    try world.write("state/1-districts.charter", vocabulary)
    try world.write("state/2-staffing.charter", policy)
    try world.write("state/3-report.charter", report)
    try world.write("state/4-calendar.charter", calendar)
    try world.write("state/5-later.charter", later)
    try world.write("records/registry.yaml", registry)
    try world.write("moves.yaml", proposals)
    return world
  }
}
