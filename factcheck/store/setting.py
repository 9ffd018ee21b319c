"""What the desk has decided about how it works."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.types import JSON

from factcheck.domain.setting import SETTINGS
from factcheck.store.base import Base, Slug, Words


class DeskSetting(Base):
    """One decision; what is not here is as `domain.setting` has it from the start."""

    __tablename__ = "desk_setting"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Slug, unique=True)
    value: Mapped[Any] = mapped_column(JSON)
    changed_at: Mapped[datetime]
    changed_by: Mapped[str] = mapped_column(Words)
    version: Mapped[int]


def setting_of(session: Session, name: str) -> Any:  # noqa: ANN401 - a setting is what its definition says
    """What the desk has set `name` to, or what it is from the start.

    Raises:
        KeyError: there is no such setting.
    """
    definition = SETTINGS[name]
    found = session.execute(
        select(DeskSetting.value).where(DeskSetting.name == name)
    ).scalar_one_or_none()
    return definition.default if found is None else found


def settings_of(session: Session) -> dict[str, Any]:
    """Every setting as it is now, in one question to the database."""
    kept = session.execute(select(DeskSetting.name, DeskSetting.value)).all()
    return {one.name: one.default for one in SETTINGS.values()} | {
        row.name: row.value for row in kept if row.name in SETTINGS
    }
