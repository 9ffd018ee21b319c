"""The report on one article, as every export format gets it."""

from __future__ import annotations

from collections import Counter
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.claim import ClaimState
from factcheck.domain.errors import NotFoundError
from factcheck.domain.report import Report, ReportClaim
from factcheck.domain.verdict import TRUTH
from factcheck.queries.detectors import decisions
from factcheck.queries.report_claims import StoredClaims
from factcheck.queries.report_evidence import findings_of
from factcheck.queries.report_moment import moment_of
from factcheck.store.article import Article


def build_report(
    session: Session, *, article_id: int, desk: str, address: str, streamed: bool = False
) -> Report:
    """Everything the desk has to say about an article at this moment.

    `head`, `events` and `as_of` are those of the last event that concerns the article, leaving aside
    that reports on it were exported: the same state gives the same report, whatever else happens at the
    desk. `streamed` reads the claims in batches whenever they are gone through, for formats of lines: the
    report is then good for as long as the session. Verdicts that are still being given blind are left out, and so is withdrawn evidence.

    Raises:
        NotFoundError: there is no such article.
    """
    article = session.execute(
        select(Article.__table__).where(Article.id == article_id)
    ).one_or_none()
    if article is None:
        raise NotFoundError(f"there is no article {article_id}")
    moment = moment_of(session, article_id)
    stored = StoredClaims(session, article_id, article.text, moment.beside)
    claims = cast("tuple[ReportClaim, ...]", stored)
    if not streamed:
        claims = tuple(claims)
    labels: Counter[str | None] = Counter()
    states: Counter[str] = Counter()
    for claim in claims:
        labels[claim.standing] += 1
        states[claim.state] += 1
    return Report(
        article=article_id,
        title=article.title,
        dateline=article.dateline,
        byline=article.byline,
        published=article.published.isoformat() if article.published else None,
        text=article.text,
        sha256=article.sha256,
        characters=article.characters,
        as_of=moment.as_of,
        head=moment.head,
        events=moment.events,
        claims=claims,
        findings=findings_of(session, article_id),
        counts={label.name: labels[label.name] for label in TRUTH},
        states={state.value: states[state.value] for state in ClaimState},
        desk=desk,
        address=address,
        detectors=decisions(session),
        checkpoint=moment.checkpoint,
        narrowed=moment.narrowed,
        labels=moment.labels,
        names=moment.names,
    )


def demand_article(session: Session, article_id: int) -> None:
    """See that there is an article to report on.

    Raises:
        NotFoundError: there is none.
    """
    if session.scalar(select(Article.id).where(Article.id == article_id)) is None:
        raise NotFoundError(f"there is no article {article_id}")
