"""A source's bytes got and read: from its address or a file, before anything is kept and without a database.

Whatever takes long is done here, so that nobody waits for the database meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from urllib.parse import unquote, urlsplit

from factcheck.domain.errors import InputError, NoTextError
from factcheck.domain.plugin import Extracted
from factcheck.fetching import content
from factcheck.fetching.addresses import FetchError
from factcheck.fetching.archive import warc
from factcheck.fetching.connection import Resolve, resolved
from factcheck.fetching.fetch import fetch
from factcheck.fetching.limits import Limits
from factcheck.matching.copying import Sketch, sketch
from factcheck.matching.passages import TextIndex, indexed
from factcheck.matching.splitting import passages
from factcheck.workflow.extraction import extract

AT_ONCE = 200
"""Passages whose vectors are made while the person waits: about a second of work. A longer text gets them
in the background (`jobs.reading`)."""
PICTURE = "It is a picture: it is kept, but there is no text in it to take words from."


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchNote:
    """What came of one try to get a page."""

    asked: str
    found_at: str | None = None
    status: int | None = None
    media_type: str | None = None
    body_sha256: str | None = None
    size: int | None = None
    warc: bytes | None = None
    problem: str | None = None


@dataclass(frozen=True, kw_only=True)
class Material:
    """A source's bytes and what was read in them."""

    original: bytes | None = None
    file_name: str | None = None
    media_type: str | None = None
    text: str | None = None
    no_text_because: str = ""
    title: str | None = None
    published: date | None = None
    index: TextIndex | None = None
    sketch: Sketch = frozenset()
    fetched: FetchNote | None = None


def from_address(
    address: str, limits: Limits, *, at: datetime, resolve: Resolve = resolved
) -> Material:
    """What is at an address; a failure is part of the answer, so that the source is kept all the same."""
    try:
        page = fetch(address, limits, resolve=resolve)
    except FetchError as error:
        note = FetchNote(
            asked=address, found_at=error.url or None, status=error.status, problem=str(error)
        )
        return Material(fetched=note, no_text_because=str(error))
    kind = content.media_type(page.body)
    note = FetchNote(
        asked=page.asked,
        found_at=page.url,
        status=page.status,
        media_type=kind,
        body_sha256=sha256(page.body).hexdigest(),
        size=len(page.body),
        warc=warc(page, at),
    )
    try:
        read = _read(page.body, kind, _name_in(page.url, kind), limits.most_bytes)
    except InputError as error:
        return Material(fetched=note, media_type=kind, no_text_because=_sentence(error))
    return _material(read, kind=kind, fetched=note)


def from_upload(data: bytes, name: str, *, most_bytes: int) -> Material:
    """What is in a file.

    Raises:
        InputError: it is empty, too large, locked, or not what it says it is.
    """
    if not data:
        raise InputError(f"{name} is empty; choose the file again.")
    if len(data) > most_bytes:
        raise InputError(
            f"{name}: {len(data) / 1e6:.1f} MB is more than the {most_bytes / 1e6:.0f} MB a file may have; "
            "cut it to the part that matters, or raise FACTCHECK_MAX_ARTICLE_MB"
        )
    kind = content.media_type(data)
    try:
        read = _read(data, kind, name, most_bytes)
    except NoTextError as error:
        read = _Reading(because=_sentence(error))
    return _material(read, kind=kind, original=data, file_name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    extracted: Extracted | None = None
    because: str = ""


def _read(data: bytes, kind: str, name: str, most_bytes: int) -> _Reading:
    if content.is_image(kind):
        return _Reading(because=PICTURE)
    if kind in {"application/octet-stream", "application/zip"}:
        raise InputError(
            f"{name}: not a kind of file that can be read; give a PDF, a Word document, a web page, "
            "plain text or a picture"
        )
    # The bytes have said what it is; a name that says otherwise would only mislead the extractors.
    named = {content.HTML: "page.html", content.TEXT: "text.txt"}.get(kind, name)
    try:
        return _Reading(extracted=extract(data, name=named, max_bytes=most_bytes)[0])
    except NoTextError:
        raise
    except InputError as error:
        raise InputError(f"{name}: {str(error).removeprefix(f'{named}: ')}") from None


def _material(
    read: _Reading,
    *,
    kind: str,
    original: bytes | None = None,
    file_name: str | None = None,
    fetched: FetchNote | None = None,
) -> Material:
    found = read.extracted
    text = found.text if found else None
    return Material(
        original=original,
        file_name=file_name,
        media_type=kind,
        text=text,
        no_text_because=read.because,
        title=found.title if found else None,
        published=_day(found.published) if found else None,
        index=made_ready(text) if text else None,
        sketch=sketch(text) if text else frozenset(),
        fetched=fetched,
    )


def made_ready(text: str, *, all_of_it: bool = False) -> TextIndex:
    """The index of a text, with vectors unless it is long and nobody waits for `all_of_it`."""
    return indexed(text, with_meaning=all_of_it or len(passages(text)) < AT_ONCE)


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None


def _name_in(url: str, kind: str) -> str:
    name = unquote(urlsplit(url).path.rsplit("/", 1)[-1])[-80:]
    plain = "".join(one for one in name if one.isprintable())
    return plain or ("the page" if kind == content.HTML else "the file")


def _sentence(error: Exception) -> str:
    """An extractor's line as a sentence of its own, without the name of the file before it."""
    words = str(error)
    head, colon, rest = words.partition(": ")
    words = rest if colon and " " not in head else words
    return words[:1].upper() + words[1:] + ("" if words.endswith(".") else ".")
