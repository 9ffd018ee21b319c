"""What the pages need on which claims are made, split, merged and put right by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.review import CLOSED
from factcheck.domain.span import Span
from factcheck.nlp.read import read
from factcheck.queries import parts
from factcheck.store.article import Article
from factcheck.store.claim import Claim

_BESIDE = 6
"""Claims on either side that are offered for merging: a paragraph or two."""
_MOST = 6
"""Proposals of one split; more is a list, which the reader takes apart itself."""
_LONGEST = 4_000
"""Characters of a claim that are read for a proposal."""
# Where a sentence can be cut in two: at a comma or semicolon, or before what joins two statements.
_CUT = re.compile(
    r"[,;]\s+|(?<!\s)\s+(?=(?:and|but|while|when|after|before|because|although|which|who)\s)"
)
_JOINER = re.compile(r"^(?:and|but|while|which|who)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The article that words are selected in."""

    id: int
    title: str
    text: str
    published: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A claim that could be merged with another."""

    id: int
    statement: str
    version: int
    before: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """A claim that is taken apart or put right."""

    id: int
    article_id: int
    article_title: str
    statement: str
    text: str
    kind: str
    state: str
    version: int
    claimant: str | None
    cue: str | None
    channel: str | None
    mode: str
    values: tuple[parts.ValueLine, ...]
    durations: tuple[str | None, ...]
    """ISO 8601 of each value."""
    evidence: int
    verdicts: int
    neighbours: tuple[Neighbour, ...]
    published: date | None
    article_text: str


def ground(session: Session, article_id: int) -> Ground:
    """The article.

    Raises:
        NoResultFound: there is none.
    """
    row = session.execute(
        select(Article.id, Article.title, Article.text, Article.published).where(
            Article.id == article_id
        )
    ).one()
    return Ground(id=row.id, title=row.title, text=row.text, published=row.published)


def worked(session: Session, claim_id: int) -> Worked:
    """The claim with what is needed to take it apart.

    Raises:
        NoResultFound: there is none.
    """
    claim = session.get_one(Claim, claim_id)
    given = parts.verdicts(session, claim_id)
    return Worked(
        id=claim.id,
        article_id=claim.article_id,
        article_title=claim.article.title,
        statement=claim.statement,
        text=claim.text,
        kind=claim.kind,
        state=claim.state,
        version=claim.version,
        claimant=claim.claimant,
        cue=claim.cue,
        channel=claim.channel,
        mode=claim.mode,
        values=parts.values(session, claim_id),
        durations=tuple(one.iso8601 for one in claim.values),
        evidence=sum(
            one.withdrawn_at is None for one in parts.evidence(session, claim_id=claim_id)
        ),
        verdicts=len(given),
        neighbours=_neighbours(session, claim),
        published=claim.article.published,
        article_text=claim.article.text,
    )


def _neighbours(session: Session, claim: Claim) -> tuple[Neighbour, ...]:
    rows = session.execute(
        select(Claim.id, Claim.statement, Claim.version, Claim.state)
        .where(Claim.article_id == claim.article_id)
        .order_by(Claim.start, Claim.end.desc(), Claim.id)
    ).all()
    open_ones = [
        row for row in rows if row.id == claim.id or row.state not in {one.value for one in CLOSED}
    ]
    at = next(place for place, row in enumerate(open_ones) if row.id == claim.id)
    return tuple(
        Neighbour(id=row.id, statement=row.statement, version=row.version, before=place < at)
        for place, row in enumerate(open_ones)
        if place != at and abs(place - at) <= _BESIDE
    )


def proposals(text: str, published: date | None) -> tuple[tuple[str, str], ...]:
    """How a claim's words could be split: (words, statement) for each part, as the program reads them.

    Where it reads one claim only, the words are cut near their middle for a person to go on from.
    """
    claims = read(text[:_LONGEST], published=published).claims
    made = {
        one.statement: " … ".join(part.of(text) for part in one.parts)
        for one in sorted(claims, key=lambda one: one.span.start)
    }
    if len(made) > 1:
        return tuple((words, statement) for statement, words in made.items())[:_MOST]
    cuts = list(_CUT.finditer(text))
    if not cuts:
        return ((text, ""), ("", ""))
    middle = min(cuts, key=lambda cut: abs(cut.start() - len(text) / 2))
    halves = (Span(0, middle.start()).of(text), Span(middle.end(), len(text)).of(text))
    return tuple((half.strip(), _sentence(half)) for half in halves)


def _sentence(words: str) -> str:
    said = _JOINER.sub("", words.strip()).rstrip(" ,;.")
    return f"{said[:1].upper()}{said[1:]}." if said else ""
