"""One thing done to many rows: one event, one undoing, and a word on each that cannot be done."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.domain.bulk import KINDS, MOST, Bulk, Order
from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import InputError, NotAllowedError, SomeRefusedError
from factcheck.domain.roles import Role
from factcheck.domain.verdict import Question
from factcheck.history.verify import verify
from factcheck.queries.as_of import article_as_of
from factcheck.queries.history import history_page
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.finding import Finding
from factcheck.store.known import ClaimStale
from factcheck.store.review import Assignment
from factcheck.store.session import Store
from factcheck.workflow.bulk import Outcome, do_in_bulk, refusals
from factcheck.workflow.in_hand import assign_claim, hand_back
from factcheck.workflow.review import record_verdict
from factcheck.workflow.staleness import Reuse
from factcheck.workflow.undo import undo_event
from tests import factories
from tests.factories import NOW

ADA, GRACE = "ada@example.org", "grace@example.org"
OTHER_TEXT = "Bridge falls in Orva\n\nAt least 40 people died when a bridge fell in Orva on Friday."


@pytest.fixture
def claims(store: Store) -> list[int]:
    """Three open claims, the last of another article."""
    with store.writing() as db:
        factories.account(db, ADA)
        factories.account(db, GRACE)
        article = factories.article(db)
        one = factories.claim(db, article)
        two = factories.claim(db, article, "the Velm burst its banks on Monday", kind="event")
        three = factories.claim(db, factories.article(db, OTHER_TEXT))
        return [one.id, two.id, three.id]


def give(
    store: Store, bulk: Bulk, numbers: list[int], *, partly: bool = False, actor: str = ADA, **told: object
) -> Outcome:  # fmt: skip
    with store.writing() as db:
        return do_in_bulk(
            db, order=Order(bulk=bulk, **told), rows=dict.fromkeys(numbers), partly=partly,  # type: ignore[arg-type]
            actor=actor, at=NOW,
        )  # fmt: skip


def events(db: Session) -> int:
    return db.scalar(select(func.max(Event.id))) or 0


ORDERS = {
    Bulk.ASSIGN: {"reviewer": GRACE, "due": date(2026, 4, 1)},
    Bulk.HAND_BACK: {"reviewer": GRACE, "reason": "She is on leave."},
    Bulk.DUE: {"reviewer": GRACE, "due": date(2026, 5, 1)},
    Bulk.VERDICTS: {"wanted": 3},
    Bulk.EXCLUDE: {"reason": "Not of this story."},
    Bulk.CONFIRM: {"reason": "It is so."},
    Bulk.EXPLAIN: {"reason": "The bulletin says why."},
    Bulk.DISMISS: {"reason": "Both are right."},
}


@pytest.mark.parametrize("bulk", list(Bulk))
def test_it_is_one_event_and_one_undoing_puts_all_back(
    store: Store, claims: list[int], bulk: Bulk
) -> None:
    with store.writing() as db:
        if bulk in {Bulk.HAND_BACK, Bulk.DUE}:
            for number in claims:
                assign_claim(db, claim_id=number, reviewer=GRACE, due=None, actor=ADA, at=NOW)
        article = db.get_one(Claim, claims[0]).article
        found = [factories.finding(db, article).id, factories.finding(db, article, "12 bridges").id]
    rows = claims if KINDS[bulk].about == "claim" else found
    with store.reading() as db:
        before, stood = events(db), _standing(db)

    outcome = give(store, bulk, rows, **ORDERS[bulk])

    assert outcome.done == tuple(rows)
    with store.reading() as db:
        assert events(db) == before + 1
        assert _standing(db) != stood
        assert verify(db).problem is None
    with store.writing() as db:
        undo_event(db, event_id=outcome.event, actor=ADA, role=Role.REVIEWER, at=NOW)
    with store.reading() as db:
        assert _standing(db) == stood
        assert verify(db).problem is None


def _standing(db: Session) -> list[object]:
    """What the orders change, as it is seen."""
    claims = db.execute(
        select(Claim.id, Claim.state, Claim.verdicts_wanted, Claim.excluded_because).order_by(Claim.id)
    )  # fmt: skip
    holds = db.execute(
        select(Assignment.claim_id, Assignment.reviewer, Assignment.due)
        .where(Assignment.ended_at.is_(None))
        .order_by(Assignment.id)
    )
    findings = db.execute(select(Finding.id, Finding.state, Finding.reason).order_by(Finding.id))
    return [*claims, *holds, *findings]


def test_nothing_is_done_where_some_cannot_be_unless_the_rest_is_to_go_on(
    store: Store, claims: list[int]
) -> None:
    give(store, Bulk.EXCLUDE, claims[:1], reason="A headline.")
    with store.reading() as db:
        before = events(db)

    with pytest.raises(SomeRefusedError, match="1 of these 3 claims cannot be done") as refused:
        give(store, Bulk.EXCLUDE, claims, reason="Not of this story.")

    assert refused.value.refused == {claims[0]: "This claim is excluded already."}
    with store.reading() as db:
        assert events(db) == before
        assert [db.get_one(Claim, one).state for one in claims] == ["excluded", "open", "open"]

    outcome = give(store, Bulk.EXCLUDE, claims, partly=True, reason="Not of this story.")

    assert (outcome.done, set(outcome.refused)) == (tuple(claims[1:]), {claims[0]})
    with store.reading() as db:
        assert db.get_one(Claim, claims[0]).excluded_because == "A headline."


def test_a_row_that_changed_since_it_was_seen_is_left_as_it_is(
    store: Store, claims: list[int]
) -> None:
    give(store, Bulk.VERDICTS, claims[:1], wanted=2)

    with store.reading() as db:
        told = refusals(
            db, order=Order(bulk=Bulk.EXCLUDE, reason="So."), rows={claims[0]: 1, claims[1]: 1, 99: 1},
            actor=ADA, at=NOW,
        )  # fmt: skip

    assert set(told) == {claims[0], 99}
    assert "changed since you looked" in told[claims[0]]
    assert told[99] == "There is no claim 99."


def test_each_claim_and_each_article_finds_it_in_its_own_history(
    store: Store, claims: list[int]
) -> None:
    outcome = give(store, Bulk.EXCLUDE, claims, reason="Not of this story.")

    with store.reading() as db:
        told = {
            "claim": [
                history_page(db, claim=one, before=None, viewer=ADA, all_people=False).lines[0].id
                for one in claims
            ],
            "article": [
                history_page(db, article=one, before=None, viewer=ADA, all_people=False).lines[0].id
                for one in (1, 2)
            ],
        }
        then = [article_as_of(db, one, viewer=ADA, event=outcome.event) for one in (1, 2)]
        first = history_page(db, claim=claims[0], before=None, viewer=ADA, all_people=False).lines[
            0
        ]

    assert told == {"claim": [outcome.event] * 3, "article": [outcome.event] * 2}
    assert first.sentence == "excluded 3 claims at once — “Not of this story.”"
    assert [[one.state for one in article.claims] for article in then] == [
        ["excluded", "excluded"], ["excluded"],
    ]  # fmt: skip


def test_what_rests_on_one_of_many_is_marked_stale_and_again_when_it_is_undone(
    store: Store, claims: list[int]
) -> None:
    with store.writing() as db:
        for one in claims[:1]:
            factories.evidence(db, db.get_one(Claim, one))
        _judge(db, claims[0])
        verdict = db.get_one(Claim, claims[0])
        _judge(db, claims[2], Reuse(earlier=claims[0], label="supported", evidence=(1,)))
        assert verdict.state == ClaimState.AGREED

    outcome = give(store, Bulk.EXCLUDE, claims[:2], reason="Not of this story.")

    with store.reading() as db:
        marks = db.scalars(select(ClaimStale.claim_id)).all()
        assert marks == [claims[2]]
    with store.reading() as db:
        last = events(db)
    with store.writing() as db, pytest.raises(NotAllowedError):
        undo_event(db, event_id=last, actor=GRACE, role=Role.REVIEWER, at=NOW)
    with store.writing() as db:  # what followed of it is hers to take back too
        for number in range(last, outcome.event - 1, -1):
            undo_event(db, event_id=number, actor=ADA, role=Role.REVIEWER, at=NOW)
    with store.reading() as db:
        assert db.get_one(Claim, claims[0]).state == ClaimState.AGREED
        assert verify(db).problem is None


def _judge(db: Session, number: int, reuse: Reuse | None = None) -> None:
    claim = db.get_one(Claim, number)
    record_verdict(
        db, claim_id=number, question=Question.TRUTH, label="supported", rationale="The bulletin.",
        as_of=date(2026, 3, 3), version=claim.version, reviewer=ADA, at=NOW, reuse=reuse,
    )  # fmt: skip


def test_somebody_else_undoes_it_only_as_an_adjudicator(store: Store, claims: list[int]) -> None:
    outcome = give(store, Bulk.EXCLUDE, claims, reason="So.")

    with store.writing() as db, pytest.raises(NotAllowedError):
        undo_event(db, event_id=outcome.event, actor=GRACE, role=Role.REVIEWER, at=NOW)


def test_it_is_not_undone_over_what_somebody_did_since(store: Store, claims: list[int]) -> None:
    outcome = give(store, Bulk.ASSIGN, claims, reviewer=GRACE)
    with store.writing() as db:
        hand_back(db, claim_id=claims[2], reviewer=GRACE, reason="", actor=GRACE, at=NOW)

    with store.writing() as db, pytest.raises(Exception, match="Undo that first"):
        undo_event(db, event_id=outcome.event, actor=ADA, role=Role.ADMIN, at=NOW + timedelta(1))


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (Order(bulk=Bulk.EXCLUDE), "Say why"),
        (Order(bulk=Bulk.HAND_BACK, reviewer=GRACE), "Say why"),
        (Order(bulk=Bulk.DUE), "by which day"),
        (Order(bulk=Bulk.VERDICTS, wanted=0), "one to"),
        (Order(bulk=Bulk.DISMISS, reason=" "), "Say why"),
    ],
)
def test_an_order_that_lacks_something_is_refused_as_a_whole(
    store: Store, claims: list[int], order: Order, said: str
) -> None:
    with store.writing() as db, pytest.raises(InputError, match=said):
        do_in_bulk(db, order=order, rows={claims[0]: 1}, partly=True, actor=ADA, at=NOW)


def test_nothing_and_too_many_are_refused(store: Store, claims: list[int]) -> None:
    order = Order(bulk=Bulk.EXCLUDE, reason="So.")
    with store.reading() as db:
        with pytest.raises(InputError, match="Tick at least one claim"):
            refusals(db, order=order, rows={}, actor=ADA, at=NOW)
        with pytest.raises(InputError, match="at most 500"):
            refusals(db, order=order, rows=dict.fromkeys(range(MOST + 1)), actor=ADA, at=NOW)


def test_who_may_give_an_order() -> None:
    assert Order(bulk=Bulk.ASSIGN).needs(ADA) is Role.REVIEWER
    assert Order(bulk=Bulk.ASSIGN, reviewer=ADA).needs(ADA) is Role.REVIEWER
    assert Order(bulk=Bulk.ASSIGN, reviewer=GRACE).needs(ADA) is Role.ADJUDICATOR
    assert Order(bulk=Bulk.HAND_BACK, reviewer=GRACE).needs(ADA) is Role.ADJUDICATOR
    assert Order(bulk=Bulk.VERDICTS, wanted=2).needs(ADA) is Role.ADJUDICATOR
    assert Order(bulk=Bulk.EXCLUDE).needs(ADA) is Role.REVIEWER


def test_the_record_keeps_no_name_in_clear(store: Store, claims: list[int]) -> None:
    give(store, Bulk.ASSIGN, claims[:1], reviewer=GRACE)
    outcome = give(store, Bulk.ASSIGN, claims, partly=True, reviewer=GRACE)

    with store.reading() as db:
        body = db.scalars(select(Event.body).where(Event.id == outcome.event)).one()
    assert GRACE not in body
    assert json.loads(body)["data"]["left"] == claims[:1]
