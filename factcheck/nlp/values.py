"""The numbers, durations and dates of an article, each with its bound, unit and place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from factcheck.domain.document import Document
from factcheck.domain.span import Span
from factcheck.domain.value import Value, ValueKind
from factcheck.nlp.dates.durations import read_duration
from factcheck.nlp.dates.reader import read_date
from factcheck.nlp.dates.settled import Calendar, Prefer
from factcheck.nlp.quantities.ages import read_age
from factcheck.nlp.quantities.counted import Parse, counted, whole
from factcheck.nlp.quantities.ordinals import read_ordinal
from factcheck.nlp.quantities.places import read_place
from factcheck.nlp.quantities.rates import Base, read_base
from factcheck.nlp.quantities.reader import read_quantity
from factcheck.nlp.quantities.shares import read_factor, read_share
from factcheck.nlp.quantities.units import time_unit
from factcheck.nlp.readings import Reading
from factcheck.nlp.starts import may_start
from factcheck.nlp.tokens import Tokens
from factcheck.nlp.word_lists import words

_BEFORE_ONE = words("this that the no any every each which some another such")
"""Before these "one" stands for a thing and counts nothing."""


_NO_NOUN = dict.fromkeys(words("other dead wounded injured missing killed best worst"), "")
"""These stand for a noun said before or left out: "12 dead", "three others"."""
_DETERMINERS = words("the all its his her their our my your these those")


def find_values(document: Document) -> Document:
    """The document with its values, in order of the text."""
    calendar = Calendar(document.published)
    found: list[Value] = []
    for sentence in document.sentences:
        start = sentence.span.start
        tokens = Tokens(sentence.span.of(document.text))
        parse = Parse(sentence, start) if sentence.parse is not None else None
        found += (
            replace(value, span=value.span.shifted(start))
            for value in _scan(tokens, calendar, parse)
        )
    return replace(document, values=tuple(found))


def values_in(
    text: str, published: date | None = None, *, prefer: Prefer | None = None
) -> tuple[Value, ...]:
    """The values of a bare string, without a parse to ask; `published` anchors relative dates.

    With `prefer` the text asks a calendar and does not tell news: a date without a year is the nearest
    in the "past" or the "future" whatever the tense, and short forms are read ("easter", "2/15").
    """
    tokens = Tokens(text, asked=prefer is not None)
    return tuple(_scan(tokens, Calendar(published, prefer), None))


def _scan(tokens: Tokens, calendar: Calendar, parse: Parse | None) -> Iterator[Value]:
    at = 0
    while at < tokens.size:
        reading = _read(tokens, at, calendar) if may_start(tokens, at) else None
        if reading is None:
            at += 1
            continue
        value, at = _value(tokens, reading, parse)
        if value is not None:
            yield value
            at = _past_its_rate(tokens, at, value)


_RATED = frozenset(
    {
        ValueKind.COUNT,
        ValueKind.DURATION,
        ValueKind.MEASUREMENT,
        ValueKind.MONEY,
        ValueKind.PERCENTAGE,
    }
)


def _past_its_rate(tokens: Tokens, at: int, value: Value) -> int:
    """Past "a day" of "4.2 hours a day", "300 people a week": how often, and no length of time."""
    if value.kind not in _RATED or tokens[at].lower not in {"a", "an", "per"}:
        return at
    unit = time_unit(tokens, at + 1)
    if unit is None or tokens[unit.end - 1].lower.endswith("s"):
        return at
    return (
        at if tokens[unit.end].lower in {"ago", "later", "earlier", "before", "after"} else unit.end
    )


_READERS: tuple[Callable[[Tokens, int], Reading | None], ...] = (
    read_age,
    read_factor,
    read_duration,
    read_share,
    read_quantity,
)


def _read(tokens: Tokens, at: int, calendar: Calendar) -> Reading | None:
    """The longest value that begins at `at`; of equals the earlier reader's."""
    best = read_date(tokens, at, calendar)
    if best is not None:
        return best
    for reader in _READERS:
        reading = reader(tokens, at)
        if reading is not None and (best is None or reading.end > best.end):
            best = reading
    return _ordinal(tokens, at, best)


def _ordinal(tokens: Tokens, at: int, best: Reading | None) -> Reading | None:
    """An ordinal; one told from the end is below zero: -2 is the last but one."""
    if (place := read_place(tokens, at)) is not None and not tokens.asked:
        from_end = float(place.steps - 1)
        return Reading(
            at, place.end, ValueKind.ORDINAL, number=from_end, low=from_end, high=from_end
        )
    number = read_ordinal(tokens, at)
    if number is not None and _of_a_name(tokens, at, number.end):
        return best
    if number is None or number.value is None or (best is not None and best.end >= number.end):
        return best
    end = number.end
    if tokens.hyphen(end) and tokens[end + 1].lower.endswith("st"):  # "second-largest"
        end += 2
    return Reading(
        at, end, ValueKind.ORDINAL, number=number.value, low=number.value, high=number.value
    )


