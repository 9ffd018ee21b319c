"""Sources: put on the list, and looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from urllib.parse import urlsplit

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.evidence import Closeness, Grade, SourceKind
from factcheck.history.log import record
from factcheck.matching.excerpts import find_excerpt
from factcheck.store.source import Evidence, Source, SourceCopy, SourceFetch
from factcheck.workflow.source_index import keep_index, propose_copies
from factcheck.workflow.source_reading import FetchNote, Material
from factcheck.workflow.source_standing import demand_original


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSource:
    """A source as a person describes it."""

    title: str
    kind: SourceKind = SourceKind.DESCRIBED
    publisher: str = ""
    url: str = ""
    published: date | None = None
    closeness: Closeness = Closeness.SECONDARY
    copy_of: int | None = None
    grade: Grade = Grade.UNGRADED
    contact: str = ""
    reached_on: date | None = None
    reached_how: str = ""
    note: str = ""


def add_source(
    session: Session,
    *,
    new: NewSource,
    material: Material | None = None,
    actor: str,
    at: datetime,
) -> Source:
    """Put a source on the desk's list, with what was fetched or handed in.

    Raises:
        RuleViolationError: it has no title, its address is not http(s), or a copy names no original.
    """
    material = material or Material()
    title = new.title.strip() or (material.title or "").strip() or (material.file_name or new.url)
    if not title.strip():
        raise RuleViolationError("A source needs a title: what would one look for to find it?")
    if new.url and urlsplit(new.url).scheme not in {"http", "https"}:
        raise RuleViolationError("The address of a source has to start with http:// or https://.")
    demand_original(session, new.closeness, new.copy_of)
    kind = SourceKind.URL if new.url else new.kind
    if material.original is not None and not new.url:
        kind = SourceKind.UPLOAD
    source = Source(
        kind=kind.value,
        title=title.strip(),
        publisher=new.publisher.strip(),
        url=new.url or None,
        published=new.published or material.published,
        closeness=new.closeness.value,
        copy_of_id=new.copy_of,
        grade=new.grade.value,
        contact=new.contact.strip(),
        reached_on=new.reached_on,
        reached_how=new.reached_how.strip(),
        note=new.note.strip(),
        media_type=material.media_type,
        text=material.text,
        no_text_because=material.no_text_because,
        original=material.original,
        original_sha256=sha256(material.original).hexdigest() if material.original else None,
        file_name=material.file_name,
        added_at=at,
        added_by=actor,
        version=1,
    )
    session.add(source)
    session.flush()
    if material.fetched:
        session.add(_fetch_row(source, material.fetched, material.text, actor=actor, at=at))
    copies = _make_ready(session, source, material)
    record(
        session,
        actor=actor,
        action=Action.SOURCE_ADDED,
        subject=f"source/{source.id}",
        data={
            "title": source.title,
            "url": source.url,
            "characters": len(source.text) if source.text else 0,
            "problem": material.fetched.problem if material.fetched else None,
            "may_copy": [copy.original_id for copy in copies],
        },
        at=at,
    )
    return source


def record_fetch(
    session: Session, *, source_id: int, material: Material, actor: str, at: datetime
) -> str:
    """Keep what came of looking at a source's address again, and say it in a few words.

    The text read first stays, as excerpts count from its first character; a page that changed is noted
    and its new bytes are kept beside the old.

    Raises:
        NoResultFound: there is no such source.
        RuleViolationError: it has no address.
    """
    source = session.get_one(Source, source_id)
    note = material.fetched
    if note is None or source.url is None:
        raise RuleViolationError("This source has no address to look at.")
    earlier = list(
        session.scalars(
            select(SourceFetch)
            .where(SourceFetch.source_id == source_id, SourceFetch.problem.is_(None))
            .order_by(SourceFetch.id)
        )
    )
    row = _fetch_row(source, note, material.text, actor=actor, at=at)
    if any(one.body_sha256 == row.body_sha256 for one in earlier):
        row.warc = None
    outcome = _outcome(row, earlier)
    session.add(row)
    if source.text is None and material.text is not None:
        source.text = material.text
        source.media_type = material.media_type
        source.no_text_because = ""
        if source.title == source.url and material.title:
            source.title = material.title
        source.published = source.published or material.published
        _make_ready(session, source, material)
        _place_excerpts(session, source)
    elif source.text is None:
        source.no_text_because = material.no_text_because
    source.version += 1
    session.flush()
    record(
        session,
        actor=actor,
        action=Action.SOURCE_FETCHED,
        subject=f"source/{source.id}",
        data={"title": source.title, "outcome": outcome, "sha256": row.body_sha256},
        at=at,
    )
    return outcome


def _outcome(row: SourceFetch, earlier: list[SourceFetch]) -> str:
    if row.problem:
        return row.problem
    if not earlier:
        return "it is kept now"
    last = earlier[-1]
    if row.body_sha256 == last.body_sha256:
        return "unchanged"
    if row.text_sha256 and row.text_sha256 == last.text_sha256:
        return "the page changed, its text did not"
    return "its content has changed"


def _fetch_row(
    source: Source, note: FetchNote, text: str | None, *, actor: str, at: datetime
) -> SourceFetch:
    return SourceFetch(
        source_id=source.id,
        asked=note.asked,
        found_at=note.found_at,
        status=note.status,
        media_type=note.media_type,
        body_sha256=note.body_sha256,
        text_sha256=sha256(text.encode()).hexdigest() if text else None,
        size=note.size,
        warc=note.warc,
        problem=note.problem,
        fetched_at=at,
        fetched_by=actor,
    )


def _make_ready(session: Session, source: Source, material: Material) -> list[SourceCopy]:
    if material.index is None:
        return []
    keep_index(session, source, material.index, material.sketch)
    return propose_copies(session, source, material.sketch)


def _place_excerpts(session: Session, source: Source) -> None:
    """Give the excerpts typed before the text was there their places in it."""
    rows = session.scalars(
        select(Evidence).where(Evidence.source_id == source.id, Evidence.start.is_(None))
    )
    for row in rows:
        found = find_excerpt(source.text or "", row.excerpt)
        if found is not None and found.exact == row.excerpt:
            row.start, row.end = found.start, found.end
            row.prefix, row.suffix = found.prefix, found.suffix
