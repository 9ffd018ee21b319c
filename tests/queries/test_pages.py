"""Every page's query on both databases: it runs, and it says what is there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy.exc import NoResultFound

from factcheck.domain.roles import Role
from factcheck.domain.verdict import Question
from factcheck.queries import (
    accounts,
    articles,
    claim_lines,
    claims,
    findings,
    history,
    inbox,
    search,
    sources,
)
from factcheck.store.session import Store
from factcheck.workflow.account import digest_of, issue_link, start_session
from factcheck.workflow.review import record_verdict
from tests import factories
from tests.factories import NOW

ADA, GRACE = "ada@example.org", "grace@example.org"


@pytest.fixture
def desk(store: Store) -> dict[str, int]:
    with store.writing() as db:
        article = factories.article(db)
        factories.sentence(db, article, "Flood kills dozens in Kadra", "headline")
        claim = factories.claim(db, article)
        factories.value(db, claim)
        inner = factories.claim(db, article, "40 people died", kind="event")
        last = factories.claim(db, article, "12 bridges were lost", kind="count", verdicts_wanted=2)
        factories.quotation(db, article, by=last)
        finding = factories.finding(db, article, on=claim)
        for severity, words in (("error", "banks"), ("warning", "Velm")):
            factories.finding(db, article, words, severity=severity, kind=severity)
        evidence = factories.evidence(db, claim)
        factories.evidence(db, last)
        for one, rationale in ((claim, "Ada found it."), (last, "Hidden for now.")):
            record_verdict(
                db, claim_id=one.id, question=Question.TRUTH, label="mixed", rationale=rationale,
                as_of=date(2026, 3, 2), version=one.version, reviewer=ADA, at=NOW,
            )  # fmt: skip
        return {
            "article": article.id, "claim": claim.id, "inner": inner.id, "last": last.id,
            "finding": finding.id, "source": evidence.source_id,
        }  # fmt: skip


def test_the_inbox_counts(store: Store, desk: dict[str, int]) -> None:
    with store.reading() as db:
        page = inbox.inbox_page(db)

    assert page.states == {"agreed": 1, "open": 1, "in_review": 1}
    assert page.waiting == 2
    assert list(page.findings.items()) == [("error", 1), ("warning", 1), ("notice", 1)]
    (line,) = page.articles.lines
    assert (line.claims, dict(line.findings)) == (3, {"error": 1, "warning": 1, "notice": 1})


def test_the_workbench_shows_the_claims_in_order_of_the_text(
    store: Store, desk: dict[str, int]
) -> None:
    with store.reading() as db:
        page = articles.article_page(
            db, desk["article"], chosen=desk["inner"], only=articles.Filter(), viewer=GRACE
        )
        narrow = articles.article_page(
            db,
            desk["article"],
            chosen=desk["inner"],
            only=articles.Filter(state="agreed"),
            viewer=GRACE,
        )

    assert [claim.id for claim in page.claims] == [desk["claim"], desk["inner"], desk["last"]]
    assert [claim.verdict for claim in page.claims] == ["mixed", None, None]
    assert [len(claim.findings) for claim in page.claims] == [1, 0, 0]
    assert page.panel
    assert (page.panel.previous, page.panel.next) == (desk["claim"], desk["last"])
    assert narrow.panel
    assert (narrow.panel.previous, narrow.panel.next) == (desk["claim"], None)
    assert 0 < page.covered < 100


def test_a_claim_has_its_parts_and_its_neighbours(store: Store, desk: dict[str, int]) -> None:
    with store.reading() as db:
        page = claims.claim_page(db, desk["claim"], viewer=GRACE, all_people=False)
        hidden = claims.claim_page(db, desk["last"], viewer=GRACE, all_people=False)
        own = claims.claim_page(db, desk["last"], viewer=ADA, all_people=False)

    panel = page.panel
    assert (panel.previous, panel.next) == (None, desk["inner"])
    assert panel.values[0].comparator == ">="
    assert panel.evidence[0].stance == "supports"
    assert [one.rationale for one in panel.verdicts] == ["Ada found it."]
    assert [line.action for line in page.history] == ["verdict.recorded", "evidence.added"]
    assert ("At least 40 people died", True) in page.inside
    assert hidden.panel.hidden_verdicts == 1
    assert hidden.panel.verdicts == ()
    assert "Hidden" not in str(hidden.history)
    assert own.panel.verdicts[0].rationale == "Hidden for now."
    assert own.panel.quotations


@pytest.mark.parametrize(
    ("state", "kind", "found"),
    [("", "", 3), ("waiting", "", 2), ("agreed", "", 1), ("", "count", 1), ("settled", "", 0)],
)
def test_claims_are_filtered(
    store: Store, desk: dict[str, int], state: str, kind: str, found: int
) -> None:
    with store.reading() as db:
        page = claim_lines.claim_list(
            db, state=state, kind=kind, article=None, page=1, viewer=GRACE
        )

    assert (page.total, len(page.lines)) == (found, found)


def test_findings_come_gravest_first(store: Store, desk: dict[str, int]) -> None:
    with store.reading() as db:
        page = findings.finding_list(
            db, severity="", state="open", kind="", article=desk["article"], page=1
        )
        one = findings.finding_page(db, desk["finding"], viewer=GRACE, all_people=False)

    assert [line.finding.severity for line in page.lines] == ["error", "warning", "notice"]
    assert [number for number, _ in one.claims] == [desk["claim"]]
    assert one.before.endswith("\n\n")
    assert one.after.startswith(" died")


def test_a_source_knows_what_it_was_used_for(store: Store, desk: dict[str, int]) -> None:
    with store.reading() as db:
        found = sources.source_list(db, page=1, words="civil PROTECTION")
        page = sources.source_page(db, desk["source"])

    assert found.total == 2
    assert [use.claim_id for use in page.evidence] == [desk["claim"]]


def test_the_record_is_paged_and_filtered(store: Store, desk: dict[str, int]) -> None:
    with store.writing() as db:
        for _ in range(history.PAGE):
            factories.recorded(db, "many@example.org")

    def page(**asked: object) -> history.HistoryPage:
        with store.reading() as db:
            return history.history_page(
                db,
                **{"article": None, "actor": "", "action": "", "before": None, "viewer": ADA, "all_people": True}
                | asked,
            )  # fmt: skip

    first = page()
    assert len(first.lines) == history.PAGE
    assert first.older
    rest = page(before=first.older)
    assert rest.lines[0].id == first.older - 1
    assert {line.actor for line in page(actor=ADA, article=desk["article"]).lines} == {ADA}
    assert all(line.action == "verdict.recorded" for line in page(action="verdict.recorded").lines)


@pytest.mark.parametrize(
    ("words", "sorts"),
    [
        ("BRIDGES", {"article", "claim"}),
        ("ada found", {"verdict"}),
        ("Hidden for now", set()),
        ("41 dead", {"evidence"}),
        ("civil protection", {"source"}),
        ("no source", {"finding"}),
        ("100%", set()),
    ],
)
def test_words_are_found_where_they_are(
    store: Store, desk: dict[str, int], words: str, sorts: set[str]
) -> None:
    with store.reading() as db:
        page = search.search_page(db, words, viewer=GRACE)

    assert {hit.sort for hit in page.hits} == sorts


def test_people_and_their_sessions(store: Store) -> None:
    with store.writing() as db:
        account = factories.account(db, role=Role.ADJUDICATOR)
        token = start_session(db, account, NOW)
        link = issue_link(db, account=account, actor="test", at=NOW)

    limits = {"idle": timedelta(hours=1), "longest": timedelta(hours=2)}
    with store.reading() as db:
        person = accounts.person_of(db, token_sha256=digest_of(token), at=NOW, **limits)
        assert person
        assert (person.email, person.role, person.has_password) == (ADA, Role.ADJUDICATOR, False)
        late = NOW + timedelta(hours=1)
        assert accounts.person_of(db, token_sha256=digest_of(token), at=late, **limits) is None
        assert accounts.person_of(db, token_sha256=digest_of("x"), at=NOW, **limits) is None
        assert [one.current for one in accounts.sessions_of(db, person, at=NOW, **limits)] == [True]
        assert [one.email for one in accounts.accounts(db)] == [ADA]
        assert accounts.owner_of_link(db, digest_of(link), NOW) == ADA
        assert accounts.owner_of_link(db, digest_of(link), NOW + timedelta(hours=25)) is None


def test_what_is_not_there_is_not_found(store: Store) -> None:
    with store.reading() as db:
        for ask in (
            lambda: articles.article_page(db, 9, chosen=None, only=articles.Filter(), viewer=ADA),
            lambda: claims.claim_page(db, 9, viewer=ADA, all_people=True),
            lambda: findings.finding_page(db, 9, viewer=ADA, all_people=True),
            lambda: sources.source_page(db, 9),
            lambda: history.line(db, 999, viewer=ADA, all_people=True),
        ):
            with pytest.raises(NoResultFound):
                ask()
