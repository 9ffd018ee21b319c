"""A reviewer's whole day, in one go: from the inbox to the report, with two colleagues."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.serving import make_server

from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.domain.roles import Role
from factcheck.store.session import Store
from factcheck.workflow.desk import change_setting
from tests.browser.conftest import Opens, Site, Visit, _Quiet
from tests.browser.test_dispute import enters
from tests.factories import NOW
from tests.fetching.servers import Server, saying, serving

pytestmark = pytest.mark.browser

LOG = b"""<!doctype html><html><head><title>Harbour log of 6 March</title>
<meta property="article:published_time" content="2026-03-06"></head><body><article>
<h1>Harbour log of 6 March</h1>
<p>The harbour office of Halvik counted 14 passengers treated for injuries after the Sunniva struck the pier.</p>
<p>Twelve of them were admitted to the hospital on the hill, and two were sent home in the evening.</p>
<p>The pier is closed to traffic until the engineers have looked at its northern end, the office adds.</p>
</article></body></html>"""
CLAIM = 4


@pytest.fixture
def source() -> Iterator[Server]:
    with serving(saying(LOG, "Content-Type: text/html; charset=utf-8")) as server:
        yield server


@pytest.fixture
def site(sqlite_store: Store, tmp_path: Path, source: Server) -> Iterator[Site]:
    """The program, which may fetch from the server that stands for the harbour's."""
    settings = Settings(
        instance=tmp_path / "instance", desk="Tallow Desk", fetch_ports=str(source.port),
        fetch_private="127.0.0.1/32", fetch_seconds=5,
    )  # fmt: skip
    server = make_server(
        "127.0.0.1", 0, create_app(settings, sqlite_store), threaded=True, request_handler=_Quiet
    )
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_port}", sqlite_store)
    server.shutdown()
    thread.join()
    server.server_close()


def judge(visit: Visit, label: str, because: str) -> None:
    page = visit.page
    visit.go(f"/claims/{CLAIM}")
    page.locator(f"#judge label.choice:has([value='{label}'])").click()
    page.locator("#judge").get_by_label("Because").fill(because)
    page.locator("#judge").get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("is recorded").wait_for()


def test_a_day_at_the_desk(opens: Opens, site: Site, source: Server) -> None:
    with site.store.writing() as db:
        change_setting(db, name="verdicts-wanted", value=2, actor="test", at=NOW)
    article = site.take_in()

    # The inbox, and a claim picked from it.
    ada = enters(opens, site, "ada", Role.REVIEWER)
    page = ada.page
    ada.go("/")
    page.get_by_role("button", name="Give me the next claim").click()
    page.locator("#panel").wait_for()
    ada.picture("picked")

    # A source fetched from its address, and an excerpt taken from it.
    ada.go("/sources")
    page.get_by_text("Add a source").click()
    page.locator("#url").fill(source.url())
    page.get_by_role("button", name="Put it on the list").click()
    page.get_by_role("heading", name="Harbour log of 6 March").first.wait_for()
    page.locator("#use-excerpt").fill("14 passengers treated for injuries")
    page.locator("#use-claim").fill(str(CLAIM))
    page.get_by_role("button", name="Attach").click()
    page.get_by_text("The words are attached to claim").wait_for()
    ada.picture("excerpt")

    # Two verdicts that differ, and a third person who settles it.
    judge(ada, "supported", "The log has it.")
    grace = enters(opens, site, "grace", Role.REVIEWER)
    judge(grace, "refuted", "The log says nothing of a Friday.")
    ruth = enters(opens, site, "ruth", Role.ADJUDICATOR)
    ruth.go("/board")
    ruth.page.get_by_role("link", name="1 disputed").first.wait_for()
    ruth.go(f"/claims/{CLAIM}/dispute")
    ruth.page.get_by_text("Nobody is right: another label").click()
    ruth.page.locator(".ways label.choice:has([value='mixed'])").click()
    ruth.page.locator(".ways").get_by_label("Because").fill("The log has the day, not the hour.")
    ruth.page.get_by_role("button", name="Settle", exact=True).click()
    ruth.page.get_by_text(re.compile("is settled: Mixed")).wait_for()

    # A claim taken apart, and put together again by undoing it.
    ada.go("/claims/2/split")
    for number, words in enumerate(("At least 14 people were hurt", "the ferry Sunniva struck")):
        page.locator("fieldset.piece textarea").nth(2 * number).fill(words)
        page.locator("fieldset.piece textarea").nth(2 * number + 1).fill(f"{words} on 6 March.")
    ada.picture("split", whole=True)
    page.get_by_role("button", name="Split", exact=True).click()
    page.get_by_role("button", name="Undo").wait_for()
    page.get_by_role("button", name="Undo").first.click()
    page.get_by_role("button", name="Redo").wait_for()
    ada.picture("undone")
    ada.go("/claims/2")
    assert page.locator("#judge").is_visible()

    # What the readers get.
    ada.go(f"/reports/{article}")
    page.get_by_role("heading", name="Claim by claim").wait_for()
    assert page.get_by_text("The log has the day, not the hour.").first.is_visible()
    ada.go("/search?q=day+hour")
    assert page.locator(".rows mark").count() >= 1
    ada.go("/history/verify")
    ada.picture("seal")
