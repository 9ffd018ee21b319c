"""Claims made by hand, split and merged: what goes over, what is reset, and who came first."""

from __future__ import annotations

from datetime import date
from threading import Barrier, Thread

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.claim import AttributionMode
from factcheck.domain.errors import InputError, RuleViolationError, StaleEditError
from factcheck.domain.finding import BY_HAND, Severity
from factcheck.domain.roles import Role
from factcheck.domain.value import ValueKind
from factcheck.domain.verdict import Question
from factcheck.history.verify import verify
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.lineage import ClaimLineage
from factcheck.store.session import Store
from factcheck.store.source import Evidence
from factcheck.store.verdict import Verdict
from factcheck.workflow.adjudicate import reopen_claim
from factcheck.workflow.claim_by_hand import Credit, add_claim, take_claim_in
from factcheck.workflow.claim_facts import TypedValue, credit_claim, set_values
from factcheck.workflow.claim_merge import merge_claims
from factcheck.workflow.claim_split import Piece, split_claim
from factcheck.workflow.finding_by_hand import raise_finding
from factcheck.workflow.review import exclude_claim, record_verdict
from factcheck.workflow.undo import undo_event
from tests import factories
from tests.conftest import NOW
from tests.workflow.test_undo import tables

ADA, GRACE = "ada@example.org", "grace@example.org"
WORDS = "At least 40 people died when the Velm burst its banks on Monday"
DEAD = Piece(words="At least 40 people died", statement="At least 40 people died.")
BURST = Piece(words="the Velm burst its banks on Monday", statement="The Velm burst its banks.")


def parent(db: Session, **changed: object) -> Claim:
    return factories.claim(db, words=WORDS, claimant="Ana Ruiz", mode="indirect", **changed)


def judge(db: Session, claim: Claim, who: str = ADA) -> Verdict:
    return record_verdict(
        db, claim_id=claim.id, question=Question.TRUTH, label="supported", rationale="The bulletin.",
        as_of=date(2026, 3, 2), version=claim.version, reviewer=who, at=NOW,
    )  # fmt: skip


def split(db: Session, claim: Claim, *pieces: Piece) -> tuple[Claim, ...]:
    return split_claim(
        db,
        claim_id=claim.id,
        pieces=pieces or (DEAD, BURST),
        version=claim.version,
        actor=ADA,
        at=NOW,
    )


def last(db: Session) -> Event:
    return db.scalars(select(Event).order_by(Event.id.desc()).limit(1)).one()


def test_a_new_claim_is_found_in_the_words_and_read(db: Session) -> None:
    article = factories.article(db)

    made = add_claim(
        db, article_id=article.id, words="12  bridges were lost", statement="12 bridges were lost.",
        credit=Credit(claimant="Ana Ruiz", cue="added"), actor=ADA, at=NOW,
    )  # fmt: skip

    assert made.text == "12 bridges were lost"
    assert (made.origin, made.state, made.claimant, made.mode) == (
        "person", "open", "Ana Ruiz", "indirect",
    )  # fmt: skip
    assert [one.number for one in made.values] == [12.0]


def test_words_that_are_apart_make_parts(db: Session) -> None:
    article = factories.article(db)

    made = add_claim(
        db, article_id=article.id, words="At least 40 people died … on Monday",
        statement="At least 40 people died on Monday.", actor=ADA, at=NOW,
    )  # fmt: skip

    assert [article.text[start:end] for start, end in made.parts] == [
        "At least 40 people died", "on Monday",
    ]  # fmt: skip


def test_words_that_are_not_there_are_named(db: Session) -> None:
    article = factories.article(db)

    with pytest.raises(InputError, match="not in the article: “50 people died”"):
        add_claim(
            db, article_id=article.id, words="50 people died", statement="So.", actor=ADA, at=NOW
        )


def test_the_same_claim_is_not_made_twice(db: Session) -> None:
    one = factories.claim(db)

    with pytest.raises(RuleViolationError, match=f"claim {one.id} says the same"):
        add_claim(
            db,
            article_id=one.article_id,
            words=one.text,
            statement=one.statement,
            actor=ADA,
            at=NOW,
        )


def test_a_split_carries_evidence_and_resets_verdicts(db: Session) -> None:
    claim = parent(db)
    factories.evidence(db, claim)
    judge(db, claim)

    first, second = split(
        db, claim, DEAD, Piece(words=BURST.words, statement="So.", evidence=False)
    )

    assert claim.state == "excluded"
    assert claim.excluded_because == (
        f"Split into claims {first.id} and {second.id}. It says more than one thing."
    )
    assert (first.origin, first.state, first.claimant) == ("person", "open", "Ana Ruiz")
    assert [one.number for one in first.values] == [40.0]
    carried = db.scalars(select(Evidence).where(Evidence.claim_id == first.id)).one()
    assert carried.note.endswith(f"(carried over from claim {claim.id})")
    ties = db.execute(
        select(
            ClaimLineage.child_id, ClaimLineage.happened, ClaimLineage.evidence,
            ClaimLineage.verdicts, ClaimLineage.verdicts_before,
        ).order_by(ClaimLineage.child_id)
    ).all()  # fmt: skip
    assert ties == [(first.id, "split", 1, 0, 1), (second.id, "split", 0, 0, 1)]
    assert verify(db).problem is None


