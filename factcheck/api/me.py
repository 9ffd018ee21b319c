"""Who you are to the API."""

from __future__ import annotations

from factcheck.api import answers, context
from factcheck.api.part import Part
from factcheck.queries.tokens import Caller

bp = Part("me", "The token you came with.")


@bp.call("GET", "/me", gives=answers.Me)
def me() -> Caller:
    """Whose token this is, and what it may do."""
    return context.caller()
