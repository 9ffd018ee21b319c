"""Searches that are kept, what undoing does to the index, and the part of the workbench a script asks for."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from factcheck.domain.roles import Role
from tests.web.conftest import Desk, SignedIn, verdict_data


def test_a_search_is_kept_counted_and_given_up(signed_in: SignedIn, desk: Desk) -> None:
    reviewer, other = signed_in(Role.REVIEWER), signed_in(Role.READER)
    told = reviewer.post("/search/kept", data={"q": "bridges", "name": "Lost bridges"})
    assert told.status_code == 303

    inbox = reviewer.get("/").get_data(as_text=True)
    assert re.search(r'/search\?q=bridges"><b>\d+</b> Lost bridges', inbox)
    assert "Lost bridges" not in other.get("/").get_data(as_text=True)
    number = re.search(
        r"/search/kept/(\d+)/giving-up", reviewer.get("/search").get_data(as_text=True)
    )
    assert number
    assert other.post(f"/search/kept/{number[1]}/giving-up").status_code == 404
    assert reviewer.post(f"/search/kept/{number[1]}/giving-up").status_code == 303
    assert "</b> Lost bridges" not in reviewer.get("/").get_data(as_text=True)


def test_a_search_without_a_name_comes_back_as_it_was(reviewer: FlaskClient, desk: Desk) -> None:
    answer = reviewer.post("/search/kept", data={"q": "bridges", "name": " "})
    assert answer.status_code == 422
    assert 'value="bridges"' in answer.get_data(as_text=True)


def test_what_was_undone_is_found_no_more(reviewer: FlaskClient, desk: Desk) -> None:
    reviewer.post(
        f"/claims/{desk.claim}/verdicts", data=verdict_data(rationale="A heliotrope note.")
    )
    page = reviewer.get(f"/claims/{desk.claim}").get_data(as_text=True)
    assert "<mark>heliotrope</mark>" in reviewer.get("/search?q=heliotrope").get_data(as_text=True)
    form = re.search(r'action="/history/undo">(.*?)</form>', page, re.DOTALL)
    assert form
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form[1]))
    assert reviewer.post("/history/undo", data=fields).status_code == 303

    assert "<mark>" not in reviewer.get("/search?q=heliotrope").get_data(as_text=True)


def test_the_script_gets_the_next_claim_and_the_line_of_the_judged_one(
    reviewer: FlaskClient, desk: Desk
) -> None:
    answer = reviewer.post(
        f"/claims/{desk.claim}/verdicts",
        data=verdict_data(then="next", back=f"/articles/{desk.article}"),
        headers={"X-Factcheck-Part": "panel"},
    )
    page = answer.get_data(as_text=True)

    assert answer.status_code == 200
    assert "<html" not in page
    assert "is recorded" in page
    assert f'<li class="agreed" data-claim="{desk.claim}">' in page
    shown = re.search(r'id="panel" data-claim="(\d+)"', page)
    assert shown
    assert int(shown[1]) in {desk.other_claim, desk.quoted_claim}


def test_next_skips_what_one_has_judged_and_says_so_at_the_end(
    reviewer: FlaskClient, desk: Desk
) -> None:
    claim, seen = desk.claim, []
    for _ in range(3):
        answer = reviewer.post(
            f"/claims/{claim}/verdicts",
            data=verdict_data(then="next", label="not-checkable", back=f"/articles/{desk.article}"),
        )
        assert answer.status_code == 303
        seen.append(claim)
        found = re.search(r"claim=(\d+)", answer.location)
        assert found
        claim = int(found[1])
    assert len(set(seen)) == 3
    assert "No other claim here waits for yours" in reviewer.get("/").get_data(as_text=True)
