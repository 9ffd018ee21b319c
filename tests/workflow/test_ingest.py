"""An article is taken in once, whole, with every word where it says it is."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from factcheck.domain.errors import InputError
from factcheck.history.verify import verify
from factcheck.store.article import Article, Quotation, Sentence
from factcheck.store.claim import Claim, ClaimValue
from factcheck.store.event import Event
from factcheck.store.finding import Finding
from factcheck.store.session import Store
from factcheck.workflow.ingest import Prepared, ingest_article, known_article, prepare
from tests.factories import NOW

ARTICLE = """Flood kills dozens in Kadra

KADRA (ANA) — At least 40 people died when the Velm burst its banks on Monday, Governor Ana Ruiz said.

“We will rebuild every house,” Ruiz told reporters in Kadra. More than 3,000 people, including 700 children, were moved to schools.

The the storm had crossed the coast on Sunday.
"""


def prepared(text: str | bytes, name: str = "flood.txt") -> Prepared:
    data = text if isinstance(text, bytes) else text.encode()
    return prepare(data, name=name, published=date(2026, 3, 4), max_bytes=10_000_000)


def take_in(store: Store, text: str | bytes) -> tuple[int, bool]:
    ready = prepared(text)
    with store.writing() as db:
        article, created = ingest_article(db, ready, actor="ada", at=NOW)
        return article.id, created


def test_an_article_comes_with_its_sentences_claims_quotations_and_findings(store: Store) -> None:
    number, created = take_in(store, ARTICLE)

    assert created
    with store.reading() as db:
        article = db.get_one(Article, number)
        assert (article.title, article.published) == (
            "Flood kills dozens in Kadra",
            date(2026, 3, 4),
        )
        counts = {
            table: db.scalar(select(func.count()).select_from(table))
            for table in (Sentence, Claim, ClaimValue, Quotation, Finding)
        }
        assert all(counts.values()), counts
        assert counts[Claim] > counts[Sentence] / 2
        assert "doubled-word" in db.scalars(select(Finding.kind)).all()
        assert verify(db).holds


def test_every_span_reads_what_it_says(store: Store) -> None:
    take_in(store, "🌊 " + ARTICLE)

    with store.reading() as db:
        text = db.scalars(select(Article.text)).one()
        rows = [
            row
            for table in (Claim, Quotation, Finding, ClaimValue)
            for row in db.execute(select(table.start, table.end, table.text))
        ]
        assert rows
        assert all(text[row.start : row.end] == row.text for row in rows)
        for parts in db.scalars(select(Claim.parts)):
            assert parts == sorted(parts)


def test_the_same_bytes_twice_is_one_article(store: Store) -> None:
    first = take_in(store, ARTICLE)
    second = take_in(store, ARTICLE)

    assert (first[1], second) == (True, (first[0], False))
    with store.reading() as db:
        assert known_article(db, ARTICLE.encode()) == first[0]
        assert known_article(db, b"something else") is None
        assert (
            db.scalar(
                select(func.count()).select_from(Event).where(Event.action == "article.ingested")
            )
            == 1
        )


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_marks_stay_as_they_are(
    sqlite_store: Store, line_end: str, mark: str
) -> None:
    data = (mark + ARTICLE.replace("\n", line_end)).encode()

    take_in(sqlite_store, data)

    with sqlite_store.reading() as db:
        article = db.scalars(select(Article)).one()
        assert article.text.encode() == data
        assert article.title == "Flood kills dozens in Kadra"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n ", "nothing but white space"),
        (b"%PDF-1.7 \x00\x01 broken", "bad.txt"),
        (b"Forty people died.\x00 More.", "byte 18"),
        ("Fünf Menschen starben.".encode("latin-1"), "UTF-8"),
        (b"a" * 10_000_001, "FACTCHECK_MAX_ARTICLE_MB"),
        (b"12345 --- 67890 ... 4,5", "not a single letter"),
        (
            "Погибли по меньшей мере сорок человек, сообщил губернатор в понедельник. " * 5,
            "Russian|language",
        ),
        (
            "قتل ما لا يقل عن أربعين شخصا عندما فاض النهر يوم الاثنين كما قال الحاكم. " * 5,
            "Arabic|language",
        ),
    ],
)
def test_bad_input_is_refused_in_one_line_and_nothing_is_kept(
    sqlite_store: Store, data: bytes | str, says: str
) -> None:
    raw = data if isinstance(data, bytes) else data.encode()

    with pytest.raises(InputError, match=says) as caught:
        prepared(raw, "bad.txt")

    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith("bad.txt")
    with sqlite_store.reading() as db:
        assert db.scalar(select(func.count()).select_from(Article)) == 0


@pytest.mark.parametrize(
    "text", ["Yes", "Bread and circuses", "🌊🌊🌊 words", "1. One\n2. Two\n3. Three"]
)
def test_an_article_without_a_sentence_is_taken(sqlite_store: Store, text: str) -> None:
    assert take_in(sqlite_store, text)[1]
