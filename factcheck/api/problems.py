"""Every error of the API as problem details (RFC 9457): one shape, whatever went wrong."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any

from flask import Flask, Response, g, json, request
from sqlalchemy.exc import NoResultFound
from werkzeug.exceptions import HTTPException

from factcheck.api import context
from factcheck.api.context import MissingVersionError
from factcheck.domain.errors import (
    FactcheckError,
    InputError,
    NotAllowedError,
    NotFoundError,
    RuleViolationError,
    StaleEditError,
    StoreError,
)

MEDIA_TYPE = "application/problem+json"
_log = logging.getLogger(__name__)

_STATUS: Mapping[type[Exception], int] = {
    InputError: 422,
    RuleViolationError: 409,
    StaleEditError: 412,
    NotFoundError: 404,
    NoResultFound: 404,
    NotAllowedError: 403,
    StoreError: 503,
}
_AGAIN_IN = 5
"""Seconds; longer than any writer holds the database."""


class NoTokenError(NotAllowedError):
    """The request came without a token that is in force."""


class TooManyRequestsError(Exception):
    """A token asks more often than it may; it can go on in so many seconds."""

    def __init__(self, most: int, *, again_in: int) -> None:
        super().__init__(
            f"A token may ask {most:,} times a minute here. Go on in {again_in} seconds, or ask for more at once: "
            "lists take `limit`."
        )
        self.again_in = again_in


def problem(status: int, detail: str, *, kind: str = "", **more: Any) -> Response:  # noqa: ANN401 - JSON
    """One error. `kind` is an anchor on the page `/method/api`, where a program may want to tell it apart."""
    body = {
        "type": f"/method/api#{kind}" if kind else "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.path,
        **more,
    }
    return Response(json.dumps(body), status, mimetype=MEDIA_TYPE)


def explain(app: Flask) -> None:
    """Answer the errors of requests to this door here; the others go where they went before."""
    for handlers in app.error_handler_spec[None].values():
        for error, before in handlers.items():
            handlers[error] = _by_door(before)


def _by_door(before: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def handle(error: Exception) -> Any:  # noqa: ANN401 - what a handler answers
        return told(error) if context.is_call() else before(error)

    return handle


def told(error: Exception) -> Response:
    """An error as the caller sees it."""
    for kind, say in _SAID.items():
        if isinstance(error, kind):
            return say(error)
    status = next((_STATUS[one] for one in type(error).__mro__ if one in _STATUS), 500)
    if status == HTTPStatus.INTERNAL_SERVER_ERROR:
        _log.exception("%s %s", request.method, request.path, exc_info=error)
        return problem(500, "The program met something it did not expect; nothing was changed.")
    if isinstance(error, FactcheckError):
        detail = str(error)
    else:
        detail = "There is nothing with this number."
    answer = problem(status, detail)
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        answer.headers["Retry-After"] = str(_AGAIN_IN)
    return answer


def _no_token(error: NoTokenError) -> Response:
    answer = problem(401, str(error), kind="token")
    answer.headers["WWW-Authenticate"] = 'Bearer realm="factcheck"'
    return answer


def _too_many(error: TooManyRequestsError) -> Response:
    answer = problem(429, str(error), kind="rate-limit")
    answer.headers["Retry-After"] = str(error.again_in)
    return answer


def _unversioned(_error: MissingVersionError) -> Response:
    return problem(
        428,
        "Say which version you saw: send the ETag you got with it as If-Match.",
        kind="lost-update",
    )


def _stale(error: StaleEditError) -> Response:
    theirs = {name: said for name, said in error.theirs.items() if said}
    sent = request.get_json(silent=True) if request.is_json else None
    yours = dict(sent) if isinstance(sent, dict) else {}
    yours["version"] = g.get("told_version", "") or _told()
    return problem(412, str(error), kind="lost-update", yours=yours, theirs=theirs)


def _told() -> str:
    try:
        return str(context.told_version())
    except MissingVersionError:
        return ""


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    if status < HTTPStatus.BAD_REQUEST:  # a redirect raised by the router
        return error.get_response()  # type: ignore[return-value] # Flask's own Response is one
    data = getattr(error, "data", None) or {}
    errors = data.get("messages")
    details = {
        404: "There is nothing at this address.",
        405: "This address does not take that method.",
        413: "The request is larger than this address takes.",
        415: "This address takes another type of content; see the description.",
        422: "Some fields have to be put right; “errors” says which.",
    }
    detail = details.get(status) or error.description or error.name
    answer = problem(status, detail, **({"errors": errors} if errors else {}))
    for name, said in error.get_headers():
        if name.lower() not in {"content-type", "content-length"}:
            answer.headers[name] = said
    return answer


_SAID: Mapping[type[Exception], Callable[[Any], Response]] = {
    HTTPException: _http,
    NoTokenError: _no_token,
    TooManyRequestsError: _too_many,
    StaleEditError: _stale,
    MissingVersionError: _unversioned,
}
"""Errors that are told in their own way; all others by their status."""
