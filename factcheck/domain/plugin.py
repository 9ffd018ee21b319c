"""The shapes a claim type, a detector, an extractor and an exporter have: a function and one object."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from factcheck.domain.claim import Claim
from factcheck.domain.document import Document
from factcheck.domain.finding import Finding
from factcheck.domain.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimType:
    """One kind of claim: how it is told, and what a checker asks about it.

    `fits(claim, document)` is asked in the order of the registry; the first that says yes names the kind.
    """

    name: str
    label: str
    icon: str
    """One character that stands beside the label, so that the kind is never told by colour."""
    fits: Callable[[Claim, Document], bool]
    questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """One rule: what it may find, in which version, and the function that looks.

    `kinds` are the finding kinds it raises. The docstring of its module is its manual page.
    """

    name: str
    label: str
    version: int
    kinds: tuple[str, ...]
    detect: Callable[[Document], Iterable[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Across:
    """One rule that holds a stored article against the others; what it is given is looked up by index.

    The docstring of its module is its manual page.
    """

    name: str
    label: str
    version: int
    kinds: tuple[str, ...]
    compare: Callable[..., object]


class Extracts(Protocol):
    """Turns the bytes of one input format into text."""

    def __call__(self, data: bytes, /) -> Extracted: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """The text of an input, and what its format says about it."""

    text: str
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    """YYYY-MM-DD, where the format carries it."""
    dropped: Mapping[str, int] = field(default_factory=dict)
    """What was left out, by name, in characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extractor:
    """One input format; `recognises` looks at the first bytes and the file name."""

    name: str
    label: str
    recognises: Callable[[bytes, str], bool]
    extract: Extracts


@dataclass(frozen=True, slots=True, kw_only=True)
class Exporter:
    """One output format: the same report gives the same bytes."""

    name: str
    label: str
    media_type: str
    suffix: str
    render: Callable[[Report], bytes]
    stream: Callable[[Report], Iterator[bytes]] | None = None
    """The same bytes a piece at a time, for formats of lines; the claims are asked for once, in order."""

    def pieces(self, report: Report) -> Iterator[bytes]:
        """The bytes in pieces where the format can give them so, else in one."""
        return self.stream(report) if self.stream else iter((self.render(report),))
