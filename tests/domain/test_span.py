"""A span is half-open, never empty, and counts code points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.span import Span, hull, trimmed


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_a_span_is_never_empty_reversed_or_before_the_text(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="a span needs"):
        Span(start, end)


def test_spans_that_touch_do_not_overlap() -> None:
    assert not Span(0, 3).overlaps(Span(3, 5))
    assert Span(0, 4).overlaps(Span(3, 5))
    assert Span(0, 5).contains(Span(3, 5))
    assert not Span(0, 4).contains(Span(3, 5))


def test_a_span_of_text_beyond_the_basic_plane() -> None:
    text = "🌊 e\u0301 flood"

    assert Span(5, 10).of(text) == "flood"


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_a_trimmed_span_has_no_white_space_at_its_ends(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))

    span = trimmed(text, start, end)

    assert (span.of(text) if span else "") == text[start:end].strip()


def test_the_hull_holds_all() -> None:
    assert hull([Span(4, 6), Span(1, 2), Span(9, 12)]) == Span(1, 12)
