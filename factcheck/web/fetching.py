"""Pages from the network for a view, within the limits of the desk; never while the database is held."""

from __future__ import annotations

from factcheck.fetching.fetch import fetch
from factcheck.fetching.limits import limits_of
from factcheck.web import context
from factcheck.workflow.source_reading import Material, from_address


def fetched(address: str) -> Material:
    """What is at an address, read as a source; a failure is part of the answer."""
    return from_address(address, limits_of(context.settings()), at=context.now())


def page_at(address: str) -> tuple[bytes, str]:
    """The bytes of an article at an address, and the address they came from.

    Raises:
        FetchError: why it could not be had, in one sentence.
    """
    page = fetch(address, limits_of(context.settings()))
    return page.body, page.url
