"""Holidays that fall on a day one can reckon: fixed, by the weekday of a month, or by Easter.

Sources: United States Code, title 5, section 6103 (federal holidays); the Book of Common Prayer (days
counted from Easter); the United Nations' list of international days. Those by the moon are reckoned in `moon`, most of them approximately.
"""

# ruff: noqa: PLR0911 - one kind of holiday a return

from __future__ import annotations

import re
from datetime import date, timedelta

from factcheck.nlp.dates import moon
from factcheck.nlp.tokens import APOSTROPHES, Tokens

_MONDAY, _THURSDAY, _FRIDAY, _SATURDAY, _SUNDAY = 0, 3, 4, 5, 6
_FIXED: dict[str, tuple[int, int]] = {
    "new year": (1, 1), "new year day": (1, 1), "new year eve": (12, 31), "epiphany": (1, 6), "groundhog day": (2, 2),
    "valentine day": (2, 14), "valentines day": (2, 14), "st patrick day": (3, 17), "saint patrick day": (3, 17),
    "april fools day": (4, 1), "april fool day": (4, 1), "earth day": (4, 22), "may day": (5, 1),
    "cinco de mayo": (5, 5), "juneteenth": (6, 19), "freedom day": (6, 19), "jubilee day": (6, 19), "independence day": (7, 4), "bastille day": (7, 14),
    "assumption day": (8, 15), "halloween": (10, 31), "all saints day": (11, 1), "all souls day": (11, 2),
    "guy fawkes day": (11, 5), "guy fawkes night": (11, 5), "bonfire night": (11, 5),
    "armistice day": (11, 11), "veterans day": (11, 11), "christmas": (12, 25), "xmas": (12, 25),
    "christmas eve": (12, 24), "xmas eve": (12, 24), "boxing day": (12, 26), "ides of march": (3, 15), "orthodox christmas": (1, 7), "st stephen day": (12, 26),
}  # fmt: skip
# Days of remembrance, of nations and of the United Nations (un.org, "International Days and Weeks").
_FIXED |= {
    "twelfth night": (1, 5), "three kings day": (1, 6), "old new year": (1, 14), "inauguration day": (1, 20),
    "burns night": (1, 25), "australia day": (1, 26), "candlemas": (2, 2), "waitangi day": (2, 6),
    "st david day": (3, 1), "international women day": (3, 8), "pi day": (3, 14), "white day": (3, 14), "world water day": (3, 22),
    "world health day": (4, 7), "songkran": (4, 13), "tax day": (4, 15), "emancipation day": (4, 16), "st george day": (4, 23),
    "saint george day": (4, 23), "anzac day": (4, 25), "king day": (4, 27), "walpurgis night": (4, 30),
    "international worker day": (5, 1), "loyalty day": (5, 1), "world press freedom day": (5, 3), "ve day": (5, 8),
    "europe day": (5, 9), "rabindra jayanti": (5, 9), "rabindranath jayanti": (5, 9), "africa day": (5, 25), "world environment day": (6, 5), "flag day": (6, 14),
    "world refugee day": (6, 20), "saint jean baptiste day": (6, 24), "canada day": (7, 1), "lammas": (8, 1),
    "vj day": (8, 15), "patriot day": (9, 11), "constitution day": (9, 17), "international day of peace": (9, 21),
    "michaelmas": (9, 29), "gandhi jayanti": (10, 2), "mahatma gandhi jayanti": (10, 2), "german unity day": (10, 3),
    "world food day": (10, 16), "united nations day": (10, 24), "all hallows eve": (10, 31), "day of the dead": (11, 2),
    "remembrance day": (11, 11), "singles day": (11, 11), "international men day": (11, 19), "universal children day": (11, 20),
    "st andrew day": (11, 30), "saint andrew day": (11, 30), "world aids day": (12, 1), "st nicholas day": (12, 6),
    "saint nicholas day": (12, 6), "pearl harbor day": (12, 7), "immaculate conception": (12, 8), "human rights day": (12, 10),
    "st lucia day": (12, 13), "saint lucy day": (12, 13), "festivus": (12, 23), "kwanzaa": (12, 26), "hogmanay": (12, 31),
    "republic day": (1, 26), "workers day": (5, 1), "women day": (3, 8),
}  # fmt: skip
# Month, weekday and which of them; -1 is the last.
_BY_WEEKDAY: dict[str, tuple[int, int, int]] = {
    "martin luther king jr day": (1, _MONDAY, 3), "martin luther king day": (1, _MONDAY, 3),
    "mlk day": (1, _MONDAY, 3), "presidents day": (2, _MONDAY, 3), "washington birthday": (2, _MONDAY, 3),
    "mother day": (5, _SUNDAY, 2), "memorial day": (5, _MONDAY, -1), "father day": (6, _SUNDAY, 3),
    "labor day": (9, _MONDAY, 1), "columbus day": (10, _MONDAY, 2), "thanksgiving": (11, _THURSDAY, 4),
    "family day": (2, _MONDAY, 3), "earth hour": (3, _SATURDAY, -1), "patriots day": (4, _MONDAY, 3), "arbor day": (4, _FRIDAY, -1),
    "armed forces day": (5, _SATURDAY, 3), "parents day": (7, _SUNDAY, 4), "labour day": (9, _MONDAY, 1),
    "indigenous peoples day": (10, _MONDAY, 2), "canadian thanksgiving": (10, _MONDAY, 2),
}  # fmt: skip
_AFTER_THANKSGIVING = {
    "black friday": 1,
    "small business saturday": 2,
    "cyber monday": 4,
    "giving tuesday": 5,
}
_BY_EASTER: dict[str, int] = {
    "shrove monday": -48, "fat tuesday": -47, "mothering sunday": -21, "holy thursday": -3, "easter saturday": -1,
    "ascension thursday": 39, "monday of the holy spirit": 50, "mardi gras": -47, "shrove tuesday": -47, "pancake day": -47, "pancake tuesday": -47, "ash wednesday": -46,
    "palm sunday": -7, "maundy thursday": -3, "good friday": -2, "holy saturday": -1, "easter": 0,
    "easter sunday": 0, "white sunday": 49, "easter monday": 1, "ascension day": 39, "pentecost": 49, "whit sunday": 49,
    "whitsun": 49, "whit monday": 50, "pentecost monday": 50, "trinity sunday": 56, "corpus christi": 60,
}  # fmt: skip
_BY_ORTHODOX_EASTER: dict[str, int] = {
    "orthodox easter": 0, "orthodox easter sunday": 0, "orthodox easter monday": 1, "clean monday": -48,
    "orthodox pentecost": 49, "orthodox good friday": -2, "orthodox palm sunday": -7, "orthodox shrove monday": -48,
}  # fmt: skip
_SOLAR: dict[str, int] = {
    "bogi": -1, "bhogi": -1, "bogi pandigai": -1, "bhogi pandigai": -1, "lohri": -1, "pongal": 0, "thai pongal": 0,
    "makar sankranti": 0, "makara sankranti": 0, "makara sankranthi": 0, "maghi": 0, "mattu pongal": 1, "maattu pongal": 1,
}  # fmt: skip
"""Days around the sun's way into Capricorn as Indian calendars reckon it, now 14 or 15 January."""
_PARSI = {"parsi new year": date(2022, 8, 16), "jamshedi navroz": date(2022, 8, 16)}
"""The new year of the Shahenshahi calendar, whose years all have 365 days."""
_BY_RULE = frozenset({"boss day", "election day", "victoria day", "grandparents day"})
_ELSEWHERE = frozenset(
    {
        "family day",
        "republic day",
        "women day",
        "workers day",
        "parents day",
        "king day",
        "flag day",
        "constitution day",
        "emancipation day",
        "election day",
        "lammas",
        "labour day",
        "white day",
        "inauguration day",
        "ramadan",
        "muharram",
        "navaratri",
        "navratri",
        "day of the dead",
        "immaculate conception",
        "armed forces day",
        "patriot day",
        "singles day",
        "independence day",
        "freedom day",
        "jubilee day",
        "mother day",
        "father day",
        "may day",
        "new year",
        "corpus christi",
        "epiphany",
    }
)
"""Countries keep days of these names on days of their own, or the words name something else too."""

