"""Whether the words of a draft still hold together where others were taken out.

Where two noun phrases meet that a comma or an “and” kept apart, where a phrase is cut off before its
last word, the parse was wrong and the statement would be too: the clause is then said whole.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.nlp.claims.drafts import tokens_of

if TYPE_CHECKING:
    from factcheck.nlp.claims.drafts import Draft
    from factcheck.nlp.claims.tree import Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "SYM"})
_OPENS_PHRASE = frozenset({"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM"})
_PARTING = frozenset({",", ";", ":", "–", "—", "--", "and", "or", "but"})
_OPENS_RELATIVE = frozenset({"whose", "which", "whom"})
_TIMES = frozenset({"DATE", "TIME"})


def holds_together(draft: Draft, tree: Tree) -> bool:
    """Whether every seam of the draft, and its end, is one that a sentence can have."""
    tokens = [
        piece
        for piece in draft.pieces
        if not (isinstance(piece, int) and (tree.pos[piece] in {"SPACE", "PUNCT"}))
    ]
    first = tokens[0] if tokens else None
    if isinstance(first, int) and (
        tree.low[first] in {"et", "al", "al."} or tree.low[first] in _OPENS_RELATIVE
    ):
        return False
    if isinstance(first, int) and first and tree.tag[first - 1] == "TO":
        return False  # “to [raze] houses” read as the “raze houses”
    if draft.rule in {"clause", "adjunct"} and _lacks_finite(tree, draft):
        return False
    if isinstance(first, int) and _lacks_object(tree, first, set(tokens_of(tokens))):
        return False
    if any(
        isinstance(a, int) and isinstance(b, int) and _breaks(tree, a, b, draft)
        for a, b in pairwise(tokens)
    ):
        return False
    return not tokens or not isinstance(tokens[-1], int) or _ends(tree, tokens[-1], draft)


def _lacks_finite(tree: Tree, draft: Draft) -> bool:
    """Whether the verb stands as “to meet” or “meeting”, with nothing that makes a sentence of it."""
    v = draft.predicate
    if tree.pos[v] not in {"VERB", "AUX"} or v in draft.recast:
        return False
    said = tokens_of(draft.pieces)
    helped = any(
        t in draft.recast or tree.tag[t] in {"VBD", "VBZ", "VBP", "MD", "VBN"}
        for t in said
        if tree.dep[t] in {"aux", "auxpass"} and t != v
    )
    if tree.tag[v] in {"VB", "VBN"}:
        return not helped and any(tree.low[t] == "to" and tree.head[t] == v for t in said)
    return tree.tag[v] == "VBG" and not helped


def _lacks_object(tree: Tree, opener: int, said: set[int]) -> bool:
    """Whether a preposition opens the statement without what it governs."""
    governed = [k for k in tree.kids[opener] if tree.dep[k] in {"pobj", "pcomp"}]
    return tree.tag[opener] == "IN" and bool(governed) and not said.intersection(governed)


def _breaks(tree: Tree, a: int, b: int, draft: Draft) -> bool:
    """Whether the words `a` and `b`, which did not stand side by side, run into each other."""
    if b <= a + 1 or tree.pos[a] not in _NOMINAL or tree.pos[b] not in _OPENS_PHRASE:
        return False
    if b in draft.recast or tree.entity[b] in _TIMES or tree.entity[a] in _TIMES:
        return False
    between = range(a + 1, b)
    said = set(tokens_of(draft.pieces))
    if all(t in said for t in between):
        return False
    if keeps_comma(tree, a, b, draft):
        return False
    return any(tree.low[t] in _PARTING or tree.pos[t] in {"VERB", "AUX"} for t in between)


def keeps_comma(tree: Tree, a: int, b: int, draft: Draft) -> bool:
    """Whether the comma before `b` still parts an opening phrase from the subject."""
    return (
        a < b < draft.predicate
        and tree.pos[b] in _OPENS_PHRASE
        and tree.low[b - 1] == ","
        and b - 1 in draft.pieces
        and tree.dep[b] not in {"conj", "appos"}
        and not any(
            tree.pos[t] in {"AUX", "VERB"} and t < a and tree.dep[t] != "ccomp"
            for t in tree.kids[draft.predicate]
        )
    )


def _ends(tree: Tree, last: int, draft: Draft) -> bool:
    """Whether a statement can end with the word `last`."""
    if tree.tag[last] == "POS" or tree.low[last] in {"the", "a", "an", "its", "their", "my"}:
        return False
    said = set(tokens_of(draft.pieces))
    if tree.pos[last] == "ADP" and any(
        tree.dep[k] in {"pobj", "pcomp"} and k not in said for k in tree.kids[last]
    ):
        return False
    following = last + 1
    if draft.rule == "apposition" or following >= len(tree) or following in said:
        return True
    cut = (
        tree.pos[last] == "NOUN"
        and tree.pos[following] in {"NOUN", "PROPN"}
        and tree.entity[following] not in _TIMES
    )
    return not cut
