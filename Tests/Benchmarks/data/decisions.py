"""W1: proposals to admit a school to a group of schools, decided by eight criteria."""
import datetime, hashlib, json
from draw import Draw, write

CRITERIA = ["core_school", "approved", "signed_after_approval", "same_stage", "same_district", "capacity",
            "not_grouped", "term"]
STAGES = ["primary", "junior", "senior"]
DISTRICTS = 20
# Of the verdicts on the first 1,000 proposals as a string of 0 and 1.
KNOWN_VERDICTS = "e15ee32a00124b74784fe0fd6f5df4d588fe6227c511664dffa7edb4ecbfc6e7"

VOCABULARY = """vocabulary admissions 纳新词汇
enum Stage 学段 { primary 小学, junior 初中, senior 高中 }
entity District 县区 { code 代码: text, place = code }
entity School 学校 { stage 学段: Stage, district 县区: District, group 集团: Group? }
entity Group 集团 { core_school 核心校: School, stage 学段: Stage, district 县区: District, member_count 成员数: integer }
entity Approval 批复 { granted 同意: boolean, date 批复日: date }
entity Agreement 协议 { signed 签署日: date, term_years 年限: integer }
action admit_member 成员校纳新 {
  applicant 申请人: School
  group 集团: Group
  school 学校: School
  approval 批复: Approval
  agreement 协议: Agreement
  place = group.district.code
}"""

REQUIREMENTS = """    require core_school 核心校申请: applicant = group.core_school
    require approved 已批复: approval.granted
    require signed_after_approval 先批后签: agreement.signed >= approval.date
    require same_stage 同学段: group.stage = school.stage
    require same_district 同县区: group.district = school.district
    require capacity 规模: group.member_count + 1 <= {capacity}
    require not_grouped 未入集团: school.group is none
    require term 年限: agreement.term_years in {shortest}..{longest}"""

POLICY = f"""policy joining 纳新办法 {{
  title "成员校纳新办法"
  jurisdiction "360100"
  uses admissions
}}
clause "一" "纳新条件" {{
  admission admit 准予纳新 for admit_member {{
{REQUIREMENTS.format(capacity=8, shortest=1, longest=5)}
  }}
}}"""


def day(number):
    return (datetime.date(2025, 1, 1) + datetime.timedelta(days=number)).isoformat()


def proposal(draw, number):
    """One proposal as the peers read it; each criterion is broken on purpose in about 8 of 100."""
    broken = {criterion: draw.below(100) < 8 for criterion in CRITERIA}
    stage, district, approved = draw.below(3), draw.below(DISTRICTS), draw.below(300)
    if broken["signed_after_approval"]:
        signed = approved - 1 - draw.below(30)
    else:
        signed = approved + draw.below(60)
    term = [0, 6, 7, 8][draw.below(4)] if broken["term"] else 1 + draw.below(5)
    members = 8 + draw.below(3) if broken["capacity"] else draw.below(8)
    return {
        "id": f"P{number:04d}", "action": "admit_member",
        "applicant": f"S{number + (5000 if broken['core_school'] else 0):04d}",
        "approval": {"granted": not broken["approved"], "date": day(approved)},
        "agreement": {"signed": day(signed), "term_years": term},
        "group": {
            "id": f"G{number:04d}", "core_school": f"S{number:04d}", "stage": STAGES[stage],
            "district": f"D{district:02d}", "member_count": members},
        "school": {
            "id": f"X{number:04d}", "stage": STAGES[(stage + broken["same_stage"]) % 3],
            "district": f"D{(district + broken['same_district']) % DISTRICTS:02d}",
            "group": f"G{number + 7000}" if broken["not_grouped"] else None},
    }


def failed(given):
    """The criteria that do not hold, as the numbers of their places."""
    approval, agreement, group, school = (given[key] for key in ("approval", "agreement", "group", "school"))
    holds = [
        given["applicant"] == group["core_school"], approval["granted"], agreement["signed"] >= approval["date"],
        group["stage"] == school["stage"], group["district"] == school["district"],
        group["member_count"] + 1 <= 8, school["group"] is None, 1 <= agreement["term_years"] <= 5]
    return [place for place, met in enumerate(holds) if not met]


# What each criterion reads, as attributes of the records that a hole may be in.
READ = [
    [("applicant",), ("group", "core_school")], [("approval", "granted")],
    [("agreement", "signed"), ("approval", "date")], [("group", "stage"), ("school", "stage")],
    [("group", "district"), ("school", "district")], [("group", "member_count")], [("school", "group")],
    [("agreement", "term_years")]]


def punch(draw, given):
    """The facts that the register has lost: each in about 4 of 100, but for the district, which gives the place."""
    facts = [fact for facts in READ for fact in facts]
    return {fact for fact in facts if draw.below(100) < 4 and fact != ("group", "district")}


