"""What a program can rely on: versions, keys, pages, problems, blindness, and its name in the record."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from factcheck.domain.roles import Role
from factcheck.history.verify import verify
from factcheck.store.comment import Comment
from factcheck.store.event import Event
from factcheck.store.session import Store
from factcheck.store.token import KeptAnswer
from factcheck.workflow.kept_answer import take_key
from tests.api.conftest import Caller, Program, token_of
from tests.api.test_access import routes
from tests.web.conftest import Desk, SignedIn

VERDICT = {"label": "supported", "rationale": "The bulletin has 41 dead.", "as_of": "2026-03-03"}


def tag_of(caller: Caller, path: str) -> str:
    return caller("GET", path).headers["ETag"]


def test_a_claim_is_judged_and_the_record_names_the_token(
    store: Store, desk: Desk, reviewer: Caller
) -> None:
    path = f"/claims/{desk.claim}"
    answer = reviewer("POST", f"{path}/verdicts", VERDICT, If_Match=tag_of(reviewer, path))

    assert answer.status_code == 200
    assert [one["label"] for one in answer.json["verdicts"]] == ["supported"]
    with store.reading() as db:
        last = db.scalars(select(Event.body).order_by(Event.id.desc()).limit(1)).one()
        assert json.loads(last)["data"]["by_token"] == "a test"
        assert verify(db).problem is None
    told = reviewer("GET", f"/history?claim={desk.claim}&limit=200").json["events"][-1]
    assert (told["actor"], told["sentence"][-19:]) == (
        "reviewer@example.org", "(by token “a test”)",
    )  # fmt: skip


def test_a_change_says_what_it_was_made_from(desk: Desk, reviewer: Caller) -> None:
    path = f"/claims/{desk.claim}"
    tag = tag_of(reviewer, path)
    edit = {"statement": "At least 41 people died.", "reason": "The bulletin."}

    without = reviewer("PATCH", path, edit)
    first = reviewer("PATCH", path, edit, If_Match=tag)
    second = reviewer("PATCH", path, {**edit, "statement": "Some died."}, If_Match=tag)

    assert [one.status_code for one in (without, first, second)] == [428, 200, 412]
    assert second.mimetype == "application/problem+json"
    assert second.json["yours"]["version"] == "1"
    assert second.json["yours"]["statement"] == "Some died."
    assert second.json["theirs"]["version"] == "2"
    assert second.json["theirs"]["statement"] == "At least 41 people died."


def test_lists_are_narrowed(desk: Desk, reviewer: Caller) -> None:
    assert len(reviewer("GET", f"/claims?article={desk.article}&kind=event").json["claims"]) == 1
    assert (
        len(reviewer("GET", f"/findings?article={desk.article}&severity=error").json["findings"])
        == 1
    )
    assert reviewer("GET", "/claims?article=99").json == {"claims": [], "next": None}
    assert len(reviewer("GET", "/sources?q=nothing").json["sources"]) == 0


@pytest.mark.parametrize("what", ["settlement", "reopening", "voiding", "question"])
def test_a_decision_on_an_old_claim_is_refused(desk: Desk, program: Program, what: str) -> None:
    body = {"question": "Why?"} if what == "question" else {"reason": "So."}
    body |= {"label": "supported"} if what == "settlement" else {}

    answer = program(Role.ADJUDICATOR)("POST", f"/claims/{desk.claim}/{what}", body, If_Match='"7"')

    assert (answer.status_code, answer.json["yours"]["version"]) == (412, "7")
    assert answer.json["theirs"] == {
        "version": "1", "state": "open", "statement": "At least 40 people died in the flood.",
    }  # fmt: skip


def test_what_has_not_changed_is_not_sent_again(desk: Desk, reviewer: Caller) -> None:
    for path in ("/claims", f"/claims/{desk.claim}", f"/findings/{desk.finding}", "/scales"):
        tag = tag_of(reviewer, path)

        again = reviewer("GET", path, If_None_Match=tag)

        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
        assert again.headers["Cache-Control"] == "private, no-cache"


def test_a_list_is_read_on_by_key(desk: Desk, reviewer: Caller) -> None:
    first = reviewer("GET", "/claims?limit=2")
    link = first.headers["Link"].partition(">")[0].removeprefix("</api/v1")
    second = reviewer("GET", link)

    assert [one["id"] for one in first.json["claims"] + second.json["claims"]] == [1, 2, 3]
    assert (first.json["next"], second.json["next"], "Link" in second.headers) == (2, None, False)


def test_a_request_sent_twice_is_done_once(store: Store, desk: Desk, reviewer: Caller) -> None:
    path, key = f"/claims/{desk.claim}/comments", "k-1"

    first = reviewer("POST", path, {"words": "Seen."}, Idempotency_Key=key)
    again = reviewer("POST", path, {"words": "Seen."}, Idempotency_Key=key)
    other = reviewer("POST", path, {"words": "Heard."}, Idempotency_Key=key)

    assert (first.status_code, again.status_code, other.status_code) == (201, 201, 422)
    assert (again.json, again.headers["Idempotency-Replayed"]) == (first.json, "true")
    with store.reading() as db:
        assert len(db.scalars(select(Comment.id)).all()) == 1
    with store.writing() as db:
        old = datetime.now(UTC) - timedelta(hours=25)
        db.execute(update(KeptAnswer).values(asked_at=old))
    late = reviewer("POST", path, {"words": "Heard."}, Idempotency_Key=key)
    assert late.status_code == 201


def test_two_at_once_with_one_key_do_it_once(
    app: Flask, store: Store, desk: Desk, reviewer: Caller
) -> None:
    def ask(_number: int) -> int:
        caller = Caller(app.test_client(), reviewer.token)
        path = f"/claims/{desk.claim}/comments"
        return caller("POST", path, {"words": "Seen."}, Idempotency_Key="k-2").status_code

    with ThreadPoolExecutor(4) as pool:
        statuses = set(pool.map(ask, range(8)))

    assert statuses <= {201, 409, 503}
    with store.reading() as db:
        assert len(db.scalars(select(Comment.id)).all()) == 1


def test_a_part_of_a_form_without_a_name_is_no_crash(app: Flask, reviewer: Caller) -> None:
    nameless = b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n"
    named = b'--x\r\nContent-Disposition: form-data; name="b"\r\n\r\nb\r\n--x--\r\n'

    answer = app.test_client().post(
        "/api/v1/articles/files",
        data=nameless + named,
        content_type="multipart/form-data; boundary=x",
        headers={"Authorization": f"Bearer {reviewer.token}", "Idempotency-Key": "n-1"},
    )

    assert answer.status_code == 422


@pytest.mark.parametrize("store", ["sqlite", "postgresql"], indirect=True)
def test_a_key_is_taken_once_on_both_databases(store: Store, desk: Desk) -> None:
    token_of(store, Role.READER)
    given = {"token_id": 1, "key": "k", "asked_sha256": "0" * 64, "at": datetime.now(UTC)}
    with store.writing() as db:
        assert take_key(db, **given) is None

    with store.writing() as db, pytest.raises(Exception, match="still being worked on"):
        take_key(db, **given)
    with store.reading() as db:
        assert verify(db).problem is None


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/nothing", None, 404),
        ("GET", "/claims/99", None, 404),
        ("GET", "/claims/99999999999", None, 404),
        ("DELETE", "/claims", None, 405),
        ("GET", "/claims?limit=0", None, 422),
        ("POST", "/articles", {"text": "x", "colour": "red"}, 422),
        ("POST", "/claims/1/comments", {"words": "\ud800"}, 422),
        ("POST", "/claims/1/comments", {"words": "y" * 1_100_000}, 413),
        ("POST", "/claims/1/evidence", {"source_id": 2**80, "stance": "supports"}, 422),
        ("GET", "/articles/1/reports/papyrus", None, 404),
    ],
)
def test_every_error_is_a_problem(
    desk: Desk, reviewer: Caller, method: str, path: str, body: Any, status: int
) -> None:
    answer = reviewer(method, path, body)

    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.json["status"] == status
    assert answer.json["detail"].endswith(".")


@pytest.mark.parametrize(
    ("data", "kind", "status"),
    [
        (b"words=Seen.", "application/x-www-form-urlencoded", 415),
        (b"{", "application/json", 400),
        (b"[" * 200_000, "application/json", 400),
        (b'{"words": ' + b"9" * 5_000 + b"}", "application/json", 400),
        (b"\xff", "application/json", 400),
    ],
)
def test_what_is_no_json_is_told(
    app: Flask, desk: Desk, reviewer: Caller, data: bytes, kind: str, status: int
) -> None:
    answer = app.test_client().post(
        f"/api/v1/claims/{desk.claim}/comments", data=data, content_type=kind,
        headers={"Authorization": f"Bearer {reviewer.token}"},
    )  # fmt: skip

    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")


def test_something_unforeseen_is_a_problem_without_its_traceback(
    app: Flask, reviewer: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setitem(app.view_functions, "api-me.me", broken)

    answer = reviewer("GET", "/me")

    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert b"secret" not in answer.data


def every_page(app: Flask, desk: Desk, store: Store) -> list[str]:
    """Whatever can be looked at, each line of the record and each moment of it among it."""
    with store.reading() as db:
        events = range(1, len(db.scalars(select(Event.id)).all()) + 1)
    pages = [
        "/search?q=Zanzibar", "/history?limit=200", "/history?action=verdict.recorded",
        f"/articles/{desk.article}/reports/csv", f"/articles/{desk.article}/reports/html",
    ]  # fmt: skip
    for endpoint, method, address in routes(app, desk):
        if method != "GET":
            continue
        pages.append(address)
        if "event_id" in next(app.url_map.iter_rules(endpoint)).arguments:
            pages += [address.replace("/1", f"/{one}", 1) for one in events]
        if address.endswith("/standing"):
            pages += [f"{address}?event={one}" for one in events]
    return pages


def test_others_verdicts_stay_hidden_while_they_are_given(
    app: Flask, store: Store, desk: Desk, program: Program, reviewer: Caller
) -> None:
    path = f"/claims/{desk.claim}"
    judge = program(Role.ADJUDICATOR)
    judge("PUT", f"{path}/verdicts-wanted", {"wanted": 2}, If_Match=tag_of(judge, path))
    secret = {**VERDICT, "label": "refuted", "rationale": "Zanzibar says no."}
    given = judge("POST", f"{path}/verdicts", secret, If_Match=tag_of(judge, path))
    assert given.status_code == 200
    judge("POST", f"{path}/comments", {"words": "Zanzibar is plain."})

    seen = {where: reviewer("GET", where).data for where in every_page(app, desk, store)}
    event = judge("GET", "/history?action=verdict.recorded").json["events"][0]["id"]
    then = reviewer("GET", f"{path}/standing?event={event}")

    assert b"Zanzibar says" in judge("GET", path).data
    assert [where for where, data in seen.items() if b"Zanzibar says" in data] == []
    assert [where for where, data in seen.items() if b"is plain" in data] == []
    assert reviewer("GET", path).json["hidden_verdicts"] == 1
    assert (then.status_code, then.json["hidden_verdicts"]) == (200, 1)
    assert b"Zanzibar" not in then.data
    assert reviewer("GET", f"/history/{event}/proof").status_code == 403


def test_a_text_comes_in_by_the_api_and_as_a_file(app: Flask, reviewer: Caller) -> None:
    text = "Storm hits Odal\n\nThe storm killed at least 12 people on Monday, officials said."
    first = reviewer("POST", "/articles", {"text": text, "published": "2026-03-03"})
    again = reviewer("POST", "/articles", {"text": text})
    from io import BytesIO

    sent = app.test_client().post(
        "/api/v1/articles/files",
        data={"file": (BytesIO(text.encode()), "storm.txt")},
        headers={"Authorization": f"Bearer {reviewer.token}", "Idempotency-Key": "f-1"},
    )

    assert (first.status_code, again.status_code, sent.status_code) == (201, 200, 200)
    assert sent.json == {"id": first.json["id"], "created": False}
    assert reviewer("GET", f"/articles/{first.json['id']}").json["text"] == text


def test_a_token_is_made_on_the_account_page_and_shown_once(
    app: Flask, store: Store, signed_in: SignedIn
) -> None:
    browser = signed_in(Role.REVIEWER)
    form = {"name": "nightly", "role": "reader", "days": "30"}

    page = browser.post("/accounts/me/tokens", data=form).get_data(as_text=True)
    token = page.partition('value="fct_')[2].partition('"')[0]
    caller = Caller(app.test_client(), f"fct_{token}")

    assert caller("GET", "/me").json["role"] == "reader"
    later = browser.get("/accounts/me/tokens").get_data(as_text=True)
    assert token not in later
    assert "last used" in later
    too_much = browser.post("/accounts/me/tokens", data={**form, "name": "x", "role": "admin"})
    assert too_much.status_code in {409, 422}
    assert browser.post("/accounts/me/tokens/1/revocation").status_code == 303
    assert caller("GET", "/me").status_code == 401
    with store.reading() as db:
        assert verify(db).problem is None


def test_the_api_has_a_page_a_person_can_read(signed_in: SignedIn) -> None:
    page = signed_in(Role.READER).get("/method/api").get_data(as_text=True)

    assert "POST /api/v1/claims/{claim_id}/verdicts" in page
    assert "takes [question], label, rationale, as_of, [looked_at]" in page


def test_a_claim_is_split_and_the_split_taken_back(desk: Desk, reviewer: Caller) -> None:
    path = f"/claims/{desk.quoted_claim}"
    pieces = [
        {"words": "“We will rebuild every house,”", "statement": "Every house will be rebuilt."},
        {"words": "Ruiz told reporters", "statement": "Ana Ruiz spoke to reporters."},
    ]

    made = reviewer("POST", f"{path}/split", {"pieces": pieces}, If_Match=tag_of(reviewer, path))
    event = reviewer("GET", "/history?action=claim.split").json["events"][-1]["id"]
    undone = reviewer("POST", f"/history/{event}/undoing")

    assert (made.status_code, len(made.json["ids"])) == (200, 2)
    assert undone.status_code == 200
    assert reviewer("GET", path).json["state"] == "open"


def test_claims_are_related_and_a_report_is_published(desk: Desk, program: Program) -> None:
    judge = program(Role.ADJUDICATOR)
    relation = {"other_id": desk.other_claim, "kind": "contradicts", "reason": "Two figures."}

    made = judge("POST", f"/claims/{desk.claim}/relations", relation)
    known = judge("GET", f"/claims/{desk.claim}/known")
    stale = judge("POST", f"/articles/{desk.article}/publication", {"head": "0" * 64})
    published = judge("POST", f"/articles/{desk.article}/publication", {})
    slug = judge("GET", "/published").json["published"][0]["slug"]

    assert made.status_code == 201
    assert [one["other_id"] for one in known.json["relations"]] == [desk.other_claim]
    assert (stale.status_code, published.status_code) == (412, 201)
    assert judge("GET", f"/published/{slug}").json["report"]["number"] == 1
