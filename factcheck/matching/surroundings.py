"""What the words around a figure make of it: its noun, its bound, its reach, a change or a total."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.matching.families import ANYTHING, COUNTED, concept
from factcheck.nlp.word_lists import words


def bounded_by(value: Value, cue: tuple[str, ...]) -> Value:
    """An ordinal or date with the bound said before it: "before the 58th minute", "the day after 3 May"."""
    if (
        value.kind not in {ValueKind.ORDINAL, ValueKind.DATE}
        or value.comparator != Comparator.EQUAL
    ):
        return value
    said = next((word for word in reversed(cue) if word not in {"the", "its", "of"}), "")
    comparator = _SIDES.get(said)
    if comparator is None or (value.kind is ValueKind.DATE and said not in {"before", "after"}):
        return value
    if value.kind is ValueKind.DATE:
        ends = (f"../{value.date}", f"{value.date}/..")
        dated = ends[0] if comparator is Comparator.LESS else ends[1]
        plain = value.date and "/" not in value.date
        return replace(value, date=dated, comparator=comparator) if plain else value
    if comparator is Comparator.LESS:
        return replace(value, comparator=comparator, low=None)
    return replace(value, comparator=comparator, high=None)


# A rank above the seventh is a smaller number.
_SIDES = {
    "before": Comparator.LESS, "above": Comparator.LESS, "after": Comparator.MORE,
    "below": Comparator.MORE, "past": Comparator.MORE,
}  # fmt: skip
_ADDED = words(
    "increase increased increases rise rose rises risen grew grown growth decrease decreased decline "
    "declined drop dropped fall fell jump jumped climbed surged"
)
_FRESH = re.compile(r"\b(?:new|additional|further|another|extra|one more)\b", re.IGNORECASE)


def is_change(value: Value, cue: tuple[str, ...]) -> bool:
    """Whether a figure is what was added or lost: "rose by 40", "up 40", "40 new cases"."""
    if value.kind is ValueKind.DATE:
        return False
    by = cue[-1:] in {("of",), ("by",)} or value.comparator is not Comparator.EQUAL
    added = by and bool(_ADDED & set(cue)) and "to" not in cue[-1:]
    return (
        added
        or cue[-1:] in {("up",), ("down",), ("additional",), ("another",), ("further",)}
        or bool(_FRESH.search(value.text))
    )


SCOPES = {"world": "world", "total": "world", "abroad": "abroad", "domestic": "home"}
_SCOPE_NEAR = 0.3


def scope(about: Mapping[str, float]) -> str | None:
    """Whether the whole world, the home market or the rest of it is meant, as receipts are told."""
    near = [
        (about[name], scope) for name, scope in SCOPES.items() if about.get(name, 0) >= _SCOPE_NEAR
    ]
    return max(near)[1] if near else None


_FATES = words("death recovery injury hospital")
_FATE_NEAR = 0.5
NOUN_NEAR = 0.4
"""How near (in weight) a word must stand to say what a number counts."""


def noun_of(value: Value, about: Mapping[str, float]) -> str | None:
    """What is counted: the noun beside the number, or, for people and bare numbers, what befell them."""
    if value.kind is not ValueKind.COUNT:
        return None
    noun = concept(value.unit.split()[-1]) if value.unit and value.unit not in ANYTHING else None
    if noun is not None and noun != "case":
        return noun
    fates = [(about[name], name) for name in _FATES if about.get(name, 0) >= _FATE_NEAR]
    if fates:
        return max(fates)[1]
    if noun is not None:
        return noun
    near = [(weight, name) for name, weight in about.items() if name in COUNTED]
    return max(near)[1] if near and max(near)[0] >= NOUN_NEAR else None
