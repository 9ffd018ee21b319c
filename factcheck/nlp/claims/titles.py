"""What stands before a name or noun and states something of it: titles, nationalities, “German-owned”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims.drafts import Draft, tokens_of
from factcheck.nlp.claims.inflection import indefinite
from factcheck.nlp.claims.people import names_a_person
from factcheck.nlp.claims.tree import Tree

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter

# Second members of participial compounds that state who owns, leads or backs a body.
_MAKING = (
    "led backed based owned born controlled run funded founded sponsored supported trained aligned"
)
MADE = frozenset(_MAKING.split())


_NOUNS = frozenset({"NOUN", "PROPN"})


def state_compound(splitter: SentenceSplitter, i: int) -> None:
    """“the German-owned Fell Line” states that the Fell Line is German-owned."""
    tree = splitter.tree
    head = tree.head[i]
    words = sorted(t for t in tree.under(i) if t <= i)
    name: list[int | str] = [
        t for t in range(len(tree)) if tree.run[t] and tree.run[t] == tree.run[head]
    ] or [head]
    if any(t in name for t in words):
        name = [t for t in name if t not in words]
    if (
        tree.tag[head] in {"NNPS", "NNS"}
        and isinstance(name[0], int)
        and tree.low[name[0]] != "the"
    ):
        name = ["the", *name]
    link = "are" if tree.tag[head] in {"NNPS", "NNS"} else "is"
    splitter.drafts.append(
        Draft(
            pieces=[*name, link, *words],
            own=frozenset([*words, *tokens_of(name)] if words[-1] + 1 in name else words),
            predicate=i,
            subject=name,
            rule="compound",
        )
    )


def state_turn(splitter: SentenceSplitter, i: int) -> None:
    """“the rally-turned-riot” states that the rally turned into a riot."""
    tree = splitter.tree
    before, after = i - 2, i + 2
    if before < 0 or after >= len(tree) or tree.low[i - 1] != "-" or tree.low[i + 1] != "-":
        return
    last = after
    while last + 1 < len(tree) and tree.tag[last] != "NN" and tree.pos[last + 1] in _NOUNS:
        last += 1
    if tree.tag[before] != "NN" or tree.tag[last] != "NN" or names_a_person(tree, before):
        return
    words = [*range(after, last + 1)]
    own = frozenset(range(before, last + 1))
    if own & (splitter.quoted | splitter.removed):
        return
    subject: list[int | str] = ["the", before]
    link: list[int | str] = [i, "into", indefinite(tree.words[after])]
    splitter.drafts.append(
        Draft(
            pieces=[*subject, *link, *words],
            own=own,
            predicate=i,
            subject=subject,
            rule="compound",
        )
    )


def state_title(splitter: SentenceSplitter, head: int, title: list[int]) -> None:
    tree = splitter.tree
    run = [t for t in range(len(tree)) if tree.run[t] == tree.run[head]]
    while run and tree.tag[run[-1]] == "POS":
        run.pop()
    name: list[int | str] = list(run)
    link = ["is"]
    if len(title) > 1 and tree.low[title[0]] == "fellow":
        title = title[1:]
    owned = any(tree.tag[t] == "POS" for t in title)  # “Vey’s deputy” takes no article
    if owned:
        pass
    elif tree.pos[title[-1]] == "NOUN" or tree.low[title[0]] in {"former", "then", "acting"}:
        link.append(indefinite(tree.words[title[0]]))
    splitter.drafts.append(
        Draft(
            pieces=[*name, *link, *title],
            own=frozenset([*title, *run]),
            predicate=title[-1],
            subject=name,
            rule="title",
        )
    )


def origin(tree: Tree, noun: int) -> list[int]:
    """The nationality in “is a French painter”: a statement of its own beside “is a painter”."""
    if tree.pos[noun] != "NOUN" or not any(
        tree.low[k] in {"a", "an"} for k in tree.kids[noun] if tree.dep[k] == "det"
    ):
        return []
    first = next(
        (
            k
            for k in tree.kids[noun]
            if k < noun and tree.dep[k] in {"amod", "nmod", "compound"} and tree.entity[k] == "NORP"
        ),
        None,
    )
    if first is None:
        return []
    return [t for t in range(noun) if tree.run[t] == tree.run[first]]
