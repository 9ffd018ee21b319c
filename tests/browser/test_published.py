"""The published page in a real browser: its looks, its data block under the policy, nothing for axe to say."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from factcheck.domain.evidence import Stance
from factcheck.domain.roles import Role
from factcheck.domain.verdict import Question
from factcheck.exporters import html
from factcheck.store.claim import Claim
from factcheck.web import context
from factcheck.workflow.desk import change_setting
from factcheck.workflow.evidence import add_evidence
from factcheck.workflow.review import exclude_claim, record_verdict
from factcheck.workflow.source import NewSource, add_source
from tests.browser.conftest import Opens, Site, Visit
from tests.exporters.nasty import REPORT

LABELS = ("supported", "refuted", "not-enough-evidence", "mostly-supported")


def _worked_on(site: Site) -> int:
    article = site.take_in()
    with site.store.writing() as db:
        claims = db.scalars(select(Claim).order_by(Claim.start, Claim.id)).all()
        source = add_source(
            db, new=NewSource(title="Harbour log", url="https://harbour.example/log"),
            actor="ada@example.org", at=context.now(),
        )  # fmt: skip
        for claim, label in zip(claims, LABELS, strict=False):
            add_evidence(
                db, claim_id=claim.id, source_id=source.id, stance=Stance.SUPPORTS,
                excerpt="14 treated on the quay", actor="ada@example.org", at=context.now(),
            )  # fmt: skip
            record_verdict(
                db, claim_id=claim.id, question=Question.TRUTH, label=label,
                rationale="The log of the harbour office says so, in so many words.", as_of=date(2026, 3, 8),
                version=claim.version, reviewer="ada@example.org", looked_at="The log", at=context.now(),
            )  # fmt: skip
        last = claims[len(LABELS)]
        exclude_claim(
            db, claim_id=last.id, reason="An opinion.", version=last.version, actor="ada@example.org",
            at=context.now(),
        )  # fmt: skip
        change_setting(
            db, name="published-open", value=True, version=0, actor="ada", at=context.now()
        )
        return article


def _axe(visit: Visit) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(visit.page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def test_a_report_is_published_and_read(signed_in: Opens, opens: Opens, site: Site) -> None:
    article = _worked_on(site)
    desk = signed_in(role=Role.ADJUDICATOR)
    desk.go(f"/reports/{article}")
    desk.picture("report", whole=True)
    desk.page.get_by_text("Publish it").click()
    desk.page.get_by_role("button", name="Publish", exact=True).click()
    desk.page.get_by_text("Version 1 is published.").wait_for()
    desk.page.get_by_role("link", name="its page").click()
    address = desk.page.url
    claim = desk.page.locator(".entry h3 a").first.get_attribute("href")

    for size in ((1440, "light"), (1440, "dark"), (390, "light"), (390, "dark")):
        reader = opens(*size)
        reader.go(address)
        assert _axe(reader) == []
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= size[0]
        reader.picture("published", whole=True)
    reader.go("/published")
    assert _axe(reader) == []
    reader.picture("index", whole=True)

    reader.go(str(claim))
    assert _axe(reader) == []
    reader.picture("claim", whole=True)
    said: Any = reader.page.locator('script[type="application/ld+json"]').text_content()
    assert json.loads(said)["@type"] == "ClaimReview"
    reader.go(address)
    printed = reader.page.pdf(path=str(reader.folder / "print.pdf"), format="A4")
    assert printed.startswith(b"%PDF")


def test_the_html_report_has_nothing_for_axe_to_say(
    signed_in: Opens, opens: Opens, site: Site
) -> None:
    article = _worked_on(site)
    desk = signed_in(role=Role.ADJUDICATOR)
    made = desk.page.request.get(f"{site.address}/reports/{article}.html").body()
    for scheme in ("light", "dark"):
        reader = opens(390, scheme)
        reader.page.set_content(made.decode())
        assert _axe(reader) == []


def test_nothing_in_the_html_report_is_wider_than_a_telephone(opens: Opens) -> None:
    """Digests, signatures and addresses are lines without a place to break."""
    long = replace(
        REPORT,
        title="Fuel" * 60,
        checkpoint=f"factcheck-desk\n44\n{'q83v' * 40}\n\n— factcheck-desk {'AAAA' * 60}\n",
        claims=tuple(
            replace(
                one,
                statement=f"{one.statement} {'Kadra' * 60}",
                evidence=tuple(replace(piece, source="wreck" * 60) for piece in one.evidence),
            )
            for one in REPORT.claims
        ),
    )
    reader = opens(390, "light")

    reader.page.set_content(html.render(long).decode())

    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 390
