"""The record: its lines, one of them, the check of the whole, and what an outsider needs to check it."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

from flask import (
    Blueprint,
    Response,
    render_template,
    request,
    stream_with_context,
    url_for,
)

from factcheck.domain.errors import NotAllowedError, NotFoundError
from factcheck.history import held
from factcheck.history.export import exported
from factcheck.queries.checkpoints import checkpoint_note, checkpoint_page, verify_page
from factcheck.queries.history import Asked, history_page, line, seal, told_lines
from factcheck.queries.proof import proof_of
from factcheck.queries.telling import Line
from factcheck.queries.undoing import undoing_of, undone_among
from factcheck.web import context
from factcheck.web.answers import Answer
from factcheck.web.differences import word_differences
from factcheck.workflow import checkpoint

bp = Blueprint("history", __name__, url_prefix="/history")

_CHECKER = Path(__file__).parent.parent / "docs" / "verify_history.py"
_COLUMNS = (
    "event", "at", "who", "action", "sentence", "reason", "subject", "article",
    "row", "field", "before", "after", "digest",
)  # fmt: skip
# What a spreadsheet would take for a formula (OWASP, “CSV Injection”).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@bp.get("")
def index() -> Answer:
    """What happened, newest first."""
    asked = _asked()
    with context.reading() as db:
        page = history_page(
            db,
            **asdict(asked),
            before=context.asked_id("before"),
            viewer=context.person().email,
            all_people=context.sees_people(),
        )
        undone = undone_among(db, (one.id for one in page.lines))
    return render_template(
        "history/index.html",
        page=page,
        undone=undone,
        asked=asked,
        given={name: said for name in _FILTERS if (said := context.asked(name))},
        ago=ago,
        now=context.now(),
        differences=word_differences,
    )


@bp.get("/stream.<form>")
def download(form: str) -> Answer:
    """The lines that the filter lets through, oldest first, as CSV or JSON Lines."""
    makers = {"csv": (_csv, "text/csv"), "jsonl": (_jsonl, "application/x-ndjson")}
    if form not in makers:
        raise NotFoundError("The stream can be had as csv or jsonl.")
    make, kind = makers[form]
    asked, viewer, people = _asked(), context.person().email, context.sees_people()

    def written() -> Iterator[str]:
        with context.reading() as db:
            yield from make(told_lines(db, asked, viewer=viewer, all_people=people))

    return _attached(written(), kind, f"history.{form}")


@bp.get("/record.jsonl")
def whole() -> Answer:
    """The whole record as `factcheck history export` writes it, for the checker."""

    def written() -> Iterator[str]:
        with context.reading() as db:
            for one in exported(db):
                yield f"{one}\n"

    return _attached(written(), "application/x-ndjson", "record.jsonl")


@bp.get("/verify_history.py")
def checker() -> Answer:
    """The program that checks the record without this one."""
    return _attached(iter([_CHECKER.read_text("utf-8")]), "text/x-python", _CHECKER.name)


@bp.get("/<id:event_id>")
def show(event_id: int) -> Answer:
    """One line, with what it changed and its place in the chain."""
    with context.reading() as db:
        one = line(db, event_id, viewer=context.person().email, all_people=context.sees_people())
        signed = seal(db).signed_events
        undoing = undoing_of(
            db, event_id, viewer=context.person().email, role=context.person().role
        )
    return render_template(
        "history/show.html",
        line=one,
        signed=signed,
        undoing=undoing,
        differences=word_differences,
    )


@bp.get("/<id:event_id>/proof.json")
def proof(event_id: int) -> Answer:
    """That the event is in the record that the last checkpoint signs, in hashes anybody can redo."""
    with context.reading() as db:
        one = line(db, event_id, viewer=context.person().email, all_people=context.sees_people())
        if one.hidden:
            raise NotAllowedError("A proof shows the event, and this one is kept back for now.")
        made = proof_of(db, event_id)
    return _attached(iter([made.written()]), "application/json", f"event-{event_id}-proof.json")


@bp.get("/verify")
def verify() -> Answer:
    """Walk the whole record, hold checkpoints and tables against it; nothing is noted."""
    with context.reading() as db:
        page = verify_page(db, held.beside(context.settings().instance), context.now())
    return render_template("history/verify.html", page=page)


@bp.post("/verify")
def check() -> Answer:
    """The same, and note on the record's seal when that was and what came of it."""
    found = checkpoint.check_record(
        context.store(), instance=context.settings().instance, at=context.now()
    )
    said = "The record is whole." if found.holds else f"The record does not hold: {found.problem}."
    return context.done(url_for("history.index"), said)


