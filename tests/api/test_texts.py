"""References, versions, imports and reports over the API: whole texts in, and what comes of them out."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from flask import Flask
from sqlalchemy import func, select

from factcheck.domain.roles import Role
from factcheck.history.verify import verify
from factcheck.store.article import Article
from factcheck.store.claim import Claim
from factcheck.store.session import Store
from factcheck.store.token import KeptAnswer
from tests.api.conftest import Caller, Program
from tests.api.test_calls import VERDICT, tag_of
from tests.web.conftest import Desk
from tests.web.test_versions import NEW, OLD


def test_an_article_is_held_against_a_record_and_the_grade_becomes_a_verdict(
    desk: Desk, reviewer: Caller
) -> None:
    given = {"text": "Ana Ruiz: We will rebuild every house, I promise.", "name": "Transcript"}
    made = reviewer("POST", f"/articles/{desk.article}/references", given)
    again = reviewer("POST", f"/articles/{desk.article}/references", given)
    page = reviewer("GET", f"/articles/{desk.article}/comparison").json
    (quotation,) = page["quotations"]

    assert (made.status_code, again.status_code) == (201, 409)
    assert (page["chosen"]["name"], quotation["grade"], quotation["claim"]) == (
        "Transcript", "verbatim", desk.quoted_claim,
    )  # fmt: skip
    body = {"claim_id": quotation["claim"], "quotation_id": quotation["id"], "label": "verbatim"}
    path = f"/references/{made.json['id']}"
    claim = f"/claims/{desk.quoted_claim}"
    wrong = reviewer(
        "POST", f"{path}/grades", {**body, "label": "altered"}, If_Match=tag_of(reviewer, claim)
    )
    right = reviewer("POST", f"{path}/grades", body, If_Match=tag_of(reviewer, claim))
    assert (wrong.status_code, right.status_code) == (412, 200)
    assert wrong.json["theirs"] == {"grade": "Verbatim"}
    assert [one["question"] for one in reviewer("GET", claim).json["verdicts"]] == ["fidelity"]

    assert reviewer("POST", f"{path}/withdrawal", {"reason": "Wrong day."}).status_code == 200
    assert reviewer("GET", f"/articles/{desk.article}/references").json == {"references": []}


@pytest.mark.parametrize(
    "given", [{}, {"text": "x", "source_id": 1}, {"source_id": 1, "other_id": 1}]
)
def test_a_reference_is_one_thing(desk: Desk, reviewer: Caller, given: dict[str, object]) -> None:
    answer = reviewer("POST", f"/articles/{desk.article}/references", given)

    assert answer.status_code == 422
    assert "one of the three" in answer.json["detail"]


def test_a_new_wording_says_what_moved_changed_and_vanished(reviewer: Caller) -> None:
    old = reviewer("POST", "/articles", {"text": OLD, "published": "2026-03-07"}).json["id"]
    new = reviewer("POST", f"/articles/{old}/versions", {"text": NEW, "published": "2026-03-08"})
    same = reviewer("POST", f"/articles/{old}/versions", {"text": OLD})
    path = f"/articles/{new.json['id']}/versions"
    page = reviewer("GET", path).json

    assert (new.status_code, same.status_code) == (201, 409)
    assert [one["id"] for one in page["line"]] == [old, new.json["id"]]
    found = {one["found"]: one for one in page["carried"]}
    assert {"changed", "vanished", "unchanged"} <= set(found)
    assert "14" in "".join(piece["words"] for piece in found["changed"]["was"])

    carried = reviewer("POST", f"/carried-claims/{found['changed']['id']}/confirmation")
    twice = reviewer("POST", f"/carried-claims/{found['changed']['id']}/confirmation")
    gone = reviewer("POST", f"/carried-claims/{found['vanished']['id']}/confirmation")
    left = reviewer("POST", f"/carried-claims/{found['vanished']['id']}/leaving")
    rest = reviewer("POST", f"{path}/unchanged")
    statuses = [one.status_code for one in (carried, twice, gone, left, rest)]
    assert statuses == [200, 412, 409, 200, 200]
    assert rest.json["claims"] == page["counts"]["unchanged"]
    assert sum(reviewer("GET", path).json["counts"].values()) == page["counts"]["moved"]
    beside = reviewer("GET", f"/articles/{new.json['id']}/comparison?version={old}").json
    assert (beside["earlier"], beside["chosen"]) == (old, None)


TABLE = "statement,article\nIt snowed.,77\nForty ships sank.,\n"


def test_a_file_is_tried_before_it_is_written(store: Store, desk: Desk, reviewer: Caller) -> None:
    tried = reviewer("POST", "/imports", {"text": TABLE})
    refused = reviewer("POST", "/imports?write=true", {"text": TABLE})
    with store.reading() as db:
        before = db.scalar(select(func.count()).select_from(Claim))
    written = reviewer("POST", "/imports?write=true&partly=true", {"text": TABLE})
    again = reviewer("POST", "/imports?partly=true", {"text": TABLE})

    assert (tried.status_code, tried.json["written"]) == (200, False)
    assert tried.json["counts"] == {"new": 1, "known": 0, "refused": 1}
    assert tried.json["refused"] == [{"place": "row 2", "message": "there is no article 77"}]
    assert (refused.status_code, before) == (422, 3)
    assert "row 2 there is no article 77" in refused.json["detail"]
    assert (written.status_code, len(written.json["claims"])) == (201, 1)
    assert again.json["counts"] == {"new": 0, "known": 1, "refused": 1}
    with store.reading() as db:
        assert verify(db).problem is None


def test_a_file_sent_twice_with_one_key_is_written_once(
    app: Flask, store: Store, reviewer: Caller
) -> None:
    def send(data: bytes) -> tuple[int, str | None]:
        answer = app.test_client().post(
            "/api/v1/imports/files?write=true",
            data={"file": (BytesIO(data), "claims.csv")},
            headers={"Authorization": f"Bearer {reviewer.token}", "Idempotency-Key": "i-1"},
        )
        return answer.status_code, answer.headers.get("Idempotency-Replayed")

    table = b"statement\nForty ships sank.\n"

    assert [send(table), send(table), send(table + b"One did not.\n")] == [
        (201, None), (201, "true"), (422, None),
    ]  # fmt: skip
    with store.reading() as db:
        assert db.scalar(select(func.count()).select_from(KeptAnswer)) == 1
        assert db.scalar(select(func.count()).select_from(Claim)) == 1


def test_a_report_of_another_desk_comes_in_whole(desk: Desk, reviewer: Caller) -> None:
    report = json.loads(reviewer("GET", f"/articles/{desk.article}/reports/json").data)
    here = reviewer("POST", "/imports?write=true", {"text": json.dumps(report), "name": "r.json"})

    assert here.status_code == 422
    assert "has this text already" in here.json["detail"]
    tried = reviewer("POST", "/imports", {"text": json.dumps(report)})
    assert (tried.status_code, tried.json["counts"]["new"]) == (200, len(report["claims"]))


def test_a_zip_file_is_taken_in_file_by_file(
    app: Flask, store: Store, reviewer: Caller, tmp_path: object
) -> None:
    from tests.history.by_call import zipped

    def send(data: bytes) -> object:
        return app.test_client().post(
            "/api/v1/articles/archives",
            data={"file": (BytesIO(data), "articles.zip")},
            headers={"Authorization": f"Bearer {reviewer.token}"},
        )

    packed = zipped(
        **{
            "a.txt": b"Storm hits Odal\n\nIt killed 12 people on Monday, officials said.",
            "b.bin": b"\0",
        }
    )
    done, no_zip = send(packed), send(b"Storm")

    told = {one["name"]: one for one in done.json["files"]}  # type: ignore[attr-defined]
    assert (told["a.txt"]["created"], told["a.txt"]["problem"]) == (True, None)
    assert (told["b.bin"]["id"], bool(told["b.bin"]["problem"])) == (None, True)
    assert no_zip.status_code == 422  # type: ignore[attr-defined]
    with store.reading() as db:
        assert db.scalars(select(Article.title)).all() == ["Storm hits Odal"]


def test_a_report_is_narrowed_and_published_as_asked(desk: Desk, program: Program) -> None:
    judge = program(Role.ADJUDICATOR)
    path = f"/claims/{desk.claim}"
    judge("POST", f"{path}/verdicts", VERDICT, If_Match=tag_of(judge, path))
    report = f"/articles/{desk.article}/reports/json"

    def claims(asked: str) -> list[int]:
        return [one["id"] for one in judge("GET", f"{report}?{asked}").json["claims"]]

    assert len(claims("")) == 3
    assert claims("scope=answered") == [desk.claim]
    assert claims("kind=event&kind=quotation") == [desk.other_claim, desk.quoted_claim]
    assert claims("person=adjudicator@example.org") == [desk.claim]
    assert b"adjudicator@example.org" not in judge("GET", f"{report}?names=no").data
    words = judge("GET", f"{report}?scale=politifact").json["claims"][0]["verdicts"][0]
    assert words["label_text"] == "True"
    unknown = judge("GET", f"{report}?scale=stars")
    assert (unknown.status_code, "politifact" in unknown.json["detail"]) == (422, True)

    made = judge("POST", f"/articles/{desk.article}/publication?scope=answered&names=no", {})
    slug = judge("GET", "/published").json["published"][0]["slug"]
    kept = judge("GET", f"/published/{slug}/versions/1/json")
    proof = judge("GET", f"/published/{slug}/versions/1/proof")

    assert made.json == {"number": 1}
    assert [one["id"] for one in kept.json["claims"]] == [desk.claim]
    assert b"adjudicator@example.org" not in kept.data
    assert (proof.status_code, b"report.published" in proof.data) == (200, True)
    assert judge("GET", f"/published/{slug}/versions/1/html").mimetype == "text/html"
    assert judge("GET", f"/published/{slug}/versions/2/json").status_code == 404
