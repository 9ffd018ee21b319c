"""A date, span of dates or time of day at one place, with its "since", "until" or "between"."""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

from factcheck.domain.value import Comparator, ValueKind
from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.between import read_between, tells_change
from factcheck.nlp.dates.periods import read_period
from factcheck.nlp.dates.present import read_present
from factcheck.nlp.dates.recurring import read_recurring
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
_STARTING = words("starting beginning commencing effective")
# What bounds a date from in front; "as of Monday" is a point in time and bounds nothing.
_LEADS: dict[tuple[str, ...], Comparator] = {
    ("no", "later", "than"): Comparator.AT_MOST, ("not", "later", "than"): Comparator.AT_MOST,
    ("no", "earlier", "than"): Comparator.AT_LEAST, ("not", "before"): Comparator.AT_LEAST,
    ("as", "early", "as"): Comparator.AT_LEAST,
    ("later", "than"): Comparator.MORE, ("earlier", "than"): Comparator.LESS, ("prior", "to"): Comparator.LESS,
    ("no", "sooner", "than"): Comparator.AT_LEAST, ("not", "until"): Comparator.AT_LEAST,
    ("not", "earlier", "than"): Comparator.AT_LEAST, ("not", "after"): Comparator.AT_MOST,
}  # fmt: skip
_BEHIND: dict[tuple[str, str], Comparator] = {
    ("or", "later"): Comparator.AT_LEAST, ("and", "later"): Comparator.AT_LEAST,
    ("or", "after"): Comparator.AT_LEAST, ("and", "after"): Comparator.AT_LEAST,
    ("or", "earlier"): Comparator.AT_MOST, ("and", "earlier"): Comparator.AT_MOST,
    ("or", "before"): Comparator.AT_MOST, ("and", "before"): Comparator.AT_MOST,
}  # fmt: skip
LEADING = _STARTING | {lead[0] for lead in _LEADS}
_ONWARD = words("onward onwards forward")
_EVENT = 5
"""Tokens from "since" to the date of what happened: "since a fire in 2020"."""


def read_date(tokens: Tokens, at: int, calendar: Calendar) -> Reading | None:
    """The date that begins at `at`, settled to EDTF."""
    word = tokens[at].lower
    if (again := read_recurring(tokens, at)) is not None:
        return again
    if word in _OPENERS:
        reading = _opened(tokens, at, calendar, word)
    elif word in LEADING and (led := _led(tokens, at, calendar)) is not None:
        reading = led
    elif word in {"during", "throughout", "following"}:
        reading = _during(tokens, at)
        if reading is None and tokens.asked:
            reading = read_single(tokens, at, calendar)
    else:
        reading = (
            (None if _changed(tokens, at) else read_span(tokens, at, calendar))
            or read_between(tokens, at, calendar)
            or _left_open(tokens, read_single(tokens, at, calendar))
        )
    if reading is None and word in _ABOUT:
        return _about(tokens, at, calendar)
    if reading is None:
        return read_time(tokens, at, calendar) or read_present(tokens, at, calendar)
    words = tokens.text[tokens[reading.start].start : tokens[reading.end - 1].end]
    calendar.remember(words, reading.date)
    return reading


def _changed(tokens: Tokens, at: int) -> bool:
    return tokens[at - 1].lower == "from" and tells_change(tokens, at - 1)


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
        return read_time(tokens, at, calendar) if tokens.asked else None
    calendar.remember(tokens.text[tokens[at].start : tokens[inner.end - 1].end], inner.date)
    return inner._replace(start=at, approximate=True)


def _opened(tokens: Tokens, at: int, calendar: Calendar, word: str) -> Reading | None:
    """A date under "since", "until", "between … and", "from … to", "before", "after", "by"."""
    if word in {"between", "from"}:
        if word == "from" and tells_change(tokens, at):
            return None
        return read_span(tokens, at + 1, calendar, opener=at) or read_between(
            tokens, at + 1, calendar, opener=at
        )
    inner = read_span(tokens, at + 1, calendar) or read_single(tokens, at + 1, calendar)
    if inner is None and word in _SINCE:
        inner = _of_an_event(tokens, at + 1, calendar)
    if inner is None:
        return None
    if inner.date is None or "[" in inner.date or _belongs_to_a_noun(tokens, inner.end):
        return None
    if word in _SINCE:
        # "since World War II" is since its end
        first = _end_of(inner.date) if read_period(tokens, at + 1) else inner.date
        return inner._replace(
            start=at, date=edtf.interval(first, ".."), comparator=Comparator.AT_LEAST
        )
    if word in _UNTIL:
        return inner._replace(
            start=at, date=edtf.interval("..", inner.date), comparator=Comparator.AT_MOST
        )
    return _before_or_after(tokens, at, word, inner, inner.date)


