"""The report on one article, as every export format gets it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import NotFoundError
from factcheck.domain.report import (
    Report,
    ReportClaim,
    ReportEvidence,
    ReportFinding,
    ReportVerdict,
)
from factcheck.domain.span import Span
from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.domain.verdict import TRUTH, Question, definition_of
from factcheck.plugins import claim_types
from factcheck.store.article import Article, Sentence
from factcheck.store.claim import Claim, ClaimValue
from factcheck.store.event import Event
from factcheck.store.finding import Finding, FindingClaim
from factcheck.store.source import Evidence, Source
from factcheck.store.verdict import ScaleLabel, Verdict

_BLIND = frozenset({ClaimState.OPEN, ClaimState.IN_REVIEW})
"""States in which a claim that asks for several independent verdicts keeps them to itself."""


def build_report(session: Session, *, article_id: int, desk: str, address: str) -> Report:
    """Everything the desk has to say about an article at this moment.

    `head`, `events` and `as_of` are those of the last event that concerns the article, leaving aside
    that reports on it were exported: the same state gives the same report, whatever else happens at the
    desk. Verdicts that are still being given blind are left out, and so is withdrawn evidence.

    Raises:
        NotFoundError: there is no such article.
    """
    article = session.execute(
        select(Article.__table__).where(Article.id == article_id)
    ).one_or_none()
    if article is None:
        raise NotFoundError(f"there is no article {article_id}")
    last = _last_event(session, article_id)
    claims = _claims(session, article_id, article.text)
    labels = Counter(claim.standing for claim in claims)
    states = Counter(claim.state for claim in claims)
    return Report(
        article=article_id,
        title=article.title,
        dateline=article.dateline,
        byline=article.byline,
        published=article.published.isoformat() if article.published else None,
        text=article.text,
        sha256=article.sha256,
        characters=article.characters,
        as_of=last.at.astimezone(UTC).isoformat(timespec="seconds"),
        head=last.digest,
        events=last.id,
        claims=claims,
        findings=_findings(session, article_id),
        counts={label.name: labels[label.name] for label in TRUTH},
        states={state.value: states[state.value] for state in ClaimState},
        desk=desk,
        address=address,
    )


def _last_event(session: Session, article_id: int) -> Any:  # noqa: ANN401 - a Core row
    """The last event that changed what the report says; of the whole record where none names the article."""
    newest = (
        select(Event.id, Event.digest, Event.at)
        .where(Event.action != Action.REPORT_EXPORTED.value)
        .order_by(Event.id.desc())
        .limit(1)
    )
    mine = newest.where(Event.article_id == article_id)
    return session.execute(mine).one_or_none() or session.execute(newest).one()


def _claims(session: Session, article_id: int, text: str) -> tuple[ReportClaim, ...]:
    rows = session.execute(
        select(
            Claim.__table__,
            Sentence.start.label("sentence_start"),
            Sentence.end.label("sentence_end"),
        )
        .outerjoin(Sentence, Sentence.id == Claim.sentence_id)
        .where(Claim.article_id == article_id)
        .order_by(Claim.start, Claim.id)
    ).all()
    values = _values(session, article_id)
    verdicts = _verdicts(session, article_id)
    evidence = _evidence(session, article_id)
    findings = _findings_of_claims(session, article_id)
    kinds = claim_types()
    return tuple(
        ReportClaim(
            id=row.id,
            kind=row.kind,
            kind_label=kinds[row.kind].label if row.kind in kinds else row.kind,
            statement=row.statement,
            text=row.text,
            start=row.start,
            end=row.end,
            parts=tuple((start, end) for start, end in row.parts),
            sentence=row.text if row.sentence_id is None else _sentence(row, text),
            values=tuple(values[row.id]),
            claimant=row.claimant,
            cue=row.cue,
            channel=row.channel,
            mode=row.mode,
            state=row.state,
            origin=row.origin,
            verdicts=() if _is_blind(row) else tuple(verdicts[row.id]),
            evidence=tuple(evidence[row.id]),
            findings=tuple(findings[row.id]),
            checkworthiness=row.checkworthiness,
            reasons=tuple(row.reasons),
            excluded_because=row.excluded_because,
            settled_as=row.settled_as,
            settled_because=row.settled_because,
        )
        for row in rows
    )


def _is_blind(row: Any) -> bool:  # noqa: ANN401 - a Core row
    return row.verdicts_wanted > 1 and row.state in _BLIND


def _sentence(row: Any, text: str) -> str:  # noqa: ANN401 - a Core row
    return " ".join(text[row.sentence_start : row.sentence_end].split())


def _values(session: Session, article_id: int) -> Mapping[int, list[Value]]:
    found: dict[int, list[Value]] = defaultdict(list)
    for row in session.execute(
        select(ClaimValue.__table__)
        .join(Claim, Claim.id == ClaimValue.claim_id)
        .where(Claim.article_id == article_id)
        .order_by(ClaimValue.claim_id, ClaimValue.position)
    ):
        found[row.claim_id].append(
            Value(
                kind=ValueKind(row.kind),
                span=Span(row.start, row.end),
                text=row.text,
                number=row.number,
                low=row.low,
                high=row.high,
                unit=row.unit,
                comparator=Comparator(row.comparator),
                approximate=row.approximate,
                of=row.of,
                date=row.date,
                anchor=row.anchor,
                iso8601=row.iso8601,
            )
        )
    return found


def _verdicts(session: Session, article_id: int) -> Mapping[int, list[ReportVerdict]]:
    found: dict[int, list[ReportVerdict]] = defaultdict(list)
    for row in session.execute(
        select(Verdict.__table__, ScaleLabel.label.label("as_given"))
        .join(Claim, Claim.id == Verdict.claim_id)
        .join(ScaleLabel, ScaleLabel.id == Verdict.scale_label_id)
        .where(Claim.article_id == article_id, Verdict.in_force)
        .order_by(Verdict.claim_id, Verdict.id)
    ):
        definition = definition_of(Question(row.question), row.label)
        found[row.claim_id].append(
            ReportVerdict(
                question=row.question,
                label=row.label,
                label_text=row.as_given,
                rationale=row.rationale,
                as_of=row.as_of.isoformat(),
                reviewer=row.reviewer,
                given_at=row.given_at.astimezone(UTC).isoformat(timespec="seconds"),
                looked_at=row.looked_at,
                claimreview=definition.claimreview,
                averitec=definition.averitec,
            )
        )
    return found


def _evidence(session: Session, article_id: int) -> Mapping[int, list[ReportEvidence]]:
    found: dict[int, list[ReportEvidence]] = defaultdict(list)
    for row in session.execute(
        select(
            Evidence.claim_id,
            Evidence.stance,
            Evidence.excerpt,
            Evidence.locator,
            Evidence.note,
            Source.title,
            Source.url,
            Source.closeness,
            Source.published,
            Source.original_sha256,
        )
        .join(Claim, Claim.id == Evidence.claim_id)
        .join(Source, Source.id == Evidence.source_id)
        .where(Claim.article_id == article_id, Evidence.withdrawn_at.is_(None))
        .order_by(Evidence.claim_id, Evidence.id)
    ):
        found[row.claim_id].append(
            ReportEvidence(
                stance=row.stance,
                source=row.title,
                url=row.url,
                closeness=row.closeness,
                published=row.published.isoformat() if row.published else None,
                excerpt=row.excerpt,
                locator=row.locator,
                note=row.note,
                sha256=row.original_sha256,
            )
        )
    return found


def _findings_of_claims(session: Session, article_id: int) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for row in session.execute(
        select(FindingClaim.claim_id, FindingClaim.finding_id)
        .join(Claim, Claim.id == FindingClaim.claim_id)
        .where(Claim.article_id == article_id)
        .order_by(FindingClaim.claim_id, FindingClaim.finding_id)
    ):
        found[row.claim_id].append(row.finding_id)
    return found


def _findings(session: Session, article_id: int) -> tuple[ReportFinding, ...]:
    return tuple(
        ReportFinding(
            id=row.id,
            kind=row.kind,
            severity=row.severity,
            start=row.start,
            end=row.end,
            text=row.text,
            message=row.message,
            suggestion=row.suggestion,
            state=row.state,
            reason=row.reason,
            decided_by=row.decided_by,
            detector=row.detector,
            version=row.detector_version,
        )
        for row in session.execute(
            select(Finding.__table__)
            .where(Finding.article_id == article_id)
            .order_by(Finding.start, Finding.id)
        )
    )
