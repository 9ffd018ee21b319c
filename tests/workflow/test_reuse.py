"""Earlier verdicts taken over, relations between claims, and what goes stale when something changes."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.relation import RelationKind
from factcheck.domain.roles import Role
from factcheck.domain.verdict import Question
from factcheck.history.verify import verify
from factcheck.queries.claim_lines import claim_list
from factcheck.queries.claims import panel
from factcheck.queries.inbox import inbox_page
from factcheck.queries.known import known_claims
from factcheck.queries.report import build_report
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.finding import FindingClaim
from factcheck.store.known import ClaimReuse, ClaimStale, ReusedEvidence
from factcheck.store.session import Store
from factcheck.store.source import Evidence
from factcheck.store.verdict import Verdict
from factcheck.workflow.adjudicate import reopen_claim, settle_claim, withdraw_settlement
from factcheck.workflow.checklist import answer_question, set_questions
from factcheck.workflow.claim import edit_claim
from factcheck.workflow.evidence import withdraw_evidence
from factcheck.workflow.relation import end_relation, refuse_relation, relate_claims
from factcheck.workflow.reuse import refuse_match, reuse_verdict
from factcheck.workflow.review import record_verdict
from factcheck.workflow.staleness import still_holds
from factcheck.workflow.undo import undo_event
from tests import factories
from tests.factories import NOW

ADA, GRACE, RUTH = "ada@example.org", "grace@example.org", "ruth@example.org"
SAID = "At least 40 people died in the flood in Kadra."


def told(db: Session, statement: str = SAID, number: float | None = 40.0) -> Claim:
    """A claim in an article of its own."""
    words = f"{statement} Edition {db.query(Claim).count()}."
    article = factories.article(db, text=f"Flood in Kadra\n\n{words}")
    claim = factories.claim(db, article, words=statement, statement=statement)
    if number is not None:
        factories.value(db, claim, words=statement, number=number, low=number)
    return claim


def judged(db: Session, claim: Claim, label: str = "supported", who: str = ADA) -> Verdict:
    return record_verdict(
        db, claim_id=claim.id, question=Question.TRUTH, label=label, rationale="The bulletin says so.",
        as_of=date(2026, 3, 2), version=claim.version, reviewer=who, at=NOW,
    )  # fmt: skip


def reuse(db: Session, claim: Claim, earlier: Claim, **more: Any) -> Verdict:
    return reuse_verdict(
        db,
        **{
            "claim_id": claim.id, "earlier_id": earlier.id, "rationale": f"As found on claim {earlier.id}.",
            "as_of": date(2026, 3, 2), "version": claim.version, "earlier_version": earlier.version,
            "reviewer": GRACE, "at": NOW,
        } | more,
    )  # fmt: skip


def marks(db: Session, claim: Claim) -> list[tuple[int, str]]:
    found = db.scalars(
        select(ClaimStale).where(ClaimStale.claim_id == claim.id, ClaimStale.cleared_at.is_(None))
    )
    return [(mark.because_id, mark.tie) for mark in found]


@pytest.fixture
def earlier(db: Session) -> Claim:
    """A claim with evidence that Ada found supported."""
    claim = told(db)
    factories.evidence(db, claim)
    judged(db, claim)
    return claim


@pytest.fixture
def later(db: Session, earlier: Claim) -> Claim:
    return told(db)


def test_a_reused_verdict_refers_to_the_evidence_and_does_not_copy_it(
    db: Session, earlier: Claim, later: Claim
) -> None:
    verdict = reuse(db, later, earlier)

    assert (later.state, verdict.label, verdict.reviewer) == ("agreed", "supported", GRACE)
    row = db.scalars(select(ClaimReuse)).one()
    assert (row.claim_id, row.earlier_id, row.verdict_id) == (later.id, earlier.id, verdict.id)
    referred = db.scalars(select(ReusedEvidence.evidence_id)).all()
    assert referred == db.scalars(select(Evidence.id)).all()
    assert len(referred) == 1
    last = db.scalars(select(Event).order_by(Event.id.desc()).limit(1)).one()
    assert last.action == "verdict.reused"
    assert verify(db).problem is None
    beside = panel(db, later.id, viewer=GRACE).beside
    assert [one.claim_id for one in beside.shared] == [earlier.id]
    assert [one.earlier_id for one in beside.reused] == [earlier.id]


def test_without_a_standing_verdict_there_is_nothing_to_reuse(db: Session, later: Claim) -> None:
    open_one = told(db)
    with pytest.raises(RuleViolationError, match="No verdict stands"):
        reuse(db, later, open_one)


def test_a_claim_that_changed_since_is_not_reused(
    db: Session, earlier: Claim, later: Claim
) -> None:
    with pytest.raises(StaleEditError, match="has changed"):
        reuse(db, later, earlier, earlier_version=earlier.version - 1)


def test_verdicts_are_not_taken_over_in_a_circle(db: Session, earlier: Claim, later: Claim) -> None:
    reuse(db, later, earlier)
    with pytest.raises(RuleViolationError, match="circle"):
        reuse(db, earlier, later)


def test_a_changed_verdict_reopens_what_reuses_it_and_what_reuses_that(
    db: Session, earlier: Claim, later: Claim
) -> None:
    latest = told(db)
    reuse(db, later, earlier)
    reuse(db, latest, later)

    judged(db, earlier, "refuted")

    assert marks(db, later) == [(earlier.id, "reuse")]
    assert marks(db, latest) == [(later.id, "reuse")]
    assert (later.state, latest.state) == ("reopened", "reopened")
    mark = db.scalars(select(ClaimStale)).first()
    assert mark is not None
    cause = db.get_one(Event, mark.event_id)
    assert (cause.action, cause.subject) == ("verdict.revised", f"claim/{earlier.id}")
    assert "“Supported” is now “Refuted”" in mark.what
    assert verify(db).problem is None


def test_undoing_reaches_what_rests_on_it(db: Session, earlier: Claim, later: Claim) -> None:
    settle_claim(db, claim_id=earlier.id, label="mixed", reason="Clear.", adjudicator=RUTH, at=NOW)
    settled = db.scalars(select(Event.id).order_by(Event.id.desc()).limit(1)).one()
    reuse(db, later, earlier)

    undo_event(db, event_id=settled, actor=RUTH, role=Role.ADMIN, at=NOW)

    assert marks(db, later) == [(earlier.id, "reuse")]
    assert verify(db).problem is None


def test_a_reuse_can_be_undone(db: Session, earlier: Claim, later: Claim) -> None:
    reuse(db, later, earlier)
    done = db.scalars(select(Event.id).order_by(Event.id.desc()).limit(1)).one()

    undo_event(db, event_id=done, actor=GRACE, role=Role.REVIEWER, at=NOW)

    assert panel(db, later.id, viewer=GRACE).beside.reused == ()
    assert later.state == "open"
    judged(db, earlier, "refuted")
    assert marks(db, later) == []
    assert verify(db).problem is None


def test_the_same_verdict_again_changes_nothing_for_others(
    db: Session, earlier: Claim, later: Claim
) -> None:
    reuse(db, later, earlier)
    judged(db, earlier)
    settle_claim(
        db, claim_id=earlier.id, label="supported", reason="Clear.", adjudicator=RUTH, at=NOW
    )
    assert marks(db, later) == []


def test_a_settled_claim_whose_ground_is_voided_says_so_in_the_report(
    db: Session, earlier: Claim, later: Claim
) -> None:
    settle_claim(
        db, claim_id=earlier.id, label="supported", reason="Clear.", adjudicator=RUTH, at=NOW
    )
    reuse(db, later, earlier)
    settle_claim(
        db, claim_id=later.id, label="supported", reason="Clear.", adjudicator=RUTH, at=NOW
    )

    withdraw_settlement(
        db, claim_id=earlier.id, reason="The bulletin was forged.", actor=RUTH, at=NOW
    )

    assert (later.state, later.withdrawn_as) == ("reopened", "supported")
    report = build_report(db, article_id=later.article_id, desk="d", address="")
    claim = next(one for one in report.claims if one.id == later.id)
    assert claim.standing is None
    assert f"claim {earlier.id}" in claim.stale[0]
    assert verify(db).problem is None


def test_reopening_and_withdrawn_evidence_reach_what_reuses_them(
    db: Session, earlier: Claim, later: Claim
) -> None:
    reuse(db, later, earlier)
    piece = db.scalars(select(Evidence)).one()

    withdraw_evidence(db, evidence_id=piece.id, reason="Forged.", actor=ADA, at=NOW)
    still_holds(db, claim_id=later.id, reason="Seen elsewhere.", seen=10**6, actor=RUTH, at=NOW)
    assert (later.state, marks(db, later)) == ("agreed", [])

    settle_claim(
        db, claim_id=earlier.id, label="supported", reason="Clear.", adjudicator=RUTH, at=NOW
    )
    assert marks(db, later) == []
    reopen_claim(db, claim_id=earlier.id, reason="New list.", actor=RUTH, at=NOW)
    assert marks(db, later) == [(earlier.id, "reuse")]


def test_a_mark_is_cleared_by_a_person_with_a_reason_or_by_a_new_verdict(
    db: Session, earlier: Claim, later: Claim
) -> None:
    reuse(db, later, earlier)
    judged(db, earlier, "refuted")
    seen = db.scalars(select(ClaimStale.id)).one()

    with pytest.raises(RuleViolationError, match="why it still holds"):
        still_holds(db, claim_id=later.id, reason=" ", seen=seen, actor=RUTH, at=NOW)
    with pytest.raises(StaleEditError, match="Something else"):
        still_holds(db, claim_id=later.id, reason="So.", seen=seen - 1, actor=RUTH, at=NOW)
    still_holds(db, claim_id=later.id, reason="Another list.", seen=seen, actor=RUTH, at=NOW)
    mark = db.get_one(ClaimStale, seen)
    assert (mark.cleared_by, mark.cleared_because) == (RUTH, "Another list.")
    with pytest.raises(RuleViolationError, match="not stale"):
        still_holds(db, claim_id=later.id, reason="So.", seen=seen, actor=RUTH, at=NOW)

    judged(db, earlier, "mixed")
    assert marks(db, later)
    factories.evidence(db, later)
    judged(db, later, "mixed", who=GRACE)
    assert marks(db, later) == []
    judged(db, earlier, "refuted")
    assert marks(db, later) == []
    assert verify(db).problem is None


def test_a_stale_claim_is_not_reused(db: Session, earlier: Claim, later: Claim) -> None:
    relate_claims(
        db, claim_id=later.id, other_id=earlier.id, kind=RelationKind.RESTATES, reason="Same toll.",
        actor=ADA, at=NOW,
    )  # fmt: skip
    judged(db, later)
    edit_claim(
        db, claim_id=earlier.id, statement="At least 41 people died in the flood in Kadra.",
        kind="casualties", reason="Misread.", version=earlier.version, actor=ADA, at=NOW,
    )  # fmt: skip

    assert (marks(db, later), later.state) == ([(earlier.id, "restates")], "agreed")
    with pytest.raises(RuleViolationError, match="stale itself"):
        reuse(db, told(db), later)


def test_restatements_share_evidence_and_end_when_taken_back(
    db: Session, earlier: Claim, later: Claim
) -> None:
    row = relate_claims(
        db, claim_id=later.id, other_id=earlier.id, kind=RelationKind.RESTATES, reason="Same toll.",
        actor=ADA, at=NOW,
    )  # fmt: skip

    assert [one.claim_id for one in panel(db, later.id, viewer=ADA).beside.shared] == [earlier.id]
    judged(db, later)
    here = panel(db, later.id, viewer=ADA).beside.relations[0]
    there = panel(db, earlier.id, viewer=ADA).beside.relations[0]
    assert (here.words, there.words) == ("restates", "is restated by")
    assert db.scalars(select(Evidence.claim_id)).all() == [earlier.id]

    end_relation(db, relation_id=row.id, reason="Another flood.", actor=ADA, at=NOW)
    assert panel(db, later.id, viewer=ADA).beside.shared == ()
    judged(db, earlier, "refuted")
    assert marks(db, later) == []
    assert verify(db).problem is None


@pytest.mark.parametrize(
    ("kind", "marked"),
    [
        (RelationKind.RESTATES, "marked"),
        (RelationKind.PART_OF, "marked"),
        (RelationKind.CONTRADICTS, "left alone"),
        (RelationKind.SUPERSEDES, "left alone"),
    ],
)
def test_only_what_leans_on_a_claim_goes_stale_with_it(
    db: Session, earlier: Claim, later: Claim, kind: RelationKind, marked: str
) -> None:
    relate_claims(
        db,
        claim_id=later.id,
        other_id=earlier.id,
        kind=kind,
        reason="See there.",
        actor=ADA,
        at=NOW,
    )
    judged(db, earlier, "refuted")
    assert bool(marks(db, later)) is (marked == "marked")


def test_a_relation_needs_a_reason_and_two_claims_and_is_said_once(
    db: Session, earlier: Claim, later: Claim
) -> None:
    asked: dict[str, Any] = {"kind": RelationKind.RESTATES, "actor": ADA, "at": NOW}
    with pytest.raises(RuleViolationError, match="Say why"):
        relate_claims(db, claim_id=later.id, other_id=earlier.id, reason=" ", **asked)
    with pytest.raises(RuleViolationError, match="itself"):
        relate_claims(db, claim_id=later.id, other_id=later.id, reason="x", **asked)
    relate_claims(db, claim_id=later.id, other_id=earlier.id, reason="Same.", **asked)
    with pytest.raises(RuleViolationError, match="already"):
        relate_claims(db, claim_id=earlier.id, other_id=later.id, reason="Same.", **asked)


def test_the_program_proposes_from_findings_and_refusals_are_kept(
    db: Session, earlier: Claim, later: Claim
) -> None:
    part = factories.claim(
        db, later.article, words="At least 40 people died", statement="50 soldiers died."
    )
    factories.value(db, part, words="At least 40 people", number=50.0)
    finding = factories.finding(db, on=part, kind="subset-exceeds-total")
    db.add(FindingClaim(finding=finding, claim=later))
    factories.recorded(db)

    found = panel(db, part.id, viewer=ADA).beside.proposals
    proposed = next(one for one in found if one.proposed == "subset-exceeds-total")
    assert (proposed.kind, {proposed.claim_id, proposed.to_id}) == (
        RelationKind.PART_OF,
        {part.id, later.id},
    )
    assert earlier.id not in {proposed.claim_id, proposed.to_id}

    refuse_relation(
        db, claim_id=proposed.claim_id, other_id=proposed.to_id, kind=proposed.kind,
        reason="Two battles.", proposed=proposed.proposed, actor=ADA, at=NOW,
    )  # fmt: skip
    assert not [
        one
        for one in panel(db, part.id, viewer=ADA).beside.proposals
        if one.proposed == "subset-exceeds-total"
    ]
    assert panel(db, part.id, viewer=ADA).beside.relations == ()
    assert verify(db).problem is None


def test_known_claims_come_with_their_verdict_and_another_figure_is_named(
    db: Session, earlier: Claim, later: Claim
) -> None:
    other = told(db, "At least 45,000 people died in the flood in Kadra.", 45_000.0)
    latest = told(db)

    found = {one.id: one for one in known_claims(db, latest.id, latest.statement)}

    assert (found[earlier.id].same_figure, found[earlier.id].label) == (True, "supported")
    assert found[earlier.id].as_of == date(2026, 3, 2)
    assert found[other.id].same_figure is False
    assert "45,000" in (found[other.id].figure or "")
    assert not found[other.id].reusable
    assert later.id in found


def test_the_same_words_about_another_country_are_not_offered(db: Session) -> None:
    words = "At least 40 people died in the flood in {} Korea."
    north = told(db, words.format("North"))
    south = told(db, words.format("South"))
    again = told(db, words.format("South"))

    found = {one.id for one in known_claims(db, again.id, again.statement)}

    assert south.id in found
    assert north.id not in found


def test_a_later_claim_is_offered_only_once_a_verdict_stands_on_it(
    db: Session, earlier: Claim, later: Claim
) -> None:
    assert known_claims(db, earlier.id, earlier.statement) == ()
    factories.evidence(db, later)
    judged(db, later)
    assert [one.id for one in known_claims(db, earlier.id, earlier.statement)] == [later.id]


def test_a_refused_match_is_not_offered_again_from_either_side(
    db: Session, earlier: Claim, later: Claim
) -> None:
    assert earlier.id in {one.id for one in known_claims(db, later.id, later.statement)}
    refuse_match(db, claim_id=later.id, other_id=earlier.id, actor=ADA, at=NOW)

    assert earlier.id not in {one.id for one in known_claims(db, later.id, later.statement)}
    assert later.id not in {one.id for one in known_claims(db, earlier.id, earlier.statement)}
    with pytest.raises(RuleViolationError, match="already"):
        refuse_match(db, claim_id=earlier.id, other_id=later.id, actor=ADA, at=NOW)
    assert verify(db).problem is None


def test_a_reworded_claim_is_found_by_its_new_words(
    db: Session, earlier: Claim, later: Claim
) -> None:
    edit_claim(
        db, claim_id=earlier.id, statement="The Velm bridge collapsed under a goods train.",
        kind="event", reason="Misread.", version=earlier.version, actor=ADA, at=NOW,
    )  # fmt: skip
    assert earlier.id not in {one.id for one in known_claims(db, later.id, later.statement)}
    train = told(db, "A goods train brought down the Velm bridge, which collapsed.", None)
    assert earlier.id in {one.id for one in known_claims(db, train.id, train.statement)}


def test_stale_claims_are_counted_and_can_be_listed(
    db: Session, earlier: Claim, later: Claim
) -> None:
    reuse(db, later, earlier)
    assert inbox_page(db).stale == 0
    judged(db, earlier, "refuted")

    found = claim_list(db, state="stale", kind="", article=None, page=1, viewer=ADA)
    assert [(one.id, one.stale) for one in found.lines] == [(later.id, True)]
    assert inbox_page(db).stale == 1


def test_questions_are_answered_with_their_source_and_the_desk_has_its_own(
    db: Session, later: Claim
) -> None:
    questions = panel(db, later.id, viewer=ADA).beside.questions
    assert questions[0].question == "Who counted, and when? Tolls rise."
    asked: dict[str, Any] = {
        "claim_id": later.id, "question": questions[0].question, "actor": ADA, "at": NOW,
    }  # fmt: skip
    answer_question(db, answer="The ministry.", source="bulletin 4", version=0, **asked)
    with pytest.raises(StaleEditError, match="Somebody has answered"):
        answer_question(db, answer="The army.", source="", version=0, **asked)
    with pytest.raises(RuleViolationError, match="found out"):
        answer_question(db, answer=" ", source="", version=1, **asked)

    set_questions(
        db, kind="casualties", questions=["Whose figure?", " ", "As of when?"], version=0,
        actor=RUTH, at=NOW,
    )  # fmt: skip

    shown = panel(db, later.id, viewer=ADA).beside.questions
    assert [one.question for one in shown[:2]] == ["Whose figure?", "As of when?"]
    assert (shown[-1].answer, shown[-1].source) == ("The ministry.", "bulletin 4")
    assert verify(db).problem is None


def test_reusing_while_the_earlier_verdict_is_voided_ends_well_either_way(store: Store) -> None:
    with store.writing() as db:
        earlier = told(db)
        factories.evidence(db, earlier)
        judged(db, earlier)
        settle_claim(
            db, claim_id=earlier.id, label="supported", reason="Clear.", adjudicator=RUTH, at=NOW
        )
        first, seen = earlier.id, earlier.version
        seconds = [told(db).id for _ in range(3)]
    start = threading.Barrier(4)
    refused: list[int] = []
    broken: list[BaseException] = []

    def take(number: int) -> None:
        start.wait()
        try:
            with store.writing() as db:
                reuse_verdict(
                    db, claim_id=number, earlier_id=first, rationale="As before.",
                    as_of=date(2026, 3, 2), version=1, earlier_version=seen, reviewer=GRACE, at=NOW,
                )  # fmt: skip
        except StaleEditError:
            refused.append(number)
        except BaseException as error:  # noqa: BLE001 - told below
            broken.append(error)

    def void() -> None:
        start.wait()
        with store.writing() as db:
            withdraw_settlement(db, claim_id=first, reason="Forged.", actor=RUTH, at=NOW)

    threads = [threading.Thread(target=take, args=(number,)) for number in seconds]
    threads.append(threading.Thread(target=void))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert broken == []
    with store.reading() as db:
        for number in seconds:
            claim = db.get_one(Claim, number)
            if number in refused:
                assert (claim.state, marks(db, claim)) == ("open", [])
            else:
                assert (claim.state, marks(db, claim)) == ("reopened", [(first, "reuse")])
        assert verify(db).problem is None
