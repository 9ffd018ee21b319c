from __future__ import annotations

from datetime import date
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.domain.document import Document, Sentence, SentenceRole
from factcheck.domain.span import Span
from factcheck.domain.value import Value
from factcheck.nlp.model import load
from factcheck.nlp.values import find_values, values_in
from tests.growth import grows_linearly, processor_seconds

PUBLISHED = date(2023, 3, 15)


@cache
def read(text: str, before: str = "") -> tuple[Value, ...]:
    doc = load()(text)
    sentences = tuple(
        Sentence(
            span=Span(sentence.start_char + len(before), sentence.end_char + len(before)),
            role=SentenceRole.BODY,
            paragraph=0,
            parse=sentence,
            offset=len(before),
        )
        for sentence in doc.sents
    )
    return find_values(
        Document(text=before + text, published=PUBLISHED, sentences=sentences)
    ).values


def test_values_stand_in_order_and_quote_the_text() -> None:
    text = (
        "The flood on Feb. 6 killed more than 50,000 people, including 6,000 in Brevania. "
        "Half of the island's population fled in three days. It cost $1.2 billion."
    )
    before = "VELMOND (AP) — "

    values = read(text, before)

    assert [v.text for v in values] == [
        "Feb. 6", "more than 50,000 people", "6,000", "Half", "three days", "$1.2 billion",
    ]  # fmt: skip
    assert all(v.span.of(before + text) == v.text for v in values)
    assert [v.span.start for v in values] == sorted(v.span.start for v in values)
    assert values[3].of == "the island's population"


def test_the_parse_names_the_thing_counted() -> None:
    (states,) = read("The motion was backed by 40 United Nations member states.")

    assert (states.number, states.unit) == (40, "state")
    assert states.text == "40 United Nations member states"


def test_a_number_in_a_compound_counts_nothing() -> None:
    assert read("The envoys held a one-on-one meeting over lunch.") == ()


def test_a_year_in_the_name_of_a_law_counts_nothing() -> None:
    (year,) = read("The Safe Harbours Act 2000 limits what owners owe.")

    assert (year.kind, year.date) == ("date", "2000")


def test_a_sentence_without_a_parse_is_read_all_the_same() -> None:
    text = "At least 14 boats sank."
    sentence = Sentence(span=Span(0, len(text)), role=SentenceRole.BODY, paragraph=0)

    (value,) = find_values(Document(text=text, sentences=(sentence,))).values

    assert (value.number, value.unit, value.comparator) == (14, "boat", ">=")


def test_a_day_later_is_counted_across_sentences() -> None:
    values = read("The dam broke on 3 May 2020. Two days later, the mayor resigned.")

    assert [(v.date, v.anchor) for v in values] == [
        ("2020-05-03", None),
        ("2020-05-05", "3 May 2020"),
    ]


def test_values_never_overlap() -> None:
    text = "Between 5 and 7 percent of the 3,000 boats sank from 3 to 5 May 2020, 12 miles (19km) off shore."
    values = read(text)

    assert all(a.span.end <= b.span.start for a, b in pairwise(values))


@pytest.mark.parametrize(
    "text",
    ["", " ", "9" * 6000, "10" + "0" * 400, "1e999", "31/31/9999", "0/0", "$", "%", "99999-99-99",
     "-" * 500, "the the of of", "ten to the hundredth", "in 99999 years", "1,000,000,000,000,000,000,000,000",
     "10000000 years ago", "½½½", "²", "٣ boats", "\uff11\uff12 boats"],
)  # fmt: skip
def test_nothing_crashes_the_reader(text: str) -> None:
    for value in values_in(text, PUBLISHED):
        assert value.span.of(text) == value.text


_WORDS = st.sampled_from(
    [
        "more",
        "than",
        "about",
        "nearly",
        "between",
        "and",
        "from",
        "to",
        "of",
        "in",
        "a",
        "an",
        "the",
        "half",
        "third",
        "two",
        "three-and-a-half",
        "50,000",
        "5",
        "1.2",
        "$",
        "£",
        "%",
        "million",
        "bn",
        "people",
        "hours",
        "percent",
        "May",
        "March",
        "2020",
        "Feb.",
        "6",
        "Wednesday",
        "last",
        "week",
        "years",
        "ago",
        "old",
        "aged",
        "-",
        "–",
        "/",
        ",",
        ".",
        "(",
        ")",
        "'",
        "one",
        "ten",
        "hundred",
        "dozen",
        "several",
        "tens",
        "thousands",
        "first",
        "twice",
        "doubled",
        "km",
        "per",
        "hour",
        "p.m.",
        "noon",
        "1990s",
        "century",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_WORDS, max_size=12), st.booleans())
def test_any_mixture_of_value_words_is_read(words: list[str], dated: bool) -> None:  # noqa: FBT001 - drawn
    text = " ".join(words)
    end = 0

    for value in values_in(text, PUBLISHED if dated else None):
        assert value.span.of(text) == value.text
        assert value.span.start >= end
        assert value.low is None or value.high is None or value.low <= value.high
        end = value.span.end


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert all(v.span.of(text) == v.text for v in values_in(text, PUBLISHED))


@pytest.mark.parametrize(
    "unit",
    [
        "1,",
        "more than ",
        "between 1 and ",
        "May ",
        "two years and ",
        "in the ",
        "one in ",
        "12 Main ",
        '5" ',
        "a ",
    ],
)
def test_hostile_input_takes_linear_time(unit: str) -> None:
    def seconds(times: int) -> float:
        return processor_seconds(lambda: values_in(unit * times, PUBLISHED))

    seconds(50)
    assert grows_linearly(seconds, 300, 3000, leeway=4, noise=0.1)
