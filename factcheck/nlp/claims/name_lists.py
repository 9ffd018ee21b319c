"""Names in a row, read from the surface: “the films Salt (2001), Tide and Reed”, “two films, "Salt" and "Tide"”.

As with examples behind “such as”, a title may be a sentence of its own and misleads the parser.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.nlp.claims.drafts import Draft, tokens_of
from factcheck.nlp.claims.examples import Item, kind_of, listed
from factcheck.nlp.claims.exemplified import describe
from factcheck.nlp.claims.shared_subjects import done_together, in_singular
from factcheck.nlp.claims.tree import Tree

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter

_QUOTES = frozenset({'"', "“"})
_FEWEST = 2
_TOGETHER = frozenset({"between", "among", "of"})


@dataclass(frozen=True, slots=True)
class NameList:
    """The token before the list, its items, and all its tokens.

    With a number before the noun, or a comma behind it, what is said of all is a claim as well (`counted`).
    """

    opener: int
    items: tuple[Item, ...]
    taken: tuple[int, ...]
    counted: bool


def detach(splitter: SentenceSplitter) -> None:
    """Take the lists of names out of their phrases, so that the parse of their words does no harm."""
    tree = splitter.tree
    last = -1
    for opener in range(len(tree) - 3):
        if opener <= last or opener in splitter.quoted or not _opens(tree, opener):
            continue
        beside = tree.low[opener + 1] == ","
        found = listed(tree, opener + beside, bare=True)
        if found is None or len(found.items) < _FEWEST:
            continue
        taken = tuple(t for t in sorted(found.taken | {opener + beside}) if t > opener)
        if not all(_is_name(tree, one) for one in found.items):
            continue
        if (beside and not _beside(tree, opener, taken)) or not _frees(tree, opener, taken):
            continue
        for t in taken:
            if tree.head[t] == opener and tree.dep[t] == "conj":
                tree.dep[t] = "appos"  # “three towns, Aford, Brask and …” read as one list of four
        last = taken[-1]
        if beside and last + 1 < len(tree) and tree.low[last + 1] == ",":
            taken = (*taken, last + 1)
        counted = beside or tree.has(opener, "nummod")
        splitter.names.append(NameList(opener, found.items, taken, counted=counted))
        splitter.removed |= frozenset(taken)
        splitter.opaque |= frozenset(taken)


def _opens(tree: Tree, opener: int) -> bool:
    """Whether a list of names may begin behind the token: a plural, “include”, or anything before a mark."""
    following = opener + 1
    if tree.low[following] == ",":
        return tree.tag[opener] == "NNS" and tree.has(opener, "nummod")
    if tree.words[following] in _QUOTES and tree.pairs.get(following, -1) > following:
        return tree.low[opener] not in _TOGETHER and tree.pos[opener] != "PUNCT"
    if not tree.words[following][0].isupper():
        return False
    plural = tree.tag[opener] == "NNS" or tree.low[opener] == "series"
    return tree.lemma[opener] == "include" or (plural and not tree.entity[opener])


def _beside(tree: Tree, noun: int, taken: tuple[int, ...]) -> bool:
    """Whether what stands behind the comma is said of the noun and ends with the clause or a comma."""
    inside = set(taken)
    heads = {tree.head[t] for t in taken if tree.pos[t] != "PUNCT"} - inside
    behind = taken[-1] + 1
    return heads <= {noun, tree.head[noun]} and (
        behind >= len(tree) or tree.low[behind] in {",", ".", ";", "("}
    )


def _frees(tree: Tree, opener: int, taken: tuple[int, ...]) -> bool:
    """Whether the list can be taken out: what hangs on its last name from behind goes to what it stands in."""
    inside = set(taken)
    outside = [
        t
        for t in range(len(tree))
        if t not in inside and tree.head[t] in inside and tree.pos[t] != "PUNCT"
    ]
    if tree.root in inside or any(t < taken[-1] or tree.dep[t] != "prep" for t in outside):
        return False
    for t in outside:
        tree.head[t] = opener if tree.pos[opener] == "NOUN" else tree.head[opener]
    if outside:
        tree.attach()
    return True


def _is_name(tree: Tree, item: Item) -> bool:
    return bool(item.words) and (
        tree.words[item.words[0]][0].isupper() or tree.words[item.words[0]][0].isdigit()
    )


def apart(splitter: SentenceSplitter, drafts: list[Draft]) -> list[Draft]:
    """The drafts of a clause, the first that speaks of names in a row said once for each of them."""
    for names in splitter.names:
        drafts = _each(splitter.tree, drafts, names)
    return drafts


def add(splitter: SentenceSplitter) -> None:
    """Say of what kind each of the names is; what else is said there keeps the whole list."""
    tree = splitter.tree
    for names in splitter.names:
        inside = set(names.taken)
        splitter.drafts[:] = [
            _put_back(draft, names, names.taken)
            if names.opener in draft.pieces
            and not names.counted
            and inside.isdisjoint(tokens_of(draft.pieces))
            else draft
            for draft in splitter.drafts
        ]
        owned = tree.lemma[tree.head[names.opener]] == "have"
        kind = None if owned else kind_of(tree, names.opener)
        for item in names.items:
            describe(splitter, names.opener, item, kind)


def _each(tree: Tree, drafts: list[Draft], names: NameList) -> list[Draft]:
    found: list[Draft] = []
    parted = False
    for draft in drafts:
        if names.opener not in draft.pieces:
            found.append(draft)
        elif _keeps(tree, draft, names) or (parted and not names.counted):
            found.append(_put_back(draft, names, names.taken))
        elif parted:
            found.append(draft)
        else:
            parted = True
            if names.counted:
                found.append(draft)
            found += [_with(tree, draft, names, item, n) for n, item in enumerate(names.items)]
    return found


def _keeps(tree: Tree, draft: Draft, names: NameList) -> bool:
    """Whether it is said of all together (“met”), or says that there are such (“has two sons”)."""
    if tree.lemma[draft.predicate] == "have":
        return True
    return names.opener in draft.subject and done_together(tree, draft.predicate, names.opener)


def _with(tree: Tree, draft: Draft, names: NameList, item: Item, n: int) -> Draft:
    """The draft with one of the names, in the place of the noun that they are examples of."""
    mine = _marked(tree, item)
    one = _put_back(draft, names, mine)
    phrase = _kind_phrase(tree, names.opener)
    pieces = [piece for piece in one.pieces if piece not in phrase] if phrase else one.pieces
    recast = dict(draft.recast)
    subject = draft.subject
    if names.opener in draft.subject:
        recast.update(in_singular(tree, draft, list(item.words)))
        subject = [piece for piece in draft.subject if piece not in phrase] + list(mine)
    own = (
        frozenset(mine)
        if n or names.counted
        else (draft.own - phrase - set(names.taken)) | frozenset(mine)
    )
    return replace(one, pieces=pieces, own=own, recast=recast, subject=subject, rule="example")


def _kind_phrase(tree: Tree, opener: int) -> set[int]:
    """The words of “the films” before the names, none if something else stands there."""
    if tree.pos[opener] != "NOUN" or kind_of(tree, opener) is None:
        return set()
    return {t for t in tree.under(opener) if t <= opener}


def _marked(tree: Tree, item: Item) -> tuple[int, ...]:
    """The words of the item with the quotation marks they stand in."""
    first, last = item.words[0], item.words[-1]
    closing = tree.pairs.get(first - 1, -1)
    if first and tree.words[first - 1] in _QUOTES and closing > last:
        return (first - 1, *item.words, closing)
    return item.words


def _put_back(draft: Draft, names: NameList, words: tuple[int, ...]) -> Draft:
    at = draft.pieces.index(names.opener) + 1
    own = draft.own | frozenset(words) if names.opener in draft.own else draft.own
    return replace(draft, pieces=[*draft.pieces[:at], *words, *draft.pieces[at:]], own=own)
