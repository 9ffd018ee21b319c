"""Evidence says something, comes from a source, and is withdrawn rather than deleted."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.errors import RuleViolationError
from factcheck.domain.evidence import Closeness, Stance
from factcheck.workflow.evidence import add_evidence, withdraw_evidence
from factcheck.workflow.review import exclude_claim
from tests import factories
from tests.factories import NOW


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"title": "  "}, "needs a title"),
        ({"url": "ftp://example.org/x"}, "http://"),
        ({"url": "javascript:alert(1)"}, "http://"),
        ({"closeness": Closeness.COPY}, "names the source it was copied from"),
    ],
)
def test_a_source_that_nobody_could_find_is_refused(
    db: Session, changed: dict[str, Any], says: str
) -> None:
    with pytest.raises(RuleViolationError, match=says):
        factories.source(db, **changed)


def test_a_copy_names_its_original(db: Session) -> None:
    original = factories.source(db)
    copy = factories.source(
        db, "The same on another site", closeness=Closeness.COPY, copy_of=original.id
    )

    assert copy.copy_of is original


def test_a_bare_link_is_no_evidence(db: Session) -> None:
    claim, source = factories.claim(db), factories.source(db)

    with pytest.raises(RuleViolationError, match="proves nothing"):
        add_evidence(
            db, claim_id=claim.id, source_id=source.id, stance=Stance.SUPPORTS, excerpt=" ",
            actor="ada", at=NOW,
        )  # fmt: skip


def test_an_excluded_claim_takes_no_evidence(db: Session) -> None:
    claim = factories.claim(db)
    exclude_claim(db, claim_id=claim.id, reason="A wish.", version=1, actor="ada", at=NOW)

    with pytest.raises(RuleViolationError, match="excluded"):
        factories.evidence(db, claim)


def test_evidence_is_withdrawn_once_and_with_a_reason(db: Session) -> None:
    evidence = factories.evidence(db, factories.claim(db))

    with pytest.raises(RuleViolationError, match="why"):
        withdraw_evidence(db, evidence_id=evidence.id, reason="", actor="ada", at=NOW)
    withdraw_evidence(db, evidence_id=evidence.id, reason="Another flood.", actor="ada", at=NOW)
    with pytest.raises(RuleViolationError, match="already"):
        withdraw_evidence(db, evidence_id=evidence.id, reason="Again.", actor="ada", at=NOW)

    assert (evidence.withdrawn_at, evidence.withdrawn_because) == (NOW, "Another flood.")
