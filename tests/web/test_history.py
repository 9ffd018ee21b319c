"""The record in the browser: the seal, the stream, what was signed, and how things stood."""

from __future__ import annotations

import csv
import json
from hashlib import sha256
from html import unescape
from io import StringIO

import pytest
from flask.testing import FlaskClient

from factcheck.domain.roles import Role
from factcheck.history.merkle import verify_inclusion
from factcheck.history.note import read_checkpoint
from factcheck.store.session import Store
from factcheck.web.history import ago
from tests import factories
from tests.factories import NOW
from tests.web.conftest import A_MINUTE, Desk, SignedIn, verdict_data


@pytest.fixture
def admin(signed_in: SignedIn) -> FlaskClient:
    return signed_in(Role.ADMIN)


def test_the_seal_says_when_the_record_was_checked_and_signed(
    admin: FlaskClient, desk: Desk
) -> None:
    before = unescape(admin.get("/history").text)
    assert "not verified yet" in before
    assert "no checkpoint signed yet" in before

    assert admin.post("/history/verify").status_code == 303
    assert admin.post("/history/checkpoints").status_code == 303

    after = unescape(admin.get("/history").text)
    assert "just now" in after
    assert "up to event" in after  # the key that signed came after the check
    assert "no checkpoint signed yet" not in after
    assert "1 signed checkpoint fits" in unescape(admin.get("/history/verify").text)


def test_looking_changes_nothing(admin: FlaskClient, desk: Desk, store: Store) -> None:
    admin.post("/history/checkpoints")
    with store.reading() as db:
        before = [
            tuple(row) for row in db.connection().exec_driver_sql("SELECT * FROM record_check")
        ]

    for address in ("/history", "/history/verify", "/history/checkpoints", "/history/record.jsonl"):
        assert admin.get(address).status_code == 200

    with store.reading() as db:
        rows = db.connection().exec_driver_sql("SELECT * FROM record_check")
        assert [tuple(row) for row in rows] == before


def test_who_may_sign_and_who_may_take_everything(signed_in: SignedIn, desk: Desk) -> None:
    reviewer = signed_in(Role.REVIEWER)

    assert reviewer.post("/history/checkpoints").status_code == 403
    assert reviewer.get("/history/record.jsonl").status_code == 403
    assert reviewer.post("/history/verify").status_code == 303
    assert "Sign a checkpoint" not in reviewer.get("/history").text


def test_an_event_comes_with_its_proof(admin: FlaskClient, desk: Desk) -> None:
    assert admin.get("/history/2/proof.json").status_code == 404
    admin.post("/history/checkpoints")

    proof = json.loads(admin.get("/history/2/proof.json").data)

    from base64 import b64decode

    tree = read_checkpoint(proof["checkpoint"]).tree
    leaf = sha256(b"\0" + proof["entry"].encode()).digest()
    assert verify_inclusion(
        leaf, proof["index"], tree.size, [b64decode(one) for one in proof["proof"]], tree.root
    )
    assert "/history/2/proof.json" in admin.get("/history/2").text
    assert admin.get(f"/history/checkpoints/{tree.size}.txt").text == proof["checkpoint"]
    assert admin.get("/history/checkpoints/99999.txt").status_code == 404


def test_the_whole_record_and_its_checker_can_be_taken_home(admin: FlaskClient, desk: Desk) -> None:
    admin.post("/history/checkpoints")

    lines = admin.get("/history/record.jsonl").text.splitlines()

    namespace: dict[str, object] = {"__name__": "verify_history"}
    exec(admin.get("/history/verify_history.py").text, namespace)
    events, _head, checkpoints = namespace["check"]([f"{one}\n".encode() for one in lines])  # type: ignore[operator]
    assert (events, checkpoints) == (json.loads(lines[-1])["end"]["events"], 1)


