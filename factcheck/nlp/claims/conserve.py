"""Nothing lost, nothing invented: the check that every statement passes before it is let out.

A claim may be reworded but not changed: each number, name, negation and modal verb of its own words must
be in the statement, and each of those in the statement must come from its own words or from a recorded
edit.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from factcheck.domain.claim import Edit
from factcheck.nlp.claims.drafts import Draft, tokens_of
from factcheck.nlp.claims.tree import Tree
from factcheck.nlp.claims.verbs import NEGATIVE

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NEGATION = re.compile(
    r"n['’]t\b|\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|hardly|scarcely|barely)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:would|could|should|may|might|must|can|will|shall|cannot)\b", re.IGNORECASE
)
_NAME = re.compile(r"(?<=[\w,;:’'”\"] )[A-Z][\w’'-]*[a-z][\w’'-]*")
_DENYING = frozenset({"neg", "advmod", "preconj", "cc", "npadvmod"})
_NOT = frozenset({"not", "n't", "n’t", "never", "no", "nor", "neither"})
_NARROW = 4  # tokens; in a wider gap stands another clause, with its own “not”
# What joins two numbers into one thing: “3-1”, “2–0”, “7/8”, “2:1”.
_JOINING = frozenset({"-", "–", "/", ":"})
_FIRST = re.compile(r"\w+")


def conserved(own: str, statement: str, edits: tuple[Edit, ...]) -> bool:
    """Whether `statement` says neither less nor more than the words `own` with `edits` made."""
    before = " ".join(edit.before for edit in edits)
    after = " ".join(edit.after for edit in edits)
    for sign in (_NUMBER, _NEGATION, _MODAL):
        if sign.findall(own) == sign.findall(statement):
            continue
        there = _counted(sign, statement)
        if _counted(sign, own) - _counted(sign, before) - there:
            return False
        if there - _counted(sign, own) - _counted(sign, after):
            return False
    kept = {word.lower() for word in _FIRST.findall(f"{statement} {before}")}
    if any(
        part.lower() not in kept for name in _NAME.findall(own) for part in _FIRST.findall(name)
    ):
        return False
    known = {word.lower() for word in _FIRST.findall(f"{own} {after}")}
    return all(
        part.lower() in known for name in _NAME.findall(statement) for part in _FIRST.findall(name)
    )


def cuts_a_number(draft: Draft, tree: Tree) -> bool:
    """Whether the draft says only a part of a score, a range or a ratio: the 3 of “3-1”."""
    said = set(tokens_of([*draft.subject, *draft.pieces]))
    return any(
        tree.words[k] in _JOINING
        and tree.words[k - 1].isdigit()
        and tree.words[k + 1].isdigit()
        and tree.ends[k - 1] == tree.starts[k]
        and tree.ends[k] == tree.starts[k + 1]
        and len({k - 1 in said, k in said, k + 1 in said}) > 1
        for k in range(1, len(tree) - 1)
    )


def keeps_denial(draft: Draft, tree: Tree) -> bool:
    """Whether what denies is still in the draft: a “not” may never be dropped on the way."""
    said = set(draft.pieces)
    for k in tree.kids[draft.predicate]:
        if tree.dep[k] in _DENYING and any(
            t not in said and tree.low[t] in NEGATIVE and (t == k or tree.head[t] == k)
            for t in tree.under(k)
        ):
            return False
    tokens = sorted(tokens_of(draft.pieces))
    return not any(
        tree.low[t] in _NOT
        for before, after in pairwise(tokens)
        if after - before <= _NARROW
        for t in range(before + 1, after)
    )


def _counted(sign: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(found.lower().rstrip(".,:") for found in sign.findall(text))
