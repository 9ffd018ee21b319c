"""Taking articles in, and the workbench."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from factcheck.store.article import Article
from factcheck.store.session import Store
from tests.web.conftest import Desk

TEXT = (
    "Ferry strikes pier in Halvik\n\n"
    "At least 14 people were hurt when the ferry Sunniva struck the pier at Halvik on Friday, the port said.\n\n"
    "“We heard a bang and then silence,” said Ola Brekke, who was on board. The ferry carries 220 people.\n"
)


def articles(store: Store) -> int:
    with store.reading() as db:
        return db.scalar(select(func.count()).select_from(Article)) or 0


def test_a_pasted_article_is_read_and_opened(reviewer: FlaskClient, store: Store) -> None:
    answer = reviewer.post(
        "/articles", data={"text": TEXT.replace("\n", "\r\n"), "published": "2026-03-09"}
    )

    assert answer.status_code == 303
    page = unescape(reviewer.get(answer.location).text)
    assert "Ferry strikes pier in Halvik" in page
    assert "9 Mar 2026" in page
    assert 'class="no"' in page
    with store.reading() as db:
        article = db.scalars(select(Article)).one()
        assert "\r" not in article.text
        assert article.ingested_by == "reviewer@example.org"


def test_the_same_text_twice_is_one_article(reviewer: FlaskClient, store: Store) -> None:
    first = reviewer.post("/articles", data={"text": TEXT})
    second = reviewer.post("/articles", data={"text": TEXT})

    assert second.location == first.location
    assert "was here already" in reviewer.get(second.location).text
    assert articles(store) == 1


def test_files_are_taken_each_for_itself(reviewer: FlaskClient, store: Store) -> None:
    answer = reviewer.post(
        "/articles",
        data={
            "files": [
                (BytesIO(TEXT.encode()), "ferry.txt"),
                (BytesIO(b"\x00\x01\x02\x03 nothing readable \xff\xfe"), "noise.bin"),
            ],
            "title": "A headline typed before",
        },
        content_type="multipart/form-data",
    )

    assert answer.status_code == 422
    assert "noise.bin" in answer.text
    assert "The other 1 were taken in." in answer.text
    assert 'value="A headline typed before"' in answer.text
    assert articles(store) == 1


@pytest.mark.parametrize(
    "text",
    ["", "   \n ", "Le ministre a dit que la situation était grave et que le gouvernement agirait bientôt. " * 5],
)  # fmt: skip
def test_what_cannot_be_read_comes_back_with_everything_typed(
    reviewer: FlaskClient, store: Store, text: str
) -> None:
    answer = reviewer.post("/articles", data={"text": text, "published": "2026-03-09"})

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert 'value="2026-03-09"' in answer.text
    assert text.strip() in unescape(answer.text)
    assert articles(store) == 0


@pytest.mark.parametrize(
    "bad", ["\x00", "%ED%A0%80", "\ufffe", "\u202e", "<script>alert(1)</script>"]
)
def test_strange_characters_crash_nothing_and_are_shown_as_text(
    reviewer: FlaskClient, bad: str
) -> None:
    answer = reviewer.post(
        "/articles",
        data=f"text={bad}%0A%0A" + TEXT.replace("\n", "%0A").replace(" ", "+"),
        content_type="application/x-www-form-urlencoded",
    )

    assert answer.status_code in {303, 422}
    page = reviewer.get(answer.location).text if answer.status_code == 303 else answer.text
    assert "<script>alert" not in page


def test_too_much_is_a_friendly_413(reviewer: FlaskClient) -> None:
    answer = reviewer.post("/articles", data={"text": "word " * 4_000_000})

    assert answer.status_code == 413
    assert "up to 1 MB" in answer.text
    assert "Cut the text" in answer.text


def text_of(page: str) -> str:
    """The words of the article as they are drawn, without numbers and signs."""
    inside = re.search(r'<article class="reading.*?</article>', page, re.DOTALL)
    assert inside
    without = re.sub(r'<a class="(no|flag).*?</a>', "", inside[0], flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", "", without))


def test_every_word_of_the_article_is_drawn_once(
    reviewer: FlaskClient, desk: Desk, store: Store
) -> None:
    page = reviewer.get(f"/articles/{desk.article}").text

    with store.reading() as db:
        text = db.get_one(Article, desk.article).text
    assert text_of(page).split() == text.split()


def test_overlapping_claims_and_findings_are_all_marked(reviewer: FlaskClient, desk: Desk) -> None:
    page = reviewer.get(f"/articles/{desk.article}?claim={desk.other_claim}").text

    assert f'data-claims="{desk.claim}"' in page
    assert f'class="no on" id="n{desk.other_claim}"' in page
    assert 'class="c c1 on"' in page
    assert 'class=" w notice"' in page
    assert re.search(
        r'aria-label="Error, finding \d+: Two figures for the same thing: 12 and 14."', page
    )


def test_without_scripts_every_claim_is_a_link(reviewer: FlaskClient, desk: Desk) -> None:
    page = reviewer.get(f"/articles/{desk.article}").text

    for claim in (desk.claim, desk.other_claim, desk.quoted_claim):
        assert f'href="/articles/{desk.article}?claim={claim}#panel"' in page
    own = reviewer.get(f"/claims/{desk.claim}").text
    assert "<mark>At least 40 people died</mark>" in own


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("kind=event", 1),
        ("state=open", 3),
        ("state=settled", 0),
        ("finding=any", 1),
        ("finding=error", 0),
    ],
)
def test_the_filter_narrows_the_list(
    reviewer: FlaskClient, desk: Desk, query: str, kept: int
) -> None:
    page = reviewer.get(f"/articles/{desk.article}?{query}").text

    assert page.count('<li class="open"') == kept
    assert text_of(page).split() == text_of(reviewer.get(f"/articles/{desk.article}").text).split()


def test_what_no_claim_covers_is_shown_on_demand(reviewer: FlaskClient, desk: Desk) -> None:
    page = reviewer.get(f"/articles/{desk.article}?gaps=1").text

    assert 'class="reading gaps"' in page
    assert '<span class="gap">' in page or 'class="gap"' in page


@pytest.mark.parametrize(
    "query", ["claim=999", "claim=x", "claim=-1", "claim=99999999999999", "kind=\x00", "page=x"]
)
def test_a_wrong_question_in_the_address_is_passed_over(
    reviewer: FlaskClient, desk: Desk, query: str
) -> None:
    assert reviewer.get(f"/articles/{desk.article}?{query}").status_code == 200


def test_the_list_finds_by_title(reviewer: FlaskClient, desk: Desk) -> None:
    assert "Flood kills dozens" in reviewer.get("/articles?q=DOZENS").text
    assert "No title holds" in reviewer.get("/articles?q=100%25").text


def test_an_empty_desk_says_what_to_do(reviewer: FlaskClient) -> None:
    for address in ("/", "/articles", "/claims", "/findings", "/sources", "/search"):
        page = reviewer.get(address)
        assert page.status_code == 200
        assert 'class="empty"' in page.text, address


def test_a_zip_file_stands_for_the_files_in_it(reviewer: FlaskClient) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", TEXT)
        archive.writestr("more/b.txt", TEXT + " It rained.")
    packed.seek(0)

    answer = reviewer.post("/articles", data={"files": (packed, "wire.zip")}, follow_redirects=True)

    assert "2 articles were taken in" in answer.text
