import CharterDiagnostics
import CharterEngine
import CharterSemantics
import CharterTestSupport
import CharterValues

/// Random registries, norms and plans over districts, groups, schools and teachers, with holes in all of them.
struct RandomState {
  var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  static let vocabulary = """
    vocabulary v {}
    enum Kind { village, town, city }
    entity District { code: text, place = code }
    entity Group {
      kind: Kind, least: number, heads: integer, core: School?, due: date, district: District
      members: set of School inverse of group
      place = district.code
    }
    entity School {
      group: Group?, good: boolean, size: integer, kind: Kind, code: text
      partners: set of School
      teachers: set of Teacher inverse of school
      place = code
    }
    entity Teacher { school: School, home: School, rotating: boolean, years: integer, kind: Kind, place = school.code }
    action admit { school: School, group: Group?, effect school.group = group }
    action rate { school: School, value: boolean, effect school.good = value }
    action grow { school: School, effect school.size = school.size + 1 }
    action found {
      group: Group
      effect create School { group = group, good = false, size = 1, kind = town, code = "360102" }
    }
    action shut {
      school: School
      effect for each t in school.teachers { t.school = t.home }
      effect remove school
    }
    action move { teacher: Teacher, school: School, effect teacher.school = school }
    action lead { group: Group, school: School?, effect group.core = school }
    action merge {
      group: Group, other: Group
      effect for each s in group.members where s.good { s.group = other }
    }

    """

  private static let actions = [
    "admit", "rate", "grow", "found", "shut", "move", "lead", "merge",
  ]

  // MARK: Norms

  /// A policy that permits every action.
  static let permission =
    "policy n { uses v }\n"
    + actions.map { "rule may_\($0) for \($0) { require today >= 2000-01-01 }\n" }.joined()

  /// A policy with a few quotas and rules, some of them enforced.
  mutating func policy() -> String {
    let head = random.pick(["uses v", "jurisdiction \"360100\" uses v"])
    var text = """
      policy p { \(head) }
      parameter share: number = 40%
      parameter limit: integer = unset
      reading "按一计" parameter few: integer = 1
      define sound(s: School) = s.good and s.size > few

      """
    for number in 0..<3 { text += quota(number) }
    for number in 0..<2 { text += rule(number) }
    return text
  }

  private mutating func enforcement() -> String {
    let chosen = Self.actions.filter { _ in random.chance(70) }
    return chosen.isEmpty || random.chance(15)
      ? "" : " enforced on " + chosen.joined(separator: ", ")
  }

  private mutating func due() -> String {
    random.chance(20) ? " by g.due" : ""
  }

  private mutating func limit(_ group: Bool) -> String {
    let shares = ["40%", "share", "70%"] + (group ? ["g.least"] : [])
    let heads = ["2", "1", "limit"] + (group ? ["g.heads"] : [])
    let bound = random.pick(random.chance(60) ? shares : heads)
    return random.pick(["at least \(bound)", "at most \(bound)"])
  }

  /// A condition on a school.
  private mutating func school(_ s: String) -> String {
    random.pick([
      "\(s).good", "\(s).size > 2", "\(s).kind = town", "\(s).group is present", "sound(\(s))",
      "(\(s).good or \(s).size > 1)", "count(\(s).teachers) >= 1", "\(s).size > few",
      "(some x in \(s).partners satisfies x.good)",
      "(\(s).group is present and \(s).group.kind = city)",
      "(some t in Teacher where t.school = \(s) satisfies t.rotating)",
    ])
  }

  private mutating func teacher(_ t: String) -> String {
    random.pick([
      "\(t).rotating", "\(t).years > 2", "\(t).kind = town", "\(t).school.good",
      "\(t).school.group is present", "\(t).home = \(t).school", "\(t).school.size >= 2",
    ])
  }

  private mutating func quota(_ number: Int) -> String {
    let isWhole = random.chance(25)
    let subjects =
      isWhole
      ? ""
      : " for each g in Group"
        + (random.chance(30) ? random.pick([" where g.kind = town", " where g.heads > 0"]) : "")
    let population: String
    var counted = ""
    func with(_ equation: String, _ condition: String) -> String {
      equation.isEmpty ? condition : condition.isEmpty ? equation : equation + " and " + condition
    }
    let isOfTeachers = random.chance(40)
    let more = random.chance(50)
    if isOfTeachers {
      let equation =
        isWhole
        ? random.pick(["", "t.kind = city"])
        : random.pick(["t.school.group = g", "t.school = g.core", "g.core = t.home"])
      let condition = with(equation, more ? teacher("t") : "")
      population = "t in Teacher" + (condition.isEmpty ? "" : " where " + condition)
      counted = random.chance(80) ? "count t where \(teacher("t"))" : ""
    } else if isWhole || random.chance(40) {
      let equation = random.pick(
        isWhole ? ["", "s.kind = village"] : ["s.group = g", "g = s.group"])
      let condition = with(equation, more ? school("s") : "")
      population = "s in School" + (condition.isEmpty ? "" : " where " + condition)
      counted = random.chance(80) ? "count s where \(school("s"))" : ""
    } else {
      population = "s in g.members" + (more ? " where \(school("s"))" : "")
      counted = random.chance(80) ? "count s where \(school("s"))" : ""
    }
    return """
      quota q\(number)\(subjects)\(isWhole ? "" : due())\(enforcement()) {
        of \(population)
        \(counted)
        \(limit(!isWhole))
      }

      """
  }

