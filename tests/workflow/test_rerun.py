"""The detectors run again: what people decided stands, and nothing is ever deleted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.analysis import Analysis
from factcheck.domain.action import Action
from factcheck.domain.errors import NotFoundError, RuleViolationError, StaleEditError
from factcheck.domain.finding import Finding as Raised
from factcheck.domain.finding import FindingState, Severity
from factcheck.domain.span import Span
from factcheck.history.verify import verify
from factcheck.store.event import Event
from factcheck.store.finding import Finding
from factcheck.workflow.desk import PROGRAM
from factcheck.workflow.detectors import switch_detector
from factcheck.workflow.finding import decide_finding
from factcheck.workflow.ingest import ingest_article, prepare
from factcheck.workflow.rerun import Rerun, read_again, rerun_detectors, stored_article
from factcheck.workflow.suggestion import accept_suggestion, drop_suggestion
from tests.conftest import NOW

TEXT = (
    "Flood in Kadra\n\nThe the flood destroyed 3,000 houses, and the the mayor left.\n\n"
    "It cost $40 million."
)


@pytest.fixture
def article(db: Session) -> int:
    prepared = prepare(TEXT.encode(), name="a.txt", published=date(2026, 3, 2), max_bytes=1_000_000)
    return ingest_article(db, prepared, actor="ada@example.org", at=NOW)[0].id


def again(db: Session, article: int, **changed: Any) -> Rerun:
    """Run again, with what the reading found changed as a newer detector would."""
    analysis = read_again(stored_article(db, article))
    return rerun_detectors(
        db, article_id=article, analysis=replace(analysis, **changed), actor="ada@example.org", at=NOW
    )  # fmt: skip


def rows(db: Session, article: int, kind: str = "doubled-word") -> list[Finding]:
    return list(
        db.scalars(
            select(Finding)
            .where(Finding.article_id == article, Finding.kind == kind)
            .order_by(Finding.start)
        )
    )


def findings_of(db: Session, article: int) -> tuple[Raised, ...]:
    analysis: Analysis = read_again(stored_article(db, article))
    return analysis.findings


def dismiss(db: Session, finding: Finding) -> None:
    decide_finding(
        db, finding_id=finding.id, state=FindingState.DISMISSED, reason="A name.",
        version=finding.version, actor="ada@example.org", at=NOW,
    )  # fmt: skip


def test_the_same_rules_change_nothing(db: Session, article: int) -> None:
    before = [(one.id, one.version, one.mark) for one in db.scalars(select(Finding))]

    done = again(db, article)

    assert (done.added, done.withdrawn, done.kept) == (0, 0, len(before))
    assert [(one.id, one.version, one.mark) for one in db.scalars(select(Finding))] == before
    assert verify(db).holds


def test_what_was_dismissed_stays_dismissed(db: Session, article: int) -> None:
    first, second = rows(db, article)
    dismiss(db, first)

    again(db, article)

    assert [(one.id, one.state) for one in rows(db, article)] == [
        (first.id, "dismissed"),
        (second.id, "open"),
    ]


def test_a_newer_detector_that_marks_more_words_does_not_bring_back_what_was_dismissed(
    db: Session, article: int
) -> None:
    first, _ = rows(db, article)
    dismiss(db, first)
    wider = tuple(
        replace(one, span=Span(one.span.start, one.span.end + 6), version=one.version + 1)
        if one.kind == "doubled-word"
        else one
        for one in findings_of(db, article)
    )

    done = again(db, article, findings=wider)

    assert (done.added, done.withdrawn) == (0, 0)
    kept = rows(db, article)
    assert [one.state for one in kept] == ["dismissed", "open"]
    assert kept[0].id == first.id
    assert kept[0].text.endswith("flood")
    assert again(db, article, findings=wider).added == 0


def test_what_is_no_longer_raised_is_closed_with_the_reason_and_kept(
    db: Session, article: int
) -> None:
    rest = tuple(one for one in findings_of(db, article) if one.kind != "doubled-word")

    done = again(db, article, findings=rest)

    assert done.withdrawn == 2
    for one in rows(db, article):
        assert (one.state, one.decided_by, one.decided_at) == ("withdrawn", PROGRAM, NOW)
        assert "does not raise it" in (one.reason or "")
    assert again(db, article).kept
    assert [one.state for one in rows(db, article)] == ["open", "open"]


def test_what_a_person_confirmed_is_not_closed_by_a_detector(db: Session, article: int) -> None:
    first, _ = rows(db, article)
    decide_finding(
        db, finding_id=first.id, state=FindingState.CONFIRMED, reason="Clear.", version=1,
        actor="ada@example.org", at=NOW,
    )  # fmt: skip

    again(db, article, findings=())

    assert [one.state for one in rows(db, article)] == ["confirmed", "withdrawn"]


def test_a_detector_that_broke_leaves_its_findings_as_they_are(db: Session, article: int) -> None:
    rest = tuple(one for one in findings_of(db, article) if one.kind != "doubled-word")

    done = again(db, article, findings=rest, failed=(("doubled-word", "ValueError: no"),))

    assert done.failed == (("doubled-word", "ValueError: no"),)
    assert [one.state for one in rows(db, article)] == ["open", "open"]


def test_one_run_is_one_event_that_names_the_versions(db: Session, article: int) -> None:
    again(db, article)

    event = db.scalars(select(Event).order_by(Event.id.desc())).first()
    assert event is not None
    assert event.action == Action.DETECTORS_RERUN.value
    assert '"doubled-word":' in event.body


def test_a_detector_switched_off_closes_what_is_open_and_reopens_when_it_is_on_again(
    db: Session, article: int
) -> None:
    first, _ = rows(db, article)
    dismiss(db, first)
    switch(db, is_on=False)

    again(db, article)
    off = [one.state for one in rows(db, article)]
    switch(db, is_on=True, version=1)
    again(db, article)

    assert off == ["dismissed", "withdrawn"]
    assert [one.state for one in rows(db, article)] == ["dismissed", "open"]


def test_a_severity_of_the_desk_is_used_when_the_detectors_run_again(
    db: Session, article: int
) -> None:
    switch(db, is_on=True, severity=Severity.NOTICE)

    again(db, article)

    assert {one.severity for one in rows(db, article)} == {"notice"}


def test_a_decision_on_a_detector_needs_a_reason_and_a_change(db: Session) -> None:
    with pytest.raises(RuleViolationError, match="why"):
        switch(db, is_on=False, reason=" ")
    with pytest.raises(RuleViolationError, match="already"):
        switch(db, is_on=True)
    with pytest.raises(NotFoundError):
        switch(db, is_on=False, detector="no-such-thing")


def test_two_admins_do_not_overwrite_each_other(db: Session) -> None:
    switch(db, is_on=False)

    with pytest.raises(StaleEditError) as caught:
        switch(db, is_on=True, severity=Severity.ERROR)
    assert caught.value.theirs == {"setting": "off"}


def switch(db: Session, **changed: Any) -> None:
    switch_detector(
        db,
        **{
            "detector": "doubled-word", "severity": None, "reason": "Too many names.", "version": 0,
            "actor": "admin@example.org", "at": NOW,
        }
        | changed,
    )  # fmt: skip


def test_an_accepted_suggestion_is_written_beside_the_article(db: Session, article: int) -> None:
    finding, _ = rows(db, article)
    suggested = finding.suggestion

    accept_suggestion(db, finding_id=finding.id, version=1, actor="ada@example.org", at=NOW)

    assert (finding.accepted, finding.accepted_by, finding.accepted_at) == (
        suggested,
        "ada@example.org",
        NOW,
    )
    assert finding.state == "open"
    assert finding.article.text == TEXT
    with pytest.raises(RuleViolationError, match="already"):
        accept_suggestion(db, finding_id=finding.id, version=2, actor="bo@example.org", at=NOW)
    drop_suggestion(db, finding_id=finding.id, version=2, actor="ada@example.org", at=NOW)
    assert finding.accepted is None
    assert verify(db).holds


def test_a_finding_that_suggests_nothing_has_nothing_to_accept(db: Session, article: int) -> None:
    finding = rows(db, article, "unsourced-figure")[0]

    with pytest.raises(RuleViolationError, match="suggests no words"):
        accept_suggestion(
            db, finding_id=finding.id, version=finding.version, actor="ada@example.org", at=NOW
        )


def test_there_is_nothing_to_run_on_an_article_that_is_not_there(db: Session) -> None:
    with pytest.raises(NotFoundError, match="no article 9"):
        stored_article(db, 9)
