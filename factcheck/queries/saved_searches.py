"""The searches a person keeps, with how much each finds now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import parse_qs

from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.queries.search import CAP, count_of
from factcheck.queries.search_facets import Facets
from factcheck.store.search import SavedSearch


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedLine:
    """One kept search."""

    id: int
    name: str
    query: str
    """As in the address."""
    found: int
    more: bool
    """Whether it finds more than is counted."""


def saved_searches(session: Session, *, account_id: int, viewer: str) -> tuple[SavedLine, ...]:
    """The searches of a person by name; each asks the index once."""
    rows = session.execute(
        select(SavedSearch.id, SavedSearch.name, SavedSearch.query)
        .where(SavedSearch.account_id == account_id)
        .order_by(SavedSearch.name)
    ).all()
    made = []
    for row in rows:
        words, only = read_query(row.query)
        found = count_of(session, words, viewer=viewer, only=only)
        made.append(
            SavedLine(
                id=row.id, name=row.name, query=row.query, found=min(found, CAP), more=found > CAP
            )
        )
    return tuple(made)


def read_query(query: str) -> tuple[str, Facets]:
    """The words and the facets of an address's query; what cannot be read narrows nothing."""
    said = {name: values[0][:200] for name, values in parse_qs(query).items()}
    number = said.get("article", "")
    return said.get("q", ""), Facets(
        **{
            name: said.get(name, "")
            for name in ("sort", "kind", "state", "severity", "verdict", "person")
        },
        article=int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None,  # noqa: PLR2004 - fits a 32-bit id
        since=_day(said.get("since", "")),
        until=_day(said.get("until", "")),
    )


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
