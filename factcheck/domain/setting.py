"""What a desk can decide about how it works: each setting with its meaning and where it starts.

A part that needs a setting adds one line to `SETTINGS`; it is then read with `queries.settings.setting`
(or `store.setting.setting_of` inside the workflow), changed with `workflow.desk.change_setting`, and shown
on the page of settings unless `shown` is off.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from factcheck.domain.errors import RuleViolationError
from factcheck.domain.rule import RULES
from factcheck.domain.verdict import Question


class SettingKind(StrEnum):
    """What a setting's value is."""

    SWITCH = "switch"
    NUMBER = "number"
    SCALE = "scale"
    """The name of a scale for the question that `about` names."""
    DATA = "data"
    """Any JSON; such a setting has a page of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingDefinition:
    """One thing a desk decides."""

    name: str
    label: str
    explanation: str
    kind: SettingKind
    default: Any
    least: int = 0
    most: int = 0
    about: str = ""
    shown: bool = True

    def demand(self, value: Any) -> Any:  # noqa: ANN401 - JSON
        """The value, checked.

        Raises:
            RuleViolationError: it is not one this setting can have.
        """
        if self.kind is SettingKind.SWITCH and not isinstance(value, bool):
            raise RuleViolationError(f"“{self.label}” is either on or off.")
        if self.kind is SettingKind.NUMBER and (
            not isinstance(value, int)
            or isinstance(value, bool)
            or not self.least <= value <= self.most
        ):
            raise RuleViolationError(
                f"“{self.label}” is a whole number from {self.least} to {self.most}."
            )
        if self.kind is SettingKind.SCALE and not isinstance(value, str):
            raise RuleViolationError(f"“{self.label}” is the name of a scale.")
        if value is None:
            raise RuleViolationError(f"“{self.label}” needs a value.")
        return value


MOST_VERDICTS = 9
"""More independent verdicts on one claim than any desk asks for."""


def scale_setting(question: Question) -> str:
    """The name of the setting that says on which scale `question` is answered."""
    return f"scale-{question.value}"


SETTINGS: Mapping[str, SettingDefinition] = MappingProxyType(
    {
        one.name: one
        for one in (
            SettingDefinition(
                name="verdicts-wanted",
                label="Independent verdicts on a new claim",
                explanation="How many people judge each claim of an article that is taken in, none seeing "
                "the others’ verdicts until all are in. It can be changed for one claim or one article.",
                kind=SettingKind.NUMBER,
                default=1,
                least=1,
                most=MOST_VERDICTS,
            ),
            SettingDefinition(
                name="names-in-disputes",
                label="Names in disputes",
                explanation="Whether the page of a dispute says whose verdict is whose. The record always does.",
                kind=SettingKind.SWITCH,
                default=False,
            ),
            SettingDefinition(
                name="two-person-rule",
                label="Two-person rule",
                explanation="Whoever judged a claim does not settle it, not even where all agree. A dispute is "
                "never settled by one who is part of it, with this rule or without.",
                kind=SettingKind.SWITCH,
                default=False,
            ),
            *(
                SettingDefinition(
                    name=rule.setting,
                    label=rule.label,
                    explanation=rule.explanation,
                    kind=SettingKind.SWITCH,
                    default=False,
                )
                for rule in RULES
            ),
            SettingDefinition(
                name="lease-minutes",
                label="Minutes a handed-out claim is kept",
                explanation="How long a claim that was handed out is kept for its reviewer before somebody else "
                "may have it.",
                kind=SettingKind.NUMBER,
                default=60,
                least=5,
                most=10_080,
            ),
            SettingDefinition(
                name="published-open",
                label="Published reports can be read by anybody",
                explanation="Without an account, under /published. Off, only people with an account see them.",
                kind=SettingKind.SWITCH,
                default=False,
            ),
            SettingDefinition(
                name="assistance",
                label="Suggestions of a language model",
                explanation="On, reviewers may have the text of an article, its claims, and of a stored source sent "
                "to the address this installation is set up with (FACTCHECK_ASSIST_URL), one question at a time, "
                "for suggestions that people accept or dismiss. Whoever runs that address can read what is sent.",
                kind=SettingKind.SWITCH,
                default=False,
            ),
            SettingDefinition(
                name="claim-questions",
                label="Questions for each kind of claim",
                explanation="The checklist a claim of each kind is shown with, where the desk has its own.",
                kind=SettingKind.DATA,
                default={},
                shown=False,
            ),
            *(
                SettingDefinition(
                    name=scale_setting(question),
                    label=f"Scale for “{question.asked}”",
                    explanation="New verdicts are given on this scale; a verdict keeps the label it was given.",
                    kind=SettingKind.SCALE,
                    default=question.value,
                    about=question.value,
                )
                for question in Question
            ),
        )
    }
)
