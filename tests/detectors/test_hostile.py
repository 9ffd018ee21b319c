"""No pattern of a detector takes more than linear time, and no detector breaks, on hostile text."""

from __future__ import annotations

import re
from datetime import date

import pytest

from factcheck.analysis import run_detectors
from factcheck.domain.document import Document, Reference
from factcheck.domain.quotation import Quotation, QuotationMode
from factcheck.domain.span import Span
from factcheck.nlp.read import read
from factcheck.plugins import DETECTORS
from tests.growth import grows_linearly, processor_seconds


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
        failed: list[object] = []
        spent = processor_seconds(lambda: failed.extend(run_detectors(document, DETECTORS)[1]))
        assert not failed
        return spent

    walked(1_000)
    assert grows_linearly(walked, 20_000, 80_000, leeway=2, noise=0.1)


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
        "In the year 99999 some 10^400 people were born, aged 1e400. NaN per cent of inf people left.",
        "It grew from minus 5 to minus 12, a rise of 3. Half of the 0 pupils, 0 children, came.",
        "From 9999 to 99999, a five-year term. It is in its 99999999999999999999th week since 1 May.",
        "Talks began on 31 December 9999, and are now in their second week. From 25 p.m. to 61 a.m., two hours.",
        "Two, 3 and "
        + "9" * 700
        + " people came, a total of "
        + "9" * 400
        + ". ½ of the ¾ members, or ⅞, left.",
        "He died ten years ago, in 12024 BC. The club, founded in 99999, marks its 0th anniversary.",
    ],
)
@pytest.mark.parametrize("published", [None, date.min, date.max])
def test_absurd_text_breaks_no_detector(text: str, published: date | None) -> None:
    document = read(text, published=published, references=(Reference(name="record", text=text),))

    _, failed = run_detectors(document, DETECTORS)

    assert failed == ()
