"""What the prose formats are made of: headings, paragraphs and items, with the runs of words in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a block is for."""

    TITLE = "title"
    SECTION = "section"
    CLAIM = "claim"
    """The heading of one claim."""
    VERDICT = "verdict"
    """The answer that stands: its sign and its words."""
    TEXT = "text"
    NOTE = "note"
    """Small print beside the text."""
    LEAD = "lead"
    """What a list of evidence begins with."""
    ITEM = "item"
    SHARE = "share"
    """One row of the summary: an answer and how many claims have it."""
    ARTICLE = "article"
    """A paragraph of the article checked."""
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words set alike. `raised` is the number of a claim or finding that begins here."""

    text: str
    strong: bool = False
    code: bool = False
    raised: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A heading, a paragraph, an item of a list. `count` is that of a row of the summary.

    `name` is the answer's, of a verdict and of a row of the summary (`standing.COLOURS`).
    """

    role: Role
    runs: tuple[Run, ...]
    count: int = 0
    name: str = ""

    @property
    def text(self) -> str:
        """The words without their setting."""
        return "".join(run.text for run in self.runs)


def plain(role: Role, *texts: str) -> Block:
    """A block of plain words."""
    return Block(role=role, runs=tuple(Run(text=text) for text in texts if text))
