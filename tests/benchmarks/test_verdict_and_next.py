"""“Save and next” in a real browser, to the next frame drawn: it hardly grows with the article."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.benchmarks.test_article_page import _article
from tests.browser.conftest import Opens, Site, chromium, opens, signed_in, site  # noqa: F401 - fixtures

pytestmark = [pytest.mark.benchmark, pytest.mark.browser]

FEW, MANY = 10, 1_000
# With a hundred times the claims.
DEAREST = 1.5
ROUNDS = 8

_JUDGE = """
() => new Promise((done, failed) => {
  const now = document.querySelector("#panel").dataset.claim;
  const form = document.querySelector("#judge");
  form.querySelectorAll("input[name=label]")[8].checked = true;
  form.querySelector("textarea").value = "Nobody can look at it.";
  const began = performance.now();
  const watch = new MutationObserver(() => {
    const panel = document.querySelector("#panel");
    if (!panel || panel.dataset.claim === now) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
  });
  watch.observe(document.querySelector("#panel-place"), { childList: true });
  setTimeout(() => failed(new Error("no next claim")), 20000);
  form.querySelector("button[value=next]").click();
})
"""


def test_going_on_costs_no_more_in_a_long_article(
    signed_in: Opens,  # noqa: F811 - the fixture
    site: Site,  # noqa: F811 - the fixture
    record_property: Callable[[str, object], None],
) -> None:
    windows: dict[int, Any] = {}
    for claims in (FEW, MANY):
        article = _article(site.store, claims, claims // 3)
        visit = signed_in()
        visit.go(f"/articles/{article}")
        visit.page.keyboard.press("j")
        visit.page.locator("#panel").wait_for()
        windows[claims] = visit.page
    best = dict.fromkeys(windows, float("inf"))
    for _ in range(ROUNDS):
        for claims, page in windows.items():
            page.bring_to_front()
            best[claims] = min(best[claims], page.evaluate(_JUDGE))

    record_property("ratio", best[MANY] / best[FEW])
    assert best[MANY] <= DEAREST * best[FEW]
