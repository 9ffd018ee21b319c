"""A figure that another stored article gives otherwise: the same thing counted at the same event.

Flagged: “The flood in Kadra killed 35 people on Monday.” beside, in an article of the same day, “At least
40 people died in the flood in Kadra on Monday.” — “The bridge over the Velm cost 5 million euros.” beside
“The bridge over the Velm cost 9 million euros.”
Passed: “more than 50,000” beside “52,000” (within the bound) — “more than 50,000” beside “more than
60,000” (two lower bounds) — a toll of Tuesday beside a higher one of Thursday (it grew) — the dead of an
earthquake beside those of a war — those in one country beside those in two — two
versions of one article, or a near copy of which nobody has said yet that it is no new version.

Both articles get a finding that names the other. Two figures are compared only where the same thing is
counted, the event is of one kind and the places are the same; where nobody's fate is told, subject and
verb have to be the same too. Where the two articles are of different days, or name different sources, the
finding is a notice and says that it is unsure. Which of the two is right is for a person to find out.

Source: the International Fact-Checking Network's code of principles (sources are compared); C. Cummins,
U. Sauerland and S. Solt, “Granularity and scalar implicature in numerical expressions” (2012), for what a
round number leaves open.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factcheck.domain.finding import Severity
from factcheck.domain.plugin import Across
from factcheck.domain.span import Span
from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.matching.relations import Range, allowed, days_of, dimension
from factcheck.matching.same_figure import Figured

SAME_NEWS = 30
"""Days between two articles within which “the flood” is one flood, where neither gives a date."""
SETTLED = 60
"""Days after an event from which on its tolls are counted to the end."""
ALIKE = 0.5
"""The part of the words around two figures that must be the same, where no fate ties them."""
EXACT = 1000
"""Counts below are told to the last one; greater numbers are rounded to their last digit."""
_OPEN = ".."
"""In a date that has no beginning or no end: “since October”."""
_YEAR = 365.25
_GROWING = frozenset({"death", "injury", "missing", "case", "hospital", "arrest", "recovery"})


@dataclass(frozen=True, slots=True)
class Conflict:
    """That two figures cannot both be right, and how sure that is; `why_unsure` says why not."""

    severity: Severity
    unsure: bool
    why_unsure: str = ""


def conflict(ours: Figured, theirs: Figured) -> Conflict | None:
    """How the two conflict; None where they agree, may both be so, or are not of one thing."""
    if not _of_one_thing(ours, theirs):
        return None
    if ours.kind == ValueKind.AGE:
        return _ages(ours, theirs)
    if not _apart(ours, theirs):
        return None
    return _at_one_time(ours, theirs)


def _apart(ours: Figured, theirs: Figured) -> bool:
    one, other = ours.figure, theirs.figure
    return _wide(one.value, allowed(one)).apart(_wide(other.value, allowed(other)))


def _wide(value: Value, given: Range) -> Range:
    """What “up to” rules out is nothing below it, and a round number may stand for its neighbours."""
    if value.comparator is not Comparator.EQUAL or value.number is None:
        return given
    if value.kind is ValueKind.COUNT and value.number < EXACT:
        return given
    factor = given.high / value.number if value.number and not value.approximate else 1.0
    slack = _last_digit(value.number) / 2 * factor
    return Range(given.low - slack, given.high + slack)


def _last_digit(number: float) -> float:
    """The worth of the last digit that is not nought: 100 for 52,300, 0.1 for 5.2."""
    digits = f"{abs(number):.10f}".rstrip("0")
    whole, _, decimals = digits.partition(".")
    if decimals:
        return float(10.0 ** -len(decimals))
    return float(10 ** (len(whole) - len(whole.rstrip("0")))) if number else 0.0


def _of_one_thing(ours: Figured, theirs: Figured) -> bool:
    if dimension(ours.figure) != dimension(theirs.figure) or ours.change != theirs.change:
        return False
    if (ours.thing, ours.fate) != (theirs.thing, theirs.fate):
        return False
    if ours.events and theirs.events and set(ours.events).isdisjoint(theirs.events):
        return False
    if not _one_place(ours, theirs):
        return False
    if ours.fate:
        return bool(set(ours.events) & set(theirs.events)) and _same_people(ours, theirs)
    return _same_telling(ours, theirs)


def _one_place(ours: Figured, theirs: Figured) -> bool:
    """Whether both are of the same places; a narrower place has another number.

    What one article's reading takes for a place is one in the other too.
    """
    left, right = set(ours.places), set(theirs.places)
    mine = (left if ours.own_places else set()) | (right & set(ours.names))
    yours = (right if theirs.own_places else set()) | (left & set(theirs.names))
    if not mine and not yours:
        named, also = {*ours.names, *ours.lead}, {*theirs.names, *theirs.lead}
        return not left.isdisjoint(right) or not named.isdisjoint(also)
    return (mine or left) == (yours or right)


# Words that say of which of the people one speaks; a number of some is not that of all.
_PARTS = frozenset(
    [
        "woman",
        "women",
        "man",
        "men",
        "child",
        "children",
        "boy",
        "girl",
        "soldier",
        "police",
        "officer",
        "civilian",
        "militant",
        "rebel",
        "fighter",
        "student",
        "worker",
        "tourist",
        "foreign",
        "local",
        "other",
        "another",
        "second",
        "third",
        "first",
        "new",
        "further",
        "least",
        "average",
    ]
)


def _same_people(ours: Figured, theirs: Figured) -> bool:
    """Whether the same people are counted: what is said of them in one only may single some out."""
    only = set(ours.rest) ^ set(theirs.rest)
    left, right = set(ours.names), set(theirs.names)
    return not only & _PARTS and (left <= right or right <= left or not left or not right)


def _same_telling(ours: Figured, theirs: Figured) -> bool:
    """Whether subject and verb are the same, and most of the words besides."""
    if set(ours.about) != set(theirs.about) or _named(ours) != _named(theirs):
        return False
    left, right = set(ours.rest), set(theirs.rest)
    if not ours.names and not ours.own_places and set(ours.lead).isdisjoint(theirs.lead):
        return False
    if not left and not right:
        return bool(ours.names or ours.own_places or set(ours.events) & set(theirs.events))
    return len(left & right) / max(len(left | right), 1) >= ALIKE


def _named(one: Figured) -> set[str]:
    return {*one.names, *(one.places if one.own_places else ())}


def _ages(ours: Figured, theirs: Figured) -> Conflict | None:
    """Ages of one person that no birthday in between explains."""
    if ours.number is None or theirs.number is None or not ours.names or not ours.when:
        return None
    if not theirs.when or ours.approximate or theirs.approximate or ours.day or theirs.day:
        return None
    years = (theirs.when - ours.when).days / _YEAR
    off = theirs.number - ours.number - years
    return None if -1 <= off <= 1 else Conflict(Severity.WARNING, unsure=False)


def _at_one_time(ours: Figured, theirs: Figured) -> Conflict | None:
    """The conflict, where the two figures are of one time or may be."""
    gap = abs((ours.when - theirs.when).days) if ours.when and theirs.when else None
    if not _may_be_of_one_time(ours, theirs, gap):
        return None
    if gap is None:
        return _unsure("it is not told when one of the articles was published")
    growing = ours.fate in _GROWING and not _settled(ours, theirs)
    if gap and growing and _grown(ours, theirs):
        return None
    if gap and (growing or not (ours.day and theirs.day)):
        return _unsure("they were published on different days")
    if ours.claimant and theirs.claimant and ours.claimant != theirs.claimant:
        return _unsure("they come from different sources")
    return Conflict(Severity.WARNING, unsure=False)


def _may_be_of_one_time(ours: Figured, theirs: Figured, gap: int | None) -> bool:
    """Whether the days that both give are one, or, where none is given, the articles lie close."""
    if ours.day and theirs.day and _OPEN not in ours.day + theirs.day:
        return _same_day(ours.day, theirs.day)
    if gap is None or gap > SAME_NEWS:
        return False
    return bool(ours.fate) or not (ours.day or theirs.day)


def _unsure(why: str) -> Conflict:
    return Conflict(Severity.NOTICE, unsure=True, why_unsure=why)


def _grown(ours: Figured, theirs: Figured) -> bool:
    """Whether the later figure is the higher one: tolls grow while people are looked for."""
    assert ours.when and theirs.when  # noqa: PT018, S101 - told by the gap between them
    earlier, later = (ours, theirs) if ours.when < theirs.when else (theirs, ours)
    return allowed(earlier.figure).low <= allowed(later.figure).high


def _settled(ours: Figured, theirs: Figured) -> bool:
    """Whether both were published long after the day that both give."""
    days = [limit for one in (ours, theirs) if (limit := _last(one.day)) is not None]
    first = min(one.when for one in (ours, theirs) if one.when)
    return len(days) > 1 and (first - max(days)).days > SETTLED


def _last(day: str | None) -> date | None:
    found = days_of(_dated(day), _dated(day)) if day else None
    return (
        date.fromordinal(int(found.high)) if found and found.high < date.max.toordinal() else None
    )


def _same_day(ours: str, theirs: str) -> bool:
    one, other = _dated(ours), _dated(theirs)
    left, right = days_of(one, other), days_of(other, one)
    if left is None or right is None:
        return False
    return left.within(right) or right.within(left)


def _dated(day: str | None) -> Value:
    return Value(kind=ValueKind.DATE, span=Span(0, 1), text="", date=day)


across = Across(
    name="conflicts-with-article",
    label="Conflicts with another article",
    version=2,
    kinds=("conflicts-with-article",),
    compare=conflict,
)
