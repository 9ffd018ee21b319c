"""Rows for what a report says of verdicts and evidence, when it is brought in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.evidence import Closeness, Grade, SourceKind
from factcheck.domain.report import Report, ReportEvidence, ReportVerdict
from factcheck.domain.verdict import Question
from factcheck.store.claim import Claim
from factcheck.store.known import ClaimAnswer
from factcheck.store.source import Evidence, Source, SourceFetch
from factcheck.store.verdict import Scale, ScaleLabel, Verdict

IMPORTED = "imported"
"""What the names of imported rows begin with, where they need one."""


def of_answers(
    report: Report, claims: Mapping[int, Claim], *, actor: str, at: datetime
) -> list[ClaimAnswer]:
    """The answers to the questions of checklists; who gave them a report does not say."""
    return [
        ClaimAnswer(
            claim_id=claims[claim.id].id,
            question=given.question,
            answer=given.answer,
            source=given.source,
            answered_by=actor,
            answered_at=at,
            version=1,
        )
        for claim in report.claims
        for given in claim.answers
    ]


class ImportedVerdicts:
    """Verdict rows, each on the label it was given with; labels this desk lacks get a scale of their own."""

    def __init__(self, session: Session, report: Report) -> None:
        self._session, self._report = session, report
        self._labels = {
            (question, means, words): label_id
            for question, means, words, label_id in session.execute(
                select(Scale.question, ScaleLabel.means, ScaleLabel.label, ScaleLabel.id)
                .join(ScaleLabel.scale)
                .order_by(ScaleLabel.id.desc())
            )
        }

    def add(self, claims: Mapping[int, Claim]) -> None:
        """One row a verdict; `claims` are the new rows by the report's numbers."""
        for claim in self._report.claims:
            for given in claim.verdicts:
                self._session.add(
                    Verdict(
                        claim_id=claims[claim.id].id,
                        question=given.question,
                        label=given.label,
                        scale_label_id=self._label(given),
                        rationale=given.rationale,
                        looked_at=given.looked_at,
                        as_of=date.fromisoformat(given.as_of),
                        reviewer=given.reviewer,
                        given_at=datetime.fromisoformat(given.given_at),
                        in_force=True,
                    )
                )
                self._session.flush()

    def _label(self, given: ReportVerdict) -> int:
        key = (given.question, given.label, given.label_text)
        if key not in self._labels:
            count = len(self._session.scalars(select(Scale.id)).all())
            label = ScaleLabel(
                position=0,
                name=given.label,
                label=given.label_text,
                means=given.label,
                definition="",
                claimreview=given.claimreview,
            )
            scale = Scale(
                name=f"{IMPORTED}-{count}",
                version=1,
                label=f"Imported from {self._report.desk}",
                question=Question(given.question).value,
                labels=[label],
            )
            self._session.add(scale)
            self._session.flush()
            self._labels[key] = label.id
        return self._labels[key]


class ImportedSources:
    """Sources, each once however many claims it speaks of, and the evidence taken from them."""

    def __init__(self, session: Session, *, actor: str, at: datetime) -> None:
        self._session, self._actor, self._at = session, actor, at
        self._made: dict[tuple[str | None, ...], Source] = {}
        self._originals: dict[tuple[str, str | None], Source] = {}

    def add(self, report: Report, claims: Mapping[int, Claim]) -> None:
        """One row a piece of evidence; `claims` are the new rows by the report's numbers."""
        for claim in report.claims:
            for piece in claim.evidence:
                self._session.add(
                    Evidence(
                        claim_id=claims[claim.id].id,
                        source_id=self._of(piece).id,
                        stance=piece.stance,
                        excerpt=piece.excerpt,
                        locator=piece.locator,
                        note=piece.note,
                        added_at=self._at,
                        added_by=self._actor,
                    )
                )
                self._session.flush()

    def _of(self, piece: ReportEvidence) -> Source:
        key = (
            piece.source, piece.url, piece.closeness, piece.published, piece.sha256,
            piece.fetched_at, piece.looked_at, str(piece.status), piece.last_seen,
            str(piece.changed), piece.copy_of, piece.copy_of_url,
        )  # fmt: skip
        if key not in self._made:
            original = self._original(piece) if piece.closeness == Closeness.COPY else None
            self._made[key] = self._source(piece, original)
        return self._made[key]

    def _original(self, piece: ReportEvidence) -> Source:
        """What a copy was copied from: the source a report names, where it stands in it too."""
        title = piece.copy_of or f"What “{piece.source}” was copied from"
        known = (title, piece.copy_of_url)
        if known not in self._originals:
            source = self._row(title, Closeness.SECONDARY.value)
            source.url = piece.copy_of_url
            self._session.add(source)
            self._session.flush()
            self._originals[known] = source
        return self._originals[known]

    def _source(self, piece: ReportEvidence, original: Source | None) -> Source:
        source = self._row(piece.source, piece.closeness)
        source.kind = (SourceKind.URL if piece.url else SourceKind.DESCRIBED).value
        source.url = piece.url
        source.published = date.fromisoformat(piece.published) if piece.published else None
        source.original_sha256 = piece.sha256
        source.copy_of_id = original.id if original else None
        self._session.add(source)
        self._session.flush()
        self._session.add_all(self._looks(source, piece))
        return source

    def _looks(self, source: Source, piece: ReportEvidence) -> Iterator[SourceFetch]:
        """The times its address was asked that a report tells of: first, last with a page, last."""
        copy = piece.sha256 or sha256(b"").hexdigest()
        other = sha256(f"{IMPORTED} {copy}".encode()).hexdigest()
        for at in sorted({piece.fetched_at, piece.last_seen, piece.looked_at} - {None}, key=str):
            came = at in {piece.fetched_at, piece.last_seen}
            says = other if piece.changed and at == piece.last_seen else copy
            yield SourceFetch(
                source_id=source.id,
                asked=piece.url or "",
                status=piece.status if at == piece.looked_at else None,
                body_sha256=says if came else None,
                problem=None if came else "There was no page to be had.",
                fetched_at=datetime.fromisoformat(str(at)),
                fetched_by=self._actor,
            )

    def _row(self, title: str, closeness: str) -> Source:
        return Source(
            kind=SourceKind.DESCRIBED.value,
            title=title,
            publisher="",
            closeness=closeness,
            grade=Grade.UNGRADED.value,
            contact="",
            note="",
            added_at=self._at,
            added_by=self._actor,
        )
