"""Opening a desk: the scales every verdict is given on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.scale import PRESETS, ScalePreset
from factcheck.history.log import record
from factcheck.store.verdict import Scale, ScaleLabel

PROGRAM = "factcheck"
"""The actor of what nobody in particular does."""


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
