"""Opening a desk with its scales, and changing how it works."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import NotFoundError, RuleViolationError, StaleEditError
from factcheck.domain.scale import PRESETS, ScalePreset
from factcheck.domain.setting import SETTINGS, SettingKind
from factcheck.domain.verdict import Question
from factcheck.history.log import record
from factcheck.store.pseudonym import PROGRAM
from factcheck.store.setting import DeskSetting
from factcheck.store.verdict import Scale, ScaleLabel
from factcheck.workflow.scale import newest_scale

__all__ = ["PROGRAM", "change_setting", "open_desk"]


def open_desk(session: Session, *, at: datetime) -> bool:
    """Put the scales that ship with the program into a new database; False when they are there."""
    if session.scalar(select(Scale.id).limit(1)):
        return False
    session.add_all(_scale(preset) for preset in PRESETS)
    record(
        session,
        actor=PROGRAM,
        action=Action.STORE_CREATED,
        subject="store",
        data={"scales": [preset.name for preset in PRESETS]},
        at=at,
    )
    return True


def _scale(preset: ScalePreset) -> Scale:
    return Scale(
        name=preset.name,
        version=1,
        label=preset.label,
        question=preset.question.value,
        labels=[
            ScaleLabel(
                position=position,
                name=label.name,
                label=label.label,
                means=label.means,
                definition=label.definition,
            )
            for position, label in enumerate(preset.labels)
        ],
    )


def change_setting(
    session: Session,
    *,
    name: str,
    value: Any,  # noqa: ANN401 - a setting is what its definition says
    actor: str,
    at: datetime,
    version: int | None = None,
) -> DeskSetting:
    """Set one of the desk's settings.

    `version` is that of the setting when it was looked at, 0 where it had never been changed; None
    replaces whatever is there.

    Raises:
        NotFoundError: there is no such setting.
        RuleViolationError: it cannot have this value, or has it already.
        StaleEditError: somebody changed it since `version`; carries their value.
    """
    if name not in SETTINGS:
        raise NotFoundError(f"There is no setting called “{name}”.")
    definition = SETTINGS[name]
    value = definition.demand(value)
    if definition.kind is SettingKind.SCALE and not newest_scale(
        session, value, Question(definition.about)
    ):
        raise RuleViolationError(
            f"There is no scale “{value}” for “{Question(definition.about).asked}”"
        )
    kept = session.scalar(select(DeskSetting).where(DeskSetting.name == name))
    before = kept.value if kept else definition.default
    if version is not None and version != (kept.version if kept else 0):
        raise StaleEditError(
            f"Somebody has changed “{definition.label}” since you looked at it. Save again to replace it.",
            theirs={definition.label: str(before), "version": str(kept.version if kept else 0)},
        )
    if value == before:
        raise RuleViolationError(f"“{definition.label}” is so already.")
    if kept is None:
        kept = DeskSetting(name=name, value=value, changed_at=at, changed_by=actor, version=1)
        session.add(kept)
    else:
        kept.value = value
        kept.changed_at = at
        kept.changed_by = actor
        kept.version += 1
    session.flush()
    record(
        session,
        actor=actor,
        action=Action.SETTING_CHANGED,
        subject=f"setting/{name}",
        data={"setting": name, "value": value, "before": before},
        at=at,
    )
    return kept
