"""Opening the desk's database for a command, and whom the record names for what a command does."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from factcheck.config import Settings
from factcheck.domain.errors import StoreError

if TYPE_CHECKING:
    from factcheck.store.session import Store


def now() -> datetime:
    """The time, in UTC: the one place where a command looks at the clock."""
    return datetime.now(UTC)


def actor() -> str:
    """Who the record names: the person's name on this machine, and that it was the command line."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # a container's user without a name
        name = "somebody"
    return f"{name} (command line)"


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """The database, at this program's revision.

    Raises:
        StoreError: there is none yet, or it is older or newer; the message says which command helps.
    """
    from factcheck.store.schema import demand_current

    with connected(settings) as store:
        if store.file and not store.file.exists():
            raise StoreError(f"there is no database at {store.file} yet; run: factcheck db upgrade")
        demand_current(store)
        yield store


@contextmanager
def connected(settings: Settings) -> Iterator[Store]:
    """The database as it is, at whatever revision."""
    from factcheck.store.session import Store

    store = Store(settings.url)
    try:
        yield store
    finally:
        store.close()
