"""An audit: quotas and a rule over teachers in schools, with facts that nobody has reported."""
from draw import Draw, column_bytes, write

TEACHERS_A_SCHOOL, SCHOOLS_A_DISTRICT = 50, 100
RANKS = ["third", "second", "first"]

POLICY = """vocabulary staffing 师资词汇
ordered enum Rank 职级 { third 三级, second 二级, first 一级 }
entity District 县区 { code 代码: text, place = code }
entity School 学校 { district 县区: District, students 学生数: integer, teachers 教师: set of Teacher inverse of school }
entity Teacher 教师 {
  school 学校: School
  rank 职级: Rank
  years 教龄: integer
  moved_in 交流学年: integer? = none
}
policy staffing_rules 师资办法 { uses staffing }
quota senior 高职级比例 for each s in School {
  of t in s.teachers
  count t where t.rank >= second
  at least 40%
}
quota rotation 教师交流 for each d in District {
  of t in Teacher where t.school.district = d and t.years >= 3
  count t where t.moved_in is present and t.moved_in = 2024
  at least 10% rounded up
}
rule ratio 生师比 for each s in School {
  require s.students <= 19 * count(s.teachers)
}"""


class Staff:
    """The teachers, and how many of each school and district count, as they are written."""

    def __init__(self, teachers, schools, districts, draw):
        self.teachers, self.draw, self.districts = teachers, draw, districts
        self.members, self.senior, self.unknown = ([0] * schools for _ in range(3))
        # Of each district: who moved and who did not, of those long enough in service, and of those unknown to be.
        self.moved, self.stayed, self.may_moved, self.may_stayed = ([0] * districts for _ in range(4))

    def lines(self):
        below = self.draw.below
        yield "id,school,rank,years,moved_in"
        for number in range(self.teachers):
            school, rank, years, moves = below(len(self.members)), below(201), below(41), below(200)
            self.members[school] += 1
            if rank == 200:
                self.unknown[school] += 1
            elif rank % 5 > 2:
                self.senior[school] += 1
            year = "2024" if moves < 20 else "2023" if moves < 60 else "无"
            if years >= 40:
                (self.may_moved if year == "2024" else self.may_stayed)[school % self.districts] += 1
            elif years >= 3:
                (self.moved if year == "2024" else self.stayed)[school % self.districts] += 1
            held = "" if rank == 200 else RANKS[max(0, rank % 5 - 2)]
            yield f"t{number},s{school},{held},{'' if years >= 40 else years},{year}"

    def rotating(self):
        """Of each district whether its quota is met for sure, and whether it is missed for sure."""
        for moved, stayed, may_moved, may_stayed in zip(self.moved, self.stayed, self.may_moved, self.may_stayed):
            def reached(movers, members):
                return movers >= -(-members // 10)
            yield (reached(moved, moved + stayed + may_stayed),
                   not reached(moved + may_moved, moved + stayed + may_moved))


def make(folder, teachers):
    """Writes the registry, and returns how many subjects of each norm meet it, miss it, or cannot be told."""
    draw = Draw(99)
    schools = max(4, teachers // TEACHERS_A_SCHOOL)
    districts = max(2, schools // SCHOOLS_A_DISTRICT)
    place = folder / "audit"
    staff = Staff(teachers, schools, districts, draw)
    students = [200 + draw.below(1400) for _ in range(schools)]
    write(place / "staffing.charter", [POLICY])
    write(place / "registry" / "District.csv",
          ["id,code"] + [f"d{number},{360101 + number}" for number in range(districts)])
    write(place / "registry" / "School.csv", ["id,district,students"] + [
        f"s{number},d{number % districts},{heads}" for number, heads in enumerate(students)])
    write(place / "registry" / "Teacher.csv", staff.lines())
    met = sum(5 * senior >= 2 * members for senior, members in zip(staff.senior, staff.members))
    missed = sum(5 * (senior + unknown) < 2 * members
                 for senior, unknown, members in zip(staff.senior, staff.unknown, staff.members))
    rotating, still = (sum(told) for told in zip(*staff.rotating()))
    in_ratio = sum(heads <= 19 * members for heads, members in zip(students, staff.members))
    replies = [(met, missed, schools - met - missed), (rotating, still, districts - rotating - still),
               (in_ratio, schools - in_ratio, 0)]
    return {
        "audit.teachers": teachers, "audit.schools": schools,
        # Of teachers: school, and rank, years and year of moving, each perhaps missing; of schools: district, students.
        "audit.bytes": column_bytes(teachers, "t", 2, 2, 2, 3) + column_bytes(schools, "s", 2, 2),
        "audit.outcomes": " ".join("/".join(map(str, reply)) for reply in replies)}