def yaml_value(value):
    return "null" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def yaml_map(name, record, holes):
    """A record in YAML's flow style, without what has been lost."""
    held = ", ".join(f"{key}: {yaml_value(value)}" for key, value in record.items() if (name, key) not in holes)
    return f"{{{held}}}"


def charter_file(proposals, holes):
    """Registry and proposals in one file, as Charter reads them."""
    def applicants():
        for given in proposals:
            yield from {given["group"]["core_school"], given["applicant"]}
    yield "registry:"
    yield "  District:"
    yield from (f"    - {{id: D{number:02d}, code: \"{360101 + number}\"}}" for number in range(DISTRICTS))
    yield "  School:"
    yield from (f"    - {{id: {name}}}" for name in sorted(set(applicants())))
    for given, lost in zip(proposals, holes):
        yield "    - " + yaml_map("school", given["school"], lost)
    yield "  Group:"
    for given, lost in zip(proposals, holes):
        if given["school"]["group"]:
            yield f"    - {{id: {given['school']['group']}}}"
        yield "    - " + yaml_map("group", given["group"], lost)
    yield "proposals:"
    for given, lost in zip(proposals, holes):
        yield "  - action: admit_member"
        if ("applicant",) not in lost:
            yield f"    applicant: {given['applicant']}"
        yield f"    group: {given['group']['id']}"
        yield f"    school: {given['school']['id']}"
        for part in ("approval", "agreement"):
            yield f"    {part}: {yaml_map(part, given[part], lost)}"


def floor_line(given):
    """A proposal as the programs in C read it."""
    approval, agreement, group, school = (given[key] for key in ("approval", "agreement", "group", "school"))
    values = [given["applicant"], group["core_school"], str(approval["granted"]).lower(), approval["date"],
              agreement["signed"], group["stage"], school["stage"], group["district"], school["district"],
              school["group"] or "-", group["member_count"], agreement["term_years"]]
    return " ".join(map(str, values))


def others(first, last, policy):
    """A policy of norms of another action, or of another place, by turns."""
    elsewhere = policy % 2 == 0
    act = "admit_member" if elsewhere else f"act_{policy}"
    if not elsewhere:
        yield f"vocabulary acts_{policy} {{ uses admissions }}"
        yield f"action {act} {{ school: School, group: Group, years: integer, place = group.district.code }}"
    yield f"policy other_{policy} {{"
    yield f'  jurisdiction "{410101 + policy if elsewhere else 360100}"'
    yield "  uses admissions"
    yield "}"
    for number in range(first, last):
        yield f"admission norm_{number} for {act} {{"
        yield "  require school.stage = group.stage"
        yield f"  require group.member_count + 1 <= {3 + number % 20}"
        yield "}"


def checksum(masks):
    """A sum in which every proposal weighs differently."""
    return sum(mask * (1 + place % 1009) for place, mask in enumerate(masks))


def make(folder, count, other_norms):
    """Writes the files, and returns what the decisions come to."""
    draw, holed = Draw(20250301), Draw(20250302)
    proposals = [proposal(draw, number) for number in range(count)]
    holes = [punch(holed, given) for given in proposals]
    failures = [failed(given) for given in proposals]
    permitted = "".join("0" if fails else "1" for fails in failures)
    if count == 1000 and hashlib.sha256(permitted.encode()).hexdigest() != KNOWN_VERDICTS:
        raise SystemExit("the proposals are not those that the peers were measured on")
    place = folder / "decisions"
    write(place / "proposals.json", [json.dumps(proposals, indent=0)])
    write(place / "proposals.tsv", map(floor_line, proposals))
    write(place / "joining.charter", [VOCABULARY, POLICY])
    for policy, start in enumerate(range(0, other_norms, 100)):
        write(place / "others" / f"{policy}.charter", others(start, min(start + 100, other_norms), policy))
    whole = [set() for _ in proposals]
    write(place / "proposals.yaml", charter_file(proposals, whole))
    one = proposals[permitted.index("1")]
    write(place / "one.json", [json.dumps(one)])
    write(place / "one.tsv", [floor_line(one)])
    write(place / "one.yaml", charter_file([one], whole))
    write(place / "holes.yaml", charter_file(proposals, holes))
    unknown = [[k for k in range(8) if any(fact in lost for fact in READ[k])] for lost in holes]
    masks = [sum(1 << k for k in fails) for fails in failures]
    known = [sum(1 << k for k in set(fails) - set(doubts)) for fails, doubts in zip(failures, unknown)]
    open_ = [sum(1 << k for k in doubts) for doubts in unknown]
    sure = [fails == 0 and doubts == 0 for fails, doubts in zip(known, open_)]
    return {
        "decisions.count": count, "decisions.others": other_norms, "decisions.permitted": permitted.count("1"),
        "decisions.whole": f"{checksum(map(int, permitted))} {checksum(masks)} 0",
        "decisions.holes": f"{checksum(sure)} {checksum(known)} {checksum(open_)}"}
