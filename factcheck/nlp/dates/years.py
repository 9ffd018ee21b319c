"""Years, double years, decades and centuries."""

# ruff: noqa: C901, PLR0911, PLR0912 - a grammar by hand: one form a line, one return a form
# ruff: noqa: PLR2004 - how many digits, days or hours there are: the numbers are the grammar

from __future__ import annotations

from factcheck.nlp.dates import edtf
from factcheck.nlp.dates.calendar_words import (
    DECADES,
    MODIFIERS,
    ZONES,
)
from factcheck.nlp.dates.words import (
    CENTURIES,
    FIRST_YEAR,
    LAST_YEAR,
    Point,
    spoken_year,
)
from factcheck.nlp.quantities.ordinals import read_ordinal
from factcheck.nlp.tokens import APOSTROPHES, Tokens

_ZONES = frozenset(zone.upper() for zone in ZONES)
_BEFORE_A_DECADE = frozenset({"the", "early", "late", "mid"})
BARE_FROM = 1700
"""From this year on four digits are a year without a preposition."""
_FARTHEST = 2300
"""The last year the IPCC's projections reach (Sixth Assessment Report, WG I, 4.7)."""
_ERA = {
    "bc": True,
    "bce": True,
    "ad": False,
    "ce": False,
    "b.c.": True,
    "b.c.e.": True,
    "a.d.": False,
    "c.e.": False,
}


def read_decade(tokens: Tokens, at: int) -> Point | None:
    """Such as "1990s", "1990’s", "'90s", "the nineties"."""
    token, follows = tokens[at], tokens[at + 1]
    if token.lower in DECADES and (tokens.asked or tokens[at - 1].lower in _BEFORE_A_DECADE):
        return Point(at + 1, ready=f"{DECADES[token.lower] // 10}X")
    joint = at + 1 + tokens.hyphen(at + 1)
    hundreds = CENTURIES.get(token.lower)
    if hundreds and tokens[joint].lower in DECADES:  # "the nineteen-eighties"
        return Point(joint + 1, ready=f"{hundreds}{DECADES[tokens[joint].lower] // 10 % 10}X")
    if token.lower in {"roaring", "swinging"} and follows.lower in DECADES:
        return Point(at + 2, ready=f"{DECADES[follows.lower] // 10}X")
    if token.text in APOSTROPHES and follows.plain and len(follows.text) == 2 and follows.glued:
        if tokens[at + 2].lower == "s" and tokens[at + 2].glued and follows.text[1] == "0":
            start = 1900 if int(follows.text) >= 30 else 2000
            return Point(at + 3, ready=f"{(start + int(follows.text)) // 10}X")
        return None
    if (clipped := _second_decade(tokens, at)) is not None:
        return clipped
    if not token.plain or len(token.text) != 4 or not token.text.endswith("0"):
        return None
    end = at + 1
    if tokens[end].text in APOSTROPHES and tokens[end].glued:
        end += 1
    if tokens[end].lower != "s" or not tokens[end].glued:
        return None
    if token.text.endswith("00") and token.text != "2000":
        return Point(end + 1, ready=f"{token.text[:2]}XX")
    return Point(end + 1, ready=f"{token.text[:3]}X")


def _second_decade(tokens: Tokens, at: int) -> Point | None:
    """The 70s of "the 1960s and 70s"."""
    token, first = tokens[at], tokens[at - 3]
    if not (
        token.plain
        and len(token.text) == 2
        and token.text[1] == "0"
        and tokens[at + 1].lower == "s"
    ):
        return None
    joined = tokens[at - 1].lower in {"and", "or", "to"} and tokens[at - 2].lower == "s"
    if not joined or not (first.plain and len(first.text) == 4 and first.text[3] == "0"):
        return None
    return Point(at + 2, ready=f"{first.text[:2]}{token.text[0]}X")


