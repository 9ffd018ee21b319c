"""What a reader objects to in a settled verdict becomes a task, is answered, and can be taken back."""

from __future__ import annotations

import re

from flask.testing import FlaskClient
from sqlalchemy import select

from factcheck.domain.roles import Role
from factcheck.history.verify import verify
from factcheck.store.claim import Claim
from factcheck.store.objection import Objection
from factcheck.store.session import Store
from tests.api.conftest import Caller, token_of
from tests.web.conftest import Desk, SignedIn, verdict_data

WORDS = "The bulletin counts the missing as dead."


def settled(signed_in: SignedIn, desk: Desk) -> FlaskClient:
    """An adjudicator who has settled what a reviewer found."""
    signed_in(Role.REVIEWER).post(f"/claims/{desk.claim}/verdicts", data=verdict_data())
    chief = signed_in(Role.ADJUDICATOR)
    answer = chief.post(
        f"/claims/{desk.claim}/settlement", data={"label": "supported", "reason": "The bulletin."}
    )
    assert answer.status_code == 303
    return chief


def states(store: Store, desk: Desk) -> tuple[str, list[str]]:
    with store.reading() as db:
        return db.get_one(Claim, desk.claim).state, list(db.scalars(select(Objection.state)))


def test_a_reader_objects_and_the_claim_is_opened_again(
    signed_in: SignedIn, desk: Desk, store: Store
) -> None:
    chief, reader = settled(signed_in, desk), signed_in(Role.READER)
    address = f"/claims/{desk.claim}/objections"
    assert "Object to this verdict" in reader.get(f"/claims/{desk.claim}").text

    raised = reader.post(address, data={"words": WORDS, "source": "Bulletin 5"})

    assert raised.status_code == 303
    assert "1 objection to this verdict waits" in reader.get(f"/claims/{desk.claim}").text
    inbox = chief.get("/").text
    assert WORDS in inbox
    assert "somebody takes a settled verdict for wrong" in inbox
    assert WORDS not in signed_in(Role.REVIEWER).get("/").text
    assert reader.post(address, data={"words": "Again."}).status_code == 409

    nothing = chief.post(f"{address}/1/answer", data={"reason": "", "then": "reopen"})
    assert (nothing.status_code, states(store, desk)) == (422, ("settled", ["open"]))
    answered = chief.post(
        f"{address}/1/answer", data={"reason": "Bulletin 5 says so.", "then": "reopen"}
    )
    late = chief.post(f"{address}/1/answer", data={"reason": "Kept words.", "then": "stands"})

    assert (answered.status_code, late.status_code) == (303, 409)
    assert "Kept words." in late.text
    assert states(store, desk) == ("reopened", ["upheld"])
    page = reader.get(address).text
    assert "upheld: the claim was opened again" in page
    assert "Bulletin 5 says so." in page
    with store.reading() as db:
        assert verify(db).problem is None


def test_the_answer_is_taken_back_with_the_opening_in_one_undoing(
    signed_in: SignedIn, desk: Desk, store: Store
) -> None:
    chief = settled(signed_in, desk)
    address = f"/claims/{desk.claim}/objections"
    signed_in(Role.READER).post(address, data={"words": WORDS})
    done = chief.post(f"{address}/1/answer", data={"reason": "So it is.", "then": "reopen"})

    # The last notice; the settlement before it was never looked at.
    form = re.findall(
        r'action="/history/undo">(.*?)</form>', chief.get(done.location).text, re.DOTALL
    )[-1]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    assert chief.post("/history/undo", data=fields).status_code == 303

    assert states(store, desk) == ("settled", ["open"])


def test_a_verdict_that_stands_keeps_standing(
    signed_in: SignedIn, desk: Desk, store: Store
) -> None:
    chief = settled(signed_in, desk)
    address = f"/claims/{desk.claim}/objections"
    reader = signed_in(Role.READER)
    reader.post(address, data={"words": WORDS})

    refused = reader.post(f"{address}/1/answer", data={"reason": "I say so.", "then": "reopen"})
    chief.post(f"{address}/1/answer", data={"reason": "The missing are listed apart.", "then": "stands"})  # fmt: skip

    assert refused.status_code == 403
    assert states(store, desk) == ("settled", ["declined"])
    assert WORDS not in chief.get("/").text


def test_what_is_not_settled_or_not_said_cannot_be_objected_to(
    signed_in: SignedIn, desk: Desk
) -> None:
    reader = signed_in(Role.READER)
    address = f"/claims/{desk.claim}/objections"

    early = reader.post(address, data={"words": WORDS})
    settled(signed_in, desk)
    empty = reader.post(address, data={"words": ""})

    assert (early.status_code, empty.status_code) == (409, 422)
    assert "there is no settled verdict to object to" in early.text
    assert WORDS in early.text or "There is no settled verdict to object to now." in early.text
    assert "Say what is wrong with the verdict." in empty.text
    assert reader.get("/claims/999/objections").status_code == 404


def test_programs_object_and_answer_by_the_same_rules(
    signed_in: SignedIn, desk: Desk, store: Store
) -> None:
    chief = settled(signed_in, desk)
    reader = Caller(chief.application.test_client(), token_of(store, Role.READER))
    adjudicator = Caller(chief.application.test_client(), token_of(store, Role.ADJUDICATOR))

    made = reader("POST", f"/claims/{desk.claim}/objections", {"words": WORDS})
    refused = reader("POST", "/objections/1/answer", {"stands": True, "reason": "No."})
    done = adjudicator("POST", "/objections/1/answer", {"stands": True, "reason": "Listed apart."})
    listed = reader("GET", f"/claims/{desk.claim}/objections").json["objections"]

    assert (made.status_code, refused.status_code, done.status_code) == (201, 403, 200)
    assert [(one["state"], one["answer"]) for one in listed] == [("declined", "Listed apart.")]
