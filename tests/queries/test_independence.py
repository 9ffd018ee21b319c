"""Copies are no witnesses of their own, through however many hands they went."""

from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.evidence import Closeness, Stance
from factcheck.queries import parts
from factcheck.queries.independence import Independence, counted, originals
from factcheck.workflow.evidence import add_evidence, withdraw_evidence
from tests import factories
from tests.factories import NOW

WIRE, PAPER, SITE, OWN = "wire", "paper", "site", "own"


def independence(db: Session, used: list[str], withdrawn: tuple[str, ...] = ()) -> Independence:
    """A wire report, a paper that copies it, a site that copies the paper, and somebody who was there."""
    wire = factories.source(db, WIRE, closeness=Closeness.SECONDARY)
    paper = factories.source(db, PAPER, closeness=Closeness.COPY, copy_of=wire.id)
    site = factories.source(db, SITE, closeness=Closeness.COPY, copy_of=paper.id)
    own = factories.source(db, OWN, closeness=Closeness.PRIMARY)
    sources = {WIRE: wire, PAPER: paper, SITE: site, OWN: own}
    claim = factories.claim(db)
    for name in used:
        evidence = add_evidence(
            db, claim_id=claim.id, source_id=sources[name].id, stance=Stance.SUPPORTS, excerpt="41",
            actor="ada", at=NOW,
        )  # fmt: skip
        if name in withdrawn:
            withdraw_evidence(db, evidence_id=evidence.id, reason="Wrong.", actor="ada", at=NOW)
    return counted(parts.evidence(db, claim_id=claim.id), originals(db))


@pytest.mark.parametrize(
    ("used", "sources", "independent", "primary", "secondary"),
    [
        ([], 0, 0, 0, 0),
        ([OWN], 1, 1, 1, 0),
        ([WIRE, PAPER], 2, 1, 0, 1),
        ([WIRE, SITE], 2, 1, 0, 1),
        ([PAPER, SITE], 2, 1, 0, 1),
        ([SITE], 1, 1, 0, 1),
        ([WIRE, PAPER, SITE, OWN], 4, 2, 1, 1),
        ([OWN, OWN, OWN], 1, 1, 1, 0),
    ],
)
def test_copies_count_with_what_they_copy(
    db: Session, used: list[str], sources: int, independent: int, primary: int, secondary: int
) -> None:
    assert independence(db, used) == Independence(
        sources=sources, independent=independent, primary=primary, secondary=secondary
    )


def test_what_was_withdrawn_does_not_count(db: Session) -> None:
    assert independence(db, [WIRE, OWN], withdrawn=(WIRE,)).sources == 1
