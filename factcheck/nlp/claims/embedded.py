"""Clauses deep in a phrase, and deeds somebody is thanked for: stated by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims import verbs
from factcheck.nlp.claims.drafts import Clause
from factcheck.nlp.claims.relatives import in_doubt

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter

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


def add(splitter: SentenceSplitter) -> None:
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
            or in_doubt(tree, i)
        ):
            continue
        subject = tree.subject_of(i)
        skip = frozenset(
            k
            for k in tree.kids[i]
            if tree.dep[k] == "mark"
            or tree.low[k] == "when"
            or (tree.dep[k] == "npadvmod" and subject is not None and k < subject)
        )
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
