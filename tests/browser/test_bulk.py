"""One thing done to many from a search, with scripts and without: looked at, done, and taken back with one button."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from factcheck.store.claim import Claim
from factcheck.store.event import Event
from tests.browser.conftest import Opens, Site
from tests.browser.test_everybody import barriers_on

pytestmark = pytest.mark.browser


def excluded(site: Site) -> tuple[int, int]:
    """How many claims are left out, and how many lines the record has."""
    with site.store.reading() as db:
        claims = db.scalar(select(func.count()).where(Claim.state == "excluded")) or 0
        return claims, db.scalar(select(func.max(Event.id))) or 0


@pytest.mark.parametrize(
    ("width", "scripts"), [(1440, True), (390, False)], ids=["at a desk", "plain, on a telephone"]
)
def test_claims_of_a_search_are_excluded_at_once_and_taken_back_at_once(
    signed_in: Opens, site: Site, width: int, *, scripts: bool
) -> None:
    site.take_in()
    visit = signed_in(width, scripts=scripts)
    page = visit.page
    visit.go("/search?q=ferry&sort=claim")
    for tick in page.locator("input.tick").all()[:2]:
        tick.check()
    page.get_by_label("Do to many at once").select_option("exclude")
    _, before = excluded(site)
    page.get_by_role("button", name="With those ticked").click()

    page.get_by_text("All 2 can be done").wait_for()
    assert excluded(site) == (0, before)
    visit.picture("looking", whole=True)
    if scripts:
        assert barriers_on(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.get_by_role("button", name="Do it").click()
    page.get_by_text("Say why").wait_for()
    page.get_by_label("Because").fill("Of another story.")
    page.get_by_role("button", name="Do it").click()
    page.get_by_text("2 claims are excluded.").wait_for()
    assert excluded(site) == (2, before + 1)

    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Undone").wait_for()
    assert excluded(site) == (0, before + 2)


def test_what_cannot_be_done_is_said_beside_its_row(signed_in: Opens, site: Site) -> None:
    site.take_in()
    visit = signed_in()
    page = visit.page
    visit.go("/findings")
    page.get_by_label("Do to many at once").select_option("dismiss")
    page.locator("input.tick").first.check()
    page.get_by_role("button", name="With those ticked").click()
    page.get_by_label("Because").fill("As printed.")
    page.get_by_role("button", name="Do it").click()
    page.get_by_text("1 finding is dismissed.").wait_for()

    page.get_by_label("Do to many at once").select_option("confirm")
    page.get_by_role("button", name="With all").click()
    page.get_by_text("This finding is dismissed already.").wait_for()
    page.get_by_label("Because").fill("It is wrong.")
    page.get_by_role("button", name="Do it").click()
    page.get_by_role("alert").get_by_text("nothing was changed").wait_for()
    page.get_by_label("do the rest").check()
    page.get_by_role("button", name="Do it").click()
    page.get_by_text("1 was left as it was").wait_for()
    visit.picture("left", whole=True)
    assert barriers_on(page) == []
