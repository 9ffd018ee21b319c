"""An article's quotations with their grades, and the claims on which a grade can be accepted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.document import Reference as Text
from factcheck.domain.verdict import Question
from factcheck.matching.differences import GONE, NEW, SAME, Piece
from factcheck.matching.sentences import sentence_at, split
from factcheck.nlp.speech.fidelity import Graded, grade
from factcheck.nlp.speech.nearest import Step
from factcheck.nlp.speech.record import Word
from factcheck.store.article import Quotation
from factcheck.store.claim import Claim, ClaimQuotation
from factcheck.store.finding import Finding, FindingQuotation
from factcheck.store.verdict import Verdict

_BREAKS = ("garbled-quote", "doubled-word", "garbled-text")
"""Findings on a quotation that show by its wording alone that nobody said so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """A quotation with its grade, and the claim on which the grade can be accepted."""

    id: int
    text: str
    speaker: str | None
    grade: str
    why: str
    sure: bool
    ours: tuple[Piece, ...]
    theirs: tuple[Piece, ...]
    says: str | None
    """Who speaks there, by the reference."""
    sentence: int | None
    """The article's sentence it stands in."""
    there: int | None
    """The reference's sentence the passage begins in."""
    better: str | None
    """The name of another reference that has it more nearly."""
    claim: int | None
    version: int
    closed: bool
    given: str | None
    """The viewer's own fidelity verdict on the claim."""


def graded_quotations(
    session: Session,
    article_id: int,
    text: str,
    *,
    held: Text,
    texts: tuple[Text, ...],
    viewer: str,
) -> tuple[QuoteLine, ...]:
    """The quotations of an article held against `held`; `texts` are all its references."""
    rows = session.execute(
        select(
            Quotation.id, Quotation.text, Quotation.start, Quotation.mode,
            Quotation.speaker, Quotation.speaker_name,
        )
        .where(Quotation.article_id == article_id)
        .order_by(Quotation.start)
    ).all()  # fmt: skip
    broken = set(
        session.scalars(
            select(FindingQuotation.quotation_id)
            .join(Finding, Finding.id == FindingQuotation.finding_id)
            .where(
                Finding.article_id == article_id,
                Finding.kind.in_(_BREAKS),
                Finding.state.in_(["open", "confirmed"]),
            )
        )
    )
    carriers = _carriers(session, article_id)
    given = dict(
        session.execute(
            select(Verdict.claim_id, Verdict.label)
            .join(Claim, Claim.id == Verdict.claim_id)
            .where(
                Claim.article_id == article_id,
                Verdict.in_force,
                Verdict.reviewer == viewer,
                Verdict.question == Question.FIDELITY.value,
            )
        ).all()
    )
    ours, theirs = split(text), split(held.text)
    made = []
    for row in rows:
        credited = row.speaker_name or row.speaker
        graded = grade(row.text, (held,), credited=credited, broken=row.id in broken)
        if graded is None or (row.mode == "scare" and graded.grade.value == "not-found"):
            continue
        best = graded
        if len(texts) > 1:
            best = grade(row.text, texts, credited=credited, broken=row.id in broken) or graded
        claim, version, state = carriers.get(row.id, (None, 0, "open"))
        mine, other = _pieces(row.text, graded, held.text)
        made.append(
            QuoteLine(
                id=row.id,
                text=row.text,
                speaker=credited,
                grade=graded.grade.value,
                why=graded.why,
                sure=graded.sure,
                ours=mine,
                theirs=other,
                says=graded.speaker,
                sentence=_number(sentence_at(ours, row.start)),
                there=_number(sentence_at(theirs, graded.start)) if graded.end else None,
                better=best.record if best.grade is not graded.grade else None,
                claim=claim,
                version=version,
                closed=state in {"settled", "excluded"},
                given=given.get(claim) if claim else None,
            )
        )
    return tuple(made)


def _number(index: int | None) -> int | None:
    return None if index is None else index + 1


def _carriers(session: Session, article_id: int) -> dict[int, tuple[int, int, str]]:
    """For each quotation the claim whose fidelity is asked about: one about the quotation, if there is."""
    found: dict[int, tuple[int, int, str]] = {}
    rows = session.execute(
        select(ClaimQuotation.quotation_id, Claim.id, Claim.version, Claim.state, Claim.kind)
        .join(Claim, Claim.id == ClaimQuotation.claim_id)
        .where(Claim.article_id == article_id)
        .order_by(Claim.kind != "quotation", Claim.state == "excluded", Claim.id)
    )
    for row in rows:
        found.setdefault(row.quotation_id, (row.id, row.version, row.state))
    return found


def _pieces(
    quotation: str, graded: Graded, reference: str
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Quotation and passage, what differs marked by the places at which they were graded."""
    ours = _marked(quotation, 0, len(quotation), [s.ours for s in _differing(graded.steps)], GONE)
    if graded.end <= graded.start:
        return (Piece(GONE, quotation),), ()
    theirs = _marked(
        reference, graded.start, graded.end, [s.theirs for s in _differing(graded.steps)], NEW
    )
    return ours, theirs


def _differing(steps: Sequence[Step]) -> list[Step]:
    return [step for step in steps if not step.same]


def _marked(
    text: str, start: int, end: int, words: Iterable[Sequence[Word]], sort: str
) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = start
    for run in words:
        if not run or run[0].start < at:
            continue
        if run[0].start > at:
            pieces.append(Piece(SAME, text[at : run[0].start]))
        pieces.append(Piece(sort, text[run[0].start : run[-1].end]))
        at = run[-1].end
    if at < end:
        pieces.append(Piece(SAME, text[at:end]))
    return tuple(pieces)
