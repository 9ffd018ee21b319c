"""How claims hang together, in the words that are shown on either of them."""

from __future__ import annotations

from enum import StrEnum


class RelationKind(StrEnum):
    """What one claim is to another."""

    RESTATES = "restates"
    PART_OF = "part-of"
    CONTRADICTS = "contradicts"
    SUPERSEDES = "supersedes"

    @property
    def forth(self) -> str:
        """What the first claim does: “restates claim 4”."""
        return _WORDS[self][0]

    @property
    def back(self) -> str:
        """The same, told from the other claim."""
        return _WORDS[self][1]

    @property
    def sign(self) -> str:
        """One character that stands beside the words."""
        return _WORDS[self][2]


_WORDS = {
    RelationKind.RESTATES: ("restates", "is restated by", "≡"),
    RelationKind.PART_OF: ("is part of", "includes", "⊂"),
    RelationKind.CONTRADICTS: ("contradicts", "contradicts", "⇄"),
    RelationKind.SUPERSEDES: ("supersedes", "is superseded by", "»"),
}
LEANING = frozenset({RelationKind.RESTATES, RelationKind.PART_OF})
"""Kinds in which a change of either claim is a reason to look at the other again."""
REUSE = "reuse"
"""The tie between a claim and the earlier one whose verdict it took over."""
ACCEPTED, REFUSED = "accepted", "refused"
"""Where a relation stands that was proposed; one that a person made is accepted."""
