"""Every page can be used by everybody: with a reader, a small screen, large letters, or on paper."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from flask import url_for

from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.web.access import RULES
from tests.browser.conftest import Opens, Site, Visit

pytestmark = pytest.mark.browser

PAGES = (
    "/", "/articles", "/articles/1", "/articles/1?claim=4", "/articles/1?gaps=1", "/articles/1/compare", "/articles/1/versions", "/claims", "/claims/4",
    "/findings", "/findings/1", "/sources", "/sources/1", "/reports/1", "/history", "/history/6",
    "/history/verify", "/search?q=ferry", "/search?q=ferry&sort=claim", "/search?q=nowhere+at+all", "/board", "/keys", "/accounts", "/accounts/me", "/method",
    "/method/detectors/doubled-word", "/nowhere", "/agreement", "/scales", "/scales/new", "/settings",
)  # fmt: skip

# Example ids for the addresses of the table of access; every other number is 1.
EXAMPLES = {"claim_id": 4, "event_id": 6, "number": 6, "name": "doubled-word", "format": "html"}
# Not pages of somebody signed in, or no pages at all: files, and what asks for a moment or a place.
APART = ("static", "sign_in.", "standing.")


def every_page(visit: Visit, site: Site) -> tuple[str, ...]:
    """The pages above and every other one the table of access knows, by example."""
    app = create_app(Settings(instance=visit.folder / "instance"), site.store)
    found = list(PAGES)
    for rule in app.url_map.iter_rules():
        if (
            rule.endpoint not in RULES
            or "GET" not in (rule.methods or ())
            or rule.endpoint.startswith(APART)
        ):
            continue
        with app.test_request_context():
            path = url_for(
                rule.endpoint, **{name: EXAMPLES.get(name, 1) for name in rule.arguments}
            )
        answer = visit.page.request.get(site.address + path, max_redirects=0)
        kind = answer.headers.get("content-type", "")
        if answer.status == 200 and kind.startswith("text/html") and answer.text().lstrip().lower().startswith("<!doctype"):  # fmt: skip
            found.append(path)
    return tuple(dict.fromkeys(found))


def furnish(visit: Visit, site: Site) -> None:
    """Put something on every page."""
    site.take_in()
    page = visit.page
    visit.go("/claims/4")
    page.get_by_text("Attach evidence").click()
    page.get_by_label("Title").fill("Harbour log")
    page.get_by_label("Its words").fill("14 treated")
    page.get_by_role("button", name="Attach").click()
    page.get_by_text("is attached").wait_for()
    page.locator("#judge label.choice", has_text="Mixed").click()
    page.locator("#judge").get_by_label("Because").fill("In part.")
    page.locator("#judge").get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("is recorded").wait_for()


@cache
def axe() -> str:
    base = pytest.importorskip("axe_playwright_python.base")
    return Path(base.AXE_FILE_PATH).read_text("utf-8")


COLOURS = ["color-contrast", "link-in-text-block"]


def barriers_on(page: Any, rules: list[str] | None = None) -> list[str]:
    """Whatever axe says of a page, grave or not, by all its rules or by `rules`; its script is put into a page once."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe())
    asked = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for one in page.evaluate("(asked) => axe.run(document, asked)", asked)["violations"]
        for node in one["nodes"]
    ]


# CSS pixels of the window: a desk, the same desk with letters twice as large, a telephone.
WIDTHS = {1440: "a desk", 720: "letters twice as large", 390: "a telephone"}
# The dark theme changes colours alone, and the two narrow widths have one layout: there a look at the colours of
# both layouts sees what the light theme has not.
LOOKS = [*(("light", width) for width in WIDTHS), ("dark", 390), ("dark", 1440)]


