"""A report out, into an empty desk, and out again: the same bytes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.cli.first_day import sample
from factcheck.domain.errors import InputError
from factcheck.domain.evidence import Stance
from factcheck.domain.finding import FindingState
from factcheck.domain.relation import RelationKind
from factcheck.domain.roles import Role
from factcheck.domain.verdict import Question
from factcheck.history.verify import verify
from factcheck.importers.report import from_json
from factcheck.plugins import exporters
from factcheck.queries.report import build_report
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.finding import Finding
from factcheck.store.session import Store
from factcheck.workflow.adjudicate import settle_claim, withdraw_settlement
from factcheck.workflow.checklist import answer_question, set_questions
from factcheck.workflow.claim import edit_claim
from factcheck.workflow.comment import write_comment
from factcheck.workflow.evidence import add_evidence
from factcheck.workflow.finding import decide_finding
from factcheck.workflow.ingest import ingest_article, prepare
from factcheck.workflow.relation import relate_claims
from factcheck.workflow.report_import import import_report
from factcheck.workflow.review import exclude_claim, record_verdict
from factcheck.workflow.scale import NewLabel, make_scale
from factcheck.workflow.source import NewSource, add_source
from factcheck.workflow.undo import undo_event
from factcheck.workflow.wanted import ask_for_verdicts

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
        _hard_cases(db, [claim.id for claim in claims])
        return article.id


def _hard_cases(db: Session, claims: list[int]) -> None:
    """A dispute, a settlement undone and one withdrawn, own labels, relations, staleness, an answer, a comment."""
    who = {"actor": "ada", "at": NOW}

    def judge(number: int, label: str, reviewer: str = "ada", scale: str | None = None) -> None:
        record_verdict(
            db, claim_id=claims[number], question=Question.TRUTH, label=label, rationale=f"Says {reviewer}.",
            as_of=date(2031, 5, 5), version=db.get_one(Claim, claims[number]).version,
            reviewer=reviewer, at=NOW, scale=scale,
        )  # fmt: skip

    for number in (5, 6, 7):
        add_evidence(
            db, claim_id=claims[number], source_id=1, stance=Stance.CONTEXT, excerpt="“41”", **who
        )  # fmt: skip
    ask_for_verdicts(db, claim_id=claims[5], wanted=2, version=1, **who)
    judge(5, "supported")
    judge(5, "refuted", "grace")
    labels = [
        NewLabel(label="Holds", means="supported", claimreview=4),
        NewLabel(label="Not", means="refuted"),
    ]
    make_scale(db, label="Ours", question=Question.TRUTH, labels=labels, **who)
    judge(6, "holds", scale="ours")
    settle_claim(
        db, claim_id=claims[6], label="holds", reason="So be it.", adjudicator="eve", at=NOW, scale="ours"
    )  # fmt: skip
    settle_claim(
        db, claim_id=claims[0], label="supported", reason="Plain.", adjudicator="eve", at=NOW
    )
    withdraw_settlement(db, claim_id=claims[0], reason="Not so plain.", **who)
    settle_claim(
        db, claim_id=claims[1], label="supported", reason="Plain.", adjudicator="eve", at=NOW
    )
    last = db.scalar(select(func.max(Event.id))) or 0
    undo_event(db, event_id=last, role=Role.ADJUDICATOR, **who)
    for one, other, kind in (
        (7, 2, RelationKind.RESTATES),
        (2, 5, RelationKind.CONTRADICTS),
        (5, 6, RelationKind.PART_OF),
    ):
        relate_claims(
            db, claim_id=claims[one], other_id=claims[other], kind=kind, reason="“Same”.", **who
        )
    reworded = db.get_one(Claim, claims[2])
    edit_claim(
        db, claim_id=reworded.id, statement=f"{reworded.statement} Again.", kind=reworded.kind,
        reason="Clearer.", version=reworded.version, **who,
    )  # fmt: skip
    kind = db.get_one(Claim, claims[7]).kind
    set_questions(db, kind=kind, questions=["Who says so?"], version=0, **who)
    answer_question(
        db, claim_id=claims[7], question="Who says so?", answer="The port.", source="p. 3", version=0, **who
    )  # fmt: skip
    write_comment(db, claim_id=claims[7], words="See page 3.", **who)


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

    told = json.loads(before["json"])["claims"]
    assert {claim["state"] for claim in told} >= {"open", "disputed", "settled", "excluded"}
    assert [claim for claim in told if claim["stale"] and claim["relations"] and claim["answers"]]
    assert [claim for claim in told if claim["withdrawn_because"]]
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