NAMES = (
    frozenset(_FIXED) | frozenset(_BY_WEEKDAY) | frozenset(_AFTER_THANKSGIVING) | frozenset(_BY_EASTER)
    | frozenset(_BY_ORTHODOX_EASTER) | frozenset(_SOLAR) | frozenset(_PARSI) | _BY_RULE | moon.NAMES
)  # fmt: skip
FIRST_WORDS = frozenset(name.split()[0] for name in NAMES) | {
    "st.",
    "valentines",
    "mothers",
    "fathers",
    "jumu",
}
_LONGEST = 6
_MARKS = "".join(sorted(APOSTROPHES))
_POSSESSIVE = re.compile(rf"[{_MARKS}]s?\b|[{_MARKS}]")
_OWNERS = re.compile(
    r"\b(year|mother|father|valentine|president|veteran|king|fool|washington|women|men|worker|boss|children)e?s\b"
)
_PLURAL_OWNERS = {"president": "presidents", "veteran": "veterans", "fool": "fools"}


def read_holiday(tokens: Tokens, at: int, *, loose: bool) -> tuple[int, str] | None:
    """The token after the holiday named at `at`, and its key; `loose` takes every name in any letter case.

    Otherwise a name needs its capitals, and names that many countries give to days of their own are not taken.
    """
    token = tokens[at]
    if token.lower not in FIRST_WORDS or not (loose or token.text[0].isupper()):
        return None
    for length in range(_LONGEST, 0, -1):
        last = tokens[at + length - 1]
        if last.kind != "w":
            continue
        key = _key(tokens.text[token.start : last.end])
        if key in NAMES and (loose or key not in _ELSEWHERE):
            return at + length, key
    return None


