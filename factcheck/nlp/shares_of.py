"""What a share is a share of: “half of the town's pre-war population”."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.domain.document import Sentence
from factcheck.domain.span import Span
from factcheck.domain.value import Value, ValueKind
from factcheck.nlp.prose import tokens_span

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHARES = frozenset({ValueKind.PROPORTION, ValueKind.PERCENTAGE})
_ENDING = frozenset({"relcl", "acl", "appos", "punct", "cc", "conj", "advcl"})
"""What hangs under a noun and is no part of its name."""
_PRONOUNS = frozenset({"PRON", "DET", "NUM"})


@dataclass(frozen=True, slots=True)
class ShareBase:
    """The words that name the whole, and the lemma of their noun."""

    span: Span
    noun: str


def share_base(sentence: Sentence, value: Value) -> ShareBase | None:
    """The whole a share of `sentence` is part of; None where it is no share, or of “them” or “all”."""
    if value.kind not in _SHARES or sentence.parse is None:
        return None
    after = next(
        (t for t in sentence.parse if t.idx + sentence.offset >= value.span.end and not t.is_space),
        None,
    )
    if after is None or after.idx + sentence.offset - value.span.end > 1:
        return None
    head = _whole(after)
    if head is None or head.pos_ in _PRONOUNS:
        return None
    last = head
    for child in head.rights:
        if child.dep_ in _ENDING or (child.dep_ == "prep" and child.lower_ != "of"):
            break
        last = child.doc[child.right_edge.i]
    first = head.doc[head.left_edge.i]
    first = after if first.i < after.i else first
    return ShareBase(tokens_span(sentence, first, last), head.lemma_.lower())


def _whole(after: Token) -> Token | None:
    """The noun behind “of”, or behind the share itself: “half the town”."""
    if after.lower_ == "of":
        return next((child for child in after.rights if child.dep_ in {"pobj", "pcomp"}), None)
    if after.lower_ in {"the", "its", "their", "his", "her", "our"}:
        return after.head if after.head.i > after.i and after.head.pos_ == "NOUN" else None
    return None
