"""Long texts are read in the background, each once; what cannot be read is not tried for ever."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from factcheck.jobs.reading import read_on
from factcheck.matching.embedding import installed
from factcheck.store.session import Store
from factcheck.store.source import SourceIndex
from factcheck.workflow.source import NewSource, add_source
from factcheck.workflow.source_reading import AT_ONCE, from_upload
from tests.conftest import NOW

LONG = b"At least 40 people died in the flood.\n\n" * (AT_ONCE + 5)


def put(store: Store, data: bytes, name: str) -> None:
    material = from_upload(data, name, most_bytes=10_000_000)
    with store.writing() as db:
        add_source(db, new=NewSource(title=name), material=material, actor="ada", at=NOW)


@pytest.mark.skipif(not installed(), reason="the sentence model is not installed")
def test_what_came_in_without_vectors_gets_them_and_then_there_is_nothing_to_do(
    store: Store,
) -> None:
    put(store, LONG, "long.txt")
    put(store, b"Short.\n", "short.txt")
    with store.reading() as db:
        assert [bool(one) for one in db.scalars(select(SourceIndex.vectors))] == [False, True]

    assert read_on(store) == 1

    with store.reading() as db:
        assert all(db.scalars(select(SourceIndex.vectors)))
    assert read_on(store) == 0


@pytest.mark.skipif(not installed(), reason="the sentence model is not installed")
def test_it_stops_when_it_is_told_to(store: Store) -> None:
    put(store, LONG, "long.txt")

    assert read_on(store, lambda: False) == 0
