"""The date of publication as an article prints it, on a line of its own or in its dateline."""

from __future__ import annotations

import re
from datetime import date

from factcheck.nlp.word_lists import in_order

_MONTHS = in_order("jan feb mar apr may jun jul aug sep oct nov dec")
_IN_A_YEAR = 12
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_TIME = (
    r"(?:[,\s|•·–—T-]{0,6}(?:at )?\d{1,2}(?:[:.]\d\d){0,2}(?:\.\d{1,6})?\s{0,2}(?:[ap]\.?m\.?)?"
    r"(?:\s{0,2}(?:\(?[A-Z]{1,5}\)?(?:[+-]\d{1,2})?|[+-]\d\d:?\d\d|Z))?)?"
)
_LABEL = (
    r"(?P<label>(?:first |originally |last |article )?(?:published|posted|updated|modified|date|issued|"
    r"released|created|publication date|on)(?: on| at)?\s{0,3}[:|–-]?\s{0,3})?"
)
_DATES = (
    rf"{_WEEKDAY}{_MONTH} {_DAY},? {_YEAR}",
    rf"{_WEEKDAY}{_DAY} (?:of )?{_MONTH},? {_YEAR}",
    rf"{_YEAR}[-/.](?P<month>\d\d)[-/.](?P<day>\d\d)",
    r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>(?:19|20)\d\d)",
)
# Some systems print both: "Published March 3, 2021 | Updated March 4, 2021 10:12".
_REST = r"(?:\s{0,3}[|,•·–—(-]?\s{0,3}(?:last )?(?:updated|modified|published).{0,60})?[\s.)|]{0,4}"
_LINES = tuple(
    re.compile(rf"\A[\s(|]{{0,4}}{_LABEL}{shape}{_TIME}{_REST}", re.IGNORECASE) for shape in _DATES
)
_ANYWHERE = tuple(re.compile(shape, re.IGNORECASE) for shape in _DATES[:3])
_UPDATED_ONLY = re.compile(
    rf"\A[\s(|]{{0,4}}(?:last )?(?:updated|published|posted)\b[\s:]{{0,4}}(?:\d{{1,3}} (?:minute|hour|day|week)s? ago"
    rf"|(?:{_WEEKDAY}{_TIME})|(?:today|yesterday).{{0,20}})[\s.)|]{{0,4}}",
    re.IGNORECASE,
)
# A date line is short; longer lines are prose.
LONGEST_LINE = 160


def read_date_line(line: str) -> tuple[date | None, bool] | None:
    """The date on a line that holds nothing else, and whether it is one of an update.

    None where the line is something else. The date itself is None where the line does not settle it
    ("03/04/2023" is March in one country and April in another; "Updated 2 hours ago").
    """
    if not line or len(line) > LONGEST_LINE:
        return None
    for shape in _LINES:
        match = shape.fullmatch(line)
        if match:
            label = (match["label"] or "").lower()
            return _date(match), "updated" in label or "modified" in label
    if _UPDATED_ONLY.fullmatch(line) and any(c.isdigit() or c.isalpha() for c in line[8:]):
        return None, True
    return None


def date_in(words: str) -> date | None:
    """A full date anywhere in `words`, for datelines ("LIMA, 3 May 2021 (EFE)")."""
    for shape in _ANYWHERE:
        match = shape.search(words)
        if match:
            return _date(match)
    return None


def _date(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        if first > _IN_A_YEAR >= second or first == second:
            day, month = first, second
        elif second > _IN_A_YEAR >= first:
            day, month = second, first
        else:
            return None
    else:
        named = parts["month"].lower()
        month = int(named) if named.isdigit() else _MONTHS.index(named[:3]) + 1
        day = int(parts["day"])
    try:
        return date(int(parts["year"]), month, day)
    except ValueError:
        return None
