"""What is shown of a claim on more than one page: values, quotations, findings, evidence, verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, ScalarSelect, select
from sqlalchemy.orm import Session

from factcheck.domain.review import is_blind
from factcheck.domain.verdict import Question
from factcheck.queries.blind import visible_to
from factcheck.store.article import Quotation
from factcheck.store.claim import Claim, ClaimQuotation, ClaimValue
from factcheck.store.finding import Finding, FindingClaim
from factcheck.store.source import Evidence, Source
from factcheck.store.verdict import ScaleLabel, Verdict

# A longer list is no help in a menu; the page of a source attaches what is older.
_CHOICES = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueLine:
    """A number, duration or date of a claim."""

    kind: str
    text: str
    number: float | None
    low: float | None
    high: float | None
    unit: str | None
    comparator: str
    approximate: bool
    of: str | None
    date: str | None
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationLine:
    """A quotation a claim carries."""

    id: int
    text: str
    mode: str
    speaker: str | None
    speaker_name: str | None
    cue: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingLine:
    """A finding as it is shown beside a claim and in lists."""

    id: int
    article_id: int
    kind: str
    severity: str
    text: str
    message: str
    suggestion: str | None
    unsure: bool
    related: tuple[str, ...]
    elsewhere: tuple[tuple[int, str], ...]
    """The other articles it speaks of, by id, with the words there."""
    detector: str
    detector_version: int
    state: str
    reason: str | None
    decided_by: str | None
    decided_at: datetime | None
    accepted: str | None
    accepted_by: str | None
    accepted_at: datetime | None
    version: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceLine:
    """What one source says about one claim."""

    id: int
    claim_id: int
    statement: str
    source_id: int
    source: str
    publisher: str
    url: str | None
    published: date | None
    closeness: str
    grade: str
    stance: str
    excerpt: str
    start: int | None
    end: int | None
    locator: str
    note: str
    added_at: datetime
    added_by: str
    withdrawn_at: datetime | None
    withdrawn_because: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictLine:
    """One reviewer's answer."""

    id: int
    question: str
    label: str
    label_text: str
    """The label as it was given, in the words of its scale."""
    given_as: str
    """The name of that label on its scale."""
    rationale: str
    looked_at: str
    as_of: date
    reviewer: str
    given_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChoice:
    """A source to pick from a menu."""

    id: int
    title: str
    publisher: str


FINDING_COLUMNS = (
    Finding.id, Finding.article_id, Finding.kind, Finding.severity, Finding.text, Finding.message,
    Finding.suggestion, Finding.unsure, Finding.related, Finding.elsewhere, Finding.detector, Finding.detector_version,
    Finding.state, Finding.reason, Finding.decided_by, Finding.decided_at,
    Finding.accepted, Finding.accepted_by, Finding.accepted_at, Finding.version,
    Finding.start, Finding.end,
)  # fmt: skip


_FINDING_NAMES = tuple(column.key for column in FINDING_COLUMNS)


def finding_line(row: Sequence[Any]) -> FindingLine:
    """A line from a row that begins with FINDING_COLUMNS."""
    given = dict(zip(_FINDING_NAMES, row, strict=False))
    given["related"] = tuple(place["text"] for place in given["related"])
    given["elsewhere"] = tuple((place["article"], place["text"]) for place in given["elsewhere"])
    return FindingLine(**given)


def findings_of_claim(session: Session, claim_id: int) -> tuple[FindingLine, ...]:
    """What was noticed about a claim, in order of the text."""
    rows = session.execute(
        select(*FINDING_COLUMNS)
        .join(FindingClaim, FindingClaim.finding_id == Finding.id)
        .where(FindingClaim.claim_id == claim_id)
        .order_by(Finding.start, Finding.id)
    )
    return tuple(finding_line(row) for row in rows)


def values(session: Session, claim_id: int) -> tuple[ValueLine, ...]:
    """The values of a claim, in order."""
    columns = [getattr(ClaimValue, name) for name in ValueLine.__slots__]
    rows = session.execute(
        select(*columns).where(ClaimValue.claim_id == claim_id).order_by(ClaimValue.position)
    )
    return tuple(ValueLine(**row._mapping) for row in rows)  # noqa: SLF001 - SQLAlchemy's public name


