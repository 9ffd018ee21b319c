"""Work in the background, as the page of its article tells of it."""

from __future__ import annotations

import pytest

from factcheck.jobs.pool import work_off
from tests.browser.conftest import Opens, Site

pytestmark = pytest.mark.browser


def test_the_line_goes_on_by_itself_and_offers_the_page_when_the_work_is_done(
    signed_in: Opens, site: Site
) -> None:
    article = site.take_in()
    visit = signed_in()
    visit.go(f"/articles/{article}")
    visit.page.get_by_role("button", name="Run the detectors again").click()
    visit.page.get_by_text("waits for a worker").wait_for()
    visit.picture("waits")

    work_off(site.store, worker="test")

    visit.page.get_by_role("link", name="Show the page as it is now").click()
    visit.page.locator("[data-under-way='0']").wait_for(state="attached")
    assert visit.page.get_by_text("waits for a worker").count() == 0
