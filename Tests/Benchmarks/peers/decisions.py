"""W1 by peers: every criterion that fails, one proposal a call, everything that can be prepared prepared.

    python3 decisions.py ENGINE FOLDER
"""
import json
from pathlib import Path

from rounds import choose, serve

CRITERIA = ["core_school", "approved", "signed_after_approval", "same_stage", "same_district", "capacity",
            "not_grouped", "term"]

CEDAR_SCHEMA = """
entity School = { stage: String, district: String, group?: String };
entity Group = { core_school: School, stage: String, district: String, member_count: Long };
type Approval = { granted: Bool, date: datetime };
type Agreement = { signed: datetime, term_years: Long };
action admit_member appliesTo {
  principal: School, resource: Group, context: { school: School, approval: Approval, agreement: Agreement }
};
"""

# What must hold in Cedar, and what each reason is called.
CEDAR = {
    "core_school": "principal == resource.core_school",
    "approved": "context.approval.granted",
    "signed_after_approval": "context.agreement.signed >= context.approval.date",
    "same_stage": "resource.stage == context.school.stage",
    "same_district": "resource.district == context.school.district",
    "capacity": "resource.member_count + 1 <= 8",
    "not_grouped": "!(context.school has group)",
    "term": "context.agreement.term_years >= 1 && context.agreement.term_years <= 5",
}

REGO = """package charter
import rego.v1
failed contains "core_school" if not input.applicant == input.group.core_school
failed contains "approved" if not input.approval.granted
failed contains "signed_after_approval" if not input.agreement.signed >= input.approval.date
failed contains "same_stage" if not input.group.stage == input.school.stage
failed contains "same_district" if not input.group.district == input.school.district
failed contains "capacity" if not input.group.member_count + 1 <= 8
failed contains "not_grouped" if input.school.group != null
failed contains "term" if not in_term
in_term if {
  input.agreement.term_years >= 1
  input.agreement.term_years <= 5
}
"""

ZEN = {
    "core_school": "applicant == group.core_school", "approved": "approval.granted == true",
    "signed_after_approval": "d(agreement.signed) >= d(approval.date)", "same_stage": "group.stage == school.stage",
    "same_district": "group.district == school.district", "capacity": "group.member_count + 1 <= 8",
    "not_grouped": "school.group == null", "term": "agreement.term_years in [1..5]",
}


def variable(name):
    return {"var": name}


def calendar_date(name):
    return {"parse_date": [variable(name), "yyyy-MM-dd"]}


JSON_LOGIC = [
    {"==": [variable("applicant"), variable("group.core_school")]},
    {"===": [variable("approval.granted"), True]},
    {">=": [calendar_date("agreement.signed"), calendar_date("approval.date")]},
    {"==": [variable("group.stage"), variable("school.stage")]},
    {"==": [variable("group.district"), variable("school.district")]},
    {"<=": [{"+": [variable("group.member_count"), 1]}, 8]},
    {"===": [variable("school.group"), None]},
    {"<=": [1, variable("agreement.term_years"), 5]},
]


def proposals(folder):
    return json.loads(Path(folder, "decisions", "proposals.json").read_text())


def measured(folder, failed, *distributions):
    """Serves `failed`, which gives the failed criteria of the proposal of a number, as names or places."""
    expected = dict(line.split("\t") for line in Path(folder, "expected.tsv").read_text().splitlines())
    count = int(expected["decisions.count"])
    places = {name: place for place, name in enumerate(CRITERIA)} | {place: place for place in range(8)}

    def run():
        return [failed(number) for number in range(count)]

    def is_right(replies):
        masks = [sum(1 << places[name] for name in set(names)) for names in replies]
        return sum(mask * (1 + place % 1009) for place, mask in enumerate(masks)) \
            == int(expected["decisions.whole"].split()[1])

    serve(count, run, is_right, *distributions)


def cedar_date(text):
    return {"__extn": {"fn": "datetime", "arg": text}}


def cedar_reference(kind, name):
    return {"__entity": {"type": kind, "id": name}}


def cedar_entities(given):
    group, school = given["group"], given["school"]
    attributes = {key: value for key, value in school.items() if key != "id" and value is not None}
    return [
        {"uid": {"type": "School", "id": school["id"]}, "parents": [], "attrs": attributes},
        {"uid": {"type": "Group", "id": group["id"]}, "parents": [], "attrs": {
            "core_school": cedar_reference("School", group["core_school"]), "stage": group["stage"],
            "district": group["district"], "member_count": group["member_count"]}}]


def cedar_request(given):
    context = {
        "school": cedar_reference("School", given["school"]["id"]),
        "approval": given["approval"] | {"date": cedar_date(given["approval"]["date"])},
        "agreement": given["agreement"] | {"signed": cedar_date(given["agreement"]["signed"])}}
    return {
        "principal": {"type": "School", "id": given["applicant"]}, "action": 'Action::"admit_member"',
        "resource": {"type": "Group", "id": given["group"]["id"]}, "context": json.dumps(context)}


def cedar(folder):
    import cedarpy
    given = proposals(folder)
    text = "permit(principal, action, resource);\n" + "\n".join(
        f'@id("{name}") forbid(principal, action, resource) unless {{ {condition} }};'
        for name, condition in CEDAR.items())
    policies = cedarpy.PolicySet.from_str(text)
    store = cedarpy.Entities.from_json_str(json.dumps([entity for one in given for entity in cedar_entities(one)]))
    requests = [cedar_request(one) for one in given]

    def failed(number):
        reply = cedarpy.is_authorized(requests[number], policies, store)
        return [] if reply.allowed else list(reply.diagnostics.id_annotations_by_reason.values())

    measured(folder, failed, "cedarpy")


def datalogic(folder):
    import datalogic_py
    engine = datalogic_py.Engine()
    rules = [engine.compile(rule) for rule in JSON_LOGIC]
    session = engine.session()
    handles = [datalogic_py.DataHandle(one) for one in proposals(folder)]

    def failed(number):
        return [place for place, reply in enumerate(session.evaluate_many(rules, handles[number])) if reply != "true"]

    measured(folder, failed, "datalogic-py")


def regorus(folder):
    import regorus
    machine = regorus.regorus.Rvm()
    entry = "data.charter.failed"
    machine.load_program(regorus.regorus.Program.compile_from_modules("{}", [("joining.rego", REGO)], [entry]))
    texts = [json.dumps(one) for one in proposals(folder)]

    def failed(number):
        machine.set_input_json(texts[number])
        return json.loads(machine.execute_entry_point(entry))

    measured(folder, failed, "celine-regorus")


def zen(folder):
    import zen
    given = proposals(folder)
    rule = zen.compile_expression("{" + ", ".join(f"{name}: {test}" for name, test in ZEN.items()) + "}")

    def failed(number):
        return [name for name, holds in rule.evaluate(given[number]).items() if not holds]

    measured(folder, failed, "zen-engine")


if __name__ == "__main__":
    choose({"cedar": cedar, "datalogic": datalogic, "regorus": regorus, "zen": zen})
