"""People answer findings; the article is never edited."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.finding import FindingState
from factcheck.workflow.finding import decide_finding
from tests import factories
from tests.factories import NOW


@pytest.mark.parametrize(
    "state", [FindingState.CONFIRMED, FindingState.EXPLAINED, FindingState.DISMISSED]
)
def test_a_finding_is_answered_with_who_when_and_why(db: Session, state: FindingState) -> None:
    finding = factories.finding(db)

    decide_finding(
        db,
        finding_id=finding.id,
        state=state,
        reason=" Seen in the wire copy. ",
        version=1,
        actor="ada",
        at=NOW,
    )

    assert (finding.state, finding.reason, finding.decided_by, finding.decided_at) == (
        state.value, "Seen in the wire copy.", "ada", NOW,
    )  # fmt: skip

    decide_finding(
        db,
        finding_id=finding.id,
        state=FindingState.OPEN,
        reason="Too early.",
        version=2,
        actor="grace",
        at=NOW,
    )
    assert (finding.state, finding.reason, finding.decided_by) == ("open", None, None)


def test_an_answer_needs_a_reason(db: Session) -> None:
    finding = factories.finding(db)

    with pytest.raises(RuleViolationError, match="why"):
        decide_finding(
            db,
            finding_id=finding.id,
            state=FindingState.DISMISSED,
            reason="",
            version=1,
            actor="ada",
            at=NOW,
        )
    assert finding.state == "open"


def test_the_second_to_answer_sees_the_first_answer(db: Session) -> None:
    finding = factories.finding(db)
    decide_finding(
        db,
        finding_id=finding.id,
        state=FindingState.CONFIRMED,
        reason="Yes.",
        version=1,
        actor="ada",
        at=NOW,
    )

    with pytest.raises(StaleEditError, match="ada has answered") as caught:
        decide_finding(
            db,
            finding_id=finding.id,
            state=FindingState.DISMISSED,
            reason="No.",
            version=1,
            actor="grace",
            at=NOW,
        )
    assert caught.value.theirs == {"state": "confirmed", "reason": "Yes."}
