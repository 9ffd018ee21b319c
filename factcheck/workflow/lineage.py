"""What goes over from a claim to those made out of it: evidence, verdicts, quotations, findings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.review import CLOSED, is_blind, state_after
from factcheck.domain.span import Span
from factcheck.domain.value import Value
from factcheck.domain.verdict import Question
from factcheck.store.article import Article, Quotation
from factcheck.store.claim import Claim, ClaimQuotation
from factcheck.store.finding import Finding, FindingClaim
from factcheck.store.lineage import ClaimLineage
from factcheck.store.source import Evidence
from factcheck.store.verdict import Verdict
from factcheck.workflow.carried_rows import columns_of
from factcheck.workflow.claim_rows import values_of


def demand_workable(claim: Claim, version: int) -> None:
    """Refuse what is closed, or was changed since it was looked at.

    Raises:
        StaleEditError: somebody saved since `version`.
        RuleViolationError: it is settled or left out.
    """
    if claim.version != version:
        raise StaleEditError(
            f"Somebody has changed claim {claim.id} since you opened it. What you typed is kept below; "
            "look again, and save again where it still fits.",
            theirs={
                "statement": claim.statement,
                "state": claim.state.replace("_", " "),
                "version": str(claim.version),
            },
        )
    if claim.state in CLOSED:
        raise RuleViolationError(
            f"Claim {claim.id} is {claim.state}. Open it again before you take it apart."
        )


def values_at(article: Article, parts: Iterable[Span]) -> tuple[Value, ...]:
    """The values that stand in the parts, and not those between them."""
    return tuple(value for part in parts for value in values_of(article, part))


def replace_claim(claim: Claim, because: str) -> None:
    """Leave a claim out of review because others stand in its place; it stays readable."""
    claim.state = ClaimState.EXCLUDED.value
    claim.excluded_because = because
    claim.version += 1


def hand_over(
    session: Session,
    parents: Sequence[Claim],
    child: Claim,
    *,
    happened: str,
    evidence: bool,
    verdicts: bool,
    actor: str,
    at: datetime,
) -> None:
    """Tie `child` to its parents, with what is asked for and with the quotations and findings it overlaps.

    Without `verdicts` they are reset: they were given on other words. Of several parents' verdicts a
    reviewer's goes over only where they gave the same on each.

    Raises:
        RuleViolationError: verdicts would go over that are still given blind.
    """
    session.flush()
    _overlapping(session, child)
    given = {one.id: _in_force(session, one) for one in parents}
    if verdicts:
        _demand_seen(parents, given)
    taken = _agreeing(given) if verdicts else []
    seen: set[tuple[int, str, str, str]] = set()
    for parent in parents:
        carried = 0
        for one in _live(session, parent) if evidence else ():
            key = (one.source_id, one.excerpt, one.stance, one.note)
            if key not in seen:
                seen.add(key)
                note = f"{one.note} (carried over from claim {parent.id})".strip()
                fields = columns_of(one, {"id", "claim_id", "note"})
                session.add(Evidence(claim_id=child.id, note=note, **fields))
            carried += 1
        session.add(
            ClaimLineage(
                parent_id=parent.id,
                child_id=child.id,
                happened=happened,
                evidence=carried,
                verdicts=sum(one.claim_id == parent.id for one in taken),
                verdicts_before=len(given[parent.id]),
                made_at=at,
                made_by=actor,
            )
        )
    for theirs in taken:
        rationale = f"{theirs.rationale} (As given on claim {theirs.claim_id}.)"
        fields = columns_of(theirs, {"id", "claim_id", "rationale", "replaces_id"})
        session.add(Verdict(claim_id=child.id, rationale=rationale, replaces_id=None, **fields))
    labels = [one.label for one in taken if one.question == Question.TRUTH.value]
    child.state = state_after(labels, child.verdicts_wanted).value
    session.flush()


def replaced_by(session: Session, claim_id: int) -> tuple[str, list[int]]:
    """Who took a claim apart or into another, and the claims that stand in its place."""
    rows = session.scalars(
        select(ClaimLineage).where(ClaimLineage.parent_id == claim_id).order_by(ClaimLineage.id)
    ).all()
    return (rows[0].made_by if rows else ""), [row.child_id for row in rows]


def demand_in_place(session: Session, claim: Claim) -> None:
    """Refuse what other claims stand in the place of.

    Raises:
        RuleViolationError: they do; the message names them.
    """
    who, others = replaced_by(session, claim.id)
    if others:
        raise RuleViolationError(
            f"{who} has put {counted(others)} in the place of claim {claim.id}; nothing was "
            "changed. To have it back, undo that in the history."
        )


def counted(claims: Sequence[int]) -> str:
    """Claims by number, as one says it: “claims 4, 5 and 6”."""
    names = [str(one) for one in claims]
    if len(names) == 1:
        return f"claim {names[0]}"
    return f"claims {', '.join(names[:-1])} and {names[-1]}"


def _live(session: Session, claim: Claim) -> Sequence[Evidence]:
    return session.scalars(
        select(Evidence)
        .where(Evidence.claim_id == claim.id, Evidence.withdrawn_at.is_(None))
        .order_by(Evidence.id)
    ).all()


def _in_force(session: Session, claim: Claim) -> Sequence[Verdict]:
    return session.scalars(
        select(Verdict).where(Verdict.claim_id == claim.id, Verdict.in_force).order_by(Verdict.id)
    ).all()


def _agreeing(given: dict[int, Sequence[Verdict]]) -> list[Verdict]:
    """One verdict for each question and reviewer who gave the same on every parent."""
    by_person: dict[tuple[str, str], list[Verdict]] = {}
    for verdicts in given.values():
        for one in verdicts:
            by_person.setdefault((one.question, one.reviewer), []).append(one)
    return [
        them[-1]
        for them in by_person.values()
        if len(them) == len(given) and len({one.scale_label_id for one in them}) == 1
    ]


def _demand_seen(parents: Sequence[Claim], given: dict[int, Sequence[Verdict]]) -> None:
    for parent in parents:
        judged = {one.reviewer for one in given[parent.id] if one.question == Question.TRUTH.value}
        if is_blind(state=parent.state, wanted=parent.verdicts_wanted, given=len(judged)):
            raise RuleViolationError(
                f"Verdicts on claim {parent.id} are given blind and not all are in: they cannot go over. "
                "Leave that out, and they are reset."
            )


def _overlapping(session: Session, child: Claim) -> None:
    for quotation in session.scalars(
        select(Quotation).where(
            Quotation.article_id == child.article_id,
            Quotation.start < child.end,
            Quotation.end > child.start,
        )
    ):
        session.add(ClaimQuotation(claim_id=child.id, quotation_id=quotation.id))
    for finding in session.scalars(
        select(Finding).where(
            Finding.article_id == child.article_id,
            Finding.start < child.end,
            Finding.end > child.start,
        )
    ):
        session.add(FindingClaim(claim_id=child.id, finding_id=finding.id))
