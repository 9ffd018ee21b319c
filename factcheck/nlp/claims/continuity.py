"""What “it” or “they” at the head of a sentence goes on about: the subject of the sentence before.

Subjects continue (Grosz, Joshi and Weinstein, Computational Linguistics 1995); the pronoun is resolved only
where the sentence before leaves no other thing in a leading place that it could mean.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims.people import names_a_person
from factcheck.nlp.claims.verbs import SPEAKING, is_predicate

if TYPE_CHECKING:
    from factcheck.nlp.claims.tree import Tree

# With a clause behind it the “it” of these verbs may mean nothing (Quirk et al., 1985, §18.33).
_EMPTY = frozenset({"be", "seem", "appear", "take", "turn", "happen", "rain", "snow", "matter"})
_CLAUSES = frozenset({"ccomp", "xcomp", "csubj", "advcl", "relcl"})
_LEADING = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "oprd", "dative"})
_BODIES = frozenset({"ORG", "NORP"})


def continues(tree: Tree, token: int) -> bool:
    """Whether the pronoun `token` opens its sentence as a subject that means a thing."""
    verb = tree.head[token]
    if tree.dep[token] not in {"nsubj", "nsubjpass"} or verb != tree.root:
        return False
    if any(tree.pos[t] in {"NOUN", "PROPN"} and not tree.entity[t] for t in range(token)):
        return False
    if any(tree.pos[t] in {"VERB", "PRON"} for t in range(token)):
        return False
    return not means_nothing(tree, verb)


def means_nothing(tree: Tree, verb: int) -> bool:
    """Whether the “it” before the verb may stand for a clause behind it: “it is likely that …”."""
    return tree.lemma[verb] in _EMPTY and any(tree.has(verb, one) for one in _CLAUSES)


def topic(before: Tree, *, plural: bool) -> list[int]:
    """The words of the subject of the sentence before, if nothing else there can be meant."""
    root = before.root
    subject = before.subject_of(root)
    if subject is None or before.lemma[root] in SPEAKING or before.pos[root] not in {"VERB", "AUX"}:
        return []
    if not _may_be(before, subject, plural=plural) or before.has(subject, "conj"):
        return []
    named = before.pos[subject] == "PROPN"
    if not named and not any(before.low[k] in {"the", "this"} for k in before.kids[subject]):
        return []
    rivals = [
        t
        for t in range(len(before))
        if t != subject
        and before.dep[t] in _LEADING
        and not (before.dep[t] == "attr" and before.head[t] == root)
        and (before.pos[t] in {"NOUN", "PROPN"} and _may_be(before, t, plural=plural))
    ]
    words = [t for t in before.under(subject) if t <= subject]
    of = [k for k in before.kids[subject] if before.low[k] == "of" and k == subject + 1]
    if of:
        words = sorted({*words, *before.under(of[0])})
    whole = words == list(range(words[0], words[-1] + 1))
    return words if whole and not rivals and len(words) <= _LONGEST else []


def joined_to(tree: Tree, token: int) -> list[str]:
    """The words that the pronoun `token` of a second clause means, where they stand in the first."""
    verb = tree.head[token]
    first = tree.head[verb]
    if tree.dep[token] not in {"nsubj", "nsubjpass"} or tree.dep[verb] != "conj":
        return []
    if first >= token or not is_predicate(tree, first) or means_nothing(tree, verb):
        return []
    return spoken_of(tree, first, token, plural=tree.low[token] == "they")


def spoken_of(tree: Tree, verb: int, before: int, *, plural: bool) -> list[str]:
    """The words of the one subject or object of `verb` that “it” or “they” behind it can mean."""
    found = [
        k
        for k in tree.kids[verb]
        if k < before
        and tree.dep[k] in _LEADING
        and tree.dep[k] != "attr"  # “the gas is a poison”: the gas is spoken of
        and _may_be(tree, k, plural=plural)
    ]
    many = [k for k in found if tree.tag[k] in {"NNS", "NNPS"}]
    if plural and many:
        found = many  # rather than a body of several people
    if len(found) != 1 or tree.pos[found[0]] not in {"NOUN", "PROPN"}:
        return []
    noun = found[0]
    if tree.has(noun, "conj") or (tree.pos[noun] == "NOUN" and tree.entity[noun] == "PERSON"):
        return []
    kept = [
        t
        for t in tree.under(noun)
        if t <= noun and tree.dep[t] not in {"nummod", "quantmod"} and tree.pos[t] != "NUM"
    ]
    if kept and tree.dep[kept[0]] == "det" and tree.low[kept[0]] in {"a", "an", "the"}:
        del kept[0]
    owned = any(tree.dep[t] == "poss" for t in kept)
    if not kept or owned or len(kept) > _LONGEST or kept[-1] - kept[0] != len(kept) - 1:
        return []
    words = [tree.words[t] for t in kept]
    bare = len(kept) == len([t for t in tree.under(noun) if t <= noun])
    mass = bare and tree.tag[noun] == "NN"  # “fuel rose because it was scarce”
    named = tree.pos[noun] == "PROPN" and bool(tree.run[noun])
    return words if mass or named else ["the", *words]


_LONGEST = 8  # words of a phrase that is worth saying again


def _may_be(tree: Tree, i: int, *, plural: bool) -> bool:
    """Whether the noun `i` can be “it”, or “they” where `plural`."""
    if tree.entity[i] in {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL"}:
        return False
    many = tree.tag[i] in {"NNS", "NNPS"}
    if plural:
        return many or tree.entity[i] in _BODIES
    return not many and not names_a_person(tree, i) and tree.pos[i] in {"NOUN", "PROPN"}
