"""The whole way of an article through the desk, as a person goes it."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import ARTICLE, Opens, Site, Visit

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("width", "scheme", "scripts"),
    [
        (1440, "light", True),
        (1440, "dark", True),
        (390, "light", True),
        (390, "dark", True),
        (1440, "light", False),
    ],
)
def test_from_the_link_to_the_report(
    opens: Opens, site: Site, width: int, scheme: str, *, scripts: bool
) -> None:
    visit = opens(width, scheme, scripts=scripts)
    page = visit.page
    visit.go("/")
    visit.picture("door")
    visit.go(site.link())
    visit.picture("link")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("New password").fill("a ferry in the morning")
    visit.picture("password")
    page.get_by_role("button", name="Set the password").click()
    page.get_by_text("Your password is set").wait_for()

    visit.go("/")
    visit.picture("empty-inbox", whole=True)
    page.get_by_label("Text of the article").fill(ARTICLE)
    page.get_by_label("Published on").fill("2026-03-07")
    page.get_by_role("button", name="Read it").click()
    page.get_by_text("Read and ready").wait_for()
    visit.picture("workbench")
    visit.picture("workbench-whole", whole=True)
    assert page.locator(".reading .no").count() > 5

    # a claim, its source, its verdict
    page.locator(".reading .no").nth(2).click()
    page.locator("#panel").wait_for()
    visit.picture("claim")
    if not scripts or width < 1000:
        page.locator("#panel a.own").click()
    panel = page.locator("#panel")
    panel.get_by_text("Attach evidence").click()
    panel.get_by_label("Title").fill("Harbour log of 6 March")
    panel.get_by_label("Publisher or person").fill("Port of Halvik")
    panel.get_by_label("How close").select_option("primary")
    panel.get_by_label("It", exact=True).select_option("supports")
    panel.get_by_label("Its words").fill("14 passengers treated for injuries")
    visit.picture("evidence", whole=True)
    panel.get_by_role("button", name="Attach").click()
    page.get_by_text("“Harbour log of 6 March” is attached").wait_for()
    visit.picture("attached")
    page.locator("#panel").get_by_label("Mostly supported").check()
    page.locator("#judge").get_by_label("Because").fill(
        "The log counts 14, but of passengers alone."
    )
    page.locator("#judge").get_by_role("button", name="Save", exact=True).click()
    page.get_by_text(
        re.compile("Your verdict on claim .* is recorded: Mostly supported")
    ).wait_for()
    visit.picture("verdict", whole=True)

    _answer_findings(visit)
    _read_the_outcome(visit)


def _answer_findings(visit: Visit) -> None:
    """One is right, one is not a defect."""
    page = visit.page
    visit.go("/findings?severity=error")
    visit.picture("findings")
    page.locator(".rows .words").first.click()
    page.locator("#answer").get_by_label("Because").fill("It is printed twice.")
    page.get_by_role("button", name="Yes, it is wrong").click()
    page.get_by_text("confirmed: it is wrong").wait_for()
    visit.picture("confirmed")
    visit.go("/findings?severity=notice")
    page.locator(".rows .words").first.click()
    page.locator("#answer").get_by_label("Because").fill("The source stands in the next sentence.")
    page.get_by_role("button", name="Not a defect").click()
    page.get_by_text("dismissed: not a defect").wait_for()
    visit.picture("dismissed")


def _read_the_outcome(visit: Visit) -> None:
    page = visit.page
    visit.go("/reports/1")
    page.get_by_text("The log counts 14, but of passengers alone.").first.wait_for()
    visit.picture("report", whole=True)
    visit.go("/history")
    page.get_by_text("— “It is printed twice.”").wait_for()
    page.get_by_text("— “It is printed twice.”").click()
    visit.picture("history")
    visit.go("/history/verify")
    page.get_by_role("heading", name="The record is whole").wait_for()
    visit.picture("verified")


def test_a_verdict_by_keyboard_alone(signed_in: Opens, site: Site) -> None:
    article = site.take_in()
    visit = signed_in()
    keys = visit.page.keyboard
    visit.go(f"/articles/{article}")

    keys.press("j")
    visit.page.locator("#panel").wait_for()
    first = visit.page.locator("#panel").get_attribute("data-claim")
    keys.press("j")
    visit.page.wait_for_function(
        "first => document.querySelector('#panel').dataset.claim !== first", arg=first
    )
    keys.press("k")
    visit.page.wait_for_function(
        "first => document.querySelector('#panel').dataset.claim === first", arg=first
    )
    keys.press("0")
    keys.type("It is a wish: j k 1 e f s ? are letters here.")
    visit.picture("typed")
    keys.press("Control+Enter")

    visit.page.get_by_text(f"Your verdict on claim {first} is recorded: Not checkable.").wait_for()
    assert visit.page.locator("#panel").get_attribute("data-claim") != first
    with site.store.reading() as db:
        from sqlalchemy import select

        from factcheck.store.verdict import Verdict

        assert db.scalars(select(Verdict.rationale)).all() == [
            "It is a wish: j k 1 e f s ? are letters here."
        ]
    for key, focused in (("/", "find"), ("e", "evidence-source")):
        keys.press("Escape")
        keys.press(key)
        assert visit.page.evaluate("document.activeElement.id") == focused
    keys.press("Escape")
    keys.press("?")
    assert visit.page.locator("#keys").get_attribute("open") is not None
    visit.picture("keys")


def test_what_was_typed_survives_leaving_and_the_end_of_the_session(
    signed_in: Opens, site: Site
) -> None:
    article = site.take_in()
    visit = signed_in()
    page = visit.page
    visit.go(f"/articles/{article}")
    page.keyboard.press("j")
    page.locator("#judge textarea").fill("Half a reason")
    visit.go("/sources")
    page.go_back()
    page.reload()

    assert page.locator("#judge textarea").input_value() == "Half a reason"
    assert page.get_by_text("What you typed here before is back.").is_visible()
    claim = page.locator("#panel").get_attribute("data-claim")

    # another person ends the session; the form is sent all the same
    page.locator("#judge label.choice", has_text="Not checkable").click()
    visit.page.context.clear_cookies()
    page.locator("#judge").get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("heading", name="Your session has ended").wait_for()
    assert page.get_by_text("Half a reason").count() == 1
    visit.picture("ended")
    visit.go(site.link(email="grace@example.org"))
    page.get_by_role("button", name="Sign in").click()
    visit.go(f"/claims/{claim}")
    assert page.locator("#judge textarea").input_value() == "", "a draft is its writer's alone"
    page.locator(".account > summary").click()
    page.get_by_role("button", name="Sign out").click()
    visit.go(site.link(email="admin@example.org"))
    page.get_by_role("button", name="Sign in").click()
    visit.go(f"/claims/{claim}")
    assert page.locator("#judge textarea").input_value() == "Half a reason"
    page.locator("#judge").get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("is recorded: Not checkable").wait_for()
    visit.go(f"/claims/{claim}")
    assert page.get_by_text("What you typed here before is back.").count() == 0


def test_clicking_words_chooses_the_claim_and_the_list_follows(
    signed_in: Opens, site: Site
) -> None:
    article = site.take_in()
    visit = signed_in()
    visit.go(f"/articles/{article}")
    words = visit.page.locator(".reading .c").nth(3)

    words.click()

    visit.page.locator("#panel").wait_for()
    chosen = visit.page.locator("#panel").get_attribute("data-claim")
    assert chosen in (words.get_attribute("data-claims") or "").split()
    assert visit.page.locator(f".claims li.on[data-claim='{chosen}']").count() == 1
    assert f"claim={chosen}" in visit.page.url


def test_undo_is_one_click_away(signed_in: Opens, site: Site) -> None:
    site.take_in()
    visit = signed_in()
    visit.go("/findings/1")
    visit.page.locator("#answer").get_by_label("Because").fill("A slip.")
    visit.page.get_by_role("button", name="Explained").click()

    visit.page.get_by_role("button", name="Undo").click()

    visit.page.get_by_text("Undone: finding explained").wait_for()
