"""Examples that a comma sets off, said as a sentence of their own: “facilities, including a library” → “the facilities include a library”.

Where every example is a claim by itself, `exemplified` puts each in the place of its kind instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims import verbs
from factcheck.nlp.claims.drafts import Draft, tokens_of
from factcheck.nlp.claims.phrases import antecedent, comma_before, list_opener
from factcheck.nlp.claims.tree import Tree

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter

_PLURAL = frozenset({"NNS", "NNPS"})
# “No members, including the mayor, came”: what is denied of all is not said of each.
_DENIED = frozenset({"no", "few", "neither", "not", "hardly", "only"})
_SOME = frozenset({"several", "some", "various", "certain", "numerous", "other"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})


def opens(tree: Tree, i: int) -> bool:
    """Whether `i` opens examples of a plural that a comma sets off."""
    return (
        list_opener(tree, i) is not None
        and tree.tag[tree.head[i]] in _PLURAL
        and tree.low[i] != "like"
        and comma_before(tree, i)
        and not denied(tree, tree.head[i])
    )


def denied(tree: Tree, head: int) -> bool:
    """Whether what is said of the plural `head` need not be so of each."""
    return any(tree.low[k] in _DENIED for k in tree.kids[head])


def add(splitter: SentenceSplitter) -> None:
    """State all such examples of the sentence."""
    for i in sorted(splitter.detached - splitter.quoted):
        if opens(splitter.tree, i):
            state(splitter, i)


def state(splitter: SentenceSplitter, i: int) -> None:
    """Add that what the examples behind `i` are examples of includes them."""
    tree = splitter.tree
    found = splitter.examples.get(i)
    named = sorted(found.taken) if found else tree.under(i)
    named = [t for t in named if t > i]
    while named and tree.low[named[-1]] in {",", ";"}:
        named.pop()
    subject = _of_plural(tree, antecedent(splitter, i))
    if not named or not tokens_of(subject):
        return
    past = verbs.tense(tree, tree.head[i]) == "past"
    verb = verbs.finite("include", "past" if past else "present", plural=True)
    splitter.drafts.append(
        Draft(
            pieces=[*subject, verb, *named],
            own=frozenset([i, *named]),
            predicate=i,
            subject=subject,
            recast=_lowered(tree, subject),
            rule="inclusion",
        )
    )


def _of_plural(tree: Tree, subject: list[int | str]) -> list[int | str]:
    """“several new halls”, said again, are “the new halls”; “five people” are “the five people”."""
    first = subject[0] if subject else None
    if not isinstance(first, int) or tree.entity[first] in _NAMES:
        return subject
    if any(tree.dep[t] in {"det", "poss", "predet"} for t in tokens_of(subject)):
        return subject
    return ["the", *(subject[1:] if tree.low[first] in _SOME else subject)]


def _lowered(tree: Tree, subject: list[int | str]) -> dict[int, str]:
    """The first word of the sentence in lower case, where “the” now goes before it."""
    second = subject[1] if subject[0] == "the" and len(subject) > 1 else None
    return {0: tree.low[0]} if second == 0 else {}
