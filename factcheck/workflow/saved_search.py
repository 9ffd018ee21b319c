"""Searches people keep under a name: their own, of which the record tells nothing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from factcheck.domain.errors import InputError, NotFoundError
from factcheck.store.search import SavedSearch

MOST = 10
"""Each is counted anew whenever its owner opens the inbox."""
_LONGEST_NAME = 80


def keep_search(
    session: Session, *, account_id: int, name: str, query: str, at: datetime
) -> SavedSearch:
    """Keep a search under `name`, in place of an earlier one of this name.

    Raises:
        InputError: it has no name, a very long one, or MOST are kept already.
    """
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST_NAME:
        raise InputError(f"Give the search a name of at most {_LONGEST_NAME} characters.")
    row = session.scalar(
        select(SavedSearch).where(SavedSearch.account_id == account_id, SavedSearch.name == name)
    )
    if row is None:
        kept = session.scalar(
            select(func.count())
            .select_from(SavedSearch)
            .where(SavedSearch.account_id == account_id)
        )
        if (kept or 0) >= MOST:
            raise InputError(f"You keep {MOST} searches already; give one up first.")
        row = SavedSearch(account_id=account_id, name=name)
        session.add(row)
    row.query, row.kept_at = query, at
    return row


def drop_search(session: Session, *, account_id: int, search_id: int) -> str:
    """Give a search up; returns its name.

    Raises:
        NotFoundError: the person keeps no such search.
    """
    row = session.get(SavedSearch, search_id)
    if row is None or row.account_id != account_id:
        raise NotFoundError("You keep no such search.")
    session.delete(row)
    return row.name