@bp.get("/checkpoints")
def checkpoints() -> Answer:
    """Every checkpoint that was signed, and the keys they are signed with."""
    with context.reading() as db:
        page = checkpoint_page(db)
    return render_template("history/checkpoints.html", page=page)


@bp.post("/checkpoints")
def sign() -> Answer:
    """Sign the record as it stands."""
    made = checkpoint.seal(
        context.store(),
        instance=context.settings().instance,
        desk=context.settings().desk,
        because="asked",
        actor=context.person().email,
        at=context.now(),
    )
    said = (
        f"Signed a checkpoint of {made.size} events; keep a copy where this desk cannot reach."
        if made.new
        else f"Nothing has happened since the checkpoint of {made.size} events."
    )
    return context.done(url_for("history.checkpoints"), said)


@bp.get("/checkpoints/<id:size>.txt")
def note(size: int) -> Answer:
    """One checkpoint as the note it is: text that fits in an e-mail."""
    with context.reading() as db:
        made = checkpoint_note(db, size)
    return _attached(iter([made]), "text/plain", f"checkpoint-{size}.txt")


def ago(at: datetime, now: datetime) -> str:
    """How long it has been, as one says it."""
    seconds = int((now - at).total_seconds())
    for size, word in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            much = seconds // size
            return f"{much} {word}{'s' if much > 1 else ''} ago"
    return "just now"


_FILTERS = ("article", "claim", "actor", "action", "since", "until")


def _asked() -> Asked:
    until = _day("until")
    return Asked(
        article=context.asked_id("article"),
        claim=context.asked_id("claim"),
        actor=context.asked("actor"),
        action=context.asked("action"),
        since=_day("since"),
        until=until + timedelta(days=1) if until else None,
    )


def _day(name: str) -> datetime | None:
    """The beginning of a day from the address's query, in UTC; None where it is missing or is none."""
    try:
        day = date.fromisoformat(context.asked(name))
    except ValueError:
        return None
    return datetime.combine(day, time(), UTC) if day.year < date.max.year else None


def _attached(written: Iterator[str], kind: str, name: str) -> Response:
    body: Any = stream_with_context(written) if request.method == "GET" else ""
    return Response(
        body,
        mimetype=kind,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _jsonl(lines: Iterator[Line]) -> Iterator[str]:
    for one in lines:
        yield json.dumps(asdict(one) | {"at": one.at.isoformat()}, ensure_ascii=False) + "\n"


def _csv(lines: Iterator[Line]) -> Iterator[str]:
    page = StringIO()
    writer = csv.writer(page)
    writer.writerow(_COLUMNS)
    for one in lines:
        told = (
            one.id, one.at.isoformat(), one.actor, one.action, one.sentence, one.reason,
            one.subject, one.article_id,
        )  # fmt: skip
        for change in one.changes or (None,):
            what = (change.row, change.column, change.was, change.now) if change else ("",) * 4
            writer.writerow([_harmless(cell) for cell in (*told, *what, one.digest)])
        yield page.getvalue()
        page.seek(0)
        page.truncate()
    yield page.getvalue()


def _harmless(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(_FORMULA) else text
