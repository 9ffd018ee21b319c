"""Bringing in claims: planned, written together or not at all, and never twice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from factcheck.domain.errors import InputError
from factcheck.history.verify import verify
from factcheck.importers.row import Problem, Rating, Row, Rows
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.event import Event
from factcheck.store.session import Store
from factcheck.store.source import Evidence, Source
from factcheck.workflow.claim_import import import_claims
from factcheck.workflow.claim_import_plan import plan_import
from tests import factories

NOW = datetime(2031, 5, 6, 8, tzinfo=UTC)
FEED = [
    Row(
        place=f"item {number}",
        statement=statement,
        rating=Rating(
            words=words, label=label, reason="See the log.", reviewer="Harbour Watch",
            url="https://watch.example/1", published="2031-05-02",
        ),
    )
    for number, (statement, words, label) in enumerate(
        [("The pier holds 40 ships.", "False", "refuted"), ("The pier burned.", "Humbug", None)], 1
    )
]  # fmt: skip


def _bring(store: Store, rows: Rows, **more: object) -> tuple[Claim, ...]:
    with store.writing() as db:
        plan = plan_import(db, rows, article_id=more.pop("article_id", None))  # type: ignore[arg-type]
        made = import_claims(
            db, plan, name="claims.csv", partly=bool(more.pop("partly", False)), actor="ada", at=NOW
        )
        db.expunge_all()
        return made


def test_claims_without_an_article_become_a_list(store: Store) -> None:
    rows = Rows(
        rows=[
            Row(place="row 2", statement="40 ships sank."),
            Row(place="row 3", statement="It rained."),
        ]
    )

    made = _bring(store, rows)

    with store.reading() as db:
        article = db.get_one(Article, made[0].article_id)
        assert article.title == "claims.csv"
        assert article.text == "40 ships sank.\n\nIt rained."
        claims = db.scalars(select(Claim).order_by(Claim.id)).all()
        assert [one.origin for one in claims] == ["import", "import"]
        assert claims[0].kind == "count"
        assert claims[0].values[0].number == 40
        assert claims[0].sentence_id != claims[1].sentence_id
        event = db.scalars(select(Event).order_by(Event.id.desc())).first()
        assert event is not None
        assert event.action == "claims.imported"
        assert verify(db).problem is None


def test_a_feed_is_settled_as_it_was_rated_with_the_review_as_evidence(store: Store) -> None:
    _bring(store, Rows(rows=FEED))

    with store.reading() as db:
        first, second = db.scalars(select(Claim).order_by(Claim.id)).all()
        assert (first.state, first.settled_as) == ("settled", "refuted")
        assert (second.state, second.settled_as) == ("open", None)
        assert db.scalar(select(func.count()).select_from(Source)) == 1
        assert set(db.scalars(select(Evidence.stance))) == {"refutes", "context"}
        assert verify(db).problem is None


def test_the_same_file_twice_is_taken_once(store: Store) -> None:
    rows = Rows(
        rows=[
            Row(place="row 2", statement="It rained."),
            Row(place="row 3", statement="It rained."),
        ]
    )

    assert len(_bring(store, rows)) == 1
    with pytest.raises(InputError, match="no new claim"):
        _bring(store, rows)


def test_a_row_finds_its_words_in_a_stored_article(store: Store) -> None:
    with store.writing() as db:
        article = factories.claim(db).article
        number, text, sha256 = article.id, article.text, article.sha256
    word = text.split()[0]
    rows = [
        Row(place="row 2", statement="One.", article=number, text=word),
        Row(
            place="row 3",
            statement="Two.",
            article_sha256=sha256,
            start=0,
            end=len(word),
            text=word,
        ),
    ]

    made = _bring(store, Rows(rows=rows))

    assert [(one.article_id, one.start, one.text) for one in made] == [(number, 0, word)] * 2


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (Row(place="r", statement="x", article=9999), "no article 9999"),
        (Row(place="r", statement="x", article_sha256="ab" * 32), "no article with the SHA-256"),
        (Row(place="r", statement="not in there at all"), "are not in article"),
        (Row(place="r", statement="x", start=0, end=10**9), "are not the words given"),
        (Row(place="r", statement="x", start=0, end=3, text="@@@"), "are not the words given"),
        (Row(place="r", statement="x", kind="rumour"), "no kind of claim"),
    ],
)
def test_a_row_that_cannot_be_placed_refuses_the_whole_file(
    sqlite_store: Store, row: Row, said: str
) -> None:
    with sqlite_store.writing() as db:
        number = factories.claim(db).article_id
    rows = Rows(rows=[Row(place="q", statement="It rained.", article_sha256=None), row])
    with sqlite_store.reading() as db:
        plan = plan_import(db, rows, article_id=number)
    assert [one.message for one in plan.problems if one.place == "r"]
    assert said in next(one.message for one in plan.problems if one.place == "r")

    with pytest.raises(InputError, match="Nothing was written"):
        _bring(sqlite_store, rows, article_id=number)
    with sqlite_store.reading() as db:
        assert db.scalar(select(func.count()).select_from(Claim)) == 1


def test_partly_takes_the_others(sqlite_store: Store) -> None:
    rows = Rows(
        rows=[Row(place="row 2", statement="It rained.")],
        problems=[Problem(place="row 3", message="has no statement")],
    )

    assert len(_bring(sqlite_store, rows, partly=True)) == 1
