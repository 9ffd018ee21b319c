"""Taking back what was done, from its notice or from the history."""

from __future__ import annotations

from flask import Blueprint, request, url_for
from werkzeug.wrappers import Response

from factcheck.domain.errors import InputError
from factcheck.domain.undoing import named
from factcheck.web import context, forms
from factcheck.web.access import safe_next
from factcheck.workflow.undo import undo_event

bp = Blueprint("undo", __name__)

_MOST = 500
"""Events that one form takes back: as many as one action can write."""


@bp.post("/history/undo")
def take_back() -> Response:
    """Undo the events named in the form, the last one first, all of them or none."""
    forms.BareForm().demand_valid()
    numbers = sorted({*_numbers(request.form.get("events", ""))}, reverse=True)
    who = context.person()
    with context.writing() as db:
        for number in numbers:
            undo_event(db, event_id=number, actor=who.email, role=who.role, at=context.now())
    what = request.form.get("what", "")
    back = request.form.get("back", "")
    events = f"event {numbers[0]}" if len(numbers) == 1 else f"{len(numbers)} events"
    return context.done(
        safe_next(back) if back else url_for("history.show", event_id=numbers[0]),
        f"Undone: {named(what)} ({events})." if what else f"{events.capitalize()} undone.",
        again=True,
    )


def _numbers(words: str) -> list[int]:
    found = [forms.place(word) for word in words.split()[:_MOST]]
    numbers = [one for one in found if one]
    if not numbers or len(numbers) != len(found):
        raise InputError(
            "This form does not say what to undo: go to the history and undo it there."
        )
    return numbers
