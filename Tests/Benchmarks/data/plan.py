"""A plan: schools join groups one after the other, each act decided on what those before it have left."""
from draw import Draw, column_bytes, write

DISTRICTS = 200
MOST_SCHOOLS, MOST_STUDENTS = 60, 60_000

POLICY = f"""vocabulary grouping 集团词汇
entity District 县区 {{ code 代码: text, place = code }}
entity School 学校 {{ district 县区: District, group 集团: Group? = none, students 学生数: integer }}
entity Group 集团 {{ district 县区: District, schools 成员校: set of School inverse of group }}
action join 加入 {{
  school 学校: School
  group 集团: Group
  effect school.group = group
}}
policy joining 加入办法 {{ uses grouping }}
admission fit_to_join 符合加入条件 for join {{
  require ungrouped 未入集团: school.group is none
  require same_district 同县区: school.district = group.district
  require capacity 规模: count(group.schools) + 1 <= {MOST_SCHOOLS}
  require students 学生数: sum(s in group.schools: s.students) + school.students <= {MOST_STUDENTS}
}}
quota small_schools 小规模学校比例 for each g in Group enforced on join {{
  of s in g.schools
  count s where s.students < 300
  at most 20%
}}"""


def deficit(small, members):
    """How many schools too many are small, where at most a fifth may be."""
    return max(0, small - members // 5)


def make(folder, schools, actions):
    """Writes registry and plan, and returns what the actions come to."""
    draw = Draw(77)
    groups = max(2, schools // 40)
    register, members, students, small = [], [0] * groups, [0] * groups, [0] * groups
    for _ in range(schools):
        group, grouped, heads = draw.below(groups), draw.below(100) < 85, 60 + draw.below(1800)
        register.append([group % DISTRICTS, group if grouped else None, heads])
        if grouped:
            members[group] += 1
            students[group] += heads
            small[group] += heads < 300
    place = folder / "plan"
    write(place / "joining.charter", [POLICY])
    write(place / "registry" / "District.csv",
          ["id,code"] + [f"d{number},{360101 + number}" for number in range(DISTRICTS)])
    write(place / "registry" / "Group.csv",
          ["id,district"] + [f"g{number},d{number % DISTRICTS}" for number in range(groups)])
    write(place / "registry" / "School.csv", ["id,district,group,students"] + [
        f"s{number},d{district},{'无' if group is None else f'g{group}'},{heads}"
        for number, (district, group, heads) in enumerate(register)])
    plan, checksum, permitted = ["proposals:"], 0, 0
    for number in range(actions):
        # Most schools are in no group yet, and most join one of their district.
        school = draw.below(schools)
        if draw.below(5) > 0:
            while register[school][1] is not None:
                school = (school + 1) % schools
        district, own, heads = register[school]
        group = draw.below(groups)
        if draw.below(10) > 0:
            group = min(group - group % DISTRICTS + district, groups - 1)
        plan += ["  - action: join", f"    school: s{school}", f"    group: g{group}"]
        fits = own is None and district == group % DISTRICTS and members[group] + 1 <= MOST_SCHOOLS \
            and students[group] + heads <= MOST_STUDENTS
        is_small = heads < 300
        if fits and deficit(small[group] + is_small, members[group] + 1) <= deficit(small[group], members[group]):
            register[school][1] = group
            members[group] += 1
            students[group] += heads
            small[group] += is_small
            permitted += 1
            checksum += 1 + number % 1009
    write(place / "plan.yaml", plan)
    return {
        "plan.schools": schools, "plan.actions": actions, "plan.permitted": permitted, "plan.checksum": checksum,
        # Of schools: district, group or none, students; of groups: district.
        "plan.bytes": column_bytes(schools, "s", 2, 3, 2) + column_bytes(groups, "g", 2)}
