"""Claims and reports made elsewhere, brought in over the API: tried first, written when that is asked for."""

from __future__ import annotations

from typing import Any

from flask import url_for

from factcheck.api import bodies, context, import_answers, queries, text_bodies
from factcheck.api.part import Answer, Part
from factcheck.importers.reading import read_claims
from factcheck.importers.report import from_json, is_report
from factcheck.workflow.claim_import import import_claims
from factcheck.workflow.claim_import_plan import Plan, plan_import
from factcheck.workflow.report_import import import_report

bp = Part("imports", "Claims and reports made elsewhere.")
_SHOWN = 1_000
"""Rows told of each sort; `counts` counts them all."""


@bp.call(
    "POST",
    "/imports",
    gives=import_answers.Imported,
    status=201,
    takes=text_bodies.ClaimsFileGiven,
    asks=queries.ImportAsked,
    also=(200,),
)
def take(asked: dict[str, Any], given: dict[str, Any]) -> Answer:
    """A table of claims (CSV, JSON Lines), a ClaimReview feed or an exported report, as text.

    Without `write=true` it is only tried: 200, with what would be done row by row, and nothing is changed.
    """
    return _brought_in(given["text"].encode(), context.plain_name(given["name"]), asked)


@bp.call(
    "POST",
    "/imports/files",
    gives=import_answers.Imported,
    status=201,
    files=bodies.FileGiven,
    asks=queries.ImportAsked,
    also=(200,),
)
def take_file(asked: dict[str, Any], given: dict[str, Any]) -> Answer:
    """The same as a file, which may be a spreadsheet (XLSX) too."""
    file = given["file"]
    return _brought_in(file.read(), context.plain_name(file.filename), asked)


def _brought_in(data: bytes, name: str, asked: dict[str, Any]) -> Answer:
    if is_report(data):
        return _report(data, name, write=asked["write"])
    rows = read_claims(data, name)
    if not asked["write"]:
        with context.reading() as db:
            return _told(plan_import(db, rows, article_id=asked["article"])), 200
    with context.writing() as db:
        plan = plan_import(db, rows, article_id=asked["article"])
        made = import_claims(
            db,
            plan,
            name=name,
            partly=asked["partly"],
            actor=context.caller().email,
            at=context.now(),
        )
        return _told(plan) | {
            "written": True,
            "articles": sorted({one.article_id for one in made}),
            "claims": [one.id for one in made],
        }


def _report(data: bytes, name: str, *, write: bool) -> Answer:
    """One of our own reports: all of it, or nothing."""
    report = from_json(data)
    told = _NOTHING | {"counts": {"new": len(report.claims), "known": 0, "refused": 0}}
    if not write:
        return told, 200
    with context.writing() as db:
        article = import_report(
            db, report, data=data, name=name, actor=context.caller().email, at=context.now()
        )
        number = article.id
    where = {"Location": url_for("api-articles.show_article", article_id=number)}
    return told | {"written": True, "articles": [number]}, 201, where


_NOTHING: dict[str, Any] = {
    "written": False, "articles": [], "claims": [], "new": (), "known": (), "refused": (),
}  # fmt: skip


def _told(plan: Plan) -> dict[str, Any]:
    """What a plan would do, as the answer says it."""
    return _NOTHING | {
        "counts": {
            "new": len(plan.placed),
            "known": len(plan.known),
            "refused": len(plan.problems),
        },
        "new": [
            {
                "place": one.row.place,
                "statement": one.row.statement,
                "article": one.article,
                "start": one.span.start,
                "end": one.span.end,
            }
            for one in plan.placed[:_SHOWN]
        ],
        "known": plan.known[:_SHOWN],
        "refused": plan.problems[:_SHOWN],
    }
