"""Migration 0003 with rows in the tables: what was kept before stays valid, up and down."""

from __future__ import annotations

from sqlalchemy import select, text

from factcheck.domain.evidence import Stance
from factcheck.history.verify import verify
from factcheck.store import schema
from factcheck.store.session import Store
from factcheck.store.source import Evidence, Source
from factcheck.workflow.evidence import add_evidence
from factcheck.workflow.source import NewSource, add_source
from factcheck.workflow.source_reading import from_upload
from tests import factories
from tests.factories import NOW


def test_sources_and_evidence_go_down_and_up_with_their_words(store: Store) -> None:
    with store.writing() as db:
        claim = factories.claim(db)
        factories.evidence(db, claim)  # of a source without text, as all were before
        material = from_upload(b"The bulletin counts 41 dead.", "b.txt", most_bytes=1_000)
        added = add_source(db, new=NewSource(title="B"), material=material, actor="ada", at=NOW)
        add_evidence(
            db, claim_id=claim.id, source_id=added.id, stance=Stance.SUPPORTS, excerpt="41 dead",
            actor="ada", at=NOW,
        )  # fmt: skip

    schema.downgrade(store, "0002")
    with store.engine.connect() as connection:
        assert connection.execute(text("SELECT excerpt FROM evidence ORDER BY id")).scalars().all() == [
            "41 dead", "41 dead",
        ]  # fmt: skip
    schema.upgrade(store)

    with store.reading() as db:
        rows = db.scalars(select(Evidence).order_by(Evidence.id)).all()
        assert [(row.excerpt, row.start, row.end) for row in rows] == [
            ("41 dead", None, None),
            ("41 dead", 20, 27),
        ]
        kept = db.scalars(select(Source).order_by(Source.id)).all()
        assert [(one.version, one.reached_how, one.no_text_because) for one in kept] == [
            (1, "", "")
        ] * 2
        assert kept[1].text == "The bulletin counts 41 dead."


def test_an_index_is_no_state(store: Store) -> None:
    with store.writing() as db:
        material = from_upload(b"The bulletin counts 41 dead.", "b.txt", most_bytes=1_000)
        add_source(db, new=NewSource(title="B"), material=material, actor="ada", at=NOW)
    with store.engine.begin() as connection:
        connection.execute(text("DELETE FROM source_index"))

    with store.reading() as db:
        assert verify(db).holds
