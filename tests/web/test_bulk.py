"""One thing done to many from a list: looked at first, done as one event, taken back with one button."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from factcheck.domain.roles import Role
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.finding import Finding
from factcheck.store.review import Assignment
from factcheck.store.session import Store
from tests.web.conftest import Desk, SignedIn, email_of


def states(store: Store) -> list[str]:
    with store.reading() as db:
        return list(db.scalars(select(Claim.state).order_by(Claim.id)))


def ticked(page: str) -> list[str]:
    """What the page of looking would send, all ticks left as they are."""
    return re.findall(r'name="pick" value="([^"]+)"', page)


def test_the_claims_of_a_search_are_excluded_as_one_and_taken_back_as_one(
    store: Store, reviewer: FlaskClient, desk: Desk
) -> None:
    found = reviewer.get("/search?q=Velm&sort=claim").get_data(as_text=True)
    assert f'value="claim/{desk.other_claim}"' in found
    look = reviewer.post(
        "/bulk/looking",
        data={
            "bulk": "exclude", "where": "search", "asked": "q=Velm+OR&sort=claim", "which": "ticked",
            "pick": [f"claim/{desk.claim}", f"claim/{desk.other_claim}", f"finding/{desk.finding}"],
            "back": "/search?q=Velm",
        },
    ).get_data(as_text=True)  # fmt: skip
    assert "All 2 can be done. Nothing has been changed yet." in look
    assert states(store) == ["open"] * 3

    done = reviewer.post(
        "/bulk",
        data={
            "bulk": "exclude", "pick": ticked(look), "reason": "Not of this story.", "partly": "none",
            "back": "/search?q=Velm",
        },
    )  # fmt: skip

    assert (done.status_code, done.location) == (303, "/search?q=Velm")
    assert states(store) == ["excluded", "excluded", "open"]
    page = reviewer.get(done.location).get_data(as_text=True)
    assert "2 claims are excluded." in page
    undo = re.search(r'action="/history/undo">(.*?)</form>', page, re.DOTALL)
    assert undo
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', undo[1]))
    assert " " not in fields["events"]
    assert reviewer.post("/history/undo", data=fields).status_code == 303
    assert states(store) == ["open"] * 3


def test_all_that_a_list_holds_is_taken_however_long_the_list(
    store: Store, reviewer: FlaskClient, desk: Desk
) -> None:
    look = reviewer.post(
        "/bulk/looking",
        data={"bulk": "assign", "which": "all", "where": "claims", "asked": "kind=casualties", "back": "/claims"},
    ).get_data(as_text=True)  # fmt: skip
    assert ticked(look) == [f"claim/{desk.claim}@1"]
    everything = reviewer.post(
        "/bulk/looking",
        data={"bulk": "dismiss", "which": "all", "where": "findings", "asked": f"article={desk.article}"},
    ).get_data(as_text=True)  # fmt: skip
    assert len(ticked(everything)) == 2
    by_search = reviewer.post(
        "/bulk/looking",
        data={"bulk": "dismiss", "which": "all", "where": "search", "asked": "q=figures"},
    ).get_data(as_text=True)
    assert len(ticked(by_search)) == 1

    reviewer.post("/bulk", data={"bulk": "dismiss", "pick": ticked(everything), "reason": "Both hold.", "partly": "none"})  # fmt: skip

    with store.reading() as db:
        assert list(db.scalars(select(Finding.state))) == ["dismissed", "dismissed"]


def test_what_cannot_be_done_is_said_row_by_row_and_then_nothing_is_done(
    store: Store, reviewer: FlaskClient, desk: Desk
) -> None:
    numbers = [desk.claim, desk.other_claim]
    reviewer.post("/bulk", data={"bulk": "exclude", "pick": f"claim/{desk.claim}", "reason": "A.", "partly": "none"})  # fmt: skip
    order = {
        "bulk": "exclude",
        "pick": [f"claim/{one}" for one in numbers],
        "reason": "Kept words.",
    }

    nothing = reviewer.post("/bulk", data={**order, "partly": "none"})

    page = nothing.get_data(as_text=True)
    assert nothing.status_code == 409
    assert "1 of these 2 claims cannot be done, so nothing was changed" in page
    assert "Cannot be done: This claim is excluded already." in page
    assert "Kept words." in page
    assert states(store) == ["excluded", "open", "open"]

    rest = reviewer.post("/bulk", data={**order, "partly": "rest"})

    page = rest.get_data(as_text=True)
    assert rest.status_code == 200
    assert "1 claim is excluded; 1 was left as it was." in page
    assert "This claim is excluded already." in page
    assert 'action="/history/undo"' in page
    assert states(store) == ["excluded", "excluded", "open"]


def test_a_claim_that_changed_meanwhile_is_not_overrun(
    store: Store, reviewer: FlaskClient, desk: Desk
) -> None:
    reviewer.post(
        f"/claims/{desk.claim}/wording",
        data={"statement": "Other words.", "kind": "casualties", "reason": "So.", "version": "1"},
    )

    answer = reviewer.post(
        "/bulk",
        data={
            "bulk": "exclude",
            "pick": f"claim/{desk.claim}@1",
            "reason": "So.",
            "partly": "none",
        },
    )

    assert answer.status_code == 409
    assert "It has changed since you looked at it" in answer.get_data(as_text=True)
    assert states(store) == ["open"] * 3


@pytest.mark.parametrize(
    ("data", "status", "said"),
    [
        ({"bulk": "burn"}, 422, "Choose what is to be done"),
        ({"bulk": "exclude", "reason": "So."}, 422, "Tick at least one claim"),
        ({"bulk": "exclude", "pick": "claim/1", "reason": ""}, 422, "Say why"),
        ({"bulk": "due", "pick": "claim/1"}, 422, "Say by which day"),
        ({"bulk": "exclude", "pick": "claim/99", "reason": "So."}, 409, "There is no claim 99."),
        ({"bulk": "verdicts", "pick": "claim/1", "wanted": "2"}, 403, "adjudicator"),
        (
            {"bulk": "assign", "pick": "claim/1", "reviewer": "grace@example.org"},
            403,
            "adjudicator",
        ),
    ],
)
def test_a_form_that_cannot_be_taken_says_why(
    reviewer: FlaskClient, desk: Desk, data: dict[str, str], status: int, said: str
) -> None:
    answer = reviewer.post("/bulk", data={"partly": "none", **data})

    assert answer.status_code == status
    assert said in answer.get_data(as_text=True)


def test_looking_with_nothing_ticked_says_what_to_do(reviewer: FlaskClient, desk: Desk) -> None:
    answer = reviewer.post(
        "/bulk/looking", data={"bulk": "exclude", "which": "ticked", "where": "claims"}
    )

    assert "No claim is ticked" in answer.get_data(as_text=True)


def test_an_adjudicator_gives_many_to_somebody_asks_for_more_and_sets_a_day(
    store: Store, signed_in: SignedIn, desk: Desk
) -> None:
    signed_in(Role.REVIEWER)
    chief, grace = signed_in(Role.ADJUDICATOR), email_of(Role.REVIEWER)
    picks = [f"claim/{one}" for one in (desk.claim, desk.other_claim)]

    chief.post("/bulk", data={"bulk": "verdicts", "pick": picks, "wanted": "2", "partly": "none"})
    chief.post("/bulk", data={"bulk": "assign", "pick": picks, "reviewer": grace, "partly": "none"})
    chief.post("/bulk", data={"bulk": "due", "pick": picks, "reviewer": grace, "due": "2026-12-24", "partly": "none"})  # fmt: skip
    back = chief.post(
        "/bulk",
        data={
            "bulk": "hand-back",
            "pick": picks,
            "reviewer": grace,
            "reason": "Ill.",
            "partly": "none",
        },
    )

    assert back.status_code == 303
    with store.reading() as db:
        holds = db.execute(
            select(Assignment.reviewer, Assignment.due, Assignment.ended_because)
        ).all()
        last = list(db.scalars(select(Event.action).order_by(Event.id.desc()).limit(4)))
        wanted = list(db.scalars(select(Claim.verdicts_wanted).order_by(Claim.id)))
    assert [(one.reviewer, str(one.due), one.ended_because) for one in holds] == [
        (grace, "2026-12-24", "taken-away")
    ] * 2
    assert wanted == [2, 2, 1]
    assert last == ["claims.handed_back", "claims.due", "claims.assigned", "claims.verdicts_set"]


def test_a_reader_is_offered_no_ticks(signed_in: SignedIn, desk: Desk) -> None:
    page = signed_in(Role.READER).get("/claims").get_data(as_text=True)

    assert 'name="pick"' not in page
