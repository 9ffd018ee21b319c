"""Nothing lost, nothing invented: the check that every statement passes before it is let out.

A claim may be reworded but not changed: each number, name, negation and modal verb of its own words must
be in the statement, and each of those in the statement must come from its own words or from a recorded
edit.
"""

from __future__ import annotations

import re
from collections import Counter

from factcheck.domain.claim import Edit

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NEGATION = re.compile(
    r"n['’]t\b|\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|scarcely|barely)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:would|could|should|may|might|must|can|will|shall|cannot)\b", re.IGNORECASE
)
_NAME = re.compile(r"(?<=[\w,;:’'”\"] )[A-Z][\w’'-]*[a-z][\w’'-]*")
_FIRST = re.compile(r"\w+")


def conserved(own: str, statement: str, edits: tuple[Edit, ...]) -> bool:
    """Whether `statement` says neither less nor more than the words `own` with `edits` made."""
    before = " ".join(edit.before for edit in edits)
    after = " ".join(edit.after for edit in edits)
    for sign in (_NUMBER, _NEGATION, _MODAL):
        there = _counted(sign, statement)
        if _counted(sign, own) - _counted(sign, before) - there:
            return False
        if there - _counted(sign, own) - _counted(sign, after):
            return False
    known = {word.lower() for word in _FIRST.findall(f"{own} {after}")}
    return all(
        part.lower() in known for name in _NAME.findall(statement) for part in _FIRST.findall(name)
    )


def _counted(sign: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(found.lower().rstrip(".,:") for found in sign.findall(text))
