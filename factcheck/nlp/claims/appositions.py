"""What noun phrases state in passing: appositions, titles, places, nationalities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims import titles, verbs
from factcheck.nlp.claims.drafts import Draft, tokens_of
from factcheck.nlp.claims.examples import kind_of
from factcheck.nlp.claims.inflection import indefinite
from factcheck.nlp.claims.people import names_a_person
from factcheck.nlp.claims.phrases import (
    antecedent,
    chain_of,
    comma_before,
    member_words,
    title_before,
)
from factcheck.nlp.claims.tree import Tree

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_NO_KIND = frozenset({"DATE", "TIME", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_LOCATED = _PLACES | {"ORG"}


def can_state_apposition(tree: Tree, i: int, *, atomic: bool) -> bool:
    """Whether the apposition `i` can be a sentence about what it stands beside."""
    head = tree.head[i]
    if not _stands_beside(tree, i, head):
        return False
    if tree.entity[i] in _PLACES and tree.entity[head] in _LOCATED:
        return atomic
    if not _fits(tree, i, head):
        return False
    kind_of_name = tree.pos[head] == "PROPN" and tree.pos[i] == "NOUN"
    if (
        not _one_of(tree, i)
        and not kind_of_name
        and not _determined(tree, i)
        and not (_determined(tree, head) and tree.pos[i] == "PROPN")
    ):
        return False
    plural = tree.tag[head] in {"NNS", "NNPS"}
    if plural and stays(tree, i):
        return len(chain_of(tree, i)) > 1 and kind_of(tree, head) is not None
    return not plural or tree.tag[i] in {"NNS", "NNPS"}


def _one_of(tree: Tree, i: int) -> bool:
    return tree.low[i] == "one" and tree.has(i, "prep")


def _stands_beside(tree: Tree, i: int, head: int) -> bool:
    """Whether `i` is a noun phrase behind the noun `head`, in no bracket and no date."""
    if tree.pos[i] not in _NOUNS and not _one_of(tree, i):
        return False
    left = tree.under(i)[0]
    opener = tree.low[left - 1] if left else ""
    return (
        tree.pos[head] in _NOUNS
        and left > head
        and opener not in {"(", "[", ":"}
        and tree.entity[i] not in _NO_KIND
        and tree.entity[head] not in {"DATE", "TIME"}
    )


def _fits(tree: Tree, i: int, head: int) -> bool:
    """Whether the two can be the same: a person's name stands beside what a person is."""
    # “the painter, singer and poet Ann Vey”; “between the gas field and Orvell, Veld”
    listed = any(tree.dep[t] == "cc" for t in tree.under(i) if t < i)
    placed = tree.entity[i] in _PLACES
    if listed or (placed and any(tree.dep[k] == "conj" and k < i for k in tree.kids[head])):
        return False
    if tree.entity[head] in _PLACES and tree.low[tree.head[head]] in {"in", "at", "near"}:
        return not names_a_person(tree, i)
    if tree.pos[head] != "NOUN":
        return True
    if tree.entity[i] == "PERSON":
        return names_a_person(tree, head)
    if tree.pos[i] == "PROPN" and names_a_person(tree, head):
        return comma_before(tree, i)
    return True


def _determined(tree: Tree, i: int) -> bool:
    """Whether the phrase names one thing as its kind: “a village”, “his son”, “Kent’s capital”."""
    return tree.pos[i] == "NOUN" and any(tree.dep[k] in {"det", "poss"} for k in tree.kids[i])


def add(splitter: SentenceSplitter) -> None:
    """Add what the appositions, compounds and titles of the sentence state."""
    tree = splitter.tree
    for i in range(len(tree)):
        if i in splitter.quoted or i in splitter.removed or i in splitter.aged:
            continue
        if tree.dep[i] == "appos" and (i in splitter.detached or i in splitter.beside):
            _apposition(splitter, i)
        if not splitter.atomic:
            continue
        if (
            tree.low[i] in titles.MADE
            and tree.dep[i] == "amod"
            and tree.pos[tree.head[i]] == "PROPN"
            and i > 1
            and tree.low[i - 1] == "-"
        ):
            titles.state_compound(splitter, i)
        if tree.low[i] == "turned":
            titles.state_turn(splitter, i)
        if tree.run[i]:
            title = title_before(tree, i)
            if title:
                titles.state_title(splitter, i, title)


