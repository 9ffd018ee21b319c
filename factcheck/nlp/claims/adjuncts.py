"""Phrases beside a verb: which it cannot do without, and which can be said one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims import appositions, valency, verbs
from factcheck.nlp.claims.adverbials import LINKED
from factcheck.nlp.claims.drafts import Clause, Unit, tokens_of
from factcheck.nlp.claims.phrases import comma_before
from factcheck.nlp.claims.tree import Tree

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter

_PLACED = frozenset({"DATE", "TIME", "GPE", "LOC", "FAC"})
_OBJECTS = frozenset({"dobj", "attr", "acomp", "oprd", "xcomp", "ccomp"})
# Prepositions of place, time, role and company.
_PEELED = frozenset(
    [
        "in",
        "at",
        "for",
        "from",
        "with",
        "on",
        "during",
        "as",
        "by",
        "since",
        "after",
        "before",
        "alongside",
        "under",
    ]
)


# What opens the other half of a comparison.
_COMPARING = frozenset({"compared", "than", "versus", "against", "unlike"})
_HIGHEST = 6  # relations climbed


def parted(splitter: SentenceSplitter, clause: Clause, unit: Unit) -> bool:
    """Whether the only phrase beside a statement is parted from it.

    What a thing was done for is another matter than that it was done; and lives are told in single facts.
    """
    tree = splitter.tree
    first = min(unit.words)
    purpose = tree.low[first] == "to" and tree.tag[first] == "TO" and first > clause.verb
    purpose = purpose or _so_that(tree, first)
    return purpose or any(
        tree.low[t] in {"he", "she"} or tree.entity[t] == "PERSON"
        for t in tokens_of(clause.subject)
    )


def _is_complete(tree: Tree, clause: Clause) -> bool:
    """Whether the verb says something without any of its phrases."""
    v, complements = clause.verb, clause.complements
    if tree.lemma[v] == "take" and any(tree.lemma[c] in {"place", "part"} for c in complements):
        return False
    if tree.lemma[v] == "meet" and verbs.is_plural(tree, clause.subject):
        return True  # with each other
    away = tree.lemma[v] == "pass" and any(tree.low[k] == "away" for k in tree.kids[v])
    if tree.lemma[v] in valency.ENOUGH or away:
        return True
    return bool(clause.lent_words) or any(tree.dep[c] in _OBJECTS for c in complements)


def sort_adjuncts(
    splitter: SentenceSplitter, clause: Clause, core: set[int], units: list[Unit]
) -> bool:
    """Add what must stay with the verb to `core`, the rest to `units`; whether the core says something."""
    tree, v = splitter.tree, clause.verb
    complete = _is_complete(tree, clause)
    previous: frozenset[int] = frozenset()
    goal = _goal(tree, clause)
    course = _course(tree, clause)
    if course:
        core.update(t for a in course for t in splitter.words(a))
        complete = True
    for a in clause.adjuncts:
        if a in course:
            continue
        if a == goal or _binds(splitter, a, v):
            core.update(splitter.words(a))
            complete = True
            continue
        inner: list[Unit] = []
        words = peeled(splitter, a, frozenset(), inner)
        passive = (tree.has(v, "auxpass") or tree.low[v] == "born") and not (
            a == v + 1 and tree.low[a] in valency.AFTER_PASSIVE
        )
        needed = not complete and a > v and tree.dep[a] == "prep" and not passive
        if needed and not _dated(splitter, words):
            core.update(words)
            units += inner
            complete = True
            continue
        joined = bool(units) and tree.low[a] == "including"  # of the 90 people just told of
        if joined or _within(tree, previous, a, words):
            units[-1] = Unit(units[-1].words | words, units[-1].within)
            previous = frozenset()
            continue
        units.append(Unit(frozenset(words), frozenset()))
        previous = frozenset() if inner else units[-1].words
        units += [Unit(one.words, one.within | frozenset(words)) for one in inner]
    if complete and len(units) == 1 and not parted(splitter, clause, units[0]):
        only = units.pop()
        core |= only.words | only.within
    return complete


def _goal(tree: Tree, clause: Clause) -> int | None:
    """The phrase that says where something is brought or sent, without which nothing is said."""
    if tree.lemma[clause.verb] not in valency.MOVING | valency.WITH_TO:
        return None
    return next(
        (
            a
            for a in clause.adjuncts
            if a > clause.verb
            and (
                tree.low[a] in {"to", "into", "onto"}
                or (tree.dep[a] == "advmod" and tree.low[a] in {"back", "home", "away"})
            )
        ),
        None,
    )


def _course(tree: Tree, clause: Clause) -> list[int]:
    """The phrases of “from 31 percent in 2004 to 17 percent in 2024”, which say one thing."""
    numbered = [
        a
        for a in clause.adjuncts
        if tree.low[a] in {"from", "to"}
        and a > clause.verb
        and any(
            tree.pos[k] == "NUM" or tree.has(k, "nummod")
            for k in tree.kids[a]
            if tree.dep[k] == "pobj" and tree.entity[k] not in {"DATE", "TIME"}
        )
    ]
    if [tree.low[a] for a in numbered] not in (["from", "to"], ["to", "from"]):
        return []
    first, last = numbered
    behind = [a for a in clause.adjuncts if a > last]
    dated = [a for a in clause.adjuncts if first < a < last]
    if dated and behind and min(behind) == tree.under(last)[-1] + 1:
        dated.append(min(behind))
    return sorted([*numbered, *dated])


def _within(tree: Tree, previous: frozenset[int], a: int, words: set[int]) -> bool:
    """Whether a place behind another phrase may well belong to that one: “at the unit in Aford”."""
    if not previous or tree.dep[a] != "prep" or max(previous) != a - 1:
        return False
    ends = tree.low[a] in {"to", "until"}
    if ends and (tree.low[min(previous)] == "from" or tree.entity[a - 1] in {"DATE", "TIME"}):
        return True  # “from May to June”, “in the three months to June”
    if tree.low[a] != "in":
        return False
    last = a - 1
    if tree.low[min(previous)] in {"by", "to", "from"} or tree.entity[last] in _PLACED:
        return False
    return tree.pos[last] in {"NOUN", "PROPN"} and any(
        tree.entity[t] in {"GPE", "LOC"} for t in words
    )


def peeled(
    splitter: SentenceSplitter, k: int, within: frozenset[int], units: list[Unit]
) -> set[int]:
    """The words under `k` without the phrases that can be said one at a time, which go to `units`."""
    tree = splitter.tree
    stack, kept, later = [k], set(), []
    while stack:
        t = stack.pop()
        kept.add(t)
        for c in tree.kids[t]:
            if c in splitter.detached and (splitter.loose or c not in splitter.quoted):
                continue
            if c in splitter.removed:
                continue
            if c != k and _peels(splitter, c):
                later.append(c)
            else:
                stack.append(c)
    for c in sorted(later):
        if appositions.locate(splitter, c):
            continue
        inner: list[Unit] = []
        words = frozenset(peeled(splitter, c, within, inner))
        units.append(Unit(words, within))
        units += [Unit(one.words, one.within | words) for one in inner]
    return kept


def _so_that(tree: Tree, i: int) -> bool:
    return tree.low[i] == "so" and i + 1 < len(tree) and tree.low[i + 1] == "that"


def _purpose(splitter: SentenceSplitter, c: int) -> bool:
    """Whether the clause `c` says what for, of a deed that was planned or asked for: “due to meet to discuss …”."""
    tree = splitter.tree
    head = tree.head[c]
    if tree.dep[c] != "advcl" or c < head or tree.dep[head] not in {"xcomp", "ccomp"}:
        return False
    if c in splitter.quoted or c in splitter.opaque or comma_before(tree, c):
        return False
    first = tree.under(c)[0]
    to = tree.tag[c] == "VB" and any(
        tree.low[m] == "to" for m in tree.kids[c] if tree.dep[m] == "aux" and m == first
    )
    return to or _so_that(tree, first)


def _peels(splitter: SentenceSplitter, c: int) -> bool:
    tree = splitter.tree
    head = tree.head[c]
    if any(tree.dep[k] == "conj" or tree.has(k, "conj") for k in (head, tree.head[head])):
        return False  # what is said of one in a list is not said of the others
    if _measured_against(tree, c):
        return False
    return _purpose(splitter, c) or (
        tree.dep[c] == "prep"
        and tree.pos[head] in {"NOUN", "PROPN"}
        and tree.low[c] in _PEELED
        and (splitter.loose or c not in splitter.quoted)
        and c not in splitter.opaque
        and any(
            tree.entity[t] == "DATE" or (tree.entity[t] in {"GPE", "LOC"} and tree.low[c] != "with")
            for t in tree.kids[c]
        )
    )


def _measured_against(tree: Tree, c: int) -> bool:
    """“7% in Aford, compared to 9% in Kent”: without the place nothing is compared."""
    at = tree.head[c]
    for _ in range(_HIGHEST):
        if tree.low[at] in _COMPARING:
            return True
        if tree.head[at] == at or tree.pos[at] in {"VERB", "AUX"}:
            return tree.low[at] in _COMPARING
        at = tree.head[at]
    return False


def _binds(splitter: SentenceSplitter, a: int, v: int) -> bool:
    tree = splitter.tree
    if tree.dep[a] == "advcl":
        if a > v and any(tree.low[m] == "to" for m in tree.kids[a] if tree.dep[m] == "aux"):
            return False
        marks = {tree.low[m] for m in tree.kids[a] if tree.dep[m] in {"mark", "advmod"}}
        return not (marks & LINKED)
    if (
        tree.lemma[v] in valency.TELLING
        and tree.has(v, "auxpass")
        and tree.low[a] in {"of", "about"}
    ):
        return True
    called_on = tree.lemma[v] == "call" and tree.low[a] in {"on", "upon"} and tree.has(v, "xcomp")
    if called_on or (tree.low[a] == "as" and tree.lemma[v] in valency.AS_VERBS):
        return True
    if tree.lemma[v] in verbs.SPEAKING and tree.has(v, "ccomp"):
        return True
    return tree.low[a] in {"according", "without", "except", "unlike", "despite", "like"}


def connects(splitter: SentenceSplitter, a: int) -> bool:
    """Whether the adjunct only links the sentence to the one before: “on the other hand”."""
    return (
        splitter.tree.dep[a] == "prep"
        and " ".join(splitter.tree.low[t] for t in splitter.tree.under(a))
        in valency.CONNECTING_PHRASES
    )


def _dated(splitter: SentenceSplitter, words: set[int]) -> bool:
    return any(splitter.tree.entity[t] in {"DATE", "TIME"} for t in words)
