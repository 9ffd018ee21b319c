"""A dispute, from two verdicts that differ to a settling by a third person, as the three go it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from factcheck.domain.roles import Role
from factcheck.workflow.desk import change_setting
from tests.browser.conftest import Opens, Site, Visit
from tests.browser.test_everybody import barriers_on
from tests.factories import NOW

pytestmark = pytest.mark.browser

CLAIM = 4


def judge(visit: Visit, label: str, because: str) -> None:
    page = visit.page
    visit.go(f"/claims/{CLAIM}")
    page.locator(f"#judge label.choice:has([value='{label}'])").click()
    page.locator("#judge").get_by_label("Because").fill(because)
    page.locator("#judge").get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("is recorded").wait_for()


def attach(visit: Visit, title: str, words: str, stance: str) -> None:
    page = visit.page
    visit.go(f"/claims/{CLAIM}")
    page.get_by_text("Attach evidence").click()
    page.get_by_label("Title").fill(title)
    page.get_by_label("It", exact=True).select_option(stance)
    page.get_by_label("Its words").fill(words)
    page.get_by_role("button", name="Attach").click()
    page.get_by_text("is attached").wait_for()


def enters(opens: Opens, site: Site, who: str, role: Role, **size: Any) -> Visit:
    visit = opens(**size)
    visit.go(site.link(role, f"{who}@example.org"))
    visit.page.get_by_role("button", name="Sign in").click()
    visit.page.get_by_role("heading", name="You are in").wait_for()
    return visit


@pytest.mark.parametrize(
    ("width", "scheme", "scripts"), [(1440, "light", True), (390, "dark", False)]
)
def test_from_two_verdicts_to_a_settling_by_a_third(
    opens: Opens, site: Site, width: int, scheme: str, *, scripts: bool
) -> None:
    with site.store.writing() as db:
        change_setting(db, name="verdicts-wanted", value=2, actor="test", at=NOW)
    site.take_in()
    size = {"width": width, "scheme": scheme, "scripts": scripts}
    ada = enters(opens, site, "ada", Role.REVIEWER, **size)
    grace = enters(opens, site, "grace", Role.REVIEWER, **size)
    ruth = enters(opens, site, "ruth", Role.ADJUDICATOR, **size)

    attach(ada, "Harbour log", "14 passengers treated", "supports")
    judge(ada, "supported", "The log counts 14.")
    visit = grace
    visit.go(f"/claims/{CLAIM}")
    assert grace.page.get_by_text("The log counts 14.").count() == 0
    assert grace.page.get_by_text("1 verdict by others, shown once all are in.").is_visible()
    grace.picture("blind", whole=True)
    attach(grace, "Hospital note", "12 admitted, 2 sent home unhurt", "refutes")
    judge(grace, "mostly-refuted", "Two of the 14 were unhurt.")
    assert grace.page.locator(".verdicts").get_by_text("The log counts 14.").count() == 1
    grace.picture("open", whole=True)

    ruth.go("/")
    ruth.picture("inbox", whole=True)
    ruth.page.locator(".mine .words").first.click()
    ruth.page.get_by_role("heading", name="Reviewer B").wait_for()
    assert ruth.page.get_by_text("ada@example.org").count() == 0
    ruth.picture("dispute", whole=True)
    assert barriers_on(ruth.page) == [] if scripts else True
    ruth.page.get_by_label("Question").fill("Does “hurt” include those sent home?")
    ruth.page.get_by_role("button", name="Send it back").click()
    ruth.page.get_by_text("is back with its reviewers").wait_for()

    grace.go("/")
    grace.page.get_by_text("a question came back").wait_for()
    grace.picture("question")
    for visit, label in ((ada, "supported"), (grace, "mostly-refuted")):
        judge(visit, label, "I stand by it.")

    ruth.go(f"/claims/{CLAIM}/dispute")
    ruth.page.get_by_text("Nobody is right: another label").click()
    ruth.page.locator(".ways label.choice:has([value='mixed'])").click()
    ruth.page.locator(".ways").get_by_label("Because").fill("The log counts all who were seen.")
    ruth.picture("settling", whole=True)
    ruth.page.get_by_role("button", name="Settle", exact=True).click()
    ruth.page.get_by_text(re.compile("is settled: Mixed")).wait_for()
    ruth.picture("settled", whole=True)
    ruth.go("/agreement")
    ruth.page.get_by_text("Where they differ").wait_for()
    ruth.picture("agreement", whole=True)
