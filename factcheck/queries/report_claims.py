"""The claims of a report: all at once, or in batches as they are gone through."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import UTC
from typing import Any

from sqlalchemy import ColumnElement, func, select, tuple_
from sqlalchemy.orm import Session

from factcheck.domain.report import ReportClaim, ReportVerdict
from factcheck.domain.span import Span
from factcheck.domain.value import Comparator, Value, ValueKind
from factcheck.domain.verdict import Question, definition_of
from factcheck.plugins import claim_types
from factcheck.queries.blind import BLIND
from factcheck.queries.report_beside import ReportBeside, beside_of
from factcheck.queries.report_evidence import evidence_of, findings_of_claims
from factcheck.store.article import Sentence
from factcheck.store.claim import Claim, ClaimValue
from factcheck.store.verdict import ScaleLabel, Verdict

BATCH = 500
"""Claims read at a time: some megabytes at most, and past the point where more is faster."""


class StoredClaims:
    """The claims of an article, read from the database in batches each time they are asked for.

    Stands where a tuple of claims would: it can be gone through in order any number of times while its
    session is open, and holds no more than a batch.
    """

    def __init__(
        self,
        session: Session,
        article_id: int,
        text: str,
        brought: Mapping[str, Mapping[str, list[str]]],
    ) -> None:
        """`brought` is what a report that was brought in says beside its claims (`report_moment`)."""
        self._session, self._article, self._text = session, article_id, text
        own = Claim.article_id == article_id
        self._length = session.scalar(select(func.count(Claim.id)).where(own)) or 0
        self._beside = beside_of(session, article_id, brought)
        self._blind = frozenset(session.scalars(select(Claim.id).where(own, BLIND)))

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[ReportClaim]:
        after = (-1, -1)
        while ids := self._batch(after):
            made = claims_of(
                self._session, self._article, self._text, Claim.id.in_(ids),
                beside=self._beside, blind=self._blind,
            )  # fmt: skip
            yield from made
            after = (made[-1].start, made[-1].id)

    def _batch(self, after: tuple[int, int]) -> Sequence[int]:
        return self._session.scalars(
            select(Claim.id)
            .where(
                Claim.article_id == self._article,
                tuple_(Claim.start, Claim.id) > tuple_(*after),
            )
            .order_by(Claim.start, Claim.id)
            .limit(BATCH)
        ).all()


def claims_of(
    session: Session,
    article_id: int,
    text: str,
    which: ColumnElement[bool],
    *,
    beside: ReportBeside,
    blind: Container[int],
) -> tuple[ReportClaim, ...]:
    """The claims that `which` lets through, in order of the text, with everything said about them."""
    rows = session.execute(
        select(
            Claim.__table__,
            Sentence.start.label("sentence_start"),
            Sentence.end.label("sentence_end"),
        )
        .outerjoin(Sentence, Sentence.id == Claim.sentence_id)
        .where(Claim.article_id == article_id, which)
        .order_by(Claim.start, Claim.id)
    ).all()
    values = _values(session, which)
    verdicts = _verdicts(session, which)
    evidence = evidence_of(session, which)
    findings = findings_of_claims(session, which)
    kinds = claim_types()
    return tuple(
        ReportClaim(
            id=row.id,
            kind=row.kind,
            kind_label=kinds[row.kind].label if row.kind in kinds else row.kind,
            statement=row.statement,
            text=row.text,
            start=row.start,
            end=row.end,
            parts=tuple((start, end) for start, end in row.parts),
            sentence=row.text if row.sentence_id is None else _sentence(row, text),
            values=tuple(values[row.id]),
            claimant=row.claimant,
            cue=row.cue,
            channel=row.channel,
            mode=row.mode,
            state=row.state,
            origin=row.origin,
            verdicts=() if row.id in blind else tuple(verdicts[row.id]),
            evidence=tuple(evidence[row.id]),
            findings=tuple(findings[row.id]),
            checkworthiness=row.checkworthiness,
            reasons=tuple(row.reasons),
            excluded_because=row.excluded_because,
            settled_as=row.settled_as,
            settled_because=row.settled_because,
            settled_label=row.settled_label,
            withdrawn_as=row.withdrawn_as,
            withdrawn_because=row.withdrawn_because,
            stale=beside.stale.get(row.id, ()),
            relations=beside.relations.get(row.id, ()),
            answers=beside.answers.get(row.id, ()),
        )
        for row in rows
    )


def _sentence(row: Any, text: str) -> str:  # noqa: ANN401 - a Core row
    return " ".join(text[row.sentence_start : row.sentence_end].split())


def _values(session: Session, which: ColumnElement[bool]) -> Mapping[int, list[Value]]:
    found: dict[int, list[Value]] = defaultdict(list)
    for row in session.execute(
        select(ClaimValue.__table__)
        .join(Claim, Claim.id == ClaimValue.claim_id)
        .where(which)
        .order_by(ClaimValue.claim_id, ClaimValue.position)
    ):
        found[row.claim_id].append(
            Value(
                kind=ValueKind(row.kind),
                span=Span(row.start, row.end),
                text=row.text,
                number=row.number,
                low=row.low,
                high=row.high,
                unit=row.unit,
                comparator=Comparator(row.comparator),
                approximate=row.approximate,
                of=row.of,
                date=row.date,
                anchor=row.anchor,
                iso8601=row.iso8601,
            )
        )
    return found


def _verdicts(session: Session, which: ColumnElement[bool]) -> Mapping[int, list[ReportVerdict]]:
    found: dict[int, list[ReportVerdict]] = defaultdict(list)
    for row in session.execute(
        select(
            Verdict.__table__,
            ScaleLabel.label.label("as_given"),
            ScaleLabel.claimreview.label("own_number"),
        )
        .join(Claim, Claim.id == Verdict.claim_id)
        .join(ScaleLabel, ScaleLabel.id == Verdict.scale_label_id)
        .where(which, Verdict.in_force)
        .order_by(Verdict.claim_id, Verdict.id)
    ):
        definition = definition_of(Question(row.question), row.label)
        found[row.claim_id].append(
            ReportVerdict(
                question=row.question,
                label=row.label,
                label_text=row.as_given,
                rationale=row.rationale,
                as_of=row.as_of.isoformat(),
                reviewer=row.reviewer,
                given_at=row.given_at.astimezone(UTC).isoformat(timespec="seconds"),
                looked_at=row.looked_at,
                claimreview=definition.claimreview if row.own_number is None else row.own_number,
                averitec=definition.averitec,
            )
        )
    return found