def _key(words: str) -> str:
    """The words without points, possessives and a "day" that may be left out."""
    plain = _POSSESSIVE.sub("", words.lower().replace(".", ""))
    plain = _OWNERS.sub(lambda found: found[1], plain)
    plain = " ".join(_PLURAL_OWNERS.get(word, word) for word in plain.split())
    if plain in NAMES:
        return plain
    plain = re.sub("\\b(mon|fri|sun)$", lambda found: f"{found[1]}day", plain)  # "easter mon"
    shorter = plain.removesuffix(" day")
    return shorter if shorter in NAMES else plain


def day_of(key: str, year: int) -> date | None:
    """The day of the holiday in `year`."""
    if not 1 < year < 9999:  # noqa: PLR2004 - the years a `date` holds
        return None
    if key in _FIXED:
        return date(year, *_FIXED[key])
    if key in _BY_WEEKDAY:
        return nth_weekday(year, *_BY_WEEKDAY[key])
    if key in _AFTER_THANKSGIVING:
        thursday = nth_weekday(year, *_BY_WEEKDAY["thanksgiving"])
        return thursday + timedelta(days=_AFTER_THANKSGIVING[key])
    if key in _BY_EASTER:
        return easter(year) + timedelta(days=_BY_EASTER[key])
    if key in _BY_ORTHODOX_EASTER:
        return orthodox_easter(year) + timedelta(days=_BY_ORTHODOX_EASTER[key])
    if key in _SOLAR:
        return date(year, 1, 14 + (year % 4 in {0, 3}) + _SOLAR[key])
    if key in _PARSI:
        return _PARSI[key] + timedelta(days=365 * (year - _PARSI[key].year))
    return _by_rule(key, year) if key in _BY_RULE else moon.lunar_day(key, year)


def _by_rule(key: str, year: int) -> date:
    """The working day next to 16 October; the days that hang on a Monday."""
    if key == "boss day":
        day = date(year, 10, 16)
        return day + timedelta(days={_SATURDAY: -1, _SUNDAY: 1}.get(day.weekday(), 0))
    if key == "election day":
        return nth_weekday(year, 11, _MONDAY, 1) + timedelta(days=1)
    if key == "grandparents day":
        return nth_weekday(year, 9, _MONDAY, 1) + timedelta(days=6)
    may = date(year, 5, 24)
    return may - timedelta(days=may.weekday())  # Victoria Day


def about(key: str | None) -> bool:
    """Whether the day of the holiday is reckoned by the moon, and may be a day off."""
    return (key in moon.NAMES and key not in moon.EXACT) or key in _SOLAR


def fixed_day(key: str) -> tuple[int, int] | None:
    """Month and day of a holiday that falls on the same day every year."""
    return _FIXED.get(key)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Such as the fourth Thursday of November; the last where `nth` is -1."""
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    extra = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * extra) // 433
    month = (h + extra - 7 * m + 90) // 25
    return date(year, month, (h + extra - 7 * m + 33 * month + 19) % 32)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar (Meeus, Astronomical Algorithms, ch. 8), as the Gregorian names it."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    behind = year // 100 - year // 400 - 2
    return date(year, month, day + 1) + timedelta(days=behind)
