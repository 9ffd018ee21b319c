"""Accepting a grade: the machine's proposal becomes a person's verdict, with the passage as evidence."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.document import Reference as Text
from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.evidence import Stance
from factcheck.domain.verdict import Question, definition_of
from factcheck.nlp.speech.fidelity import Fidelity, Graded, grade
from factcheck.store.article import Quotation
from factcheck.store.claim import Claim, ClaimQuotation
from factcheck.store.finding import Finding, FindingQuotation
from factcheck.store.reference import Reference
from factcheck.store.source import Evidence
from factcheck.store.verdict import Verdict
from factcheck.workflow.evidence import add_evidence
from factcheck.workflow.reference import reference_of
from factcheck.workflow.review import record_verdict

BREAKS = frozenset({"garbled-quote", "doubled-word", "garbled-text"})
"""Findings on a quotation that show by its wording alone that nobody said so."""
_BEARS_OUT = frozenset({Fidelity.VERBATIM, Fidelity.ELIDED})


def accept_grade(
    session: Session,
    *,
    claim_id: int,
    quotation_id: int,
    reference_id: int,
    label: str,
    rationale: str = "",
    as_of: date,
    version: int,
    reviewer: str,
    at: datetime,
) -> Verdict:
    """Record the grade that was shown as the reviewer's fidelity verdict.

    The passage of the reference becomes evidence on the claim, unless it is already. `rationale` is the
    reviewer's own; where it is empty, the reason of the grade is theirs.

    Raises:
        NoResultFound: there is no such claim.
        NotFoundError: the article is not held against this reference.
        RuleViolationError: the claim does not carry the quotation, or a rule of review refuses.
        StaleEditError: the grade is another by now, or somebody gave a verdict since `version`.
    """
    claim = session.get_one(Claim, claim_id)
    carried = session.scalar(
        select(ClaimQuotation.id).where(
            ClaimQuotation.claim_id == claim_id, ClaimQuotation.quotation_id == quotation_id
        )
    )
    if carried is None:
        raise RuleViolationError("This claim does not carry that quotation.")
    quotation = session.get_one(Quotation, quotation_id)
    reference = reference_of(session, claim.article_id, reference_id)
    graded = _graded(session, quotation, reference)
    if graded is None or graded.grade.value != label:
        now = definition_of(Question.FIDELITY, graded.grade.value).label if graded else "no grade"
        raise StaleEditError(
            "The grade is another by now. Look at it again before you accept it.",
            theirs={"grade": now},
        )
    _evidence(session, claim, reference, graded, actor=reviewer, at=at)
    return record_verdict(
        session,
        claim_id=claim_id,
        question=Question.FIDELITY,
        label=label,
        rationale=rationale.strip() or graded.why,
        as_of=as_of,
        looked_at=reference.name,
        version=version,
        reviewer=reviewer,
        at=at,
    )


def _graded(session: Session, quotation: Quotation, reference: Reference) -> Graded | None:
    broken = session.scalar(
        select(Finding.id)
        .join(FindingQuotation, FindingQuotation.finding_id == Finding.id)
        .where(
            FindingQuotation.quotation_id == quotation.id,
            Finding.kind.in_(BREAKS),
            Finding.state.in_(["open", "confirmed"]),
        )
        .limit(1)
    )
    return grade(
        quotation.text,
        (Text(name=reference.name, text=reference.text),),
        credited=quotation.speaker_name or quotation.speaker,
        broken=broken is not None,
    )


def _evidence(
    session: Session,
    claim: Claim,
    reference: Reference,
    graded: Graded,
    *,
    actor: str,
    at: datetime,
) -> None:
    found = graded.end > graded.start
    locator = f"characters {graded.start}-{graded.end}" if found else "the whole text"
    if found and graded.speaker:
        locator += f", {graded.speaker}"
    known = session.scalar(
        select(Evidence.id).where(
            Evidence.claim_id == claim.id,
            Evidence.source_id == reference.source_id,
            Evidence.locator == locator,
            Evidence.withdrawn_at.is_(None),
        )
    )
    if known is None:
        add_evidence(
            session,
            claim_id=claim.id,
            source_id=reference.source_id,
            stance=Stance.SUPPORTS if graded.grade in _BEARS_OUT else Stance.REFUTES,
            excerpt=reference.text[graded.start : graded.end],
            near=graded.start,
            locator=locator,
            note=f"{graded.why} (reference {reference.id}, SHA-256 {reference.sha256[:12]}…)",
            actor=actor,
            at=at,
        )
