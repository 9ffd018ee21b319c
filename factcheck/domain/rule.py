"""Rules a desk can switch on: where a condition is met, the program does what a person would have to.

There is one thing they do so far: a settled claim goes back to review. Each is a setting of the desk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.domain.finding import FindingState, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A condition on what an event did to a finding; `setting` switches it on."""

    setting: str
    label: str
    explanation: str
    meets: Callable[[Mapping[str, Any]], bool]
    """Takes a row's change as the record keeps it: `was` and `now`."""


def _is_new_error(change: Mapping[str, Any]) -> bool:
    now = change["now"] or {}
    return (
        change["was"] is None
        and now.get("state") == FindingState.OPEN
        and now.get("severity") == Severity.ERROR
        and not now.get("unsure")
    )


def _is_confirmed(change: Mapping[str, Any]) -> bool:
    return (change["now"] or {}).get("state") == FindingState.CONFIRMED


RULES = (
    Rule(
        setting="reopen-on-error",
        label="A new error sends a settled claim back",
        explanation="When a detector, a reference or a person raises an error on the words of a settled claim, the "
        "claim goes back to review. What a detector is unsure of does not count.",
        meets=_is_new_error,
    ),
    Rule(
        setting="reopen-on-confirmed",
        label="A confirmed finding sends a settled claim back",
        explanation="When somebody confirms a finding on the words of a settled claim, the claim goes back to review.",
        meets=_is_confirmed,
    ),
)
