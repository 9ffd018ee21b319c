"""Where a place lies, told behind a comma: “in Aford, about 40 miles south of London”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims.drafts import Draft
from factcheck.nlp.claims.tree import Tree

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter

_LENGTHS = frozenset(
    ["km", "kilometre", "kilometer", "mile", "mi", "metre", "meter", "m", "yard", "block"]
)
_HALVES = ("north", "south", "")
_POINTS = frozenset(
    f"{first}{joiner}{second}"
    for first in _HALVES
    for second in ("east", "west", "")
    for joiner in ("", "-")
    if first or second
)
_BEFORE_NUMBER = frozenset(
    ["about", "around", "some", "roughly", "approximately", "nearly", "almost", "just", "over"]
)
_LINKS = frozenset({"from", "of", "outside", "inland", "off", "away"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_ENDS = frozenset({",", ";", ".", ")"})
_LONGEST = 16  # tokens of such a phrase


def detach(splitter: SentenceSplitter) -> None:
    """Mark the phrases that tell where the place before them lies."""
    tree = splitter.tree
    for comma in range(1, len(tree) - 3):
        if tree.low[comma] == "," and tree.entity[comma - 1] in _PLACES:
            phrase = _phrase(tree, comma + 1)
            if phrase and not splitter.quoted.intersection(phrase):
                closes = phrase[-1] + 1
                ending = {closes} if closes < len(tree) and tree.low[closes] == "," else set()
                splitter.removed |= frozenset({comma, *phrase} | ending)
                splitter.lying[comma - 1] = phrase


def add(splitter: SentenceSplitter) -> None:
    """Say of each place where it lies."""
    tree = splitter.tree
    for last, phrase in splitter.lying.items():
        name = _bearer(tree, last)
        splitter.drafts.append(
            Draft(
                pieces=[*name, "is", *phrase],
                own=frozenset([*name, *phrase]),
                predicate=phrase[-1],
                subject=list(name),
                rule="place",
            )
        )


def _phrase(tree: Tree, first: int) -> list[int]:
    """The tokens from `first` on, if they are a distance and a direction or a place it is counted from."""
    t = first
    while t < len(tree) and tree.low[t] in _BEFORE_NUMBER:
        t += 1
    if t >= len(tree) or tree.pos[t] != "NUM":
        return []
    while t < len(tree) and tree.pos[t] == "NUM":
        t += 1
    if t >= len(tree) or tree.lemma[t].lower().rstrip("s") not in _LENGTHS:
        return []
    t += 1
    if t < len(tree) and tree.low[t] == "(":
        t = tree.pairs.get(t, t) + 1
    points = t
    while t < len(tree) and (tree.low[t] in _POINTS or tree.low[t] == "-"):
        t += 1
    if t >= len(tree) or (t == points and tree.low[t] not in _LINKS):
        return []
    while t < len(tree) and t - first < _LONGEST and tree.low[t] not in _ENDS:
        if tree.pos[t] in {"VERB", "AUX"} and not tree.entity[t]:
            return []
        t += 1
    return list(range(first, t))


def _bearer(tree: Tree, last: int) -> list[int]:
    """What lies there: the subject of “is a town in Kent, …”, else the place that was just named."""
    root = tree.root
    subject = tree.subject_of(root)
    if tree.lemma[root] == "be" and tree.has(root, "attr") and subject is not None:
        return [t for t in tree.under(subject) if t < root]
    first = last
    while first and tree.run[first - 1] == tree.run[last]:
        first -= 1
    return list(range(first, last + 1))
