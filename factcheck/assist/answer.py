"""From what a model wrote to the items in it, whatever stands around them, and nothing else."""

from __future__ import annotations

import json
import re
from typing import Any

MOST_ITEMS = 50
"""Of one answer; more is no help to a person."""
_MOST_TRIES = 40
"""Braces at which the answer is tried to be read: prose around it seldom has more."""
_DEEPEST = 20
# Fields that say what is true, or which way something speaks. None is ever asked for.
_VERDICTS = frozenset(
    [
        "verdict",
        "verdicts",
        "rating",
        "ratings",
        "label",
        "labels",
        "truth",
        "truthfulness",
        "truthiness",
        "veracity",
        "stance",
        "is_true",
        "is_false",
        "true",
        "false",
        "supported",
        "refuted",
        "supports",
        "refutes",
        "accurate",
        "accuracy",
        "correct",
        "conclusion",
        "judgement",
        "judgment",
        "assessment",
        "credibility",
        "fact_check",
        "factcheck",
    ]
)
# Words that give a verdict, where the text itself does not have them.
_VERDICT_WORDS = re.compile(
    r"\b(?:un|half[- ]|mostly[- ])?true\b|\b(?:mostly[- ])?false(?:ly|hood)?\b|\brefute[sd]?\b"
    r"|\bdebunk\w*|\b(?:mis|dis)information\b|\bmisleading\b|\binaccurate\w*|\bincorrect\w*|\bhoax\w*"
    r"|\bunproven\b|\bunverified\b|\bverified\b|\bfact[- ]check\w*|\bnot[- ](?:enough[- ]evidence|checkable|ratable)\b",
    re.IGNORECASE,
)
_ASKED = re.compile(r"\b(?:is|was) it true (?:that|whether)\b", re.IGNORECASE)


class UnusableError(Exception):
    """Why a whole answer was dropped, in a few words."""


def items_in(words: str) -> list[dict[str, Any]]:
    """The items of an answer.

    Raises:
        UnusableError: it has none, too many, or a verdict.
    """
    found = _read(words)
    if _has_verdict(found):
        raise UnusableError("It contained a verdict; a model gives none, so all of it was dropped.")
    items = found.get("items") if isinstance(found, dict) else found
    if not isinstance(items, list) or any(not isinstance(one, dict) for one in items):
        raise UnusableError("It is not in the form that was asked for.")
    if len(items) > MOST_ITEMS:
        raise UnusableError(f"It has more than {MOST_ITEMS} items.")
    return items


def demand_no_verdict(said: str, own: str) -> None:
    """Refuse words that judge, where `own`, the text itself, does not have them.

    Raises:
        UnusableError: they do.
    """
    known = {one.lower() for one in _VERDICT_WORDS.findall(own)}
    if any(one.lower() not in known for one in _VERDICT_WORDS.findall(_ASKED.sub("", said))):
        raise UnusableError("It contained a verdict; a model gives none, so all of it was dropped.")


def _read(words: str) -> Any:  # noqa: ANN401 - JSON
    reader = json.JSONDecoder()
    at = -1
    for _ in range(_MOST_TRIES):
        at = min((place for one in "{[" if (place := words.find(one, at + 1)) >= 0), default=-1)
        if at < 0:
            break
        try:
            found, _end = reader.raw_decode(words, at)
        except (ValueError, RecursionError):
            continue
        if isinstance(found, dict | list) and (isinstance(found, dict) or found[:1]):
            return found
    raise UnusableError("There is nothing in it that can be read.")


def _has_verdict(found: Any, depth: int = 0) -> bool:  # noqa: ANN401 - JSON
    if depth > _DEEPEST:
        raise UnusableError("It is not in the form that was asked for.")
    if isinstance(found, dict):
        return any(
            key.strip().lower().replace("-", "_") in _VERDICTS or _has_verdict(value, depth + 1)
            for key, value in found.items()
        )
    return isinstance(found, list) and any(_has_verdict(one, depth + 1) for one in found)
