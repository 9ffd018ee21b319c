"""What the desk has decided about how it works."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.setting import SETTINGS, SettingDefinition
from factcheck.store.setting import DeskSetting, setting_of

setting = setting_of
"""What the desk has set a name to: `setting(session, "verdicts-wanted")`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingLine:
    """A setting with what it is now."""

    definition: SettingDefinition
    value: Any
    version: int
    """0 while it is as it was from the start."""
    changed_at: datetime | None
    changed_by: str | None


def setting_lines(session: Session) -> tuple[SettingLine, ...]:
    """Every setting that the page of settings shows, in order."""
    kept = {
        row.name: row
        for row in session.execute(
            select(
                DeskSetting.name,
                DeskSetting.value,
                DeskSetting.version,
                DeskSetting.changed_at,
                DeskSetting.changed_by,
            )
        )
    }
    return tuple(
        SettingLine(
            definition=one,
            value=kept[one.name].value if one.name in kept else one.default,
            version=kept[one.name].version if one.name in kept else 0,
            changed_at=kept[one.name].changed_at if one.name in kept else None,
            changed_by=kept[one.name].changed_by if one.name in kept else None,
        )
        for one in SETTINGS.values()
        if one.shown
    )
