"""Claims by hand in a real browser: words are selected, a claim is split, and that is undone."""

from __future__ import annotations

from sqlalchemy import select

from factcheck.store.claim import Claim
from tests.browser.conftest import Opens, Site

SELECT = """([place, words]) => {
  const walker = document.createTreeWalker(document.querySelector(place), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    const at = node.data.indexOf(words);
    if (at >= 0) {
      getSelection().setBaseAndExtent(node, at, node, at + words.length);
      return;
    }
  }
  throw new Error(`no “${words}” in ${place}`);
}"""


def claim_with(site: Site, words: str) -> int:
    with site.store.reading() as db:
        return db.scalars(select(Claim.id).where(Claim.text.contains(words))).first() or 0


def states(site: Site) -> dict[int, str]:
    with site.store.reading() as db:
        return {one.id: one.state for one in db.scalars(select(Claim))}


def test_a_claim_is_split_by_selecting_words_and_put_back(signed_in: Opens, site: Site) -> None:
    site.take_in()
    number = claim_with(site, "when the ferry Sunniva struck")
    before = states(site)
    visit = signed_in()
    visit.go(f"/claims/{number}")
    visit.picture("claim")
    visit.page.locator("a[data-key=s]").click()
    visit.page.get_by_role("heading", name=f"Split claim {number}").wait_for()

    for part, words, statement in (
        (0, "At least 14 people were hurt", "At least 14 people were hurt at Halvik."),
        (1, "the ferry Sunniva struck the the pier", "The ferry Sunniva struck the pier."),
    ):
        visit.page.evaluate(SELECT, [".selectable", words])
        visit.page.locator(f"[data-use-selection=pieces-{part}-words]").click()
        assert visit.page.locator(f"#pieces-{part}-words").input_value() == words
        visit.page.locator(f"#pieces-{part}-statement").fill(statement)
    for extra in range(2, visit.page.locator(".piece").count()):
        visit.page.locator(f"#pieces-{extra}-words").fill("")
        visit.page.locator(f"#pieces-{extra}-statement").fill("")
    visit.picture("split", whole=True)
    visit.page.get_by_role("button", name="Split").click()
    visit.page.get_by_text(f"Claim {number} is split into claims").wait_for()
    visit.picture("is-split", whole=True)
    assert states(site)[number] == "excluded"

    visit.page.get_by_role("button", name="Undo").click()

    visit.page.get_by_text("Undone: claim split").wait_for()
    assert states(site) == before


def test_selected_words_go_along_into_a_new_claim(signed_in: Opens, site: Site) -> None:
    article = site.take_in()
    visit = signed_in()
    visit.go(f"/articles/{article}")
    visit.page.evaluate(SELECT, [".reading", "ferry"])

    visit.page.get_by_role("link", name="New claim").click()

    visit.page.get_by_role("heading", name="A claim by hand").wait_for()
    assert visit.page.get_by_label("Words of the article").input_value() == "ferry"
    assert visit.page.locator("#near").input_value().isdigit()
    visit.picture("new")
