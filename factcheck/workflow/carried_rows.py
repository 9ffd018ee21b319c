"""Where a claim goes in a new version: the claim its own reading made there, or a new row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import ClaimState
from factcheck.matching.anchoring import Found
from factcheck.store.article import Quotation, Sentence
from factcheck.store.base import Base
from factcheck.store.claim import Claim, ClaimQuotation, ClaimValue
from factcheck.store.event import Event
from factcheck.store.source import Evidence
from factcheck.store.verdict import Verdict
from factcheck.store.version import ArticleVersion, CarriedClaim

SAME_WORDS = frozenset({Found.UNCHANGED.value, Found.MOVED.value})
_COVERS = 0.5
"""The part of the characters two claims must share for one to be the other, reworded."""
# Columns of a claim that are the new one's own.
_OWN = {
    "id", "article_id", "sentence_id", "start", "end", "text", "parts", "state", "version",
    "excluded_because", "settled_as", "settled_label", "settled_because", "settled_at",
    "withdrawn_as", "withdrawn_because", "withdrawn_at",
}  # fmt: skip


class Ground:
    """What there is in the new version for claims to be carried to."""

    def __init__(self, session: Session, version: ArticleVersion) -> None:
        article = version.article
        self.article = article
        reworded = select(Event.subject).where(
            Event.article_id == version.earlier_id, Event.action == Action.CLAIM_EDITED.value
        )
        self.reworded = set(session.scalars(reworded))
        self.claims = session.scalars(select(Claim).where(Claim.article_id == article.id)).all()
        taken = session.scalars(
            select(CarriedClaim.claim_id).where(CarriedClaim.claim_id.is_not(None))
        )
        self.taken: set[int | None] = set(taken)
        touched = select(Claim.id).where(Claim.article_id == article.id)
        self.touched = {
            *session.scalars(select(Verdict.claim_id).where(Verdict.claim_id.in_(touched))),
            *session.scalars(select(Evidence.claim_id).where(Evidence.claim_id.in_(touched))),
        }
        self.sentences = session.scalars(
            select(Sentence).where(Sentence.article_id == article.id).order_by(Sentence.start)
        ).all()
        self.quotations = session.scalars(
            select(Quotation).where(Quotation.article_id == article.id)
        ).all()

    def was_reworded(self, claim: Claim) -> bool:
        """Whether a person gave the claim of the earlier version its statement."""
        return f"claim/{claim.id}" in self.reworded

    def free(self) -> Iterable[Claim]:
        """Claims of the new version that nobody has touched and none was carried to."""
        return (
            claim
            for claim in self.claims
            if claim.id not in self.taken and claim.id not in self.touched and claim.version == 1
        )


def target(row: CarriedClaim, ground: Ground, *, same: bool) -> Claim | None:
    """The claim that the reading of the new version made of the same words already."""
    if same:
        return next((one for one in ground.free() if one.parts == row.parts), None)
    start, end = row.start or 0, row.end or 0
    best: tuple[float, Claim] | None = None
    for one in ground.free():
        both = min(end, one.end) - max(start, one.start)
        share = both / (max(end, one.end) - min(start, one.start))
        if share >= _COVERS and (best is None or share > best[0]):
            best = (share, one)
    return best[1] if best else None


def copied(old: Claim, row: CarriedClaim, ground: Ground, *, same: bool) -> Claim:
    """A new row with what the old claim says, on the new words."""
    start = row.start or 0
    sentence = next((s for s in ground.sentences if s.start <= start < s.end), None)
    claim = Claim(
        **columns_of(old, _OWN),
        article=ground.article,
        sentence=sentence,
        start=row.start,
        end=row.end,
        text=row.text,
        parts=row.parts,
        state=ClaimState.OPEN.value,
        version=1,
    )
    if same:
        claim.values = list(_values(old, row.parts, ground.article.text))
    inside = [q for q in ground.quotations if q.start < (row.end or 0) and start < q.end]
    claim.quotations = [ClaimQuotation(quotation=one) for one in inside]
    return claim


def _values(old: Claim, parts: Sequence[Any], text: str) -> Iterable[ClaimValue]:
    for value in old.values:
        for (was, until), (now, _) in zip(old.parts, parts, strict=False):
            if was <= value.start and value.end <= until:
                start, end = value.start + now - was, value.end + now - was
                if text[start:end] == value.text:
                    fields = columns_of(value, {"id", "claim_id", "start", "end"})
                    yield ClaimValue(start=start, end=end, **fields)
                break


def columns_of(row: Base, without: set[str]) -> dict[str, Any]:
    return {
        attribute.key: getattr(row, attribute.key)
        for attribute in row.__mapper__.column_attrs
        if attribute.key not in without
    }
