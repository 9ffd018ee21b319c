"""From one date to another: "3 to 5 May 2020", "2011-2015", "between 1990 and 1995"."""

# ruff: noqa: C901, PLR0911, PLR0912 - a grammar by hand: one form a line, one return a form
# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from factcheck.domain.value import Comparator, ValueKind
from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.calendar_words import (
    MONTHS,
)
from factcheck.nlp.dates.points import read_point
from factcheck.nlp.dates.settled import Calendar, settle
from factcheck.nlp.dates.words import Point, day_at
from factcheck.nlp.readings import Reading
from factcheck.nlp.tokens import Tokens


def read_span(
    tokens: Tokens, at: int, calendar: Calendar, opener: int | None = None
) -> Reading | None:
    """Such as "3 to 5 May 2020", "May 3-5", "2011-2015", "between 1990 and 1995", "from March to June 2020"."""
    start = at if opener is None else opener
    first = read_point(tokens, at)
    bare = _bare_day(tokens, at) if first is None or first.day is None else None
    if bare and (joined := _bare_then_point(tokens, start, *bare, calendar)):
        return joined
    if first is None or first.bad:
        return None
    place = _past_joint(tokens, first.end, opener)
    if place is None:
        return None
    second = read_point(tokens, place)
    if first.day is not None and (second is None or second.day is None):
        day = day_at(tokens, place)
        if (
            day is None
            or second is not None
            or (tokens[day[1]].text == "/" and tokens[day[1]].glued)
            or tokens[day[1]].lower in {"percent", "%", "a.m.", "p.m.", "people"}
        ):
            return None
        if tokens[first.end].lower == "and" and day[0] != first.day + 1:
            return None
        year, end = _trailing_year(tokens, day[1])
        second = first._replace(end=end, day=day[0], year=year or first.year, weekday=None)
        first = first._replace(year=year or first.year)
    if second is None or second.bad or not _alike(first, second):
        return None
    if tokens.hyphen(second.end) and tokens[second.end + 1].kind == "n" and first.month is None:
        return None  # "+86 2010-2015-86"
    if first.year is None and second.year is not None and first.ready is None:
        crosses = (first.month or 0, first.day or 0) > (second.month or 0, second.day or 0)
        first = first._replace(year=second.year - crosses)
    ahead = calendar.ahead(tokens, start, second.end)
    begin, anchor = settle(first, calendar.published, ahead=ahead)
    finish, _ = settle(second, calendar.published, ahead=ahead)
    if opener is None and tokens[first.end].lower == "and" and first.day is None:
        return None
    if begin and finish and edtf.UNKNOWN_YEAR not in begin and _after(begin, finish):
        if calendar.prefer == "past" and second.year is None:
            finish, _ = settle(second, edtf.limits(begin)[1], ahead=True)
        elif first.year is None and not ahead and second.year is None and calendar.published:
            begin, _ = settle(first, edtf.limits(finish)[0], ahead=False)
        elif first.year is None and ahead:
            finish, _ = settle(second, edtf.limits(begin)[1], ahead=True)
        else:
            return None
    return Reading(
        start, second.end, ValueKind.DATE, date=edtf.interval(begin, finish), anchor=anchor,
        comparator=Comparator.BETWEEN,
    )  # fmt: skip


def _after(begin: str, finish: str) -> bool:
    first, last = edtf.limits(begin)[0], edtf.limits(finish)[1]
    return bool(first and last and first > last)


def _alike(first: Point, second: Point) -> bool:
    """Whether two dates are of one precision, so that a span from one to the other makes sense."""
    return all(
        (one is None) == (other is None)
        for one, other in (
            (first.month, second.month),
            (first.day, second.day),
            (first.division, second.division),
            (
                first.weekday if first.month is None else None,
                second.weekday if second.month is None else None,
            ),
        )
    ) and (first.ready is None or "[" not in first.ready)


def _past_joint(tokens: Tokens, at: int, opener: int | None) -> int | None:
    word, token = tokens[at].lower, tokens[at]
    opening = tokens[opener].lower if opener is not None else ""
    if opening == "between":
        return at + 1 if word == "and" or token.text in {"-", "–"} else None
    if word in {"to", "through", "until", "till", "thru"} or token.text in {"-", "–", "—"}:
        return at + 1
    if token.text == "~" and token.glued:
        return at + 1
    return at + 1 if word == "and" and opener is None else None


def _bare_day(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """A day whose month comes after the next one: the 3 of "3 to 5 May"."""
    place = at + 1 if tokens[at].lower == "the" else at
    found = day_at(tokens, place)
    if found is None:
        return None
    mark = tokens[found[1]]
    if mark.lower in {"to", "and", "through", "or", "till", "until"} or mark.text in {"-", "–"}:
        return found[0], found[1] + 1
    return None


def _bare_then_point(
    tokens: Tokens, start: int, day: int, place: int, calendar: Calendar
) -> Reading | None:
    second = read_point(tokens, place)
    if (
        second is None
        or second.day is None
        or second.month is None
        or second.bad
        or day >= second.day
    ):
        return None
    if (
        tokens[place - 1].lower == "and"
        and tokens[start].lower != "between"
        and second.day != day + 1
    ):
        return None
    if tokens[place].lower in MONTHS:
        return None
    ahead = calendar.ahead(tokens, start, second.end)
    finish, anchor = settle(second, calendar.published, ahead=ahead)
    begin = finish[: -len("00")] + f"{day:02d}" if finish else None
    return Reading(
        start, second.end, ValueKind.DATE, date=edtf.interval(begin, finish), anchor=anchor,
        comparator=Comparator.BETWEEN,
    )  # fmt: skip


def _trailing_year(tokens: Tokens, at: int) -> tuple[int | None, int]:
    place = at + 1 if tokens[at].text == "," else at
    token = tokens[place]
    if token.plain and len(token.text) == 4 and 1000 <= int(token.text) <= 2099:
        return int(token.text), place + 1
    return None, at
