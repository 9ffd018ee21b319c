"""Of whom or where two sentences speak, and whether one denies what it tells: asked of the parse.

Asked only where the words themselves raise the doubt, as a parse costs a hundred times what the figures do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.domain.span import Span
from factcheck.matching.families import concept
from factcheck.nlp.model import parse

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_DENIAL = re.compile(
    r"n[’']t\b|\b(?:not|never|nor|neither|denied|denies|deny|refuted)\b", re.IGNORECASE
)
_CAPITAL = re.compile(r"(?<!\w)[^\W\d_a-zß-ÿ]\w*")  # a capital of any script opens it
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PLACES = frozenset({"in", "at", "across", "throughout"})
_DATED = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY"})
_DENYING = frozenset({"deny", "refute", "reject", "dispute"})
DEEPEST = 40
"""Steps up a parse before giving up: sentences are not nested deeper."""


def of_others(claim: str, evidence: str) -> tuple[str, str] | None:
    """The names the two sentences are about, where they have none in common; None where they may be one.

    Only a name that is the subject, or where it happened, tells; both sides must have one.
    """
    ours, theirs = set(_CAPITAL.findall(claim)), set(_CAPITAL.findall(evidence))
    if not ours or not theirs:
        return None
    one, other = parse([claim, evidence])
    for pick in (_subject_names, _place_names):
        left, right = pick(one), pick(other)
        if left and right and not _may_be_one(left, right, claim, evidence):
            return " ".join(left), " ".join(right)
    return _measures(one, other)


# Verbs of which the subject is the quantity itself: wages rise, unemployment stands at 5 percent.
_MOVING = frozenset(
    [
        "rise",
        "fall",
        "grow",
        "drop",
        "increase",
        "decrease",
        "decline",
        "climb",
        "jump",
        "surge",
        "shrink",
        "slip",
        "edge",
        "stand",
    ]
)


def _measures(claim: Doc, evidence: Doc) -> tuple[str, str] | None:
    """The quantities two sentences tell of with one verb of change, where they are not one."""
    ours, theirs = _measured(claim), _measured(evidence)
    if ours is None or theirs is None or ours.head.lemma_ != theirs.head.lemma_:
        return None
    one, other = concept(ours.lower_), concept(theirs.lower_)
    if one == other or one in _concepts(evidence) or other in _concepts(claim):
        return None
    return ours.text, theirs.text


def _measured(doc: Doc) -> Token | None:
    """The common noun that is the subject of a verb of change."""
    return next(
        (
            token
            for token in doc
            if token.dep_ in _SUBJECTS and token.pos_ == "NOUN" and token.head.lemma_ in _MOVING
        ),
        None,
    )


def _concepts(doc: Doc) -> set[str]:
    return {concept(token.lower_) for token in doc if token.is_alpha}


def denied_apart(claim: str, claim_at: Span, evidence: str, evidence_at: Span) -> bool:
    """Whether just one of the two sentences denies what it says with the figure at its span."""
    if not _DENIAL.search(claim) and not _DENIAL.search(evidence):
        return False
    one, other = parse([claim, evidence])
    return _denied(one, claim_at) != _denied(other, evidence_at)


def _denied(doc: Doc, at: Span) -> bool:
    token = next((t for t in doc if t.idx + len(t) > at.start), None)
    denied = False
    for _ in range(DEEPEST):
        if token is None:
            break
        denied ^= any(child.dep_ == "neg" for child in token.children)
        denied |= token.lemma_ in _DENYING
        if token.dep_ == "ROOT":
            break
        token = token.head
    return denied


def _subject_names(doc: Doc) -> list[str]:
    for token in doc:
        if token.dep_ in _SUBJECTS and token.head.dep_ in {"ROOT", "ccomp", "conj"}:
            return _name(token)
    return []


def _place_names(doc: Doc) -> list[str]:
    """The one place a text names after "in" or "at"; none where it goes through several."""
    places = [t for t in doc if t.dep_ == "pobj" and t.head.lower_ in _PLACES and _name(t)]
    if len(places) != 1 or any(child.dep_ in {"conj", "appos"} for child in places[0].children):
        return []
    return _name(places[0])


def _name(head: Token) -> list[str]:
    """The words of a proper name; none for a noun that is only written large: "the Sultanate"."""
    if head.pos_ != "PROPN" or head.ent_type_ in _DATED:
        return []
    parts = [t for t in head.lefts if t.dep_ in {"compound", "amod"} and t.pos_ == "PROPN"]
    if not parts and any(t.dep_ == "det" for t in head.lefts):
        return []
    return [t.text for t in (*parts, head)]


def _may_be_one(left: list[str], right: list[str], claim: str, evidence: str) -> bool:
    """Whether any word of one name stands in the other sentence, or one shortens the other."""
    lower, other = claim.lower(), evidence.lower()
    if any(word.lower() in other for word in left) or any(word.lower() in lower for word in right):
        return True
    return _short(left, right) or _short(right, left)


def _short(short: list[str], full: list[str]) -> bool:
    letters = "".join(c for word in short for c in word if c.isupper())
    return len(letters) > 1 and letters == "".join(word[0] for word in full if word[0].isupper())
