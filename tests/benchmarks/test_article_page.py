"""The workbench costs little more than drawing it: against Jinja alone, on the same data, in one run."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask import Flask, render_template
from flask.testing import FlaskClient
from sqlalchemy import event

from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.domain.roles import Role
from factcheck.queries.articles import Filter, article_page
from factcheck.queries.jobs import work_on
from factcheck.queries.versions import standing
from factcheck.store.article import Quotation, Sentence
from factcheck.store.claim import Claim, ClaimValue
from factcheck.store.finding import Finding, FindingClaim
from factcheck.store.session import Store
from factcheck.web import context
from factcheck.web.workbench import claim_forms
from factcheck.workflow.account import add_account, start_session
from tests import factories

pytestmark = pytest.mark.benchmark

CLAIMS, FINDINGS = 150, 60
# The whole page against its drawing alone; with a claim open it also looks for known claims, relations,
# lineage and answers, which costs about one more drawing.
# Seen between 1.87 and 2.06 without a claim open, and near 2.6 with one; more than this is a rise.
DEAREST = {False: 2.3, True: 3.0}
# Those of the text, and those of the panel: evidence, verdicts, comments, hands, scales, settings,
# known claims, relations, lineage, questions.
STATEMENTS = 41
REPETITIONS = 15


def _article(store: Store, claims: int, findings: int) -> int:
    """An article of `claims` sentences, each a claim with a value; some quoted, some found fault with."""
    sentences = [
        f"The {n}th district of Kadra lost {n + 10} boats and “{n} old sheds” in the flood of that spring."
        for n in range(claims)
    ]
    paragraphs = [" ".join(sentences[at : at + 4]) for at in range(0, claims, 4)]
    text = "Flood in Kadra\n\n" + "\n\n".join(paragraphs)
    with store.writing() as db:
        article = factories.article(db, text)
        place = 0
        for number, words in enumerate(sentences):
            start = text.index(words, place)
            place = start + len(words)
            db.add(
                Sentence(
                    article=article, start=start, end=place, role="body", paragraph=1 + number // 4
                )
            )
            opening = text.index("“", start)
            closing = text.index("”", start)
            db.add(
                Quotation(article=article, start=opening + 1, end=closing, text=text[opening + 1 : closing],
                          mode="partial", speaker=None, speaker_name=None, cue=None)
            )  # fmt: skip
            end = text.index(" and", start)
            claim = Claim(
                article=article, sentence=None, kind="count", statement=words, start=start, end=end,
                text=text[start:end], parts=[[start, end]], claimant=None, cue=None, channel=None,
                mode="own-voice", edits=[], unresolved=[], checkworthiness=0.5, reasons=["has a figure"],
                origin="machine", state="open", verdicts_wanted=1, version=1,
                values=[ClaimValue(position=0, kind="count", start=start, end=end, text="boats",
                                   number=number + 10.0, low=None, high=None, unit="boat", comparator="=",
                                   approximate=False, of=None, date=None, anchor=None, iso8601=None)],
            )  # fmt: skip
            db.add(claim)
            if number < findings:
                db.add(
                    Finding(
                        article=article, kind="unsourced-figure", severity="notice", start=end - 8, end=end,
                        text=text[end - 8 : end], message=f"“{number + 10} boats” stands without a source.",
                        suggestion=None, unsure=False, related=[], detector="unsourced-figure",
                        detector_version=1, mark=f"{claims}-{number}", state="open", version=1,
                        claims=[FindingClaim(claim=claim)],
                    )
                )  # fmt: skip
        factories.recorded(db)
        return article.id


@pytest.fixture
def app(sqlite_store: Store, tmp_path) -> Flask:  # noqa: ANN001 - pytest's
    return create_app(Settings(instance=tmp_path / "instance"), sqlite_store)


@pytest.fixture
def client(app: Flask, sqlite_store: Store) -> FlaskClient:
    with sqlite_store.writing() as db:
        account = add_account(
            db, email="ada@example.org", role=Role.REVIEWER, actor="test", at=context.now()
        )
        token = start_session(db, account, context.now())
    client = app.test_client()
    client.set_cookie("factcheck-session", token)
    return client


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(store._reader, "before_cursor_execute", note)
    event.listen(store._writer, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(store._reader, "before_cursor_execute", note)
        event.remove(store._writer, "before_cursor_execute", note)


def best(*works: Callable[[], object]) -> list[float]:
    """Seconds of processor time the cheapest of several repetitions took, all of them in turn."""
    times: list[list[float]] = [[] for _ in works]
    for work in works:
        work()
    gc.disable()
    try:
        for _ in range(REPETITIONS):
            for work, taken in zip(works, times, strict=True):
                began = time.process_time()
                work()
                taken.append(time.process_time() - began)
            gc.collect()
    finally:
        gc.enable()
    return [min(taken) for taken in times]


def _first_claim(store: Store, article: int) -> int:
    with store.reading() as db:
        page = article_page(db, article, chosen=None, only=Filter(), viewer="x")
    return page.claims[0].id


@pytest.mark.parametrize("chosen", [False, True])
def test_the_page_costs_little_more_than_its_drawing(
    app: Flask, client: FlaskClient, sqlite_store: Store, *, chosen: bool
) -> None:
    article = _article(sqlite_store, CLAIMS, FINDINGS)
    claim = _first_claim(sqlite_store, article) if chosen else None
    address = f"/articles/{article}" + (f"?claim={claim}" if claim else "")

    token = client.get_cookie("factcheck-session")
    assert token
    with app.test_request_context(address, headers={"Cookie": f"factcheck-session={token.value}"}):
        app.preprocess_request()  # finds out who asks, as for a real request
        with sqlite_store.reading() as db:
            page = article_page(db, article, chosen=claim, only=Filter(), viewer="ada@example.org")
            work, versions = work_on(db, article), standing(db, article)
        back = f"/articles/{article}"

        def draw() -> str:
            return render_template(
                "articles/show.html", page=page, only=Filter(), query={}, back=back, work=work, versions=versions,
                forms=claim_forms(page.panel, back=back) if page.panel else None,
            )  # fmt: skip

        def fetch() -> None:
            assert client.get(address).status_code == 200

        size = len(draw())
        drawing, whole = best(draw, fetch)

    print(  # noqa: T201 - the figure is what one runs it for
        f"\npage {whole * 1000:.1f} ms, drawing {drawing * 1000:.1f} ms, ratio {whole / drawing:.2f}, {size / 1000:.0f} kB"
    )
    assert whole <= DEAREST[chosen] * drawing


@pytest.mark.parametrize("chosen", [False, True])
def test_the_statements_do_not_grow_with_the_claims(
    client: FlaskClient, sqlite_store: Store, *, chosen: bool
) -> None:
    counts = []
    for claims in (10, 150):
        article = _article(sqlite_store, claims, claims // 3)
        claim = _first_claim(sqlite_store, article) if chosen else None
        with statements(sqlite_store) as seen:
            answer = client.get(f"/articles/{article}" + (f"?claim={claim}" if claim else ""))
        assert answer.status_code == 200
        counts.append(len([one for one in seen if not one.startswith(("BEGIN", "PRAGMA"))]))

    print(f"\n{counts} statements")  # noqa: T201 - the figure is what one runs it for
    assert counts[0] == counts[1] <= STATEMENTS


def test_the_time_grows_with_the_claims_and_no_faster(
    client: FlaskClient, sqlite_store: Store
) -> None:
    sizes = (75, 150, 300)
    articles = [_article(sqlite_store, claims, claims * 2 // 5) for claims in sizes]
    found = best(*(lambda one=one: client.get(f"/articles/{one}") for one in articles))
    times = dict(zip(sizes, found, strict=True))

    print("\n" + ", ".join(f"{n}: {t * 1000:.1f} ms" for n, t in times.items()))  # noqa: T201 - the figure is what one runs it for
    # Twice the claims cost at most twice the time; a tenth for what a busy machine adds.
    assert times[150] <= 2.2 * times[75]
    assert times[300] <= 2.2 * times[150]
