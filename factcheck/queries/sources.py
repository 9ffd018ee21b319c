"""Sources, and what was taken from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from factcheck.queries import parts
from factcheck.store.source import Evidence, Source

PAGE = 50
"""Sources on one page of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source and how often it was used."""

    id: int
    title: str
    publisher: str
    url: str | None
    published: date | None
    closeness: str
    grade: str
    added_at: datetime
    added_by: str
    evidence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """One page of sources, the latest first."""

    lines: tuple[SourceLine, ...]
    total: int
    page: int
    choices: tuple[parts.SourceChoice, ...]

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """A source with its evidence and the copies made of it."""

    line: SourceLine
    kind: str
    contact: str
    note: str
    copy_of: parts.SourceChoice | None
    copies: tuple[parts.SourceChoice, ...]
    evidence: tuple[parts.EvidenceLine, ...]


_used = (
    select(func.count())
    .where(Evidence.source_id == Source.id, Evidence.withdrawn_at.is_(None))
    .scalar_subquery()
)
_COLUMNS = (
    Source.id, Source.title, Source.publisher, Source.url, Source.published, Source.closeness,
    Source.grade, Source.added_at, Source.added_by, _used.label("evidence"),
)  # fmt: skip


def _line(row: object) -> SourceLine:
    return SourceLine(**{name: getattr(row, name) for name in SourceLine.__slots__})


def source_list(session: Session, *, page: int, words: str = "") -> SourceList:
    """The sources whose title or publisher holds `words`."""
    where = (
        [
            Source.title.icontains(words, autoescape=True)
            | Source.publisher.icontains(words, autoescape=True)
        ]
        if words
        else []
    )
    rows = session.execute(
        select(*_COLUMNS)
        .where(*where)
        .order_by(Source.id.desc())
        .limit(PAGE)
        .offset((page - 1) * PAGE)
    )
    return SourceList(
        lines=tuple(_line(row) for row in rows),
        total=session.scalar(select(func.count()).select_from(Source).where(*where)) or 0,
        page=page,
        choices=parts.source_choices(session),
    )


def source_page(session: Session, source_id: int) -> SourcePage:
    """One source.

    Raises:
        NoResultFound: there is no such source.
    """
    original = aliased(Source)
    row = session.execute(
        select(
            *_COLUMNS,
            Source.kind,
            Source.contact,
            Source.note,
            original.id.label("original_id"),
            original.title.label("original_title"),
            original.publisher.label("original_publisher"),
        )
        .outerjoin(original, original.id == Source.copy_of_id)
        .where(Source.id == source_id)
    ).one()
    copies = session.execute(
        select(Source.id, Source.title, Source.publisher)
        .where(Source.copy_of_id == source_id)
        .order_by(Source.id)
    )
    return SourcePage(
        line=_line(row),
        kind=row.kind,
        contact=row.contact,
        note=row.note,
        copy_of=parts.SourceChoice(
            id=row.original_id, title=row.original_title, publisher=row.original_publisher
        )
        if row.original_id
        else None,
        copies=tuple(
            parts.SourceChoice(id=one.id, title=one.title, publisher=one.publisher)
            for one in copies
        ),
        evidence=parts.evidence(session, source_id=source_id),
    )
