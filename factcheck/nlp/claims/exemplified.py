"""Examples as statements: “read plays such as A and B” says that A was read, and that A is a play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims.drafts import Draft
from factcheck.nlp.claims.examples import Item, kind_of
from factcheck.nlp.claims.phrases import chain_of, list_opener, member_words
from factcheck.nlp.claims.shared_subjects import in_singular
from factcheck.nlp.claims.tree import Tree

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter

_MANY = frozenset(
    ["range", "number", "variety", "series", "array", "host", "handful", "group", "string", "dozen"]
)
_SOME = frozenset({"some", "many", "most", "one", "several", "any", "all", "none", "few", "part"})


def add(splitter: SentenceSplitter) -> None:
    """Add the drafts of all lists of examples in the sentence."""
    tree = splitter.tree
    for i in range(len(tree)):
        if (
            tree.dep[i] == "prep"
            and i in splitter.detached
            and i not in splitter.quoted
            and (i not in splitter.removed or i in splitter.examples)
        ):
            _examples(splitter, i)


def _examples(splitter: SentenceSplitter, i: int) -> None:
    """Each item of “such as …”, “including …” in the place of what it is an example of."""
    tree = splitter.tree
    head = tree.head[i]
    found = splitter.examples.get(i)
    members = list(found.items) if found else _parsed_items(splitter, i)
    host, source = _source(splitter, head)
    kind = kind_of(tree, head) if found else None
    phrase = set(splitter.words(_whole(tree, head)))
    if tree.dep[head] == "pobj" and tree.low[tree.head[tree.head[head]]] in _SOME:
        return  # “some of the plans, such as …”: which of them is not said
    for item in members:
        mine = list(item.words)
        if source is not None and not (
            head in source.subject and tree.tag[head] in {"NNS", "NNPS"}
        ):
            pieces: list[int | str] = []
            placed = False
            for piece in source.pieces:
                if isinstance(piece, int) and piece in phrase:
                    if not placed:
                        pieces += mine
                        placed = True
                    continue
                pieces.append(piece)
            pieces, part_of = _with_noun(tree, pieces, mine, head)
            splitter.drafts.append(
                Draft(
                    pieces=pieces,
                    own=frozenset(mine),
                    predicate=host,
                    subject=list(source.subject),
                    recast=_agreeing(tree, source, mine, head),
                    rule="example",
                    part_of=part_of,
                    loose=source.loose,
                )
            )
        if kind:
            _state_kind(splitter, head, mine, kind)
        if item.year is not None:
            splitter.drafts.append(
                Draft(
                    pieces=[*mine, "is from", item.year],
                    own=frozenset([*mine, item.year]),
                    predicate=head,
                    subject=list(mine),
                    rule="year",
                )
            )


def _agreeing(tree: Tree, source: Draft, mine: list[int], head: int) -> dict[int, str]:
    """“All, including Vey, were freed”: Vey was."""
    spoken_of = in_singular(tree, source, mine) if head in source.subject else {}
    return {**source.recast, **spoken_of}


def _source(splitter: SentenceSplitter, head: int) -> tuple[int, Draft | None]:
    """The verb over what there are examples of, and its draft, in which each may take its place."""
    tree = splitter.tree
    host = head
    while tree.head[host] != host and host not in splitter.clausal:
        host = tree.head[host]
    if tree.has(host, "expl"):
        return host, None  # “there were speakers, including …” says no more of each than that
    drafts = (
        d
        for d in splitter.drafts
        if d.predicate == host and head in d.pieces and d.rule in {"clause", "adjunct"}
    )
    return host, next(drafts, None)


def _state_kind(
    splitter: SentenceSplitter, head: int, mine: list[int], kind: list[int | str]
) -> None:
    """Add that the example `mine` is one of what it is an example of."""
    tree = splitter.tree
    name = _name_in(tree, mine)
    if name and tree.tag[name[-1]] not in {"NNS", "NNPS"}:
        splitter.drafts.append(
            Draft(
                pieces=[*name, "is", *kind],
                own=frozenset(name),
                predicate=head,
                subject=list(name),
                rule="kind",
            )
        )


def _whole(tree: Tree, head: int) -> int:
    """“a wide range of plays, including farces”: farces stand for the range, not for the plays."""
    of = tree.head[head]
    if tree.dep[head] == "pobj" and tree.low[of] == "of" and tree.lemma[tree.head[of]] in _MANY:
        return tree.head[of]
    return head


def _name_in(tree: Tree, words: list[int]) -> list[int]:
    """The name that opens an example: “Ann Vey” of “Ann Vey on the drums”."""
    if tree.words[words[0]][0].isdigit() and len(words) == 1:
        return []
    loose = next(
        (
            n
            for n, t in enumerate(words)
            if n
            and tree.tag[t] == "IN"
            and tree.low[t] != "of"
            and not tree.run[t]
            and tree.words[t].islower()
            and t not in tree.pairs
            and not any(tree.pairs.get(o, -1) > t for o in words[:n])
        ),
        len(words),
    )
    capitals = tree.words[words[-1]][0].isupper()
    return words[:loose] if not capitals or tree.entity[words[0]] == "PERSON" else words


def _with_noun(
    tree: Tree, pieces: list[int | str], mine: list[int], head: int
) -> tuple[list[int | str], frozenset[int]]:
    """“including 12 in Aford” counts what the whole counts: “12 people in Aford”, of the whole."""
    number = next((t for t in mine if tree.head[t] not in mine and tree.pos[t] == "NUM"), None)
    if number is None or tree.pos[head] not in {"NOUN", "PROPN"}:
        return pieces, frozenset()
    at = pieces.index(number)
    whole = frozenset(t for t in tree.under(head) if t <= head)
    return [*pieces[: at + 1], head, *pieces[at + 1 :]], whole


def _parsed_items(splitter: SentenceSplitter, i: int) -> list[Item]:
    tree = splitter.tree
    first = list_opener(tree, i)
    if first is None:
        return []
    members = chain_of(tree, first)
    found = []
    for k in members:
        mine = member_words(splitter, k, members)
        if mine:
            found.append(Item(tuple(mine), None))
    return found
