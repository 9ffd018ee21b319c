"""Who may call what: one table, closed by default, and the token behind it."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from flask import Flask, g, request

from factcheck.api import context
from factcheck.api.pace import demand_patience
from factcheck.api.problems import NoTokenError
from factcheck.domain.errors import NotAllowedError, StoreError
from factcheck.domain.roles import Role, covers
from factcheck.queries.tokens import caller_of
from factcheck.workflow.account import digest_of
from factcheck.workflow.token import touch_token

RULES: dict[str, Role | None] = {
    "api-docs.openapi_json": None,
    "api-me.me": Role.READER,
    "api-articles.list_articles": Role.READER,
    "api-articles.show_article": Role.READER,
    "api-articles.take_article": Role.REVIEWER,
    "api-articles.take_file": Role.REVIEWER,
    "api-articles.take_archive": Role.REVIEWER,
    "api-articles.show_article_then": Role.READER,
    "api-articles.ask_for_verdicts": Role.ADJUDICATOR,
    "api-versions.show_versions": Role.READER,
    "api-versions.take": Role.REVIEWER,
    "api-versions.take_file": Role.REVIEWER,
    "api-versions.link": Role.REVIEWER,
    "api-versions.decline": Role.REVIEWER,
    "api-versions.carry": Role.REVIEWER,
    "api-versions.leave": Role.REVIEWER,
    "api-versions.place": Role.REVIEWER,
    "api-versions.carry_all": Role.REVIEWER,
    "api-versions.stand_by": Role.REVIEWER,
    "api-references.list_references": Role.READER,
    "api-references.attach": Role.REVIEWER,
    "api-references.attach_file": Role.REVIEWER,
    "api-references.withdraw": Role.REVIEWER,
    "api-references.compare": Role.READER,
    "api-references.accept": Role.REVIEWER,
    "api-imports.take": Role.REVIEWER,
    "api-imports.take_file": Role.REVIEWER,
    "api-inbox.show_inbox": Role.READER,
    "api-inbox.put_away": Role.READER,
    "api-inbox.list_searches": Role.READER,
    "api-inbox.keep": Role.READER,
    "api-inbox.drop": Role.READER,
    "api-inbox.show_board": Role.READER,
    "api-detectors.list_detectors": Role.READER,
    "api-detectors.show_detector": Role.READER,
    "api-detectors.change": Role.ADMIN,
    "api-questions.list_questions": Role.READER,
    "api-questions.change": Role.ADMIN,
    "api-questions.list_answers": Role.READER,
    "api-questions.answer": Role.REVIEWER,
    "api-jobs.list_jobs": Role.READER,
    "api-jobs.show_job": Role.READER,
    "api-jobs.rerun": Role.ADMIN,
    "api-jobs.again": Role.REVIEWER,
    "api-suggestions.list_suggestions": Role.READER,
    "api-suggestions.show_suggestion": Role.READER,
    "api-suggestions.ask": Role.REVIEWER,
    "api-suggestions.take": Role.REVIEWER,
    "api-suggestions.put_away": Role.REVIEWER,
    "api-facts.put_values": Role.REVIEWER,
    "api-facts.list_passages": Role.READER,
    "api-facts.propose_split": Role.REVIEWER,
    "api-reports.show_report": Role.READER,
    "api-reports.hand_out_report": Role.ADJUDICATOR,
    "api-reports.publish": Role.ADJUDICATOR,
    "api-reports.list_published": Role.READER,
    "api-reports.show_published": Role.READER,
    "api-reports.show_published_version": Role.READER,
    "api-reports.prove_published": Role.READER,
    "api-reports.withdraw": Role.ADJUDICATOR,
    "api-by-hand.add_by_hand": Role.REVIEWER,
    "api-by-hand.flag": Role.REVIEWER,
    "api-by-hand.split": Role.REVIEWER,
    "api-by-hand.merge": Role.REVIEWER,
    "api-by-hand.take_in": Role.REVIEWER,
    "api-by-hand.credit": Role.REVIEWER,
    "api-by-hand.undo": Role.READER,
    "api-known.show_known": Role.READER,
    "api-known.reuse": Role.REVIEWER,
    "api-known.refuse": Role.REVIEWER,
    "api-known.relate": Role.REVIEWER,
    "api-known.unrelate": Role.REVIEWER,
    "api-known.decide": Role.REVIEWER,
    "api-known.holds": Role.REVIEWER,
    "api-articles.analyze": Role.READER,
    "api-claims.list_claims": Role.READER,
    "api-claims.show_claim": Role.READER,
    "api-claims.show_claim_then": Role.READER,
    "api-claims.reword": Role.REVIEWER,
    "api-claims.exclude": Role.REVIEWER,
    "api-claims.give_verdict": Role.REVIEWER,
    "api-claims.settle": Role.ADJUDICATOR,
    "api-claims.reopen": Role.ADJUDICATOR,
    "api-claims.void": Role.ADJUDICATOR,
    "api-claims.ask": Role.ADJUDICATOR,
    "api-claims.set_wanted": Role.ADJUDICATOR,
    "api-evidence.list_evidence": Role.READER,
    "api-evidence.attach": Role.REVIEWER,
    "api-evidence.withdraw": Role.REVIEWER,
    "api-assignments.take_next": Role.REVIEWER,
    "api-assignments.assign": Role.REVIEWER,
    "api-assignments.give_back": Role.REVIEWER,
    "api-comments.list_on_claim": Role.READER,
    "api-comments.write_on_claim": Role.REVIEWER,
    "api-comments.list_on_finding": Role.READER,
    "api-comments.write_on_finding": Role.REVIEWER,
    "api-comments.edit": Role.REVIEWER,
    "api-comments.withdraw": Role.REVIEWER,
    "api-findings.list_findings": Role.READER,
    "api-findings.show_finding": Role.READER,
    "api-findings.decide": Role.REVIEWER,
    "api-findings.suggestion": Role.REVIEWER,
    "api-sources.list_sources": Role.READER,
    "api-sources.show_source": Role.READER,
    "api-sources.show_original": Role.READER,
    "api-sources.show_archive": Role.READER,
    "api-sources.add": Role.REVIEWER,
    "api-sources.add_file": Role.REVIEWER,
    "api-sources.look_again": Role.REVIEWER,
    "api-sources.mark": Role.REVIEWER,
    "api-sources.decide_on_copy": Role.REVIEWER,
    "api-bulk.do": Role.REVIEWER,
    "api-bulk.try_out": Role.REVIEWER,
    "api-objections.list_objections": Role.READER,
    "api-objections.object_to": Role.READER,
    "api-objections.answer": Role.ADJUDICATOR,
    "api-history.list_events": Role.READER,
    "api-history.whole": Role.ADMIN,
    "api-history.show_event": Role.READER,
    "api-history.prove": Role.READER,
    "api-history.verify": Role.READER,
    "api-history.check": Role.REVIEWER,
    "api-history.list_checkpoints": Role.READER,
    "api-history.show_checkpoint": Role.READER,
    "api-history.sign": Role.ADMIN,
    "api-desk.find": Role.READER,
    "api-desk.agreement": Role.READER,
    "api-desk.list_scales": Role.READER,
    "api-desk.make": Role.ADMIN,
    "api-desk.list_settings": Role.ADMIN,
    "api-desk.show_setting": Role.ADMIN,
    "api-desk.change": Role.ADMIN,
    "api-accounts.list_accounts": Role.ADMIN,
    "api-accounts.add": Role.ADMIN,
    "api-accounts.set_role": Role.ADMIN,
    "api-accounts.disable": Role.ADMIN,
    "api-accounts.enable": Role.ADMIN,
    "api-accounts.link": Role.ADMIN,
}
"""The role each call asks for; None lets anybody in. What is not here is refused."""

_LARGE = frozenset(
    {
        "api-articles.take_article", "api-articles.take_file", "api-articles.take_archive",
        "api-articles.analyze", "api-versions.take", "api-versions.take_file", "api-references.attach",
        "api-references.attach_file", "api-sources.add_file", "api-imports.take", "api-imports.take_file",
    }
)  # fmt: skip
"""Calls that carry a whole text; every other one is words."""
_WORDS_BYTES = 1_000_000
_TOUCH = timedelta(minutes=1)
"""How exact “last used” is; a call that only reads then seldom writes."""


def guard(app: Flask) -> None:
    """Ask the table before every request to this door."""
    app.before_request(_ask)


def _ask() -> None:
    if not context.is_call() or request.endpoint is None:
        return  # an unknown address or method: 404 or 405 tells nothing about the desk
    if request.endpoint not in RULES:
        raise NotAllowedError("Nobody may call this: it has no rule in the table of access.")
    if request.endpoint not in _LARGE:
        request.max_content_length = _WORDS_BYTES
    needed = RULES[request.endpoint]
    if needed is None:
        return
    _know_the_caller()
    demand_patience(context.caller(), context.now())
    held = context.caller().role
    if not covers(held, needed):
        raise NotAllowedError(
            f"This asks for the role “{needed.value}”; with this token yours is “{held.value}”."
        )


def _know_the_caller() -> None:
    kind, _, token = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() != "bearer" or not token.strip():
        raise NoTokenError(
            "Send a token: Authorization: Bearer …; you make one on the page of your account."
        )
    at = context.now()
    with context.reading() as db:
        found = caller_of(db, token_sha256=digest_of(token.strip()), at=at)
    if found is None:
        raise NoTokenError("This token is unknown, revoked or too old.")
    g.caller = found
    if found.used_at is None or at - found.used_at > _TOUCH:
        # A call can be answered while somebody else holds the database; the next one notes it.
        with suppress(StoreError), context.writing() as db:
            touch_token(db, token_id=found.token_id, at=at)
