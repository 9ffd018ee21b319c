"""What the references of an article show: findings on its quotations that come and go with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from factcheck.analysis import run_detectors
from factcheck.domain import document as read
from factcheck.domain.finding import Finding as Raised
from factcheck.domain.finding import FindingState
from factcheck.domain.quotation import Quotation as Quoted
from factcheck.domain.quotation import QuotationMode
from factcheck.domain.span import Span
from factcheck.plugins import detectors
from factcheck.store.article import Article, Quotation
from factcheck.store.claim import Claim, ClaimQuotation
from factcheck.store.finding import Finding
from factcheck.store.reference import Reference
from factcheck.workflow import finding_rows
from factcheck.workflow.desk import PROGRAM
from factcheck.workflow.detectors import as_decided, switches

HOLDING = ("altered-quote", "quote-not-found", "misattributed-quote")
"""The detectors that hold quotations against a record."""


def held_against(session: Session, article_id: int) -> tuple[read.Reference, ...]:
    """The references of an article that are in force, in the order they came."""
    rows = session.execute(
        select(Reference.name, Reference.text)
        .where(Reference.article_id == article_id, Reference.withdrawn_at.is_(None))
        .order_by(Reference.id)
    )
    return tuple(read.Reference(name=row.name, text=row.text) for row in rows)


def notice(
    session: Session, article_id: int, references: tuple[read.Reference, ...]
) -> tuple[Raised, ...]:
    """What the quotations of a stored article give cause to ask, held against `references`.

    Reads the article's rows, no parse: it may be done before the lock is taken.
    """
    quotations = session.scalars(_quotations(article_id)).all()
    text = session.scalar(select(Article.text).where(Article.id == article_id)) or ""
    document = read.Document(
        text=text,
        references=references,
        quotations=tuple(
            Quoted(
                span=Span(row.start, row.end),
                text=row.text,
                opening=max(0, row.start - 1),
                mode=QuotationMode(row.mode),
                speaker=row.speaker,
                speaker_name=row.speaker_name,
            )
            for row in quotations
        ),
    )
    found, _ = run_detectors(document, [detectors()[name] for name in HOLDING])
    return found


def keep_findings(
    session: Session, article: Article, raised: Sequence[Raised] | None, at: datetime
) -> tuple[int, int]:
    """Bring the findings of the holding detectors in line; returns how many are new and how many closed.

    What people have answered stays as they answered it.
    """
    if raised is None:
        raised = notice(session, article.id, held_against(session, article.id))
    quotations = session.scalars(_quotations(article.id)).all()
    carriers = _carriers(session, [one.id for one in quotations])
    stored = {
        row.mark: row
        for row in session.scalars(
            select(Finding).where(Finding.article_id == article.id, Finding.detector.in_(HOLDING))
        )
    }
    added = 0
    for mark, one in finding_rows.marked(as_decided(raised, switches(session)), article.text):
        row = stored.pop(mark, None)
        if row is None:
            session.add(_made(one, mark, article, quotations, carriers))
            added += 1
            continue
        finding_rows.retell(row, one, article.text)
        if row.state == FindingState.WITHDRAWN:
            row.state = FindingState.OPEN.value
            row.reason = row.decided_by = row.decided_at = None
            row.version += 1
            added += 1
    gone = [row for row in stored.values() if row.state == FindingState.OPEN]
    for row in gone:
        row.state = FindingState.WITHDRAWN.value
        row.reason = "The references the article is held against now do not bear it out."
        row.decided_by, row.decided_at = PROGRAM, at
        row.version += 1
    session.flush()
    return added, len(gone)


def _made(
    raised: Raised,
    mark: str,
    article: Article,
    quotations: Sequence[Quotation],
    carriers: dict[int, list[Claim]],
) -> Finding:
    """The row of a finding, tied to the claims that carry the quotation."""
    about = [quotations[index] for index in raised.quotations]
    claims = [claim for one in about for claim in carriers.get(one.id, ())]
    tied = replace(raised, claims=tuple(range(len(claims))))
    return finding_rows.made(tied, mark, article, claims, quotations)


def _carriers(session: Session, quotations: Sequence[int]) -> dict[int, list[Claim]]:
    found: dict[int, list[Claim]] = {}
    for number, claim in session.execute(
        select(ClaimQuotation.quotation_id, Claim)
        .join(Claim, Claim.id == ClaimQuotation.claim_id)
        .where(ClaimQuotation.quotation_id.in_(quotations))
        .order_by(Claim.id)
    ):
        found.setdefault(number, []).append(claim)
    return found


def _quotations(article_id: int) -> Select[Quotation]:
    return select(Quotation).where(Quotation.article_id == article_id).order_by(Quotation.start)
