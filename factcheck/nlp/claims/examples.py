"""Examples in a list: “films such as A (2001), B and C”, read from the surface where the parse is lost.

Titles of works and names in a row are what the parser most often gets wrong (a title may be a sentence
of its own), while their commas, capitals and quotation marks are plain to see.
"""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.nlp.claims.inflection import indefinite
from factcheck.nlp.claims.tree import Tree

_ENDS = frozenset(".;:!?")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_INVARIABLE = frozenset({"series", "species"})
# What says how many or which, and is no part of the kind: “several other films” → “film”.
_NOT_KIND = frozenset(
    [
        "other",
        "various",
        "several",
        "numerous",
        "many",
        "notable",
        "certain",
        "different",
        "such",
        "some",
        "multiple",
        "successful",
    ]
)


_BEHIND_TITLE = frozenset({",", "and", "&", "("})
# What ends a list without naming anything: “A, B and many others”.
_AND_SO_ON = frozenset(
    ["other", "others", "more", "many", "several", "various", "numerous", "such", "so"]
)


@dataclass(frozen=True, slots=True)
class Item:
    """One example: its words, and the year in brackets behind it."""

    words: tuple[int, ...]
    year: int | None


@dataclass(frozen=True, slots=True)
class Examples:
    """A list of examples and the stretch of the sentence that it takes, opener included."""

    opener: int
    items: tuple[Item, ...]
    taken: frozenset[int]


def listed(tree: Tree, opener: int, *, bare: bool = False) -> Examples | None:  # noqa: C901, PLR0912 - one pass over the signs of a list
    """The names listed after the word `opener`; None when what follows is no list of names.

    While `bare`, a title ends with its closing mark, whatever follows.
    """
    items: list[Item] = []
    current: list[int] = []
    t = end = opener + 1
    while t < len(tree) and not _ends(tree, t):
        partner = tree.pairs.get(t, -1)
        if partner > t:
            current += range(t, partner + 1)
            t = end = partner + 1
            # The comma that parts two titles stands inside the American quotation mark.
            if tree.low[partner - 1] in {",", "."} and tree.words[partner] in {'"', "”"}:
                _close(tree, items, current)
                current = []
            elif bare and not (t < len(tree) and tree.low[t] in _BEHIND_TITLE):
                break
        elif tree.low[t] in {",", "and", "&"}:
            if current:
                _close(tree, items, current)
                current = []
            t += 1
        elif not current and not _opens_name(tree, t):
            if tree.low[t - 1] in {"and", "&"} and tree.low[t] not in _AND_SO_ON:
                return None  # “the mayor and two guards”: the list goes on with what is no name
            break
        elif bare and (_breaks_name(tree, t) or _goes_beyond(tree, t)):
            break
        elif _breaks_name(tree, t):
            return None
        else:
            current.append(t)
            t = end = t + 1
    if current:
        _close(tree, items, current)
    if not items or any(not item.words for item in items):
        return None
    start = opener - 1 if tree.low[opener - 1] == "such" else opener
    if start and tree.low[start - 1] == ",":
        start -= 1
    return Examples(opener, tuple(items), frozenset(range(start, end)))


def _ends(tree: Tree, t: int) -> bool:
    if tree.low[t] == ":" and t + 1 < len(tree) and tree.words[t + 1][0].isupper():
        return not tree.words[t - 1][0].isupper()  # “Salt: The Return” is one title
    return tree.low[t] in _ENDS and (t == len(tree) - 1 or tree.low[t] != ".")


def _opens_name(tree: Tree, t: int) -> bool:
    return tree.words[t][0].isupper() or tree.words[t][0].isdigit() or tree.low[t] == "the"


def _breaks_name(tree: Tree, t: int) -> bool:
    """Whether a word tells that this is a clause and no list of names."""
    clausal = tree.tag[t] in _FINITE or tree.tag[t] in {"WDT", "WP", "WRB"}
    return clausal and not tree.words[t][0].isupper()


def _goes_beyond(tree: Tree, t: int) -> bool:
    """Whether a preposition leads away from the name before it: “Aford and Brask in May”."""
    return tree.tag[t] == "IN" and tree.low[t] not in {"of", "de"} and tree.words[t].islower()


def _close(tree: Tree, items: list[Item], current: list[int]) -> None:
    words = list(current)
    while words and tree.low[words[-1]] in {",", "and", "."}:
        words.pop()
    year = None
    if len(words) > 3 and tree.low[words[-1]] == ")" and tree.low[words[-3]] == "(":  # noqa: PLR2004 - title, bracket, year, bracket
        shown = tree.low[words[-2]]
        if len(shown) == 4 and shown.isdigit():  # noqa: PLR2004 - the digits of a year
            year = words[-2]
            words = words[:-3]
    if words and words[0] in tree.pairs and tree.pairs[words[0]] == words[-1]:
        inner = words[1:-1]
        while inner and tree.low[inner[-1]] in {",", "."}:
            inner.pop()
        words = inner
    items.append(Item(tuple(words), year))


def kind_of(tree: Tree, head: int) -> list[int | str] | None:
    """“several Tamil films” → “a Tamil film”: what each of some examples is; None where that is unclear."""
    if tree.has(head, "conj") or tree.dep[head] == "conj":
        return None
    lemma = tree.lemma[head].lower()
    if tree.low[head] not in _INVARIABLE and (tree.tag[head] != "NNS" or lemma == tree.low[head]):
        return None
    modifiers = [
        t
        for k in tree.kids[head]
        if k < head
        and tree.dep[k] in {"compound", "amod", "nmod"}
        and tree.low[k] not in _NOT_KIND
        and tree.tag[k] not in {"JJS", "JJR"}
        for t in tree.under(k)
        if t < head
    ]
    modifiers.sort()
    return [indefinite(tree.words[modifiers[0]] if modifiers else lemma), *modifiers, lemma]
