"""Articles over the API: the list, one with its text, taking them in, and reading without keeping."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from flask import url_for

from factcheck.api import article_answers, bodies, context, queries
from factcheck.api.part import Answer, Part
from factcheck.domain.errors import InputError
from factcheck.exporters.analysis import analysis_json
from factcheck.fetching.fetch import fetch
from factcheck.importers.archive import Member, is_archive, members
from factcheck.queries.as_of import article_as_of
from factcheck.queries.listings import articles_after, whole_article
from factcheck.workflow.wanted import ask_for_verdicts_on_article

bp = Part("articles", "Articles.")
_SENT = "text.txt"


@bp.call("GET", "/articles", gives=article_answers.Articles, asks=queries.WordsAsked)
def list_articles(asked: dict[str, Any]) -> Answer:
    """All articles, in the order they came in; `q` are words of the title."""
    with context.reading() as db:
        found = articles_after(db, after=asked["after"], limit=asked["limit"], words=asked["q"])
    return context.listed("articles", found)


@bp.call("GET", "/articles/<id:article_id>", gives=article_answers.Article)
def show_article(article_id: int) -> Answer:
    """An article with its text."""
    with context.reading() as db:
        return whole_article(db, article_id)


@bp.call(
    "GET",
    "/articles/<id:article_id>/standing",
    gives=article_answers.ArticleThen,
    asks=queries.ThenAsked,
    also=(409,),
)
def show_article_then(article_id: int, asked: dict[str, Any]) -> Answer:
    """All claims of an article as they stood after an event of the record, or at a moment."""
    with context.reading() as db:
        then = article_as_of(
            db,
            article_id,
            viewer=context.caller().email,
            event=asked["event"],
            at=asked["at"] or context.now(),
        )
    told = {name: getattr(then, name) for name in ("event", "event_at", "head")}
    return {
        "id": then.id,
        "title": then.title,
        **told,
        "claims": [{**asdict(one), "hidden_verdicts": one.hidden, **told} for one in then.claims],
        "findings": dict(then.findings),
    }


@bp.call(
    "POST",
    "/articles",
    gives=article_answers.Taken,
    status=201,
    takes=bodies.ArticleGiven,
    also=(200,),
)
def take_article(given: dict[str, Any]) -> Answer:
    """Take in an article as text or by its address; the same bytes twice are one article."""
    if bool(given["text"].strip()) == bool(given["url"].strip()):
        raise InputError("Give the text of an article or its address, one of the two.")
    if given["text"].strip():
        return _ingested(given["text"].encode(), _SENT, given)
    page = fetch(given["url"].strip(), context.limits())
    return _ingested(page.body, page.url, given)


@bp.call(
    "POST",
    "/articles/files",
    gives=article_answers.Taken,
    status=201,
    files=bodies.FileGiven,
    asks=queries.ArticleFileAsked,
    also=(200,),
)
def take_file(asked: dict[str, Any], given: dict[str, Any]) -> Answer:
    """Take in an article as a file: plain text, a web page, Word or PDF."""
    file = given["file"]
    return _ingested(file.read(), context.plain_name(file.filename), asked)


@bp.call("POST", "/articles/archives", gives=article_answers.Unpacked, files=bodies.FileGiven)
def take_archive(given: dict[str, Any]) -> Answer:
    """Take in every article of a ZIP file; of each the answer says its number, or why it could not be taken."""
    data = given["file"].read()
    if not is_archive(data):
        raise InputError("This is no ZIP file of articles; one article goes to /articles/files.")
    return {"files": [_member(one) for one in members(data, largest=context.most_bytes())]}


def _member(one: Member) -> dict[str, Any]:
    told = {"name": one.name, "id": None, "created": False, "problem": one.problem}
    if one.problem is not None:
        return told
    try:
        number, created = _kept(one.data, context.plain_name(one.name), {})
    except InputError as error:
        return told | {"problem": str(error)}
    return told | {"id": number, "created": created}


def _ingested(data: bytes, name: str, given: dict[str, Any]) -> Answer:
    number, created = _kept(data, name, given)
    where = {"Location": url_for("api-articles.show_article", article_id=number)}
    return {"id": number, "created": created}, 201 if created else 200, where


def _kept(data: bytes, name: str, given: dict[str, Any]) -> tuple[int, bool]:
    """Read one article and keep it; what takes long is done before the database is asked to write."""
    from factcheck.workflow import ingest  # loads the language model's library: seconds

    with context.reading() as db:
        known = ingest.known_article(db, data)
    if known is not None:
        return known, False
    prepared = ingest.prepare(
        data,
        name=name,
        published=given.get("published"),
        title=given.get("title") or None,
        language=given.get("language"),
        max_bytes=context.most_bytes(),
    )
    with context.writing() as db:
        article, created = ingest.ingest_article(
            db, prepared, actor=context.caller().email, at=context.now()
        )
        return article.id, created


@bp.call(
    "PUT",
    "/articles/<id:article_id>/verdicts-wanted",
    gives=article_answers.Changed,
    takes=bodies.WantedGiven,
)
def ask_for_verdicts(article_id: int, given: dict[str, Any]) -> Answer:
    """Ask for so many independent verdicts on every open claim of an article."""
    with context.writing() as db:
        changed = ask_for_verdicts_on_article(
            db,
            article_id=article_id,
            wanted=given["wanted"],
            actor=context.caller().email,
            at=context.now(),
        )
    return {"claims": changed}


@bp.call("POST", "/analyze", gives=article_answers.Analysis, takes=bodies.TextGiven)
def analyze(given: dict[str, Any]) -> Answer:
    """Read a text and answer its claims, quotations and findings, as `factcheck analyze`; nothing is kept."""
    from factcheck.workflow import ingest  # loads the language model's library: seconds

    prepared = ingest.prepare(
        given["text"].encode(),
        name=_SENT,
        published=given["published"],
        title=given["title"] or None,
        language=given["language"],
        max_bytes=context.most_bytes(),
    )
    return analysis_json(prepared.analysis)
