"""Whether a statement a model gives says what the words of the text say: nothing lost, nothing invented."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from factcheck.domain.claim import Edit, EditReason
from factcheck.domain.value import ValueKind
from factcheck.nlp.claims.conserve import conserved
from factcheck.nlp.values import values_in

LONGEST = 500
"""Characters of a statement or a question: two long sentences."""
_FEWEST_WORDS = 3
_MOST_EDITS = 6
_LONGEST_BEFORE, _LONGEST_AFTER = 5, 12
"""Words an edit may take away and put in their place: a pronoun or a short name, a full name with its title."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:]\d+)*")
_TOUCHY = re.compile(
    r"\d|n['’]t\b|\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|scarcely|barely"
    r"|would|could|should|may|might|must|can|will|shall)\b",
    re.IGNORECASE,
)
_PLACING = frozenset({ValueKind.DATE, ValueKind.TIME, ValueKind.ORDINAL})
_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "his",
        "hers",
        "its",
        "their",
        "theirs",
        "this",
        "that",
        "these",
        "those",
        "i",
        "me",
        "my",
        "we",
        "us",
        "our",
        "who",
        "which",
    ]
)
_POINTING = frozenset(["the", "this", "that", "these", "those", "its", "his", "her", "their"])
# What a sentence needs to stand alone, whatever the article is about.
_PLAIN = frozenset(
    [
        "a",
        "an",
        "the",
        "this",
        "that",
        "these",
        "those",
        "and",
        "or",
        "but",
        "of",
        "in",
        "on",
        "at",
        "to",
        "from",
        "by",
        "for",
        "with",
        "as",
        "into",
        "over",
        "under",
        "about",
        "after",
        "before",
        "since",
        "until",
        "during",
        "between",
        "among",
        "through",
        "against",
        "than",
        "then",
        "so",
        "such",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "am",
        "has",
        "have",
        "had",
        "having",
        "do",
        "does",
        "did",
        "done",
        "said",
        "says",
        "say",
        "told",
        "tells",
        "tell",
        "there",
        "here",
        "it",
        "its",
        "he",
        "she",
        "they",
        "his",
        "her",
        "their",
        "him",
        "them",
        "who",
        "whom",
        "whose",
        "which",
        "what",
        "when",
        "where",
        "while",
        "if",
        "because",
        "also",
    ]
)
_STEM = 4
"""Letters two words share at least where one is taken for a form of the other."""
_ENDING = 3
"""Letters an English ending has at most, as in “-ing”."""


def trouble(own: str, statement: object, edits: tuple[Edit, ...], text: str) -> str:
    """What is wrong with `statement` for the words `own` of `text`; "" where nothing is."""
    if not isinstance(statement, str) or not statement.strip():
        return "It has no statement."
    if len(statement) > LONGEST or not readable(statement):
        return f"Its statement is longer than {LONGEST} characters, or not one line of text."
    if len(_WORD.findall(statement)) < _FEWEST_WORDS:
        return "Its statement is no sentence."
    if not conserved(own, statement, edits):
        return "Its statement loses or adds a number, a name, a “not” or a “would”."
    if _figures(own) != _figures(statement):
        return "Its statement makes another figure of one: “at least” or “about” is part of it."
    foreign = _foreign(statement, text, edits)
    return f"Its statement says “{foreign}”, which stands nowhere in the text." if foreign else ""


def _figures(words: str) -> Counter[tuple[object, ...]]:
    """The figures with their bounds; dates only place a claim."""
    return Counter(
        (one.number, one.low, one.high, one.comparator, one.approximate)
        for one in values_in(words)
        if one.number is not None and one.kind not in _PLACING
    )


def edits_in(given: object, own: str, text: str) -> tuple[Edit, ...]:
    """The edits a model names: a pronoun or a shorter name, for words that stand in the text.

    Raises:
        ValueError: one of them changes more than that; says so in a few words.
    """
    if given is None:
        return ()
    if not isinstance(given, list) or len(given) > _MOST_EDITS:
        raise ValueError("Its edits are not in the form that was asked for.")
    made = []
    for one in given:
        before, after = (one.get("from"), one.get("to")) if isinstance(one, dict) else (None, None)
        if not isinstance(before, str) or not isinstance(after, str) or set(one) - {"from", "to"}:
            raise ValueError("Its edits are not in the form that was asked for.")
        made.append(_edit(before.strip(), after.strip(), own, text))
    return tuple(made)


def _edit(before: str, after: str, own: str, text: str) -> Edit:
    gone, new = _WORD.findall(before), _WORD.findall(after)
    if not gone or not new or len(gone) > _LONGEST_BEFORE or len(new) > _LONGEST_AFTER:
        raise ValueError("An edit of it replaces nothing, or too much.")
    if not re.search(rf"(?<!\w){re.escape(before)}(?!\w)", own) or after not in text:
        raise ValueError("An edit of it is not made of words of the text.")
    if _TOUCHY.search(before) or _TOUCHY.search(after):
        raise ValueError("An edit of it changes a number, a “not” or a “would”.")
    is_pronoun = len(gone) == 1 and gone[0].lower() in _PRONOUNS
    points = gone[0].lower() in _POINTING and all(word.islower() for word in gone[1:])
    longer = {word.lower() for word in gone} <= {word.lower() for word in new}
    if not (is_pronoun or points or longer):
        raise ValueError("An edit of it puts one name in the place of another.")
    why = EditReason.PRONOUN if is_pronoun else EditReason.ALIAS
    return Edit(before=before, after=after, why=why)


def invented(words: str, text: str) -> str:
    """The first figure or name in `words` that is not in `text`; "" where there is none."""
    known = {one.lower() for one in _WORD.findall(text)}
    for found in re.finditer(r"\d+(?:[.,:]\d+)*|(?<=[\w,;:’'”\"] )[A-Z][\w’'-]*", words):
        if any(part.lower() not in known for part in _WORD.findall(found[0])):
            return found[0]
    return ""


def readable(words: str) -> bool:
    """Whether it is text: no control characters, no half of a pair."""
    return all(one.isprintable() and not "\ud800" <= one <= "\udfff" for one in words.strip())


def _foreign(statement: str, text: str, edits: Iterable[Edit]) -> str:
    known = {one.lower() for one in _WORD.findall(" ".join([text, *(e.after for e in edits)]))}
    stems = {word[:n] for word in known for n in range(_STEM, len(word) + 1)}
    for word in _WORD.findall(statement):
        low = word.lower()
        if low in known or low in _PLAIN:
            continue
        if len(low) < _STEM or low[: max(_STEM, len(low) - _ENDING)] not in stems:
            return str(word)
    return ""
