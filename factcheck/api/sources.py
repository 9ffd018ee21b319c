"""Sources over the API: the list, adding one, looking at its address again, and what is thought of it."""

from __future__ import annotations

from typing import Any

from flask import Response, g

from factcheck.api import answers, bodies, context, desk_answers, queries
from factcheck.api.part import Answer, Part
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.evidence import Closeness, Grade
from factcheck.queries.listings import sources_after
from factcheck.queries.sources import SourcePage, archive_of, original_of, source_page
from factcheck.workflow.source import NewSource, add_source, record_fetch
from factcheck.workflow.source_reading import Material, from_address, from_upload
from factcheck.workflow.source_standing import decide_copy, mark_source

bp = Part("sources", "The desk's sources.")
_FILE = {"application/octet-stream": {"type": "string", "format": "binary"}}


@bp.call("GET", "/sources", gives=desk_answers.Sources, asks=queries.WordsAsked)
def list_sources(asked: dict[str, Any]) -> Answer:
    """All sources; `q` are words of the title or publisher."""
    with context.reading() as db:
        found = sources_after(db, after=asked["after"], limit=asked["limit"], words=asked["q"])
    return context.listed("sources", found)


@bp.call("GET", "/sources/<id:source_id>", gives=desk_answers.Source)
def show_source(source_id: int) -> SourcePage:
    """One source with the evidence taken from it."""
    return _source(source_id)


@bp.call("POST", "/sources", gives=answers.Made, status=201, takes=bodies.SourceGiven)
def add(given: dict[str, Any]) -> Answer:
    """Put a source on the list; one with an address is fetched, and kept also where that fails."""
    address = given["url"].strip()
    material = from_address(address, context.limits(), at=context.now()) if address else None
    return _added(_new(given), material)


@bp.call(
    "POST", "/sources/files", gives=answers.Made, status=201, files=bodies.FileGiven,
    asks=queries.SourceFileAsked,
)  # fmt: skip
def add_file(asked: dict[str, Any], given: dict[str, Any]) -> Answer:
    """Put a file on the list of sources."""
    file = given["file"]
    name = context.plain_name(file.filename)
    material = from_upload(file.read(), name, most_bytes=context.most_bytes())
    return _added(_new(asked), material)


def _new(given: dict[str, Any]) -> NewSource:
    return NewSource(
        **{
            **given,
            "closeness": Closeness(given["closeness"]),
            "grade": Grade(given["grade"]),
            "title": given["title"] or given.get("contact", ""),
        }
    )


def _added(new: NewSource, material: Material | None) -> dict[str, int]:
    with context.writing() as db:
        source = add_source(
            db, new=new, material=material, actor=context.caller().email, at=context.now()
        )
        return {"id": source.id}


@bp.call("GET", "/sources/<id:source_id>/original", media=_FILE)
def show_original(source_id: int) -> Response:
    """The file a source was handed in as."""
    with context.reading() as db:
        return context.file_of(original_of(db, source_id))


@bp.call("GET", "/sources/<id:source_id>/fetches/<id:fetch_id>/archive", media=_FILE)
def show_archive(source_id: int, fetch_id: int) -> Response:
    """A page as it was fetched, with its headers, as WARC."""
    with context.reading() as db:
        return context.file_of(archive_of(db, source_id, fetch_id))


@bp.call("POST", "/sources/<id:source_id>/fetches", gives=desk_answers.Outcome)
def look_again(source_id: int) -> Answer:
    """Look at a source's address again, and note what is there now."""
    with context.reading() as db:
        address = source_page(db, source_id).line.url
    if address is None:
        raise RuleViolationError("This source has no address to look at.")
    material = from_address(address, context.limits(), at=context.now())
    with context.writing() as db:
        outcome = record_fetch(
            db,
            source_id=source_id,
            material=material,
            actor=context.caller().email,
            at=context.now(),
        )
    return {"id": source_id, "outcome": outcome}


@bp.call(
    "PUT", "/sources/<id:source_id>/marks", gives=desk_answers.Source, takes=bodies.MarksGiven,
    versioned=True,
)  # fmt: skip
def mark(source_id: int, given: dict[str, Any]) -> SourcePage:
    """Say how near a source is to the fact, whether it is a copy, and how far it is relied on."""
    version = context.told_version()
    with context.writing() as db:
        mark_source(
            db,
            source_id=source_id,
            closeness=Closeness(given["closeness"]),
            copy_of=given["copy_of"],
            grade=Grade(given["grade"]),
            version=version,
            actor=context.caller().email,
            at=context.now(),
        )
    return _source(source_id)


@bp.call("POST", "/copies/<id:copy_id>/decision", gives=answers.Made, takes=bodies.CopyGiven)
def decide_on_copy(copy_id: int, given: dict[str, Any]) -> Answer:
    """Answer the question whether one source is a copy of another."""
    with context.writing() as db:
        decide_copy(
            db,
            copy_id=copy_id,
            accept=given["copy"],
            actor=context.caller().email,
            at=context.now(),
        )
    return {"id": copy_id}


def _source(source_id: int) -> SourcePage:
    with context.reading() as db:
        found = source_page(db, source_id)
    g.version = found.version
    return found
