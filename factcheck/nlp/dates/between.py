"""From one date to another where the ends are of two kinds: "from this May to Oct 2020", "between now and June 5"."""

# ruff: noqa: PLR0911 - a grammar by hand: one form a line, one return a form

from __future__ import annotations

from typing import NamedTuple

from factcheck.domain.value import Comparator, ValueKind
from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.points import read_point
from factcheck.nlp.dates.relative import read_named_day
from factcheck.nlp.dates.settled import PUBLISHED, Calendar, settle
from factcheck.nlp.dates.steps import read_step
from factcheck.nlp.readings import Reading
from factcheck.nlp.tokens import Tokens
from factcheck.nlp.word_lists import words

_JOINTS = words("to through until till thru")
_MOVED = words(
    "moved moves moving move postponed postpone delayed delay shifted rescheduled changed pushed deferred "
    "extended brought put"
)
_REACH = 6
"""Tokens before "from" in which a verb makes it a change of date and no span."""


class _End(NamedTuple):
    end: int
    date: str | None
    anchor: str | None
    relative: bool


def tells_change(tokens: Tokens, at: int) -> bool:
    """Whether "from" at `at` belongs to a change: "was moved from Monday to Friday"."""
    return any(tokens[k].lower in _MOVED for k in range(max(0, at - _REACH), at))


def read_between(
    tokens: Tokens, at: int, calendar: Calendar, opener: int | None = None
) -> Reading | None:
    """A span one of whose ends is counted from publication, or whose ends differ in precision."""
    first = _end(tokens, at, calendar, ahead=calendar.ahead(tokens, at, at + 1))
    if first is None or first.date is None:
        return None
    joint, opening = tokens[first.end].lower, tokens[opener].lower if opener is not None else ""
    if joint != "and" if opening == "between" else joint not in _JOINTS:
        return None
    after_now = first.relative and first.date == str(calendar.published)
    second = _end(
        tokens,
        first.end + 1,
        calendar,
        ahead=True if after_now else calendar.ahead(tokens, at, first.end),
    )
    if second is None or second.date is None or "X" in first.date + second.date:
        return None
    if not first.relative and not second.relative and opener is None and joint == "to":
        return None
    if opener is None and not tokens.asked and second.anchor is None and first.relative:
        return None  # "said last week to 2020 hindsight"
    begin, finish = edtf.limits(first.date)[0], edtf.limits(second.date)[1]
    if begin is None or finish is None or begin > finish:
        return None
    start = at if opener is None else opener
    return Reading(
        start, second.end, ValueKind.DATE, date=edtf.interval(first.date, second.date),
        anchor=first.anchor or second.anchor, comparator=Comparator.BETWEEN,
    )  # fmt: skip


def _end(tokens: Tokens, at: int, calendar: Calendar, *, ahead: bool | None) -> _End | None:
    """One end: a day named from today, a step away, "now", or a date in print."""
    if tokens[at].lower == "now" and calendar.published is not None:
        return _End(at + 1, calendar.published.isoformat(), PUBLISHED, relative=True)
    found = read_named_day(tokens, at, calendar) or read_step(tokens, at, calendar, ahead=ahead)
    if found is not None:
        return _End(found.end, found.date, found.anchor, relative=True)
    point = read_point(tokens, at)
    if point is None or point.bad:
        return None
    date, anchor = settle(point, calendar.published, ahead=ahead)
    return _End(point.end, date, anchor, relative=False)
