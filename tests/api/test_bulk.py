"""Doing one thing to many over the API: the same rules, one event, all or what can be."""

from __future__ import annotations

from factcheck.domain.roles import Role
from tests.api.conftest import Caller, Program
from tests.web.conftest import Desk, email_of


def test_it_is_all_or_nothing_unless_the_rest_is_to_go_on(desk: Desk, reviewer: Caller) -> None:
    rows = [{"id": desk.claim, "version": 1}, {"id": desk.other_claim}, {"id": 99}]
    order = {"bulk": "exclude", "rows": rows, "reason": "Not of this story."}

    nothing = reviewer("POST", "/bulk", order)

    assert nothing.status_code == 409
    assert nothing.mimetype == "application/problem+json"
    assert nothing.json["errors"] == {"99": "There is no claim 99."}
    assert reviewer("GET", f"/claims/{desk.claim}").json["state"] == "open"

    rest = reviewer("POST", "/bulk", {**order, "partly": True})

    assert rest.status_code == 200
    assert rest.json["done"] == [desk.claim, desk.other_claim]
    assert rest.json["left"] == [{"id": 99, "why": "There is no claim 99."}]
    assert reviewer("GET", f"/claims/{desk.claim}").json["state"] == "excluded"

    undone = reviewer("POST", f"/history/{rest.json['event']}/undoing")

    assert undone.status_code == 200
    assert reviewer("GET", f"/claims/{desk.other_claim}").json["state"] == "open"


def test_a_claim_seen_in_an_older_version_is_refused(desk: Desk, reviewer: Caller) -> None:
    answer = reviewer("POST", "/bulk", {"bulk": "exclude", "rows": [{"id": desk.claim, "version": 7}], "reason": "So."})  # fmt: skip

    assert answer.status_code == 409
    assert "changed since you looked" in answer.json["errors"][str(desk.claim)]


def test_findings_are_answered_and_roles_hold(desk: Desk, program: Program) -> None:
    reviewer = program(Role.REVIEWER)
    answered = reviewer("POST", "/bulk", {"bulk": "dismiss", "rows": [{"id": desk.finding}], "reason": "Both hold."})  # fmt: skip
    missing = reviewer("POST", "/bulk", {"bulk": "exclude", "rows": [{"id": desk.claim}]})
    more = {"bulk": "verdicts", "rows": [{"id": desk.claim}], "wanted": 2}
    others = {
        "bulk": "assign",
        "rows": [{"id": desk.claim}],
        "reviewer": email_of(Role.ADJUDICATOR),
    }

    assert answered.json["done"] == [desk.finding]
    assert (missing.status_code, missing.json["detail"][:7]) == (422, "Say why")
    assert [reviewer("POST", "/bulk", one).status_code for one in (more, others)] == [403, 403]
    assert program(Role.ADJUDICATOR)("POST", "/bulk", more).status_code == 200