def read_century(tokens: Tokens, at: int) -> Point | None:
    ordinal = read_ordinal(tokens, at)
    if ordinal is None or not ordinal.value:
        return None
    place = ordinal.end + 1 if tokens.hyphen(ordinal.end) else ordinal.end
    if (shared := _shares_its_noun(tokens, ordinal.end)) is not None:
        found = read_century(tokens, shared)  # "the 17th and 18th centuries"
        era = _ERA.get(tokens[found.end - 1].lower) if found else None
        ready = edtf.century(int(ordinal.value), before_christ=bool(era)) if found else None
        return Point(ordinal.end, ready=ready) if ready else None
    what = tokens[place].lower
    if what not in {"century", "centuries", "millennium"}:
        return None
    era = _ERA.get(tokens[place + 1].lower)
    number, named = int(ordinal.value), edtf.millennium if what == "millennium" else edtf.century
    ready = named(number, before_christ=bool(era))
    return Point(place + 1 + (era is not None), ready=ready) if ready else None


def _shares_its_noun(tokens: Tokens, at: int) -> int | None:
    """Where the second ordinal stands that has the "century" of the first one, which ended at `at`."""
    place = at + (tokens[at].text == "-" and tokens[at].glued and not tokens[at + 1].glued)
    joint = tokens[place]
    if joint.lower not in {"and", "or", "to", "through", "until"} and joint.text not in {
        "-",
        "–",
        "—",
    }:
        return None
    place += 1 + (tokens[place + 1].lower == "the")
    if tokens[place].lower in MODIFIERS:
        place += 1 + tokens.hyphen(place + 1)
    second = read_ordinal(tokens, place)
    if second is None:
        return None
    end = second.end + tokens.hyphen(second.end)
    return place if tokens[end].lower in {"century", "centuries"} else None


def double_year(tokens: Tokens, at: int) -> Point | None:
    """Such as "2022-23", "2022/23": a year of a school, a budget or a league."""
    token, mark, second = tokens[at], tokens[at + 1], tokens[at + 2]
    if not (token.plain and len(token.text) == 4 and FIRST_YEAR <= int(token.text) <= LAST_YEAR):
        return None
    if mark.text not in {"-", "–", "/"} or not second.plain or len(second.text) != 2:
        return None
    if mark.glued and not second.glued:
        return None
    if tokens[at + 3].text == mark.text and tokens[at + 3].glued and tokens[at + 4].kind == "n":
        return None
    if token.glued and tokens[at - 1].text == "-" and tokens[at - 2].kind == "n":
        return None  # "+86 2010-2015-86"
    first = int(token.text)
    last = first // 100 * 100 + int(second.text)
    if last < first:
        last += 100
    consecutive = last == first + 1
    if mark.text == "/" and not consecutive:
        return None
    if not consecutive and int(second.text) <= 12 and mark.glued and mark.text == "-":
        return None
    return Point(at + 3, ready=f"{first}/{last}")


