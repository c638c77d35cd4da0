"""W4 by peers: many norms parsed and checked, or one decision with all of them loaded.

    python3 norms.py ENGINE[-parse|-decision] FOLDER
"""
import json
from pathlib import Path

from decisions import CEDAR_SCHEMA, cedar_entities, cedar_request, proposals
from rounds import choose, serve


def text(folder, ending):
    return Path(folder, "norms", f"policies.{ending}").read_text()


def count(folder):
    figures = dict(line.split("\t") for line in Path(folder, "expected.tsv").read_text().splitlines())
    return int(figures["norms.counts"].split(",")[0])


def cedar(folder):
    import cedarpy
    policies, schema = text(folder, "cedar"), cedarpy.Schema.from_str(CEDAR_SCHEMA)
    serve(count(folder), lambda: cedarpy.validate_policies(policies, schema), lambda reply: reply.validation_passed,
          "cedarpy")


def cedar_parse(folder):
    import cedarpy
    policies = text(folder, "cedar")
    serve(count(folder), lambda: cedarpy.PolicySet.from_str(policies), bool, "cedarpy")


def cedar_decision(folder):
    import cedarpy
    given = proposals(folder)[0]
    policies = cedarpy.PolicySet.from_str(text(folder, "cedar"))
    store = cedarpy.Entities.from_json_str(json.dumps(cedar_entities(given)))
    request = cedar_request(given)
    serve(1, lambda: cedarpy.is_authorized(request, policies, store), lambda reply: not reply.allowed, "cedarpy")


def rego_engine(folder):
    import regorus
    engine = regorus.Engine()
    for number, module in enumerate(json.loads(text(folder, "rego.json"))):
        engine.add_policy(f"{number}.rego", module)
    return engine


def rego_decide(engine, given):
    engine.set_input_json(given)
    return engine.eval_rule("data.charter.allow")


def regorus(folder):
    """It analyses the norms at the first decision."""
    given = json.dumps(proposals(folder)[0])
    serve(count(folder), lambda: rego_decide(rego_engine(folder), given), lambda reply: reply is False,
          "celine-regorus")


def regorus_decision(folder):
    engine, given = rego_engine(folder), json.dumps(proposals(folder)[0])
    serve(1, lambda: rego_decide(engine, given), lambda reply: reply is False, "celine-regorus")


def zen(folder):
    import zen
    rules = text(folder, "zen").splitlines()
    serve(len(rules), lambda: [zen.validate_expression(rule) for rule in rules],
          lambda problems: not any(problems), "zen-engine")


def zen_decision(folder):
    import zen
    decision = zen.ZenEngine().create_decision(text(folder, "zen.json"))
    given = json.dumps(proposals(folder)[0])
    serve(1, lambda: decision.evaluate(given), lambda reply: not reply["result"], "zen-engine")


def cel(folder):
    from cel_expr_python import cel
    record = cel.Type.Map(cel.Type.STRING, cel.Type.DYN)
    names = {name: record for name in ("approval", "agreement", "group", "school")}
    environment = cel.NewEnv(variables=names | {"applicant": cel.Type.STRING})
    rules = text(folder, "cel").splitlines()
    serve(len(rules), lambda: [environment.compile(rule) for rule in rules], all, "cel-expr-python")


if __name__ == "__main__":
    choose({
        "cedar": cedar, "cedar-parse": cedar_parse, "cedar-decision": cedar_decision, "regorus": regorus,
        "regorus-decision": regorus_decision, "zen": zen, "zen-decision": zen_decision, "cel": cel})
