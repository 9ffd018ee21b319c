"""Comments: written, answered, changed, withdrawn; who is called finds it in the inbox."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.history.verify import verify
from factcheck.queries.comments import comments_on
from factcheck.queries.inbox import waiting_for
from factcheck.store.claim import Claim
from factcheck.store.comment import Mention
from factcheck.store.event import Event
from factcheck.workflow.comment import (
    edit_comment,
    put_away_mention,
    withdraw_comment,
    write_comment,
)
from tests import factories
from tests.factories import NOW

ADA, GRACE = "ada@example.org", "grace.hopper@example.org"


@pytest.fixture
def claim(db: Session) -> Claim:
    factories.account(db, ADA)
    factories.account(db, GRACE)
    return factories.claim(db)


def calls(db: Session, who: str = GRACE) -> list[str]:
    return [one.what for one in waiting_for(db, viewer=who, settles=False, at=NOW)]


def test_a_comment_calls_people_and_answers_stand_under_it(db: Session, claim: Claim) -> None:
    first = write_comment(db, claim_id=claim.id, words="@hopper see page 3", actor=ADA, at=NOW)
    write_comment(db, claim_id=claim.id, words="Another matter.", actor=ADA, at=NOW)
    answer = write_comment(
        db, claim_id=claim.id, answers=first.id, words="Seen.", actor=GRACE, at=NOW
    )

    lines = comments_on(db, viewer=ADA, claim_id=claim.id)
    assert [(one.id, one.depth) for one in lines] == [(1, 0), (answer.id, 1), (2, 0)]
    assert calls(db) == ["@hopper see page 3"]
    assert calls(db, ADA) == []
    assert claim.state == "open", "a comment is no disagreement"
    assert verify(db).holds


def test_a_call_is_put_away_by_the_one_called(db: Session, claim: Claim) -> None:
    write_comment(db, claim_id=claim.id, words="@grace.hopper?", actor=ADA, at=NOW)
    number = db.scalars(select(Mention.id)).one()

    with pytest.raises(RuleViolationError, match="somebody else’s inbox"):
        put_away_mention(db, mention_id=number, actor=ADA, at=NOW)
    put_away_mention(db, mention_id=number, actor=GRACE, at=NOW)

    assert calls(db) == []
    with pytest.raises(RuleViolationError, match="already"):
        put_away_mention(db, mention_id=number, actor=GRACE, at=NOW)


def test_a_change_is_a_new_event_and_the_old_words_stay_in_the_record(
    db: Session, claim: Claim
) -> None:
    comment = write_comment(db, claim_id=claim.id, words="Wrong page.", actor=ADA, at=NOW)
    edit_comment(db, comment_id=comment.id, words="Page 4, @hopper.", version=1, actor=ADA, at=NOW)

    actions = db.scalars(select(Event.action).order_by(Event.id.desc()).limit(2)).all()
    assert actions == ["comment.edited", "comment.written"]
    assert any("Wrong page." in body for body in db.scalars(select(Event.body)))
    assert calls(db) == ["Page 4, @hopper."]
    with pytest.raises(StaleEditError) as caught:
        edit_comment(db, comment_id=comment.id, words="Late.", version=1, actor=ADA, at=NOW)
    assert caught.value.theirs["words"] == "Page 4, @hopper."


def test_a_withdrawn_comment_is_shown_as_such_and_calls_nobody(db: Session, claim: Claim) -> None:
    comment = write_comment(db, claim_id=claim.id, words="@hopper quick", actor=ADA, at=NOW)
    with pytest.raises(RuleViolationError, match="Only who wrote"):
        withdraw_comment(db, comment_id=comment.id, actor=GRACE, at=NOW)

    withdraw_comment(db, comment_id=comment.id, actor=ADA, at=NOW)

    (line,) = comments_on(db, viewer=GRACE, claim_id=claim.id)
    assert (line.words, line.withdrawn_at) == ("", NOW)
    assert calls(db) == []
    for refused in (
        lambda: edit_comment(db, comment_id=comment.id, words="x", version=2, actor=ADA, at=NOW),
        lambda: withdraw_comment(db, comment_id=comment.id, actor=ADA, at=NOW),
        lambda: write_comment(
            db, claim_id=claim.id, answers=comment.id, words="x", actor=GRACE, at=NOW
        ),
    ):
        with pytest.raises(RuleViolationError, match="withdrawn"):
            refused()


def test_a_comment_on_a_finding(db: Session, claim: Claim) -> None:
    finding = factories.finding(db, on=claim)
    write_comment(db, finding_id=finding.id, words="Sourced below, @hopper.", actor=ADA, at=NOW)

    (line,) = comments_on(db, viewer=GRACE, finding_id=finding.id)
    assert line.words == "Sourced below, @hopper."
    (waiting,) = waiting_for(db, viewer=GRACE, settles=False, at=NOW)
    assert (waiting.on, waiting.id, waiting.who) == ("finding", finding.id, ADA)
    with pytest.raises(RuleViolationError, match="does not stand here"):
        write_comment(db, claim_id=claim.id, answers=line.id, words="x", actor=ADA, at=NOW)


@pytest.mark.parametrize(("words", "says"), [("  ", "says something"), ("x" * 6_000, "at most")])
def test_a_comment_says_something_in_reason(
    db: Session, claim: Claim, words: str, says: str
) -> None:
    with pytest.raises(RuleViolationError, match=says):
        write_comment(db, claim_id=claim.id, words=words, actor=ADA, at=NOW)


def test_a_comment_on_nothing(db: Session) -> None:
    with pytest.raises(NoResultFound):
        write_comment(db, claim_id=999, words="Hello?", actor=ADA, at=NOW)


def test_a_long_thread_keeps_its_order(db: Session, claim: Claim) -> None:
    above = None
    for _ in range(40):
        above = write_comment(
            db, claim_id=claim.id, answers=above, words="On.", actor=ADA, at=NOW
        ).id

    assert [one.depth for one in comments_on(db, viewer=ADA, claim_id=claim.id)] == list(range(40))