def read_year(tokens: Tokens, at: int, *, cued: bool) -> Point | None:
    token = tokens[at]
    if cued and token.text in APOSTROPHES and (clipped := _clipped(tokens, at)):
        return clipped
    if token.text in {"AD", "A.D."} and tokens[at + 1].plain and tokens[at + 1].number < 1000:
        ready = edtf.year(int(tokens[at + 1].text))
        return Point(at + 2, ready=ready) if ready else None
    if token.lower in {"fy", "cy", "sy"} and tokens[at + 1].plain:
        short = tokens[at + 1].glued and len(tokens[at + 1].text) == 2
        if short and (token.text.isupper() or tokens.asked):  # "FY18"
            return Point(at + 2, year=2000 + int(tokens[at + 1].text))
        known = token.lower != "sy" or tokens.asked
        return read_year(tokens, at + 1, cued=True) if known else None
    if token.lower in {"year", "fiscal", "financial", "school", "academic"}:
        place = at + 1 + (tokens[at + 1].lower == "year")
        return read_year(tokens, place, cued=True) if tokens[place].plain else None
    if cued and token.kind == "w":
        spoken = spoken_year(tokens, at)
        return Point(spoken[1], year=spoken[0]) if spoken else None
    if not token.plain or (
        token.glued and tokens[at - 1].kind != "s" and tokens[at - 1].lower != "fy"
    ):
        return None
    era = tokens[at + 1].lower if tokens[at + 1].text.isupper() else ""
    if era in _ERA and len(token.text) <= 4:
        number = int(token.text)
        ready = edtf.year_before_christ(number) if _ERA[era] else edtf.year(number)
        return Point(at + 2, ready=ready) if ready else None
    if len(token.text) != 4 or not FIRST_YEAR <= int(token.text) <= LAST_YEAR:
        return _far_ahead(tokens, at, cued=cued)
    if (double := double_year(tokens, at)) is not None:
        return double
    number, before, follows = int(token.text), tokens[at - 1], tokens[at + 1]
    chained = follows.text == "-" and follows.glued and tokens[at + 2].glued
    first = tokens[at + 3].text == "-" and tokens[at + 3].glued and tokens[at + 4].kind == "n"
    middle = before.text == "-" and before.glued and tokens[at - 2].kind == "n" and token.glued
    if chained and tokens[at + 2].kind == "n" and (first or middle):
        return None  # "+86 2010-2015-86"
    if before.glued and before.text in {"$", "£", "€", "#"}:
        return None
    of_account = before.lower in {"fy", "cy"} and token.glued
    if (
        token.glued
        and not of_account
        and before.text not in {"(", "[", "“", "‘", "'", "–", "-", "/", "—", '"', "~"}
    ):
        return None
    modified = tokens[at - 2].lower in MODIFIERS  # "mid-2005"
    behind_a_word = before.text in {"-", "/"} and tokens[at - 2].kind != "n" and before.glued
    if token.glued and behind_a_word and not modified:
        return None
    if follows.glued and (
        follows.kind != "s"
        or follows.text in {"%", "°"}
        or (follows.text in {":", "."} and tokens[at + 2].glued and tokens[at + 2].kind == "n")
    ):
        return None
    if (
        follows.lower in {"percent", "per"}
        or follows.text in _ZONES
        or _counts(tokens, at, cued=cued)
    ):
        return None
    if number < BARE_FROM and not cued:
        return None
    return Point(at + 1, year=number)


def _clipped(tokens: Tokens, at: int) -> Point | None:
    """Such as "since '98", "the summer of '69"; what comes after the running decade is of the last century."""
    token = tokens[at + 1]
    whole = token.plain and len(token.text) == 2 and token.glued and not tokens[at].glued
    if not whole or (tokens[at + 2].glued and tokens[at + 2].kind != "s"):
        return None
    return Point(at + 2, year=int(token.text) + (1900 if int(token.text) >= 30 else 2000))


def _far_ahead(tokens: Tokens, at: int, *, cued: bool) -> Point | None:
    """Such as "by 2100", "in 2150": years that projections speak of, where no noun follows."""
    token, follows = tokens[at], tokens[at + 1]
    if not (cued and token.plain and LAST_YEAR < int(token.text) <= _FARTHEST):
        return None
    alone = follows.kind == "" or follows.text in {".", ",", ";", ")", "?", "!"}
    return Point(at + 1, ready=token.text) if alone and len(token.text) == 4 else None


def _counts(tokens: Tokens, at: int, *, cued: bool) -> bool:
    """Whether four digits count what follows ("2000 people") and are no year ("the 2014 elections")."""
    before, follows = tokens[at - 1], tokens[at + 1]
    if follows.kind != "w" or not follows.text.islower():
        return False
    units = {"km", "kg", "m", "miles", "meters", "metres", "feet", "tons", "tonnes", "dollars", "euros", "pounds",
             "people", "years", "days", "hours", "men", "women", "children", "troops", "soldiers", "million",
             "hectares", "acres", "calories", "watts", "gmt", "hrs", "words", "degrees"}  # fmt: skip
    if follows.lower in units:
        return True
    if before.text.istitle() and before.kind == "w" and at > 1:  # "the Harbours Act 2000 limits"
        return False
    plural = (
        follows.lower.endswith("s")
        and len(follows.lower) > 3
        and follows.lower not in {"was", "has", "does", "census", "as"}
    )
    return (
        plural
        and not cued
        and tokens[at - 1].lower not in {"the", "its", "his", "her", "their", "’s", "s"}
    )
