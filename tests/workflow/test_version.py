"""A new wording: proposed and never decided by the machine; claims go over by a person's word."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.finding import FindingState
from factcheck.domain.verdict import Question
from factcheck.history.verify import verify
from factcheck.queries.versions import carried_over, standing, versions_page
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding
from factcheck.store.session import Store
from factcheck.store.source import Evidence
from factcheck.store.verdict import Verdict
from factcheck.store.version import ArticleVersion, CarriedClaim, VersionProposal
from factcheck.workflow.carrying import carry_claim, carry_unchanged, leave_behind, stand_by
from factcheck.workflow.finding import decide_finding
from factcheck.workflow.near_copy import decline_version, propose_versions
from factcheck.workflow.review import exclude_claim, record_verdict
from factcheck.workflow.version import link_version
from tests import factories
from tests.factories import NOW, TEXT

NEWER = TEXT.replace("At least 40", "At least 42").replace(
    "She added that 12 bridges were lost.", "The army sent helicopters."
)
REBUILD = "We will rebuild every house"
LONG = " ".join(f"Sentence number {n} tells of the flood in Kadra." for n in range(30))


def two(db: Session) -> tuple[Article, Article, dict[str, int]]:
    """An article with claims, its new wording with a claim of its own reading, and the old claims."""
    old = factories.article(db)
    claims = {
        "changed": factories.claim(db, old, claimant="Ana Ruiz"),
        "unchanged": factories.claim(
            db, old, REBUILD, statement="The desk rebuilds.", kind="prediction"
        ),
        "vanished": factories.claim(db, old, "12 bridges were lost", kind="count"),
    }
    factories.value(db, claims["changed"])
    factories.quotation(db, old, by=claims["unchanged"])
    new = factories.article(db, NEWER)
    return old, new, {name: claim.id for name, claim in claims.items()}


def link(db: Session, old: Article, new: Article) -> dict[str, CarriedClaim]:
    link_version(db, article_id=new.id, earlier_id=old.id, actor="ada", at=NOW)
    return {row.found: row for row in db.scalars(select(CarriedClaim))}


def judge(db: Session, claim: int, reviewer: str = "ada") -> Verdict:
    on = db.get_one(Claim, claim)
    factories.evidence(db, on)
    return record_verdict(
        db, claim_id=claim, question=Question.TRUTH, label="supported", rationale="The bulletin.",
        as_of=date(2026, 3, 3), version=on.version, reviewer=reviewer, at=NOW,
    )  # fmt: skip


def test_every_claim_waits_with_what_became_of_its_words(store: Store) -> None:
    with store.writing() as db:
        old, new, claims = two(db)
        rows = link(db, old, new)

        assert {name: row.carried_from_id for name, row in rows.items()} == claims
        assert rows["changed"].text == "At least 42 people died"
        assert rows["vanished"].start is None
        assert {row.state for row in rows.values()} == {"waiting"}
        assert standing(db, old.id).newest.id == new.id  # type: ignore[union-attr]
        assert standing(db, new.id).waiting == 3
    with store.reading() as db:
        assert verify(db).holds


def test_a_carried_claim_is_open_with_its_evidence_and_the_old_verdict_beside_it(
    db: Session,
) -> None:
    old, new, claims = two(db)
    judge(db, claims["unchanged"])
    rows = link(db, old, new)

    claim = carry_claim(db, carried_id=rows["unchanged"].id, actor="ada", at=NOW)

    assert (claim.article_id, claim.statement, claim.state) == (
        new.id,
        "The desk rebuilds.",
        "open",
    )
    assert new.text[claim.start : claim.end] == REBUILD
    assert db.scalars(select(Verdict).where(Verdict.claim_id == claim.id)).all() == []
    assert len(db.scalars(select(Evidence).where(Evidence.claim_id == claim.id)).all()) == 1
    over = carried_over(db, claim.id, viewer="grace")
    assert over is not None
    assert (over.claim, over.text, over.same_words) == (claims["unchanged"], REBUILD, True)
    assert [one.label for one in over.verdicts] == ["supported"]


def test_a_reworded_claim_goes_to_what_the_new_version_was_read_to_say(db: Session) -> None:
    old, new, claims = two(db)
    read = factories.claim(
        db, new, "At least 42 people died", statement="At least 42 people died in the flood."
    )
    rows = link(db, old, new)

    claim = carry_claim(db, carried_id=rows["changed"].id, actor="ada", at=NOW)

    assert claim.id == read.id
    assert claim.statement == "At least 42 people died in the flood."
    assert carried_over(db, claim.id, viewer="ada").same_words is False  # type: ignore[union-attr]
    assert db.get_one(Claim, claims["changed"]).article_id == old.id


def test_unchanged_claims_are_confirmed_together_and_no_others(db: Session) -> None:
    old, new, _ = two(db)
    rows = link(db, old, new)

    assert carry_unchanged(db, article_id=new.id, actor="ada", at=NOW) == 1

    assert {name: row.state for name, row in rows.items()} == {
        "unchanged": "confirmed", "changed": "waiting", "vanished": "waiting",
    }  # fmt: skip
    with pytest.raises(RuleViolationError, match="No claim"):
        carry_unchanged(db, article_id=new.id, actor="ada", at=NOW)


def test_what_has_vanished_cannot_be_carried_but_left_behind(db: Session) -> None:
    old, new, _ = two(db)
    rows = link(db, old, new)

    with pytest.raises(RuleViolationError, match="not in the new version"):
        carry_claim(db, carried_id=rows["vanished"].id, actor="ada", at=NOW)
    leave_behind(db, carried_id=rows["vanished"].id, actor="ada", at=NOW)
    with pytest.raises(StaleEditError, match="ada"):
        leave_behind(db, carried_id=rows["vanished"].id, actor="grace", at=NOW)


def test_a_verdict_is_given_again_only_by_its_giver_and_on_the_same_words(db: Session) -> None:
    old, new, claims = two(db)
    judge(db, claims["unchanged"])
    judge(db, claims["changed"])
    rows = link(db, old, new)
    for name in ("unchanged", "changed"):
        carry_claim(db, carried_id=rows[name].id, actor="grace", at=NOW)

    with pytest.raises(RuleViolationError):
        stand_by(db, article_id=new.id, reviewer="grace", at=NOW)
    assert versions_page(db, new.id, viewer="ada").own_verdicts == 1
    assert stand_by(db, article_id=new.id, reviewer="ada", at=NOW) == 1
    assert versions_page(db, new.id, viewer="ada").own_verdicts == 0

    verdict = db.scalars(select(Verdict).order_by(Verdict.id.desc())).first()
    assert verdict is not None
    assert verdict.claim_id == rows["unchanged"].claim_id
    assert verdict.as_of == date(2026, 3, 3)


def test_what_was_left_out_stays_left_out_where_the_words_are_the_same(db: Session) -> None:
    old, new, claims = two(db)
    exclude_claim(
        db, claim_id=claims["unchanged"], reason="A wish.", version=1, actor="ada", at=NOW
    )
    rows = link(db, old, new)

    claim = carry_claim(db, carried_id=rows["unchanged"].id, actor="ada", at=NOW)

    assert (claim.state, claim.excluded_because) == (ClaimState.EXCLUDED, "A wish.")


def test_a_dismissed_finding_stays_dismissed_where_the_words_are_the_same(db: Session) -> None:
    old, new, _ = two(db)
    words = {"same": "rebuild every house", "other": "people died"}
    for text in words.values():
        finding = factories.finding(db, old, text)
        decide_finding(
            db, finding_id=finding.id, state=FindingState.DISMISSED, reason="No defect.",
            version=1, actor="ada", at=NOW,
        )  # fmt: skip
    now = {name: factories.finding(db, new, text) for name, text in words.items()}

    link(db, old, new)

    assert {name: one.state for name, one in now.items()} == {"same": "dismissed", "other": "open"}
    assert now["same"].reason.startswith("No defect. (as on the same words in article")  # type: ignore[union-attr]
    assert {
        one.state for one in db.scalars(select(Finding).where(Finding.article_id == old.id))
    } == {"dismissed"}


def test_versions_are_a_line(db: Session) -> None:
    old, new, _ = two(db)
    third = factories.article(db, NEWER + " More is known now.")
    link(db, old, new)

    for article, earlier in ((new, old), (old, new), (third, old), (old, old), (new, third)):
        with pytest.raises(RuleViolationError):
            link_version(db, article_id=article.id, earlier_id=earlier.id, actor="ada", at=NOW)
    link_version(db, article_id=third.id, earlier_id=new.id, actor="ada", at=NOW)
    assert [one.id for one in versions_page(db, old.id, viewer="ada").line] == [
        old.id,
        new.id,
        third.id,
    ]


def test_a_near_copy_is_proposed_once_and_decided_by_a_person(store: Store) -> None:
    with store.writing() as db:
        old = factories.article(db, "Flood\n\n" + LONG)
        other = factories.article(
            db, "Ferry\n\n" + " ".join(f"The ferry {n} left pier {n} late." for n in range(30))
        )
        assert propose_versions(db, article=old, at=NOW) is None
        assert propose_versions(db, article=other, at=NOW) is None
        new = factories.article(db, "Flood\n\n" + LONG.replace("number 3 ", "number three "))

        proposal = propose_versions(db, article=new, at=NOW)

        assert proposal is not None
        assert (proposal.earlier_id, proposal.state) == (old.id, "open")
        assert db.scalars(select(ArticleVersion)).all() == []
        assert len(standing(db, new.id).proposals) == len(standing(db, old.id).proposals) == 1
        decline_version(db, proposal_id=proposal.id, actor="ada", at=NOW)
        with pytest.raises(RuleViolationError):
            decline_version(db, proposal_id=proposal.id, actor="ada", at=NOW)
        assert standing(db, new.id).proposals == ()
    with store.reading() as db:
        assert verify(db).holds


def test_linking_answers_the_proposal(db: Session) -> None:
    old = factories.article(db, "Flood\n\n" + LONG)
    new = factories.article(db, "Flood\n\n" + LONG + " The end.")
    propose_versions(db, article=new, at=NOW)

    link_version(db, article_id=new.id, earlier_id=old.id, actor="ada", at=NOW)

    assert db.scalars(select(VersionProposal.state)).all() == ["accepted"]
