"""Parts and earlier levels told behind a comma: “…, most of them in Aford”, “…, up from 64% in 2019”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.nlp.claims import verbs
from factcheck.nlp.claims.drafts import Draft
from factcheck.nlp.claims.inflection import participle
from factcheck.nlp.claims.tree import Tree

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter

_ENDS = frozenset({",", ".", ";", ")", "–", "—", "--", "!"})
_SHARES = frozenset({"most", "some", "many", "all", "half", "both", "several", "few", "none"})
_LONGEST = 25  # tokens of such a phrase
_LONGEST_SHARE = 4  # tokens: “at least a dozen”
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SAYING_HOW = frozenset({"IN", "VBN", "VBG", "JJ", "RB"})
_LEADING = frozenset({"dobj", "attr", "nsubjpass", "nsubj"})
# Verbs that tell a level or how it changed (Levin, 1993, 45.6).
_LEVELS = frozenset(
    [
        "be",
        "stand",
        "rise",
        "fall",
        "climb",
        "drop",
        "reach",
        "grow",
        "jump",
        "hit",
        "slip",
        "decline",
        "increase",
        "decrease",
        "remain",
    ]
)


@dataclass(frozen=True, slots=True)
class Portion:
    """How many of what, and what is said of them."""

    share: tuple[int, ...]
    of: int
    said: tuple[int, ...]
    whole: int
    """The noun that “them” stands for."""


@dataclass(frozen=True, slots=True)
class Level:
    """An earlier level: whose, how much, when; `verb` told the later one."""

    verb: int
    amount: tuple[int, ...]


def detach(splitter: SentenceSplitter) -> None:
    """Mark the portions and earlier levels of the sentence, which are stated by themselves."""
    tree = splitter.tree
    for j in range(1, len(tree) - 3):
        if j in splitter.quoted or j in splitter.removed:
            continue
        if tree.low[j] == "of" and tree.low[j + 1] == "them":
            portion = _portion(tree, j)
            if portion is not None:
                splitter.portions.append(portion)
                _take_out(splitter, {*portion.share, j, j + 1, *portion.said})
        elif tree.low[j] in {"up", "down"} and tree.low[j + 1] == "from":
            level = _level(tree, j)
            if level is not None:
                splitter.levels.append(level)
                _take_out(splitter, {j, j + 1, *level.amount})


def _take_out(splitter: SentenceSplitter, taken: set[int]) -> None:
    tree = splitter.tree
    splitter.removed |= taken
    splitter.opaque |= taken
    splitter.detached.update(t for t in taken if tree.head[t] not in taken)


def _end(tree: Tree, start: int) -> int:
    end = start
    while end < len(tree) and end - start < _LONGEST and tree.low[end] not in _ENDS:
        end += 1
    return end


def _share(tree: Tree, of: int) -> tuple[int, ...] | None:
    """The words between a comma and “of them” that say how many."""
    first = of - 1
    while first > 0 and tree.low[first - 1] not in _ENDS:
        first -= 1
        if of - first > _LONGEST_SHARE:
            return None
    known = tree.low[of - 1] in _SHARES or tree.pos[of - 1] == "NUM"
    if not known or not first or tree.low[first - 1] not in {",", "–", "—", "--", "("}:
        return None
    return tuple(range(first, of))


def _portion(tree: Tree, of: int) -> Portion | None:
    share = _share(tree, of)
    if share is None:
        return None
    first = share[0]
    said = tuple(range(of + 2, _end(tree, of + 2)))
    if not said or tree.tag[said[0]] not in _SAYING_HOW or not tree.words[said[0]].islower():
        return None
    inside = {*share, of, of + 1, *said}
    if any(
        tree.tag[t] in _FINITE or (tree.dep[t] == "cc" and tree.head[t] not in said) for t in said
    ):
        return None
    if any(k not in inside for t in inside for k in tree.kids[t] if tree.pos[k] != "PUNCT"):
        return None
    whole = _meant(tree, first - 1)
    return None if whole is None else Portion(share, of, said, whole)


def _meant(tree: Tree, before: int) -> int | None:
    """The plural noun that “them” stands for: an object or subject, the nearest one."""
    plural = [
        t
        for t in range(before)
        if tree.tag[t] in {"NNS", "NNPS"} and tree.entity[t] not in {"DATE", "TIME", "MONEY"}
    ]
    leading = [t for t in plural if tree.dep[t] in _LEADING]
    near = leading or plural
    return near[-1] if near else None


def _level(tree: Tree, j: int) -> Level | None:
    verb = tree.head[j]
    if tree.head[j + 1] != j and tree.head[j + 1] != verb:
        return None
    while tree.pos[verb] not in {"VERB", "AUX"} and tree.head[verb] != verb:
        verb = tree.head[verb]
    if tree.lemma[verb] not in _LEVELS or j < verb or tree.low[j - 1] != ",":
        return None
    amount = tuple(range(j + 2, _end(tree, j + 2)))
    dated = any(tree.entity[t] == "DATE" for t in amount)
    if not dated or not any(tree.pos[t] == "NUM" and tree.entity[t] != "DATE" for t in amount):
        return None
    if any(tree.tag[t] in _FINITE or tree.dep[t] == "cc" for t in amount):
        return None
    return Level(verb, amount)


def add(splitter: SentenceSplitter) -> None:
    """Add what the marked portions and levels state."""
    for portion in splitter.portions:
        _say_portion(splitter, portion)
    for level in splitter.levels:
        _say_level(splitter, level)


def _say_portion(splitter: SentenceSplitter, portion: Portion) -> None:
    tree = splitter.tree
    noun = portion.whole
    before = [
        t
        for k in tree.kids[noun]
        if k < noun and tree.dep[k] in {"amod", "compound", "nmod", "poss"}
        for t in tree.under(k)
        if tree.tag[t] not in {"JJR", "JJS"} and t not in splitter.removed
    ]
    owned = any(tree.dep[k] == "poss" for k in tree.kids[noun])
    whole: list[int | str] = [*([] if owned else ["the"]), *sorted(before), noun]
    form = verbs.tense(tree, tree.root)
    plural = tree.low[portion.share[-1]] != "one"
    said: list[int | str] = [*portion.said]
    if tree.tag[portion.said[-1]] == "RB" and len(said) == 1:
        above = tree.head[noun]
        if tree.dep[noun] != "dobj" or tree.pos[above] != "VERB":
            return
        said.append(participle(tree.lemma[above].lower()))
    past = form in {"past", "perfect"} or tree.tag[portion.said[0]] == "VBN"
    shown = verbs.be("past" if past else form, plural=plural)
    splitter.drafts.append(
        Draft(
            pieces=[*portion.share, portion.of, *whole, shown, *said],
            own=frozenset([*portion.share, portion.of, portion.of + 1, *portion.said]),
            predicate=portion.said[0],
            subject=[*portion.share, portion.of, *whole],
            rule="portion",
            part_of=frozenset(t for t in tree.under(noun) if t <= noun),
        )
    )


def _say_level(splitter: SentenceSplitter, level: Level) -> None:
    tree = splitter.tree
    subject = tree.subject_of(level.verb)
    if subject is None or any(k in splitter.quoted for k in (subject, level.verb)):
        return
    words: list[int | str] = [*splitter.words(subject)]
    link = verbs.be("past", plural=verbs.is_plural(tree, words))
    splitter.drafts.append(
        Draft(
            pieces=[*words, link, *level.amount],
            own=frozenset(level.amount),
            predicate=level.verb,
            subject=words,
            rule="level",
        )
    )
