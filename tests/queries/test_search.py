"""The search: the same on both databases, whatever is typed, and only what one may see."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import text

from factcheck.queries.search import PAGE, search_page
from factcheck.queries.search_facets import Facets
from factcheck.queries.search_words import asked_for, snippet
from factcheck.store.claim import Claim
from factcheck.store.search import rebuild_search_words
from factcheck.store.session import Store
from tests import factories

HOSTILE = [
    '"', '"""', "NEAR(a b)", "flood*", "* OR *", "a AND", "-flood", "body:flood", "'; DROP TABLE claim; --",
    "^flood", "a" * 10_000, " ".join(["flood"] * 2_000), "“flood", "\x00", "{}[]()&|!:<->", "%_\\", "é́",
]  # fmt: skip


@pytest.fixture
def filled(store: Store) -> Store:
    with store.writing() as db:
        article = factories.article(db, published=date(2026, 3, 3))
        factories.claim(db, article)
        factories.finding(db, article)
        factories.recorded(db)
    return store


@pytest.mark.parametrize("words", HOSTILE)
def test_nothing_typed_breaks_it(filled: Store, words: str) -> None:
    with filled.reading() as db:
        search_page(db, words, viewer="grace@example.org")


def test_a_word_may_go_on_but_quoted_words_stand_as_they_are(filled: Store) -> None:
    with filled.reading() as db:
        found = [
            {hit.sort for hit in search_page(db, words, viewer="x").hits}
            for words in ("BRIDG", '"bridg"', '"bridges were lost"', '"lost bridges"')
        ]
    assert "article" in found[0]
    assert found[1] == set()
    assert "article" in found[2]
    assert found[3] == set()


def test_what_was_reworded_is_found_by_its_new_words_alone(filled: Store) -> None:
    with filled.writing() as db:
        claim = db.query(Claim).first()
        assert claim
        claim.statement = "Zanzibar has a lighthouse."
        factories.recorded(db)
    with filled.reading() as db:
        assert [hit.sort for hit in search_page(db, "lighthouse", viewer="x").hits] == ["claim"]


def test_the_index_is_made_again_from_the_rows(filled: Store) -> None:
    with filled.reading() as db:
        before = search_page(db, "bridges", viewer="x")
    with filled.writing() as db:
        db.connection().execute(text("DELETE FROM search_words"))
        assert rebuild_search_words(db) == 3
    with filled.reading() as db:
        assert search_page(db, "bridges", viewer="x") == before


def test_facets_narrow_it(filled: Store) -> None:
    with filled.reading() as db:

        def sorts(**only: object) -> set[str]:
            page = search_page(db, "bridges", viewer="x", only=Facets(**only))  # type: ignore[arg-type]
            return {hit.sort for hit in page.hits}

        assert sorts(sort="article") == {"article"}
        assert sorts(kind="nothing-of-the-sort") == set()
        assert "article" not in sorts(state="open")
        assert sorts(since=date(2126, 1, 1)) == set()
        assert sorts(article=99) == set()


def test_pages_follow_one_another_without_a_gap(store: Store) -> None:
    with store.writing() as db:
        article = factories.article(db)
        for number in range(PAGE + 5):
            factories.claim(db, article, statement=f"Bridge number {number} was lost in Kadra.")
        factories.recorded(db)
    with store.reading() as db:
        first = search_page(db, "bridge number", viewer="x")
        rest = search_page(db, "bridge number", viewer="x", after=first.after)
    assert (len(first.hits), len(rest.hits), rest.after) == (PAGE, 5, None)
    assert not {hit.place for hit in first.hits} & {hit.place for hit in rest.hits}


def test_the_words_are_marked_where_they_stand() -> None:
    body = "So it began. " * 20 + "Twelve bridges were lost."
    assert ("bridges", True) in snippet(body, asked_for("bridge"))
    assert "".join(words for words, _ in snippet("12 bridges", asked_for("x"))) == "12 bridges"