def test_verdicts_go_over_where_that_is_chosen(db: Session) -> None:
    claim = parent(db)
    factories.evidence(db, claim)
    judge(db, claim)

    chosen = Piece(words=DEAD.words, statement=DEAD.statement, verdicts=True)
    first, second = split(db, claim, chosen, BURST)

    assert (first.state, second.state) == ("agreed", "open")
    given = db.scalars(select(Verdict).where(Verdict.claim_id == first.id)).one()
    assert (given.reviewer, given.label) == (ADA, "supported")
    assert given.rationale == f"The bulletin. (As given on claim {claim.id}.)"


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        ((DEAD,), "two or more"),
        ((DEAD, Piece(words=BURST.words, statement=DEAD.statement)), "are the same"),
        ((DEAD, Piece(words="12 bridges", statement="So.")), "not in the words of this claim"),
    ],
)
def test_a_split_that_is_none_changes_nothing(
    db: Session, pieces: tuple[Piece, ...], said: str
) -> None:
    claim = parent(db)

    with pytest.raises((RuleViolationError, InputError), match=said):
        split(db, claim, *pieces)

    assert db.scalars(select(Claim)).all() == [claim]


def test_a_verdict_on_a_claim_just_split_is_told_where_to_go(db: Session) -> None:
    claim = parent(db)
    factories.evidence(db, claim)
    first, second = split(db, claim)

    with pytest.raises(RuleViolationError, match=f"claims {first.id} and {second.id} in the place"):
        judge(db, claim, GRACE)
    with pytest.raises(RuleViolationError, match="in the history"):
        reopen_claim(db, claim_id=claim.id, reason="Again.", actor=GRACE, at=NOW)


def test_verdicts_given_blind_do_not_go_over(db: Session) -> None:
    claim = parent(db, verdicts_wanted=2)
    factories.evidence(db, claim)
    judge(db, claim)

    with pytest.raises(RuleViolationError, match="given blind"):
        split(db, claim, Piece(words=DEAD.words, statement=DEAD.statement, verdicts=True), BURST)


def test_a_split_is_undone_and_done_again(db: Session) -> None:
    claim = parent(db)
    factories.evidence(db, claim)
    factories.quotation(db, claim.article)
    before = tables(db)
    split(db, claim)
    number = last(db).id
    after = tables(db)

    undone = undo_event(db, event_id=number, actor=ADA, role=Role.REVIEWER, at=NOW)
    assert tables(db) == before
    undo_event(db, event_id=undone.id, actor=ADA, role=Role.REVIEWER, at=NOW)

    assert tables(db) == after
    assert verify(db).problem is None


def test_a_split_that_was_judged_on_is_not_undone(db: Session) -> None:
    claim = parent(db)
    factories.evidence(db, claim)
    first, _ = split(db, claim)
    number = last(db).id
    judge(db, first, GRACE)

    with pytest.raises(
        RuleViolationError, match=r"grace@example\.org, event \d+ \(verdict recorded\)"
    ):
        undo_event(db, event_id=number, actor=ADA, role=Role.REVIEWER, at=NOW)


def test_neighbours_are_merged_into_one(db: Session) -> None:
    article = factories.article(db)
    one = factories.claim(db, article)
    other = factories.claim(db, article, BURST.words, statement=BURST.statement)
    factories.evidence(db, one)
    judge(db, one)

    made = merge_claims(
        db, versions={one.id: one.version, other.id: other.version},
        statement="At least 40 people died when the Velm burst its banks.", verdicts=True,
        actor=ADA, at=NOW,
    )  # fmt: skip

    assert made.parts == [*one.parts, *other.parts]
    assert one.excluded_because == f"Merged into claim {made.id}. Together they say one thing."
    assert other.state == "excluded"
    # Only one of the two had the verdict, so it does not hold for both.
    assert (made.state, made.origin) == ("open", "person")
    assert len(db.scalars(select(Evidence).where(Evidence.claim_id == made.id)).all()) == 1
    assert verify(db).problem is None


