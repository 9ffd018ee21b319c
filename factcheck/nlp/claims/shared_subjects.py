"""Subjects that are lists: “three men and two women were held” says it of the men and of the women.

What several do together (they met, they share a border) is left as one statement; so is what may be either.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.nlp.claims.drafts import Clause, Draft
from factcheck.nlp.claims.inflection import third_person
from factcheck.nlp.claims.phrases import chain_of, member_words
from factcheck.nlp.claims.tree import Tree

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter

# Verbs of what several do with or to each other, or make up together (Levin, 1993, 36 and 22; Dixon, 2005).
_TOGETHER = frozenset(
    [
        "meet",
        "agree",
        "disagree",
        "marry",
        "divorce",
        "discuss",
        "talk",
        "share",
        "clash",
        "fight",
        "collide",
        "merge",
        "unite",
        "join",
        "cooperate",
        "collaborate",
        "compete",
        "negotiate",
        "sign",
        "differ",
        "exchange",
        "gather",
        "split",
        "divide",
        "combine",
        "total",
        "include",
        "comprise",
        "constitute",
        "consist",
        "make",
        "form",
        "separate",
        "connect",
        "alternate",
        "reconcile",
        "argue",
        "trade",
        "pair",
        "face",
        "know",
        "work",
        "tie",
        "draw",
        "part",
        "intersect",
        "rival",
        "add",
        "hold",
        "account",
        "link",
        "relate",
        "join",
        "engage",
    ]
)
_JOINT = frozenset(
    [
        "together",
        "jointly",
        "both",
        "each",
        "respectively",
        "either",
        "neither",
        "between",
        "their",
        "them",
        "they",
        "themselves",
        "other",
        "another",
        "joint",
        "mutual",
        "common",
        "same",
        "similar",
        "different",
        "side",
        "apart",
        "alike",
        "equally",
        "combined",
        "total",
        "all",
    ]
)
_SINGULAR_FORMS = {"were": "was", "are": "is", "have": "has", "do": "does"}
_SINGULAR = frozenset({"NN", "NNP"})
_MOST = 6  # members; a longer list is left as it is


def members_of(splitter: SentenceSplitter, clause: Clause, subject: int) -> list[list[int]]:
    """The words of each member of the subject, where the clause is true of each; else nothing."""
    tree, v = splitter.tree, clause.verb
    chain = chain_of(tree, subject)
    if not splitter.atomic or subject in splitter.quoted or not _plain(tree, chain):
        return []
    inside = set(tree.under(subject))
    predicate = [t for t in tree.under(v) if t not in inside]
    if any(tree.low[t] in _JOINT or tree.lemma[t] in _TOGETHER for t in predicate):
        return []
    counted = all(tree.pos[k] == "NUM" or tree.has(k, "nummod") for k in chain)
    words = [member_words(splitter, k, chain) for k in chain]
    return words if all(words) and (counted or _each(tree, v, chain)) else []


def _plain(tree: Tree, chain: list[int]) -> bool:
    """Whether it is a list of nouns, each of which stands by itself."""
    return 1 < len(chain) <= _MOST and all(
        tree.pos[k] in {"NOUN", "PROPN", "NUM"} and tree.low[k - 1] != "-" for k in chain
    )


def _each(tree: Tree, v: int, chain: list[int]) -> bool:
    """Whether what the verb says, having no object, is said of each."""
    if any(tree.dep[k] in {"dobj", "attr", "oprd", "ccomp", "dative"} for k in tree.kids[v]):
        return False
    first = chain[0]
    # “the towns and villages of …”, “plants in Aford and Brask”: what else is shared is not sure
    if any(tree.dep[c] in {"prep", "relcl", "acl"} for k in chain for c in tree.kids[k]):
        return False
    if any(tree.dep[c] in {"amod", "poss", "nummod"} for c in tree.kids[first]):
        return False
    own = [any(tree.dep[c] == "det" for c in tree.kids[k]) for k in chain]
    named = all(tree.pos[k] == "PROPN" for k in chain)
    plural = all(tree.tag[k] in {"NNS", "NNPS"} or o for k, o in zip(chain, own, strict=True))
    return (named or plural) and tree.tag[v] in {"VBD", "VBN", "VB", "VBP"}


def apart(splitter: SentenceSplitter, drafts: list[Draft], members: list[list[int]]) -> list[Draft]:
    """Each of `drafts` once for each member of its subject."""
    tree = splitter.tree
    everything = {t for words in members for t in words}
    low, high = min(everything), max(everything)
    found = []
    for draft in drafts:
        for n, words in enumerate(members):
            mine = set(words)
            pieces = [
                piece
                for piece in draft.pieces
                if not isinstance(piece, int) or not low <= piece <= high or piece in mine
            ]
            recast = {**draft.recast, **(in_singular(tree, draft, words))}
            own = frozenset(t for t in draft.own if not low <= t <= high) | mine
            found.append(
                replace(
                    draft,
                    pieces=pieces,
                    own=own if not n else frozenset(mine),
                    subject=list(words),
                    recast=recast,
                )
            )
    return found


def in_singular(tree: Tree, draft: Draft, words: list[int]) -> dict[int, str]:
    """The verb in the singular where the member is one thing: “were” → “was”."""
    inside = set(words)
    head = next((t for t in words if tree.head[t] not in inside), words[-1])
    several = any(tree.low[k] in {"in", "of"} for k in tree.kids[head])  # “one in five women”
    one = tree.tag[head] in _SINGULAR or (tree.low[head] == "one" and not several)
    if not one or tree.tag[head] in {"NNS", "NNPS"}:
        return {}
    v = draft.predicate
    finite = next((k for k in tree.kids[v] if tree.dep[k] in {"aux", "auxpass"}), v)
    if finite in draft.recast:
        return {}
    if tree.low[finite] in _SINGULAR_FORMS:
        return {finite: _SINGULAR_FORMS[tree.low[finite]]}
    return {finite: third_person(tree.lemma[finite].lower())} if tree.tag[finite] == "VBP" else {}
