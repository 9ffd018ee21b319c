"""No pattern of a detector takes more than linear time, and no detector breaks, on hostile text."""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from typing import Any

import pytest

import factcheck.detectors
from factcheck.analysis import run_detectors
from factcheck.domain.document import Document, Reference
from factcheck.domain.quotation import Quotation, QuotationMode
from factcheck.domain.span import Span
from factcheck.nlp.read import read
from factcheck.plugins import DETECTORS

LENGTH = 50_000
PLAINLY_LINEAR = 0.15
SHARED = (
    "adjacency",
    "fluency",
    "lexicon",
    "other_languages",
    "printed_days",
    "record",
    "tolls",
    "verb_groups",
)
PIECES = {
    "letters": "a",
    "capitals": "A",
    "words": "ab ",
    "capital words": "Ab ",
    "digits": "1",
    "numbers": "1,000 ",
    "commas": ",",
    "stops": ".",
    "spaced stops": ". ",
    "spaces": " ",
    "breaks": "\n",
    "blank lines": "\n \n",
    "curly marks": "“",
    "closing marks": "”",
    "straight marks": '"',
    "brackets": "(",
    "hyphens": "a-",
    "apostrophes": "a'",
    "entities": "&amp;",
    "half entities": "&#",
    "mojibake": "â€",
    "percentages": "10 of 20 members ",
    "anniversary": "10th anniversary of the ",
    "from": "from 10 to ",
    "years": "in 1990 and ",
    "titles": "minister of Ab ",
    "plans": "will meet ",
    "reports": "Ab reported from ",
    "born": "born in 1950 ",
    "to be": "is due to ",
    "of the": "Of the 12 ",
    "no date": "no date for a ",
    "the dead": "killed 12 ",
    "names": "Ab: ",
    "zero width": "\u200d",
}


def patterns() -> Iterator[Any]:
    modules = [
        f"factcheck.detectors.{info.name}"
        for info in pkgutil.iter_modules(factcheck.detectors.__path__)
    ]
    modules += [f"factcheck.nlp.{name}" for name in SHARED]
    for name in modules:
        for attribute, value in vars(importlib.import_module(name)).items():
            values = value if isinstance(value, tuple) else (value,)
            for index, pattern in enumerate(values):
                if isinstance(pattern, re.Pattern):
                    yield pytest.param(
                        pattern, id=f"{name.rpartition('.')[2]}{attribute}{index or ''}"
                    )


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """Processor time, which a busy machine does not stretch."""
    start = time.thread_time()
    for _ in pattern.finditer(text):
        pass
    return time.thread_time() - start


@pytest.mark.parametrize("pattern", list(patterns()))
def test_twice_the_text_takes_about_twice_the_time(pattern: re.Pattern[str]) -> None:
    for name, piece in PIECES.items():
        text = (piece * (2 * LENGTH // len(piece) + 1))[: 2 * LENGTH]
        twice = seconds(pattern, text)

        # A linear pattern takes milliseconds, a quadratic one minutes; the ratio decides between.
        if twice > PLAINLY_LINEAR:
            assert twice < 3.2 * min(seconds(pattern, text[:LENGTH]) for _ in range(2)), name
            assert twice < 2.0, name


@pytest.mark.parametrize(
    "piece", ["“Ab” cd. ", "Ab (CD) said 10 of 20. ", '"', "the the ", "xqzv "]
)
def test_the_detectors_take_linear_time_on_a_document(piece: str) -> None:
    """Without a parse: what is measured is the detectors' own walking about."""

    def walked(length: int) -> float:
        text = piece * (length // len(piece))
        marks = [Span(m.start() + 1, m.end() - 1) for m in re.finditer("“[^“”]+”", text)]
        document = Document(
            text=text,
            paragraphs=(Span(0, len(text)),),
            quotations=tuple(
                Quotation(span=s, text=s.of(text), opening=s.start - 1, mode=QuotationMode.PARTIAL)
                for s in marks
            ),
        )
        start = time.thread_time()
        _, failed = run_detectors(document, DETECTORS)
        assert not failed
        return time.thread_time() - start

    walked(1_000)
    once, twice = walked(20_000), walked(40_000)
    assert twice < max(0.1, 3.2 * once)


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "“",
        '"""""',
        "On February 99999999999999999999, 31 April 20210.",
        "1" * 5_000 + "% of voters, including " + "9" * 5_000 + " people.",
        "9" * 400 + "-year-old man, 10 of " + "0" * 400 + " (5%).",
        "the the the the the the the the",
        "Born in 1950, died in 9999 aged 999. From 2020 to 1020, a 0-year term.",
        "The 0th anniversary of the 2020 flood, the 9999th anniversary of the 1000 war.",
        "minus 99999999999 degrees Celsius at 99:99 GMT on Monday, February 30, 2023.",
        "\u202eright to left\u202c and \ufffd\ufffd and \x00 and \x9f.",
        "👩‍👩‍👧‍👦 said “👍🏽” to Ada Lind, 34, and Ada Lind, 35.",
        "0 of 0 members (0%) rose from 0 to 0, a 0% increase.",
    ],
)
def test_absurd_text_breaks_no_detector(text: str) -> None:
    document = read(text, references=(Reference(name="record", text=text),))

    _, failed = run_detectors(document, DETECTORS)

    assert failed == ()
