"""Whether the words of a draft still hold together where others were taken out.

Where two noun phrases meet that a comma or an “and” kept apart, where a phrase is cut off before its
last word, the parse was wrong and the statement would be too: the clause is then said whole.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from factcheck.nlp.claims.drafts import tokens_of
from factcheck.nlp.claims.people import names_a_person
from factcheck.nlp.word_lists import words as word_list

if TYPE_CHECKING:
    from factcheck.nlp.claims.drafts import Draft
    from factcheck.nlp.claims.tree import Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "SYM"})
_OPENS_PHRASE = frozenset({"DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM"})
_PARTING = frozenset({",", ";", ":", "–", "—", "--", "and", "or", "but"})
_OPENS_RELATIVE = frozenset({"whose", "which", "whom"})
_TIMES = frozenset({"DATE", "TIME"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OBJECTS = frozenset({"pobj", "pcomp"})
# Verbs that say nothing without what was said (VerbNet 37.7).
_WANTING = word_list(
    "say tell report announce state claim note explain add reveal warn insist argue believe testify indicate suggest find show"
)


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
    if _says_nothing(tree, draft) or _lacks_finite(tree, draft) or _leaves_open(tree, draft):
        return False
    if isinstance(first, int) and _lacks_object(tree, first, set(tokens_of(tokens))):
        return False
    if any(
        isinstance(a, int) and isinstance(b, int) and _breaks(tree, a, b, draft)
        for a, b in pairwise(tokens)
    ):
        return False
    return not tokens or not isinstance(tokens[-1], int) or _ends(tree, tokens[-1], draft)


def tells_nothing(draft: Draft, tree: Tree) -> bool:
    """Whether it says that somebody said, and neither what nor when: “his office said”, “Vey told the BBC”."""
    v = draft.predicate
    if tree.lemma[v] not in _WANTING or draft.rule not in {"clause", "adjunct"}:
        return False
    said = set(tokens_of(draft.pieces)) - set(tokens_of(draft.subject))
    heard = [k for k in tree.kids[v] if tree.dep[k] == "dobj"] if tree.lemma[v] == "tell" else []
    said -= {v, *(t for k in heard for t in tree.under(k))}
    passive = any(tree.dep[k] in {"auxpass", "neg"} for k in tree.kids[v])
    return not passive and all(tree.pos[t] in {"AUX", "PUNCT", "SPACE"} for t in said)


def _lacks_finite(tree: Tree, draft: Draft) -> bool:
    """Whether the verb stands as “to meet” or “meeting”, with nothing that makes a sentence of it."""
    v = draft.predicate
    clause = draft.rule in {"clause", "adjunct"}
    if not clause or tree.pos[v] not in {"VERB", "AUX"} or v in draft.recast:
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


def _says_nothing(tree: Tree, draft: Draft) -> bool:
    """Whether no verb of the draft has a tense: “At the time of the raid, Vey, called the Fox”."""
    v = draft.predicate
    if tree.dep[v] in {"conj", "ROOT"} or (tree.tag[v] == "VBN" and tree.subject_of(v) is not None):
        return False  # “the fleet left”, “… and quit”, taken for a participle
    return not any(
        isinstance(piece, str) or piece in draft.recast or tree.tag[piece] in _FINITE
        for piece in draft.pieces
    )


def _leaves_open(tree: Tree, draft: Draft) -> bool:
    """Whether a preposition stands in the draft without what it governs: “, including, police said”."""
    said = set(tokens_of(draft.pieces))
    for t in said if draft.rule != "example" else ():
        if t in draft.subject or (tree.tag[t] != "IN" and tree.low[t] != "including"):
            continue
        governed = [k for k in tree.kids[t] if tree.dep[k] in _OBJECTS]
        if governed and said.isdisjoint(u for k in governed for u in tree.under(k)):
            if all(tree.tag[k] in {"WDT", "WP", "PRP"} for k in governed):
                continue  # in its place stands what it means
            return True
    return False


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
    if _modifies(tree, a, b):
        return False
    between = range(a + 1, b)
    said = set(tokens_of(draft.pieces))
    if all(t in said for t in between):
        return False
    if keeps_comma(tree, a, b, draft):
        return False
    return any(tree.low[t] in _PARTING or tree.pos[t] in {"VERB", "AUX"} for t in between)


def _modifies(tree: Tree, a: int, b: int) -> bool:
    """“television [and radio] programs”: the first of two modifiers stands before their noun as well."""
    return (
        tree.head[a] == b
        and tree.dep[a] in {"compound", "nmod", "amod"}
        and not (names_a_person(tree, a) or tree.run[b])
    )


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
    if tree.tag[last] in {"POS", "PRP$"} or tree.low[last] in {"the", "a", "an", "aged"}:
        return False
    said = set(tokens_of(draft.pieces))
    if tree.pos[last] == "ADP" and any(
        tree.dep[k] in {"pobj", "pcomp"} and k not in said for k in tree.kids[last]
    ):
        return False
    following = last + 1
    if following < len(tree) and following not in said and _opens(tree, last, following):
        return False
    if draft.rule == "apposition" or following >= len(tree) or following in said:
        return True
    cut = (
        tree.pos[last] == "NOUN"
        and tree.pos[following] in {"NOUN", "PROPN"}
        and tree.entity[following] not in _TIMES
    )
    return not cut


def _opens(tree: Tree, last: int, following: int) -> bool:
    """Whether the last word opens a clause or phrase of which nothing is said: “died while”."""
    if tree.dep[last] == "mark":
        return True
    governs = tree.tag[last] == "IN" and tree.dep[last] in {"prep", "agent"}
    return governs and tree.pos[following] in _OPENS_PHRASE and not tree.kids[last]
