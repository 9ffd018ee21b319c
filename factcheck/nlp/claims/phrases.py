"""Noun phrases: what can be taken out of one and stated by itself, and what is shared in a list.

A modifier comes out only where the rest keeps its meaning: what a comma sets off, what follows a name,
what follows a/an. “Most people who smoke” is never cut down to “most people”.
"""

from __future__ import annotations

from factcheck.nlp.claims.tree import Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_LIST_OPENERS = frozenset({"including", "like", "such"})
_JOINERS = frozenset({"and", "&", ",", ";", "also"})
# Forms of address, which say nothing of an office (AP Stylebook, "courtesy titles").
_HONORIFICS = frozenset("mr mrs ms miss dr mr. mrs. ms. dr. sir dame lord lady madam st. saint".split())
# Titles of office that are capitalised before a name (AP Stylebook, "titles").
_OFFICES = frozenset(
    "president chancellor minister secretary senator sen. rep. representative gov. governor mayor king queen prince "
    "princess emperor pope cardinal archbishop bishop rabbi imam ayatollah sheikh judge justice general "
    "gen. colonel col. captain capt. lieutenant lt. sergeant sgt. admiral major commander chairman "
    "chairwoman chair chief director ambassador premier speaker professor coach spokesman spokeswoman "
    "spokesperson leader commissioner sheriff attorney officer deputy marshal vice-president".split()
)
_NAMED = frozenset({"PERSON", "ORG", "GPE", "FAC", "LOC", "WORK_OF_ART", "PRODUCT", "EVENT"})


def comma_before(tree: Tree, i: int) -> bool:
    """Whether a comma, dash or bracket parts the subtree of `i` from what goes before."""
    left = tree.under(i)[0]
    return left > 0 and tree.low[left - 1] in {",", "–", "—", "-", "(", "--"}  # noqa: RUF001


def detachable(tree: Tree, i: int) -> bool:
    """Whether the modifier `i` may come out of its noun phrase without changing what is said."""
    head = tree.head[i]
    if tree.pos[head] == "PROPN" or comma_before(tree, i):
        return True
    articles = {"a", "an", "the"} if tree.dep[i] == "relcl" and _opens_with_which(tree, i) else {"a", "an"}
    return any(tree.low[k] in articles for k in tree.kids[head] if tree.dep[k] == "det")


def _opens_with_which(tree: Tree, i: int) -> bool:
    return tree.low[tree.under(i)[0]] == "which"


def list_opener(tree: Tree, i: int) -> int | None:
    """The head of the listed items when `i` opens examples: “such as”, “including”, “like”."""
    if tree.dep[i] != "prep" or tree.pos[tree.head[i]] not in _NOMINAL:
        return None
    if tree.low[i] == "as" and i and tree.low[i - 1] == "such":
        pass
    elif tree.low[i] == "including" or (tree.low[i] == "like" and tree.head[i] < i):
        pass
    else:
        return None
    return next((k for k in tree.kids[i] if tree.dep[k] == "pobj"), None)


def title_before(tree: Tree, head: int) -> list[int]:
    """The words of office or kind before the name `head`: “Kremlin spokesman” in “Kremlin spokesman X Y”."""
    kind, run = tree.entity[head], tree.run[head]
    if kind not in _NAMED or tree.dep[head] == "compound":
        return []
    name = head
    while name and tree.run[name - 1] == run:
        name -= 1
    before: list[int] = []
    k = name - 1
    kids = set(tree.under(head))
    while k >= 0 and k in kids and tree.pos[k] in {"NOUN", "PROPN", "ADJ", "PART", "PUNCT"} and tree.low[k] not in {",", "(", '"', "“", "and"}:
        before.insert(0, k)
        k -= 1
    if not before:
        return []
    last = before[-1]
    if tree.low[last] in _HONORIFICS or tree.pos[last] not in {"NOUN", "PROPN"}:
        return []
    if tree.pos[last] == "PROPN" and tree.low[last] not in _OFFICES:
        return []
    if tree.tag[last] in {"NNS", "NNPS"} or (tree.pos[last] == "PROPN" and len(before) == 1):
        return []
    if tree.pos[last] == "NOUN" and tree.dep[last] not in {"compound", "nmod", "appos", "amod"}:
        return []
    return before


def chain_of(tree: Tree, first: int) -> list[int]:
    """`first` and everything coordinated with it, in order; only `first` if they are not a plain “and” list."""
    members, link = [first], first
    joined = False
    while True:
        following = [k for k in tree.kids[link] if tree.dep[k] == "conj"]
        if not following:
            break
        for k in tree.kids[link]:
            if tree.dep[k] == "cc":
                if tree.low[k] not in {"and", "&", "as"} :
                    if tree.low[k] in {"well"}:
                        joined = True
                        continue
                    return [first]
                joined = True
        members += following
        link = following[-1]
        if len(following) > 1:
            joined = joined or True
    if not joined or len(members) == 1:
        return [first]
    if any(tree.run[k] and tree.run[k] == tree.run[first] for k in members[1:]):
        return [first]
    return members
