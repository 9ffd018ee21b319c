"""A quotation held against a transcript, by keyboard: the grade is accepted and stands in the record."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opens, Site

pytestmark = pytest.mark.browser

TRANSCRIPT = (
    "OLA DAHL: We heard a bang and then no silence. It went on and on.\n\n"
    "IDA BREKKE: At least 14 people were hurt when the ferry struck the pier on Friday.\n"
)


@pytest.mark.parametrize(
    ("width", "scheme", "scripts"), [(1440, "light", True), (390, "dark", False)]
)
def test_a_grade_is_accepted_and_the_verdict_stands_in_the_history(
    signed_in: Opens, site: Site, width: int, scheme: str, *, scripts: bool
) -> None:
    article = site.take_in()
    visit = signed_in(width, scheme, scripts=scripts)
    page = visit.page
    visit.go(f"/articles/{article}")
    page.get_by_role("link", name="Compare", exact=True).click()
    page.get_by_label("Its text").fill(TRANSCRIPT)
    page.get_by_label("What it is").fill("Harbour recording")
    page.get_by_role("button", name="Compare").click()
    page.get_by_role("heading", name="Held against “Harbour recording”").wait_for()
    visit.picture("compared", whole=True)
    overflow = (
        page.evaluate("document.documentElement.scrollWidth > innerWidth") if scripts else False
    )
    assert not overflow

    card = page.locator(".quote", has_text="the sense is turned round")
    if scripts:
        page.keyboard.press("n")
        while not card.evaluate("(one) => one.classList.contains('here')"):
            page.keyboard.press("n")
        page.keyboard.press("a")
    else:
        card.get_by_role("button", name="Accept").click()

    page.get_by_text("is recorded: Altered meaning").wait_for()
    visit.picture("accepted")
    visit.go("/history")
    page.get_by_text("altered meaning — “").first.wait_for()
    visit.go("/history/verify")
    page.get_by_role("heading", name="The record is whole").wait_for()
