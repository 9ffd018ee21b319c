"""Sources in the browser: added three ways, read, used word for word, looked at again."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from io import BytesIO

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from factcheck.config import Settings
from factcheck.jobs.reading import read_on
from factcheck.store.article import Article
from factcheck.store.event import Event
from factcheck.store.session import Store
from factcheck.store.source import Evidence, Source, SourceCopy, SourceFetch, SourceIndex
from factcheck.web import context
from tests.fetching.servers import PAGE, reply, saying, serving
from tests.web.conftest import Desk

TEXT = (
    "Bulletin 4.\n\nThe bulletin counts 41 dead in Kadra <b>not bold</b>.\n"
    "In Torre 120 people were hurt, and 12 bridges were lost."
)


def file(data: bytes = TEXT.encode(), name: str = "bulletin.txt") -> dict[str, object]:
    return {"file": (BytesIO(data), name), "closeness": "primary", "grade": "reliable"}


def add(browser: FlaskClient, **changed: object) -> int:
    answer = browser.post(
        "/sources", data={"closeness": "secondary", "grade": "ungraded", **changed}
    )
    assert answer.status_code == 303, unescape(answer.text)
    return int(answer.location.rsplit("/", 1)[1])


@pytest.fixture
def opened(app: Flask, settings: Settings) -> object:
    """Lets the program fetch from a server on this machine."""

    def let(port: int) -> None:
        app.extensions[context.SETTINGS] = replace(
            settings, fetch_ports=str(port), fetch_private="127.0.0.1/32", fetch_seconds=2
        )

    return let


def test_a_file_is_read_and_shown_as_text(reviewer: FlaskClient, store: Store) -> None:
    number = add(reviewer, **file())
    page = reviewer.get(f"/sources/{number}").text

    assert "&lt;b&gt;not bold&lt;/b&gt;" in page
    assert re.search(r'<p data-start="13">The bulletin counts', page)
    with store.reading() as db:
        kept = db.get_one(Source, number)
        assert (kept.kind, kept.title, kept.text) == ("upload", "bulletin.txt", TEXT)
        assert db.scalar(select(func.count()).select_from(SourceIndex)) == 1
    with reviewer.get(f"/sources/{number}/original") as download:
        assert download.data == TEXT.encode()
        assert download.headers["Content-Disposition"].startswith("attachment")
        assert download.mimetype == "application/octet-stream"


def test_somebody_who_was_reached_is_a_source(reviewer: FlaskClient) -> None:
    number = add(
        reviewer,
        contact="Press office",
        reached_how="by telephone",
        reached_on="2026-03-03",
        note="Confirms 41.",
    )
    page = reviewer.get(f"/sources/{number}").text

    assert "<h1>Press office, by telephone</h1>" in page
    assert "Press office, by telephone, 3 Mar 2026" in page


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "empty.txt", "empty"),
        (b"\x00\x01", "x.bin", "not a kind of file"),
        (b"%PDF-1.4 x", "x.pdf", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_read_keeps_what_was_typed(
    reviewer: FlaskClient, store: Store, data: bytes, name: str, says: str
) -> None:
    answer = reviewer.post(
        "/sources", data={**file(data, name), "title": "Typed <title>", "note": "My note"}
    )

    assert answer.status_code == 422
    assert says in answer.text
    assert "Typed &lt;title&gt;" in answer.text
    assert "My note" in answer.text
    assert f"Choose the file again: {name}" in answer.text
    with store.reading() as db:
        assert db.scalar(select(func.count()).select_from(Source)) == 0
        assert (
            db.scalar(select(func.count()).select_from(Event).where(Event.action == "source.added"))
            == 0
        )


def test_a_page_is_fetched_kept_and_looked_at_again(
    reviewer: FlaskClient, store: Store, opened: object
) -> None:
    answers = [
        reply(PAGE),
        reply(PAGE),
        reply(PAGE.replace(b"41", b"43")),
        reply(b"", status="404 Gone"),
    ]
    with serving(lambda connection, _head: connection.sendall(answers.pop(0))) as server:
        opened(server.port)  # type: ignore[operator]
        number = add(reviewer, url=server.url())
        pages = []
        for _ in range(3):
            said = reviewer.post(f"/sources/{number}/fetches", follow_redirects=True)
            pages.append(unescape(said.text))

    assert "Looked at its address: unchanged." in pages[0]
    assert "its content has changed" in pages[1]
    assert "The page has changed since its text was read" in pages[1]
    assert "there is no such page (404)" in pages[2]
    assert "Last seen alive on" in pages[2]
    assert "41 dead in Kadra" in pages[2]
    with store.reading() as db:
        assert db.get_one(Source, number).title == "Flood on the Velm"
        first = db.scalars(select(SourceFetch).order_by(SourceFetch.id)).first()
        assert first is not None
    with reviewer.get(f"/sources/{number}/fetches/{first.id}.warc.gz") as archive:
        assert archive.data == first.warc
    assert reviewer.get(f"/sources/{number}/fetches/{first.id + 1}.warc.gz").status_code == 404


def test_a_page_that_cannot_be_fetched_is_kept_and_says_why(
    reviewer: FlaskClient, store: Store
) -> None:
    number = add(reviewer, url="http://127.0.0.1/admin", title="Inside")
    page = unescape(reviewer.get(f"/sources/{number}").text)

    assert "leads to a machine inside a private network" in page
    assert "Look again" in page
    with store.reading() as db:
        assert db.get_one(Source, number).text is None


def test_fetching_holds_up_nobody_who_writes(
    reviewer: FlaskClient, store: Store, opened: object
) -> None:
    wrote = []

    def slow(connection: object, _head: str) -> None:
        with (
            store.writing() as db
        ):  # would wait ten seconds for the lock, and time out, if it were held
            wrote.append(db.scalar(select(func.count()).select_from(Event)))
        connection.sendall(reply(PAGE))  # type: ignore[attr-defined]

    with serving(slow) as server:
        opened(server.port)  # type: ignore[operator]
        number = add(reviewer, url=server.url())

    assert wrote
    with store.reading() as db:
        assert db.get_one(Source, number).text


def test_words_are_used_as_evidence_from_the_text(
    reviewer: FlaskClient, desk: Desk, store: Store
) -> None:
    number = add(reviewer, **file())
    place = TEXT.index("12 bridges")
    used = reviewer.post(
        f"/sources/{number}/evidence",
        data={
            "claim": desk.claim,
            "stance": "supports",
            "excerpt": "12 bridges were  lost",
            "near": place,
        },
    )
    assert used.status_code == 303
    page = reviewer.get(f"/sources/{number}").text

    assert re.search(
        rf'href="/claims/{desk.claim}" data-no="{desk.claim}" aria-label="Used for claim {desk.claim}"></a><mark>12 bridges were lost</mark>\.',
        page,
    )
    with store.reading() as db:
        one = db.scalars(select(Evidence).where(Evidence.source_id == number)).one()
        assert (one.start, one.end, one.excerpt) == (place, place + 20, "12 bridges were lost")


def test_overlapping_excerpts_are_all_marked_and_no_word_is_drawn_twice(
    reviewer: FlaskClient, desk: Desk
) -> None:
    number = add(reviewer, **file())
    for words in (
        "120 people were hurt, and 12",
        "hurt, and 12 bridges",
        "Kadra <b>not bold</b>.\nIn Torre",
    ):
        data = {"claim": desk.claim, "stance": "context", "excerpt": words}
        assert reviewer.post(f"/sources/{number}/evidence", data=data).status_code == 303
    page = reviewer.get(f"/sources/{number}").text

    inside = re.search(r'<article class="source-text".*?</article>', page, re.DOTALL)
    assert inside
    without = re.sub(r'<a class="no".*?</a>', "", inside[0], flags=re.DOTALL)
    assert unescape(re.sub(r"<[^>]+>", "", without)).split() == TEXT.split()
    assert inside[0].count("<mark>") == 5


@pytest.mark.parametrize(
    ("changed", "status", "says"),
    [
        (
            {"excerpt": "12 houses were lost"},
            409,
            "Nearest to them there: “In Torre 120 people were hurt",
        ),
        ({"claim": "999"}, 404, "no page with this number"),
        ({"claim": ""}, 422, "Which claim?"),
        ({"claim": "x"}, 422, "valid integer"),
        ({"excerpt": " ", "note": ""}, 409, "bare link proves nothing"),
        ({"stance": "proves"}, 422, "Not a valid choice"),
        ({"near": "99999999999999"}, 303, ""),
        ({"near": "x"}, 303, ""),
    ],
)
def test_words_that_cannot_be_used_come_back_with_the_reason(
    reviewer: FlaskClient, desk: Desk, changed: dict[str, str], status: int, says: str
) -> None:
    number = add(reviewer, **file())
    data = {
        "claim": str(desk.claim),
        "stance": "supports",
        "excerpt": "12 bridges",
        "note": "Mine",
    } | changed
    answer = reviewer.post(f"/sources/{number}/evidence", data=data)

    assert answer.status_code == status
    assert says in unescape(answer.text)
    if status in {409, 422} and "note" not in changed:
        assert "Mine" in answer.text


def test_a_new_source_is_fetched_with_the_evidence_and_all_or_nothing_is_kept(
    reviewer: FlaskClient, desk: Desk, store: Store, opened: object
) -> None:
    def attach(words: str) -> int:
        data = {
            "source": "0",
            "url": server.url(),
            "closeness": "primary",
            "stance": "supports",
            "excerpt": words,
        }
        return reviewer.post(f"/claims/{desk.claim}/evidence", data=data).status_code

    def sources() -> int | None:
        with store.reading() as db:
            return db.scalar(select(func.count()).select_from(Source))

    with serving(saying(PAGE)) as server:
        opened(server.port)  # type: ignore[operator]
        before = sources()
        assert attach("counted 49 dead") == 409
        assert sources() == before
        assert attach("counted 41 dead in Kadra") == 303
        assert sources() == (before or 0) + 1


def test_a_copy_is_asked_about_answered_and_counted_once(
    reviewer: FlaskClient, desk: Desk, store: Store
) -> None:
    long = TEXT + " ".join(f"On day {n} crew {n} reached valley {n * 3}." for n in range(40))
    first = add(reviewer, **file(long.encode(), "a.txt"))
    second = add(reviewer, **file(long.encode() + b" Ours.", "b.txt"))
    for number in (first, second):
        data = {"claim": desk.claim, "stance": "supports", "excerpt": "41 dead"}
        reviewer.post(f"/sources/{number}/evidence", data=data)
    claim = reviewer.get(f"/claims/{desk.claim}").text
    assert "3 independent sources" in claim
    assert "2 primary" in claim

    page = reviewer.get(f"/sources/{second}").text
    assert "is this source a copy of" in page
    with store.reading() as db:
        question = db.scalars(select(SourceCopy.id)).one()
    reviewer.post(f"/sources/{second}/copies/{question}", data={"answer": "copy"})

    claim = reviewer.get(f"/claims/{desk.claim}").text
    assert "2 independent sources</span>" in claim.replace(" among 3", "")
    assert "among 3" in claim
    assert "is this source a copy of" not in reviewer.get(f"/sources/{second}").text
    again = reviewer.post(f"/sources/{second}/copies/{question}", data={"answer": "own"})
    assert again.status_code == 409


def test_a_source_is_graded_and_a_stale_form_shows_both(reviewer: FlaskClient) -> None:
    number = add(reviewer, **file())
    data = {"closeness": "secondary", "copy_of": "0", "grade": "mixed", "version": "1"}
    assert reviewer.post(f"/sources/{number}/marks", data=data).status_code == 303

    stale = reviewer.post(f"/sources/{number}/marks", data=data | {"grade": "unreliable"})

    assert stale.status_code == 409
    assert "has changed since you opened it" in stale.text
    assert '<option selected value="unreliable">' in stale.text
    assert 'name="version" type="hidden" value="2"' in stale.text


def test_a_source_later_than_the_article_is_marked(reviewer: FlaskClient, desk: Desk) -> None:
    number = add(reviewer, **file(), published="2026-04-01")
    reviewer.post(
        f"/sources/{number}/evidence",
        data={"claim": desk.claim, "stance": "supports", "excerpt": "41 dead"},
    )

    assert reviewer.get(f"/claims/{desk.claim}").text.count("later information") == 1
    assert "later information" in reviewer.get(f"/claims/{desk.claim}/passages").text


def test_passages_are_proposed_for_a_claim_and_attached(
    reviewer: FlaskClient, desk: Desk, store: Store
) -> None:
    empty = reviewer.get(f"/claims/{desk.claim}/passages").text
    assert "No source has a text yet" in empty
    add(
        reviewer,
        **file(
            b"In the flood 12 people died.\nIn the flood 52 people died.\nCakes are baked in ovens."
        ),
    )
    number = add(
        reviewer,
        **file(
            b"At least 40 people died in the flood, the office counted.\n"
            + b"Nothing else.\n" * 250
        ),
    )

    early = unescape(reviewer.get(f"/claims/{desk.claim}/passages").text)
    assert "1 of 2 sources is still being read in the background" in early
    assert "same figure" in early  # by its words, so far
    with store.reading() as db:  # looking at a page has written nothing
        assert not all(db.scalars(select(SourceIndex.vectors)))

    assert read_on(store) == 1

    page = unescape(reviewer.get(f"/claims/{desk.claim}/passages").text)
    assert "still being read" not in page
    assert (
        page.index("same figure")
        < page.index("figure that fits: 52 people")
        < page.index("different figure: 12 people")
    )
    assert "Cakes" not in page
    with store.reading() as db:
        assert all(db.scalars(select(SourceIndex.vectors)))

    form = re.search(
        r'name="excerpt" value="(At least 40[^"]*)"><input type="hidden" name="near" value="(\d+)"',
        page,
    )
    assert form
    data = {
        "source": number,
        "excerpt": form[1],
        "near": form[2],
        "stance": "supports",
        "closeness": "secondary",
    }
    assert reviewer.post(f"/claims/{desk.claim}/evidence", data=data).status_code == 303
    assert "in use" in reviewer.get(f"/claims/{desk.claim}/passages").text
    assert reviewer.get("/claims/999/passages").status_code == 404


def test_an_article_is_taken_from_an_address(
    reviewer: FlaskClient, store: Store, opened: object
) -> None:
    with serving(saying(PAGE)) as server:
        opened(server.port)  # type: ignore[operator]
        taken = reviewer.post("/articles", data={"address": server.url()})
        again = reviewer.post("/articles", data={"address": server.url()})
        failed = reviewer.post("/articles", data={"address": "http://127.0.0.2/", "title": "Typed"})

    assert taken.status_code == again.status_code == 303
    assert taken.location == again.location
    assert failed.status_code == 422
    assert "is not fetched from" in failed.text
    assert 'value="http://127.0.0.2/"' in failed.text
    with store.reading() as db:
        assert db.scalar(select(Article.file_name)) == server.url()


def test_a_described_source_cannot_be_looked_at(reviewer: FlaskClient, desk: Desk) -> None:
    assert reviewer.post(f"/sources/{desk.source}/fetches").status_code == 409
    assert reviewer.post("/sources/999/fetches").status_code == 404
    assert reviewer.get("/sources/999/original").status_code == 404
