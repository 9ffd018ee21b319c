"""Modifiers that are clauses: relative and participial ones, deeds somebody is thanked or blamed for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims import slips, verbs
from factcheck.nlp.claims.drafts import Clause, tokens_of
from factcheck.nlp.claims.inflection import indefinite
from factcheck.nlp.claims.phrases import antecedent, comma_before
from factcheck.nlp.claims.tree import Tree

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
_SUBJECT_FORM = {"them": "they", "him": "he", "her": "she", "us": "we", "me": "I"}
# Verbs of thanking somebody for a deed that is taken as done (VerbNet 33, judgment); what somebody is
# only accused of is left with the accusation.
_CREDITING = {
    "thank": "for",
    "praise": "for",
    "credit": "for",
    "congratulate": "for",
    "commend": "for",
}
# “Most people who smoke” speaks of no more people than those.
_QUANTIFIERS = frozenset(
    [
        "most",
        "all",
        "every",
        "each",
        "any",
        "no",
        "few",
        "many",
        "half",
        "only",
        "those",
        "anyone",
        "everyone",
        "whoever",
        "nobody",
        "none",
    ]
)
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
    if not verbs.is_finite(tree, i) or tree.words[i][0].isupper() or hangs(tree, i):
        return False
    if word is None:
        return _has_gap(tree, i)
    if tree.tag[word] == "WRB":
        if tree.low[word] == "when":
            return _names_year(tree, tree.head[i]) and tree.subject_of(i) is not None
        return tree.low[word] == "where" and tree.head[word] == i
    return _speaks_of(tree, i, word)


def _speaks_of(tree: Tree, i: int, word: int) -> bool:
    """Whether “which” or “whom” has a place in the clause `i` that its antecedent can take."""
    if tree.dep[word] == "pobj":
        return tree.head[tree.head[word]] == i or _counts_of(tree, word, i)
    if tree.head[word] != i:
        return False
    if tree.dep[word] in {"nsubj", "nsubjpass"}:
        return not slips.disagrees(tree, i)
    return tree.dep[word] == "dobj" and tree.subject_of(i) is not None


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
    if tree.low[above] == "of" and tree.low[tree.under(i)[0]] == "that":
        return True
    known = any(
        tree.low[k] in {"the", "this", "these", "those"} or tree.dep[k] == "poss"
        for k in tree.kids[head]
    )
    return not known and _in_doubt(tree, i)


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


def _in_doubt(tree: Tree, i: int) -> bool:
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
                splitter.read(_relative(splitter, i), 1)
        elif tree.dep[i] == "acl":
            own = tree.subject_of(i)
            if own is not None and i in splitter.detached:
                clause = Clause(verb=i, subject=list(splitter.words(own)), lent=False)
            elif i in splitter.detached or splitter.restrictive(i):
                clause = Clause(verb=i, subject=antecedent(splitter, i), lent=True)
            else:
                continue
            verbs.make_finite(tree, clause, matrix=tree.head[i])
            splitter.read(clause, 1)


def add_embedded(splitter: SentenceSplitter) -> None:
    """Finite clauses of time and cause that stand deep in a phrase: “a year after it was closed …”."""
    tree = splitter.tree
    for i in range(len(tree)):
        if (
            tree.dep[i] not in {"advcl", "pcomp"}
            or i in splitter.clausal
            or i in splitter.opaque
            or i in splitter.quoted
        ):
            continue
        if (
            tree.subject_of(i) is None
            or not verbs.is_finite(tree, i)
            or verbs.tense(tree, i) not in {"past", "perfect"}
        ):
            continue
        opener = tree.low[max(0, tree.under(i)[0] - (tree.dep[i] == "pcomp"))]
        marks = {tree.low[k] for k in tree.kids[i] if tree.dep[k] in {"mark", "advmod"}} | {opener}
        if (
            not marks & {"after", "because", "when", "since"}
            or marks & {"if", "unless"}
            or _in_doubt(tree, i)
        ):
            continue
        skip = frozenset(k for k in tree.kids[i] if tree.dep[k] == "mark" or tree.low[k] == "when")
        subject = tree.subject_of(i)
        if subject is not None and tree.low[subject] == "it" and tree.lemma[i] in verbs.SPEAKING:
            continue
        splitter.read(Clause(verb=i, subject=[], lent=False, skip=skip), 1)


def credited_deeds(splitter: SentenceSplitter, clause: Clause, following: list[Clause]) -> None:
    """“thanked the town for sheltering them”: the town sheltered them, by the thanker's account."""
    tree, v = splitter.tree, clause.verb
    wanted = _CREDITING.get(tree.lemma[v])
    if wanted is None:
        return
    doer = next((k for k in tree.kids[v] if tree.dep[k] == "dobj"), None)
    if doer is None:
        return
    for preposition in tree.kids[v]:
        if tree.dep[preposition] != "prep" or tree.low[preposition] != wanted:
            continue
        for k in tree.kids[preposition]:
            if tree.dep[k] == "pcomp" and tree.tag[k] == "VBG" and not tree.has(k, "neg"):
                one = Clause(verb=k, subject=list(splitter.words(doer)), lent=True)
                verbs.make_finite(tree, one, matrix=v)
                if tree.low[doer] in _SUBJECT_FORM:
                    one.recast[doer] = _SUBJECT_FORM[tree.low[doer]]
                following.append(one)


def _relative(splitter: SentenceSplitter, i: int) -> Clause:
    tree = splitter.tree
    word = relative_word(tree, i)
    subject = antecedent(splitter, i)
    if word is None:
        return Clause(verb=i, subject=[], lent=False, filler=_again(tree, subject))
    if tree.dep[word] in {"nsubj", "nsubjpass"}:
        return Clause(verb=i, subject=subject, lent=True, skip=frozenset({word}))
    if tree.tag[word] == "WRB":
        return Clause(verb=i, subject=[], lent=False, skip=frozenset({word}), tail=["in", *subject])
    if tree.dep[word] == "dobj":
        return Clause(verb=i, subject=[], lent=False, skip=frozenset({word}), filler=subject)
    if _counts_of(tree, word, i):
        whole = frozenset(tokens_of(subject))
        return Clause(verb=i, subject=[], lent=False, instead={word: subject}, part_of=whole)
    preposition = tree.head[word]
    return Clause(
        verb=i, subject=[], lent=False, skip=frozenset({preposition}), tail=[preposition, *subject]
    )


def _again(tree: Tree, pieces: list[int | str]) -> list[int | str]:
    """An object keeps its “a”: “controls an island”."""
    return [
        indefinite(tree.words[pieces[1]] if isinstance(pieces[1], int) else pieces[1])
        if n == 0 and piece == "the" and len(pieces) > 1
        else piece
        for n, piece in enumerate(pieces)
    ]
