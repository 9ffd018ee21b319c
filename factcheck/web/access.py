"""Who may reach what: one table, closed by default, and the session behind it."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from flask import Flask, g, redirect, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse

from factcheck.domain.errors import NotAllowedError, StoreError
from factcheck.domain.roles import Role, covers
from factcheck.queries.accounts import Person, person_of
from factcheck.web import context
from factcheck.workflow.account import digest_of, touch_session

RULES: dict[str, Role | None] = {
    "static": None,
    "sign_in.show": None,
    "sign_in.enter": None,
    "sign_in.link": None,
    "sign_in.use": None,
    "sign_in.leave": None,
    "inbox.show": Role.READER,
    "imports.show": Role.REVIEWER,
    "imports.take": Role.REVIEWER,
    "articles.index": Role.READER,
    "articles.show": Role.READER,
    "articles.take": Role.REVIEWER,
    "compare.show": Role.READER,
    "compare.attach": Role.REVIEWER,
    "compare.withdraw": Role.REVIEWER,
    "compare.accept": Role.REVIEWER,
    "versions.show": Role.READER,
    "versions.take": Role.REVIEWER,
    "versions.link": Role.REVIEWER,
    "versions.decline": Role.REVIEWER,
    "versions.carry": Role.REVIEWER,
    "versions.place": Role.REVIEWER,
    "versions.carry_all": Role.REVIEWER,
    "versions.stand_by": Role.REVIEWER,
    "bulk.look": Role.REVIEWER,
    "bulk.do": Role.REVIEWER,
    "claims.index": Role.READER,
    "claims.show": Role.READER,
    "claims.panel_alone": Role.READER,
    "judging.verdict": Role.REVIEWER,
    "judging.evidence": Role.REVIEWER,
    "judging.withdraw": Role.REVIEWER,
    "judging.edit": Role.REVIEWER,
    "judging.exclude": Role.REVIEWER,
    "hand.new_claim": Role.REVIEWER,
    "hand.add": Role.REVIEWER,
    "hand.new_flag": Role.REVIEWER,
    "hand.flag": Role.REVIEWER,
    "hand.split_page": Role.REVIEWER,
    "hand.split": Role.REVIEWER,
    "hand.merge_page": Role.REVIEWER,
    "hand.merge": Role.REVIEWER,
    "hand.take_in": Role.REVIEWER,
    "facts.show": Role.REVIEWER,
    "facts.values": Role.REVIEWER,
    "facts.credit": Role.REVIEWER,
    "judging.settle": Role.ADJUDICATOR,
    "judging.reopen": Role.ADJUDICATOR,
    "judging.void": Role.ADJUDICATOR,
    "known.reuse": Role.REVIEWER,
    "known.refuse": Role.REVIEWER,
    "known.relate": Role.REVIEWER,
    "known.decide": Role.REVIEWER,
    "known.unrelate": Role.REVIEWER,
    "known.holds": Role.REVIEWER,
    "known.answer": Role.REVIEWER,
    "questions.show": Role.READER,
    "questions.change": Role.ADMIN,
    "disputes.show": Role.READER,
    "disputes.settle": Role.ADJUDICATOR,
    "disputes.ask": Role.ADJUDICATOR,
    "in_hand.following": Role.REVIEWER,
    "in_hand.assign": Role.REVIEWER,
    "in_hand.give_back": Role.REVIEWER,
    "in_hand.wanted": Role.ADJUDICATOR,
    "in_hand.wanted_on_article": Role.ADJUDICATOR,
    "objections.show": Role.READER,
    "objections.object_to": Role.READER,
    "objections.answer": Role.ADJUDICATOR,
    "comments.on_claim": Role.REVIEWER,
    "comments.on_finding": Role.REVIEWER,
    "comments.edit": Role.REVIEWER,
    "comments.withdraw": Role.REVIEWER,
    "comments.put_away": Role.READER,
    "agreement.show": Role.READER,
    "scales.index": Role.READER,
    "scales.new": Role.ADMIN,
    "scales.make": Role.ADMIN,
    "scales.use": Role.ADMIN,
    "suggestions.show": Role.READER,
    "suggestions.ask": Role.REVIEWER,
    "suggestions.take": Role.REVIEWER,
    "suggestions.put_away": Role.REVIEWER,
    "settings.show": Role.ADMIN,
    "settings.change": Role.ADMIN,
    "findings.index": Role.READER,
    "findings.show": Role.READER,
    "findings.decide": Role.REVIEWER,
    "findings.suggestion": Role.REVIEWER,
    "jobs.show": Role.READER,
    "jobs.rerun": Role.ADMIN,
    "jobs.again": Role.REVIEWER,
    "detectors.show": Role.READER,
    "detectors.change": Role.ADMIN,
    "sources.index": Role.READER,
    "sources.show": Role.READER,
    "sources.add": Role.REVIEWER,
    "sources.look_again": Role.REVIEWER,
    "sources.mark": Role.REVIEWER,
    "sources.decide": Role.REVIEWER,
    "sources.use": Role.REVIEWER,
    "sources.original": Role.READER,
    "sources.archive": Role.READER,
    "passages.show": Role.READER,
    "reports.show": Role.READER,
    "reports.download": Role.READER,
    "reports.hand_out": Role.ADJUDICATOR,
    "reports.publish": Role.ADJUDICATOR,
    # Read by anybody where the desk lets them (the setting “published-open”); the views ask.
    "published.index": None,
    "published.feed": None,
    "published.sitemap": None,
    "published.show": None,
    "published.version": None,
    "published.claim": None,
    "published.kept": None,
    "published.proof": None,
    "published.withdrawing": Role.ADJUDICATOR,
    "published.withdraw": Role.ADJUDICATOR,
    "method.schema": None,
    "history.index": Role.READER,
    "history.show": Role.READER,
    "history.verify": Role.READER,
    "undo.take_back": Role.READER,
    "history.check": Role.REVIEWER,
    "history.download": Role.READER,
    "history.whole": Role.ADMIN,
    "history.checker": Role.READER,
    "history.proof": Role.READER,
    "history.checkpoints": Role.READER,
    "history.note": Role.READER,
    "history.sign": Role.ADMIN,
    "standing.claim": Role.READER,
    "standing.article": Role.READER,
    "search.show": Role.READER,
    "search.keep": Role.READER,
    "search.drop": Role.READER,
    "board.show": Role.READER,
    "keys.show": Role.READER,
    "keys.choose": Role.READER,
    "method.show": Role.READER,
    "method.detector": Role.READER,
    "method.api": Role.READER,
    "tokens.show": Role.READER,
    "tokens.make": Role.READER,
    "tokens.revoke": Role.READER,
    "accounts.own": Role.READER,
    "accounts.password": Role.READER,
    "accounts.leave_all": Role.READER,
    "accounts.index": Role.ADMIN,
    "accounts.add": Role.ADMIN,
    "accounts.role": Role.ADMIN,
    "accounts.disable": Role.ADMIN,
    "accounts.enable": Role.ADMIN,
    "accounts.reset": Role.ADMIN,
}
"""The role each endpoint asks for; None lets anybody in. What is not here is refused."""

PROGRAMS = "/api/"
"""The programs' door, which has a table of its own: there a cookie lets nobody in."""