def test_the_filtered_stream_can_be_taken_out(admin: FlaskClient, desk: Desk, store: Store) -> None:
    with store.writing() as db:
        factories.source(db, title="=HYPERLINK(1)")
    address = "/history/stream.{}?action=source.added"

    rows = list(csv.DictReader(StringIO(admin.get(address.format("csv")).text)))
    lines = [json.loads(one) for one in admin.get(address.format("jsonl")).text.splitlines()]

    assert {row["action"] for row in rows} == {line["action"] for line in lines} == {"source.added"}
    assert {row["who"] for row in rows} == {"ada@example.org"}
    assert "'=HYPERLINK(1)" in {row["after"] for row in rows}
    assert {"row": "source/2", "column": "title", "was": None, "now": "=HYPERLINK(1)"} in lines[-1][
        "changes"
    ]
    assert admin.get("/history/stream.pdf").status_code == 404


def test_the_stream_is_filtered_by_claim_and_day(reviewer: FlaskClient, desk: Desk) -> None:
    reviewer.post(f"/claims/{desk.claim}/verdicts", data=verdict_data())

    def page(asked: str) -> str:
        return unescape(reviewer.get(f"/history?{asked}").text)

    assert "The bulletin has 41 dead." in page(f"claim={desk.claim}")
    assert "The bulletin has 41 dead." not in page(f"claim={desk.other_claim}")
    assert "took" not in page("until=2001-01-01")
    assert "Nothing in the record fits" in page("until=2001-01-01")
    assert "The bulletin has 41 dead." in page(f"since=2026-01-01&claim={desk.claim}")
    assert reviewer.get("/history?since=yesterday&until=9999-12-31").status_code == 200


def test_a_claim_and_an_article_are_shown_as_they_stood(reviewer: FlaskClient, desk: Desk) -> None:
    reviewer.post(f"/claims/{desk.claim}/verdicts", data=verdict_data())

    then = unescape(reviewer.get(f"/history/state/claim/{desk.claim}?at=2026-03-02").text)
    now = unescape(reviewer.get(f"/history/state/claim/{desk.claim}").text)
    assert "No verdict yet." in then
    assert "The bulletin has 41 dead." not in then
    assert "The bulletin has 41 dead." in now
    article = unescape(
        reviewer.get(f"/history/state/article/{desk.article}?at=2026-03-02T23:00").text
    )
    assert "3 claims as they stood" in article
    old = reviewer.get(f"/claims/{desk.claim}?as_of=2026-03-02")
    assert (old.status_code, old.location) == (
        303,
        f"/history/state/claim/{desk.claim}?at=2026-03-02",
    )
    assert reviewer.get(f"/history/state/claim/{desk.claim}?at=2001-01-01").status_code == 404
    assert reviewer.get(f"/history/state/claim/{desk.claim}?at=soon").status_code == 422
    assert reviewer.get("/history/state/claim/99").status_code == 404


def test_what_is_judged_blind_is_in_no_download_and_no_proof(
    signed_in: SignedIn, desk: Desk, store: Store
) -> None:
    from factcheck.store.claim import Claim

    with store.writing() as db:
        db.get_one(Claim, desk.claim).verdicts_wanted = 2
        factories.recorded(db)
    signed_in(Role.REVIEWER).post(f"/claims/{desk.claim}/verdicts", data=verdict_data())
    signed_in(Role.ADMIN).post("/history/checkpoints")
    other = signed_in(Role.ADJUDICATOR)

    stream = other.get("/history/stream.jsonl").text
    event = next(
        line["id"]
        for line in map(json.loads, stream.splitlines())
        if line["action"] == "verdict.recorded"
    )
    assert "The bulletin has 41 dead." not in stream
    assert "The bulletin has 41 dead." not in other.get("/history/stream.csv").text
    assert "The bulletin has 41 dead." not in other.get(f"/history/state/claim/{desk.claim}").text
    assert other.get(f"/history/{event}/proof.json").status_code == 403


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "just now"), (1, "1 minute ago"), (59, "59 minutes ago"), (60, "1 hour ago"), (2880, "2 days ago")],
)  # fmt: skip
def test_how_long_it_has_been_is_said_in_words(minutes: int, said: str) -> None:
    assert ago(NOW, NOW + minutes * A_MINUTE) == said
