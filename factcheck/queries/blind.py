"""Who may see whose verdict: the rule of `domain.review.is_blind` as conditions for selects.

Everything that shows, counts, finds or exports what somebody made of a claim asks here. While verdicts are
still missing nobody sees another's, whether their own is in or not; what they wrote in comments is kept
back with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, and_, func, not_, or_, select
from sqlalchemy.orm import Session, aliased

from factcheck.domain.review import DECIDED
from factcheck.domain.verdict import Question
from factcheck.store.claim import Claim
from factcheck.store.verdict import Verdict

_counted = aliased(Verdict)
_GIVEN = (
    select(func.count())
    .where(
        _counted.claim_id == Claim.id,
        _counted.in_force,
        _counted.question == Question.TRUTH.value,
    )
    .correlate(Claim)
    .scalar_subquery()
)
BLIND: ColumnElement[bool] = and_(
    Claim.verdicts_wanted > 1,
    Claim.state.not_in([state.value for state in DECIDED]),
    Claim.verdicts_wanted > _GIVEN,
)
"""That a claim's verdicts are kept from each other, for a select that has `Claim`."""


def visible_to(viewer: Any) -> ColumnElement[bool]:  # noqa: ANN401 - an address or a bound parameter
    """That a verdict may be seen by `viewer`, for a select that has `Claim` and `Verdict`."""
    return or_(Verdict.reviewer == viewer, not_(BLIND))


def blind_among(session: Session, claims: Iterable[int]) -> set[int]:
    """Those of the `claims` whose verdicts are kept from each other."""
    numbers = set(claims)
    if not numbers:
        return set()
    return set(session.scalars(select(Claim.id).where(Claim.id.in_(numbers), BLIND)))
