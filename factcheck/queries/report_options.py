"""What was asked of a report, read from words: query parameters, a form, the command line."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import InputError
from factcheck.domain.report_options import ReportOptions, Scope, Translation, translation
from factcheck.domain.scale import PRESETS
from factcheck.domain.verdict import Question
from factcheck.plugins import claim_types
from factcheck.store.verdict import Scale, ScaleLabel

NAMES = {"": None, "yes": True, "no": False}
"""What one writes for whether reviewers are named."""


def options_of(
    session: Session,
    *,
    scope: str = "",
    kinds: Sequence[str] = (),
    person: str = "",
    scale: str = "",
    names: str = "",
) -> ReportOptions:
    """The options; what is empty is as it is without options.

    Raises:
        InputError: one of them is not known; the message says which there are.
    """
    scopes = [one.value for one in Scope]
    if scope and scope not in scopes:
        raise InputError(f"The scope of a report is one of {', '.join(scopes)}, not “{scope}”.")
    known = claim_types()
    for kind in kinds:
        if kind not in known:
            raise InputError(f"No kind of claim is called “{kind}”; there are {', '.join(known)}.")
    if names not in NAMES:
        raise InputError(f"Names are shown (“yes”) or not (“no”), not “{names}”.")
    return ReportOptions(
        scope=Scope(scope or Scope.EVERYTHING),
        kinds=tuple(sorted(set(kinds))),
        person=person or None,
        scale=_scale(session, scale) if scale else None,
        names=NAMES[names],
    )


def scale_choices(session: Session) -> tuple[tuple[str, str], ...]:
    """The scales a report can be translated to: (name, words), the program's own first."""
    ours = [(one.name, one.label) for one in PRESETS if one.question is Question.TRUTH]
    theirs = {
        row.name: row.label
        for row in session.execute(
            select(Scale.name, Scale.label)
            .where(Scale.question == Question.TRUTH.value, Scale.made_by.is_not(None))
            .order_by(Scale.name, Scale.version)
        )
    }
    return (*ours, *theirs.items())


def _scale(session: Session, name: str) -> Translation:
    """A scale that came with the program, or the newest version of the desk's own of this name."""
    found = translation(name)
    if found is not None:
        return found
    newest = (
        select(Scale.id)
        .where(Scale.name == name, Scale.question == Question.TRUTH.value)
        .order_by(Scale.version.desc())
        .limit(1)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Scale.label.label("scale"), Scale.version, ScaleLabel.label, ScaleLabel.means)
        .join(ScaleLabel, ScaleLabel.scale_id == Scale.id)
        .where(Scale.id == newest)
        .order_by(ScaleLabel.position)
    ).all()
    if not rows:
        names = ", ".join(one for one, _ in scale_choices(session))
        raise InputError(f"No scale is called “{name}”; there are {names}.")
    words: dict[str, str] = {}
    for row in rows:
        words.setdefault(row.means, row.label)
    return Translation(name=name, label=f"{rows[0].scale}, version {rows[0].version}", words=words)
