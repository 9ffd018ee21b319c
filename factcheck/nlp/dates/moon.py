"""Holidays by the moon: Jewish and Muslim ones by the arithmetic of their calendars, others by the phases.

The Hebrew calendar is arithmetic, so its holidays are exact. The Muslim year is the tabular one of the
civil calendar, its months begun as Saudi Arabia does; other countries see the crescent up to a day apart. Indian,
Chinese and Buddhist holidays are reckoned from new and full moons in the zone they are kept in. All but the
Hebrew ones are therefore approximate. Formulas: Reingold and Dershowitz, Calendrical Calculations, ch. 7
and 8; Meeus, Astronomical Algorithms, ch. 49 (phases, the larger terms: right to a quarter of an hour).
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from math import radians, sin
from typing import NamedTuple

_HEBREW: dict[str, tuple[int, int]] = {
    "rosh hashanah": (7, 1), "rosh hashana": (7, 1), "hannukah": (9, 25), "hanukah": (9, 25), "succot": (7, 15),
    "hoshana rabbah": (7, 21), "tu bshvat": (11, 15), "lag bomer": (2, 18), "yom kippur": (7, 10), "sukkot": (7, 15), "shemini atzeret": (7, 22),
    "simchat torah": (7, 23), "hanukkah": (9, 25), "chanukah": (9, 25), "tu bishvat": (11, 15),
    "purim": (12, 14), "shushan purim": (12, 15), "passover": (1, 15), "pesach": (1, 15),
    "yom hashoah": (1, 27), "lag baomer": (2, 18), "shavuot": (3, 6), "tisha bav": (5, 9),
}  # fmt: skip
MUSLIM: dict[str, tuple[int, int]] = {
    "islamic new year": (1, 1), "ashura": (1, 10), "day of ashura": (1, 10), "mawlid": (3, 12),
    "isra and miraj": (7, 27), "prophet ascension": (7, 27), "laylat al-qadr": (9, 27),
    "eid al-fitr": (10, 1), "eid ul-fitr": (10, 1), "eid al-adha": (12, 10), "eid ul-adha": (12, 10),
    "id ul-adha": (12, 10), "id ul-fitr": (10, 1), "bakr id": (12, 10), "sacrifice feast": (12, 10),
    "arafat day": (12, 9), "arafah day": (12, 9),
    "ramadan": (9, 1), "muharram": (1, 1), "milad un-nabi": (3, 12), "eid milad un-nabi": (3, 12),
    "night of power": (9, 27), "lailat al-qadr": (9, 27), "laylat ul-qadr": (9, 27), "eid al fitr": (10, 1),
    "eid ul fitr": (10, 1), "eid al adha": (12, 10), "eid ul adha": (12, 10),
    "jumuatul-wida": (10, 1), "jamat ul-vida": (10, 1),
}  # fmt: skip


_LAST_FRIDAYS = frozenset({"jumuatul-wida", "jamat ul-vida"})


class _ByPhase(NamedTuple):
    """A holiday by the first new (0) or full (0.5) moon from a day of the year on."""

    month: int
    day: int
    phase: float
    zone: float
    """Hours east of Greenwich where it is kept."""
    after: int = 0
    """Days after the phase."""
    sunset: bool = False
    """Whether it is kept on the evening the phase follows, not on the day it falls in."""


_INDIA, _CHINA, _CEYLON, _MECCA = 5.5, 8.0, 5.5, 3.0
_SUNSET = 0.75
"""Six in the evening as a part of the day, near enough to the equator."""
_JULIAN = 1_721_424.5
"""The Julian day at the midnight of day 0 of `date.toordinal`."""
_LUNATION = 29.530588861
# The solar window of a lunar month, by when it may begin: Diwali is the new moon of Kartik, Holi the full
# moon of Phalguna, Vesak the full moon of the sun's stay in Taurus; the Chinese year begins with the new
# moon between 21 January and 20 February.
_PHASES: dict[str, _ByPhase] = {
    "chinese new year": _ByPhase(1, 21, 0, _CHINA), "lunar new year": _ByPhase(1, 21, 0, _CHINA),
    "chinese lunar new year": _ByPhase(1, 21, 0, _CHINA), "dragon boat festival": _ByPhase(5, 20, 0, _CHINA, 4),
    "vesak": _ByPhase(5, 1, 0.5, _CEYLON, sunset=True), "vaisakha": _ByPhase(5, 1, 0.5, _CEYLON, sunset=True),
    "buddha day": _ByPhase(5, 1, 0.5, _CEYLON, sunset=True), "buddha purnima": _ByPhase(5, 1, 0.5, _CEYLON, sunset=True),
    "diwali": _ByPhase(10, 16, 0, _INDIA, sunset=True), "deepavali": _ByPhase(10, 16, 0, _INDIA, sunset=True),
    "lakshmi puja": _ByPhase(10, 16, 0, _INDIA, sunset=True), "dhanteras": _ByPhase(10, 16, 0, _INDIA, -2, sunset=True),
    "bhai dooj": _ByPhase(10, 16, 0, _INDIA, 2, sunset=True), "karva chauth": _ByPhase(10, 1, 0.5, _INDIA, 3, sunset=True),
    "holi": _ByPhase(2, 26, 0.5, _INDIA, 1, sunset=True), "holika dahan": _ByPhase(2, 26, 0.5, _INDIA, sunset=True),
    "chhoti holi": _ByPhase(2, 26, 0.5, _INDIA, sunset=True), "raksha bandhan": _ByPhase(8, 2, 0.5, _INDIA),
    "rakhi": _ByPhase(8, 2, 0.5, _INDIA), "maha shivaratri": _ByPhase(2, 11, 0, _INDIA, -2),
    "kamudu pyre": _ByPhase(2, 26, 0.5, _INDIA, sunset=True), "gokulashtami": _ByPhase(8, 10, 0.5, _INDIA, 8),
    "janmashtami": _ByPhase(8, 10, 0.5, _INDIA, 8), "krishna janmashtami": _ByPhase(8, 10, 0.5, _INDIA, 8), "ganesh chaturthi": _ByPhase(8, 18, 0, _INDIA, 3),
    "rama navami": _ByPhase(3, 14, 0, _INDIA, 9),
    "valmiki jayanti": _ByPhase(10, 1, 0.5, _INDIA, sunset=True), "guru ravidass jayanti": _ByPhase(1, 27, 0.5, _INDIA),
    "guru ravidas jayanti": _ByPhase(1, 27, 0.5, _INDIA), "guru ravidas birthday": _ByPhase(1, 27, 0.5, _INDIA),
    "guru ravidass birthday": _ByPhase(1, 27, 0.5, _INDIA), "pargat diwas": _ByPhase(10, 1, 0.5, _INDIA, sunset=True),
    "guru purnima": _ByPhase(7, 1, 0.5, _INDIA), "guru nanak jayanti": _ByPhase(11, 4, 0.5, _INDIA),
    "hanuman jayanti": _ByPhase(3, 29, 0.5, _INDIA), "vasant panchami": _ByPhase(1, 16, 0, _INDIA, 5),
    "saraswati puja": _ByPhase(1, 16, 0, _INDIA, 5), "ugadi": _ByPhase(3, 14, 0, _INDIA, 1),
    "gudi padwa": _ByPhase(3, 14, 0, _INDIA, 1), "dussehra": _ByPhase(9, 19, 0, _INDIA, 10),
    "vijayadashami": _ByPhase(9, 19, 0, _INDIA, 10), "navaratri": _ByPhase(9, 19, 0, _INDIA, 1),
    "navratri": _ByPhase(9, 19, 0, _INDIA, 1), "govardhan puja": _ByPhase(10, 16, 0, _INDIA, 1, sunset=True),
    "mid-autumn festival": _ByPhase(9, 8, 0.5, _CHINA),
    "mooncake festival": _ByPhase(9, 8, 0.5, _CHINA), "lantern festival": _ByPhase(2, 4, 0.5, _CHINA),
}  # fmt: skip
NAMES = frozenset(_HEBREW) | frozenset(MUSLIM) | frozenset(_PHASES)
EXACT = frozenset(_HEBREW)


@cache
def lunar_day(key: str, year: int) -> date | None:
    """The first day of the holiday `key` that falls into `year`."""
    if key in _HEBREW:
        return _hebrew(*_HEBREW[key], year)
    if key in MUSLIM:
        found = _muslim(*MUSLIM[key], year)
        return _friday_before(found) if found and key in _LAST_FRIDAYS else found
    return _by_phase(_PHASES[key], year) if key in _PHASES else None


def _friday_before(day: date) -> date:
    """The last Friday of the month that ends the day before."""
    return day - timedelta(days=(day.weekday() - 5) % 7 + 1)


def _muslim(month: int, day: int, year: int) -> date | None:
    about = (year - 622) * 33 // 32
    for count in (about - 1, about, about + 1):
        fixed = (
            1
            + 29 * (month - 1)
            + (6 * month - 1) // 11
            + (count - 1) * 354
            + (3 + 11 * count) // 30
        )
        found = _ordinal(_crescent(fixed + 227_014) + day - 1)
        if found and found.year == year:
            return found
    return None


def _crescent(about: int) -> int:
    """The first day of the month that begins about then: the day after the new moon sets behind the sun.

    The rule of the calendar of Umm al-Qura since 2002: the conjunction comes before sunset in Mecca.
    """
    k = round((about + _JULIAN - 2_451_551.5) / _LUNATION)
    when = _phase(k) + _MECCA / 24 - _JULIAN
    return int(when) + (1 if when % 1 < _SUNSET else 2)


def _hebrew(month: int, day: int, year: int) -> date | None:
    count = year + (3761 if month >= 7 and month not in {11, 12} else 3760)  # noqa: PLR2004 - Tishri
    begin, leap = _new_year(count), (7 * count + 1) % 19 < 7  # noqa: PLR2004 - leap years
    length = _new_year(count + 1) - begin
    months = [30, 30 if length % 10 == 5 else 29, 29 if length % 10 == 3 else 30, 29, 30]  # noqa: PLR2004
    months += [30, 29] if leap else [29]
    months += [30, 29, 30, 29, 30, 29]
    order = [7, 8, 9, 10, 11, *([12.5, 12] if leap else [12]), 1, 2, 3, 4, 5, 6]
    return _ordinal(begin + sum(months[: order.index(month)]) + day - 1)


def _new_year(count: int) -> int:
    """The fixed day of 1 Tishri of the Hebrew year `count`."""
    return _elapsed(count) + _correction(count) - 1_373_427


def _elapsed(count: int) -> int:
    months = (235 * count - 234) // 19
    days = 29 * months + (12_084 + 13_753 * months) // 25_920
    return days + ((3 * (days + 1)) % 7 < 3)  # noqa: PLR2004 - three weekdays are avoided


def _correction(count: int) -> int:
    before, this, after = (_elapsed(count + step) for step in (-1, 0, 1))
    return 2 if after - this == 356 else 1 if this - before == 382 else 0  # noqa: PLR2004 - lengths no year has


def _by_phase(rule: _ByPhase, year: int) -> date | None:
    begin = _moment(date(year, rule.month, rule.day))
    number = int((year - 2000 + (rule.month - 1) / 12) * 12.3685) - 2
    for k in range(number, number + 5):
        when = _phase(k + rule.phase) + rule.zone / 24
        if when >= begin:
            day = when - _JULIAN - (_SUNSET if rule.sunset else 0)
            return _ordinal(int(day) + rule.after)
    return None


def _moment(day: date) -> float:
    """The Julian day at the midnight `day` begins with."""
    return day.toordinal() + _JULIAN


def _phase(k: float) -> float:
    """The Julian day of a new moon (whole `k`) or full moon (`k` and a half), counted from January 2000."""
    t = k / 1236.85
    sun = radians(2.5534 + 29.1053567 * k)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t * t)
    node = radians(160.7108 + 390.67050284 * k)
    mean = 2_451_550.09766 + 29.530588861 * k + 0.00015437 * t * t
    return (
        mean - 0.4072 * sin(moon) + 0.172 * sin(sun) + 0.0161 * sin(2 * moon) + 0.0104 * sin(2 * node)
        + 0.0074 * sin(moon - sun) - 0.0051 * sin(moon + sun) + 0.0021 * sin(2 * sun)
    )  # fmt: skip


def _ordinal(fixed: int) -> date | None:
    try:
        return date.fromordinal(fixed)
    except (OverflowError, ValueError):
        return None
