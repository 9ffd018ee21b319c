"""Several claims of an article merged into one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.claim import AttributionMode, ClaimOrigin
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.span import Span
from factcheck.history.log import record
from factcheck.store.claim import Claim
from factcheck.workflow import lineage
from factcheck.workflow.claim_rows import made_by_hand

MERGED = "merged"
"""What happened to the parents."""


def merge_claims(
    session: Session,
    *,
    versions: Mapping[int, int],
    statement: str,
    kind: str | None = None,
    evidence: bool = True,
    verdicts: bool = False,
    reason: str = "",
    actor: str,
    at: datetime,
) -> Claim:
    """Put one claim in the place of several of an article; `versions` are those looked at, by claim.

    Raises:
        NoResultFound: there is no such claim.
        RuleViolationError: they are fewer than two, of different articles, or one is closed.
        StaleEditError: somebody changed one of them.
    """
    parents = sorted(
        (session.get_one(Claim, number) for number in versions), key=lambda one: (one.start, one.id)
    )
    if len(parents) < 2:  # noqa: PLR2004 - one is no merger
        raise RuleViolationError("Choose one or more claims to merge this one with.")
    if len({one.article_id for one in parents}) > 1:
        raise RuleViolationError("Only claims of the same article can be merged.")
    for parent in parents:
        lineage.demand_in_place(session, parent)
        lineage.demand_workable(parent, versions[parent.id])
    first = parents[0]
    parts = _union(Span(start, end) for one in parents for start, end in one.parts)
    credited = first if len({one.claimant for one in parents}) == 1 else None
    child = made_by_hand(
        first.article,
        statement=statement,
        parts=parts,
        origin=ClaimOrigin.PERSON,
        sentence=first.sentence,
        kind=kind or None,
        values=lineage.values_at(first.article, parts),
        claimant=credited.claimant if credited else None,
        cue=credited.cue if credited else None,
        channel=credited.channel if credited else None,
        mode=AttributionMode(first.mode) if credited else None,
        verdicts_wanted=max(one.verdicts_wanted for one in parents),
    )
    session.add(child)
    lineage.hand_over(
        session, parents, child, happened=MERGED, evidence=evidence, verdicts=verdicts, actor=actor,
        at=at,
    )  # fmt: skip
    because = reason.strip() or "Together they say one thing."
    for parent in parents:
        lineage.replace_claim(parent, f"Merged into claim {child.id}. {because}")
    numbers = [one.id for one in parents]
    record(
        session,
        actor=actor,
        action=Action.CLAIM_MERGED,
        subject=f"claim/{child.id}",
        data={
            "claim": child.id,
            "parents": lineage.counted(numbers),
            "out_of": numbers,
            "evidence": evidence,
            "verdicts": verdicts,
            "reason": because,
        },
        at=at,
        article=child.article_id,
    )
    return child


def _union(spans: Iterable[Span]) -> list[Span]:
    made: list[Span] = []
    for span in sorted(spans, key=lambda one: one.start):
        if made and span.start <= made[-1].end:
            made[-1] = Span(made[-1].start, max(made[-1].end, span.end))
        else:
            made.append(span)
    return made
