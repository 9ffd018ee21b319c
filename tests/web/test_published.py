"""Published reports: who may read them, what stays, and what is said of what changed."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from flask.testing import FlaskClient

from factcheck.domain.roles import Role
from factcheck.history.merkle import leaf_hash, verify_inclusion
from factcheck.history.verify import verify
from factcheck.store.session import Store
from factcheck.workflow.desk import change_setting
from tests import factories
from tests.web.conftest import Desk, SignedIn, verdict_data

SLUG = "flood-kills-dozens-in-kadra-1"


def _publish(browser: FlaskClient, article: int, reason: str = "", query: str = "") -> int:
    page = browser.get(f"/reports/{article}{query}").text
    found = re.search(r'name="head" value="([0-9a-f]{64})"', page)
    assert found
    return browser.post(
        f"/reports/{article}/publish{query}", data={"head": found[1], "reason": reason}
    ).status_code


def _open(store: Store) -> None:
    with store.writing() as db:
        change_setting(
            db, name="published-open", value=True, version=0, actor="ada", at=factories.NOW
        )


@pytest.fixture
def publisher(signed_in: SignedIn, desk: Desk) -> FlaskClient:
    browser = signed_in(Role.ADJUDICATOR)
    browser.post(f"/claims/{desk.claim}/verdicts", data=verdict_data())
    return browser


def test_what_is_published_stays_byte_for_byte(
    publisher: FlaskClient, desk: Desk, store: Store
) -> None:
    assert _publish(publisher, desk.article) == 303
    first = publisher.get(f"/published/{SLUG}/versions/1/report.json").data
    digest = sha256(first).hexdigest()

    assert "Published: version 1" in publisher.get(f"/reports/{desk.article}").text
    assert digest in publisher.get(f"/published/{SLUG}").text
    assert b"@example.org" not in first  # nobody is named unless it was asked for
    publisher.post(
        f"/claims/{desk.claim}/verdicts",
        data=verdict_data(2, label="refuted", rationale="It has 14."),
    )
    assert _publish(publisher, desk.article) == 409  # nobody said why
    assert _publish(publisher, desk.article, "The bulletin was corrected.") == 303

    newest = publisher.get(f"/published/{SLUG}").text
    assert "Corrected" in newest
    assert "The bulletin was corrected." in newest
    assert re.search(r"Supported → <b>Refuted</b>", newest)
    old = publisher.get(f"/published/{SLUG}/versions/1").text
    assert "no longer the newest" in old
    assert publisher.get(f"/published/{SLUG}/versions/1/report.json").data == first
    with store.reading() as db:
        assert verify(db).problem is None


def test_the_same_report_is_not_published_twice(publisher: FlaskClient, desk: Desk) -> None:
    assert _publish(publisher, desk.article) == 303
    assert _publish(publisher, desk.article, "Again.") == 409


def test_a_report_that_changed_meanwhile_is_looked_at_again(
    publisher: FlaskClient, desk: Desk
) -> None:
    answer = publisher.post(
        f"/reports/{desk.article}/publish", data={"head": "0" * 64, "reason": "kept words"}
    )

    assert answer.status_code == 409
    assert "kept words" in answer.text


def test_the_proof_leads_from_the_digest_to_the_signed_root(
    publisher: FlaskClient, desk: Desk
) -> None:
    _publish(publisher, desk.article)
    data = publisher.get(f"/published/{SLUG}/versions/1/report.json").data

    proof = publisher.get(f"/published/{SLUG}/versions/1/proof.json").get_json()

    assert sha256(data).hexdigest() in proof["entry"]
    from base64 import b64decode

    name, size, root = proof["checkpoint"].split("\n")[:3]
    assert verify_inclusion(
        leaf_hash(proof["entry"].encode()),
        proof["index"],
        int(size),
        [b64decode(one) for one in proof["proof"]],
        b64decode(root),
    ), name


def test_without_an_account_only_where_the_desk_lets_them(
    publisher: FlaskClient, desk: Desk, app: Flask, store: Store
) -> None:
    _publish(publisher, desk.article)
    reader = app.test_client()
    paths = [
        f"/published/{SLUG}", "/published", "/published/feed.atom", "/published/sitemap.xml",
        f"/published/{SLUG}/versions/1", f"/published/{SLUG}/claims/{desk.claim}",
        f"/published/{SLUG}/versions/1/report.html", f"/published/{SLUG}/versions/1/proof.json",
    ]  # fmt: skip
    assert {reader.get(path).status_code for path in paths} == {303}

    _open(store)

    assert {reader.get(path).status_code for path in paths} == {200}
    assert reader.get(f"/reports/{desk.article}").status_code == 303
    assert reader.get("/published/nothing").status_code == 404


def test_a_page_that_is_known_is_not_sent_again(publisher: FlaskClient, desk: Desk) -> None:
    _publish(publisher, desk.article)
    answer = publisher.get(f"/published/{SLUG}")

    again = publisher.get(f"/published/{SLUG}", headers={"If-None-Match": answer.headers["ETag"]})

    assert (again.status_code, again.data) == (304, b"")
    assert answer.last_modified is not None


def test_withdrawn_it_says_so_and_why(publisher: FlaskClient, desk: Desk) -> None:
    _publish(publisher, desk.article)
    assert publisher.post(f"/published/{SLUG}/withdraw", data={"reason": " "}).status_code >= 400
    done = publisher.post(f"/published/{SLUG}/withdraw", data={"reason": "The source was forged."})

    assert done.status_code == 303
    for path in ("", "/versions/1", f"/claims/{desk.claim}"):
        assert "The source was forged." in publisher.get(f"/published/{SLUG}{path}").text
    assert SLUG not in publisher.get("/published/sitemap.xml").text
    assert _publish(publisher, desk.article, "Checked again.") == 303
    assert "forged" not in publisher.get(f"/published/{SLUG}").text


def test_the_feed_is_atom(publisher: FlaskClient, desk: Desk) -> None:
    _publish(publisher, desk.article)

    feed = ET.fromstring(publisher.get("/published/feed.atom").data)

    name = "{http://www.w3.org/2005/Atom}"
    assert feed.tag == f"{name}feed"
    assert [one.findtext(f"{name}title") for one in feed.iter(f"{name}entry")] == [
        "Flood kills dozens in Kadra"
    ]


def test_a_claims_page_carries_its_claimreview(publisher: FlaskClient, desk: Desk) -> None:
    _publish(publisher, desk.article, query="?scale=politifact")

    page = publisher.get(f"/published/{SLUG}/claims/{desk.claim}").text

    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    review = json.loads(found[1])
    assert review["@type"] == "ClaimReview"
    assert review["reviewRating"]["alternateName"] == "True"
    assert review["url"].endswith(f"/published/{SLUG}/claims/{desk.claim}")


def test_a_reviewer_publishes_nothing(reviewer: FlaskClient, desk: Desk) -> None:
    assert reviewer.post(f"/reports/{desk.article}/publish", data={}).status_code == 403
    assert "Publish it" not in reviewer.get(f"/reports/{desk.article}").text
