"""Whatever the browser can do and show, a program can: no page does more than a call, or says here why it may."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.api.reaching import reached, rules

# What only a person at a browser does.
BROWSER_ONLY = {
    "workflow.account.sign_in": "a program comes with a token; it has no password and no session",
    "workflow.account.sign_out": "a token is revoked, not signed out",
    "workflow.account.use_link": "a link lets a person choose a password",
    "workflow.own_account.change_password": "a token that leaked must not change a password",
    "workflow.own_account.leave_everywhere": "ends sessions of browsers, which programs have none of",
    "workflow.own_keys.choose_keys": "the keys of a keyboard on the pages",
    "workflow.token.make_token": "a token that leaked must not make its own successor",
    "workflow.token.revoke_token": "a token that leaked must not lock out its owner's other programs",
}

# What a page shows and a call shows in another shape: the query, and the call that gives the same.
SHOWN_BY = {
    "queries.articles.article_list": "api-articles.list_articles",
    "queries.articles.article_page": "api-claims.list_claims",
    "queries.claim_lines.claim_list": "api-claims.list_claims",
    "queries.claim_lines.kinds_in_use": "api-questions.list_questions",
    "queries.claims.claim_page": "api-claims.show_claim",
    "queries.by_hand.ground": "api-articles.show_article",
    "queries.dispute.dispute_page": "api-claims.show_claim",
    "queries.findings.finding_list": "api-findings.list_findings",
    "queries.detectors.decisions": "api-detectors.list_detectors",
    "queries.history.history_page": "api-history.list_events",
    "queries.history.told_lines": "api-history.list_events",
    "queries.history.seal": "api-history.list_checkpoints",
    "queries.undoing.undone_among": "api-history.list_events",
    "queries.undoing.undoing_of": "api-by-hand.undo",
    "queries.inbox.inbox_page": "api-inbox.show_inbox",
    "queries.published.published_of": "api-reports.list_published",
    "queries.references.texts_to_choose": "api-sources.list_sources",
    "queries.report.demand_article": "api-reports.show_report",
    "queries.report_options.scale_choices": "api-desk.list_scales",
    "queries.scales.scale_line": "api-desk.list_scales",
    "queries.sources.source_list": "api-sources.list_sources",
    "queries.versions.standing": "api-versions.show_versions",
}

# What is shown to people alone.
PEOPLE_ONLY = {
    "queries.accounts.anybody": "whether the first person has to be let in",
    "queries.accounts.owner_of_link": "whom a link lets in",
    "queries.accounts.sessions_of": "the browsers one is signed in with",
    "queries.tokens.tokens_of": "where tokens are made and revoked, which a token does neither",
}


CHANGES, LOOKS = ("workflow",), ("queries", "history")


def _reached(app: Flask, endpoint: str, floors: tuple[str, ...]) -> set[str]:
    return set().union(*(reached(app.view_functions[endpoint], floor) for floor in floors))


def _of_api(app: Flask, floors: tuple[str, ...]) -> set[str]:
    return set().union(*(_reached(app, one.endpoint, floors) for one in rules(app, api=True)))


def test_what_a_page_changes_a_call_changes_too(app: Flask) -> None:
    by_calls = _of_api(app, CHANGES)
    lacking = {
        rule.endpoint: missing
        for rule in rules(app, api=False)
        if "POST" in (rule.methods or ())
        and (missing := _reached(app, rule.endpoint, CHANGES) - by_calls - set(BROWSER_ONLY))
    }

    assert lacking == {}


def test_every_form_comes_to_a_function_of_the_workflow(app: Flask) -> None:
    """Else the test above would see nothing of it."""
    assert [
        rule.endpoint
        for rule in rules(app, api=False)
        if "POST" in (rule.methods or ()) and not _reached(app, rule.endpoint, CHANGES)
    ] == []


def test_what_a_page_shows_a_call_shows_too(app: Flask) -> None:
    by_calls = _of_api(app, LOOKS)
    lacking = {
        rule.endpoint: missing
        for rule in rules(app, api=False)
        if "GET" in (rule.methods or ())
        and (
            missing := _reached(app, rule.endpoint, LOOKS)
            - by_calls
            - set(SHOWN_BY)
            - set(PEOPLE_ONLY)
        )
    }

    assert lacking == {}


@pytest.mark.parametrize("floors", [CHANGES, LOOKS], ids=["changes", "looks"])
def test_no_reason_is_left_over(app: Flask, floors: tuple[str, ...]) -> None:
    """A reason for what is no longer there, or what a call does by now, hides the next one that is missing."""
    by_pages = set().union(*(_reached(app, one.endpoint, floors) for one in rules(app, api=False)))
    told = set(BROWSER_ONLY) if floors == CHANGES else set(SHOWN_BY) | set(PEOPLE_ONLY)

    assert told - (by_pages - _of_api(app, floors)) == set()
    assert set(SHOWN_BY.values()) <= set(app.view_functions)
