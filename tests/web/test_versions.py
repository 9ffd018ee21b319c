"""New wordings in the browser: taken in, proposed, compared, and claims carried over."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from factcheck.domain.roles import Role
from factcheck.store.claim import Claim
from factcheck.store.session import Store
from factcheck.store.version import CarriedClaim
from tests.web.conftest import Desk, SignedIn, verdict_data

OLD = (
    "Ferry strikes pier in Halvik\n\nAt least 14 people were hurt when the ferry Sunniva struck the pier at "
    "Halvik on Friday, the port said.\n\nThe ferry carries 220 people. It was built in 1998. The port closed two "
    "of its piers for a week. Divers looked at the hull on Saturday and found three cracks.\n"
)
NEW = OLD.replace("At least 14", "At least 16").replace(" It was built in 1998.", "")


def taken(client: FlaskClient, text: str) -> int:
    answer = client.post("/articles", data={"text": text, "published": "2026-03-07"})
    assert answer.status_code == 303, answer.text
    return int(answer.location.rsplit("/", 1)[1])


def reworded(client: FlaskClient, article: int, text: str = NEW) -> int:
    answer = client.post(
        f"/articles/{article}/versions", data={"text": text, "published": "2026-03-08"}
    )
    assert answer.status_code == 303, answer.text
    return int(re.findall(r"/articles/(\d+)/", answer.location)[0])


def test_a_new_wording_shows_what_became_of_each_claim(reviewer: FlaskClient) -> None:
    old = taken(reviewer, OLD)
    new = reworded(reviewer, old)

    page = unescape(reviewer.get(f"/articles/{new}/versions").text)
    assert "98% alike" in page or "97% alike" in page
    assert "Not in the new version." in page
    assert "with unchanged words" in page
    assert "A newer version exists:" in reviewer.get(f"/articles/{old}").text
    assert (
        f'This is a new version of <a href="/articles/{old}">'
        in reviewer.get(f"/articles/{new}").text
    )
    compared = reviewer.get(f"/articles/{new}/compare?with={old}").text
    assert "What the new wording changed" in compared
    assert re.search(r"<del>.{0,60}14", compared)


def test_claims_are_carried_in_bulk_and_one_by_one(reviewer: FlaskClient, store: Store) -> None:
    old = taken(reviewer, OLD)
    with store.reading() as db:
        claim = db.scalars(select(Claim.id).where(Claim.text.like("%220 people%"))).first()
    reviewer.post(
        f"/claims/{claim}/verdicts",
        data=verdict_data(
            label="not-checkable", rationale="Counted by nobody.", as_of="2026-03-07"
        ),
    )
    new = reworded(reviewer, old)

    assert reviewer.post(f"/articles/{new}/versions/claims").status_code == 303
    with store.reading() as db:
        rows = db.scalars(select(CarriedClaim)).all()
        waiting = {row.found: row.id for row in rows if row.state == "waiting"}
        carried = next(row.claim_id for row in rows if row.carried_from_id == claim)
    assert set(waiting) >= {"changed", "vanished"}
    page = unescape(reviewer.get(f"/claims/{carried}").text)
    assert "is no verdict on this version" in page
    assert "Counted by nobody." in page

    one = reviewer.post(
        f"/articles/{new}/versions/claims/{waiting['changed']}", data={"answer": "carry"}
    )
    gone = reviewer.post(
        f"/articles/{new}/versions/claims/{waiting['vanished']}", data={"answer": "leave"}
    )
    twice = reviewer.post(
        f"/articles/{new}/versions/claims/{waiting['changed']}", data={"answer": "leave"}
    )
    assert (one.status_code, gone.status_code, twice.status_code) == (303, 303, 409)
    assert "Stand by your 1 verdict" in reviewer.get(f"/articles/{new}/versions").text
    assert reviewer.post(f"/articles/{new}/versions/verdicts").status_code == 303
    assert reviewer.post(f"/articles/{new}/versions/verdicts").status_code == 409


def test_what_was_not_found_is_placed_by_hand_and_taken_back(
    reviewer: FlaskClient, store: Store
) -> None:
    old = taken(reviewer, OLD)
    new = reworded(reviewer, old, NEW + "\nShipwrights of Halvik laid her keel in 1998.\n")
    with store.reading() as db:
        row = db.scalars(select(CarriedClaim).where(CarriedClaim.found == "vanished")).first()
        assert row
        number, before = row.id, db.scalars(select(Claim.id)).all()
    address = f"/articles/{new}/versions/claims/{number}/place"
    page = unescape(reviewer.get(f"/articles/{new}/versions").text)
    assert address in page
    assert "laid her keel in 1998" in page

    wrong = reviewer.post(address, data={"words": "laid her keel in 1899"})
    empty = reviewer.post(address, data={"words": " "})

    assert (wrong.status_code, empty.status_code) == (422, 422)
    assert "These words are not in the article: “laid her keel in 1899”" in wrong.text
    assert ">laid her keel in 1899</textarea>" in wrong.text
    with store.reading() as db:
        assert db.scalars(select(Claim.id)).all() == before

    placed = reviewer.post(address, data={"words": "laid her keel in 1998", "near": ""})

    assert placed.status_code == 303
    with store.reading() as db:
        row = db.get_one(CarriedClaim, number)
        assert (row.state, row.found, row.text) == ("confirmed", "changed", "laid her keel in 1998")
        assert row.claim is not None
        assert "laid her keel in 1998" in row.claim.text
    page = reviewer.get(placed.location).text
    assert reviewer.post(address, data={"words": "laid her keel in 1998"}).status_code == 409
    undo = re.search(r'action="/history/undo">(.*?)</form>', page, re.DOTALL)
    assert undo
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', undo[1]))
    assert reviewer.post("/history/undo", data=fields).status_code == 303
    with store.reading() as db:
        row = db.get_one(CarriedClaim, number)
        assert (row.state, row.found, row.start) == ("waiting", "vanished", None)


def test_a_near_copy_is_proposed_and_a_person_decides(reviewer: FlaskClient) -> None:
    old = taken(reviewer, OLD)
    new = taken(reviewer, NEW)

    page = reviewer.get(f"/articles/{new}").text
    assert "Is it a new version of it?" in page
    proposal = re.findall(r"/versions/proposals/(\d+)", page)[0]
    assert reviewer.post(f"/articles/{new}/versions/proposals/{proposal}").status_code == 303
    assert "Is it a new version" not in reviewer.get(f"/articles/{new}").text

    linked = reviewer.post(f"/articles/{old}/versions/later", data={"article": str(new)})
    assert linked.status_code == 303
    assert "A newer version exists:" in reviewer.get(f"/articles/{old}").text


@pytest.mark.parametrize(
    ("data", "status", "says"),
    [
        ({"text": ""}, 422, "Paste the new wording"),
        ({"text": OLD}, 409, "nothing is new"),
        ({"text": NEW, "published": "soon"}, 422, "soon"),
    ],
)
def test_what_is_no_new_wording_comes_back(
    reviewer: FlaskClient, data: dict[str, str], status: int, says: str
) -> None:
    old = taken(reviewer, OLD)

    answer = reviewer.post(f"/articles/{old}/versions", data=data)

    assert answer.status_code == status
    assert says in answer.text
    assert data["text"].strip()[:40] in unescape(answer.text)


def test_a_reader_reads_the_versions_and_changes_none(signed_in: SignedIn, desk: Desk) -> None:
    reader = signed_in(Role.READER)

    page = reader.get(f"/articles/{desk.article}/versions")

    assert page.status_code == 200
    assert "<textarea" not in page.text
    assert reader.post(f"/articles/{desk.article}/versions", data={"text": NEW}).status_code == 403
