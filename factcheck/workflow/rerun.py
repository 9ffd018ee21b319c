"""Running the detectors again on a stored article: what people decided stands, the rest follows the rules.

A finding is the same as before when its detector names the same words in the same surroundings
(`rows.mark_of`), or, where a newer version of the detector marks more or fewer words, when it overlaps
what the same detector raised there before. A row is never deleted and its answer never undone; what is
no longer raised is closed as such, and opened again should it be raised again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.analysis import Analysis, analyse
from factcheck.domain.action import Action
from factcheck.domain.document import Document, PublishedSource, Reference
from factcheck.domain.errors import NotFoundError
from factcheck.domain.finding import BY_HAND, FindingState
from factcheck.domain.finding import Finding as Raised
from factcheck.domain.span import Span
from factcheck.history.log import record
from factcheck.plugins import detectors, rules
from factcheck.store.article import Article, Quotation
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding
from factcheck.workflow import finding_rows
from factcheck.workflow.across import compare_with_stored
from factcheck.workflow.alike import is_indexed
from factcheck.workflow.desk import PROGRAM
from factcheck.workflow.detectors import AS_IT_COMES, Switch, as_decided, switches
from factcheck.workflow.holding import HOLDING, held_against
from factcheck.workflow.kinship import bring_in_line
from factcheck.workflow.rules import follow_rules

KIND = "rerun"
"""The name of this work among the jobs."""
_COVERS = 0.5
"""The part of a claim's characters that a stored claim must share to be the same one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rerun:
    """What came of running the detectors again; `failed` names those that broke, with the reason."""

    added: int
    kept: int
    withdrawn: int
    failed: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What an article is read from again."""

    text: str
    title: str
    byline: str | None
    published: date | None
    references: tuple[Reference, ...]


def rules_version() -> str:
    """One word for all rules in the versions that this program has."""
    named = "\n".join(f"{rule.name} {rule.version}" for rule in rules().values())
    return sha256(named.encode()).hexdigest()[:16]


def told_broken(failed: Sequence[tuple[str, str]]) -> str:
    """Which detectors broke, for a person; empty where none did."""
    if not failed:
        return ""
    named = "; ".join(f"{name} ({reason})" for name, reason in failed)
    which = "The detector" if len(failed) == 1 else "The detectors"
    return f"{which} {named} failed. The findings of the others are complete."


def stored_article(session: Session, article_id: int) -> Stored:
    """The words of an article, and what was told about it when it came in.

    Raises:
        NotFoundError: there is no such article.
    """
    row = session.execute(
        select(
            Article.text,
            Article.title,
            Article.byline,
            Article.published,
            Article.published_source,
        ).where(Article.id == article_id)
    ).one_or_none()
    if row is None:
        raise NotFoundError(f"there is no article {article_id}")
    given = row.published_source == PublishedSource.GIVEN.value
    return Stored(
        text=row.text,
        title=row.title,
        byline=row.byline,
        published=row.published if given else None,
        references=held_against(session, article_id),
    )


def read_again(stored: Stored) -> Analysis:
    """The article read and checked once more; takes as long as taking it in, and needs no database."""
    return analyse(
        stored.text,
        published=stored.published,
        title=stored.title,
        byline=stored.byline,
        references=stored.references,
    )


def rerun_detectors(
    session: Session, *, article_id: int, analysis: Analysis, actor: str, at: datetime
) -> Rerun:
    """Bring the stored findings in line with `analysis`, in one event.

    A detector that broke leaves its findings as they are. What is noticed between articles stays too,
    unless they have become wordings of one story or the desk has switched it off.
    """
    article = session.get_one(Article, article_id)
    decided = switches(session)
    broken = {name for name, _ in analysis.failed}
    if held_against(session, article_id) != analysis.document.references:
        # A reference came or went while the article was read: its own action has seen to these.
        broken.update(HOLDING)
    raised = as_decided((one for one in analysis.findings if one.detector not in broken), decided)
    ruled = [
        row
        for row in session.scalars(
            select(Finding).where(Finding.article_id == article_id).order_by(Finding.id)
        )
        if row.detector not in broken
        and (row.detector in detectors() or row.detector not in rules())
        and row.detector != BY_HAND
    ]
    pairs, fresh, gone = _paired(ruled, finding_rows.marked(raised, article.text))
    for row, mark, finding in pairs:
        _keep(row, mark, finding, article.text)
    withdrawn = sum(_withdraw(row, decided, at) for row in gone)
    withdrawn += bring_in_line(session, [article_id], decided, at)
    claims = _same_claims(session, article_id, analysis.document)
    quotations = _same_quotations(session, article_id, analysis.document)
    added = [finding_rows.made(one, mark, article, claims, quotations) for mark, one in fresh]
    session.add_all(added)
    session.flush()
    done = Rerun(
        added=len(added), kept=len(pairs), withdrawn=withdrawn, failed=tuple(analysis.failed)
    )
    event = record(
        session,
        actor=actor,
        action=Action.DETECTORS_RERUN,
        subject=f"article/{article_id}",
        data={
            "title": article.title,
            "added": done.added,
            "kept": done.kept,
            "withdrawn": done.withdrawn,
            "detectors_failed": [list(failure) for failure in done.failed],
            "versions": {rule.name: rule.version for rule in detectors().values()},
            "off": sorted(name for name, switch in decided.items() if not switch.is_on),
        },
        at=at,
        article=article_id,
    )
    follow_rules(session, event, at=at)
    if not is_indexed(session, article_id):
        compare_with_stored(
            session,
            article=article,
            document=analysis.document,
            claims=claims,
            quotations=[one for one in quotations if one is not None],
            actor=actor,
            at=at,
        )
    return done


def _paired(
    stored: Sequence[Finding], raised: Sequence[tuple[str, Raised]]
) -> tuple[list[tuple[Finding, str, Raised]], list[tuple[str, Raised]], list[Finding]]:
    """Rows with what they are now; what is new; and rows that nothing raises any more."""
    by_mark = {row.mark: row for row in stored}
    pairs = [(by_mark[mark], mark, one) for mark, one in raised if mark in by_mark]
    matched = {row.id for row, _, _ in pairs}
    left = [row for row in stored if row.id not in matched]
    fresh: list[tuple[str, Raised]] = []
    for mark, one in raised:
        if mark in by_mark:
            continue
        # What a person has answered comes first, so that no answer is lost to a neighbour.
        same = [
            row
            for row in sorted(left, key=lambda row: row.decided_by in {None, PROGRAM})
            if (row.detector, row.kind) == (one.detector, one.kind)
            and one.span.overlaps(Span(row.start, row.end))
        ]
        if same:
            pairs.append((same[0], mark, one))
            left.remove(same[0])
        else:
            fresh.append((mark, one))
    return pairs, fresh, left


def _keep(row: Finding, mark: str, finding: Raised, text: str) -> None:
    """The row as its detector tells it now; opened again only where the machine had closed it."""
    was = (row.start, row.end, row.message, row.severity, row.suggestion)
    finding_rows.retell(row, finding, text)
    row.mark = mark
    reopened = row.state == FindingState.WITHDRAWN
    if reopened:
        row.state = FindingState.OPEN.value
        row.reason = row.decided_by = row.decided_at = None
    if reopened or was != (row.start, row.end, row.message, row.severity, row.suggestion):
        row.version += 1


def _withdraw(row: Finding, decided: Mapping[str, Switch], at: datetime) -> bool:
    """Close an open row that nothing raises; whether it was open."""
    if row.state != FindingState.OPEN:
        return False
    rule = detectors().get(row.detector)
    if not decided.get(row.detector, AS_IT_COMES).is_on:
        reason = f"The desk has switched the detector {row.detector} off."
    elif rule is None:
        reason = f"There is no detector {row.detector} any more."
    else:
        reason = f"Version {rule.version} of the detector {row.detector} does not raise it."
    row.state = FindingState.WITHDRAWN.value
    row.reason, row.decided_by, row.decided_at = reason, PROGRAM, at
    row.version += 1
    return True


def _same_claims(session: Session, article_id: int, document: Document) -> list[Claim | None]:
    """For each claim of the document the stored one in the same place, if there is one."""
    stored = list(session.scalars(select(Claim).where(Claim.article_id == article_id)))
    found: list[Claim | None] = []
    for claim in document.claims:
        inside = [
            (_shared(claim.span, one), one)
            for one in stored
            if claim.span.overlaps(Span(one.start, one.end))
        ]
        best = max(inside, key=lambda pair: (pair[0], -pair[1].id), default=None)
        found.append(best[1] if best and best[0] >= _COVERS else None)
    return found


def _shared(span: Span, claim: Claim) -> float:
    both = min(span.end, claim.end) - max(span.start, claim.start)
    return both / (max(span.end, claim.end) - min(span.start, claim.start))


def _same_quotations(
    session: Session, article_id: int, document: Document
) -> list[Quotation | None]:
    places = {
        (one.start, one.end): one
        for one in session.scalars(select(Quotation).where(Quotation.article_id == article_id))
    }
    return [places.get((one.span.start, one.span.end)) for one in document.quotations]
