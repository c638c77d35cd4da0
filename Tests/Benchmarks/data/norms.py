"""W4: many norms, each the whole test of W1 for one district with limits of its own, in the language of each engine."""
import json
from decisions import REQUIREMENTS, VOCABULARY
from draw import write


def limits(number):
    """District, most members, shortest and longest term of a norm."""
    return f"D{number:05d}", 5 + number % 6, 1 + number % 2, 3 + number % 4


def charter(count):
    yield VOCABULARY
    yield "policy many 多县区办法 { uses admissions }"
    for number in range(count):
        district, capacity, shortest, longest = limits(number)
        yield f'clause "{number}" {{'
        yield f"  admission norm_{number} for admit_member {{"
        yield f'    when group.district.code = "{district}"'
        yield REQUIREMENTS.format(capacity=capacity, shortest=shortest, longest=longest)
        yield "  }"
        yield "}"


def cedar(count):
    for number in range(count):
        district, capacity, shortest, longest = limits(number)
        yield f'@id("norm_{number}")'
        yield 'permit(principal, action == Action::"admit_member", resource)'
        yield "when {"
        yield f'  resource.district == "{district}" && principal == resource.core_school && context.approval.granted &&'
        yield "  context.agreement.signed >= context.approval.date && resource.stage == context.school.stage &&"
        yield f"  resource.district == context.school.district && resource.member_count + 1 <= {capacity} &&"
        yield f"  !(context.school has group) && context.agreement.term_years >= {shortest} &&"
        yield f"  context.agreement.term_years <= {longest}"
        yield "};"


def rego(count):
    """Ten modules: an engine may bound the size of one."""
    modules = []
    size = max(1, -(-count // 10))
    for first in range(0, count, size):
        lines = ["package charter", "import rego.v1"] + (["default allow := false"] if first == 0 else [])
        for number in range(first, min(first + size, count)):
            district, capacity, shortest, longest = limits(number)
            lines += [
                "allow if {",
                f'  input.group.district == "{district}"',
                "  input.applicant == input.group.core_school",
                "  input.approval.granted",
                "  input.agreement.signed >= input.approval.date",
                "  input.group.stage == input.school.stage",
                "  input.group.district == input.school.district",
                f"  input.group.member_count + 1 <= {capacity}",
                "  input.school.group == null",
                f"  input.agreement.term_years >= {shortest}",
                f"  input.agreement.term_years <= {longest}",
                "}"]
        modules.append("\n".join(lines) + "\n")
    yield json.dumps(modules)


def expressions(count, conjunction, order_of_dates):
    """One expression a line."""
    for number in range(count):
        district, capacity, shortest, longest = limits(number)
        yield f" {conjunction} ".join([
            f'group.district == "{district}"', "applicant == group.core_school", "approval.granted", order_of_dates,
            "group.stage == school.stage", "group.district == school.district",
            f"group.member_count + 1 <= {capacity}", "school.group == null",
            f"agreement.term_years >= {shortest}", f"agreement.term_years <= {longest}"])


def zen_table(count):
    """A decision table of zen's: the columns that differ between the norms."""
    columns = [("district", "group.district"), ("members", "group.member_count"), ("term", "agreement.term_years")]
    rows = []
    for number in range(count):
        district, capacity, shortest, longest = limits(number)
        rows.append({
            "_id": f"norm_{number}", "district": f'"{district}"', "members": f"< {capacity}",
            "term": f"[{shortest}..{longest}]", "allow": "true"})
    table = {
        "hitPolicy": "first", "rules": rows,
        "inputs": [{"id": name, "name": name, "field": field} for name, field in columns],
        "outputs": [{"id": "allow", "name": "allow", "field": "allow"}]}
    yield json.dumps({
        "nodes": [
            {"id": "given", "name": "given", "type": "inputNode"},
            {"id": "norms", "name": "norms", "type": "decisionTableNode", "content": table},
            {"id": "reply", "name": "reply", "type": "outputNode"}],
        "edges": [
            {"id": "first", "sourceId": "given", "targetId": "norms"},
            {"id": "second", "sourceId": "norms", "targetId": "reply"}]})


def make(folder, counts):
    """Writes Charter's files of each size, and those of the peers of the first."""
    place = folder / "norms"
    for count in counts:
        write(place / f"{count}.charter", charter(count))
    first = counts[0]
    write(place / "policies.cedar", cedar(first))
    write(place / "policies.rego.json", rego(first))
    in_cel = 'timestamp(agreement.signed + "T00:00:00Z") >= timestamp(approval.date + "T00:00:00Z")'
    write(place / "policies.cel", expressions(first, "&&", in_cel))
    write(place / "policies.zen", expressions(first, "and", "d(agreement.signed) >= d(approval.date)"))
    write(place / "policies.zen.json", zen_table(first))
    return {"norms.counts": ",".join(map(str, counts))}
