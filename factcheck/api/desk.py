"""The desk over the API: search, agreement, scales and settings."""

from __future__ import annotations

from typing import Any

from flask import g

from factcheck.api import answers, bodies, context, desk_answers, queries
from factcheck.api.part import Answer, Part
from factcheck.domain.errors import NotFoundError
from factcheck.domain.verdict import Question
from factcheck.queries.agreement import AgreementPage, agreement_page
from factcheck.queries.scales import scale_lines
from factcheck.queries.search import SearchPage, search_page
from factcheck.queries.search_facets import Facets
from factcheck.queries.settings import SettingLine, setting_lines
from factcheck.workflow.desk import change_setting
from factcheck.workflow.scale import NewLabel, make_scale

bp = Part("desk", "Search, agreement, scales and settings.")
_NAME = "<string(maxlength=40):name>"


@bp.call("GET", "/search", gives=desk_answers.Found, asks=queries.SearchAsked)
def find(asked: dict[str, Any]) -> SearchPage:
    """What holds the words `q`: claims, articles, findings, sources, reasons, comments, evidence."""
    words, after = asked.pop("q"), asked.pop("after")
    with context.reading() as db:
        return search_page(
            db, words, viewer=context.caller().email, only=Facets(**asked), after=after
        )


@bp.call("GET", "/agreement", gives=desk_answers.Agreement, asks=queries.AgreementAsked)
def agreement(asked: dict[str, Any]) -> AgreementPage:
    """How far reviewers agree, in all or on one article or kind."""
    with context.reading() as db:
        return agreement_page(db, article=asked["article"], kind=asked["kind"])


@bp.call("GET", "/scales", gives=desk_answers.Scales)
def list_scales() -> Answer:
    """Every scale with its labels and what they stand for."""
    with context.reading() as db:
        return {"scales": scale_lines(db)}


@bp.call("POST", "/scales", gives=answers.Made, status=201, takes=bodies.ScaleGiven)
def make(given: dict[str, Any]) -> Answer:
    """Make a scale, or a new version of the one of this name; a setting puts it to use."""
    with context.writing() as db:
        scale = make_scale(
            db,
            label=given["label"],
            question=Question(given["question"]),
            labels=[NewLabel(**one) for one in given["labels"]],
            actor=context.caller().email,
            at=context.now(),
        )
        return {"id": scale.id}


@bp.call("GET", "/settings", gives=desk_answers.Settings)
def list_settings() -> Answer:
    """Everything the desk decides about how it works."""
    with context.reading() as db:
        return {"settings": setting_lines(db)}


@bp.call("GET", f"/settings/{_NAME}", gives=desk_answers.Setting)
def show_setting(name: str) -> SettingLine:
    """One setting."""
    return _setting(name)


@bp.call(
    "PUT", f"/settings/{_NAME}", gives=desk_answers.Setting, takes=bodies.ValueGiven, versioned=True
)
def change(name: str, given: dict[str, Any]) -> SettingLine:
    """Set one of the desk's settings."""
    _setting(name)
    version = context.told_version()
    with context.writing() as db:
        change_setting(
            db,
            name=name,
            value=given["value"],
            version=version,
            actor=context.caller().email,
            at=context.now(),
        )
    return _setting(name)


def _setting(name: str) -> SettingLine:
    with context.reading() as db:
        lines = setting_lines(db)
    found = next((one for one in lines if one.definition.name == name), None)
    if found is None:
        raise NotFoundError(f"There is no setting called “{name}”.")
    g.version = found.version
    return found
