"""W3 by peers: one proposal decided by a process of its own. python3 commands.py cedar FOLDER; files for the others."""
import json, sys
from pathlib import Path

ASP = """{facts}
failed(core_school) :- not applicant(C) : core_school(C).
failed(approved) :- not granted.
failed(signed_after_approval) :- signed(S), approved(A), S < A.
failed(same_stage) :- group_stage(G), school_stage(S), G != S.
failed(same_district) :- group_district(G), school_district(S), G != S.
failed(capacity) :- members(N), N + 1 > 8.
failed(not_grouped) :- grouped.
failed(term) :- term(T), T < 1.
failed(term) :- term(T), T > 5.
permit :- not failed(_).
#show permit/0. #show failed/1.
"""

SQL = """SELECT j ->> '$.applicant' = j ->> '$.group.core_school', j ->> '$.approval.granted',
  j ->> '$.agreement.signed' >= j ->> '$.approval.date', j ->> '$.group.stage' = j ->> '$.school.stage',
  j ->> '$.group.district' = j ->> '$.school.district', (j ->> '$.group.member_count') + 1 <= 8,
  j ->> '$.school.group' IS NULL, j ->> '$.agreement.term_years' BETWEEN 1 AND 5
FROM (SELECT readfile('{proposal}') AS j);
"""

SMT = """(set-logic ALL)
(define-fun holds () Bool (and (= "{applicant}" "{core}") {granted} (>= {signed} {approved}) (= "{group_stage}" "{school_stage}")
  (= "{group_district}" "{school_district}") (<= (+ {members} 1) 8) (not {grouped}) (<= 1 {term} 5)))
(assert holds)
(check-sat)
"""


def number(date):
    return date.replace("-", "")


def write_inputs(folder):
    """The proposal in the languages of clingo, sqlite3 and cvc5."""
    place = Path(folder, "decisions")
    given = json.loads((place / "one.json").read_text())
    approval, agreement, group, school = (given[key] for key in ("approval", "agreement", "group", "school"))
    facts = [f'applicant("{given["applicant"]}").', f'core_school("{group["core_school"]}").',
             f"signed({number(agreement['signed'])}).", f"approved({number(approval['date'])}).",
             f"group_stage({group['stage']}).", f"school_stage({school['stage']}).",
             f'group_district("{group["district"]}").', f'school_district("{school["district"]}").',
             f"members({group['member_count']}).", f"term({agreement['term_years']})."]
    facts += ["granted."] if approval["granted"] else []
    facts += ["grouped."] if school["group"] else []
    (place / "one.lp").write_text(ASP.format(facts="\n".join(facts)))
    (place / "one.sql").write_text(SQL.format(proposal=place / "one.json"))
    (place / "one.smt2").write_text(SMT.format(
        applicant=given["applicant"], core=group["core_school"], granted=str(approval["granted"]).lower(),
        signed=number(agreement["signed"]), approved=number(approval["date"]), group_stage=group["stage"],
        school_stage=school["stage"], group_district=group["district"], school_district=school["district"],
        members=group["member_count"], grouped=str(bool(school["group"])).lower(), term=agreement["term_years"]))


def cedar(folder):
    import cedarpy
    from decisions import CEDAR, cedar_entities, cedar_request
    given = json.loads(Path(folder, "decisions", "one.json").read_text())
    policy = "permit(principal, action, resource) when { " + " && ".join(f"({test})" for test in CEDAR.values()) + " };"
    reply = cedarpy.is_authorized(cedar_request(given), policy, cedar_entities(given))
    sys.exit(0 if reply.allowed else 1)


if __name__ == "__main__":
    cedar(sys.argv[2])
