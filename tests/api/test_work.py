"""How a desk works, over the API: detectors, checklists, jobs, suggestions, the inbox, searches, what was then."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from factcheck.config import Settings
from factcheck.domain.roles import Role
from factcheck.jobs.pool import work_off
from factcheck.store.session import Store
from factcheck.store.verdict import Verdict
from tests import factories
from tests.api.conftest import Caller, Program
from tests.api.test_calls import tag_of
from tests.history import desk_in_full
from tests.history.desk_in_full import laid_out
from tests.web.conftest import Desk


@pytest.fixture
def full(store: Store, settings: Settings) -> desk_in_full.Desk:
    """A desk with something of everything."""
    return laid_out(store, instance=settings.instance, page="http://127.0.0.1:1/page")


@pytest.fixture
def root(app: Flask, full: desk_in_full.Desk) -> Caller:
    """A program of its admin."""
    return Caller(app.test_client(), full.token)


def test_a_detector_is_switched_by_one_at_a_time(desk: Desk, program: Program) -> None:
    admin, path = program(Role.ADMIN), "/detectors/missing-space"
    tag = tag_of(admin, path)

    off = admin("PUT", path, {"is_on": False, "reason": "Own type."}, If_Match=tag)
    late = admin("PUT", path, {"is_on": True, "severity": "error", "reason": "No."}, If_Match=tag)

    assert (off.status_code, off.json["is_on"], off.json["version"]) == (200, False, 1)
    assert (late.status_code, late.json["theirs"]) == (412, {"setting": "off"})
    assert (late.json["yours"]["version"], late.json["yours"]["severity"]) == ("0", "error")
    assert program(Role.READER)("GET", path).json["decided_by"] == "admin@example.org"
    assert admin("GET", "/detectors/nothing").status_code == 404


def test_a_question_is_answered_once_and_not_over_somebody(
    full: desk_in_full.Desk, root: Caller
) -> None:
    path = f"/claims/{full.claim}/answers"
    given = {"question": full.question, "answer": "The office.", "source": "By telephone."}

    first = root("POST", path, given)
    late = root("POST", path, {**given, "answer": "Nobody."})
    seen = root("POST", path, {**given, "answer": "The ministry.", "version": 1})
    strange = root("POST", path, {**given, "question": "Why?"})

    assert [one.status_code for one in (first, late, seen, strange)] == [201, 412, 201, 409]
    assert late.json["theirs"]["answer"] == "The office."
    (kept,) = (one for one in root("GET", path).json["questions"] if one["answer"])
    assert (kept["answer"], kept["version"]) == ("The ministry.", 2)


def test_the_detectors_run_again_and_the_job_tells_how_far_it_is(
    store: Store, program: Program, reviewer: Caller
) -> None:
    text = "Storm hits Odal\n\nThe storm killed at least 12 people on Monday, officials said."
    article = reviewer("POST", "/articles", {"text": text}).json["id"]
    asked = program(Role.ADMIN)("POST", f"/articles/{article}/reruns")
    path = f"/jobs/{asked.json['id']}"

    waiting = reviewer("GET", path).json
    work_off(store, worker="a test")
    done = reviewer("GET", path).json

    assert (asked.status_code, waiting["state"], waiting["progress"]) == (
        202, "queued", "waits for a worker",
    )  # fmt: skip
    assert (done["state"], done["error"]) == ("done", None)
    assert reviewer("GET", f"/articles/{article}/jobs").json == {"jobs": []}
    assert reviewer("POST", f"{path}/tries").status_code == 409


def test_a_suggestion_is_accepted_as_ones_own_work_and_is_no_verdict(
    store: Store, full: desk_in_full.Desk, root: Caller
) -> None:
    path = f"/suggestions/{full.suggestion}"
    listed = root("GET", f"/articles/{full.article}/suggestions").json
    tag = tag_of(root, path)
    with store.reading() as db:
        before = db.scalars(select(Verdict.id)).all()

    taken = root("POST", f"{path}/acceptance", {"statement": "A flood killed many."}, If_Match=tag)
    late = root("POST", f"{path}/dismissal", If_Match=tag)

    (told,) = listed["suggestions"]
    assert (listed["is_on"], told["words"], told["model"], told["prompt"]) == (
        True, "Flood kills dozens in Kadra", "parrot-1", "claims@1",
    )  # fmt: skip
    assert (taken.status_code, taken.json["state"]) == (200, "accepted")
    claim = root("GET", f"/claims/{taken.json['became'].partition('/')[2]}").json
    assert (claim["statement"], claim["origin"], claim["verdicts"]) == (
        "A flood killed many.", "suggestion", [],
    )  # fmt: skip
    assert (late.status_code, late.json["theirs"]["state"]) == (412, "accepted")
    with store.reading() as db:
        assert db.scalars(select(Verdict.id)).all() == before


def test_no_model_is_asked_where_none_is_set_up(full: desk_in_full.Desk, root: Caller) -> None:
    answer = root("POST", f"/articles/{full.article}/suggestions", {"kind": "claim"})

    assert (answer.status_code, "set up" in answer.json["detail"]) == (409, True)


def test_a_call_is_put_away_and_what_waits_is_told(full: desk_in_full.Desk, root: Caller) -> None:
    waiting = root("GET", "/inbox").json["waiting"]
    call = next(one for one in waiting if one["sort"] == "mention")

    done = root("POST", f"/mentions/{call['mention']}/putting-away")

    assert (call["id"], call["who"], done.status_code) == (full.claim, desk_in_full.GRACE, 200)
    assert {"dispute", "mention"} <= {one["sort"] for one in waiting}
    after = {one["sort"] for one in root("GET", "/inbox").json["waiting"]}
    assert "mention" not in after
    board = root("GET", f"/board?person={desk_in_full.GRACE}").json
    articles = root("GET", "/articles?limit=200").json["articles"]
    assert (len(board["lines"]), board["next"]) == (len(articles), None)
    assert [one["id"] for one in board["held"]] == [full.held]


def test_the_board_is_read_on_by_key(store: Store, reviewer: Caller) -> None:
    with store.writing() as db:
        for number in range(60):
            factories.article(db, f"Ship {number} sank\n\nIt did.")
    first = reviewer("GET", "/board").json
    with store.writing() as db:
        factories.article(db, "Another came in\n\nMeanwhile.")
    second = reviewer("GET", f"/board?before={first['next']}").json

    seen = [one["article"]["id"] for one in first["lines"] + second["lines"]]
    assert (seen, second["next"]) == (list(range(60, 0, -1)), None)


def test_a_search_is_narrowed_and_kept(full: desk_in_full.Desk, root: Caller) -> None:
    every = root("GET", "/search?q=ferry").json
    claims = root("GET", f"/search?q=ferry&sort=claim&article={full.older}").json
    kept = root("POST", "/searches", {"name": "Ferries", "q": "ferry", "sort": "claim"})
    nothing = root("POST", "/searches", {"name": "Nothing"})

    assert {one["sort"] for one in every["hits"]} > {"claim"}
    assert {one["sort"] for one in claims["hits"]} == {"claim"}
    assert (kept.status_code, nothing.status_code) == (201, 422)
    searches = {one["name"]: one for one in root("GET", "/searches").json["searches"]}
    assert searches["Ferries"]["query"] == "q=ferry&sort=claim"
    assert (
        root("GET", f"/search?{searches['Ferries']['query']}").json["total"]
        == searches["Ferries"]["found"]
    )
    assert root("POST", f"/searches/{kept.json['id']}/giving-up").status_code == 200
    assert root("POST", f"/searches/{kept.json['id']}/giving-up").status_code == 404


def test_a_list_of_hits_is_read_on_by_key(store: Store, desk: Desk, reviewer: Caller) -> None:
    table = "statement\n" + "".join(f"Ship number {one} sank.\n" for one in range(70))
    reviewer("POST", "/imports?write=true", {"text": table})
    seen: list[int] = []
    page: dict[str, Any] = reviewer("GET", "/search?q=sank&sort=claim").json
    while True:
        seen += [one["id"] for one in page["hits"]]
        if page["after"] is None:
            break
        page = reviewer("GET", f"/search?q=sank&sort=claim&after={page['after']}").json

    assert (len(seen), len(set(seen))) == (70, 70)


def test_claims_that_wait_and_claims_that_are_stale_are_asked_for(
    full: desk_in_full.Desk, root: Caller
) -> None:
    def asked(state: str) -> set[int]:
        return {one["id"] for one in root("GET", f"/claims?limit=200&state={state}").json["claims"]}

    waiting = asked("waiting")

    assert {full.claim, full.leaning} <= waiting
    assert waiting.isdisjoint({full.settled, full.left_out, full.agreed})
    assert full.leaning in asked("stale")
    assert asked("settled") == {full.settled, full.objected}


def test_what_stood_then_is_told_for_a_whole_article(full: desk_in_full.Desk, root: Caller) -> None:
    then = root("GET", f"/articles/{full.article}/standing?event={full.before}").json
    now = root("GET", f"/articles/{full.article}/standing?event={full.event}").json

    def said(answer: dict[str, Any]) -> str:
        return next(one["statement"] for one in answer["claims"] if one["id"] == full.claim)

    early = root("GET", f"/articles/{full.article}/standing?at=2020-01-01T00:00:00Z")
    today = root("GET", f"/claims/{full.claim}/standing")
    assert (early.status_code, today.json["statement"]) == (404, "At least 40 people were killed.")
    assert root("GET", f"/claims/{full.claim}/standing?at=0001-01-01T00:00:00Z").status_code == 422
    assert said(then) == "At least 40 people died in the flood."
    assert said(now) == "At least 40 people were killed."
    assert root("GET", f"/articles/{full.article}/standing?event=1").status_code == 404


def test_values_are_put_right_and_passages_found(full: desk_in_full.Desk, root: Caller) -> None:
    path = f"/claims/{full.claim}"
    body = {"values": [{"kind": "count", "words": "40 people", "low": 40}], "reason": "No more."}
    wrong = {"values": [{"kind": "count", "words": "50 people", "low": 50}], "reason": "More."}

    refused = root("PUT", f"{path}/values", wrong, If_Match=tag_of(root, path))
    done = root("PUT", f"{path}/values", body, If_Match=tag_of(root, path))
    split = root("GET", f"{path}/split").json

    assert (refused.status_code, done.status_code) == (422, 200)
    assert [(one["text"], one["low"]) for one in done.json["values"]] == [("40 people", 40)]
    assert len(split["pieces"]) >= 2
    assert root("GET", f"{path}/passages").json == {"searched": 0, "passages": []}


def test_the_whole_record_is_had_by_admins_alone(
    full: desk_in_full.Desk, root: Caller, program: Program, tmp_path: Path
) -> None:
    import subprocess
    import sys

    record = root("GET", "/history/record")
    (tmp_path / "record.jsonl").write_bytes(record.data)
    checker = Path(__file__).parents[2] / "factcheck" / "docs" / "verify_history.py"
    done = subprocess.run(
        [sys.executable, checker, tmp_path / "record.jsonl"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert record.mimetype == "application/x-ndjson"
    assert done.returncode == 0, done.stdout + done.stderr
    assert program(Role.ADJUDICATOR)("GET", "/history/record").status_code == 403
    day = root("GET", "/history?since=2100-01-01").json
    assert day == {"events": [], "next": None}
