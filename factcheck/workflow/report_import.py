"""A report of another desk, or of this one's past, brought in whole: text, claims, verdicts, evidence, findings.

Where the numbers of its claims and findings are free here they are kept, so that addresses stay what they
were; into an empty desk the same report goes out again as the same bytes. Until somebody changes something
it speaks as of the record it came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.document import SentenceRole
from factcheck.domain.errors import InputError
from factcheck.domain.report import (
    Report,
    ReportClaim,
    ReportFinding,
)
from factcheck.domain.span import Span
from factcheck.history.log import record
from factcheck.store.article import Article, Sentence
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding, FindingClaim
from factcheck.workflow import rows
from factcheck.workflow.report_rows import IMPORTED, ImportedSources, ImportedVerdicts, of_answers

EXTRACTOR = "import"


def import_report(
    session: Session, report: Report, *, data: bytes, name: str, actor: str, at: datetime
) -> Article:
    """Keep everything a report says, as one event.

    `data` are the bytes of the file it was read from.

    Raises:
        InputError: the article is here already; claims of its own would mix with the report's.
    """
    known = session.scalar(select(Article.id).where(Article.sha256 == report.sha256))
    if known is not None:
        raise InputError(
            f"article {known} has this text already; a report is brought in where its article is not"
        )
    article = _article(session, report, data=data, name=name, actor=actor, at=at)
    sentences = _sentences(report, article)
    session.add_all([article, *sentences.values()])
    session.flush()
    claims = _claims(session, report, article, sentences)
    findings = _findings(session, report, article)
    session.add_all([*claims.values(), *findings.values()])
    session.flush()
    session.add_all(_joined(report, claims, findings))
    session.add_all(of_answers(report, claims, actor=actor, at=at))
    ImportedVerdicts(session, report).add(claims)
    ImportedSources(session, actor=actor, at=at).add(report, claims)
    session.flush()
    _number_on(session)
    record(
        session,
        actor=actor,
        action=Action.REPORT_IMPORTED,
        subject=f"article/{article.id}",
        data={
            "title": report.title,
            "file": name,
            "desk": report.desk,
            "claims": len(claims),
            "findings": len(findings),
            "file_sha256": sha256(data).hexdigest(),
            "origin": _origin(report) | {"beside": _beside(report, claims)},
        },
        at=at,
        article=article.id,
    )
    return article


def _origin(report: Report) -> dict[str, Any]:
    """What vouches for the report where it came from, and what was left out there: it has no rows here."""
    return {
        "head": report.head,
        "events": report.events,
        "as_of": report.as_of,
        "checkpoint": report.checkpoint,
        "narrowed": list(report.narrowed),
        "labels": dict(report.labels),
        "names": report.names,
    }


def _beside(report: Report, claims: Mapping[int, Claim]) -> dict[str, dict[str, list[str]]]:
    """What stands beside claims in sentences that name others: true here where numbers were kept."""
    if any(row.id != number for number, row in claims.items()):
        return {}
    return {
        str(claim.id): {"stale": list(claim.stale), "relations": list(claim.relations)}
        for claim in report.claims
        if claim.stale or claim.relations
    }


def _number_on(session: Session) -> None:
    """Let new rows be numbered after those that kept their numbers; SQLite does so by itself."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for table in (Article, Claim, Finding):
        name = table.__tablename__
        session.execute(
            text(
                f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), (SELECT max(id) FROM {name})) "
                f"WHERE EXISTS (SELECT 1 FROM {name})"
            )
        )


def _are_free(
    session: Session, table: type[Article | Claim | Finding], wanted: Iterable[int]
) -> bool:
    """Whether no row has any of these numbers: they are kept together or not at all."""
    return session.scalar(select(table.id).where(table.id.in_(set(wanted))).limit(1)) is None


def _article(
    session: Session, report: Report, *, data: bytes, name: str, actor: str, at: datetime
) -> Article:
    free = _are_free(session, Article, [report.article])
    return Article(
        id=report.article if free else None,
        title=report.title,
        dateline=report.dateline,
        byline=report.byline,
        published=date.fromisoformat(report.published) if report.published else None,
        published_source="given" if report.published else None,
        language="en",
        text=report.text,
        sha256=report.sha256,
        characters=len(report.text),
        original=data,
        original_sha256=sha256(data).hexdigest(),
        file_name=name,
        extractor=EXTRACTOR,
        ingested_at=at,
        ingested_by=actor,
    )


