"""A report out, into an empty desk, and out again: the same bytes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from factcheck.cli.first_day import sample
from factcheck.domain.errors import InputError
from factcheck.domain.evidence import Stance
from factcheck.domain.finding import FindingState
from factcheck.domain.verdict import Question
from factcheck.history.verify import verify
from factcheck.importers.report import from_json
from factcheck.plugins import exporters
from factcheck.queries.report import build_report
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding
from factcheck.store.session import Store
from factcheck.workflow.evidence import add_evidence
from factcheck.workflow.finding import decide_finding
from factcheck.workflow.ingest import ingest_article, prepare
from factcheck.workflow.report_import import import_report
from factcheck.workflow.review import exclude_claim, record_verdict
from factcheck.workflow.source import NewSource, add_source

NOW = datetime(2031, 5, 6, 8, tzinfo=UTC)


@pytest.fixture
def origin(sqlite_template: Path, tmp_path: Path) -> Iterator[Store]:
    shutil.copy(sqlite_template, tmp_path / "origin.db")
    store = Store(f"sqlite:///{tmp_path / 'origin.db'}")
    yield store
    store.close()


def _worked_on(store: Store) -> int:
    """The sample article with evidence, verdicts, an exclusion and answered findings."""
    data, published = sample()
    prepared = prepare(data, name="sample.txt", published=published, max_bytes=10**6)
    with store.writing() as db:
        article, _ = ingest_article(db, prepared, actor="ada", at=NOW)
        claims = db.scalars(
            select(Claim).where(Claim.article_id == article.id).order_by(Claim.id)
        ).all()
        source = add_source(
            db, new=NewSource(title="Harbour log <1>", url="https://harbour.example/log", published=date(2031, 5, 1)),
            actor="ada", at=NOW,
        )  # fmt: skip
        for claim in claims[:3]:
            add_evidence(
                db, claim_id=claim.id, source_id=source.id, stance=Stance.SUPPORTS, excerpt="“41”",
                note="p. 3", actor="ada", at=NOW,
            )  # fmt: skip
            record_verdict(
                db, claim_id=claim.id, question=Question.TRUTH, label="supported", rationale="It says so.",
                as_of=date(2031, 5, 5), version=claim.version, reviewer="ada", at=NOW,
            )  # fmt: skip
        exclude_claim(
            db,
            claim_id=claims[4].id,
            reason="An opinion.",
            version=claims[4].version,
            actor="ada",
            at=NOW,
        )
        finding = db.scalars(select(Finding).order_by(Finding.id)).first()
        assert finding is not None
        decide_finding(
            db, finding_id=finding.id, state=FindingState.CONFIRMED, reason="Yes.",
            version=finding.version, actor="ada", at=NOW,
        )  # fmt: skip
        return article.id


def _exported(store: Store, article: int) -> dict[str, bytes]:
    with store.reading() as db:
        report = build_report(db, article_id=article, desk="Desk", address="https://desk.example")
    return {name: one.render(report) for name, one in exporters().items()}


def test_every_format_is_the_same_bytes_after_a_journey(origin: Store, store: Store) -> None:
    number = _worked_on(origin)
    before = _exported(origin, number)

    with store.writing() as db:
        import_report(
            db, from_json(before["json"]), data=before["json"], name="r.json", actor="grace", at=NOW
        )

    after = _exported(store, number)
    assert [name for name in before if before[name] != after[name]] == []
    with store.writing() as db:  # numbers go on after those that were kept
        prepared = prepare(b"It rained in Kadra.", name="a.txt", max_bytes=10**6)
        article, _ = ingest_article(db, prepared, actor="ada", at=NOW)
        assert article.id > number
    with store.reading() as db:
        assert verify(db).problem is None


def test_a_change_after_the_journey_is_told_of_this_record(origin: Store, store: Store) -> None:
    number = _worked_on(origin)
    data = _exported(origin, number)["json"]
    with store.writing() as db:
        import_report(db, from_json(data), data=data, name="r.json", actor="grace", at=NOW)
        claim = db.scalars(select(Claim).where(Claim.state == "open").order_by(Claim.id)).first()
        assert claim is not None
        exclude_claim(
            db, claim_id=claim.id, reason="No.", version=claim.version, actor="grace", at=NOW
        )

    with origin.reading() as one, store.reading() as two:
        old = build_report(one, article_id=number, desk="Desk", address="")
        new = build_report(two, article_id=number, desk="Desk", address="")
    assert new.head != old.head


def test_numbers_that_are_taken_are_given_anew(origin: Store, store: Store) -> None:
    number = _worked_on(origin)
    data = _exported(origin, number)["json"]
    prepared = prepare(
        b"It rained in Kadra on Monday, the mayor said.", name="a.txt", max_bytes=10**6
    )
    with store.writing() as db:
        ingest_article(db, prepared, actor="ada", at=NOW)
    with store.writing() as db:
        article = import_report(db, from_json(data), data=data, name="r.json", actor="ada", at=NOW)
        assert article.id != number
    with store.reading() as db:
        assert verify(db).problem is None


def test_a_text_that_is_here_is_not_mixed_with_the_report(origin: Store) -> None:
    number = _worked_on(origin)
    data = _exported(origin, number)["json"]

    with (
        pytest.raises(InputError, match=f"article {number} has this text already"),
        origin.writing() as db,
    ):
        import_report(db, from_json(data), data=data, name="r.json", actor="ada", at=NOW)
