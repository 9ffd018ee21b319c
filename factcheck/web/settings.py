"""How the desk works: its settings, each with what it means and who changed it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request, url_for
from werkzeug.wrappers import Response

from factcheck.domain.errors import NotFoundError, StaleEditError
from factcheck.domain.setting import SETTINGS, SettingKind
from factcheck.queries.scales import scale_lines
from factcheck.queries.settings import setting_lines
from factcheck.web import context, forms
from factcheck.web.answers import Answer
from factcheck.web.review_forms import SettingForm
from factcheck.workflow.desk import change_setting

bp = Blueprint("settings", __name__, url_prefix="/settings")


@bp.get("")
def show() -> Answer:
    """All settings, each with a form of its own."""
    return _page()


@bp.post("/<name>")
def change(name: str) -> Response:
    """Change one."""
    if name not in SETTINGS:
        raise NotFoundError(f"There is no setting called “{name}”.")
    form = SettingForm()
    context.page_again(lambda error: _page(name, form, error))
    form.demand_valid()
    with context.writing() as db:
        change_setting(
            db,
            name=name,
            value=_value(name, form.value.data or ""),
            version=form.version.data,
            actor=context.person().email,
            at=context.now(),
        )
    return context.done(
        url_for("settings.show"), f"“{SETTINGS[name].label}” is changed.", draft=f"setting/{name}"
    )


def _value(name: str, typed: str) -> Any:  # noqa: ANN401 - what the setting's definition says
    kind = SETTINGS[name].kind
    if kind is SettingKind.SWITCH:
        return {"on": True, "off": False}.get(typed)
    if kind is SettingKind.NUMBER:
        digits = typed.strip()
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None  # noqa: PLR2004 - larger than any setting
    return typed


def _page(
    failed: str = "", filled: forms.Form | None = None, error: Exception | None = None
) -> str:
    with context.reading() as db:
        lines = setting_lines(db)
        scales = scale_lines(db)
    theirs: dict[str, str] = error.theirs if isinstance(error, StaleEditError) else {}
    return render_template(
        "settings/show.html",
        lines=lines,
        scales=[one for one in scales if one.newest],
        failed=failed,
        typed=request.form.get("value", "") if filled is not None else "",
        trouble=str(error) if error else "",
        theirs=[(name, said) for name, said in theirs.items() if name != "version"],
    )
