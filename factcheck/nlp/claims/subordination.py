"""Subordinate clauses that the small model hangs on the wrong word, put where they belong.

As in `slips`, each rule looks at signs on the surface and leaves the parse alone where they are in doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims.people import names_a_person
from factcheck.nlp.claims.phrases import comma_before

if TYPE_CHECKING:
    from factcheck.nlp.claims.tree import Tree

# These join a clause to a whole sentence and never to a noun (Quirk et al., 1985, §15.39-15.45).
_OF_SENTENCES = frozenset({"although", "though", "whereas", "while", "whilst", "because"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
_VERBS = frozenset({"VERB", "AUX"})
_HIGHEST = 8  # relations climbed


def of_the_sentence(tree: Tree, i: int) -> bool:
    """“…, and later in the final at Aford, although the team is …”: it qualifies the verb, not the noun."""
    head = tree.head[i]
    if tree.pos[head] in _VERBS or not comma_before(tree, i) or i < head:
        return False
    marks = [k for k in tree.kids[i] if tree.dep[k] == "mark"]
    if not marks or tree.low[marks[0]] not in _OF_SENTENCES or tree.subject_of(i) is None:
        return False
    above = _verb_above(tree, head)
    if above is None:
        return False
    tree.head[i] = above
    return True


def behind_infinitive(tree: Tree, i: int) -> bool:
    """“was left to fend for himself, living in …”: set off by a comma, it speaks of the subject."""
    head = tree.head[i]
    if tree.tag[i] != "VBG" or i < head or tree.dep[head] != "xcomp" or not comma_before(tree, i):
        return False
    above = tree.head[head]
    if tree.pos[above] not in _VERBS or tree.subject_of(i) is not None:
        return False
    if tree.subject_of(above) is None or any(
        tree.dep[k] in {"dobj", "dative"} and k < head for k in tree.kids[above]
    ):
        return False  # “asked them to leave, saying …”: it may be either who says it
    tree.head[i] = above
    return True


def relative_place(tree: Tree, i: int) -> bool:
    """“the college, where they are taught and learn …”: the relative word opens the first of two verbs."""
    verb = tree.head[i]
    first = tree.head[verb]
    if tree.low[i] not in {"where", "when"} or tree.dep[verb] != "conj":
        return False
    if tree.dep[first] != "relcl" or not i < first < verb or i != tree.under(first)[0]:
        return False
    tree.head[i] = first
    return True


def who_of_person(tree: Tree, i: int) -> bool:
    """“Ann Vey from the United States, who finished third”: a country is no “who”."""
    place = tree.head[i]
    opener = tree.under(i)[0]
    if tree.low[opener] not in {"who", "whose", "whom"} or tree.entity[place] not in PLACES:
        return False
    for _ in range(_HIGHEST):
        if tree.dep[place] != "pobj":
            return False
        place = tree.head[tree.head[place]]
        if tree.entity[place] == "PERSON" or names_a_person(tree, place):
            tree.head[i] = place
            return True
    return False


def _verb_above(tree: Tree, i: int) -> int | None:
    for _ in range(_HIGHEST):
        if tree.pos[i] in _VERBS:
            return i
        if tree.head[i] == i:
            return None
        i = tree.head[i]
    return None
