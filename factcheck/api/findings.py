"""Findings over the API: read, answered, and what they suggest accepted."""

from __future__ import annotations

from typing import Any

from flask import g

from factcheck.api import answers, bodies, context, queries
from factcheck.api.part import Answer, Part
from factcheck.domain.finding import FindingState
from factcheck.queries.findings import finding_page
from factcheck.queries.listings import findings_after
from factcheck.queries.parts import FindingLine
from factcheck.workflow.finding import decide_finding
from factcheck.workflow.suggestion import accept_suggestion, drop_suggestion

bp = Part("findings", "What the detectors noticed.")


@bp.call("GET", "/findings", gives=answers.Findings, asks=queries.FindingsAsked)
def list_findings(asked: dict[str, Any]) -> Answer:
    """All findings, or those of one state, severity, kind or article."""
    with context.reading() as db:
        found = findings_after(db, **asked)
    return context.listed("findings", found)


@bp.call("GET", "/findings/<id:finding_id>", gives=answers.Finding)
def show_finding(finding_id: int) -> FindingLine:
    """One finding."""
    return _finding(finding_id)


@bp.call(
    "POST", "/findings/<id:finding_id>/decision", gives=answers.Finding, takes=bodies.DecisionGiven,
    versioned=True,
)  # fmt: skip
def decide(finding_id: int, given: dict[str, Any]) -> FindingLine:
    """Confirm, explain or dismiss a finding, or open it again."""
    version = context.told_version()
    with context.writing() as db:
        decide_finding(
            db,
            finding_id=finding_id,
            state=FindingState(given["state"]),
            reason=given["reason"],
            version=version,
            actor=context.caller().email,
            at=context.now(),
        )
    return _finding(finding_id)


@bp.call(
    "PUT", "/findings/<id:finding_id>/suggestion", gives=answers.Finding,
    takes=bodies.SuggestionGiven, versioned=True,
)  # fmt: skip
def suggestion(finding_id: int, given: dict[str, Any]) -> FindingLine:
    """Accept what a finding suggests, or take that back; the article stays as printed."""
    version = context.told_version()
    change = accept_suggestion if given["accepted"] else drop_suggestion
    with context.writing() as db:
        change(
            db,
            finding_id=finding_id,
            version=version,
            actor=context.caller().email,
            at=context.now(),
        )
    return _finding(finding_id)


def _finding(finding_id: int) -> FindingLine:
    with context.reading() as db:
        found = finding_page(
            db, finding_id, viewer=context.caller().email, all_people=context.sees_people()
        ).finding
    g.version = found.version
    return found
