"""Participles that a preposition brings in: “with crowds filling the hall”, “after leaving the town”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.nlp.claims import verbs
from factcheck.nlp.claims.adverbials import cuts
from factcheck.nlp.claims.drafts import Clause
from factcheck.nlp.claims.phrases import comma_before

if TYPE_CHECKING:
    from factcheck.nlp.claims.splitter import SentenceSplitter


def sort_absolutes(splitter: SentenceSplitter, clause: Clause, following: list[Clause]) -> None:
    """“…, with crowds filling the hall” says that crowds filled the hall."""
    tree = splitter.tree
    for a in list(clause.adjuncts):
        if tree.low[a] != "with" or tree.dep[a] != "prep" or a < clause.verb:
            continue
        deeds = [c for c in tree.kids[a] if tree.dep[c] == "pcomp" and tree.tag[c] == "VBG"]
        if len(deeds) != 1 or not comma_before(tree, a) or cuts(splitter, tree.under(a)):
            continue
        verb = deeds[0]
        subject = tree.subject_of(verb)
        if subject is None or tree.pos[subject] == "PRON" or tree.has(verb, "neg"):
            continue
        if tree.dep[subject] != "nsubj" or len(tree.kids[a]) > 1:
            continue
        one = Clause(verb=verb, subject=[*splitter.words(subject)], lent=False)
        verbs.make_finite(tree, one, matrix=clause.verb)
        clause.adjuncts.remove(a)
        following.append(one)


def sort_gerunds(splitter: SentenceSplitter, clause: Clause, following: list[Clause]) -> None:
    tree = splitter.tree
    for a in list(clause.adjuncts):
        if tree.dep[a] != "prep" or tree.low[a] not in {"before", "after"}:
            continue
        gerund = next(
            (c for c in tree.kids[a] if tree.dep[c] == "pcomp" and tree.tag[c] == "VBG"), None
        )
        if gerund is None or tree.has(gerund, "neg") or tree.subject_of(gerund) is not None:
            continue
        if not verbs.is_past(tree, clause.verb):
            continue
        one = Clause(verb=gerund, subject=list(clause.subject), lent=True)
        verbs.make_finite(tree, one, matrix=clause.verb)
        if not tree.has(a, "npadvmod"):  # “a few weeks after posting it” tells when
            clause.adjuncts.remove(a)
        following.append(one)
