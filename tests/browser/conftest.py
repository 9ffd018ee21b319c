"""A real server over a real database, and a real Chromium that reports every broken rule."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from werkzeug.serving import WSGIRequestHandler, make_server

from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.domain.errors import NotFoundError
from factcheck.domain.roles import Role
from factcheck.store.session import Store
from factcheck.web import context
from factcheck.workflow import ingest
from factcheck.workflow.account import add_account, find_account, issue_link
from tests.conftest import missing

ARTICLE = """Ferry strikes pier in Halvik

HALVIK, March 6 (Tallow News) — At least 14 people were hurt when the ferry Sunniva struck the the pier at Halvik on Friday, the harbour master, Ida Brekke, said.

“We heard a bang and then silence,” said Ola Dahl, who was on board. He said the crew had warned passengers “twice before the turn”.

The ferry, built in 1998, carries 220 people and 40 cars. Repairs will cost about 3 million euros. Only 9 of the 14 hurt were taken to hospital, and 12 of those are still there.

Ferry traffic has doubled since 2010. A third of the boats on the sound are more than 25 years old.
"""


@dataclass
class Site:
    """The program, reached over HTTP."""

    address: str
    store: Store

    def link(self, role: Role = Role.ADMIN, email: str = "ada@example.org") -> str:
        """A one-time link for a person, who is added where they are new."""
        with self.store.writing() as db:
            try:
                account = find_account(db, email)
            except NotFoundError:
                account = add_account(db, email=email, role=role, actor="test", at=context.now())
            token = issue_link(db, account=account, actor="test", at=context.now())
        return f"{self.address}/sign-in/link/{token}"

    def take_in(self, text: str = ARTICLE) -> int:
        """Put an article on the desk without the browser."""
        prepared = ingest.prepare(
            text.encode(), name="ferry.txt", published=date(2026, 3, 7), max_bytes=1_000_000
        )
        with self.store.writing() as db:
            article, _ = ingest.ingest_article(
                db, prepared, actor="ada@example.org", at=context.now()
            )
            return article.id


class _Quiet(WSGIRequestHandler):
    def log(self, *_args: Any, **_more: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site(sqlite_store: Store, tmp_path: Path) -> Iterator[Site]:
    app = create_app(Settings(instance=tmp_path / "instance", desk="Tallow Desk"), sqlite_store)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Site(f"http://127.0.0.1:{server.server_port}", sqlite_store)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api")
    path = os.environ.get("FACTCHECK_CHROMIUM", "/usr/bin/chromium")
    if not shutil.which(path):
        missing(f"no Chromium at {path}: the browser tests (set FACTCHECK_CHROMIUM)")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync",
            ],
        )  # fmt: skip
        yield browser
        browser.close()


@dataclass
class Visit:
    """One browser window: where it looks, what it complained of, and its pictures."""

    page: Any
    site: Site
    folder: Path
    complaints: list[str] = field(default_factory=list)
    pictures: int = 0

    def go(self, path: str) -> Any:
        """Open a page of the site."""
        return self.page.goto(path if path.startswith("http") else self.site.address + path)

    def picture(self, name: str, *, whole: bool = False) -> None:
        """Keep what is on screen."""
        self.pictures += 1
        self.page.screenshot(
            path=str(self.folder / f"{self.pictures:02}-{name}.png"), full_page=whole
        )


_REPORT = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));
"""

Opens = Callable[..., Visit]


@pytest.fixture
def opens(
    chromium: Any, site: Site, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Opens]:
    """Windows of any size and theme; at the end, none may have complained."""
    visits: list[Visit] = []
    root = Path(os.environ.get("FACTCHECK_SCREENS", tmp_path / "screens"))

    def one(
        width: int = 1440, scheme: str = "light", *, scripts: bool = True, **more: Any
    ) -> Visit:
        window = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme,
            java_script_enabled=scripts, reduced_motion="reduce", **more,
        )  # fmt: skip
        window.set_default_timeout(10_000)
        window.add_init_script(_REPORT)
        folder = root / f"{request.node.originalname}-{width}-{scheme}{'' if scripts else '-plain'}"
        folder.mkdir(parents=True, exist_ok=True)
        page = window.new_page()
        visit = Visit(page, site, folder)
        page.on(
            "console",
            lambda said: visit.complaints.append(said.text) if said.type == "error" else None,
        )
        page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visits.append(visit)
        return visit

    yield one
    complaints = [said for visit in visits for said in visit.complaints]
    for visit in visits:
        visit.page.context.close()
    # An answer that is no 2xx is also said on the console; what the tests expect is no complaint.
    assert [
        said for said in complaints if "the server responded with a status of 4" not in said
    ] == []


@pytest.fixture
def signed_in(opens: Opens, site: Site) -> Opens:
    """Windows in which somebody has signed in by a one-time link."""

    def one(*size: Any, role: Role = Role.ADMIN, **more: Any) -> Visit:
        visit = opens(*size, **more)
        visit.go(site.link(role, f"{role.value}@example.org"))
        visit.page.get_by_role("button", name="Sign in").click()
        visit.page.get_by_role("heading", name="You are in").wait_for()
        return visit

    return one
