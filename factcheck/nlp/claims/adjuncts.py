"""Phrases beside a verb: which it cannot do without, and which can be said one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims import appositions, verbs
from factcheck.nlp.claims.adverbials import LINKED
from factcheck.nlp.claims.drafts import Clause, Unit, tokens_of
from factcheck.nlp.claims.tree import Tree

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter

_CONNECTING_PHRASES = frozenset(
    {
        "in addition",
        "on the other hand",
        "on the one hand",
        "for example",
        "for instance",
        "as a result",
        "in fact",
        "in particular",
        "in turn",
        "of course",
        "in contrast",
        "by contrast",
        "in other words",
        "in general",
        "after all",
        "in conclusion",
        "overall",
        "in summary",
        "for this reason",
        "on the contrary",
    }
)
# Verbs that say nothing without their “as”.
_AS_VERBS = frozenset(
    [
        "portray",
        "describe",
        "regard",
        "view",
        "see",
        "depict",
        "define",
        "treat",
        "characterize",
        "characterise",
        "know",
        "recognize",
        "recognise",
        "identify",
        "cite",
        "label",
        "perceive",
        "brand",
        "serve",
        "act",
    ]
)
# Verbs that say nothing in the passive without what was told.
_TELLING = frozenset({"tell", "inform", "remind", "warn", "notify", "assure"})
# Verbs of bringing something somewhere (VerbNet 9.1, 11.1, 11.3).
_MOVING = frozenset(
    {"bring", "take", "send", "put", "place", "return", "move", "welcome", "bear", "carry"}
)
# What “was limited”, “was divided” and the like cannot do without.
_AFTER_PASSIVE = frozenset({"to", "into", "of", "with"})
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


def _parts(splitter: SentenceSplitter, clause: Clause, unit: Unit) -> bool:
    """Whether the only phrase beside a statement is parted from it.

    What a thing was done for is another matter than that it was done; and lives are told in single facts.
    """
    tree = splitter.tree
    first = min(unit.words)
    purpose = tree.low[first] == "to" and tree.tag[first] == "TO" and first > clause.verb
    return purpose or any(
        tree.low[t] in {"he", "she"} or tree.entity[t] == "PERSON"
        for t in tokens_of(clause.subject)
    )


def sort_adjuncts(
    splitter: SentenceSplitter, clause: Clause, core: set[int], units: list[Unit]
) -> bool:
    """Add what must stay with the verb to `core`, the rest to `units`; whether the core says something."""
    tree, v = splitter.tree, clause.verb
    complete = bool(clause.lent_words) or any(tree.dep[c] in _OBJECTS for c in clause.complements)
    if tree.lemma[v] == "take" and any(
        tree.lemma[c] in {"place", "part"} for c in clause.complements
    ):
        complete = False
    previous: frozenset[int] = frozenset()
    goal = _goal(tree, clause)
    for a in clause.adjuncts:
        if a == goal or _binds(splitter, a, v):
            core.update(splitter.words(a))
            complete = True
            continue
        inner: list[Unit] = []
        words = peeled(splitter, a, frozenset(), inner)
        passive = tree.has(v, "auxpass") and not (a == v + 1 and tree.low[a] in _AFTER_PASSIVE)
        needed = not complete and a > v and tree.dep[a] == "prep" and not passive
        if needed and not _dated(splitter, words):
            core.update(words)
            units += inner
            complete = True
            continue
        if _within(tree, previous, a, words):
            units[-1] = Unit(units[-1].words | words, units[-1].within)
            previous = frozenset()
            continue
        units.append(Unit(frozenset(words), frozenset()))
        previous = frozenset() if inner else units[-1].words
        units += [Unit(one.words, one.within | frozenset(words)) for one in inner]
    if complete and len(units) == 1 and not _parts(splitter, clause, units[0]):
        only = units.pop()
        core |= only.words | only.within
    return complete


def _goal(tree: Tree, clause: Clause) -> int | None:
    """The phrase that says where something is brought or sent, without which nothing is said."""
    if tree.lemma[clause.verb] not in _MOVING:
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


def _within(tree: Tree, previous: frozenset[int], a: int, words: set[int]) -> bool:
    """Whether a place behind another phrase may well belong to that one: “at the unit in Aford”."""
    if not previous or tree.dep[a] != "prep" or max(previous) != a - 1:
        return False
    if tree.low[a] in {"to", "until"} and tree.low[min(previous)] == "from":
        return True
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


def _peels(splitter: SentenceSplitter, c: int) -> bool:
    tree = splitter.tree
    head = tree.head[c]
    return (
        tree.dep[c] == "prep"
        and tree.pos[head] in {"NOUN", "PROPN"}
        and tree.low[c] in _PEELED
        and (splitter.loose or c not in splitter.quoted)
        and c not in splitter.opaque
        and any(tree.entity[t] in {"DATE", "GPE", "LOC"} for t in tree.kids[c])
    )


def _binds(splitter: SentenceSplitter, a: int, v: int) -> bool:
    tree = splitter.tree
    if tree.dep[a] == "advcl":
        if a > v and any(tree.low[m] == "to" for m in tree.kids[a] if tree.dep[m] == "aux"):
            return False
        marks = {tree.low[m] for m in tree.kids[a] if tree.dep[m] in {"mark", "advmod"}}
        return not (marks & LINKED)
    if tree.lemma[v] in _TELLING and tree.has(v, "auxpass") and tree.low[a] in {"of", "about"}:
        return True
    if tree.low[a] == "as" and tree.lemma[v] in _AS_VERBS:
        return True
    if tree.lemma[v] in verbs.SPEAKING and tree.has(v, "ccomp"):
        return True
    return tree.low[a] in {"according", "without", "except", "unlike", "despite", "like"}


def connects(splitter: SentenceSplitter, a: int) -> bool:
    """Whether the adjunct only links the sentence to the one before: “on the other hand”."""
    return (
        splitter.tree.dep[a] == "prep"
        and " ".join(splitter.tree.low[t] for t in splitter.tree.under(a)) in _CONNECTING_PHRASES
    )


def _dated(splitter: SentenceSplitter, words: set[int]) -> bool:
    return any(splitter.tree.entity[t] in {"DATE", "TIME"} for t in words)
