"""The desk's settings and scales: changed with a line in the record, never behind a verdict's back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from factcheck.domain.errors import NotFoundError, RuleViolationError, StaleEditError
from factcheck.domain.verdict import Question
from factcheck.history.verify import verify
from factcheck.queries.claims import panel
from factcheck.queries.scales import scale_lines, scales_in_use
from factcheck.queries.settings import setting, setting_lines
from factcheck.workflow.desk import change_setting
from factcheck.workflow.ingest import ingest_article, prepare
from factcheck.workflow.review import record_verdict
from factcheck.workflow.scale import NewLabel, make_scale
from tests import factories
from tests.factories import NOW

BOSS = "boss@example.org"
TRAFFIC = (
    NewLabel(label="Green", means="supported", definition="It is so.", claimreview=3),
    NewLabel(label="Amber", means="mixed", claimreview=2),
    NewLabel(label="Red", means="refuted", definition="It is not so.", claimreview=1),
)


def change(db: Session, name: str, value: Any, **more: Any) -> None:
    change_setting(db, name=name, value=value, actor=BOSS, at=NOW, **more)


def make(db: Session, label: str = "Traffic light", labels: tuple[NewLabel, ...] = TRAFFIC) -> Any:
    return make_scale(db, label=label, question=Question.TRUTH, labels=labels, actor=BOSS, at=NOW)


def test_a_setting_starts_somewhere_and_is_changed_with_a_version(db: Session) -> None:
    assert setting(db, "verdicts-wanted") == 1
    change(db, "verdicts-wanted", 2, version=0)
    change(db, "verdicts-wanted", 3, version=1)

    assert setting(db, "verdicts-wanted") == 3
    (line,) = [one for one in setting_lines(db) if one.definition.name == "verdicts-wanted"]
    assert (line.value, line.version, line.changed_by) == (3, 2, BOSS)
    with pytest.raises(StaleEditError):
        change(db, "verdicts-wanted", 4, version=1)
    assert verify(db).holds


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("verdicts-wanted", 0), ("verdicts-wanted", 10), ("verdicts-wanted", True),
        ("verdicts-wanted", "2"), ("verdicts-wanted", 1), ("two-person-rule", "yes"),
        ("two-person-rule", None), ("scale-truth", "no-such"), ("scale-truth", 3),
        ("scale-attribution", "politifact"),
    ],
)  # fmt: skip
def test_a_value_a_setting_cannot_have_is_refused(db: Session, name: str, value: Any) -> None:
    with pytest.raises(RuleViolationError):
        change(db, name, value)


def test_a_setting_nobody_has_heard_of(db: Session) -> None:
    with pytest.raises(NotFoundError):
        change(db, "colour", "blue")
    with pytest.raises(KeyError):
        setting(db, "colour")


def test_an_article_taken_in_asks_for_as_many_verdicts_as_the_desk_does(db: Session) -> None:
    change(db, "verdicts-wanted", 2)
    words = b"The river rose by two meters on Monday, the mayor said. Forty people were hurt."
    article, _ = ingest_article(
        db, prepare(words, name="a.txt", max_bytes=10_000), actor=BOSS, at=NOW
    )

    claims = panel(db, 1, viewer=BOSS)
    assert (claims.article_id, claims.verdicts_wanted) == (article.id, 2)


def test_a_new_version_leaves_old_verdicts_their_label(db: Session) -> None:
    claim = factories.claim(db)
    factories.evidence(db, claim)
    first = make(db)
    change(db, "scale-truth", first.name)
    given = record_verdict(
        db, claim_id=claim.id, question=Question.TRUTH, label="green", rationale="Seen.",
        as_of=date(2026, 3, 2), version=claim.version, reviewer=BOSS, at=NOW, scale="traffic-light",
    )  # fmt: skip

    second = make(db, labels=(*TRAFFIC[1:], NewLabel(label="White", means="not-checkable")))

    assert (first.version, second.version, second.name) == (1, 2, "traffic-light")
    assert (given.label, given.scale_label.label) == ("supported", "Green")
    used = scales_in_use(db)["truth"]
    assert [one.label for one in used.choices] == ["Amber", "Red", "White"]
    with pytest.raises(RuleViolationError, match="no label “green”"):
        record_verdict(
            db, claim_id=claim.id, question=Question.TRUTH, label="green", rationale="Seen.",
            as_of=date(2026, 3, 2), version=claim.version, reviewer="ada", at=NOW,
            scale="traffic-light",
        )  # fmt: skip
    assert [(one.version, one.newest, one.in_use) for one in scale_lines(db) if one.made_by] == [
        (2, True, True),
        (1, False, False),
    ]
    assert verify(db).holds


def test_a_label_has_the_crosswalk_of_what_it_stands_for_and_its_own_number(db: Session) -> None:
    make(db)
    (scale,) = [one for one in scale_lines(db) if one.name == "traffic-light"]
    amber = scale.choices[1]

    assert dict(amber.crosswalk) == {
        "built-in": "Mixed",
        "AVeriTeC": "Conflicting Evidence/Cherrypicking",
        "ClaimReview": "2",
    }
    assert amber.definition.startswith("Partly right"), (
        "the built-in definition, where none is given"
    )


@pytest.mark.parametrize(
    ("label", "labels", "says"),
    [
        (" ", TRAFFIC, "needs a name"),
        ("PolitiFact", TRAFFIC, "came with the program"),
        ("Truth", TRAFFIC, "came with the program"),
        ("One", TRAFFIC[:1], "two to 12"),
        ("Twice", (*TRAFFIC, NewLabel(label="green", means="mixed")), "stands twice"),
        ("Odd", (*TRAFFIC, NewLabel(label="Blue", means="verbatim")), "built-in labels"),
        ("Blank", (*TRAFFIC, NewLabel(label="–", means="mixed")), "needs words"),
        ("High", (*TRAFFIC, NewLabel(label="Up", means="mixed", claimreview=6)), "1 to 5"),
    ],
)
def test_a_scale_that_is_none(
    db: Session, label: str, labels: tuple[NewLabel, ...], says: str
) -> None:
    with pytest.raises(RuleViolationError, match=says):
        make(db, label, labels)
