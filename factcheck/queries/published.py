"""What is published: the list, one report in one of its versions, and the proof that it is in the record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import NotFoundError
from factcheck.queries.proof import Proof, proof_of
from factcheck.store.event import Event
from factcheck.store.published import PublishedReport, PublishedVersion

MOST = 200
"""Reports in the list and the feed, newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedLine:
    """A published report in the list: what its newest version is and when it was made."""

    slug: str
    title: str
    article: int
    number: int
    reason: str
    published_at: datetime
    withdrawn_at: datetime | None
    withdrawn_because: str | None

    @property
    def changed_at(self) -> datetime:
        """When a reader last had something new to see here."""
        return self.withdrawn_at or self.published_at


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """One version among the others: when it was made, why, and which verdicts it changed."""

    number: int
    published_at: datetime
    reason: str
    changes: tuple[dict[str, Any], ...]
    options: dict[str, Any]
    as_of: str
    html_sha256: str
    json_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedPage:
    """A published report with all its versions, newest first."""

    report: PublishedLine
    versions: tuple[VersionLine, ...]

    def version(self, number: int) -> VersionLine:
        """One of them.

        Raises:
            NotFoundError: there is none of this number.
        """
        for one in self.versions:
            if one.number == number:
                return one
        raise NotFoundError(f"There is no version {number} of this report.")


_LINE = (
    select(
        PublishedReport.slug,
        PublishedReport.title,
        PublishedReport.article_id,
        PublishedReport.latest,
        PublishedReport.withdrawn_at,
        PublishedReport.withdrawn_because,
        PublishedVersion.reason,
        PublishedVersion.published_at,
    )
    .join(PublishedVersion, PublishedVersion.published_report_id == PublishedReport.id)
    .where(PublishedVersion.number == PublishedReport.latest)
    .order_by(PublishedVersion.published_at.desc(), PublishedReport.id.desc())
)


def published_lines(session: Session) -> tuple[PublishedLine, ...]:
    """Every published report, newest first; those withdrawn are among them and say so."""
    return tuple(_line(row) for row in session.execute(_LINE.limit(MOST)))


def published_of(session: Session, article: int) -> PublishedLine | None:
    """The published report on an article; None while there is none."""
    row = session.execute(_LINE.where(PublishedReport.article_id == article)).one_or_none()
    return _line(row) if row else None


def published_page(session: Session, slug: str) -> PublishedPage:
    """A published report and its versions, without their bytes.

    Raises:
        NotFoundError: nothing is published there.
    """
    row = session.execute(_LINE.where(PublishedReport.slug == slug)).one_or_none()
    if row is None:
        raise NotFoundError("No report is published at this address.")
    versions = session.execute(
        select(
            PublishedVersion.number,
            PublishedVersion.published_at,
            PublishedVersion.reason,
            PublishedVersion.changes,
            PublishedVersion.options,
            PublishedVersion.as_of,
            PublishedVersion.html_sha256,
            PublishedVersion.json_sha256,
        )
        .join(PublishedVersion.report)
        .where(PublishedReport.slug == slug)
        .order_by(PublishedVersion.number.desc())
    )
    return PublishedPage(
        report=_line(row),
        versions=tuple(
            VersionLine(
                number=one.number,
                published_at=one.published_at,
                reason=one.reason,
                changes=tuple(one.changes),
                options=one.options,
                as_of=one.as_of,
                html_sha256=one.html_sha256,
                json_sha256=one.json_sha256,
            )
            for one in versions
        ),
    )


def published_bytes(session: Session, slug: str, number: int, form: str) -> bytes:
    """A version as it was kept, `form` being `html` or `json`.

    Raises:
        NotFoundError: there is no such version or form.
    """
    columns = {"html": PublishedVersion.html, "json": PublishedVersion.json}
    if form not in columns:
        raise NotFoundError("A published report is kept as html and as json.")
    found = session.scalar(
        select(columns[form])
        .join(PublishedVersion.report)
        .where(PublishedReport.slug == slug, PublishedVersion.number == number)
    )
    if found is None:
        raise NotFoundError(f"There is no version {number} of this report.")
    return found


def publication_proof(session: Session, slug: str, number: int) -> Proof:
    """That the publishing of a version, with the digests of its bytes, is in the signed record.

    Raises:
        NotFoundError: there is no such version, or no checkpoint covers it yet.
    """
    event = session.scalar(
        select(Event.id).where(
            Event.subject == f"published/{slug}/{number}",
            Event.action == Action.REPORT_PUBLISHED.value,
        )
    )
    if event is None:
        raise NotFoundError(f"There is no version {number} of this report.")
    return proof_of(session, event)


def _line(row: Any) -> PublishedLine:  # noqa: ANN401 - a Core row
    return PublishedLine(
        slug=row.slug,
        title=row.title,
        article=row.article_id,
        number=row.latest,
        reason=row.reason,
        published_at=row.published_at,
        withdrawn_at=row.withdrawn_at,
        withdrawn_because=row.withdrawn_because,
    )
