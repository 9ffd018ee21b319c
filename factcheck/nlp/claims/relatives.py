"""Modifiers that are clauses: relative and participial ones, deeds somebody is thanked or blamed for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims import slips, verbs
from factcheck.nlp.claims.drafts import Clause, Draft, tokens_of
from factcheck.nlp.claims.inflection import indefinite
from factcheck.nlp.claims.phrases import OFFICES, antecedent, comma_before
from factcheck.nlp.claims.subordination import PLACES
from factcheck.nlp.claims.tree import Tree
from factcheck.nlp.word_lists import words as word_list

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter

# Verbs that need an object, so that a relative clause without one speaks of its antecedent.
_TRANSITIVE = frozenset(
    [
        "control",
        "own",
        "run",
        "lead",
        "build",
        "make",
        "create",
        "found",
        "write",
        "direct",
        "produce",
        "publish",
        "release",
        "sell",
        "buy",
        "use",
        "have",
        "hold",
        "call",
        "name",
        "describe",
        "support",
        "oppose",
        "back",
        "sign",
        "win",
        "receive",
        "visit",
        "attack",
        "occupy",
        "seize",
        "capture",
        "kill",
        "meet",
    ]
)
# “Most people who smoke” speaks of no more people than those.
_QUANTIFIERS = word_list(
    "most all every each any no few many half only those anyone everyone whoever nobody none"
)
# What is done about a deed or a word, so that “which” means all that was told.
_OF_DEEDS = frozenset(
    {"deny", "confirm", "admit", "regret", "welcome", "condemn", "reject", "dispute"}
)
_SHARES = frozenset({"some", "several", "one", "two", "three", "both", "much", "part", "majority"})
_HIGHEST = 10  # relations climbed in search of a doubt


def relative_word(tree: Tree, i: int) -> int | None:
    """The relative word of the clause `i`: “which”, “who”, “whose”, “where”, or None."""
    for t in tree.under(i):
        if tree.tag[t] in {"WDT", "WP", "WP$", "WRB"}:
            return t
    return None


def can_state_relative(tree: Tree, i: int) -> bool:
    """Whether the relative clause `i` can be a sentence about its antecedent."""
    word = relative_word(tree, i)
    time = tree.entity[tree.head[i]] in {"DATE", "TIME"} and tree.low[tree.head[i]] != "old"
    if time and (word is None or tree.low[word] not in {"when", "that"}):
        return False  # “in the park in 2015, where …”: not in 2015
    loose = not verbs.is_finite(tree, i) or tree.words[i][0].isupper() or hangs(tree, i)
    if loose or _of_all(tree, i, word):
        return False
    if word is None:
        return _has_gap(tree, i)
    if tree.tag[word] == "WRB":
        if tree.low[word] == "when":
            return _names_year(tree, tree.head[i]) and tree.subject_of(i) is not None
        person = any(tree.low[k] in OFFICES for k in tree.kids[tree.head[i]])
        # “met with President Vey, where he …”: not in President Vey
        return tree.low[word] == "where" and tree.head[word] == i and not person
    return not _of_whomever(tree, i, word) and _speaks_of(tree, i, word)


def _of_whomever(tree: Tree, i: int, word: int) -> bool:
    """“a factor in who was hit”, “the state who …”: “who” speaks of no thing before it."""
    if tree.low[word] != "who":
        return False
    return tree.dep[word - 1] == "prep" or tree.entity[tree.head[i]] in PLACES


def _of_all(tree: Tree, i: int, word: int | None) -> bool:
    """“People who smoke die early” does not say that people smoke: who they are is told, not what they do."""
    people = tree.tag[i] == "VBP" and tree.tag[tree.head[i]] == "NNS"
    if not people or word is None or tree.low[word] != "who":
        return False
    known = {"det", "poss"}
    return not comma_before(tree, i) and not any(
        tree.dep[k] in known for k in tree.kids[tree.head[i]]
    )


def _speaks_of(tree: Tree, i: int, word: int) -> bool:
    """Whether “which” or “whom” has a place in the clause `i` that its antecedent can take."""
    if tree.dep[word] == "pobj":
        return tree.head[tree.head[word]] == i or _counts_of(tree, word, i)
    if _owns(tree, word, i):
        return True
    if tree.head[word] != i:
        return False
    if tree.dep[word] in {"nsubj", "nsubjpass"}:
        return not slips.disagrees(tree, i)
    if tree.lemma[i] in _OF_DEEDS and comma_before(tree, i) and tree.low[word] == "which":
        return False  # “was accused of fraud in one way, which he denied”: he denied the fraud
    return tree.dep[word] == "dobj" and tree.subject_of(i) is not None


def _owns(tree: Tree, word: int, i: int) -> bool:
    """Whether it is “whose” in the subject of the clause `i`: “whose app was …”."""
    owned = tree.head[word]
    return (
        tree.tag[word] == "WP$"
        and tree.dep[owned] in {"nsubj", "nsubjpass"}
        and tree.head[owned] == i
    )


def _names_year(tree: Tree, i: int) -> bool:
    return tree.entity[i] == "DATE" and tree.low[i].isdigit() and len(tree.low[i]) == 4  # noqa: PLR2004 - digits of a year


def _counts_of(tree: Tree, word: int, i: int) -> bool:
    """Whether it is “30 of whom were …”."""
    of = tree.head[word]
    part = tree.head[of]
    return (
        tree.low[of] == "of" and tree.dep[part] in {"nsubj", "nsubjpass"} and tree.head[part] == i
    )


def can_state_participle(tree: Tree, i: int) -> bool:
    """Whether the participle `i` behind a noun can be a sentence about that noun."""
    head = tree.head[i]
    if head < tree.root < i and tree.subject_of(i) is None:
        return (
            False  # “Dozens died in the attack, planned by …”: the attack was, and not the dozens
        )
    return tree.tag[i] in {"VBN", "VBG"} and not tree.words[i][0].isupper() and not hangs(tree, i)


def hangs(tree: Tree, i: int) -> bool:
    """Whether it is unsure of what, or of whether anything at all, the modifier `i` speaks."""
    head = tree.head[i]
    if tree.pos[head] == "PROPN" or comma_before(tree, i):
        return False
    if any(tree.low[k] in _QUANTIFIERS for k in tree.kids[head]) or tree.low[head] in _QUANTIFIERS:
        return True
    above = tree.head[head]
    if tree.low[above] == "of" and (
        tree.low[tree.under(i)[0]] == "that" or tree.low[tree.head[above]] in _QUANTIFIERS | _SHARES
    ):
        return True  # “most of the people who died”: of no more than those
    known = any(
        tree.low[k] in {"the", "this", "these", "those"} or tree.dep[k] == "poss"
        for k in tree.kids[head]
    )
    return not known and in_doubt(tree, i)


def _has_gap(tree: Tree, i: int) -> bool:
    """Whether the antecedent is what the verb `i` lacks: “an island it controls”."""
    return (
        tree.subject_of(i) is not None
        and tree.lemma[i] in _TRANSITIVE
        and not any(
            tree.dep[k] in {"dobj", "attr", "acomp", "ccomp", "xcomp", "auxpass"}
            for k in tree.kids[i]
        )
    )


def in_doubt(tree: Tree, i: int) -> bool:
    """Whether a clause above is denied, conditional or only possible."""
    for _ in range(_HIGHEST):
        above = tree.head[i]
        if above == i:
            return False
        for k in tree.kids[above]:
            if (
                tree.dep[k] == "neg"
                or (tree.dep[k] == "mark" and tree.low[k] in {"if", "unless", "whether"})
                or tree.tag[k] == "MD"
            ):
                return True
        i = above
    return True


def add(splitter: SentenceSplitter) -> None:
    """Add the drafts of the relative and participial clauses."""
    tree = splitter.tree
    for i in range(len(tree)):
        if i in splitter.quoted or i in splitter.removed:
            continue
        if tree.dep[i] == "relcl":
            if (i in splitter.detached or splitter.atomic) and can_state_relative(tree, i):
                subject = antecedent(splitter, i)
                if subject:  # else all that it speaks of is told elsewhere
                    first = len(splitter.drafts)
                    splitter.read(_relative(splitter, i, subject), 1)
                    _take_in(splitter, i, splitter.drafts[first:])
        elif tree.dep[i] == "acl":
            own = tree.subject_of(i)
            if own is not None and i in splitter.detached:
                clause = Clause(verb=i, subject=list(splitter.words(own)), lent=False)
            elif i in splitter.detached or splitter.restrictive(i):
                clause = Clause(verb=i, subject=antecedent(splitter, i), lent=True)
            else:
                continue
            verbs.make_finite(tree, clause, matrix=tree.head[i])
            first = len(splitter.drafts)
            splitter.read(clause, 1)
            _take_in(splitter, i, splitter.drafts[first:])


def _take_in(splitter: SentenceSplitter, i: int, drafts: list[Draft]) -> None:
    """Count the noun and the “which” right before the clause `i` to the words of what it says first."""
    tree = splitter.tree
    head = tree.head[i]
    opener = tree.under(i)[0]
    between = range(head + 1, opener)
    if not drafts or any(tree.pos[t] != "PUNCT" for t in between) or head > opener:
        return
    start = head
    while start and tree.run[head] and tree.run[start - 1] == tree.run[head]:
        start -= 1
    taken = {*range(start, opener)}
    word = relative_word(tree, i)
    if word is not None:
        taken.update(t for t in range(opener, word + 1))
    said = set(tokens_of(drafts[0].pieces))
    if any(t not in said for t in range(start, head + 1)):
        return
    if any(tree.pos[t] == "NUM" or tree.words[t][0].isdigit() for t in taken):
        return  # its number is told where the noun stands
    if min(drafts[0].own) <= (word or opener) + 1:
        drafts[0].own |= taken


def _relative(splitter: SentenceSplitter, i: int, subject: list[int | str]) -> Clause:
    """The relative clause as a clause of its own about `subject`."""
    tree = splitter.tree
    word = relative_word(tree, i)
    if word is None:
        return Clause(verb=i, subject=[], lent=False, filler=_again(tree, subject))
    if tree.tag[word] == "WP$":
        return Clause(verb=i, subject=[], lent=False, instead={word: _owner(tree, subject)})
    if tree.dep[word] in {"nsubj", "nsubjpass"}:
        return Clause(verb=i, subject=subject, lent=True, skip=frozenset({word}))
    if tree.dep[word] == "dobj":
        return Clause(verb=i, subject=[], lent=False, skip=frozenset({word}), filler=subject)
    if _counts_of(tree, word, i):
        whole = frozenset(tokens_of(subject))
        return Clause(verb=i, subject=[], lent=False, instead={word: subject}, part_of=whole)
    if tree.tag[word] == "WRB":
        left_out, tail = word, ["in", *subject]
    else:
        left_out = tree.head[word]
        tail = [left_out, *subject]
    return Clause(verb=i, subject=[], lent=False, skip=frozenset({left_out}), tail=tail)


def _owner(tree: Tree, pieces: list[int | str]) -> list[int | str]:
    """The words with the ending of “whose”."""
    last = pieces[-1]
    ends = last if isinstance(last, str) else tree.words[last]
    return [*pieces, "’" if ends.endswith("s") else "’s"]


def _again(tree: Tree, pieces: list[int | str]) -> list[int | str]:
    """An object keeps its “a”: “controls an island”."""
    return [
        indefinite(tree.words[pieces[1]] if isinstance(pieces[1], int) else pieces[1])
        if n == 0 and piece == "the" and len(pieces) > 1
        else piece
        for n, piece in enumerate(pieces)
    ]
