"""The desk's own scales: made in versions, never changed, so that a verdict keeps the label it was given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.scale import PRESETS
from factcheck.domain.verdict import Question, definition_of
from factcheck.history.log import record
from factcheck.store.verdict import Scale, ScaleLabel

# ClaimReview's customary rating; reports say so in `worstRating` and `bestRating` (schema.org/Rating).
LEAST_CLAIMREVIEW, MOST_CLAIMREVIEW = 1, 5
# A verdict form with more is no form; the keyboard has ten digits.
MOST_LABELS = 12
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLabel:
    """A label of a scale being made; `means` is the built-in label it stands for."""

    label: str
    means: str
    definition: str = ""
    claimreview: int | None = None


def label_on(session: Session, scale: str, label: str, question: Question) -> ScaleLabel:
    """The label called `label` on the newest version of `scale`.

    Raises:
        RuleViolationError: there is none.
    """
    newest = newest_scale(session, scale, question)
    chosen = next((one for one in newest.labels if one.name == label), None) if newest else None
    if chosen is None:
        raise RuleViolationError(
            f"The scale “{scale}” has no label “{label}” for “{question.asked}”"
        )
    return chosen


def newest_scale(session: Session, name: str, question: Question) -> Scale | None:
    """The newest version of the scale called `name`; None where it does not answer `question`."""
    return session.scalar(
        select(Scale)
        .where(Scale.name == name, Scale.question == question.value)
        .order_by(Scale.version.desc())
        .limit(1)
    )


def make_scale(
    session: Session,
    *,
    label: str,
    question: Question,
    labels: Sequence[NewLabel],
    actor: str,
    at: datetime,
) -> Scale:
    """Make a scale, or a new version of the one that has this name.

    Raises:
        RuleViolationError: something is missing or taken; the message says what.
    """
    name = slug(label)
    if not name:
        raise RuleViolationError("A scale needs a name.")
    if name in {preset.name for preset in PRESETS}:
        raise RuleViolationError(
            f"“{label.strip()}” came with the program and stays as it is. Give yours another name."
        )
    _demand_labels(question, labels)
    versions = session.scalars(
        select(Scale).where(Scale.name == name).order_by(Scale.version.desc())
    ).all()
    if versions and versions[0].question != question:
        raise RuleViolationError(
            f"“{versions[0].label}” answers another question: “{Question(versions[0].question).asked}”"
        )
    scale = Scale(
        name=name,
        version=versions[0].version + 1 if versions else 1,
        label=label.strip(),
        question=question.value,
        made_by=actor,
        made_at=at,
        labels=[
            ScaleLabel(
                position=position,
                name=slug(one.label),
                label=one.label.strip(),
                means=one.means,
                definition=one.definition.strip(),
                claimreview=one.claimreview,
            )
            for position, one in enumerate(labels)
        ],
    )
    session.add(scale)
    session.flush()
    record(
        session,
        actor=actor,
        action=Action.SCALE_MADE,
        subject=f"scale/{scale.id}",
        data={"label": scale.label, "version": scale.version, "question": question.value},
        at=at,
    )
    return scale


def _demand_labels(question: Question, labels: Sequence[NewLabel]) -> None:
    if not 2 <= len(labels) <= MOST_LABELS:  # noqa: PLR2004 - one label is no choice
        raise RuleViolationError(f"A scale has two to {MOST_LABELS} labels.")
    names = [slug(one.label) for one in labels]
    for one, name in zip(labels, names, strict=True):
        if not name:
            raise RuleViolationError("A label needs words.")
        if names.count(name) > 1:
            raise RuleViolationError(f"“{one.label.strip()}” stands twice on the scale.")
        try:
            definition_of(question, one.means)
        except KeyError:
            raise RuleViolationError(
                f"“{one.label.strip()}” has to stand for one of the built-in labels of “{question.asked}”"
            ) from None
        if (
            one.claimreview is not None
            and not LEAST_CLAIMREVIEW <= one.claimreview <= MOST_CLAIMREVIEW
        ):
            raise RuleViolationError(
                f"A ClaimReview number runs from {LEAST_CLAIMREVIEW} to {MOST_CLAIMREVIEW}: “{one.label.strip()}”."
            )


def slug(words: str) -> str:
    """A name for use in forms and addresses: “Half True” is “half-true”."""
    return re.sub(r"[^\w]+", "-", words.strip().casefold()).strip("-_")[:_LONGEST_NAME].rstrip("-")
