"""Nouns in a row of which the small model takes the wrong one for the head, put right.

As in `slips`, each rule looks at signs on the surface and leaves the parse alone where they are in doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.word_lists import words as word_list

if TYPE_CHECKING:
    from factcheck.nlp.claims.tree import Tree

_PLURAL = frozenset({"NNS", "NNPS"})
# Nouns in -ing that stand last in compounds of the news: “a court hearing”, “bank lending”.
_VERBAL_NOUNS = word_list(
    "warning meeting hearing briefing training funding housing landing opening ruling filing offering "
    "shooting bombing crossing gathering rating wedding testing screening trading lending spending "
    "mining fishing farming banking broadcasting"
)


def kind_of_title(tree: Tree, i: int) -> bool:
    """“the series "Salt"”: the title stands beside the noun that says what it is, which bears the phrase.

    So do names in a row behind a plural: “the cities Aford and Brask”.
    """
    title, opening = tree.head[i], i + 1
    if tree.pos[i] != "NOUN" or title <= i:
        return False
    if tree.words[opening] in {'"', "“"}:
        closing = tree.pairs.get(opening, -1)
        if not opening < title < closing or opening < tree.head[title] < closing:
            return False
    elif (
        tree.tag[i] not in _PLURAL
        or not tree.has(title, "conj")
        or any(tree.pos[t] != "PROPN" for t in range(opening, title + 1))
    ):
        return False
    tree.dep[i], tree.head[i] = tree.dep[title], tree.head[title]
    tree.dep[title], tree.head[title] = "appos", i
    for k in tree.kids[title]:
        if k < i:
            tree.head[k] = i
    return True


def verbal_noun(tree: Tree, i: int) -> bool:
    """“under a tropical storm warning”: what was issued is a warning, and no storm warns."""
    noun = tree.head[i]
    if tree.low[i] not in _VERBAL_NOUNS or tree.kids[i] or i != noun + 1:
        return False
    tree.pos[i], tree.tag[i] = "NOUN", "NN"
    tree.dep[i], tree.head[i] = tree.dep[noun], tree.head[noun]
    tree.dep[noun], tree.head[noun] = "compound", i
    for k in tree.kids[noun]:
        if k != i and tree.dep[k] in {"det", "poss", "nummod", "prep"}:
            tree.head[k] = i
    return True