def _before_or_after(
    tokens: Tokens, at: int, word: str, inner: Reading, day: str
) -> Reading | None:
    """A date under "before", "after" or "by": open on one side, the day itself left out but for "by"."""
    if inner.comparator is not Comparator.EQUAL or _modifies(tokens, inner.end):
        return None
    if word == "after":
        span, comparator = edtf.interval(_end_of(day), ".."), Comparator.MORE
    else:
        span = edtf.interval("..", day)
        comparator = Comparator.LESS if word == "before" else Comparator.AT_MOST
    return inner._replace(start=at, date=span, comparator=comparator)


def _during(tokens: Tokens, at: int) -> Reading | None:
    """Such as "during the Second World War", "following the Gulf War": a period by its name."""
    period = read_period(tokens, at + 1)
    if period is None:
        return None
    inner = Reading(at + 1, period.end, ValueKind.DATE, date=period.date)
    return (
        _bounded(inner._replace(start=at), Comparator.MORE)
        if tokens[at].lower == "following"
        else inner
    )


def _led(tokens: Tokens, at: int, calendar: Calendar) -> Reading | None:
    """Such as "no later than March 5", "later than 2018", "starting on January 7", "as early as next year"."""
    if tokens[at].lower in _STARTING:
        if tokens[at - 1].lower in {"is", "are", "was", "were", "be", "been", "the"}:
            return None
        place = at + 1 + (tokens[at + 1].lower in {"on", "in", "from"})
        return _open_ended(at, read_single(tokens, place, calendar), Comparator.AT_LEAST, tokens)
    for lead, comparator in _LEADS.items():
        if tokens.words(at, len(lead)) == lead:
            inner = read_single(tokens, at + len(lead), calendar)
            return _open_ended(at, inner, comparator, tokens)
    return None


def _left_open(tokens: Tokens, inner: Reading | None) -> Reading | None:
    """Such as "2018 or later", "from Monday onward": the date is one end, and the other is open."""
    if inner is None or inner.date is None or inner.comparator is not Comparator.EQUAL:
        return inner
    at = inner.start
    comparator = _BEHIND.get((tokens[inner.end].lower, tokens[inner.end + 1].lower))
    end = inner.end + 2
    if comparator is None and tokens[inner.end].lower in _ONWARD:
        comparator, end = Comparator.AT_LEAST, inner.end + 1
    if comparator is None and tokens[at - 1].lower == "from" and tokens[inner.end].lower == "on":
        comparator, end = Comparator.AT_LEAST, inner.end + 1  # "from 2019 on"
    follows = tokens[end]
    if comparator is None or (follows.kind in {"w", "n"} and follows.lower not in _FUNCTION_WORDS):
        return inner
    return _bounded(inner._replace(end=end), comparator)


def _open_ended(
    at: int, inner: Reading | None, comparator: Comparator, tokens: Tokens
) -> Reading | None:
    if inner is None or inner.date is None or "[" in inner.date or "/.." in inner.date:
        return None
    if inner.comparator is not Comparator.EQUAL or _belongs_to_a_noun(tokens, inner.end):
        return None
    return _bounded(inner._replace(start=at), comparator)


def _bounded(inner: Reading, comparator: Comparator) -> Reading:
    """The date as one end of what is open at the other."""
    if comparator in {Comparator.MORE, Comparator.AT_LEAST}:
        date = edtf.interval(inner.date, "..")
    else:
        date = edtf.interval("..", inner.date)
    return inner._replace(date=date, comparator=comparator)


def _of_an_event(tokens: Tokens, at: int, calendar: Calendar) -> Reading | None:
    """What "since a fire in 2020", "since the flood in May" count from: the date of what happened."""
    if tokens[at].lower not in {"a", "an", "the", "its", "his", "her", "their"}:
        return None
    for place in range(at + 1, at + _EVENT):
        token = tokens[place]
        if token.kind != "w" or (
            token.lower in _FUNCTION_WORDS and token.lower not in {"in", "on"}
        ):
            return None
        if token.lower in {"in", "on"} and place > at + 1:
            return read_single(tokens, place + 1, calendar)
    return None


def _end_of(date: str) -> str:
    """What lies after a span lies after its end."""
    return date.rsplit("/", maxsplit=1)[-1]


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
