"""The report on an article, as the exporters get it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.errors import NotFoundError
from factcheck.domain.evidence import Stance
from factcheck.domain.report import Report
from factcheck.domain.verdict import TRUTH, Question
from factcheck.plugins import EXPORTERS
from factcheck.queries.report import build_report
from factcheck.store.claim import Claim
from factcheck.workflow.adjudicate import settle_claim
from factcheck.workflow.evidence import withdraw_evidence
from factcheck.workflow.publish import record_export
from factcheck.workflow.review import exclude_claim, record_verdict
from tests import factories

AT = datetime(2026, 3, 3, 12, 0, 5, 123456, tzinfo=UTC)


def _report(db: Session, article: int) -> Report:
    return build_report(db, article_id=article, desk="Night desk", address="https://desk.example")


def _judge(
    db: Session, claim: Claim, label: str = "supported", by: str = "ada@example.org"
) -> None:
    record_verdict(
        db,
        claim_id=claim.id,
        question=Question.TRUTH,
        label=label,
        rationale="The bulletin says so.",
        as_of=date(2026, 3, 1),
        version=claim.version,
        reviewer=by,
        at=AT,
    )


def test_it_holds_what_the_desk_knows(db: Session) -> None:
    article = factories.article(db)
    factories.sentence(db, article, "At least 40 people died when the Velm burst its banks")
    claim = factories.claim(db, article)
    factories.value(db, claim)
    finding = factories.finding(db, on=claim)
    factories.evidence(db, claim)
    _judge(db, claim)

    report = _report(db, article.id)

    (one,) = report.claims
    assert (one.id, one.statement, one.state) == (claim.id, claim.statement, "agreed")
    assert (one.values[0].number, one.values[0].comparator) == (40.0, ">=")
    assert [piece.excerpt for piece in one.evidence] == ["41 dead"]
    assert one.findings == (finding.id,)
    assert one.standing == "supported"
    assert one.verdict
    assert (one.verdict.label_text, one.verdict.claimreview) == ("Supported", 5)
    assert list(report.counts) == [label.name for label in TRUTH]
    assert (report.counts["supported"], report.states["agreed"]) == (1, 1)
    assert [found.id for found in report.findings] == [finding.id]
    assert (report.desk, report.address) == ("Night desk", "https://desk.example")
    assert report.text[one.start : one.end] == one.text


def test_there_is_no_report_on_an_article_that_is_not_there(db: Session) -> None:
    with pytest.raises(NotFoundError, match="no article 99"):
        _report(db, 99)


def test_head_and_moment_are_those_of_the_articles_own_last_event(db: Session) -> None:
    claim = factories.claim(db)
    factories.evidence(db, claim)
    _judge(db, claim)
    before = _report(db, claim.article_id)

    factories.account(db)  # something else happens at the desk
    record_export(db, article_id=claim.article_id, form="html", sha256="0" * 64, actor="ada", at=AT)
    factories.article(db, "Another text altogether.")

    after = _report(db, claim.article_id)
    assert after == before
    assert after.as_of == "2026-03-03T12:00:05+00:00"
    for exporter in EXPORTERS:
        assert exporter.render(after) == exporter.render(before)


def test_any_change_to_the_article_moves_the_head(db: Session) -> None:
    claim = factories.claim(db)
    factories.evidence(db, claim)
    _judge(db, claim)
    before = _report(db, claim.article_id)

    settle_claim(
        db, claim_id=claim.id, label="supported", reason="Plain.", adjudicator="grace", at=AT
    )

    assert _report(db, claim.article_id).head != before.head


def test_what_it_was_settled_as_stands_over_the_verdict(db: Session) -> None:
    claim = factories.claim(db)
    factories.evidence(db, claim)
    _judge(db, claim)
    settle_claim(db, claim_id=claim.id, label="mixed", reason="Half.", adjudicator="grace", at=AT)

    report = _report(db, claim.article_id)

    assert report.claims[0].standing == "mixed"
    assert (report.counts["mixed"], report.counts["supported"]) == (1, 0)


def test_verdicts_that_are_still_given_blind_are_kept_back(db: Session) -> None:
    claim = factories.claim(db, verdicts_wanted=2)
    factories.evidence(db, claim)
    _judge(db, claim)
    assert claim.state == "in_review"

    assert _report(db, claim.article_id).claims[0].verdicts == ()

    _judge(db, claim, "refuted", by="grace@example.org")

    (one,) = _report(db, claim.article_id).claims
    assert one.state == "disputed"
    assert [verdict.label for verdict in one.verdicts] == ["supported", "refuted"]
    assert one.standing is None


def test_a_changed_mind_and_withdrawn_evidence_are_left_out(db: Session) -> None:
    claim = factories.claim(db)
    factories.evidence(db, claim)
    wrong = factories.evidence(db, claim, Stance.REFUTES, "none dead")
    _judge(db, claim)
    _judge(db, claim, "mostly-supported")
    withdraw_evidence(db, evidence_id=wrong.id, reason="Another flood.", actor="ada", at=AT)

    (one,) = _report(db, claim.article_id).claims

    assert [verdict.label for verdict in one.verdicts] == ["mostly-supported"]
    assert [piece.excerpt for piece in one.evidence] == ["41 dead"]


def test_what_was_left_out_says_why(db: Session) -> None:
    claim = factories.claim(db)
    exclude_claim(
        db, claim_id=claim.id, reason="A wish.", version=claim.version, actor="ada", at=AT
    )

    (one,) = _report(db, claim.article_id).claims

    assert (one.state, one.excluded_because, one.standing) == ("excluded", "A wish.", None)


def test_claims_stand_in_the_order_of_the_text(db: Session) -> None:
    article = factories.article(db)
    second = factories.claim(db, article, "12 bridges were lost", statement="12 bridges were lost.")
    first = factories.claim(db, article)

    assert [claim.id for claim in _report(db, article.id).claims] == [first.id, second.id]
