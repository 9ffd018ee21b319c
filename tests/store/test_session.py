"""Reading cannot write, writing waits its turn, and nothing is changed without the record."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from factcheck.domain.errors import StoreError
from factcheck.store.account import Account
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.session import Store
from tests import factories
from tests.factories import NOW


def test_a_reading_session_cannot_write(store: Store) -> None:
    with (
        pytest.raises((DBAPIError, StoreError), match=r"may not be written|read-only"),
        store.reading() as db,
    ):
        db.execute(text("DELETE FROM scale_label"))


def test_sqlite_keeps_what_it_acknowledged(sqlite_store: Store) -> None:
    with sqlite_store.reading() as db:
        pragmas = {
            name: db.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "query_only")
        }

    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "query_only": 1}


def test_a_change_without_a_line_in_the_record_is_refused(store: Store) -> None:
    with pytest.raises(RuntimeError, match="claim/"), store.writing() as db:
        claim = factories.claim(db)
        claim.statement = "Something else."

    with store.reading() as db:
        assert db.scalar(select(func.count()).select_from(Claim)) == 0


def test_words_that_are_not_where_the_span_says_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="reads"), store.writing() as db:
        factories.claim(db, words="At least 40 people died", start=3)


def test_spans_count_code_points(store: Store) -> None:
    text_with_astral = "🌊🌊 At least 40 people died, e\u0301tude said."
    with store.writing() as db:
        claim = factories.claim(db, factories.article(db, text_with_astral))
        where = (claim.start, claim.end)

    assert where == (3, 26)
    with store.reading() as db:
        article = db.scalars(select(Article)).one()
        assert article.text[where[0] : where[1]] == "At least 40 people died"


def test_the_words_of_an_article_cannot_be_changed(store: Store) -> None:
    with store.writing() as db:
        factories.article(db)

    with pytest.raises(DBAPIError, match="keeps its words"), store.writing() as db:
        db.execute(text("UPDATE article SET text = 'other'"))


def test_twenty_writers_in_threads_all_get_their_turn(store: Store) -> None:
    failures: list[BaseException] = []

    def add(number: int) -> None:
        try:
            with store.writing() as db:
                before = db.scalar(select(func.count()).select_from(Account))
                factories.account(db, f"r{number}@example.org")
                time.sleep(0.005)
                assert db.scalar(select(func.count()).select_from(Account)) == before + 1
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=add, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert failures == []
    with store.reading() as db:
        assert db.scalar(select(func.count()).select_from(Account)) == 20


def test_a_reader_does_not_wait_for_a_writer(store: Store) -> None:
    with store.writing() as writer:
        factories.account(writer)
        with store.reading() as reader:
            assert reader.scalar(select(func.count()).select_from(Account)) == 0


def test_times_come_back_in_utc(store: Store) -> None:
    with store.writing() as db:
        factories.account(db)

    with store.reading() as db:
        assert db.scalars(select(Account.created_at)).one() == NOW


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://somewhere/db", "cannot use 'mysql'"),
        ("not an address", "not a database address"),
        ("postgresql://nobody@127.0.0.1:1/none", "cannot reach"),
    ],
)
def test_an_address_that_cannot_be_used_is_said_in_one_line(url: str, says: str) -> None:
    with pytest.raises(StoreError, match=says) as caught, Store(url).reading():
        pass
    assert "\n" not in str(caught.value)


def test_a_database_locked_from_outside_is_said_in_one_line(sqlite_url: str) -> None:
    store = Store(sqlite_url, busy_seconds=0.05)
    other = sqlite3.connect(str(store.file), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with pytest.raises(StoreError, match="locked by another program"), store.writing():
        pass

    other.close()
    with store.writing() as db:
        factories.account(db)
    store.close()


def test_a_file_that_is_no_database_is_said_in_one_line(tmp_path: Path) -> None:
    file = tmp_path / "factcheck.db"
    file.write_text("these are not tables, and long enough to look at " * 50)

    with (
        pytest.raises(StoreError, match="is not a database of factcheck"),
        Store(f"sqlite:///{file}").writing(),
    ):
        pass


def test_a_full_disk_loses_nothing_and_is_said_in_one_line(sqlite_store: Store) -> None:
    with sqlite_store.writing() as db:
        factories.article(db)
    with pytest.raises(StoreError, match="full"), sqlite_store.writing() as db:
        pages = db.execute(text("PRAGMA page_count")).scalar()
        db.execute(text(f"PRAGMA max_page_count={pages}"))
        factories.article(db, "Long. " * 100_000)
    sqlite_store.close()

    with sqlite_store.writing() as db:
        factories.article(db, "After room was made.")
    with sqlite_store.reading() as db:
        assert db.scalar(select(func.count()).select_from(Article)) == 2
