"""How often a token may ask: so many requests in a minute of the clock, whichever process answers them."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from flask import Flask, current_app
from sqlalchemy.exc import SQLAlchemyError

from factcheck.api import context
from factcheck.api.problems import TooManyRequestsError
from factcheck.queries.tokens import Caller
from factcheck.store.request_count import RequestCount

MINUTE = 60
_COUNT = "factcheck.api.count"
_log = logging.getLogger(__name__)


def keep_count(app: Flask) -> None:
    """Make ready to count; nothing is opened before the first request."""
    app.extensions[_COUNT] = None


def demand_patience(caller: Caller, at: datetime) -> None:
    """Count a request of this token.

    Where it cannot be counted the request goes on: a full disk is no reason to answer nothing.

    Raises:
        TooManyRequestsError: it has asked as often as it may in this minute.
    """
    most = context.settings().api_per_minute
    if most <= 0:
        return
    seconds = int(at.astimezone(UTC).timestamp())
    try:
        times = _counted().add(caller.token_id, seconds // MINUTE)
    except (SQLAlchemyError, OSError):
        _log.warning("a request could not be counted", exc_info=True)
        return
    if times > most:
        raise TooManyRequestsError(most, again_in=MINUTE - seconds % MINUTE)


def _counted() -> RequestCount:
    count: RequestCount | None = current_app.extensions[_COUNT]
    if count is None:
        count = RequestCount(context.around().store, context.settings().instance)
        current_app.extensions[_COUNT] = count
    return count
