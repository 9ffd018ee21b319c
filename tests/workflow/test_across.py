"""Two stored articles that tell one thing otherwise: both say so, from the moment the second comes in."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import delete, select

from factcheck.domain.action import Action
from factcheck.domain.finding import Severity
from factcheck.history.verify import verify
from factcheck.store.article import Article
from factcheck.store.event import Event
from factcheck.store.finding import Finding
from factcheck.store.fingerprint import FigureKey, QuotationKey, StoredFigure
from factcheck.store.session import Store
from factcheck.workflow.detectors import switch_detector
from factcheck.workflow.ingest import ingest_article, prepare
from factcheck.workflow.rerun import read_again, rerun_detectors, stored_article
from tests.conftest import NOW

FIRST = (
    "Flood in Peru\n\nThe flood in Peru destroyed 300 houses.\n\n"
    "“We will rebuild every house in the valley before winter,” Governor Ana Ruiz said."
)
SECOND = (
    "Peru after the flood\n\nThe flood in Peru destroyed 450 houses.\n\n"
    "“We will rebuild every home in the valley before winter,” Governor Ana Ruiz said."
)
BETWEEN = ("conflicts-with-article", "quotation-varies")


def take_in(store: Store, text: str) -> int:
    prepared = prepare(text.encode(), name="a.txt", published=date(2026, 3, 2), max_bytes=1_000_000)
    with store.writing() as db:
        return ingest_article(db, prepared, actor="ada@example.org", at=NOW)[0].id


def between(store: Store) -> list[Finding]:
    with store.reading() as db:
        rows = db.scalars(
            select(Finding).where(Finding.detector.in_(BETWEEN)).order_by(Finding.id)
        ).all()
        for row in rows:
            db.expunge(row)
        return list(rows)


def test_both_articles_get_a_finding_that_names_the_other(store: Store) -> None:
    first, second = take_in(store, FIRST), take_in(store, SECOND)

    found = {(one.article_id, one.kind): one for one in between(store)}

    assert set(found) == {(article, kind) for article in (first, second) for kind in BETWEEN}
    older = found[first, "conflicts-with-article"]
    assert (older.text, older.elsewhere[0]["text"]) == ("300 houses", "450 houses")
    assert older.elsewhere[0]["article"] == second
    assert "“Peru after the flood” has “450 houses”" in older.message
    said = found[second, "quotation-varies"]
    assert said.elsewhere[0]["article"] == first
    assert "it has “home” where “Flood in Peru” has “house”" in said.message


def test_the_words_elsewhere_stand_where_the_finding_says(store: Store) -> None:
    take_in(store, FIRST)
    take_in(store, SECOND)

    for one in between(store):
        with store.reading() as db:
            for place in one.elsewhere:
                text = db.get_one(Article, place["article"]).text
                assert text[place["start"] : place["end"]] == place["text"]


def test_each_article_concerned_has_its_line_in_the_record(store: Store) -> None:
    first, second = take_in(store, FIRST), take_in(store, SECOND)

    with store.reading() as db:
        told = db.scalars(
            select(Event.article_id).where(Event.action == Action.ARTICLES_COMPARED.value)
        ).all()
        assert sorted(told) == [first, second]
        assert verify(db).holds


def test_an_article_from_before_the_index_is_compared_when_its_detectors_run_again(
    store: Store,
) -> None:
    first = take_in(store, FIRST)
    with store.writing() as db:
        for table in (FigureKey, StoredFigure, QuotationKey):
            db.execute(delete(table))
    take_in(store, SECOND)
    assert between(store) == []

    with store.reading() as db:
        analysis = read_again(stored_article(db, first))
    with store.writing() as db:
        rerun_detectors(db, article_id=first, analysis=analysis, actor="ada@example.org", at=NOW)

    assert len(between(store)) == 4
    with store.reading() as db:
        assert verify(db).holds


def test_the_same_pair_is_told_once(store: Store) -> None:
    take_in(store, FIRST)
    take_in(store, SECOND)
    before = len(between(store))

    take_in(store, SECOND)

    assert len(between(store)) == before


def test_no_more_than_three_others_are_named_for_one_place(store: Store) -> None:
    for number in range(5):
        take_in(store, FIRST.replace("300", str(310 + number)))

    last = take_in(store, SECOND)

    figures = [
        one
        for one in between(store)
        if one.article_id == last and one.kind == "conflicts-with-article"
    ]
    assert len(figures) == 3


def test_what_is_switched_off_is_not_told_and_what_is_made_graver_is(store: Store) -> None:
    with store.writing() as db:
        for detector, is_on, severity in (
            ("quotation-varies", False, None),
            ("conflicts-with-article", True, Severity.ERROR),
        ):
            switch_detector(
                db, detector=detector, is_on=is_on, severity=severity, reason="Our rule.", version=0,
                actor="admin@example.org", at=NOW + timedelta(minutes=1),
            )  # fmt: skip
    take_in(store, FIRST)
    take_in(store, SECOND)

    assert {(one.kind, one.severity) for one in between(store)} == {
        ("conflicts-with-article", "error")
    }