def _sentences(report: Report, article: Article) -> Mapping[int, Sentence]:
    """The sentence of each claim, found again around its words; one row a place."""
    made: dict[tuple[int, int], Sentence] = {}
    of_claim = {}
    for claim in report.claims:
        span = _sentence_span(report.text, claim)
        if span is None:
            continue
        if (span.start, span.end) not in made:
            made[span.start, span.end] = Sentence(
                article=article,
                start=span.start,
                end=span.end,
                role=SentenceRole.BODY.value,
                paragraph=len(re.findall(r"\n\s*\n", report.text[: span.start])),
            )
        of_claim[claim.id] = made[span.start, span.end]
    return of_claim


def _sentence_span(text: str, claim: ReportClaim) -> Span | None:
    """Where the sentence stands that holds the claim; None where its words are no sentence's."""
    words = claim.sentence.split()
    if not words or claim.sentence == claim.text:
        return None
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    # A sentence begins before its claim, by no more than its own length and the white space in it.
    begin = max(0, claim.start - 2 * len(claim.sentence) - 100)
    for found in pattern.finditer(text, begin):
        if found.start() <= claim.start < found.end():
            return Span(found.start(), found.end())
        if found.start() > claim.start:
            break
    return None


def _claims(
    session: Session, report: Report, article: Article, sentences: Mapping[int, Sentence]
) -> dict[int, Claim]:
    free = _are_free(session, Claim, [claim.id for claim in report.claims])
    settled_at = datetime.fromisoformat(report.as_of).astimezone(UTC)
    return {
        claim.id: Claim(
            id=claim.id if free else None,
            article=article,
            sentence=sentences.get(claim.id),
            kind=claim.kind,
            statement=claim.statement,
            start=claim.start,
            end=claim.end,
            text=claim.text,
            parts=[list(part) for part in claim.parts],
            claimant=claim.claimant,
            cue=claim.cue,
            channel=claim.channel,
            mode=claim.mode,
            edits=[],
            unresolved=[],
            checkworthiness=claim.checkworthiness,
            reasons=list(claim.reasons),
            origin=claim.origin,
            state=claim.state,
            verdicts_wanted=1,
            excluded_because=claim.excluded_because,
            settled_as=claim.settled_as,
            settled_because=claim.settled_because,
            settled_label=claim.settled_label,
            settled_at=settled_at if claim.settled_as else None,
            withdrawn_as=claim.withdrawn_as,
            withdrawn_because=claim.withdrawn_because,
            withdrawn_at=settled_at if claim.withdrawn_as else None,
            version=1,
            values=rows.of_values(claim.values),
        )
        for claim in report.claims
    }


def _findings(session: Session, report: Report, article: Article) -> dict[int, Finding]:
    free = _are_free(session, Finding, [finding.id for finding in report.findings])
    decided = datetime.fromisoformat(report.as_of).astimezone(UTC)
    return {
        one.id: Finding(
            id=one.id if free else None,
            article=article,
            kind=one.kind,
            severity=one.severity,
            start=one.start,
            end=one.end,
            text=one.text,
            message=one.message,
            suggestion=one.suggestion,
            unsure=one.unsure,
            related=[],
            elsewhere=[],
            detector=one.detector,
            detector_version=one.version,
            mark=_mark(one),
            state=one.state,
            reason=one.reason,
            decided_by=one.decided_by,
            decided_at=decided if one.state != "open" else None,
            accepted=one.accepted,
            accepted_by=one.accepted_by,
            accepted_at=datetime.fromisoformat(one.accepted_at) if one.accepted_at else None,
            version=1,
        )
        for one in report.findings
    }


def _mark(finding: ReportFinding) -> str:
    """A name of its own: what surrounded the words when it was raised is not in a report."""
    return sha256(
        f"{IMPORTED}\n{finding.id}\n{finding.detector}\n{finding.text}".encode()
    ).hexdigest()


def _joined(
    report: Report, claims: Mapping[int, Claim], findings: Mapping[int, Finding]
) -> list[FindingClaim]:
    return [
        FindingClaim(finding=findings[number], claim=claims[claim.id])
        for claim in report.claims
        for number in claim.findings
        if number in findings
    ]
