"""Things as they stood at an earlier moment, from the record alone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, select

from factcheck.domain.errors import NotFoundError
from factcheck.domain.verdict import Question
from factcheck.history.replay import last_event
from factcheck.queries.as_of import article_as_of, claim_as_of
from factcheck.queries.history import Asked, history_page, told_lines
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.session import Store
from factcheck.workflow.claim import edit_claim
from factcheck.workflow.review import record_verdict
from tests import factories
from tests.factories import NOW

ADA = "ada@example.org"
DAY = timedelta(days=1)


def _verdict(store: Store, claim: int, label: str, at: datetime, version: int) -> None:
    with store.writing() as db:
        record_verdict(
            db, claim_id=claim, question=Question.TRUTH, label=label, rationale=f"It is {label}.",
            as_of=at.date(), version=version, reviewer=ADA, at=at,
        )  # fmt: skip


@pytest.fixture
def claim(store: Store) -> int:
    """A claim of 2 March, judged on 3 March, reworded on 4 March, judged anew on 5 March."""
    with store.writing() as db:
        made = factories.claim(db)
        factories.evidence(db, made)
        number = made.id
    _verdict(store, number, "supported", NOW + DAY, 1)
    with store.writing() as db:
        version = db.get_one(Claim, number).version
        edit_claim(
            db, claim_id=number, statement="At least 41 people died in the flood.",
            kind="casualties", reason="Bulletin 5.", version=version, actor=ADA, at=NOW + 2 * DAY,
        )  # fmt: skip
        version = db.get_one(Claim, number).version
    _verdict(store, number, "refuted", NOW + 3 * DAY, version)
    return number


def _then(store: Store, claim: int, at: datetime) -> tuple[str, list[str]]:
    with store.reading() as db:
        _article, then = claim_as_of(db, claim, viewer=ADA, at=at)
    return then.statement, [one.label for one in then.verdicts]


def test_a_claim_is_shown_as_it_stood_on_a_day(store: Store, claim: int) -> None:
    before, after = "At least 40 people died in the flood.", "At least 41 people died in the flood."

    assert _then(store, claim, NOW) == (before, [])
    assert _then(store, claim, NOW + DAY) == (before, ["supported"])
    assert _then(store, claim, NOW + 2 * DAY)[0] == after
    assert _then(store, claim, NOW + 9 * DAY) == (after, ["refuted"])


def test_the_last_state_is_the_state_there_is(store: Store, claim: int) -> None:
    with store.reading() as db:
        now = db.get_one(Claim, claim)
        then, one = claim_as_of(db, claim, viewer=ADA, at=NOW + 9 * DAY)
        assert (one.statement, one.state, one.kind) == (now.statement, now.state, now.kind)
        assert then.event == db.scalar(select(func.max(Event.id)))
    assert [item.source for item in one.evidence] == ["Office of Civil Protection, bulletin 4"]
    assert [item.reviewer for item in one.verdicts] == [ADA]


def test_an_event_names_the_same_state_as_its_moment(store: Store, claim: int) -> None:
    with store.reading() as db:
        event = last_event(db, NOW + DAY)
        by_event = claim_as_of(db, claim, viewer=ADA, event=event)
        by_moment = claim_as_of(db, claim, viewer=ADA, at=NOW + DAY)
    assert by_event[1] == by_moment[1]
    assert by_event[0].head == by_moment[0].head


def test_before_it_was_there_it_is_not_shown(store: Store, claim: int) -> None:
    with store.reading() as db:
        with pytest.raises(NotFoundError, match="not on the desk yet"):
            article_as_of(db, 1, viewer=ADA, at=NOW - DAY)
        with pytest.raises(ValueError, match="a moment or an event"):
            article_as_of(db, 1, viewer=ADA)


def test_verdicts_given_blind_are_kept_back_then_too(store: Store) -> None:
    with store.writing() as db:
        made = factories.claim(db, verdicts_wanted=2).id
        factories.evidence(db, db.get_one(Claim, made))
    _verdict(store, made, "supported", NOW, 1)

    with store.reading() as db:
        _then, theirs = claim_as_of(db, made, viewer="grace@example.org", at=NOW)
        _then, mine = claim_as_of(db, made, viewer=ADA, at=NOW)
    assert (theirs.verdicts, theirs.hidden) == ((), 1)
    assert [one.label for one in mine.verdicts] == ["supported"]


def test_the_stream_is_filtered_by_claim_and_time(store: Store, claim: int) -> None:
    with store.writing() as db:
        other = factories.claim(db, db.get_one(Claim, claim).article, "12 bridges were lost").id
    with store.reading() as db:

        def page(**asked: object) -> list[str]:
            found = history_page(db, before=None, viewer=ADA, all_people=True, **asked)  # type: ignore[arg-type]
            return [line.action for line in found.lines]

        mine = page(claim=claim)
        assert mine[:3] == ["verdict.revised", "claim.edited", "verdict.recorded"]
        assert "evidence.added" in mine
        assert page(claim=other) == ["store.created"]
        assert page(claim=claim, since=NOW + 2 * DAY, until=NOW + 3 * DAY) == ["claim.edited"]
        assert page(claim=99) == []
        asked = Asked(claim=claim, actor=ADA)
        lines = list(told_lines(db, asked, viewer=ADA, all_people=True))
    assert [line.id for line in lines] == sorted(line.id for line in lines)
    assert lines[-1].reason == "It is refuted."
    assert "Bulletin 5." in [line.reason for line in lines]
