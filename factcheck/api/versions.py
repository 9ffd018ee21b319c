"""New wordings of an article over the API, and the claims that go over to them."""

from __future__ import annotations

from typing import Any

from factcheck.api import (
    answers,
    article_answers,
    bodies,
    compare_answers,
    context,
    queries,
    text_bodies,
)
from factcheck.api.part import Answer, Part
from factcheck.domain.errors import RuleViolationError
from factcheck.queries.versions import VersionsPage, versions_page
from factcheck.workflow import carrying, near_copy, version

bp = Part("versions", "The wordings of an article, and its claims from one to the next.")
_ARTICLE = "/articles/<id:article_id>/versions"
_SENT = "text.txt"


@bp.call("GET", _ARTICLE, gives=compare_answers.Versions)
def show_versions(article_id: int) -> VersionsPage:
    """All wordings of an article, and the claims of the one before: unchanged, moved, changed or vanished here."""
    with context.reading() as db:
        return versions_page(db, article_id, viewer=context.caller().email)


@bp.call("POST", _ARTICLE, gives=answers.Made, status=201, takes=text_bodies.WordingTaken)
def take(article_id: int, given: dict[str, Any]) -> Answer:
    """Take in a new wording of an article; its claims then wait for a person's word."""
    return _taken(article_id, given["text"].encode(), _SENT, given)


@bp.call(
    "POST",
    f"{_ARTICLE}/files",
    gives=answers.Made,
    status=201,
    files=bodies.FileGiven,
    asks=queries.WordingAsked,
)
def take_file(article_id: int, asked: dict[str, Any], given: dict[str, Any]) -> Answer:
    """Take in a new wording as a file: plain text, a web page, Word or PDF."""
    file = given["file"]
    return _taken(article_id, file.read(), context.plain_name(file.filename), asked)


def _taken(article_id: int, data: bytes, name: str, given: dict[str, Any]) -> Answer:
    from factcheck.workflow import ingest  # loads the language model's library: seconds

    with context.reading() as db:
        versions_page(
            db, article_id, viewer=context.caller().email
        )  # there has to be an earlier one
        known = ingest.known_article(db, data)
    if known == article_id:
        raise RuleViolationError("These are the words of this article: nothing is new.")
    prepared = ingest.prepare(
        data,
        name=name,
        published=given["published"],
        language="en",
        max_bytes=context.most_bytes(),
    )
    with context.writing() as db:
        who, at = context.caller().email, context.now()
        article, _ = ingest.ingest_article(db, prepared, actor=who, at=at)
        version.link_version(db, article_id=article.id, earlier_id=article_id, actor=who, at=at)
        return {"id": article.id}


@bp.call("POST", f"{_ARTICLE}/later", gives=answers.Made, takes=text_bodies.LaterGiven)
def link(article_id: int, given: dict[str, Any]) -> Answer:
    """Make a stored article the next version of this one."""
    with context.writing() as db:
        version.link_version(
            db,
            article_id=given["later_id"],
            earlier_id=article_id,
            actor=context.caller().email,
            at=context.now(),
        )
    return {"id": given["later_id"]}


@bp.call("POST", "/version-proposals/<id:proposal_id>/refusal", gives=answers.Made)
def decline(proposal_id: int) -> Answer:
    """Say that two articles are two articles, not two wordings of one."""
    with context.writing() as db:
        near_copy.decline_version(
            db, proposal_id=proposal_id, actor=context.caller().email, at=context.now()
        )
    return {"id": proposal_id}


@bp.call("POST", "/carried-claims/<id:carried_id>/confirmation", gives=answers.Made, also=(412,))
def carry(carried_id: int) -> Answer:
    """Say that a claim stands in the new wording too; the answer is the claim there."""
    with context.writing() as db:
        claim = carrying.carry_claim(
            db, carried_id=carried_id, actor=context.caller().email, at=context.now()
        )
        return {"id": claim.id}


@bp.call(
    "POST",
    "/carried-claims/<id:carried_id>/placing",
    gives=answers.Made,
    takes=text_bodies.PlaceGiven,
    also=(412,),
)
def place(carried_id: int, given: dict[str, Any]) -> Answer:
    """Say on which words of the new wording a claim stands; the answer is the claim there."""
    with context.writing() as db:
        claim = carrying.place_claim(
            db,
            carried_id=carried_id,
            words=given["words"],
            near=given["near"],
            actor=context.caller().email,
            at=context.now(),
        )
        return {"id": claim.id}


@bp.call("POST", "/carried-claims/<id:carried_id>/leaving", gives=answers.Made, also=(412,))
def leave(carried_id: int) -> Answer:
    """Leave a claim with the earlier wording."""
    with context.writing() as db:
        carrying.leave_behind(
            db, carried_id=carried_id, actor=context.caller().email, at=context.now()
        )
    return {"id": carried_id}


@bp.call("POST", f"{_ARTICLE}/unchanged", gives=article_answers.Changed)
def carry_all(article_id: int) -> Answer:
    """Carry over all waiting claims whose words and sentence are unchanged."""
    with context.writing() as db:
        number = carrying.carry_unchanged(
            db, article_id=article_id, actor=context.caller().email, at=context.now()
        )
    return {"claims": number}


@bp.call("POST", f"{_ARTICLE}/verdicts", gives=article_answers.Changed)
def stand_by(article_id: int) -> Answer:
    """Give your verdicts on the earlier wording again, where the words are the same."""
    with context.writing() as db:
        number = carrying.stand_by(
            db, article_id=article_id, reviewer=context.caller().email, at=context.now()
        )
    return {"claims": number}
