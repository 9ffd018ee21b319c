"""For each thing that is done in bulk: the rule that one row must meet, and the change to it.

The rules are those of doing it to one alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from factcheck.domain.bulk import Bulk, Order
from factcheck.domain.errors import RuleViolationError
from factcheck.domain.finding import FindingState
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding
from factcheck.workflow import finding as answering
from factcheck.workflow import in_hand, review, wanted


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Who asks for what, and when."""

    session: Session
    order: Order
    actor: str
    at: datetime

    @property
    def reviewer(self) -> str:
        """In whose hands."""
        return self.order.reviewer or self.actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing done to one row: `demand` raises where it cannot be, `do` changes the row."""

    demand: Callable[[Ask, Any], None]
    do: Callable[[Ask, Any], object]


def _may_take(ask: Ask, claim: Claim) -> None:
    in_hand.demand_free_hands(ask.session, claim, ask.reviewer, ask.actor, ask.at)


def _take(ask: Ask, claim: Claim) -> None:
    in_hand.put(
        ask.session, claim, ask.reviewer, due=ask.order.due, until=None, actor=ask.actor, at=ask.at
    )


def _may_hand_back(ask: Ask, claim: Claim) -> None:
    in_hand.demand_handing_back(
        ask.session, claim.id, ask.reviewer, reason=ask.order.reason, actor=ask.actor
    )


def _hand_back(ask: Ask, claim: Claim) -> None:
    in_hand.take_out(ask.session, claim.id, ask.reviewer, actor=ask.actor, at=ask.at)


def _may_be_due(ask: Ask, claim: Claim) -> None:
    row = in_hand.hold_of(ask.session, claim.id, ask.reviewer)
    if row is None:
        whose = "your hands" if ask.reviewer == ask.actor else f"the hands of {ask.reviewer}"
        raise RuleViolationError(f"This claim is not in {whose}: put it there first.")
    if row.due == ask.order.due:
        raise RuleViolationError("This claim is due on that day already.")


def _be_due(ask: Ask, claim: Claim) -> None:
    row = in_hand.hold_of(ask.session, claim.id, ask.reviewer)
    if row is not None:
        row.due = ask.order.due


def _may_ask(ask: Ask, claim: Claim) -> None:
    wanted.demand_askable(claim, ask.order.wanted or 0)


def _ask(ask: Ask, claim: Claim) -> None:
    wanted.set_wanted(ask.session, claim, ask.order.wanted or 0)


def _may_exclude(ask: Ask, claim: Claim) -> None:
    review.demand_excludable(claim, ask.order.reason)


def _exclude(ask: Ask, claim: Claim) -> None:
    review.exclude(claim, ask.order.reason)


def _answering(state: FindingState) -> Step:
    def demand(ask: Ask, finding: Finding) -> None:
        if finding.state != FindingState.OPEN:
            raise RuleViolationError(f"This finding is {finding.state} already.")
        answering.demand_answer(state, ask.order.reason)

    def do(ask: Ask, finding: Finding) -> None:
        answering.answer(finding, state, ask.order.reason, actor=ask.actor, at=ask.at)

    return Step(demand=demand, do=do)


STEPS: Mapping[Bulk, Step] = {
    Bulk.ASSIGN: Step(demand=_may_take, do=_take),
    Bulk.HAND_BACK: Step(demand=_may_hand_back, do=_hand_back),
    Bulk.DUE: Step(demand=_may_be_due, do=_be_due),
    Bulk.VERDICTS: Step(demand=_may_ask, do=_ask),
    Bulk.EXCLUDE: Step(demand=_may_exclude, do=_exclude),
    Bulk.CONFIRM: _answering(FindingState.CONFIRMED),
    Bulk.EXPLAIN: _answering(FindingState.EXPLAINED),
    Bulk.DISMISS: _answering(FindingState.DISMISSED),
}
