"""The words, signs and figures of the pages: states, severities, kinds, times, values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from flask import Flask
from markupsafe import Markup

from factcheck.domain.finding import BY_HAND
from factcheck.domain.verdict import LABELS, LabelDefinition, Question, definition_of
from factcheck.plugins import claim_types, rules
from factcheck.queries.parts import ValueLine


@dataclass(frozen=True, slots=True)
class Sign:
    """A word and the sign beside it: nothing is told by colour alone."""

    word: str
    sign: str
    many: str = ""


STATES: Mapping[str, Sign] = {
    "open": Sign("open", "○"),
    "in_review": Sign("in review", "◔"),
    "agreed": Sign("agreed", "◉"),
    "disputed": Sign("disputed", "⇄"),
    "settled": Sign("settled", "●"),
    "reopened": Sign("reopened", "↺"),
    "excluded": Sign("excluded", "–"),
}
SEVERITIES: Mapping[str, Sign] = {
    "error": Sign("Error", "⬢", "errors"),
    "warning": Sign("Warning", "▲", "warnings"),
    "notice": Sign("Notice", "●", "notices"),
}
FINDING_STATES: Mapping[str, Sign] = {
    "open": Sign("open", "○"),
    "confirmed": Sign("confirmed", "✓"),
    "explained": Sign("explained", "¶"),
    "dismissed": Sign("dismissed", "–"),
    "withdrawn": Sign("no longer raised", "∅"),
}
STANCES: Mapping[str, Sign] = {
    "supports": Sign("supports", "+"),
    "refutes": Sign("refutes", "−"),  # noqa: RUF001 - a minus sign
    "context": Sign("context", "·"),
}
ORIGINS: Mapping[str, Sign] = {
    "machine": Sign("read by the program", "⚙"),
    "person": Sign("made by a person", "✎"),
    "import": Sign("made by an import", "⇲"),
    "suggestion": Sign("suggested by a language model, accepted by a person", "✧"),
}
MODES = {
    "own-voice": "the article’s own voice",
    "direct": "in quotation marks",
    "indirect": "in reported speech",
    "mixed": "partly in quotation marks",
}
PUBLISHED = {
    "given": "date as given",
    "text": "date found in the text",
    "inferred": "date inferred from the text",
}
EDITS = {
    "pronoun": "pronoun resolved",
    "date": "date resolved",
    "alias": "full name",
    "clause": "clause completed",
}
COMPARATORS = {
    "=": "",
    "~": "about ",
    "<": "under ",
    "<=": "at most ",
    ">": "more than ",
    ">=": "at least ",
}
# Bar segments from what is done to what is left, as one reads progress.
_MILLION = 1_000_000
BAR = ("settled", "agreed", "disputed", "in_review", "reopened", "open", "excluded")


def speak(app: Flask) -> None:
    """Give the templates these words."""
    app.jinja_env.globals.update(
        STATES=STATES,
        SEVERITIES=SEVERITIES,
        FINDING_STATES=FINDING_STATES,
        STANCES=STANCES,
        MODES=MODES,
        ORIGINS=ORIGINS,
        PUBLISHED=PUBLISHED,
        EDITS=EDITS,
        LABELS={question.value: labels for question, labels in LABELS.items()},
        Question=Question,
        kind_of=kind_of,
        label_of=label_of,
        detector_of=detector_of,
        bar_of=bar_of,
    )
    app.jinja_env.filters.update(
        moment=moment,
        stamp=stamp,
        day=day,
        iso_day=iso_day,
        value=value,
        number=number,
        plain=plain,
        count=count,
    )


def kind_of(name: str) -> Sign:
    """A claim kind's label and sign; a kind no plugin knows is told by its name."""
    known = claim_types().get(name)
    return Sign(known.label, known.icon) if known else Sign(plain(name) or "claim", "·")


def label_of(question: str, name: str) -> LabelDefinition:
    """A built-in label; one that no longer exists is told by its name."""
    try:
        return definition_of(Question(question), name)
    except (KeyError, ValueError):
        return LabelDefinition(name=name, label=plain(name), definition="", icon="·")


def detector_of(name: str) -> str:
    """A detector's label."""
    if name == BY_HAND:
        return "Flagged by a person"
    known = rules().get(name)
    return known.label if known else plain(name)


def plain(name: str) -> str:
    """A name as words: “in_review” is “in review”."""
    return name.replace("_", " ").replace("-", " ")


def moment(at: datetime) -> Markup:
    """A time as it is read, with the whole of it on hover."""
    utc = at.astimezone(UTC)
    return Markup('<time datetime="{}" title="{} UTC">{} {}</time>').format(
        utc.isoformat(timespec="seconds"),
        utc.strftime("%A %d %B %Y, %H:%M:%S"),
        day(utc.date()),
        utc.strftime("%H:%M"),
    )


def stamp(at: str) -> Markup | str:
    """A time kept as ISO 8601, as it is read."""
    return moment(datetime.fromisoformat(at)) if at else at


def day(when: date | str) -> str:
    """A date as it is read: 2 Mar 2026; words of a report that are no date stay as they are."""
    if isinstance(when, str):
        try:
            return day(date.fromisoformat(when))
        except ValueError:
            return when
    return f"{when.day} {when:%b} {when.year}"


def iso_day(when: date) -> str:
    """A date for the machine."""
    return when.isoformat()


def number(figure: float) -> str:
    """A number with its thousands parted: 50,000 and 2.5."""
    whole = int(figure)
    if whole == figure:
        return f"{whole:,}"
    # Six digits tell any measurement; beyond a million two decimals are enough.
    return f"{figure:,.6g}" if abs(figure) < _MILLION else f"{figure:,.2f}"


def value(one: ValueLine) -> str:
    """A value in words: “at least 40 people”."""
    if one.kind == "date" and one.date:
        return one.date
    unit = f" {one.unit}" if one.unit else ""
    of = f" of {one.of}" if one.of and one.of != one.unit else ""
    if one.comparator == "between" and one.low is not None and one.high is not None:
        return f"{number(one.low)} to {number(one.high)}{unit}{of}"
    if one.number is None:
        return one.text
    about = "about " if one.approximate and one.comparator != "~" else ""
    return f"{about}{COMPARATORS.get(one.comparator, '')}{number(one.number)}{unit}{of}"


def count(how_many: int, one: str, many: str = "") -> str:
    """“1 claim”, “2 claims”, “no claims”."""
    words = one if how_many == 1 else many or f"{one}s"
    return f"{how_many:,} {words}" if how_many else f"no {words}"


def bar_of(states: Mapping[str, int]) -> list[tuple[str, float, float, int]]:
    """The parts of a progress bar: (state, where it begins, how wide, count), in percent."""
    total = sum(states.values())
    made, place = [], 0.0
    for state in BAR:
        if states.get(state):
            wide = 100 * states[state] / total
            made.append((state, round(place, 2), round(wide, 2), states[state]))
            place += wide
    return made
