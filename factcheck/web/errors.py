"""What a person is told when something cannot be done: one table, one page, never a traceback."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask, g, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import NoResultFound
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from factcheck.domain.errors import (
    FactcheckError,
    InputError,
    NotAllowedError,
    NotFoundError,
    RuleViolationError,
    StaleEditError,
    StoreError,
)
from factcheck.web import context
from factcheck.web.access import SignInNeededError, to_sign_in
from factcheck.web.answers import Answer

_log = logging.getLogger(__name__)

STATUS: Mapping[type[Exception], int] = {
    InputError: 422,
    RuleViolationError: 409,
    StaleEditError: 409,
    NotFoundError: 404,
    NoResultFound: 404,
    NotAllowedError: 403,
    SignInNeededError: 401,
    StoreError: 503,
}

# Fields whose words are never shown again.
_SECRET = ("password", "csrf_token", "token")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """What the error page says."""

    status: int
    title: str
    words: str
    what_to_do: str
    typed: tuple[tuple[str, str], ...] = ()
    """The fields that came in, so that nothing typed is lost."""


_TITLES = {
    400: "That form could not be taken",
    401: "Your session has ended",
    403: "Not yours to do",
    404: "There is nothing here",
    405: "Not in this way",
    409: "That cannot be done as it stands",
    413: "That is too large",
    422: "Something is missing",
    500: "Something went wrong on our side",
    503: "The database cannot be used just now",
}
_WHAT_TO_DO = {
    400: "Go back, reload the page and send it again. What you typed is below.",
    401: "Sign in again. What you typed is below, and the browser keeps it as a draft.",
    403: "If you think it should be, ask an admin of this desk.",
    404: "It may have a different number. The search finds articles, claims, findings and sources.",
    405: "Go to the inbox and take the way through the pages.",
    413: "Cut the text, or send it as several articles.",
    500: "Nothing was changed. If it happens again, tell an admin when it happened.",
    503: "Nothing was changed and what you typed is kept on this page. Send it again in a moment.",
}


def explain(app: Flask) -> None:
    """Answer every error with a page that says what happened, what was kept and what to do."""
    for kind in STATUS:
        app.register_error_handler(kind, _ours)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unforeseen)


def _ours(error: Exception) -> Answer:
    status = next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
    if isinstance(error, SignInNeededError) and request.method in {"GET", "HEAD"}:
        return to_sign_in()
    render = g.pop("page_again", None)
    if render is not None and status != 404:  # noqa: PLR2004 - what is gone has no page
        try:
            return render(error), status
        except (StoreError, NoResultFound) as second:
            _log.info("the page could not be shown again: %r", second)
    words = (
        str(error) if isinstance(error, FactcheckError) else "There is no page with this number."
    )
    return _page(status, words)


def _http(error: HTTPException) -> Answer:
    status = error.code or 500
    if status < 400:  # noqa: PLR2004 - a redirect raised by the router
        return error.get_response()
    if isinstance(error, CSRFError):
        return _page(
            400,
            "The form's key did not fit. It is made anew when you sign in, "
            "and the page you sent it from was older.",
        )
    if isinstance(error, RequestEntityTooLarge):
        most = context.settings().max_article_mb
        return _page(413, f"One request may carry up to {most} MB of text.")
    words = {
        404: "There is no page at this address.",
        405: "This address does not take that kind of request.",
    }.get(status, error.description or error.name)
    return _page(status, words)


def _unforeseen(error: Exception) -> Answer:
    _log.exception("%s %s", request.method, request.path, exc_info=error)
    return _page(500, "The program met something it did not expect.")


def _page(status: int, words: str) -> Answer:
    trouble = Trouble(
        status=status,
        title=_TITLES.get(status, "That did not work"),
        words=words,
        what_to_do=_WHAT_TO_DO.get(status, "Go back and try again."),
        typed=() if status in {404, 405, 413} else _typed(),
    )
    back = request.path.rsplit("/", 1)[0] or "/"
    return render_template("errors/show.html", trouble=trouble, back=back), status


def _typed() -> tuple[tuple[str, str], ...]:
    if request.method in {"GET", "HEAD"}:
        return ()
    return tuple(
        (name.replace("_", " "), words)
        for name, words in request.form.items()
        if words.strip()
        and not any(secret in name for secret in _SECRET)
        and name not in {"version", "back", "question", "then"}
    )
