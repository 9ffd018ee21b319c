"""What lies so far ahead of publication: "in two weeks", "in a year's time", and "within 5 minutes" where asked."""

from __future__ import annotations

from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.durations import iso8601
from factcheck.nlp.dates.relative import moved_by, read_amount, read_parts
from factcheck.nlp.dates.settled import PUBLISHED, Calendar
from factcheck.nlp.dates.steps import Relative
from factcheck.nlp.tokens import APOSTROPHES, Tokens

_FINE = frozenset({"second", "minute", "hour"})


def read_hence(
    tokens: Tokens, at: int, calendar: Calendar, *, ahead: bool | None
) -> Relative | None:
    """Such as "in two weeks" of what lies ahead; of what is past it tells how long something took."""
    word = tokens[at].lower
    if word not in {"in", "within"} or calendar.published is None:
        return None
    if tokens.asked:
        return _asked(tokens, at, calendar)
    amount = read_amount(tokens, at + 1) if word == "in" else None
    if amount is None or amount[0].value is None or amount[2] in _FINE:
        return None
    number, end, unit = amount
    timed = _past_time(tokens, end)
    if timed is None and not ahead:
        return None
    found = moved_by(calendar.published, unit, 1, number, open_end=False)
    return Relative(timed or end, found, PUBLISHED, number.value, unit, iso8601(number.value, unit))


def _past_time(tokens: Tokens, at: int) -> int | None:
    """The token after the end of "two weeks' time", "a year's time", which lie ahead whatever the tense."""
    place = at + 1 + (tokens[at + 1].lower == "s")
    return place + 1 if tokens[at].text in APOSTROPHES and tokens[place].lower == "time" else None


def _asked(tokens: Tokens, at: int, calendar: Calendar) -> Relative | None:
    """Such as "in 5 minutes", "within the next 9 months"; a span from publication on behind "within"."""
    place = at + 1
    if tokens[at].lower == "within":
        place += tokens[place].lower == "the"
        place += tokens[place].lower == "next"
    amount = read_parts(tokens, place) or read_amount(tokens, place)
    if amount is None or calendar.published is None or tokens[amount[1]].lower in {"from", "after"}:
        return None
    number, end, unit = amount
    iso = iso8601(number.value, unit)
    if number.value is None:
        return Relative(end, None, None, None, unit)
    found = moved_by(calendar.published, unit, 1, number, open_end=False)
    if tokens[at].lower == "within":
        found = edtf.interval(calendar.published.isoformat(), found)
    return Relative(end, found, PUBLISHED, number.value, unit, iso)
