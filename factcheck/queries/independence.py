"""How many witnesses a claim has: copies of one source are one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.evidence import Closeness
from factcheck.queries.parts import EvidenceLine
from factcheck.store.source import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """The sources of a claim's evidence, counted; what was withdrawn does not count."""

    sources: int
    independent: int
    """Sources that are left when copies are put together with what they copy."""
    primary: int
    secondary: int
    """Of the independent ones, how many are the fact's own record and how many an account of it."""


def originals(session: Session) -> dict[int, tuple[int, str]]:
    """For each copy what it is a copy of, and how close that is."""
    original = Source.__table__.alias()
    rows = session.execute(
        select(Source.id, Source.copy_of_id, original.c.closeness)
        .join(original, original.c.id == Source.copy_of_id)
        .where(Source.copy_of_id.is_not(None))
    )
    return {row.id: (row.copy_of_id, row.closeness) for row in rows}


def counted(
    evidence: Iterable[EvidenceLine], copies: Mapping[int, tuple[int, str]]
) -> Independence:
    """The sources of `evidence` that stand for themselves."""
    sources = {one.source_id: one.closeness for one in evidence if one.withdrawn_at is None}
    roots: dict[int, str] = {}
    for source, closeness in sources.items():
        at, how, seen = source, closeness, {source}
        while at in copies and copies[at][0] not in seen:
            at, how = copies[at]
            seen.add(at)
        roots[at] = how
    primary = sum(how == Closeness.PRIMARY for how in roots.values())
    return Independence(
        sources=len(sources),
        independent=len(roots),
        primary=primary,
        secondary=len(roots) - primary,
    )