def quotations(session: Session, claim_id: int) -> tuple[QuotationLine, ...]:
    """The quotations a claim carries."""
    columns = [getattr(Quotation, name) for name in QuotationLine.__slots__]
    rows = session.execute(
        select(*columns)
        .join(ClaimQuotation, ClaimQuotation.quotation_id == Quotation.id)
        .where(ClaimQuotation.claim_id == claim_id)
        .order_by(Quotation.start)
    )
    return tuple(QuotationLine(**row._mapping) for row in rows)  # noqa: SLF001 - SQLAlchemy's public name


def evidence(
    session: Session, *, claim_id: int | None = None, source_id: int | None = None
) -> tuple[EvidenceLine, ...]:
    """The evidence on a claim, or from a source; what was withdrawn comes last."""
    own = {
        "statement": Claim.statement,
        "source": Source.title,
        "publisher": Source.publisher,
        "url": Source.url,
        "published": Source.published,
        "closeness": Source.closeness,
        "grade": Source.grade,
    }
    columns = [
        own[name].label(name) if name in own else getattr(Evidence, name)
        for name in EvidenceLine.__slots__
    ]
    where = Evidence.claim_id == claim_id if claim_id else Evidence.source_id == source_id
    rows = session.execute(
        select(*columns)
        .join(Source, Source.id == Evidence.source_id)
        .join(Claim, Claim.id == Evidence.claim_id)
        .where(where)
        .order_by(Evidence.withdrawn_at.is_not(None), Evidence.id)
    )
    return tuple(EvidenceLine(**row._mapping) for row in rows)  # noqa: SLF001 - SQLAlchemy's public name


def verdicts(session: Session, claim_id: int) -> tuple[VerdictLine, ...]:
    """The answers in force on a claim, by question and time."""
    own = {"label_text": ScaleLabel.label, "given_as": ScaleLabel.name}
    columns = [
        own[name].label(name) if name in own else getattr(Verdict, name)
        for name in VerdictLine.__slots__
    ]
    rows = session.execute(
        select(*columns)
        .join(ScaleLabel, ScaleLabel.id == Verdict.scale_label_id)
        .where(Verdict.claim_id == claim_id, Verdict.in_force)
        .order_by(Verdict.id)
    )
    order = list(Question)
    found = [VerdictLine(**row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name
    return tuple(sorted(found, key=lambda one: order.index(Question(one.question))))


def seen_by(
    viewer: str, state: str, wanted: int, given: Iterable[VerdictLine]
) -> tuple[tuple[VerdictLine, ...], int]:
    """The verdicts `viewer` may see, and how many are hidden.

    Where several independent verdicts are asked for, nobody sees the others' until all are in.
    """
    given = tuple(given)
    judged = {one.reviewer for one in given if one.question == Question.TRUTH.value}
    if not is_blind(state=state, wanted=wanted, given=len(judged)):
        return given, 0
    own = tuple(one for one in given if one.reviewer == viewer)
    return own, len(given) - len(own)


def latest_truth(viewer: BindParameter[str]) -> ScalarSelect[str]:
    """The label of the last verdict on a claim's truth that `viewer` may see, for use in a select."""
    return (
        select(Verdict.label)
        .where(
            Verdict.claim_id == Claim.id,
            Verdict.in_force,
            Verdict.question == Question.TRUTH.value,
            visible_to(viewer),
        )
        .order_by(Verdict.id.desc())
        .limit(1)
        .correlate(Claim)
        .scalar_subquery()
    )


def source_choices(session: Session) -> tuple[SourceChoice, ...]:
    """The latest sources, for a menu."""
    rows = session.execute(
        select(Source.id, Source.title, Source.publisher).order_by(Source.id.desc()).limit(_CHOICES)
    )
    return tuple(SourceChoice(id=row.id, title=row.title, publisher=row.publisher) for row in rows)