# Often enough for "last seen", seldom enough that reading a page does not write.
_TOUCH = timedelta(minutes=1)
_COOKIE = "factcheck-session"


class SignInNeededError(NotAllowedError):
    """Nobody is signed in, or no longer."""


def guard(app: Flask) -> None:
    """Ask the table before every request."""
    app.before_request(_know_the_person)
    app.before_request(_ask_the_table)


def _know_the_person() -> None:
    g.person = None
    if request.endpoint == "static" or request.path.startswith(PROGRAMS):
        return
    token = request.cookies.get(cookie_name())
    if not token:
        return
    at = context.now()
    with context.reading() as db:
        found = person_of(
            db,
            token_sha256=digest_of(token),
            at=at,
            idle=context.idle(),
            longest=context.longest(),
        )
    g.person = found
    if found is not None and at - found.seen_at > _TOUCH:
        # A page can be read while somebody else holds the database; the next request notes it.
        with suppress(StoreError), context.writing() as db:
            touch_session(db, session_id=found.session_id, at=at)


def _ask_the_table() -> None:
    endpoint = request.endpoint
    if request.path.startswith(PROGRAMS):
        return
    if endpoint is None:  # an unknown address or method: 404 or 405 tells nothing about the desk
        return
    if request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"} and (
        request.method not in {"GET", "HEAD", "OPTIONS"}
    ):
        raise NotAllowedError("This form was sent from another site, so it was not taken.")
    if endpoint not in RULES:
        raise NotAllowedError("Nobody may open this page: it has no rule in the table of access.")
    needed = RULES[endpoint]
    if needed is None:
        return
    person: Person | None = g.person
    if person is None:
        raise SignInNeededError("Nobody is signed in here any more, so nothing was saved.")
    if not covers(person.role, needed):
        raise NotAllowedError(
            f"This asks for the role “{needed.value}”; yours is “{person.role.value}”. "
            "An admin can change it."
        )


def to_sign_in() -> AnyResponse:
    """The way to the sign-in page and, after it, back to the page asked for."""
    return redirect(url_for("sign_in.show", next=request.full_path.rstrip("?")), 303)


def safe_next(address: str) -> str:
    """A page of this program to go on to; the inbox where `address` is not one.

    Browsers drop tabs and line breaks and take a backslash for a slash, so none of these may be in it.
    """
    local = address.startswith("/") and not address.startswith("//")
    if not local or "\\" in address or any(ord(one) <= 0x20 or ord(one) == 0x7F for one in address):  # noqa: PLR2004 - ASCII's space and delete
        return url_for("inbox.show")
    return address


def cookie_name() -> str:
    """The session cookie's name; `__Host-` keeps other hosts from setting it, over https."""
    return f"__Host-{_COOKIE}" if context.settings().secure_cookies else _COOKIE


def begin(response: AnyResponse, token: str, *, by_link: bool) -> AnyResponse:
    """Give the browser its session, and throw away what it had before."""
    session.clear()
    session["by_link"] = by_link
    response.set_cookie(
        cookie_name(),
        token,
        max_age=int(context.longest().total_seconds()),
        path="/",
        secure=context.settings().secure_cookies,
        httponly=True,
        samesite="Lax",
    )
    return response


def end(response: AnyResponse) -> AnyResponse:
    """Take the session from the browser."""
    session.clear()
    response.delete_cookie(
        cookie_name(),
        path="/",
        secure=context.settings().secure_cookies,
        httponly=True,
        samesite="Lax",
    )
    return response