def test_a_verdict_on_all_of_the_merged_goes_over(db: Session) -> None:
    article = factories.article(db)
    claims = [factories.claim(db, article), factories.claim(db, article, BURST.words)]
    for one in claims:
        factories.evidence(db, one)
        judge(db, one)

    made = merge_claims(
        db, versions={one.id: one.version for one in claims}, statement="All of it.", verdicts=True,
        actor=ADA, at=NOW,
    )  # fmt: skip

    assert made.state == "agreed"


def test_only_claims_of_one_article_are_merged(db: Session) -> None:
    one = factories.claim(db)
    other = factories.claim(db, factories.article(db, factories.TEXT + " More."))

    with pytest.raises(RuleViolationError, match="same article"):
        merge_claims(db, versions={one.id: 1, other.id: 1}, statement="Both.", actor=ADA, at=NOW)


def test_what_was_left_out_is_taken_in_again(db: Session) -> None:
    claim = factories.claim(db)
    exclude_claim(db, claim_id=claim.id, reason="A wish.", version=1, actor=ADA, at=NOW)

    take_claim_in(
        db, claim_id=claim.id, reason="It is a fact.", version=claim.version, actor=GRACE, at=NOW
    )

    assert (claim.state, claim.excluded_because) == ("reopened", None)


def test_values_are_set_by_hand_and_read_again(db: Session) -> None:
    claim = parent(db)
    factories.value(db, claim)
    typed = TypedValue(kind=ValueKind.DATE, words="on Monday", date="2026-03-02", iso8601="")

    set_values(
        db, claim_id=claim.id, values=[typed], reason="The day.", version=1, actor=ADA, at=NOW
    )
    assert [(one.kind, one.text, one.date) for one in claim.values] == [
        ("date", "on Monday", "2026-03-02")
    ]
    number = last(db).id
    set_values(db, claim_id=claim.id, values=None, reason="As read.", version=2, actor=ADA, at=NOW)
    assert 40.0 in [one.number for one in claim.values]

    undo_event(db, event_id=last(db).id, actor=ADA, role=Role.REVIEWER, at=NOW)
    undo_event(db, event_id=number, actor=ADA, role=Role.REVIEWER, at=NOW)
    assert [one.number for one in claim.values] == [40.0]
    assert verify(db).problem is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"date": "the second of March"}, "EDTF"),
        ({"date": "2026-02-31"}, "EDTF"),
        ({"number": 3.0, "iso8601": "3 days"}, "ISO 8601"),
        ({"low": 4.0, "high": 3.0}, "above"),
        ({}, "a number, bounds or a date"),
    ],
)
def test_a_value_is_written_as_the_standards_say(
    db: Session, typed: dict[str, object], said: str
) -> None:
    claim = parent(db)

    with pytest.raises(InputError, match=said):
        set_values(
            db, claim_id=claim.id,
            values=[TypedValue(kind=ValueKind.DATE, words="Monday", **typed)],  # type: ignore[arg-type]
            reason="So.", version=1, actor=ADA, at=NOW,
        )  # fmt: skip


def test_a_claim_is_credited_to_somebody_else(db: Session) -> None:
    claim = factories.claim(db)

    credit_claim(
        db, claim_id=claim.id,
        credit=Credit(claimant="Ana Ruiz", cue="said", channel="radio", mode=AttributionMode.INDIRECT),
        reason="The sentence says so.", version=1, actor=ADA, at=NOW,
    )  # fmt: skip

    assert (claim.claimant, claim.cue, claim.channel, claim.mode) == (
        "Ana Ruiz", "said", "radio", "indirect",
    )  # fmt: skip
    assert "(before: the article, own-voice)" not in claim.statement


def test_a_person_flags_words(db: Session) -> None:
    claim = factories.claim(db)

    found = raise_finding(
        db, article_id=claim.article_id, words="40 people", kind="other", severity=Severity.WARNING,
        message="The bulletin has 41.", actor=ADA, at=NOW,
    )  # fmt: skip

    assert (found.detector, found.state, found.text) == (BY_HAND, "open", "40 people")
    db.refresh(found)
    assert [one.claim_id for one in found.claims] == [claim.id]


def test_of_two_who_split_at_once_one_is_told(store: Store) -> None:
    with store.writing() as db:
        number = parent(db).id
    start, said = Barrier(2), []

    def go(who: str) -> None:
        start.wait()
        try:
            with store.writing() as db:
                split_claim(db, claim_id=number, pieces=(DEAD, BURST), version=1, actor=who, at=NOW)
                said.append("split")
        except (RuleViolationError, StaleEditError) as error:
            said.append(str(error))

    people = [Thread(target=go, args=(who,)) for who in (ADA, GRACE)]
    for one in people:
        one.start()
    for one in people:
        one.join()

    assert max(said) == "split"
    assert "has put claims 2 and 3 in the place of claim 1" in min(said)
    with store.reading() as db:
        assert len(db.scalars(select(Claim)).all()) == 3
