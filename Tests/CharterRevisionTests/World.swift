import CharterDiagnostics
import CharterKit
import CharterRevision
import Foundation

/// A small project in a folder of its own: policies, records and tests, gone when it is.
final class World {
  let folder: URL
  var path: String { folder.path }

  /// Writes files by their paths in the folder.
  init(_ files: [String: String]) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("charter-\(UUID().uuidString)")
    for (name, text) in files { try write(text, to: name) }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ text: String, to name: String) throws {
    let file = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  /// Districts, schools and teachers with a norm of every kind, and one test file.
  convenience init(test: String, policy: String = World.policy) throws {
    try self.init([
      "charter.yaml": "policies: p.charter\nregistry: registry\n", "p.charter": policy,
      "registry/r.yaml": World.registry, "a.test.yaml": test,
    ])
  }

  func test(
    _ format: OutputFormat = .text, _ language: Language = .en, filter: String? = nil,
    coverage: Bool = false, quiet: Bool = false, paths: [String]? = nil
  ) -> Reply {
    TestCommand(
      paths: paths ?? [path], places: Places(workingDirectory: path), filter: filter,
      reportsCoverage: coverage
    ).run(Self.invocation(format, language, quiet))
  }

  func trace(_ format: OutputFormat = .text, _ language: Language = .en) -> Reply {
    TraceCommand(paths: [path], places: Places(workingDirectory: path))
      .run(Self.invocation(format, language, false))
  }

  static func invocation(
    _ format: OutputFormat, _ language: Language, _ quiet: Bool
  ) -> Invocation {
    Invocation(
      language: language, format: format, isQuiet: quiet,
      today: Day(year: 2023, month: 1, day: 1))
  }

  static let policy = """
    vocabulary districts 县区词汇
    unit 人 person
    enum Area 区域 { urban 城区, rural 乡村 }
    enum Term 学期 { autumn 秋季, spring 春季 }
    entity District 县区 { name 县区名: text, code 代码: text, plan_on 方案日: date?, schools 学校: set of School inverse of district, place = code }
    entity School 学校 {
      name 校名: text
      district 县区: District
      area 区域: Area
      students 学生数: integer in 人
      teachers 教师: set of Teacher inverse of school
      place = district.code
    }
    entity Teacher 教师 {
      name 姓名: text
      school 学校: School
      years 教龄: integer
      moved 交流: boolean
      place = school.district.code
    }
    action rotate 交流 { teacher 教师: Teacher, to_school 去向: School, place = to_school.district.code, effect teacher.school = to_school }
    policy district_rules 县区办法 { title "县区办法（试行）" number "教〔2021〕1号" jurisdiction "360100" }
    clause "1" "方案" {
      rule plans_made 方案印发 for each d in District by 2021-12-31 {
        require published 已印发: d.plan_on is present and d.plan_on <= 2021-12-31 otherwise "{d.name}没有按期印发方案。"
      }
      rule small 规模 for each s in School, t in Term enforced on rotate {
        require count(s.teachers) <= 2
      }
    }
    clause "2" "交流" {
      illustrative parameter share 比例: number = 20%
      quota rotation 教师交流 for each s in School by 2022-12-31 enforced on rotate {
        of t in s.teachers where t.years >= 3
        count t where t.moved
        at least share rounded up
      }
      quota any_moved 有人交流 { of t in Teacher  count t where t.moved  at least 1 }
      admission veteran 教龄 for rotate {
        require long 教龄: teacher.years >= 3 otherwise "教龄不足三年。"
        advise teacher.moved
        any of { ground village 下乡: to_school.area = rural  ground same 同区: to_school.district = teacher.school.district }
        duty "备案" by teacher
      }
      exception first_year 首年 to veteran when today < 2022-01-01 { }
      not encoded "期限" because "没有写明。"
    }
    clause "3" "补贴" {
      table base 基础表 (area: Area): money { area => amount
        urban => 0元
        rural => 400元
      }
      subsidy rural_teacher 乡村补贴 for each t in Teacher {
        line base 基础 = base(t.school.area)
        line seniority 教龄 = 12.50元 * t.years when t.years >= 10
        rounded half up to 0.01元
        payer t.school.district
        payee t
        within budget 1500元
      }
      subsidy fund 专项 for each d in District shared among s in d.schools {
        line base 基数 { pool 100元 in proportion to s.students }
        rounded to 1元 by largest remainder
      }
    }
    clause "4" "保障" not encoded because "没有可以检验的要求。"
    """

  static let registry = """
    District:
      - {id: d1, name: 东湖, code: "360102", plan_on: 2021-06-01}
      - {id: d2, name: 西湖, code: "360103", plan_on: null}
      - {id: d9, name: 九江, code: "360400", plan_on: null}
    School:
      - {id: s1, name: 一校, district: d1, area: urban, students: 100}
      - {id: s2, name: 二校, district: d1, area: rural, students: 200}
      - {id: s3, name: 三校, district: d2, area: rural, students: 50}
    Teacher:
      - {id: t1, name: 甲, school: s1, years: 5, moved: true}
      - {id: t2, name: 乙, school: s1, years: 6, moved: false}
      - {id: t3, name: 丙, school: s2, years: 12, moved: false}
      - {id: t4, name: 丁, school: s2, years: 2, moved: false}
      - {id: t5, name: 戊, school: s3, years: 20}
    """
}
