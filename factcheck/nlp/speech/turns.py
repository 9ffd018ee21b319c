"""Whether the name before a turn of a transcript and the one an article credits can be one person's.

The last name decides; titles, “The” and roles (“Q”, “Moderator”) tell nothing.
"""

from __future__ import annotations

import re

from factcheck.nlp.word_lists import words

_WORD = re.compile(r"[^\W\d_][\w’'\-]+")
_NOBODY = frozenset({"it", "he", "she", "they", "i", "we", "who"})
_NO_NAMES = words(
    "q a question answer speaker moderator interviewer host reporter journalist note unknown audience"
)


def other_speaker(credited: str | None, speaks: str | None) -> str | None:
    """The speaker's name, where it is surely not the credited one's."""
    if not credited or not speaks or credited.lower() in _NOBODY:
        return None
    spoke, named = _names(speaks), _names(credited)
    if not spoke or not named or spoke & named or spoke & _NO_NAMES:
        return None
    return speaks


def _names(name: str) -> set[str]:
    return {word.lower().removesuffix("’s").removesuffix("'s") for word in _WORD.findall(name)}
