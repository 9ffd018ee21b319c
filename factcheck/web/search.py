"""Finding things by their words, and keeping searches."""

from __future__ import annotations

from urllib.parse import urlencode

from flask import Blueprint, render_template, request, url_for

from factcheck.queries.claim_lines import kinds_in_use
from factcheck.queries.saved_searches import read_query, saved_searches
from factcheck.queries.search import search_page
from factcheck.web import context, forms
from factcheck.web.answers import Answer
from factcheck.workflow.saved_search import drop_search, keep_search

bp = Blueprint("search", __name__, url_prefix="/search")

_FIELDS = (
    "q", "sort", "kind", "state", "severity", "verdict", "article", "person", "since", "until",
)  # fmt: skip


@bp.get("")
def show() -> Answer:
    """What holds the words asked for."""
    return _page({name: said for name in _FIELDS if (said := context.asked(name))})


@bp.post("/kept")
def keep() -> Answer:
    """Keep a search under a name."""
    asked = {
        name: said
        for name in _FIELDS
        if (said := request.form.get(name, "").replace("\x00", "").strip()[:200])
    }
    context.page_again(lambda error: _page(asked, trouble=str(error)))
    forms.BareForm().demand_valid()
    with context.writing() as db:
        kept = keep_search(
            db,
            account_id=context.person().id,
            name=request.form.get("name", "").replace("\x00", "")[:200],
            query=urlencode(asked),
            at=context.now(),
        )
        name = kept.name
    return context.done(
        f"{url_for('search.show')}?{urlencode(asked)}",
        f"“{name}” is kept; your inbox counts what it finds.",
    )


@bp.post("/kept/<id:search_id>/giving-up")
def drop(search_id: int) -> Answer:
    """Give up a kept search."""
    with context.writing() as db:
        name = drop_search(db, account_id=context.person().id, search_id=search_id)
    return context.done(url_for("search.show"), f"“{name}” is given up.")


def _page(asked: dict[str, str], trouble: str = "") -> str:
    words, only = read_query(urlencode(asked))
    who = context.person()
    with context.reading() as db:
        page = search_page(db, words, viewer=who.email, only=only, after=context.asked_id("after"))
        kept = saved_searches(db, account_id=who.id, viewer=who.email)
        kinds = kinds_in_use(db)
    return render_template(
        "search/show.html",
        page=page,
        only=only,
        asked=asked,
        kept=kept,
        kinds=kinds,
        trouble=trouble,
    )