def test_no_page_has_a_barrier_or_has_to_be_pushed_sideways(signed_in: Opens, site: Site) -> None:
    """Each page is loaded once and looked at in both themes and every width, all that folds out unfolded."""
    visit = signed_in(1440)
    furnish(visit, site)
    barriers: dict[str, object] = {}
    for path in every_page(visit, site):
        visit.go(path)
        unfold(visit.page)
        for scheme, width in LOOKS:
            look = f"{path}, {scheme}, {WIDTHS[width]}"
            visit.page.emulate_media(color_scheme=scheme)
            visit.page.set_viewport_size({"width": width, "height": 900})
            inner, whole = visit.page.evaluate("[innerWidth, document.documentElement.scrollWidth]")
            if whole > inner:
                barriers[f"{look}, wide"] = whole
            if found := barriers_on(visit.page, COLOURS if scheme == "dark" else None):
                barriers[look] = found
            if "FACTCHECK_SCREENS" in os.environ:
                name = path.strip("/").replace("/", "-") or "inbox"
                visit.picture(f"{name}-{width}-{scheme}", whole=True)

    assert barriers == {}


def unfold(page: Any) -> None:
    """Open what folds out, as many as a person would."""
    page.evaluate(
        "[...document.querySelectorAll('details')].slice(0, 8).forEach((one) => { one.open = true; })"
    )


def test_the_door_has_no_barrier(opens: Opens, site: Site) -> None:
    visit = opens()
    for path in ("/sign-in", site.link(), "/sign-in/link/used-up"):
        visit.go(path)
        assert barriers_on(visit.page) == []


def test_on_a_telephone_the_claim_is_a_sheet_under_the_text(signed_in: Opens, site: Site) -> None:
    article = site.take_in()
    visit = signed_in(390)
    visit.go(f"/articles/{article}?claim=4")

    panel = visit.page.locator("#panel").bounding_box()

    assert panel["y"] > 300
    assert panel["y"] + panel["height"] <= 901
    assert visit.page.locator(".reading .c.on").first.is_visible()


def test_searching_and_copying_see_the_article_without_the_numbers_of_claims(
    signed_in: Opens, site: Site
) -> None:
    article = site.take_in()
    visit = signed_in()
    visit.go(f"/articles/{article}")
    words = "carries 220 people and 40 cars. Repairs will cost about 3 million euros. Only 9 of the 14 hurt"

    assert visit.page.locator(".reading .no").count() > 5
    assert visit.page.evaluate("words => window.find(words)", words)
    assert visit.page.evaluate("getSelection().toString()") == words


def test_the_text_can_be_passed_over_with_one_key(signed_in: Opens, site: Site) -> None:
    article = site.take_in()
    visit = signed_in()
    visit.go(f"/articles/{article}?claim=4")
    visit.page.locator("#main").focus()
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    visit.page.keyboard.press("Tab")

    assert visit.page.evaluate("document.activeElement.closest('#panel') !== null")


def test_a_report_prints_without_the_tool_around_it(signed_in: Opens, site: Site) -> None:
    visit = signed_in(1440, "dark")
    furnish(visit, site)
    visit.go("/reports/1")
    ink = "getComputedStyle(document.querySelector('h1')).color"
    assert visit.page.evaluate(ink) == "rgb(231, 228, 222)"
    visit.page.emulate_media(media="print", color_scheme="dark")

    assert visit.page.evaluate(ink) == "rgb(29, 28, 26)", "light letters are not read on paper"

    assert not visit.page.locator(".top").is_visible()
    assert not visit.page.locator(".formats").is_visible()
    assert visit.page.get_by_role("heading", name="Claim by claim").is_visible()
    visit.picture("print", whole=True)


def test_a_barrier_would_be_noticed(signed_in: Opens) -> None:
    """The control of the tests above."""
    visit = signed_in()
    visit.go("/")
    visit.page.evaluate("document.querySelector('main').append(document.createElement('button'))")

    assert any(found.startswith("button-name") for found in barriers_on(visit.page))

    visit.page.evaluate("document.querySelector('main').style.color = '#ddd'")

    assert any(found.startswith("color-contrast") for found in barriers_on(visit.page, COLOURS))


def test_the_policy_is_in_force(signed_in: Opens) -> None:
    """The control: a page that broke the policy would have been noticed."""
    visit = signed_in()
    visit.go("/")
    visit.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">x</p>')"
    )
    visit.page.wait_for_timeout(100)

    assert any("CSP style-src" in said for said in visit.complaints)
    visit.complaints.clear()
