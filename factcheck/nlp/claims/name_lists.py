"""Names in a row, read from the surface: “the films Salt (2001), Tide and Reed”, “"Salt," "Tide" and "Reed"”.

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
    """The token before the list, its items, and all its tokens."""

    opener: int
    items: tuple[Item, ...]
    taken: tuple[int, ...]


def detach(splitter: SentenceSplitter) -> None:
    """Take the lists of names out of their phrases, so that the parse of their words does no harm."""
    tree = splitter.tree
    last = -1
    for opener in range(len(tree) - 3):
        if opener <= last or opener in splitter.quoted or not _opens(tree, opener):
            continue
        found = listed(tree, opener, bare=True)
        if found is None or len(found.items) < _FEWEST:
            continue
        taken = tuple(t for t in sorted(found.taken) if t > opener)
        if not all(_is_name(tree, one) for one in found.items) or not _frees(tree, opener, taken):
            continue
        last = taken[-1]
        splitter.names.append(NameList(opener, found.items, taken))
        splitter.removed |= frozenset(taken)
        splitter.opaque |= frozenset(taken)


def _opens(tree: Tree, opener: int) -> bool:
    """Whether a list of names may begin behind the token: a plural, “include”, or anything before a mark."""
    following = opener + 1
    if tree.words[following] in _QUOTES and tree.pairs.get(following, -1) > following:
        return tree.low[opener] not in _TOGETHER and tree.pos[opener] != "PUNCT"
    if not tree.words[following][0].isupper():
        return False
    plural = tree.tag[opener] == "NNS" or tree.low[opener] == "series"
    return tree.lemma[opener] == "include" or (plural and not tree.entity[opener])


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
            if names.opener in draft.pieces and inside.isdisjoint(tokens_of(draft.pieces))
            else draft
            for draft in splitter.drafts
        ]
        kind = kind_of(tree, names.opener)
        for item in names.items:
            describe(splitter, names.opener, item, kind)


def _each(tree: Tree, drafts: list[Draft], names: NameList) -> list[Draft]:
    found: list[Draft] = []
    parted = False
    for draft in drafts:
        if names.opener not in draft.pieces:
            found.append(draft)
        elif parted or _keeps(tree, draft, names):
            found.append(_put_back(draft, names, names.taken))
        else:
            parted = True
            found += [_with(tree, draft, names, item, n) for n, item in enumerate(names.items)]
    return found


def _keeps(tree: Tree, draft: Draft, names: NameList) -> bool:
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
    own = frozenset(mine) if n else (draft.own - phrase - set(names.taken)) | frozenset(mine)
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
