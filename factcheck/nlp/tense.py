"""Whether a date without a year or week is still to come: what its clause says."""

# ruff: noqa: C901, PLR0911 - a grammar by hand: one form a line, one return a form
# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from factcheck.nlp.tokens import Tokens
from factcheck.nlp.word_lists import words

_FUTURE = words(
    "will ll shall due upcoming scheduled slated expected plans plan planned planning set going next coming "
    "tomorrow begins starts opens takes meets arrives leaves returns faces hopes intends aims would could "
    "may might should must wo ahead deadline expires goes launches"
)
# "planned" and the like tell the past of a plan and the future of the thing planned.
_PAST = words(
    "was were had did said says told announced reported confirmed wrote added ago last earlier previously "
    "took began held met came went became killed won lost left made gave saw found died got led fell rose "
    "struck broke hit sent spoke stood ran set put read paid brought caught bought taught thought kept "
    "felt dealt meant built spent lent sold shot fought sought drew grew flew knew threw wore tore swore "
    "drove rode chose froze shook forgave yesterday has have been after since"
)
_REPORTING = words("said says told announced reported confirmed wrote added tweeted")
_REACH = 25
"""Tokens looked back over: longer than a clause of news prose."""
_AHEAD = 8


def future(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the date from token `at` to `end` lies ahead of the day of publication."""
    for k in range(at - 1, max(-1, at - _REACH), -1):
        token = tokens[k]
        word = token.lower
        if token.kind == "s" and word in {";", ".", "“", "”"}:
            break
        if word in _FUTURE and not _of_the_past(tokens, k):
            return True
        if word == "to" and tokens[k + 1].lower in {
            "be",
            "meet",
            "take",
            "begin",
            "start",
            "visit",
            "vote",
            "hold",
            "travel",
        }:
            if tokens[k - 1].lower in {
                "is",
                "are",
                "due",
                "set",
                "was",
                "were",
                "scheduled",
                "expected",
                "plans",
                "planning",
            }:
                return True
            continue
        if word in _PAST or (len(word) > 4 and word.endswith("ed")):
            if tokens[k - 1].lower == "be":
                continue
            if word in {"was", "were", "has", "have", "been", "had"} and _planned(
                tokens, k + 1, at
            ):
                continue
            return False
    for k in range(end, end + _AHEAD):
        word = tokens[k].lower
        if tokens[k].kind == "" or word in {".", ";"} or word in _REPORTING:
            return False
        if word in {"will", "shall"}:
            return True
        if word in _PAST:
            return False
    return False


def _planned(tokens: Tokens, at: int, end: int) -> bool:
    return any(
        tokens[k].lower in {"due", "scheduled", "slated", "expected", "planned", "set"}
        for k in range(at, end)
    )


def _of_the_past(tokens: Tokens, at: int) -> bool:
    """Such as "set a record", "may" in "would have": words of the future that look back here."""
    word = tokens[at].lower
    if word in {"would", "could", "might", "may", "should", "must"}:
        return True
    if word in {"set", "planned", "plan", "expected", "going"}:
        return tokens[at + 1].lower not in {"to", "for"}
    return word == "next" and tokens[at + 1].lower == "to"
