"""One claim split into several: each on words of it, with what goes over said for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import AttributionMode, ClaimOrigin
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.span import Span
from factcheck.history.log import record
from factcheck.matching.locating import locate
from factcheck.store.claim import Claim
from factcheck.workflow import lineage
from factcheck.workflow.claim_rows import made_by_hand

SPLIT = "split"
"""What happened to the parent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One of the claims that another is split into."""

    words: str
    """Words of the parent, as they stand there; “…” between parts."""
    statement: str
    evidence: bool = True
    """Whether the parent's evidence goes over to it."""
    verdicts: bool = False
    """Whether the parent's verdicts go over to it; otherwise they are reset."""


def split_claim(
    session: Session,
    *,
    claim_id: int,
    pieces: Sequence[Piece],
    reason: str = "",
    version: int,
    actor: str,
    at: datetime,
) -> tuple[Claim, ...]:
    """Put two or more claims in the place of one, each on words of it; the old one stays readable.

    Raises:
        NoResultFound: there is no such claim.
        InputError: words of a piece are not in the claim's.
        RuleViolationError: there are too few pieces, two are the same, or the claim is closed.
        StaleEditError: somebody changed it since `version`.
    """
    parent = session.get_one(Claim, claim_id)
    lineage.demand_in_place(session, parent)
    lineage.demand_workable(parent, version)
    if len(pieces) < 2:  # noqa: PLR2004 - one is no split
        raise RuleViolationError("A claim is split into two or more: fill in another one.")
    if len({one.statement.strip().casefold() for one in pieces}) < len(pieces):
        raise RuleViolationError(
            "Two of the statements are the same: each has to say another thing."
        )
    article = parent.article
    children = []
    for piece in pieces:
        parts = locate(article.text, piece.words, within=Span(parent.start, parent.end))
        children.append(
            made_by_hand(
                article,
                statement=piece.statement,
                parts=parts,
                origin=ClaimOrigin.PERSON,
                sentence=parent.sentence,
                values=lineage.values_at(article, parts),
                claimant=parent.claimant,
                cue=parent.cue,
                channel=parent.channel,
                mode=AttributionMode(parent.mode),
                verdicts_wanted=parent.verdicts_wanted,
            )
        )
    session.add_all(children)
    for child, piece in zip(children, pieces, strict=True):
        lineage.hand_over(
            session, [parent], child, happened=SPLIT, evidence=piece.evidence,
            verdicts=piece.verdicts, actor=actor, at=at,
        )  # fmt: skip
    numbers = [one.id for one in children]
    because = reason.strip() or "It says more than one thing."
    lineage.replace_claim(parent, f"Split into {lineage.counted(numbers)}. {because}")
    record(
        session,
        actor=actor,
        action=Action.CLAIM_SPLIT,
        subject=f"claim/{claim_id}",
        data={
            "claim": claim_id,
            "children": lineage.counted(numbers),
            "into": numbers,
            "evidence": [
                one.id for one, piece in zip(children, pieces, strict=True) if piece.evidence
            ],
            "verdicts": [
                one.id for one, piece in zip(children, pieces, strict=True) if piece.verdicts
            ],
            "reason": because,
        },
        at=at,
        article=parent.article_id,
    )
    return tuple(children)
