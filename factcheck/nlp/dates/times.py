"""Times of day at one place, with the date beside them."""

# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from factcheck.domain.value import Comparator, ValueKind
from factcheck.nlp.dates.clock import Clock, read_clock
from factcheck.nlp.dates.hours_beside import read_bare_hours
from factcheck.nlp.dates.settled import Calendar
from factcheck.nlp.dates.single import read_single, starts_date
from factcheck.nlp.readings import Reading
from factcheck.nlp.tokens import Tokens

_BOUNDS = {
    "after": Comparator.MORE, "since": Comparator.AT_LEAST, "before": Comparator.LESS,
    "until": Comparator.AT_MOST, "till": Comparator.AT_MOST, "by": Comparator.AT_MOST,
}  # fmt: skip
_LEADS: dict[tuple[str, ...], Comparator] = {
    ("later", "than"): Comparator.MORE, ("earlier", "than"): Comparator.LESS, ("prior", "to"): Comparator.LESS,
    ("no", "later", "than"): Comparator.AT_MOST, ("no", "earlier", "than"): Comparator.AT_LEAST,
    ("not", "before"): Comparator.AT_LEAST, ("not", "until"): Comparator.AT_LEAST,
}  # fmt: skip
_FIRST_LEADS = frozenset(lead[0] for lead in _LEADS)
_NOON = 12 * 3600


def read_time(tokens: Tokens, at: int, calendar: Calendar) -> Reading | None:
    """A time of day; its date where one stands beside it ("5 p.m. Monday", "4:17 a.m. on Feb. 6")."""
    length, sense = _bound(tokens, at)
    if sense is not None:
        if tokens[at + 1].lower in _BOUNDS:  # "until after 5 p.m.": the inner one alone
            return None
        inner = read_time(tokens, at + length, calendar)
        if inner is None or inner.comparator is Comparator.BETWEEN:
            return None
        return inner._replace(start=at, comparator=sense)
    hours = _hours(tokens, at)
    if hours is not None:
        return hours
    clock = read_clock(tokens, at)
    bare = read_bare_hours(tokens, at) if tokens.asked else None
    if clock is None or bare is not None:
        return bare
    return Reading(
        at, clock.end, ValueKind.TIME, iso8601=clock.iso8601, approximate=clock.approximate,
        date=_date_before(tokens, at, clock, calendar) or _date_beside(tokens, clock, calendar), comparator=Comparator.ABOUT if clock.approximate else Comparator.EQUAL,
    )  # fmt: skip


def _bound(tokens: Tokens, at: int) -> tuple[int, Comparator | None]:
    """How many tokens bound the time at `at`, and how."""
    if tokens[at].lower not in _FIRST_LEADS:
        return 1, _BOUNDS.get(tokens[at].lower)
    for lead, sense in _LEADS.items():
        if tokens.words(at, len(lead)) == lead:
            return len(lead), sense
    return 1, _BOUNDS.get(tokens[at].lower)


def _hours(tokens: Tokens, at: int) -> Reading | None:
    """Such as "from 7 to 9 p.m.", "between 4pm and 5pm", "9:30-11:00": from one time of day to another."""
    opening = tokens[at].lower
    place = at + 1 if opening in {"from", "between"} else at
    first = read_clock(tokens, place)
    hour = tokens[place].plain and len(tokens[place].text) <= 2
    end = first.end if first else place + 1
    joint = tokens[end]
    if first is None and not hour:
        return None
    if joint.text not in {"-", "–"} and joint.lower not in {
        "to",
        "and",
        "until",
        "till",
        "through",
    }:
        return None
    if joint.lower == "and" and opening != "between":
        return None
    second = read_clock(tokens, end + 1)
    if second is None:
        return None
    if first is None:
        start = int(tokens[place].text) * 3600
        if not 0 < start <= 12 * 3600:
            return None
        later = start % (12 * 3600) + (12 * 3600 if second.seconds >= 12 * 3600 else 0)
        first = Clock(end, later if later < second.seconds else start, minutes=False)
    elif second.half and not first.half and first.seconds + _NOON < second.seconds:
        first = first._replace(seconds=first.seconds + _NOON)  # "2:00 to 2:30 p.m."
    return Reading(
        at, second.end, ValueKind.TIME, iso8601=f"{first.iso8601}/{second.iso8601}",
        comparator=Comparator.BETWEEN,
    )  # fmt: skip


def _date_before(tokens: Tokens, at: int, clock: Clock, calendar: Calendar) -> str | None:
    """Such as "Monday at 5 p.m.", "on 5 May, 3 p.m.": the day just named."""
    before = tokens.text[: tokens[at].start].rstrip().removesuffix(" at").rstrip(" ,")
    if not calendar.last_day or not calendar.day_text or not before.endswith(calendar.day_text):
        return None
    return _joined(calendar.last_day, clock)


def _joined(day: str, clock: Clock) -> str | None:
    seconds = clock.iso8601[1:]
    if len(day) != len("2023-02-06"):
        return None
    return f"{day}T{seconds if seconds.count(':') > 1 else seconds + ':00'}"


def _date_beside(tokens: Tokens, clock: Clock, calendar: Calendar) -> str | None:
    place = clock.end
    while tokens[place].lower in {"on", ",", "the"} and place < clock.end + 2:
        place += 1
    if not starts_date(tokens[place]) and tokens[place].kind != "n":
        return None
    reading = read_single(tokens, place, calendar)
    if (
        reading is None
        or not reading.date
        or len(reading.date) != len("2023-02-06")
        or "X" in reading.date
        or reading.date[4] != "-"
    ):
        return None
    return _joined(reading.date, clock)
