"""Sending a report out, and publishing it at an address that stays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256 as hashed
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.errors import NotFoundError, RuleViolationError
from factcheck.domain.report import Report
from factcheck.exporters import html, json
from factcheck.exporters.standing import answer
from factcheck.history.log import record
from factcheck.importers.report import from_json
from factcheck.store.article import Article
from factcheck.store.published import PublishedReport, PublishedVersion

FIRST = "First published."
_SLUG = 60
"""Characters of a headline that go into an address."""


def record_export(
    session: Session, *, article_id: int, form: str, sha256: str, actor: str, at: datetime
) -> None:
    """Note that a report left the house, in which format and with which digest.

    Raises:
        NoResultFound: there is no such article.
    """
    article = session.get_one(Article, article_id)
    record(
        session,
        actor=actor,
        action=Action.REPORT_EXPORTED,
        subject=f"article/{article_id}",
        data={"title": article.title, "format": form, "sha256": sha256},
        at=at,
        article=article_id,
    )


def publish_report(
    session: Session,
    *,
    report: Report,
    options: Mapping[str, Any],
    reason: str,
    actor: str,
    at: datetime,
) -> PublishedVersion:
    """Keep a report as the next published version: its bytes as HTML and JSON, and what changed.

    A report that had been withdrawn stands again. The corrections policy: each later version says why it
    was made, and lists the verdicts that are others now.

    Raises:
        RuleViolationError: nothing has changed since the last version, or nobody says why it has.
        NoResultFound: there is no such article.
    """
    article = session.get_one(Article, report.article)
    place = session.scalar(select(PublishedReport).where(PublishedReport.article_id == article.id))
    page, data = html.render(report), json.render(report)
    digest, changes = hashed(data).hexdigest(), []
    reason = reason.strip()
    if place is None:
        reason = reason or FIRST
        place = PublishedReport(
            slug=_slug(report), article_id=article.id, title=report.title, latest=0
        )
        session.add(place)
        session.flush()
    else:
        last = published_version(session, place.slug, place.latest)
        if last.json_sha256 == digest and place.withdrawn_at is None:
            raise RuleViolationError(
                f"Nothing in the report has changed since version {last.number}."
            )
        if not reason:
            raise RuleViolationError("Say why there is a new version: its readers are told.")
        changes = list(changed_verdicts(from_json(last.json), report))
    place.latest += 1
    place.title = report.title
    place.withdrawn_at = place.withdrawn_by = place.withdrawn_because = None
    version = PublishedVersion(
        published_report_id=place.id,
        number=place.latest,
        html=page,
        html_sha256=hashed(page).hexdigest(),
        json=data,
        json_sha256=digest,
        options=dict(options),
        as_of=report.as_of,
        head=report.head,
        events=report.events,
        changes=changes,
        reason=reason,
        published_at=at,
        published_by=actor,
    )
    session.add(version)
    session.flush()
    record(
        session,
        actor=actor,
        action=Action.REPORT_PUBLISHED,
        subject=subject_of(place.slug, version.number),
        data={
            "title": report.title,
            "version": version.number,
            "reason": reason,
            "html_sha256": version.html_sha256,
            "json_sha256": digest,
        },
        at=at,
        article=article.id,
    )
    return version


def unpublish_report(
    session: Session, *, slug: str, reason: str, actor: str, at: datetime
) -> PublishedReport:
    """Withdraw a published report: its address says so and why; nothing is deleted.

    Raises:
        RuleViolationError: it is withdrawn already, or no reason is given.
        NotFoundError: nothing is published there.
    """
    place = session.scalar(select(PublishedReport).where(PublishedReport.slug == slug))
    if place is None:
        raise NotFoundError("No report is published at this address.")
    if place.withdrawn_at is not None:
        raise RuleViolationError("This report is withdrawn already.")
    if not reason.strip():
        raise RuleViolationError("Say why it is withdrawn: its readers are told.")
    place.withdrawn_at, place.withdrawn_by = at, actor
    place.withdrawn_because = reason.strip()
    record(
        session,
        actor=actor,
        action=Action.REPORT_UNPUBLISHED,
        subject=f"published/{slug}",
        data={"title": place.title, "reason": reason.strip()},
        at=at,
        article=place.article_id,
    )
    return place


def published_version(session: Session, slug: str, number: int) -> PublishedVersion:
    """One version.

    Raises:
        NotFoundError: there is none of this number.
    """
    found = session.scalar(
        select(PublishedVersion)
        .join(PublishedVersion.report)
        .where(PublishedReport.slug == slug, PublishedVersion.number == number)
    )
    if found is None:
        raise NotFoundError(f"There is no version {number} of this report.")
    return found


def changed_verdicts(before: Report, after: Report) -> Iterable[dict[str, Any]]:
    """The claims whose answer is another now, one that came or one that went; in order of the text."""
    was, now = _answers(before), _answers(after)
    told = {claim.id: claim for report in (before, after) for claim in report.claims}
    for number in sorted(told, key=lambda one: (told[one].start, one)):
        old, new = was.get(number), now.get(number)
        if old != new:
            yield {
                "claim": number,
                "statement": told[number].statement,
                "before": old,
                "after": new,
            }


def _answers(report: Report) -> dict[int, str | None]:
    found = ((claim.id, answer(claim, report)) for claim in report.claims)
    return {number: stands.words if stands else None for number, stands in found}


def subject_of(slug: str, number: int) -> str:
    """What the record calls a version."""
    return f"published/{slug}/{number}"


def _slug(report: Report) -> str:
    words = re.sub(r"[^a-z0-9]+", "-", report.title.casefold())[:_SLUG].strip("-")
    return f"{words or 'report'}-{report.article}"
