"""Where something stands in a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` up to, not including, `end`, counted in Unicode code points.

    The unit is that of the W3C Web Annotation model's text position selector, and of Python's `str`.

    Raises:
        ValueError: the span is empty, reversed or starts before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span needs 0 <= start < end, not {self.start}…{self.end}")

    def of(self, text: str) -> str:
        """The words of the span in `text`."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> Span:
        """The same span in a text with `by` more characters in front."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every character of `other` is in this span."""
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start


def hull(spans: list[Span] | tuple[Span, ...]) -> Span:
    """The smallest span that contains all of `spans` (at least one)."""
    return Span(min(span.start for span in spans), max(span.end for span in spans))


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span from `start` to `end` without white space at its ends; None when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
