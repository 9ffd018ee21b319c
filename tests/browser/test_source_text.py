"""A source's text in a real browser: words are taken by selecting them, and nothing in it ever runs."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from sqlalchemy import select

from factcheck.store.claim import Claim
from factcheck.store.source import Evidence
from factcheck.web import context
from factcheck.workflow.source import NewSource, add_source
from factcheck.workflow.source_reading import from_upload
from tests.browser.conftest import Opens, Site

pytestmark = pytest.mark.browser

TEXT = (
    "The harbour office counted \U0001f6a2 14 hurt, its log says.\n\n"
    "Repairs to the pier are put at 3 million euros.\n"
    "At least 14 people were hurt when the ferry Sunniva struck the pier, the log goes on."
)
# One of each way a text can try to become a program in a page.
TRICKS = [
    "<script>alert(1)</script>",
    "</p></article><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<body onpageshow=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<a href='javascript:alert(1)' id=x>x</a>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<style>@import 'javascript:alert(1)';</style>",
    "<base href='javascript:/a/-alert(1)///////'>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    '" autofocus onfocus=alert(1) x="',
    "' onmouseover=alert(1) '",
    "{{ 7 * 7 }}{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "${alert(1)} `${alert(1)}`",
    "<!--><img src=x onerror=alert(1)>-->",
    "<template><script>alert(1)</script></template>",
    "\u2028<script>alert(1)</script>\u2029",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<embed src='javascript:alert(1)'>",
    "<form action='javascript:alert(1)'><button>x</button></form>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
]


def keep(site: Site, text: str, *, name: str = "log.txt", title: str = "Log of the harbour") -> int:
    """Put a text on the list of sources without the browser."""
    material = from_upload(text.encode(), name, most_bytes=10_000_000)
    with site.store.writing() as db:
        new = NewSource(title=title, publisher="Harbour office")
        added = add_source(
            db, new=new, material=material, actor="ada@example.org", at=context.now()
        )
        return added.id


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_words_are_selected_and_used_as_evidence(
    signed_in: Opens, site: Site, width: int, scheme: str
) -> None:
    site.take_in()
    source = keep(site, TEXT)
    with site.store.reading() as db:
        claim = db.scalars(
            select(Claim.id).where(Claim.statement.contains("14 people were hurt"))
        ).first()
    visit = signed_in(width, scheme)
    page = visit.page
    visit.go(f"/sources/{source}")
    visit.picture("source", whole=True)

    page.evaluate(
        """() => {
          const paragraph = document.querySelectorAll(".source-text p")[0].firstChild;
          const range = document.createRange();
          range.setStart(paragraph, paragraph.data.indexOf("14"));
          range.setEnd(paragraph, paragraph.data.indexOf(","));
          const selection = document.getSelection();
          selection.removeAllRanges();
          selection.addRange(range);
        }"""
    )
    page.get_by_role("button", name="Use as evidence for claim …").click()
    visit.picture("chosen")
    assert page.locator("#use-excerpt").input_value() == "14 hurt"
    page.locator("#use-claim").fill(str(claim))
    page.get_by_role("button", name="Attach").click()
    page.get_by_text(f"The words are attached to claim {claim}.").wait_for()
    visit.picture("marked", whole=True)

    assert page.locator(".source-text mark").inner_text() == "14 hurt"
    with site.store.reading() as db:
        kept = db.scalars(select(Evidence)).one()
        # In code points: the ship before it is one character, not two.
        assert (kept.start, kept.end) == (TEXT.index("14 hurt"), TEXT.index("14 hurt") + 7)
    visit.go(f"/claims/{claim}")
    visit.picture("claim", whole=True)
    visit.go(f"/claims/{claim}/passages")
    visit.picture("passages", whole=True)
    page.get_by_text("same figure").first.wait_for()
    visit.go("/sources")
    page.get_by_text("Add a source").click()
    visit.picture("sources", whole=True)


def test_nothing_in_a_stored_text_runs(signed_in: Opens, site: Site) -> None:
    site.take_in()
    tricks = list(TRICKS)
    folder = os.environ.get("FACTCHECK_DATA")
    more = Path(folder or ".") / "xss-payloads" / "payloads.json"
    if folder and more.exists():
        tricks += json.loads(more.read_text("utf-8"))
    plain = "What was tried, a line each:\n" + "\n".join(
        " ".join(trick.split("\n")) for trick in tricks
    )
    page_of_tricks = "".join(
        f"<p>Line {n} of the log: {trick}</p>" for n, trick in enumerate(TRICKS)
    )
    numbers = [
        keep(site, plain, title=TRICKS[0]),
        keep(site, f"<!doctype html><html><title>{TRICKS[2]}</title><body><article>{page_of_tricks}"
             "</article></body></html>", name="page.html", title=TRICKS[5]),
    ]  # fmt: skip
    visit = signed_in()
    page = visit.page
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    for number in numbers:
        visit.go(f"/sources/{number}?claim=1")
        for trick in TRICKS[:3]:
            page.evaluate("document.querySelector('#use').open = true")
            page.locator("#use-excerpt").fill(trick.strip())
            page.locator("#use-note").fill(trick)
            page.locator("#use-claim").fill("1")
            page.get_by_role("button", name="Attach").click()
            page.wait_for_load_state()
        assert (
            page.locator(".source-text script, .source-text img, .source-text iframe").count() == 0
        )
        page.mouse.move(300, 300)
    for address in (
        "/claims/1",
        "/claims/1/passages",
        "/sources",
        "/history",
        f"/sources/{numbers[0]}",
    ):
        visit.go(address)

    assert asked == []
    assert plain.split("\n")[1] in page.locator(".source-text").inner_text()