def _apposition(splitter: SentenceSplitter, i: int) -> None:
    tree = splitter.tree
    head = tree.head[i]
    subject = antecedent(splitter, i)
    members = chain_of(tree, i)
    plural = verbs.is_plural(tree, subject)
    if stays(tree, i) and (tree.entity[i] != "PERSON" or plural):
        _named(splitter, i, members)
        return
    words = splitter.words(i)
    if tree.entity[i] in _PLACES and tree.entity[head] in _LOCATED:
        link = "is in"
        words = [t for t in words if tree.run[t] == tree.run[i]]
        members = [i]
    else:
        link = "are" if plural else "is"
    for k in members:
        mine = member_words(splitter, k, members) if len(members) > 1 else words
        if not mine:
            continue
        # “its leader, Ann Vey”: Ann Vey is what is spoken of, and its leader what she is.
        turned = _bears_it(tree, k, head) and not plural
        of = _without(splitter, subject, i) if turned else subject
        splitter.drafts.append(
            Draft(
                pieces=[*mine, link, *of] if turned else [*of, link, *mine],
                own=frozenset([*mine, *tokens_of(of)]) if turned else frozenset(mine),
                predicate=head if turned else i,
                subject=list(mine) if turned else subject,
                rule="apposition",
            )
        )


def _named(splitter: SentenceSplitter, i: int, members: list[int]) -> None:
    """“the films Salt and Tide” states of each that it is a film; “the town Aford” that it is a town."""
    tree = splitter.tree
    head = tree.head[i]
    kind = kind_of(tree, head)
    if tree.tag[head] == "NN":
        left = [t for t in splitter.words(head) if t <= head]
        first = left[0]
        if tree.dep[first] == "det" and len(left) > 1 and tree.low[first] in {"a", "an", "the"}:
            kind = [indefinite(tree.words[left[1]]), *left[1:]]
        else:
            kind = [*left] if tree.dep[first] == "poss" else None
    if kind is None:
        return
    for k in members:
        mine = member_words(splitter, k, members)
        if not mine or mine[0] < head or any(tree.dep[t] in {"relcl", "acl"} for t in mine):
            continue
        splitter.drafts.append(
            Draft(
                pieces=[*mine, "is", *kind],
                own=frozenset([*mine, *tokens_of(kind)]),
                predicate=head,
                subject=[*mine],
                rule="apposition",
            )
        )


def bearer(splitter: SentenceSplitter, i: int) -> list[int]:
    """The name that is stated by itself beside the noun `i`: “her deputy, Ann Vey, won” says it of Ann Vey."""
    tree = splitter.tree
    beside = [k for k in tree.kids[i] if tree.dep[k] == "appos" and k in splitter.detached]
    if tree.pos[i] != "NOUN" or tree.tag[i] in {"NNS", "NNPS"} or i in splitter.quoted:
        return []
    if len(beside) != 1 or not _bears_it(tree, beside[0], i):
        return []
    if beside[0] in splitter.quoted or tree.has(beside[0], "conj") or tree.has(i, "conj"):
        return []
    return [t for t in splitter.words(beside[0]) if tree.pos[t] != "PUNCT" or tree.run[t]]


def _bears_it(tree: Tree, name: int, noun: int) -> bool:
    """Whether `name` is that of a person, whom the noun before it describes."""
    if not names_a_person(tree, noun):
        return False
    if tree.entity[name] == "PERSON":
        return True
    # The model takes many a surname for a firm's or a place's.
    return tree.tag[name] == "NNP" and any(
        tree.dep[k] == "compound" and tree.tag[k] == "NNP" for k in tree.kids[name]
    )


def _without(splitter: SentenceSplitter, subject: list[int | str], i: int) -> list[int | str]:
    """The subject without another name that stands loose beside it."""
    tree = splitter.tree
    loose = {
        t
        for k in tree.kids[tree.head[i]]
        if k != i and tree.dep[k] == "appos"
        for t in tree.under(k)
    }
    return [piece for piece in subject if not (isinstance(piece, int) and piece in loose)]


def stays(tree: Tree, i: int) -> bool:
    """Whether the apposition is said of its noun and yet stays with it: “the actor Ivo Tarn”."""
    return tree.pos[i] == "PROPN" and tree.pos[tree.head[i]] == "NOUN" and not comma_before(tree, i)


def locate(splitter: SentenceSplitter, preposition: int) -> bool:
    """“the Fell Institute in Aford” states that the Fell Institute is in Aford."""
    tree = splitter.tree
    head = tree.head[preposition]
    if (
        tree.low[preposition] != "in"
        or tree.pos[head] != "PROPN"
        or tree.entity[head] not in _LOCATED
    ):
        return False
    if not any(tree.entity[k] in _PLACES for k in tree.kids[preposition]):
        return False
    name: list[int | str] = [
        t for t in splitter.words(head, without=frozenset({preposition})) if t < preposition
    ]
    place = splitter.words(preposition)
    link = "are" if tree.tag[head] == "NNPS" else "is"
    splitter.drafts.append(
        Draft(
            pieces=[*name, link, *place],
            own=frozenset([*place, *tokens_of(name)]),
            predicate=preposition,
            subject=name,
            rule="place",
        )
    )
    return True
