"""The scales of the desk, and which of them each question is answered on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from factcheck.domain.setting import scale_setting
from factcheck.domain.verdict import LabelDefinition, Question, definition_of
from factcheck.store.setting import settings_of
from factcheck.store.verdict import Scale, ScaleLabel


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One label of a scale, with what other schemes call it."""

    id: int
    name: str
    label: str
    definition: str
    built_in: LabelDefinition
    own_number: int | None

    @property
    def claimreview(self) -> int | None:
        """Its ClaimReview number: the desk's own, or that of the built-in label."""
        return self.built_in.claimreview if self.own_number is None else self.own_number

    @property
    def crosswalk(self) -> tuple[tuple[str, str], ...]:
        """What it is called elsewhere: (scheme, label) of the built-in scale, AVeriTeC, FEVER, ClaimReview."""
        number = self.claimreview
        return tuple(
            (scheme, words)
            for scheme, words in (
                ("built-in", self.built_in.label if self.built_in.label != self.label else ""),
                ("AVeriTeC", self.built_in.averitec or ""),
                ("FEVER", self.built_in.fever or ""),
                ("ClaimReview", "" if number is None else str(number)),
            )
            if words
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaleLine:
    """A scale in one of its versions."""

    id: int
    name: str
    version: int
    label: str
    question: Question
    made_by: str | None
    made_at: datetime | None
    choices: tuple[Choice, ...]
    newest: bool
    in_use: bool


def scale_lines(session: Session) -> tuple[ScaleLine, ...]:
    """Every scale in every version, by question; the newest version of each first."""
    return _lines(session, _used(settings_of(session)), None)


def scales_in_use(
    session: Session, settings: Mapping[str, Any] | None = None
) -> Mapping[str, ScaleLine]:
    """For each question, the scale it is answered on; `settings` are the desk's, where they are at hand."""
    used = _used(settings_of(session) if settings is None else settings)
    return {
        line.question.value: line
        for line in _lines(session, used, set(used.values()))
        if line.in_use
    }


def _used(settings: Mapping[str, Any]) -> dict[Question, str]:
    return {question: str(settings[scale_setting(question)]) for question in Question}


def _lines(
    session: Session, used: Mapping[Question, str], names: Iterable[str] | None
) -> tuple[ScaleLine, ...]:
    statement = (
        select(
            Scale.id,
            Scale.name,
            Scale.version,
            Scale.label,
            Scale.question,
            Scale.made_by,
            Scale.made_at,
            ScaleLabel.id.label("label_id"),
            ScaleLabel.name.label("label_name"),
            ScaleLabel.label.label("label_text"),
            ScaleLabel.means,
            ScaleLabel.definition,
            ScaleLabel.claimreview,
        )
        .join(ScaleLabel, ScaleLabel.scale_id == Scale.id)
        .order_by(Scale.id, ScaleLabel.position)
    )
    if names is not None:
        statement = statement.where(Scale.name.in_(sorted(names)))
    scales: dict[int, list[Any]] = defaultdict(list)
    newest: dict[str, int] = {}
    for row in session.execute(statement):
        scales[row.id].append(row)
        newest[row.name] = max(newest.get(row.name, 0), row.version)
    order = list(Question)
    lines = [_line(rows, newest[rows[0].name], used) for rows in scales.values()]
    return tuple(
        sorted(
            lines,
            key=lambda one: (
                order.index(one.question), one.made_by is None, one.name != one.question.value,
                one.name, -one.version,
            ),
        )
    )  # fmt: skip


def _line(rows: list[Any], newest: int, used: Mapping[Question, str]) -> ScaleLine:
    first = rows[0]
    question = Question(first.question)
    return ScaleLine(
        id=first.id,
        name=first.name,
        version=first.version,
        label=first.label,
        question=question,
        made_by=first.made_by,
        made_at=first.made_at,
        choices=tuple(
            Choice(
                id=row.label_id,
                name=row.label_name,
                label=row.label_text,
                definition=row.definition or definition_of(question, row.means).definition,
                built_in=definition_of(question, row.means),
                own_number=row.claimreview,
            )
            for row in rows
        ),
        newest=first.version == newest,
        in_use=first.version == newest and used.get(question) == first.name,
    )


def scale_line(session: Session, scale_id: int) -> ScaleLine:
    """One scale.

    Raises:
        NoResultFound: there is no such scale.
    """
    found = next((line for line in scale_lines(session) if line.id == scale_id), None)
    if found is None:
        raise NoResultFound
    return found
