"""Sources are kept with what was read in them, looked at again without losing anything, and copies told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from factcheck.domain.errors import RuleViolationError, StaleEditError
from factcheck.domain.evidence import Closeness, CopyState, Grade, Stance
from factcheck.history.verify import verify
from factcheck.store.session import Store
from factcheck.store.source import Evidence, Source, SourceCopy, SourceFetch, SourceIndex
from factcheck.workflow.evidence import add_evidence
from factcheck.workflow.source import NewSource, add_source, record_fetch
from factcheck.workflow.source_reading import FetchNote, Material, from_upload
from factcheck.workflow.source_standing import decide_copy, mark_source
from tests import factories
from tests.factories import NOW

TEXT = (
    "Bulletin 4 of the Office of Civil Protection.\n\n"
    + " ".join(
        f"On day {n} crew {n} reached valley {n * 3} and found {n * 2} boats." for n in range(1, 30)
    )
    + "\n\nThe bulletin counts 41 dead in Kadra. In Torre 120 people were hurt."
)
URL = "https://office.example/bulletin-4"


def page(text: str | None = TEXT, problem: str | None = None, body: str = "a") -> Material:
    """A page as it was fetched, or why it was not."""
    if problem:
        return Material(
            fetched=FetchNote(asked=URL, problem=problem, status=404), no_text_because=problem
        )
    read = from_upload((text or "").encode(), "x.txt", most_bytes=1_000_000)
    note = FetchNote(
        asked=URL, found_at=URL, status=200, media_type="text/html", body_sha256=body * 64, size=9,
        warc=b"warc",
    )  # fmt: skip
    return replace(read, original=None, file_name=None, media_type="text/html", fetched=note)


def source(db: Session, material: Material | None = None, **changed: object) -> Source:
    new = NewSource(**{"title": "Bulletin 4", "url": URL, **changed})  # type: ignore[arg-type]
    return add_source(db, new=new, material=material, actor="ada@example.org", at=NOW)


def test_a_fetched_page_is_kept_with_its_text_and_made_ready(store: Store) -> None:
    with store.writing() as db:
        added = source(db, page(), title="")
        number = added.id
        assert (added.kind, added.title) == ("url", URL)

    with store.reading() as db:
        kept = db.get_one(Source, number)
        fetched = db.scalars(select(SourceFetch)).one()
        index = db.scalars(select(SourceIndex)).one()
        assert kept.text == TEXT
        assert (fetched.status, fetched.warc, fetched.problem) == (200, b"warc", None)
        start, end, _ = index.passages[-1]
        assert TEXT[start:end].endswith("hurt.")
        assert index.vectors
        assert verify(db).holds


def test_a_page_that_could_not_be_had_is_kept_and_tried_again(store: Store) -> None:
    with store.writing() as db:
        added = source(db, page(problem="The server says that there is no such page (404)."))
        claim = factories.claim(db)
        early = add_evidence(
            db, claim_id=claim.id, source_id=added.id, stance=Stance.SUPPORTS,
            excerpt="The bulletin counts 41 dead in Kadra.", actor="ada@example.org", at=NOW,
        )  # fmt: skip
        number, evidence = added.id, early.id
        assert added.text is None
        assert "404" in added.no_text_because

    with store.writing() as db:
        said = record_fetch(db, source_id=number, material=page(), actor="ada@example.org", at=NOW)
        assert said == "it is kept now"

    with store.reading() as db:
        kept, words = db.get_one(Source, number), db.get_one(Evidence, evidence)
        assert (kept.text, kept.no_text_because) == (TEXT, "")
        assert TEXT[words.start : words.end] == words.excerpt
        assert [
            row.problem is None for row in db.scalars(select(SourceFetch).order_by(SourceFetch.id))
        ] == [False, True]
        assert verify(db).holds


def test_looking_again_adds_a_row_and_never_replaces_the_text(store: Store) -> None:
    said = []
    looks = (
        page(), page(TEXT, body="b"), page(f"{TEXT} Later: 43.", body="c"), page(problem="Gone (410)."),
    )  # fmt: skip
    with store.writing() as db:
        number = source(db, page()).id
    for look in looks:
        with store.writing() as db:
            said.append(record_fetch(db, source_id=number, material=look, actor="ada", at=NOW))

    assert said == [
        "unchanged", "the page changed, its text did not", "its content has changed", "Gone (410).",
    ]  # fmt: skip
    with store.reading() as db:
        assert db.get_one(Source, number).text == TEXT
        kept = db.scalars(select(SourceFetch).order_by(SourceFetch.id)).all()
        assert [row.warc is not None for row in kept] == [True, False, True, True, False]
        assert verify(db).holds


def test_only_an_address_can_be_looked_at_again(db: Session) -> None:
    described = factories.source(db)

    with pytest.raises(RuleViolationError, match="no address"):
        record_fetch(db, source_id=described.id, material=page(), actor="ada", at=NOW)


def test_words_of_a_source_are_kept_with_their_place(db: Session) -> None:
    added, claim = source(db, page()), factories.claim(db)

    made = [
        add_evidence(
            db, claim_id=claim.id, source_id=added.id, stance=Stance.SUPPORTS, excerpt=words,
            actor="ada", at=NOW,
        )
        for words in ("counts 41  dead", "120 people were\nhurt")
    ]  # fmt: skip

    assert [one.excerpt for one in made] == ["counts 41 dead", "120 people were hurt"]
    for one in made:
        assert TEXT[one.start : one.end] == one.excerpt
        assert one.prefix
        assert TEXT[: one.start].endswith(one.prefix)


def test_words_that_are_not_in_the_source_are_refused_with_the_nearest(store: Store) -> None:
    with store.writing() as db:
        number, claim = source(db, page()).id, factories.claim(db).id

    with (
        pytest.raises(
            RuleViolationError, match="Nearest to them there: “The bulletin counts 41 dead"
        ),
        store.writing() as db,
    ):
        add_evidence(
            db, claim_id=claim, source_id=number, stance=Stance.SUPPORTS,
            excerpt="The bulletin counts 47 dead in Kadra.", actor="ada", at=NOW,
        )  # fmt: skip

    with store.reading() as db:
        assert db.scalars(select(Evidence)).all() == []


def test_a_place_where_the_words_are_not_is_not_saved(db: Session) -> None:
    evidence = factories.evidence(db, factories.claim(db))
    evidence.source_id = source(db, page()).id
    db.expire(evidence, ["source"])
    evidence.start, evidence.end = 0, 5

    with pytest.raises(ValueError, match="the excerpt is not at"):
        db.flush()


def test_a_copy_is_noticed_and_the_answer_is_remembered(store: Store) -> None:
    with store.writing() as db:
        original = source(db, page(), published=date(2026, 3, 2)).id
        copy = source(
            db, page(f"{TEXT} By our reporter."), published=date(2026, 3, 3), title="Copy"
        ).id
        own = source(db, page("The mayor of Mard opened a library. " * 30), title="Other").id
    with store.reading() as db:
        asked = db.scalars(select(SourceCopy)).one()
        assert (asked.source_id, asked.original_id, asked.state) == (
            copy,
            original,
            CopyState.PROPOSED,
        )
        assert asked.share > 0.9

    with store.writing() as db:
        decide_copy(db, copy_id=asked.id, accept=True, actor="ada", at=NOW)
        # A third telling of the same is asked about twice, and answered with no.
        third = source(db, page(f"By us. {TEXT}"), published=date(2026, 3, 4), title="Third").id
        for question in db.scalars(select(SourceCopy).where(SourceCopy.source_id == third)).all():
            decide_copy(db, copy_id=question.id, accept=False, actor="ada", at=NOW)

    with store.reading() as db:
        assert (db.get_one(Source, copy).closeness, db.get_one(Source, copy).copy_of_id) == (
            "copy",
            original,
        )
        assert db.get_one(Source, third).closeness == "secondary"
        assert own not in {row.source_id for row in db.scalars(select(SourceCopy))}
        assert verify(db).holds
    with pytest.raises(RuleViolationError, match="already"), store.writing() as db:
        decide_copy(db, copy_id=asked.id, accept=False, actor="ada", at=NOW)


def test_the_older_of_two_is_the_original_whichever_came_in_first(db: Session) -> None:
    late = source(db, page(), published=date(2026, 3, 9))
    early = source(db, page(TEXT + " More."), published=date(2026, 3, 1))

    asked = db.scalars(select(SourceCopy)).one()

    assert (asked.source_id, asked.original_id) == (late.id, early.id)


def test_a_source_is_marked_by_one_person_at_a_time_and_never_a_copy_of_itself(db: Session) -> None:
    one, other = source(db), source(db, title="Other")
    given = {"grade": Grade.RELIABLE, "actor": "ada", "at": NOW}
    mark_source(
        db, source_id=one.id, closeness=Closeness.COPY, copy_of=other.id, version=1, **given
    )

    with pytest.raises(RuleViolationError, match="copy of itself"):
        mark_source(
            db, source_id=other.id, closeness=Closeness.COPY, copy_of=one.id, version=1, **given
        )
    with pytest.raises(StaleEditError):
        mark_source(
            db, source_id=one.id, closeness=Closeness.PRIMARY, copy_of=None, version=1, **given
        )
    mark_source(db, source_id=one.id, closeness=Closeness.PRIMARY, copy_of=None, version=2, **given)

    assert (one.closeness, one.copy_of_id, one.grade, one.version) == (
        "primary",
        None,
        "reliable",
        3,
    )
