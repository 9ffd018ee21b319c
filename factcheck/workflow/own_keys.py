"""Which keys a person works with: a preference, of which the record tells nothing."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from factcheck.domain.keys import chosen_keys
from factcheck.store.account import Account


def choose_keys(session: Session, *, account_id: int, keys: Mapping[str, str], off: bool) -> None:
    """Keep a person's keys; `off` says that no single key is to act.

    Raises:
        InputError: a key is no single sign, or would mean two things.
        NoResultFound: there is no such account.
    """
    session.get_one(Account, account_id).keys = chosen_keys(keys, off=off) or None
