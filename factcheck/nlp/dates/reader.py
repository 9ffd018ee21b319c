"""A date, span of dates or time of day at one place, with its "since", "until" or "between"."""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

from factcheck.domain.value import Comparator
from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.settled import Calendar
from factcheck.nlp.dates.single import read_single
from factcheck.nlp.dates.spans import read_span
from factcheck.nlp.dates.times import read_time
from factcheck.nlp.dates.years import BARE_FROM
from factcheck.nlp.readings import Reading
from factcheck.nlp.tokens import APOSTROPHES, Tokens
from factcheck.nlp.word_lists import words

_FUNCTION_WORDS = words(
    "a an the and or but if in on at to of for from with as by is are was were be been has have had will would "
    "could can may might when where while who which that he she they it we you i his her their its there "
    "not no after before since until because so then than more most all some both during about over under"
)
_SINCE, _UNTIL = frozenset({"since"}), frozenset({"until", "till"})
_ABOUT = words("about around circa approximately")
_OPENERS = _SINCE | _UNTIL | {"before", "after", "by", "between", "from"}


def read_date(tokens: Tokens, at: int, calendar: Calendar) -> Reading | None:
    """The date that begins at `at`, settled to EDTF."""
    word = tokens[at].lower
    if word in _OPENERS:
        reading = _opened(tokens, at, calendar, word)
    else:
        reading = read_span(tokens, at, calendar) or read_single(tokens, at, calendar)
    if reading is None and word in _ABOUT:
        return _about(tokens, at, calendar)
    if reading is None:
        return read_time(tokens, at, calendar)
    words = tokens.text[tokens[reading.start].start : tokens[reading.end - 1].end]
    calendar.remember(words, reading.date)
    return reading


def _about(tokens: Tokens, at: int, calendar: Calendar) -> Reading | None:
    """Such as "around 2019", "about May 2020"; a number with a noun behind it counts ("around 2019 people")."""
    inner = read_span(tokens, at + 1, calendar) or read_single(tokens, at + 1, calendar)
    if inner is None or inner.date is None or inner.unit is not None:
        return read_time(tokens, at, calendar)
    follows = tokens[inner.end]
    sure = follows.kind != "w" or follows.lower in _FUNCTION_WORDS
    year = tokens[at + 1].plain and inner.end == at + 2
    if year and not (
        sure and tokens[at + 1].number >= BARE_FROM and follows.text not in {"±", "%"}
    ):
        return None
    calendar.remember(tokens.text[tokens[at].start : tokens[inner.end - 1].end], inner.date)
    return inner._replace(start=at, approximate=True)


def _opened(tokens: Tokens, at: int, calendar: Calendar, word: str) -> Reading | None:
    """A date under "since", "until", "between … and", "from … to", "before", "after", "by"."""
    if word in {"between", "from"}:
        return read_span(tokens, at + 1, calendar, opener=at)
    inner = read_span(tokens, at + 1, calendar) or read_single(tokens, at + 1, calendar)
    if inner is None:
        return None
    if inner.date is None or "[" in inner.date or _belongs_to_a_noun(tokens, inner.end):
        return None
    if word in _SINCE:
        return inner._replace(
            start=at, date=edtf.interval(inner.date, ".."), comparator=Comparator.AT_LEAST
        )
    if word in _UNTIL:
        return inner._replace(
            start=at, date=edtf.interval("..", inner.date), comparator=Comparator.AT_MOST
        )
    if inner.comparator is not Comparator.EQUAL or _modifies(tokens, inner.end):
        return None
    if word == "after":
        span, comparator = edtf.interval(inner.date, ".."), Comparator.MORE
    else:
        span = edtf.interval("..", inner.date)
        comparator = Comparator.LESS if word == "before" else Comparator.AT_MOST
    return inner._replace(start=at, date=span, comparator=comparator)


def _modifies(tokens: Tokens, end: int) -> bool:
    """Whether a noun follows that the date belongs to: "after the Feb. 6 quake", "by 2020 standards"."""
    follows = tokens[end]
    return (
        follows.kind == "w"
        and follows.lower not in _FUNCTION_WORDS
        and not follows.lower.endswith("ly")
    )


def _belongs_to_a_noun(tokens: Tokens, end: int) -> bool:
    """Such as "since the 2011 uprising", "until Wednesday's vote": the event bounds, not its date."""
    follows = tokens[end]
    return follows.text in APOSTROPHES and follows.glued and tokens[end + 1].glued
