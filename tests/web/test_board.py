"""The board: what blocks each article, who has what in hand, every number with its link."""

from __future__ import annotations

from flask.testing import FlaskClient

from tests.web.conftest import Desk, verdict_data


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
