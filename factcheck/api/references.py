"""What an article is held against, over the API: references, the comparison with them, and grades accepted."""

from __future__ import annotations

from typing import Any

from factcheck.api import answers, bodies, compare_answers, context, queries, text_bodies
from factcheck.api.part import Answer, Part
from factcheck.domain.document import Reference as Text
from factcheck.domain.errors import InputError
from factcheck.domain.evidence import Closeness
from factcheck.queries.compare import ComparePage, compare_page
from factcheck.queries.references import references_of
from factcheck.workflow.fidelity import accept_grade
from factcheck.workflow.holding import held_against, notice
from factcheck.workflow.reference import (
    NewReference,
    attach_reference,
    read_reference,
    stored_text,
    withdraw_reference,
)

bp = Part(
    "references", "Texts an article is held against, and what its quotations are beside them."
)
_ARTICLE = "/articles/<id:article_id>"
_SENT = "reference.txt"


@bp.call("GET", f"{_ARTICLE}/references", gives=compare_answers.References)
def list_references(article_id: int) -> Answer:
    """The texts an article is held against, in the order they came."""
    with context.reading() as db:
        return {"references": references_of(db, article_id)}


@bp.call(
    "POST",
    f"{_ARTICLE}/references",
    gives=answers.Made,
    status=201,
    takes=text_bodies.ReferenceGiven,
)
def attach(article_id: int, given: dict[str, Any]) -> Answer:
    """Hold an article against a text: sent here, or a source or another article of the desk."""
    chosen = [name for name in ("text", "source_id", "other_id") if given[name]]
    if len(chosen) != 1:
        raise InputError(
            "Give the text, the number of a source, or that of an article: one of the three."
        )
    if given["text"]:
        closeness = Closeness(given["closeness"])
        return _attached(
            article_id,
            read_reference(
                given["text"].encode(), name=_SENT, title=given["name"],
                max_bytes=context.most_bytes(), closeness=closeness,
            ),
        )  # fmt: skip
    with context.reading() as db:
        new = stored_text(db, source_id=given["source_id"], article_id=given["other_id"])
    return _attached(article_id, new)


@bp.call(
    "POST",
    f"{_ARTICLE}/references/files",
    gives=answers.Made,
    status=201,
    files=bodies.FileGiven,
    asks=queries.ReferenceAsked,
)
def attach_file(article_id: int, asked: dict[str, Any], given: dict[str, Any]) -> Answer:
    """Hold an article against a file: plain text, a web page, Word or PDF."""
    file = given["file"]
    new = read_reference(
        file.read(),
        name=context.plain_name(file.filename),
        title=asked["name"],
        max_bytes=context.most_bytes(),
        closeness=Closeness(asked["closeness"]),
    )
    return _attached(article_id, new)


def _attached(article_id: int, new: NewReference) -> Answer:
    with context.reading() as db:
        references = (*held_against(db, article_id), Text(name=new.name, text=new.text))
        raised = notice(db, article_id, references)
    with context.writing() as db:
        made = attach_reference(
            db,
            article_id=article_id,
            new=new,
            raised=raised,
            actor=context.caller().email,
            at=context.now(),
        )
        return {"id": made.id}


@bp.call(
    "POST",
    "/references/<id:reference_id>/withdrawal",
    gives=answers.Made,
    takes=bodies.ReasonGiven,
)
def withdraw(reference_id: int, given: dict[str, Any]) -> Answer:
    """Take a reference away; what was recorded by it stays in the record."""
    with context.writing() as db:
        withdraw_reference(
            db,
            reference_id=reference_id,
            reason=given["reason"],
            actor=context.caller().email,
            at=context.now(),
        )
    return {"id": reference_id}


@bp.call(
    "GET", f"{_ARTICLE}/comparison", gives=compare_answers.Comparison, asks=queries.ComparisonAsked
)
def compare(article_id: int, asked: dict[str, Any]) -> ComparePage:
    """The article sentence by sentence beside a reference, the latest unless one is named, or an earlier wording."""
    with context.reading() as db:
        return compare_page(
            db,
            article_id,
            reference_id=asked["reference"],
            earlier_id=asked["version"],
            viewer=context.caller().email,
        )


@bp.call(
    "POST",
    "/references/<id:reference_id>/grades",
    gives=answers.Made,
    takes=text_bodies.GradeGiven,
    versioned=True,
)
def accept(reference_id: int, given: dict[str, Any]) -> Answer:
    """Record the grade of a quotation as your fidelity verdict; `If-Match` is the claim's version."""
    version, at = context.told_version(), context.now()
    with context.writing() as db:
        made = accept_grade(
            db,
            claim_id=given["claim_id"],
            quotation_id=given["quotation_id"],
            reference_id=reference_id,
            label=given["label"],
            rationale=given["rationale"],
            as_of=at.date(),
            version=version,
            reviewer=context.caller().email,
            at=at,
        )
        return {"id": made.claim_id}
