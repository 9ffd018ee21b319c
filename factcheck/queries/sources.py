"""Sources, and what was taken from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session, aliased

from factcheck.domain.evidence import CopyState
from factcheck.queries import parts
from factcheck.queries.source_text import MOST, Mark, Paragraph, paragraphs
from factcheck.store.source import Evidence, Source, SourceCopy, SourceFetch

PAGE = 50
"""Sources on one page of the list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """A source and how often it was used."""

    id: int
    kind: str
    title: str
    publisher: str
    url: str | None
    published: date | None
    closeness: str
    grade: str
    added_at: datetime
    added_by: str
    has_text: bool
    no_text_because: str
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
class FetchLine:
    """One try to get a source from its address."""

    id: int
    found_at: str | None
    status: int | None
    body_sha256: str | None
    text_sha256: str | None
    size: int | None
    problem: str | None
    has_warc: bool
    fetched_at: datetime
    fetched_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """The program's question whether one source is a copy of another, open or answered."""

    id: int
    source: parts.SourceChoice
    original: parts.SourceChoice
    share: float
    state: str
    decided_by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePage:
    """A source with its text, its evidence and the copies made of it."""

    line: SourceLine
    contact: str
    reached_on: date | None
    reached_how: str
    note: str
    media_type: str | None
    file_name: str | None
    has_original: bool
    version: int
    copy_of: parts.SourceChoice | None
    copies: tuple[parts.SourceChoice, ...]
    maybe: tuple[CopyLine, ...]
    evidence: tuple[parts.EvidenceLine, ...]
    fetches: tuple[FetchLine, ...]
    """The latest first."""
    paragraphs: tuple[Paragraph, ...]
    unshown: int
    """Characters of the text that are too many for a page."""
    choices: tuple[parts.SourceChoice, ...]

    @property
    def last_alive(self) -> FetchLine | None:
        """The last time its address answered with a page."""
        return next((one for one in self.fetches if one.problem is None), None)

    @property
    def changed(self) -> bool:
        """Whether the page is another by now than the one the text was read from."""
        came = [one.text_sha256 or one.body_sha256 for one in self.fetches if one.problem is None]
        return bool(came) and came[0] != came[-1]


_used = (
    select(func.count())
    .where(Evidence.source_id == Source.id, Evidence.withdrawn_at.is_(None))
    .scalar_subquery()
)
_COLUMNS = (
    Source.id, Source.kind, Source.title, Source.publisher, Source.url, Source.published,
    Source.closeness, Source.grade, Source.added_at, Source.added_by,
    Source.text.is_not(None).label("has_text"), Source.no_text_because, _used.label("evidence"),
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
            *_COLUMNS, Source.contact, Source.reached_on, Source.reached_how, Source.note,
            Source.media_type, Source.file_name, Source.original.is_not(None).label("has_original"),
            Source.version, Source.text, original.id.label("original_id"),
            original.title.label("original_title"), original.publisher.label("original_publisher"),
        )
        .outerjoin(original, original.id == Source.copy_of_id)
        .where(Source.id == source_id)
    ).one()  # fmt: skip
    copies = session.execute(
        select(Source.id, Source.title, Source.publisher)
        .where(Source.copy_of_id == source_id)
        .order_by(Source.id)
    )
    evidence = parts.evidence(session, source_id=source_id)
    marks = [
        Mark(start=one.start, end=one.end, evidence=one.id, claim=one.claim_id)
        for one in evidence
        if one.start is not None and one.end is not None and one.withdrawn_at is None
    ]
    text = row.text or ""
    return SourcePage(
        line=_line(row),
        contact=row.contact,
        reached_on=row.reached_on,
        reached_how=row.reached_how,
        note=row.note,
        media_type=row.media_type,
        file_name=row.file_name,
        has_original=row.has_original,
        version=row.version,
        copy_of=parts.SourceChoice(
            id=row.original_id, title=row.original_title, publisher=row.original_publisher
        )
        if row.original_id
        else None,
        copies=tuple(
            parts.SourceChoice(id=one.id, title=one.title, publisher=one.publisher)
            for one in copies
        ),
        maybe=_copy_lines(session, source_id),
        evidence=evidence,
        fetches=_fetches(session, source_id),
        paragraphs=paragraphs(text, marks),
        unshown=max(0, len(text) - MOST),
        choices=tuple(one for one in parts.source_choices(session) if one.id != source_id),
    )


def _fetches(session: Session, source_id: int) -> tuple[FetchLine, ...]:
    columns = [
        SourceFetch.warc.is_not(None).label(name)
        if name == "has_warc"
        else getattr(SourceFetch, name)
        for name in FetchLine.__slots__
    ]
    rows = session.execute(
        select(*columns).where(SourceFetch.source_id == source_id).order_by(SourceFetch.id.desc())
    )
    return tuple(FetchLine(**row._mapping) for row in rows)  # noqa: SLF001 - SQLAlchemy's public name


def _copy_lines(session: Session, source_id: int) -> tuple[CopyLine, ...]:
    one, other = aliased(Source), aliased(Source)
    rows = session.execute(
        select(
            SourceCopy.id, SourceCopy.share, SourceCopy.state, SourceCopy.decided_by,
            one.id.label("source_id"), one.title, one.publisher, other.id.label("original_id"),
            other.title.label("original_title"), other.publisher.label("original_publisher"),
        )
        .join(one, one.id == SourceCopy.source_id)
        .join(other, other.id == SourceCopy.original_id)
        .where(
            (SourceCopy.source_id == source_id) | (SourceCopy.original_id == source_id),
            SourceCopy.state != CopyState.ACCEPTED.value,
        )
        .order_by(SourceCopy.share.desc(), SourceCopy.id)
    )  # fmt: skip
    return tuple(
        CopyLine(
            id=row.id,
            source=parts.SourceChoice(id=row.source_id, title=row.title, publisher=row.publisher),
            original=parts.SourceChoice(
                id=row.original_id, title=row.original_title, publisher=row.original_publisher
            ),
            share=row.share,
            state=row.state,
            decided_by=row.decided_by,
        )
        for row in rows
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """The bytes kept of a source."""

    data: bytes
    name: str


def original_of(session: Session, source_id: int) -> KeptFile:
    """The file a source was handed in as.

    Raises:
        NoResultFound: there is no such source, or it has no file.
    """
    row = session.execute(
        select(Source.original, Source.file_name).where(
            Source.id == source_id, Source.original.is_not(None)
        )
    ).one()
    return KeptFile(data=row.original, name=row.file_name or f"source-{source_id}")


def archive_of(session: Session, source_id: int, fetch_id: int) -> KeptFile:
    """A fetched page with its headers, as WARC.

    Raises:
        NoResultFound: there is none.
    """
    data = session.scalar(
        select(SourceFetch.warc).where(
            SourceFetch.id == fetch_id, SourceFetch.source_id == source_id
        )
    )
    if data is None:
        raise NoResultFound
    return KeptFile(data=data, name=f"source-{source_id}-{fetch_id}.warc.gz")
