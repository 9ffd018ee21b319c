"""The board: what blocks each article, who has what in hand, every number with its link."""

from __future__ import annotations

from datetime import date

from flask.testing import FlaskClient

from factcheck.domain.roles import Role
from factcheck.queries.progress import kinds_of_claims, people_at_work
from factcheck.store.claim import Claim
from factcheck.store.session import Store
from tests.factories import recorded
from tests.web.conftest import Desk, SignedIn, verdict_data


def test_the_board_says_what_blocks_and_where_to_look(reviewer: FlaskClient, desk: Desk) -> None:
    page = reviewer.get("/board").get_data(as_text=True)

    assert "1 error to answer" in page
    assert f"/findings?severity=error&amp;state=open&amp;article={desk.article}" in page
    assert "Nobody has given a verdict" in page


def test_a_verdict_is_counted_for_its_day_and_its_person(reviewer: FlaskClient, desk: Desk) -> None:
    reviewer.post(f"/claims/{desk.claim}/verdicts", data=verdict_data())

    page = reviewer.get("/board").get_data(as_text=True)

    assert "1 given" in page
    assert "reviewer@example.org" in page
    assert "/history?actor=reviewer" in page


def test_what_somebody_has_in_hand_is_listed(reviewer: FlaskClient, desk: Desk) -> None:
    reviewer.post(f"/claims/{desk.claim}/hands", data={"reviewer": "reviewer@example.org"})
    page = reviewer.get("/board?person=reviewer@example.org").get_data(as_text=True)
    assert "In the hands of reviewer@example.org" in page
    late = reviewer.get("/board?person=reviewer@example.org&overdue=1").get_data(as_text=True)
    assert "Nothing any more" in late


def test_the_work_is_counted_by_kind_and_by_person(
    signed_in: SignedIn, store: Store, desk: Desk
) -> None:
    with store.writing() as db:
        db.get_one(Claim, desk.claim).verdicts_wanted = 2
        recorded(db)
    for role, label in ((Role.REVIEWER, "supported"), (Role.ADJUDICATOR, "refuted")):
        signed_in(role).post(f"/claims/{desk.claim}/verdicts", data=verdict_data(label=label))

    with store.reading() as db:
        kinds = {one.kind: one for one in kinds_of_claims(db)}
        people = people_at_work(db, date(2026, 3, 3))

    counted = [(kinds[name].total, kinds[name].left, kinds[name].disputed) for name in ("casualties", "event")]  # fmt: skip
    assert counted == [(1, 0, 1), (1, 1, 0)]
    assert [(one.given, one.disputed, one.stale) for one in people] == [(1, 1, 0), (1, 1, 0)]
    page = signed_in(Role.READER).get("/board").text
    assert "/claims?kind=casualties&amp;state=disputed" in page
    assert "/claims?state=disputed" in page
