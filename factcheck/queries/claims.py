"""One claim with everything said about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from string import ascii_uppercase
from typing import Any

from sqlalchemy import select, tuple_
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from factcheck.domain.claim import ClaimState
from factcheck.domain.verdict import Question
from factcheck.queries import parts
from factcheck.queries.history import Line, lines_about
from factcheck.queries.independence import Independence, counted, originals
from factcheck.queries.known import Beside
from factcheck.queries.known import beside as known_beside
from factcheck.queries.lineage import Lineage, lineage_of
from factcheck.queries.objections import open_objections
from factcheck.queries.together import Together, together
from factcheck.queries.versions import CarriedOver, carried_over
from factcheck.store.article import Article, Sentence
from factcheck.store.claim import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPanel:
    """One claim with what is needed to judge it."""

    id: int
    article_id: int
    article_title: str
    published: date | None
    kind: str
    statement: str
    text: str
    start: int
    end: int
    claimant: str | None
    cue: str | None
    channel: str | None
    mode: str
    edits: tuple[Mapping[str, str], ...]
    unresolved: tuple[str, ...]
    checkworthiness: float
    reasons: tuple[str, ...]
    origin: str
    state: str
    verdicts_wanted: int
    excluded_because: str | None
    settled_as: str | None
    settled_because: str | None
    settled_label: str | None
    withdrawn_as: str | None
    withdrawn_because: str | None
    version: int
    values: tuple[parts.ValueLine, ...]
    quotations: tuple[parts.QuotationLine, ...]
    findings: tuple[parts.FindingLine, ...]
    evidence: tuple[parts.EvidenceLine, ...]
    verdicts: tuple[parts.VerdictLine, ...]
    hidden_verdicts: int
    """Verdicts of others that stay hidden until the reader has given theirs."""
    sources: tuple[parts.SourceChoice, ...]
    together: Together
    carried: CarriedOver | None
    """What was said of the claim of the earlier version that it was carried from."""
    independence: Independence
    lineage: Lineage
    objections: int
    """How many of readers wait for an answer."""
    beside: Beside
    """Earlier claims like it, relations, what is stale, the checklist."""
    previous: int | None
    next: int | None

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions that can be asked of it."""
        asked = [Question.TRUTH]
        if self.claimant:
            asked.append(Question.ATTRIBUTION)
        if self.quotations:
            asked.append(Question.FIDELITY)
        return tuple(asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPage:
    """A claim's own page: its panel, its sentence in context, and its history."""

    panel: ClaimPanel
    before: str
    inside: tuple[tuple[str, bool], ...]
    """The sentence in pieces, each with whether it belongs to the claim."""
    after: str
    history: tuple[Line, ...]


def panel(
    session: Session,
    claim_id: int,
    *,
    viewer: str,
    beside: tuple[int | None, int | None] | None = None,
    findings: tuple[parts.FindingLine, ...] | None = None,
) -> ClaimPanel:
    """One claim for judging.

    The claims before and after it and its findings are looked up unless the caller has them.

    Raises:
        NoResultFound: there is no such claim.
    """
    row = session.execute(
        select(*_COLUMNS).join(Article, Article.id == Claim.article_id).where(Claim.id == claim_id)
    ).one()
    if beside is None:
        beside = _neighbours(session, row.article_id, (row.start, -row.end, row.id))
    seen, hidden = parts.seen_by(
        viewer, row.state, row.verdicts_wanted, parts.verdicts(session, claim_id)
    )
    beside_others = together(session, claim_id, viewer=viewer)
    if row.state == ClaimState.DISPUTED and not beside_others.names_shown:
        seen = without_names(seen, viewer)
    evidence = parts.evidence(session, claim_id=claim_id)
    given = {
        name: getattr(row, name)
        for name in ClaimPanel.__slots__
        if name in row._mapping  # noqa: SLF001 - the documented way to read a row by name
    }
    given |= {name: tuple(given[name]) for name in ("edits", "unresolved", "reasons")}
    return ClaimPanel(
        **given,
        values=parts.values(session, claim_id),
        quotations=parts.quotations(session, claim_id),
        findings=parts.findings_of_claim(session, claim_id) if findings is None else findings,
        evidence=evidence,
        independence=counted(evidence, originals(session)),
        verdicts=seen,
        hidden_verdicts=hidden,
        sources=parts.source_choices(session),
        together=beside_others,
        carried=carried_over(session, claim_id, viewer=viewer),
        beside=known_beside(
            session,
            claim_id,
            kind=row.kind,
            statement=row.statement,
            viewer=viewer,
            state=row.state,
        ),
        lineage=lineage_of(session, claim_id),
        objections=open_objections(session, claim_id),
        previous=beside[0],
        next=beside[1],
    )


_COLUMNS = (
    Claim.id, Claim.article_id, Claim.kind, Claim.statement, Claim.text, Claim.start, Claim.end,
    Claim.parts, Claim.claimant, Claim.cue, Claim.channel, Claim.mode, Claim.edits, Claim.unresolved,
    Claim.checkworthiness, Claim.reasons, Claim.origin, Claim.state, Claim.verdicts_wanted,
    Claim.excluded_because, Claim.settled_as, Claim.settled_because, Claim.settled_label,
    Claim.withdrawn_as, Claim.withdrawn_because, Claim.version,
    Article.title.label("article_title"), Article.published,
)  # fmt: skip


def without_names(given: Iterable[parts.VerdictLine], viewer: str) -> tuple[parts.VerdictLine, ...]:
    """Verdicts as a desk shows them that wants no names in disputes: “Reviewer A”, “Reviewer B”."""
    given = tuple(given)
    people = dict.fromkeys(one.reviewer for one in sorted(given, key=lambda one: one.id))
    names = {
        person: person if person == viewer else f"Reviewer {ascii_uppercase[number % 26]}"
        for number, person in enumerate(people)
    }
    return tuple(replace(one, reviewer=names[one.reviewer]) for one in given)


def _neighbours(
    session: Session, article_id: int, place: tuple[int, int, int]
) -> tuple[int | None, int | None]:
    key: tuple[Any, ...] = (Claim.start, -Claim.end, Claim.id)
    before = (
        select(Claim.id)
        .where(Claim.article_id == article_id, tuple_(*key) < tuple_(*place))
        .order_by(*(one.desc() for one in key))
        .limit(1)
        .scalar_subquery()
    )
    after = (
        select(Claim.id)
        .where(Claim.article_id == article_id, tuple_(*key) > tuple_(*place))
        .order_by(*key)
        .limit(1)
        .scalar_subquery()
    )
    found = session.execute(select(before.label("before"), after.label("after"))).one()
    return found.before, found.after


def claim_page(session: Session, claim_id: int, *, viewer: str, all_people: bool) -> ClaimPage:
    """A claim's own page.

    Raises:
        NoResultFound: there is no such claim.
    """
    one = panel(session, claim_id, viewer=viewer)
    text = session.scalar(select(Article.text).where(Article.id == one.article_id))
    pieces = session.scalar(select(Claim.parts).where(Claim.id == claim_id))
    if text is None or pieces is None:
        raise NoResultFound
    around = session.execute(
        select(Sentence.start, Sentence.end, Sentence.paragraph)
        .where(Sentence.article_id == one.article_id)
        .order_by(Sentence.start)
    ).all()
    inside = [at for at, line in enumerate(around) if line.start < one.end and one.start < line.end]
    if inside:
        first, last = inside[0], inside[-1]
        start = min(around[first].start, one.start)
        end = max(around[last].end, one.end)
        before = text[around[first - 1].start : start] if first else ""
        after = text[end : around[last + 1].end] if last + 1 < len(around) else ""
    else:
        start, end, before, after = one.start, one.end, "", ""
    return ClaimPage(
        panel=one,
        before=before,
        inside=_pieces(text, start, end, pieces),
        after=after,
        history=lines_about(session, f"claim/{claim_id}", viewer=viewer, all_people=all_people),
    )


def _pieces(
    text: str, start: int, end: int, spans: Iterable[tuple[int, int]]
) -> tuple[tuple[str, bool], ...]:
    made, place = [], start
    for first, last in sorted((max(start, a), min(end, b)) for a, b in spans):
        if first > place:
            made.append((text[place:first], False))
        if last > max(first, place):
            made.append((text[max(first, place) : last], True))
        place = max(place, last)
    if place < end:
        made.append((text[place:end], False))
    return tuple(made)
