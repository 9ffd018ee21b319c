"""Two wordings of one story are not held against each other, however they came to be known as such."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from factcheck.domain.action import Action
from factcheck.domain.finding import FindingState
from factcheck.domain.roles import Role
from factcheck.history.verify import verify
from factcheck.store.event import Event
from factcheck.store.finding import Finding
from factcheck.store.session import Store
from factcheck.store.version import VersionProposal
from factcheck.workflow.detectors import switch_detector
from factcheck.workflow.finding import decide_finding
from factcheck.workflow.kinship import kin
from factcheck.workflow.near_copy import decline_version
from factcheck.workflow.rerun import read_again, rerun_detectors, stored_article
from factcheck.workflow.undo import undo_event
from factcheck.workflow.version import link_version
from tests.conftest import NOW
from tests.workflow.test_across import FIRST, SECOND, between, take_in

MORE = " ".join(
    f"The {place} road was closed for most of the week, the ministry of transport said."
    for place in ("coastal", "northern", "eastern", "mountain", "valley", "harbour")
)
LONG = f"Flood in Peru\n\nThe flood in Peru destroyed 300 houses.\n\n{MORE}"
CORRECTED = LONG.replace("300", "450")
"""Nearly the same words: proposed as a new wording of LONG."""
LATER = NOW + timedelta(minutes=5)


def link(store: Store, article: int, earlier: int) -> None:
    with store.writing() as db:
        link_version(db, article_id=article, earlier_id=earlier, actor="ada", at=LATER)


def rerun(store: Store, article: int) -> int:
    with store.reading() as db:
        analysis = read_again(stored_article(db, article))
    with store.writing() as db:
        return rerun_detectors(
            db, article_id=article, analysis=analysis, actor="ada", at=LATER
        ).withdrawn


def undo(store: Store, action: Action) -> None:
    with store.writing() as db:
        event = db.scalars(
            select(Event.id).where(Event.action == action.value).order_by(Event.id.desc())
        ).first()
        assert event is not None
        undo_event(db, event_id=event, actor="ada", role=Role.ADMIN, at=LATER)


def states(store: Store) -> list[str]:
    return [one.state for one in between(store)]


def decline(store: Store) -> None:
    with store.writing() as db:
        proposal = db.scalars(select(VersionProposal.id).order_by(VersionProposal.id)).one()
        decline_version(db, proposal_id=proposal, actor="ada", at=LATER)


def test_a_near_copy_is_not_held_against_what_it_copies(store: Store) -> None:
    first, second = take_in(store, LONG), take_in(store, CORRECTED)

    assert between(store) == []
    with store.reading() as db:
        assert kin(db, first) == kin(db, second) == {first, second}


def test_a_third_wording_is_kin_to_the_first_through_the_second(store: Store) -> None:
    first, second = take_in(store, LONG), take_in(store, CORRECTED)
    link(store, second, first)

    third = take_in(store, LONG.replace("300", "470"))

    assert between(store) == []
    with store.reading() as db:
        assert kin(db, third) == {first, second, third}


def test_another_story_is_held_against_a_near_copy_all_the_same(store: Store) -> None:
    take_in(store, LONG)
    second = take_in(store, CORRECTED)

    other = take_in(store, SECOND.replace("450", "900"))

    assert (second, other) in {
        (one.article_id, one.elsewhere[0]["article"]) for one in between(store)
    }


def test_linking_closes_what_was_open_between_the_two_and_says_why(store: Store) -> None:
    first, second = take_in(store, FIRST), take_in(store, SECOND)
    assert states(store) == ["open"] * 4

    link(store, second, first)

    closed = between(store)
    assert {one.state for one in closed} == {"withdrawn"}
    assert {one.reason for one in closed if one.article_id == second} == {
        f"It is between two wordings of one story, articles {second} and {first}."
    }
    with store.reading() as db:
        assert verify(db).holds


def test_linking_leaves_what_is_between_a_version_and_another_story(store: Store) -> None:
    first, other = take_in(store, FIRST), take_in(store, SECOND)
    newer = take_in(
        store, FIRST.replace("destroyed 300 houses", "wrecked 310 houses, officials say")
    )

    link(store, newer, first)

    by_pair = {(one.article_id, one.elsewhere[0]["article"]): one.state for one in between(store)}
    assert by_pair[first, other] == by_pair[other, first] == "open"


def test_what_a_person_has_answered_is_left_as_it_is(store: Store) -> None:
    first, second = take_in(store, FIRST), take_in(store, SECOND)
    answered = between(store)[0]
    with store.writing() as db:
        decide_finding(
            db, finding_id=answered.id, state=FindingState.CONFIRMED, reason="The first was wrong.",
            version=1, actor="ada", at=NOW,
        )  # fmt: skip

    link(store, second, first)

    assert states(store) == ["confirmed", "withdrawn", "withdrawn", "withdrawn"]


def test_running_the_detectors_again_does_not_raise_them_again(store: Store) -> None:
    first, second = take_in(store, FIRST), take_in(store, SECOND)
    link(store, second, first)

    for article in (first, second):
        rerun(store, article)

    assert states(store) == ["withdrawn"] * 4


def test_what_an_older_program_left_open_is_closed_when_the_detectors_run_again(
    store: Store,
) -> None:
    first, second = take_in(store, FIRST), take_in(store, SECOND)
    link(store, second, first)
    with store.writing() as db:
        for row in db.scalars(select(Finding).where(Finding.state == "withdrawn")):
            decide_finding(
                db, finding_id=row.id, state=FindingState.OPEN, reason="As it was before.",
                version=row.version, actor="ada", at=LATER,
            )  # fmt: skip

    assert rerun(store, second) == 2
    assert sorted(states(store)) == ["open", "open", "withdrawn", "withdrawn"]


def test_undoing_the_link_opens_them_again_and_doing_it_again_closes_them(store: Store) -> None:
    first, second = take_in(store, FIRST), take_in(store, SECOND)
    link(store, second, first)

    undo(store, Action.VERSION_LINKED)
    assert states(store) == ["open"] * 4

    undo(store, Action.EVENT_UNDONE)
    assert states(store) == ["withdrawn"] * 4
    with store.reading() as db:
        assert verify(db).holds


def test_two_that_are_said_to_be_two_stories_are_held_against_each_other_then(
    store: Store,
) -> None:
    first, second = take_in(store, LONG), take_in(store, CORRECTED)

    decline(store)

    assert [(one.article_id, one.elsewhere[0]["article"]) for one in between(store)] == [
        (first, second),
        (second, first),
    ]
    with store.reading() as db:
        assert verify(db).holds


def test_undoing_that_closes_them_again(store: Store) -> None:
    take_in(store, LONG)
    take_in(store, CORRECTED)
    decline(store)

    undo(store, Action.VERSION_DECLINED)
    assert states(store) == ["withdrawn"] * 2

    decline(store)
    assert states(store) == ["open"] * 2


def test_a_detector_between_articles_that_is_switched_off_is_withdrawn_on_the_next_run(
    store: Store,
) -> None:
    take_in(store, FIRST)
    second = take_in(store, SECOND)
    with store.writing() as db:
        switch_detector(
            db, detector="quotation-varies", is_on=False, severity=None, reason="Our rule.", version=0,
            actor="admin", at=LATER,
        )  # fmt: skip

    rerun(store, second)

    assert {(one.kind, one.state) for one in between(store) if one.article_id == second} == {
        ("quotation-varies", "withdrawn"),
        ("conflicts-with-article", "open"),
    }
