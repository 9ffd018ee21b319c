"""The keys: each does what the page of keys says, none while one types, and each person has their own."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Opens, Site

pytestmark = pytest.mark.browser


def test_a_claim_is_judged_without_the_mouse(signed_in: Opens, site: Site) -> None:
    article = site.take_in()
    visit = signed_in()
    page = visit.page
    visit.go(f"/articles/{article}")

    page.keyboard.press("j")
    page.locator("#panel").wait_for()
    first = page.locator("#panel").get_attribute("data-claim")
    page.keyboard.press("9")
    page.keyboard.type("jjkk: nobody can look at it.")
    assert page.locator("#panel").get_attribute("data-claim") == first
    page.keyboard.press("Escape")
    visit.picture("keys")
    page.keyboard.press("v")
    page.get_by_text(f"Your verdict on claim {first} is recorded").wait_for()

    second = page.locator("#panel").get_attribute("data-claim")
    assert second != first
    assert page.locator(f".claims li[data-claim='{first}'] .label").is_visible()
    page.keyboard.press("u")
    page.get_by_text("undone").first.wait_for()


def test_e_opens_the_form_and_slash_goes_to_the_search(signed_in: Opens, site: Site) -> None:
    article = site.take_in()
    visit = signed_in()
    page = visit.page
    visit.go(f"/articles/{article}?claim=4")
    page.keyboard.press("Control+e")
    assert not page.locator("#attach").evaluate("e => e.open")
    page.keyboard.press("e")
    assert page.locator("#attach").evaluate("e => e.open")
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "find"


def test_keys_are_changed_and_switched_off(signed_in: Opens, site: Site) -> None:
    article = site.take_in()
    visit = signed_in()
    page = visit.page
    visit.go("/keys")
    page.get_by_label("next claim", exact=True).fill("z")
    page.get_by_role("button", name="Save my keys").click()
    page.get_by_text("Your keys are as you chose them").wait_for()
    visit.picture("page")
    visit.go(f"/articles/{article}?claim=4")
    page.keyboard.press("j")
    assert page.locator("#panel").get_attribute("data-claim") == "4"
    page.keyboard.press("z")
    page.locator("#panel:not([data-claim='4'])").wait_for()

    visit.go("/keys")
    page.get_by_label("Switch single keys off").check()
    page.get_by_role("button", name="Save my keys").click()
    visit.go(f"/articles/{article}?claim=4")
    page.keyboard.press("z")
    page.keyboard.press("e")
    assert page.locator("#panel").get_attribute("data-claim") == "4"
    assert not page.locator("#attach").evaluate("e => e.open")