  private mutating func rule(_ number: Int) -> String {
    let statement = random.pick([
      "count(t in Teacher where t.school = s) >= 1", "s.good or s.size > 1",
      "sum(t in s.teachers: t.years) <= 6", "s.group is none or count(s.group.members) <= 3",
      "every x in s.partners satisfies x.size >= 0",
      "max(t in Teacher where t.school = s and t.rotating: t.years) > 1",
      "count(x in School where x.group = s.group and x.good) >= 1",
    ])
    let condition = random.chance(30) ? " where s.kind = town" : ""
    return """
      rule r\(number) for each s in School\(condition)\(enforcement()) {
        require \(statement)
          otherwise zh "{s.code}不合。" en "{s.code} does not fit."
      }

      """
  }

  // MARK: Data

  private mutating func reference(_ kind: String, _ count: Int, none: Int = 20) -> String {
    random.chance(none) ? "null" : "\(kind)\(random.below(count))"
  }

  private mutating func record(_ id: String, holes: Int, _ facts: [(String, String)]) -> String {
    let known = facts.filter { _ in !random.chance(holes) }
    return "  - {id: \(id)" + known.map { ", \($0): \($1)" }.joined() + "}\n"
  }

  mutating func registry() -> String {
    let holes = random.pick([0, 5, 25])
    let kinds = ["village", "town", "city"]
    var text = """
      District:
        - {id: d0, code: "360102"}
        - {id: d1, code: "110101"}
        - {id: d2}
      Group:

      """
    for number in 0..<3 {
      text += record(
        "g\(number)", holes: holes,
        [
          ("kind", random.pick(kinds)), ("least", random.pick(["0.3", "0.5", "1"])),
          ("heads", "\(random.below(4))"), ("core", reference("s", 6)),
          ("due", random.pick(["2021-01-01", "2021-12-31"])),
          ("district", "d\(random.below(3))"),
        ])
    }
    text += "School:\n"
    for number in 0..<6 {
      let partners = (0..<6).filter { _ in random.chance(25) }.map { "s\($0)" }
      text += record(
        "s\(number)", holes: holes,
        [
          ("group", reference("g", 3)), ("good", random.pick(["true", "false"])),
          ("size", "\(random.below(5))"), ("kind", random.pick(kinds)),
          ("code", random.pick(["\"360102\"", "\"360103\"", "\"110101\""])),
          ("partners", "[" + partners.joined(separator: ", ") + "]"),
        ])
    }
    text += "Teacher:\n"
    for number in 0..<8 {
      text += record(
        "t\(number)", holes: holes,
        [
          ("school", "s\(random.below(6))"), ("home", "s\(random.below(6))"),
          ("rotating", random.pick(["true", "false"])), ("years", "\(random.below(6))"),
          ("kind", random.pick(kinds)),
        ])
    }
    return text
  }

  mutating func plan(_ count: Int) -> String {
    var founded: [String] = []
    return (0..<count).map { number -> String in
      let action = random.pick(Self.actions)
      let school =
        random.chance(30) && !founded.isEmpty ? random.pick(founded) : "s\(random.below(6))"
      if action == "found" { founded.append("new\(number)") }
      var facts: [(String, String)] =
        switch action {
        case "admit": [("school", school), ("group", reference("g", 3))]
        case "rate": [("school", school), ("value", random.pick(["true", "false"]))]
        case "grow", "shut": [("school", school)]
        case "found": [("group", "g\(random.below(3))")]
        case "move": [("teacher", "t\(random.below(8))"), ("school", "s\(random.below(6))")]
        case "lead": [("group", "g\(random.below(3))"), ("school", reference("s", 6))]
        default: [("group", "g\(random.below(3))"), ("other", "g\(random.below(3))")]
        }
      facts = facts.filter { _ in !random.chance(6) }
      return "  - {action: \(action)" + (action == "found" ? ", as: new\(number)" : "")
        + facts.map { ", \($0): \($1)" }.joined() + "}\n"
    }.joined()
  }
}
