"""What “and” joins, where the parse joins the wrong words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims.people import names_a_person

if TYPE_CHECKING:
    from factcheck.nlp.claims.tree import Tree

_COMMAS = frozenset({",", "–", "—", "--", ";", "("})
_PLURAL = frozenset({"NNS", "NNPS"})
_BACKING = frozenset({"of", "for", "on", "in", "at"})
_HIGHEST = 8  # relations climbed


def conjunct(tree: Tree, i: int) -> bool:
    """Put the member `i` of a coordination where it belongs; whether anything changed."""
    head = tree.head[i]
    if tree.pos[i] == "VERB":
        if _subject_behind(tree, i, head):
            return True
        return _purpose(tree, i, head) or _said_too(tree, i, head) or _done_too(tree, i, head)
    if _office_too(tree, i, head) or _predicative(tree, i, head):
        return True
    if tree.dep[head] != "pobj" or not tree.has(i, "nummod") or tree.has(head, "nummod"):
        return False
    # “killed five children in a bus and two drivers”: what is counted goes with what is counted.
    above = tree.head[tree.head[head]]
    if tree.pos[above] == "VERB":
        objects = [k for k in tree.kids[above] if tree.dep[k] == "dobj" and k < head]
        above = objects[0] if len(objects) == 1 else above
    if tree.tag[above] not in _PLURAL or not tree.has(above, "nummod"):
        return False
    tree.head[i] = above
    for k in list(tree.kids[head]):
        if tree.dep[k] == "cc" and k < i:
            tree.head[k] = above
    return True


def _office_too(tree: Tree, i: int, head: int) -> bool:
    """“head of news and director of sport”: two offices, not the head of a director."""
    above = tree.head[tree.head[head]]
    if tree.dep[head] != "pobj" or tree.low[tree.head[head]] not in _BACKING:
        return False
    if tree.entity[i] == "PERSON" or tree.tag[i] in _PLURAL or tree.tag[above] in _PLURAL:
        return False
    offices = names_a_person(tree, i) and names_a_person(tree, above)
    if not offices or names_a_person(tree, head) or tree.entity[above] == "PERSON":
        return False
    tree.head[i] = above
    for k in list(tree.kids[head]):
        if tree.dep[k] == "cc" and k < i:
            tree.head[k] = above
    return True


def _predicative(tree: Tree, i: int, head: int) -> bool:
    """“are heavy in the base, and thin near the rim”: the adjective goes with the adjective."""
    if tree.pos[i] not in {"ADJ", "NOUN", "PROPN"} or tree.subject_of(i) is not None:
        return False
    if tree.lemma[head] != "be" or any(
        tree.dep[k] in {"aux", "auxpass", "cop"} for k in tree.kids[i]
    ):
        return False
    said = [
        k
        for k in tree.kids[head]
        if tree.dep[k] in {"acomp", "attr"} and head < k < i and tree.pos[k] == tree.pos[i]
    ]
    if len(said) != 1:
        return False
    last = said[0]
    while following := [k for k in tree.kids[last] if tree.dep[k] == "conj" and k < i]:
        last = following[-1]
    tree.head[i] = last
    for k in list(tree.kids[head]):
        if tree.dep[k] in {"cc", "punct", "prep"} and last < k < i:
            tree.head[k] = last
    return True


def _subject_behind(tree: Tree, i: int, head: int) -> bool:
    """“after Ann Vey, the mayor, was shot”: “after” opens a clause, whose subject is Ann Vey."""
    if tree.subject_of(i) is not None or any(
        tree.dep[k] == "cc" and head < k < i for k in tree.kids[head]
    ):
        return False
    first = min([i, *(k for k in tree.kids[i] if tree.dep[k] in {"aux", "auxpass", "neg"})])
    if not _finite(tree, i) and not any(tree.tag[k] in {"VBD", "VBZ", "VBP"} for k in tree.kids[i]):
        return False
    at = first - 1 - (tree.low[first - 1] == ",")
    for _ in range(_HIGHEST):
        if tree.dep[at] == "pobj" and tree.low[tree.head[at]] in {"after", "before", "since"}:
            break
        if tree.head[at] >= at and tree.dep[at] != "compound":
            return False
        at = tree.head[at]
    else:
        return False
    opener = tree.head[at]
    if opener < head:
        return False
    tree.dep[i], tree.head[i] = "advcl", tree.head[opener]
    if tree.pos[tree.head[opener]] not in {"VERB", "AUX"}:
        tree.head[i] = head
    tree.dep[opener], tree.head[opener] = "mark", i
    passive = any(tree.dep[k] == "auxpass" for k in tree.kids[i])
    tree.dep[at], tree.head[at] = "nsubjpass" if passive else "nsubj", i
    return True


def _purpose(tree: Tree, i: int, head: int) -> bool:
    """“thanked him for sending teams to lead the search and help the town”: to lead and to help."""
    if tree.tag[i] != "VB" or tree.tag[head] == "VB" or tree.subject_of(i) is not None:
        return False
    if any(tree.dep[k] == "aux" for k in tree.kids[i]):
        return False
    for t in range(i - 1, head, -1):
        if tree.tag[t] == "VB" and any(tree.low[k] == "to" for k in tree.kids[t]):
            tree.head[i] = t
            for k in list(tree.kids[head]):
                if tree.dep[k] == "cc" and t < k < i:
                    tree.head[k] = t
            return True
    return False


def _said_too(tree: Tree, i: int, head: int) -> bool:
    """“said the man fled and hid”: without a comma the man hid, not the one who said it."""
    said = [
        k
        for k in tree.kids[head]
        if tree.dep[k] == "ccomp" and head < k < i and tree.subject_of(k) is not None
    ]
    if len(said) != 1 or tree.subject_of(i) is not None or not _finite(tree, i):
        return False
    joiners = [k for k in tree.kids[head] if tree.dep[k] == "cc" and said[0] < k < i]
    if len(joiners) != 1 or tree.low[joiners[0]] != "and" or tree.low[joiners[0] - 1] in _COMMAS:
        return False
    if joiners[0] + 1 != min([i, *tree.kids[i]]) or tree.lemma[i] == tree.lemma[head]:
        return False
    tree.head[i] = tree.head[joiners[0]] = said[0]
    return True


def _done_too(tree: Tree, i: int, head: int) -> bool:
    """“was rescued alive and flown home”: the verb goes with the verb."""
    above = tree.head[head]
    if tree.pos[head] not in {"ADJ", "ADV"} or tree.dep[head] not in {"acomp", "oprd", "advmod"}:
        return False
    if tree.tag[i] != tree.tag[above]:
        return False
    tree.head[i] = above
    for k in list(tree.kids[head]):
        if tree.dep[k] == "cc" and k < i:
            tree.head[k] = above
    return True


def _finite(tree: Tree, i: int) -> bool:
    return tree.tag[i] in {"VBD", "VBZ", "VBP"}


def callings(tree: Tree, i: int) -> bool:
    """“an inventor and computer scientist”: two callings, not a scientist of two kinds."""
    head = tree.head[i]
    second = [k for k in tree.kids[i] if tree.dep[k] == "conj"]
    if len(second) != 1 or second[0] > head:
        return False
    one = second[0]
    if names_a_person(tree, one) and not tree.has(i, "cc"):
        # “a painter, poet and film star”
        if not tree.has(one, "cc") or tree.has(one, "conj"):
            return False
        above = one
    elif tree.has(i, "cc") and all(names_a_person(tree, k) for k in (i, head)):
        if names_a_person(tree, one):
            return False
        above = i
    else:
        return False
    tree.dep[i], tree.head[i] = tree.dep[head], tree.head[head]
    tree.dep[head], tree.head[head] = "conj", above
    if above == i:
        tree.dep[one], tree.head[one] = "compound", head
    for k in range(i):
        if tree.head[k] == head and tree.pos[k] in {"DET", "ADJ", "NOUN", "PROPN"}:
            tree.head[k] = i
    return True