def _of_a_name(tokens: Tokens, at: int, end: int) -> bool:
    """Such as "Fifth Avenue", "the Second World War", "the first lady": nothing is put in order."""
    follows = tokens[end]
    title = tokens[at].text.istitle() and tokens[at].kind == "w"
    return (title and follows.text.istitle()) or follows.lower in _COMPOUNDS


_COMPOUNDS = words(
    "lady ladies aid responder responders cousin cousins nature language glance sight"
)
"""Nouns that "first", "second" make a word of their own with."""


def _base(tokens: Tokens, end: int, reading: Reading, parse: Parse | None) -> str | None:
    """What a share is of where "of" is left out: "half the seats", "one in five adults"."""
    if reading.kind is not ValueKind.PROPORTION:
        return None
    last = tokens[end - 1].lower
    if last == "half":
        if tokens[end].lower in _DETERMINERS:
            return whole(tokens, end - 1, None, after="half")
        return None
    linked = any(tokens[k].lower in {"in", "of"} for k in range(reading.start, end))
    found = counted(tokens, end - 1, end, parse) if linked else None
    return tokens.text[tokens[end].start : tokens[found[0] - 1].end] if found else None


def _by_head(reading: Reading, base: Base) -> Reading:
    """The rate as a share of what it is counted by."""
    parts = (
        None if amount is None else round(amount / base.number, 12)
        for amount in (reading.number, reading.low, reading.high)
    )
    number, low, high = parts
    return reading._replace(kind=ValueKind.PROPORTION, number=number, low=low, high=high)


def _needs_no_noun(tokens: Tokens, reading: Reading, end: int) -> bool:
    """Such as "75 needed surgery": a verb and what it takes, not the things counted."""
    between = [tokens[k].lower for k in range(reading.end, end - 1)]
    last = tokens[end - 1].lower
    plural = last.endswith("s") or last in {
        "people",
        "men",
        "women",
        "children",
        "police",
        "troops",
    }
    past = any(word.endswith("ed") and len(word) > len("need") for word in between)
    return past and not plural and (reading.low or 0) > 1 and not tokens.hyphen(reading.end)


def _magnitude(tokens: Tokens, reading: Reading) -> Reading | None:
    """Such as "a magnitude 6.4 earthquake", "a 7.1-magnitude quake": strength, which has no unit."""
    before, end = tokens[reading.start - 1].lower, reading.end
    joint = end + tokens.hyphen(end)
    if before == "magnitude" or (
        before in {"of", "-"} and tokens[reading.start - 2].lower == "magnitude"
    ):
        return reading._replace(kind=ValueKind.MEASUREMENT, unit=None, noun_at=-1)
    if tokens[joint].lower == "magnitude":
        return reading._replace(kind=ValueKind.MEASUREMENT, unit=None, noun_at=-1, end=joint + 1)
    return None


def _value(tokens: Tokens, reading: Reading, parse: Parse | None) -> tuple[Value | None, int]:
    """The reading tied to its characters, and the token to go on from."""
    end, unit, of = reading.end, reading.unit, None
    last = tokens[end - 1].lower
    if reading.kind is ValueKind.COUNT and (strong := _magnitude(tokens, reading)) is not None:
        reading, end = strong, strong.end
    if reading.noun_at >= 0 and reading.kind is ValueKind.COUNT:
        joined = tokens.hyphen(end) or tokens.hyphen(reading.start - 1)  # "one-on-one talks"
        pronoun = tokens[reading.start - 1].lower in _BEFORE_ONE or joined
        if last == "one" and pronoun:
            return None, end
        measured = reading.number is None or last in {"score", "gross"}
        vague = measured and tokens[end].lower == "of"
        noun = counted(tokens, end - 1, end + 1 if vague else reading.noun_at, parse)
        if noun is None and last == "one":
            return None, end
        if noun and _needs_no_noun(tokens, reading, noun[0]):
            noun = None
        if noun and not (vague and tokens[end + 1].lower in _DETERMINERS):
            end, unit = noun[0], _NO_NOUN.get(noun[1], noun[1]) or None
    if reading.kind in {ValueKind.COUNT, ValueKind.PROPORTION, ValueKind.PERCENTAGE}:
        of = whole(tokens, end, parse) or _base(tokens, end, reading, parse)
    base = read_base(tokens, end, parse) if reading.kind is ValueKind.COUNT else None
    if base is not None:
        reading, unit = _by_head(reading, base), None
        end, of = base.end, base.words
    start, stop = tokens[reading.start].start, tokens[end - 1].end
    value = Value(
        kind=reading.kind,
        span=Span(start, stop),
        text=tokens.text[start:stop],
        number=reading.number,
        low=reading.low,
        high=reading.high,
        unit=unit,
        comparator=reading.comparator,
        approximate=reading.approximate or reading.comparator == "~",
        of=of,
        date=reading.date,
        anchor=reading.anchor,
        iso8601=reading.iso8601,
    )
    return value, max(end, reading.start + 1)
