"""What an article has in common with the others: looked up by index when it comes in, never later."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.action import Action
from factcheck.domain.document import Document
from factcheck.domain.finding import Finding as Raised
from factcheck.history.log import record
from factcheck.matching import quotation_varies
from factcheck.matching.same_figure import figured
from factcheck.store.article import Article, Quotation
from factcheck.store.claim import Claim
from factcheck.store.finding import Finding, FindingClaim, FindingQuotation
from factcheck.workflow import finding_rows, kinship, rows
from factcheck.workflow.alike import (
    Difference,
    Place,
    figures_that_differ,
    keep_index,
    quotations_that_vary,
    stored_figures,
)
from factcheck.workflow.detectors import Switch, as_decided, switches
from factcheck.workflow.rules import follow_rules

MOST_OTHERS = 3
"""Other articles named for one place: a fourth tells a reader nothing new."""


def compare_with_stored(
    session: Session,
    *,
    article: Article,
    document: Document,
    claims: Sequence[Claim | None],
    quotations: Sequence[Quotation],
    actor: str,
    at: datetime,
) -> int:
    """Add an article to the index and hold it against what is there; returns the findings made.

    `claims` are the rows of the document's claims, None for one that is not kept.
    Both articles of a pair get a finding that names the other. Each article concerned gets one event.
    Other wordings of the same story are no others.
    """
    kin = kinship.kin(session, article.id)
    figures = {
        claim.id: one
        for index, one in figured(document)
        if index < len(claims) and (claim := claims[index]) is not None
    }
    differences = [
        *figures_that_differ(session, article.id, figures, kin),
        *quotations_that_vary(session, article.id, quotations, kin),
    ]
    keep_index(session, article.id, figures, quotations)
    return _keep(session, _bounded(differences), article, actor=actor, at=at) if differences else 0


def compare_after_all(
    session: Session, *, article_id: int, others: Collection[int], actor: str, at: datetime
) -> int:
    """Hold an article against `others` that it was taken for a wording of; returns the findings made."""
    kin = kinship.kin(session, article_id)
    quotations = session.scalars(
        select(Quotation).where(Quotation.article_id == article_id).order_by(Quotation.id)
    ).all()
    figures = stored_figures(session, article_id)
    differences = [
        one
        for one in (
            *figures_that_differ(session, article_id, figures, kin),
            *quotations_that_vary(session, article_id, quotations, kin),
        )
        if one.theirs.article in others
    ]
    if not differences:
        return 0
    article = session.get_one(Article, article_id)
    return _keep(session, _bounded(differences), article, actor=actor, at=at)


def _bounded(differences: Sequence[Difference]) -> list[Difference]:
    """The surest first, at most `MOST_OTHERS` others for one place and one for each other article."""
    taken: dict[tuple[int | None, int | None], set[int]] = defaultdict(set)
    kept = []
    for one in sorted(differences, key=lambda one: one.unsure):
        others = taken[one.ours.claim, one.ours.quotation]
        if one.theirs.article not in others and len(others) < MOST_OTHERS:
            others.add(one.theirs.article)
            kept.append(one)
    return kept


def _keep(
    session: Session,
    differences: Sequence[Difference],
    article: Article,
    *,
    actor: str,
    at: datetime,
) -> int:
    numbers = {one.theirs.article for one in differences}
    others = {
        other.id: other for other in session.scalars(select(Article).where(Article.id.in_(numbers)))
    }
    others[article.id] = article
    decided = switches(session)
    both: dict[int, list[Finding]] = defaultdict(list)
    for one in differences:
        ways = (one.told.split("\n")[0], one.told.split("\n")[-1])
        for (here, there), told in zip(
            ((one.ours, one.theirs), (one.theirs, one.ours)), ways, strict=True
        ):
            row = _row(session, one, here, there, told, others, decided)
            if row is not None:
                both[here.article].append(row)
    for number in sorted(both, key=lambda number: (number == article.id, number)):
        session.add_all(both[number])
        session.flush()
        event = record(
            session,
            actor=actor,
            action=Action.ARTICLES_COMPARED,
            subject=f"article/{number}",
            data={
                "article": number,
                "title": others[number].title,
                "with": sorted(
                    {place["article"] for row in both[number] for place in row.elsewhere}
                ),
                "findings": len(both[number]),
            },
            at=at,
            article=number,
        )
        follow_rules(session, event, at=at)
    return len(both[article.id])


def _row(
    session: Session,
    one: Difference,
    here: Place,
    there: Place,
    told: str,
    articles: Mapping[int, Article],
    decided: Mapping[str, Switch],
) -> Finding | None:
    """The finding of one side; None where the detector is off or it is known already."""
    other = articles[there.article]
    said = told.format(ours=here.text, theirs=there.text, other=_short(other.title))
    if one.rule == quotation_varies.across.name:
        said = (
            f"This quotation is printed in other words elsewhere: {said}. "
            "At least one of the two is not verbatim; look up a recording or a transcript."
        )
    raised = Raised(
        kind=one.kind, severity=one.severity, span=here.span, message=said, unsure=one.unsure,
        detector=one.rule, version=one.version,
    )  # fmt: skip
    as_wanted = as_decided([raised], decided)
    if not as_wanted:
        return None
    mine = articles[here.article]
    mark = rows.mark_of(raised, mine.text)
    mark = sha256(f"{mark}/{other.sha256}".encode()).hexdigest()
    known = select(Finding.id).where(Finding.article_id == mine.id, Finding.mark == mark)
    if session.scalar(known.limit(1)):
        return None
    row = finding_rows.made(replace(as_wanted[0], claims=(), quotations=()), mark, mine, (), ())
    row.elsewhere = [
        {"article": other.id, "start": there.span.start, "end": there.span.end, "text": there.text}
    ]
    if here.claim is not None:
        row.claims = [FindingClaim(claim_id=here.claim)]
    if here.quotation is not None:
        row.quotations = [FindingQuotation(quotation_id=here.quotation)]
    return row


def _short(title: str, most: int = 80) -> str:
    return title if len(title) <= most else title[:most].rsplit(" ", 1)[0] + " …"
