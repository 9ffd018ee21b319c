"""The evidence and the findings of a report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from factcheck.domain.report import ReportEvidence, ReportFinding
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding, FindingClaim
from factcheck.store.source import Evidence, Source, SourceFetch


def evidence_of(session: Session, which: ColumnElement[bool]) -> Mapping[int, list[ReportEvidence]]:
    """For each of these claims its evidence, without what was withdrawn."""
    found: dict[int, list[ReportEvidence]] = defaultdict(list)
    looks = _looks(session, which)
    originals = _originals(session)
    for row in session.execute(
        select(
            Evidence.claim_id,
            Evidence.source_id,
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
        .where(which, Evidence.withdrawn_at.is_(None))
        .order_by(Evidence.claim_id, Evidence.id)
    ):
        title, url = originals.get(row.source_id, (None, None))
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
                copy_of=title,
                copy_of_url=url,
                **_looked(looks.get(row.source_id, ())),
            )
        )
    return found


def _looks(session: Session, which: ColumnElement[bool]) -> Mapping[int, list[Any]]:
    """For each source of an article’s evidence, every time its address was asked, oldest first."""
    sources = select(Evidence.source_id).join(Claim, Claim.id == Evidence.claim_id).where(which)
    found: dict[int, list[Any]] = defaultdict(list)
    for row in session.execute(
        select(
            SourceFetch.source_id,
            SourceFetch.status,
            SourceFetch.problem,
            SourceFetch.body_sha256,
            SourceFetch.text_sha256,
            SourceFetch.fetched_at,
        )
        .where(SourceFetch.source_id.in_(sources))
        .order_by(SourceFetch.source_id, SourceFetch.fetched_at, SourceFetch.id)
    ):
        found[row.source_id].append(row)
    return found


def _looked(rows: Sequence[Any]) -> dict[str, Any]:
    came = [row for row in rows if row.problem is None]
    if not rows:
        return {}
    return {
        "fetched_at": _moment(came[0].fetched_at) if came else None,
        "looked_at": _moment(rows[-1].fetched_at),
        "status": rows[-1].status,
        "last_seen": _moment(came[-1].fetched_at) if came else None,
        "changed": bool(came) and _said(came[0]) != _said(came[-1]),
    }


def _said(row: Any) -> str:  # noqa: ANN401 - a Core row
    return str(row.text_sha256 or row.body_sha256)


def _originals(session: Session) -> Mapping[int, tuple[str, str | None]]:
    """For each copy the title and address of what it was copied from in the end."""
    rows = {
        row.id: row
        for row in session.execute(
            select(Source.id, Source.copy_of_id, Source.title, Source.url).where(
                Source.copy_of_id.is_not(None)
                | Source.id.in_(select(Source.copy_of_id).where(Source.copy_of_id.is_not(None)))
            )
        )
    }
    found: dict[int, tuple[str, str | None]] = {}
    for source, row in rows.items():
        at, seen = row, {source}
        while at.copy_of_id is not None and at.copy_of_id not in seen:
            seen.add(at.copy_of_id)
            at = rows[at.copy_of_id]
        if at.id != source:
            found[source] = (at.title, at.url)
    return found


def findings_of_claims(session: Session, which: ColumnElement[bool]) -> Mapping[int, list[int]]:
    """For each claim the numbers of the findings on it."""
    found: dict[int, list[int]] = defaultdict(list)
    for row in session.execute(
        select(FindingClaim.claim_id, FindingClaim.finding_id)
        .join(Claim, Claim.id == FindingClaim.claim_id)
        .where(which)
        .order_by(FindingClaim.claim_id, FindingClaim.finding_id)
    ):
        found[row.claim_id].append(row.finding_id)
    return found


def findings_of(session: Session, article_id: int) -> tuple[ReportFinding, ...]:
    """Every finding on an article, in order of its text."""
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
            unsure=row.unsure,
            accepted=row.accepted,
            accepted_by=row.accepted_by,
            accepted_at=_moment(row.accepted_at) if row.accepted_at else None,
        )
        for row in session.execute(
            select(Finding.__table__)
            .where(Finding.article_id == article_id)
            .order_by(Finding.start, Finding.id)
        )
    )


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
