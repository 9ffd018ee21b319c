"""Ages told in passing: “Vey, 61,” and “the 34-year-old driver” each say how old somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims import appositions, presupposed, verbs
from factcheck.nlp.claims.drafts import Draft
from factcheck.nlp.claims.phrases import definite
from factcheck.nlp.claims.tree import Tree

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter

_OLDEST = 125  # years; nobody has lived so long
_COMPOUND = 5  # tokens of “34-year-old”
_ARTICLES = frozenset({"a", "an", "the"})
_SINGULAR = frozenset({"NN", "NNP"})


def behind_name(tree: Tree, i: int) -> bool:
    """Whether the number `i` is the age of the person named before it: “Vey, 61, won”."""
    head = tree.head[i]
    if tree.dep[i] != "appos" or tree.pos[i] != "NUM" or not tree.words[i].isdigit():
        return False
    if tree.pos[head] != "PROPN" or tree.entity[head] not in {"PERSON", "ORG", "GPE", ""}:
        return False
    if not 0 < int(tree.words[i]) <= _OLDEST or tree.kids[i] or tree.low[i - 1] != ",":
        return False
    return i + 1 < len(tree) and tree.low[i + 1] in {",", ".", ")"} and head < i


def before_noun(tree: Tree, i: int) -> list[int]:
    """The tokens of “34-year-old”, of which `i` is the last, before the one thing that is so old."""
    first = i - _COMPOUND + 1
    noun = tree.head[i]
    if tree.low[i] != "old" or first < 0 or tree.low[i - 2] not in {"year", "month", "week", "day"}:
        return []
    if not tree.words[first][0].isdigit() or {tree.low[i - 1], tree.low[i - 3]} != {"-"}:
        return []
    if tree.dep[i] != "amod" or noun < i or tree.tag[noun] not in _SINGULAR:
        return []
    known = any(
        (tree.dep[k] == "det" and tree.low[k] in _ARTICLES) or tree.dep[k] == "poss"
        for k in tree.kids[noun]
    )
    whole = [t for t in tree.under(i) if t <= i]
    return whole if known and whole == list(range(first, i + 1)) else []


def detach(splitter: SentenceSplitter) -> None:
    """Mark the ages of the sentence, which are stated by themselves."""
    tree = splitter.tree
    for i in range(len(tree)):
        if i in splitter.quoted or i in splitter.removed:
            continue
        if behind_name(tree, i) or (before_noun(tree, i) and _sure(splitter, i)):
            splitter.detached.add(i)
            splitter.aged.append(i)


def _sure(splitter: SentenceSplitter, i: int) -> bool:
    """Whether the noun behind the age `i` is one certain thing: “the …”, or “a …” that nobody doubts."""
    tree = splitter.tree
    noun = tree.head[i]
    if tree.dep[noun] in {"attr", "appos"}:
        return not tree.has(tree.head[noun], "neg") and not tree.has(noun, "neg")
    known = any(tree.low[k] == "the" or tree.dep[k] == "poss" for k in tree.kids[noun])
    return known or not presupposed.unsure(splitter, i)


def add(splitter: SentenceSplitter) -> None:
    """Add what the marked ages state."""
    tree = splitter.tree
    for i in splitter.aged:
        head = tree.head[i]
        if tree.pos[i] == "NUM":
            name = [t for t in tree.under(head) if t <= head and tree.pos[t] == "PROPN"]
            _state(splitter, i, list(name), [i], frozenset([*name, i]))
            continue
        age = before_noun(tree, i)
        subject = _said_of(splitter, head, age)
        unit = tree.low[i - 2] + ("" if tree.words[age[0]] == "1" else "s")
        _state(splitter, i, subject, [age[0], unit, i], frozenset(age))


def _said_of(splitter: SentenceSplitter, noun: int, age: list[int]) -> list[int | str]:
    """Of whom the age is told: the subject of “is a 34-year-old driver”, else the driver."""
    tree = splitter.tree
    above = tree.head[noun]
    if tree.dep[noun] == "attr" and tree.lemma[above] == "be":
        subject = tree.subject_of(above)
        if subject is not None and tree.low[subject] not in {"there", "it", "this", "that"}:
            return list(splitter.words(subject))
    if tree.dep[noun] == "appos" and noun in splitter.detached:
        return [t for t in splitter.words(above) if t <= above]
    before = [t for t in tree.under(noun) if t <= noun and t not in age]
    name = appositions.bearer(splitter, noun)
    if name:
        return [*name]
    return definite(tree, before, noun)


def _state(
    splitter: SentenceSplitter,
    i: int,
    subject: list[int | str],
    age: list[int | str],
    own: frozenset[int],
) -> None:
    tree = splitter.tree
    noun = tree.head[i]
    past = tree.dep[noun] != "appos" and verbs.tense(tree, tree.root) == "past"
    link = "was" if past and tree.pos[i] != "NUM" else "is"
    splitter.drafts.append(
        Draft(pieces=[*subject, link, *age], own=own, predicate=i, subject=subject, rule="age")
    )
