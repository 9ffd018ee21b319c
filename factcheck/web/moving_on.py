"""Going on to the next claim after a verdict: which one, and the part of the workbench that changes."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from flask import make_response, render_template, request
from werkzeug.wrappers import Response

from factcheck.queries.claims import panel
from factcheck.queries.next_claim import line_of, next_wanting
from factcheck.web import context
from factcheck.web.access import safe_next
from factcheck.web.workbench import claim_forms

_PART = "X-Factcheck-Part"
"""A request with this header comes from the workbench's script, which keeps the rest of the page."""


def next_claim(claim_id: int, back: str) -> int:
    """The claim to go on with: the next that wants the person's verdict; the same where none does."""
    only = parse_qs(urlsplit(back or "").query)
    with context.reading() as db:
        found = next_wanting(
            db,
            claim_id,
            viewer=context.person().email,
            kind=only.get("kind", [""])[0],
            state=only.get("state", [""])[0],
        )
    return found or claim_id


def wants_part() -> bool:
    """Whether only what changes is asked for, not the whole page."""
    return request.headers.get(_PART) == "panel"


def part_of_workbench(judged: int, target: int, back: str) -> Response:
    """What was said, the line of the claim just judged, and the panel of the next."""
    viewer = context.person().email
    back = safe_next(back or "/")
    with context.reading() as db:
        one = panel(db, target, viewer=viewer)
        line = line_of(db, judged, viewer=viewer)
    answer = make_response(
        render_template(
            "claims/moved.html",
            panel=one,
            line=line,
            joint=back + ("&" if "?" in back else "?"),
            forms=claim_forms(one, back=back),
        )
    )
    answer.headers[_PART] = "panel"
    return answer
