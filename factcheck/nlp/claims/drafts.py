"""A claim on its way: which words of the sentence it uses, in which order, and what was changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.nlp.claims.tree import Tree


@dataclass(slots=True, kw_only=True)
class Draft:
    """One statement before it is put into words.

    `pieces` are tokens by number or supplied words, in the order of the statement; `recast` gives the
    tokens that appear in another form. `own` are the tokens that make the parts: the words this claim
    is about, without what another clause lends it.
    """

    pieces: list[int | str]
    own: frozenset[int]
    predicate: int
    subject: list[int | str] = field(default_factory=list)
    recast: dict[int, str] = field(default_factory=dict)
    rule: str = "clause"
    """Which rule made it, for tests and for the order of preference when two say the same."""
    loose: bool = False
    """Whether it says what stands in a quotation, in the article's voice: the marks are left out."""
    dropped: frozenset[int] = frozenset()
    """Tokens that are left out of statement and parts."""
    part_of: frozenset[int] = frozenset()
    """The words of the whole that its number is a part of."""


def tokens_of(pieces: Iterable[int | str]) -> list[int]:
    """The tokens among `pieces`."""
    return [piece for piece in pieces if isinstance(piece, int)]


@dataclass(slots=True)
class Clause:
    """A predicate with its subject and what surrounds it."""

    verb: int
    subject: list[int | str]
    lent: bool
    """Whether the subject stands elsewhere and was supplied."""
    group: list[int] = field(default_factory=list)
    complements: list[int] = field(default_factory=list)
    adjuncts: list[int] = field(default_factory=list)
    recast: dict[int, str] = field(default_factory=dict)
    lent_group: list[int] = field(default_factory=list)
    lent_words: list[int] = field(default_factory=list)
    joiners: list[int] = field(default_factory=list)
    """What joins the verb to another that cannot be said by itself, so that the two stay together."""
    tail: list[int | str] = field(default_factory=list)
    """Words supplied at the end."""
    filler: list[int | str] = field(default_factory=list)
    """Words supplied as the object, behind the verb."""
    members: list[list[int]] = field(default_factory=list)
    """The members of the subject, where the clause is said of each by itself."""
    broken: bool = False
    """Whether a noun hangs on the verb as if it were another verb: the words are said as they stand."""
    skip: frozenset[int] = frozenset()
    instead: dict[int, list[int | str]] = field(default_factory=dict)
    """Words supplied in the place of a token: what “whom” means."""
    part_of: frozenset[int] = frozenset()
    """The words of the whole that the number of the subject is a part of."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A phrase that can be said in a statement of its own, and the phrases it stands in."""

    words: frozenset[int]
    within: frozenset[int]


def whole_draft(tree: Tree, *, loose: bool = False) -> Draft:
    """The sentence as it stands: what is said where nothing can safely be taken apart."""
    tokens = list(range(len(tree)))
    return Draft(
        pieces=[*tokens], own=frozenset(tokens), predicate=tree.root, rule="whole", loose=loose
    )
