"""Noun phrases: what can be taken out of one and stated by itself, and what is shared in a list.

A modifier comes out only where the rest keeps its meaning: what a comma sets off, what follows a name,
what follows a/an. “Most people who smoke” is never cut down to “most people”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter
    from factcheck.nlp.claims.tree import Tree

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_LIST_OPENERS = frozenset({"including", "like", "such"})
_JOINING = frozenset({"and", "&", "as", "well"})
# Forms of address, which say nothing of an office (AP Stylebook, "courtesy titles").
_HONORIFICS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "sir",
        "dame",
        "lord",
        "lady",
        "madam",
        "st.",
        "saint",
    ]
)
# What stands before the name of a party or body and says on which side it is, not what it is.
_NO_KINDS = frozenset({"opposition", "government", "state", "coalition", "parent"})
# Titles of office that are capitalised before a name (AP Stylebook, "titles").
OFFICES = frozenset(
    [
        "president",
        "chancellor",
        "minister",
        "secretary",
        "senator",
        "sen.",
        "rep.",
        "representative",
        "gov.",
        "governor",
        "mayor",
        "king",
        "queen",
        "prince",
        "princess",
        "emperor",
        "pope",
        "cardinal",
        "archbishop",
        "bishop",
        "rabbi",
        "imam",
        "ayatollah",
        "sheikh",
        "judge",
        "justice",
        "general",
        "gen.",
        "colonel",
        "col.",
        "captain",
        "capt.",
        "lieutenant",
        "lt.",
        "sergeant",
        "sgt.",
        "admiral",
        "major",
        "commander",
        "chairman",
        "chairwoman",
        "chair",
        "chief",
        "director",
        "ambassador",
        "premier",
        "speaker",
        "professor",
        "coach",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "leader",
        "commissioner",
        "sheriff",
        "attorney",
        "officer",
        "deputy",
        "marshal",
        "vice-president",
    ]
)
# Adverbs that single out what follows for the main clause alone.
_FOCUS = frozenset({"only", "even", "just", "also", "especially", "particularly", ","})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "FAC", "LOC", "WORK_OF_ART", "PRODUCT", "EVENT"})


def comma_before(tree: Tree, i: int) -> bool:
    """Whether a comma, dash or bracket parts the subtree of `i` from what goes before."""
    left = tree.under(i)[0]
    if tree.low[left] in {",", "–", "—", "(", "--"} and left != i:
        return True
    return left > 0 and tree.low[left - 1] in {",", "–", "—", "-", "(", "--"}


def detachable(tree: Tree, i: int) -> bool:
    """Whether the modifier `i` may come out of its noun phrase without changing what is said."""
    head = tree.head[i]
    if tree.pos[head] == "PROPN" or comma_before(tree, i):
        return True
    if tree.dep[i] == "relcl" and _when_of_year(tree, i):
        return True
    articles = (
        {"a", "an", "the"} if tree.dep[i] == "relcl" and _opens_with_which(tree, i) else {"a", "an"}
    )
    return any(tree.low[k] in articles for k in tree.kids[head] if tree.dep[k] == "det")


def _when_of_year(tree: Tree, i: int) -> bool:
    """“until 1927, when …”, with or without the comma: the year is known without the clause."""
    head = tree.head[i]
    return tree.low[tree.under(i)[0]] == "when" and tree.low[head].isdigit()


def _opens_with_which(tree: Tree, i: int) -> bool:
    return tree.low[tree.under(i)[0]] == "which"


def list_opener(tree: Tree, i: int) -> int | None:
    """The head of the listed items when `i` opens examples: “such as”, “including”, “like”."""
    if tree.dep[i] != "prep" or tree.pos[tree.head[i]] not in _NOMINAL:
        return None
    if (
        (tree.low[i] == "as" and i and tree.low[i - 1] == "such")
        or tree.low[i] == "including"
        or (tree.low[i] == "like" and tree.head[i] < i)
    ):
        pass
    else:
        return None
    return next((k for k in tree.kids[i] if tree.dep[k] == "pobj"), None)


def title_before(tree: Tree, head: int) -> list[int]:
    """The words of office or kind before the name `head`: “harbour spokesman” in “harbour spokesman X Y”."""
    kind, run = tree.entity[head], tree.run[head]
    if kind not in _NAMED or tree.dep[head] == "compound":
        return []
    name = head
    while name and tree.run[name - 1] == run:
        name -= 1
    before: list[int] = []
    k = name - 1
    kids = set(tree.under(head))
    while (
        k >= 0
        and k in kids
        and tree.pos[k] in {"NOUN", "PROPN", "ADJ", "PART", "PUNCT"}
        and tree.low[k] not in {",", "(", '"', "“", "and"}
    ):
        before.insert(0, k)
        k -= 1
    if before and tree.low[before[0] - 1] == "-":
        return []  # half of a compound
    cut_short = any(t < name - len(before) and tree.dep[t] != "det" for t in kids)
    return before if before and not cut_short and _is_title(tree, before) else []


def _is_title(tree: Tree, before: list[int]) -> bool:
    """Whether the words before a name tell what its bearer is."""
    last = before[-1]
    if tree.pos[last] == "PROPN" and any(tree.pos[t] == "NOUN" for t in before):
        return False  # two titles in a row: “former candidate Senator”
    if tree.low[last] in _HONORIFICS | _NO_KINDS or tree.tag[last] in {"NNS", "NNPS"}:
        return False
    if tree.pos[last] == "PROPN":
        return tree.low[last] in OFFICES and len(before) > 1
    return tree.pos[last] == "NOUN" and tree.dep[last] in {"compound", "nmod", "appos", "amod"}


def chain_of(tree: Tree, first: int) -> list[int]:
    """`first` and everything coordinated with it, in order; only `first` if they are not a plain “and” list."""
    members, link = [first], first
    joined = False
    while following := [k for k in tree.kids[link] if tree.dep[k] == "conj"]:
        joining = {tree.low[k] for k in tree.kids[link] if tree.dep[k] == "cc"}
        if joining - _JOINING and not _told_otherwise(tree, first, following):
            return [first]
        joined = joined or bool(joining) or len(following) > 1
        members += following
        link = following[-1]
    one_name = any(
        tree.run[k]
        and tree.run[k] == tree.run[first]
        and not any(tree.low[t] == "," for t in range(first, k))
        for k in members[1:]
    )
    return [first] if not joined or one_name or _offices_of_one(tree, members) else members


def _offices_of_one(tree: Tree, members: list[int]) -> bool:
    """“lost to former senator and former minister Ann Vey”: one person with two offices."""
    first, last = members[0], members[-1]
    if tree.entity[last] != "PERSON" or any(tree.entity[k] == "PERSON" for k in members[:-1]):
        return False
    return tree.tag[first] in {"NN", "NNP"} and not any(
        tree.dep[k] in {"det", "poss", "nummod"} and tree.head[k] == first for k in tree.kids[first]
    )


def _told_otherwise(tree: Tree, first: int, following: list[int]) -> bool:
    """“3,000 jobs, or 12 percent of its staff”: one amount in two measures, each of them true."""
    if len(following) != 1 or tree.has(following[0], "conj") or tree.dep[first] == "conj":
        return False
    second = following[0]
    joiner = tree.under(second)[0] - 1
    return (
        joiner > 0
        and tree.low[joiner] == "or"
        and tree.low[joiner - 1] == ","
        and all(_numbered(tree, k) for k in (first, second))
    )


def _numbered(tree: Tree, i: int) -> bool:
    return tree.pos[i] == "NUM" or tree.has(i, "nummod")


def member_words(splitter: SentenceSplitter, k: int, members: list[int]) -> list[int]:
    """The words of one member of a list, without the others and what joins them."""
    tree = splitter.tree
    if len(members) == 1:
        return splitter.words(k)
    joiners = {t for m in members for t in tree.kids[m] if tree.dep[t] in {"cc", "preconj"}}
    out = frozenset(members) - {k} | joiners
    return [
        t
        for t in splitter.words(k, without=out)
        if not (tree.head[t] in members and tree.low[t] in {",", ";"})
    ]


def antecedent(splitter: SentenceSplitter, i: int) -> list[int | str]:
    """The noun phrase that the modifier `i` speaks of, as the subject of a sentence of its own."""
    tree = splitter.tree
    head = tree.head[i]
    if tree.dep[head] == "attr":
        subject = tree.subject_of(tree.head[head])
        if subject is not None and tree.low[subject] not in {"there", "it", "this", "that"}:
            return list(splitter.words(subject))
    if tree.dep[head] == "appos" and head in splitter.detached:
        return antecedent(splitter, head)
    members = frozenset(chain_of(tree, head)[1:]) if tree.has(head, "conj") else frozenset()
    words = splitter.words(head, without=members | {i})
    words = [
        t
        for t in words
        if t in tree.pairs
        or not (tree.dep[t] in {"cc", "punct"} and tree.head[t] == head and t > head)
    ]
    while words and tree.low[words[-1]] in {",", ";"}:
        del words[-1]
    while words and tree.low[words[0]] in _FOCUS:
        del words[0]
    return definite(tree, words, head)


def definite(tree: Tree, words: list[int], head: int) -> list[int | str]:
    """“a league” said again is “the league”."""
    out: list[int | str] = []
    for t in words:
        if tree.dep[t] == "det" and tree.head[t] == head and tree.low[t] in {"a", "an"}:
            out.append("the")
        else:
            out.append(t)
    return out
