"""Disputes, hands, comments, the inbox and agreement, through their pages."""

from __future__ import annotations

from html import unescape

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from factcheck.domain.roles import Role
from factcheck.store.claim import Claim
from factcheck.store.comment import Comment
from factcheck.store.event import Event
from factcheck.store.review import Assignment
from factcheck.store.session import Store
from factcheck.store.verdict import Verdict
from factcheck.workflow.adjudicate import settle_claim
from factcheck.workflow.desk import change_setting
from tests import factories
from tests.factories import NOW
from tests.web.conftest import Desk, SignedIn, email_of, verdict_data


@pytest.fixture
def dispute(store: Store, desk: Desk, signed_in: SignedIn) -> Desk:
    """A reviewer found the claim supported, an admin refuted."""
    with store.writing() as db:
        db.get_one(Claim, desk.claim).verdicts_wanted = 2
        factories.recorded(db)
    for role, label, because in (
        (Role.REVIEWER, "supported", "The bulletin has 41."),
        (Role.ADMIN, "refuted", "The army has 12."),
    ):
        answer = signed_in(role).post(
            f"/claims/{desk.claim}/verdicts", data=verdict_data(label=label, rationale=because)
        )
        assert answer.status_code == 303
    return desk


def state(store: Store, claim: int) -> tuple[str, str | None]:
    with store.reading() as db:
        row = db.get_one(Claim, claim)
        return row.state, row.settled_as


def settle(browser: FlaskClient, claim: int, **changed: str) -> object:
    return browser.post(
        f"/claims/{claim}/dispute/settlement",
        data={"label": "mixed", "reason": "Both count differently."} | changed,
    )


def test_both_sides_stand_beside_each_other_without_names(
    dispute: Desk, signed_in: SignedIn
) -> None:
    page = signed_in(Role.ADJUDICATOR).get(f"/claims/{dispute.claim}/dispute").text

    for words in (
        "The bulletin has 41.",
        "The army has 12.",
        "Reviewer A",
        "Reviewer B",
        "41 dead",
    ):
        assert words in page
    assert email_of(Role.REVIEWER) not in page
    own = signed_in(Role.REVIEWER).get(f"/claims/{dispute.claim}/dispute").text
    assert "<h2>You</h2>" in own
    assert "<h2>Reviewer B</h2>" in own
    assert 'action="/claims/1/dispute/settlement"' not in own


def test_names_are_shown_where_the_desk_wants_them(
    dispute: Desk, signed_in: SignedIn, store: Store
) -> None:
    with store.writing() as db:
        change_setting(db, name="names-in-disputes", value=True, actor="test", at=NOW)

    page = signed_in(Role.ADJUDICATOR).get(f"/claims/{dispute.claim}/dispute").text

    assert f"<h2>{email_of(Role.REVIEWER)}</h2>" in page


def test_what_is_no_dispute_leads_to_the_claim(desk: Desk, reviewer: FlaskClient) -> None:
    answer = reviewer.get(f"/claims/{desk.claim}/dispute")

    assert (answer.status_code, answer.location) == (303, f"/claims/{desk.claim}")


def test_a_third_person_settles_and_says_nobody_is_right(
    dispute: Desk, signed_in: SignedIn, store: Store
) -> None:
    grace = signed_in(Role.ADJUDICATOR)

    assert settle(grace, dispute.claim, reason="").status_code == 422
    assert settle(grace, dispute.claim).status_code == 303

    assert state(store, dispute.claim) == ("settled", "mixed")


def test_nobody_settles_their_own_and_what_they_wrote_is_kept(
    dispute: Desk, signed_in: SignedIn, store: Store
) -> None:
    signed_in(Role.ADJUDICATOR)  # somebody else could

    answer = settle(signed_in(Role.ADMIN), dispute.claim, label="outdated")

    assert answer.status_code == 409
    assert "Nobody settles a dispute they are part of" in answer.text
    assert "Both count differently." in answer.text
    assert 'value="outdated" checked' in answer.text
    assert state(store, dispute.claim) == ("disputed", None)


@pytest.mark.parametrize("page", ["dispute/settlement", "settlement"])
def test_the_second_to_settle_sees_what_was_decided_and_keeps_their_words(
    dispute: Desk, signed_in: SignedIn, store: Store, page: str
) -> None:
    with store.writing() as db:
        settle_claim(
            db, claim_id=dispute.claim, label="refuted", reason="The army was there.",
            adjudicator="ruth@example.org", at=NOW,
        )  # fmt: skip
        events = db.scalar(select(func.max(Event.id)))

    answer = signed_in(Role.ADJUDICATOR).post(
        f"/claims/{dispute.claim}/{page}", data={"label": "mixed", "reason": "My long reason."}
    )

    assert answer.status_code == 409
    for words in ("settled already", "The army was there.", "My long reason."):
        assert words in answer.text
    assert state(store, dispute.claim) == ("settled", "refuted")
    with store.reading() as db:
        last = db.scalars(
            select(Event.action).where(Event.id > events, Event.action.like("claim.%"))
        ).all()
        assert last == []


@pytest.mark.parametrize("closed", ["settled", "excluded"])
def test_a_verdict_on_what_was_closed_meanwhile_is_kept_for_its_writer(
    dispute: Desk, signed_in: SignedIn, store: Store, closed: str
) -> None:
    grace = signed_in(Role.ADJUDICATOR)
    if closed == "settled":
        settle(grace, dispute.claim)
    else:
        with store.reading() as db:
            version = db.get_one(Claim, dispute.claim).version
        grace.post(
            f"/claims/{dispute.claim}/exclusion", data={"reason": "Split.", "version": version}
        )

    answer = signed_in(Role.REVIEWER).post(
        f"/claims/{dispute.claim}/verdicts",
        data=verdict_data(label="mixed", rationale="Half an hour of work.", looked_at="Archive"),
    )

    assert answer.status_code == 409
    for words in (f"This claim is {closed}", "Half an hour of work.", "Archive"):
        assert words in unescape(answer.text)
    with store.reading() as db:
        assert db.scalar(select(func.count()).select_from(Verdict)) == 2


def test_a_question_goes_back_and_is_in_the_inboxes(
    dispute: Desk, signed_in: SignedIn, store: Store
) -> None:
    grace, ada = signed_in(Role.ADJUDICATOR), signed_in(Role.REVIEWER)
    assert "a dispute to settle" in grace.get("/").text

    asked = grace.post(
        f"/claims/{dispute.claim}/dispute/question", data={"question": "Which bulletin?"}
    )

    assert asked.status_code == 303
    assert "a dispute to settle" not in grace.get("/").text
    assert "a question came back: “Which bulletin?”" in ada.get("/").text
    page = ada.get(f"/claims/{dispute.claim}").text
    assert "Sent back with a question" in page
    ada.post(
        f"/claims/{dispute.claim}/verdicts",
        data=verdict_data(label="refuted", rationale="I see it now."),
    )
    assert state(store, dispute.claim) == ("agreed", None)
    assert "a question came back" not in ada.get("/").text


def test_a_withdrawn_verdict_says_why_on_the_claim_and_in_the_report(
    dispute: Desk, signed_in: SignedIn, store: Store
) -> None:
    grace = signed_in(Role.ADJUDICATOR)
    settle(grace, dispute.claim)

    done = grace.post(
        f"/claims/{dispute.claim}/settlement/withdrawal", data={"reason": "The log was forged."}
    )

    assert done.status_code == 303
    assert state(store, dispute.claim) == ("reopened", None)
    for address in (f"/claims/{dispute.claim}", f"/reports/{dispute.article}"):
        assert "because The log was forged." in unescape(grace.get(address).text), address
    for form in ("html", "markdown", "json"):
        with grace.get(f"/reports/{dispute.article}.{form}") as file:
            assert "The log was forged." in file.text, form


def test_the_next_claim_is_handed_out_and_handed_back(
    desk: Desk, reviewer: FlaskClient, store: Store
) -> None:
    given = reviewer.post("/claims/next")

    assert given.status_code == 303
    with store.reading() as db:
        claim = db.scalars(select(Assignment.claim_id)).one()
    assert f"claim={claim}" in given.location
    assert "handed out to you" in reviewer.get("/").text
    assert "Hand it back" in reviewer.get(f"/claims/{claim}").text
    back = reviewer.post(f"/claims/{claim}/assignments/end", data={"reviewer": ""})
    assert back.status_code == 303
    assert "handed out to you" not in reviewer.get("/").text


def test_only_adjudicators_give_claims_to_others(
    desk: Desk, signed_in: SignedIn, store: Store
) -> None:
    ada, grace = signed_in(Role.REVIEWER), signed_in(Role.ADJUDICATOR)
    form = {"reviewer": email_of(Role.ADJUDICATOR), "due": "2020-01-02"}
    assert ada.post(f"/claims/{desk.claim}/assignments", data=form).status_code == 403

    form["reviewer"] = email_of(Role.REVIEWER)
    assert grace.post(f"/claims/{desk.claim}/assignments", data=form).status_code == 303

    inbox = ada.get("/").text
    assert "overdue since 2 Jan 2020" in inbox
    assert email_of(Role.ADJUDICATOR) in inbox
    assert ada.post(f"/claims/{desk.claim}/assignments", data={}).status_code == 409


def test_a_claim_and_an_article_ask_for_more_verdicts(
    desk: Desk, signed_in: SignedIn, store: Store
) -> None:
    grace = signed_in(Role.ADJUDICATOR)
    one = {"wanted": "3", "version": "1"}
    assert grace.post(f"/claims/{desk.claim}/verdicts-wanted", data=one).status_code == 303
    stale = grace.post(f"/claims/{desk.claim}/verdicts-wanted", data=one | {"wanted": "4"})
    assert stale.status_code == 409
    assert 'value="4"' in stale.text
    many = {"wanted": "2"}
    assert grace.post(f"/articles/{desk.article}/verdicts-wanted", data=many).status_code == 303
    assert grace.post(f"/articles/{desk.article}/verdicts-wanted", data=many).status_code == 409

    with store.reading() as db:
        assert set(db.scalars(select(Claim.verdicts_wanted))) == {2}


def test_a_comment_is_written_answered_changed_and_withdrawn(
    desk: Desk, signed_in: SignedIn, store: Store
) -> None:
    ada, grace = signed_in(Role.REVIEWER), signed_in(Role.ADJUDICATOR)
    for thing in (f"/claims/{desk.claim}", f"/findings/{desk.finding}"):
        call = {"words": "@adjudicator <b>page 3</b>?", "answers": ""}
        assert ada.post(f"{thing}/comments", data=call).status_code == 303
        with store.reading() as db:
            number = db.scalar(select(func.max(Comment.id)))
        page = grace.get(thing).text
        assert "&lt;b&gt;page 3&lt;/b&gt;" in page
        answer = {"words": "Seen.", "answers": str(number)}
        assert grace.post(f"{thing}/comments", data=answer).status_code == 303
        assert ada.post(f"{thing}/comments", data={"words": ""}).status_code == 422
        change = {"words": "Page 4!", "version": "1"}
        assert grace.post(f"/comments/{number}/wording", data=change).status_code == 409
        assert ada.post(f"/comments/{number}/wording", data=change).status_code == 303
        late = ada.post(f"/comments/{number}/wording", data=change | {"words": "Page 5!"})
        assert late.status_code == 409
        assert "Page 4!" in late.text
        assert "Page 5!" in late.text
        assert ada.post(f"/comments/{number}/withdrawal").status_code == 303
        page = grace.get(thing).text
        assert "Withdrawn by its writer" in page
        assert "Page 4!" not in page.partition('id="comments"')[2].partition("</section>")[0]
        lost = grace.post(f"{thing}/comments", data=answer | {"words": "A long answer."})
        assert lost.status_code == 409
        assert "A long answer." in lost.text


def test_a_call_stays_in_the_inbox_until_it_is_put_away(desk: Desk, signed_in: SignedIn) -> None:
    ada, grace = signed_in(Role.REVIEWER), signed_in(Role.ADJUDICATOR)
    ada.post(f"/claims/{desk.claim}/comments", data={"words": "@adjudicator, see page 3"})

    assert "@adjudicator, see page 3" in grace.get("/").text
    assert ada.post("/mentions/1/putting-away").status_code == 409
    assert grace.post("/mentions/1/putting-away").status_code == 303
    assert "see page 3" not in grace.get("/").text


def test_open_findings_on_ones_own_claims_are_in_the_inbox(
    desk: Desk, reviewer: FlaskClient
) -> None:
    assert "on your claim" not in reviewer.get("/").text

    reviewer.post(f"/claims/{desk.claim}/assignments", data={})

    assert f"an open finding on your claim {desk.claim}" in reviewer.get("/").text


def test_agreement_counts_what_was_given_independently(
    dispute: Desk, signed_in: SignedIn, store: Store
) -> None:
    reader = signed_in(Role.READER)

    def figures(query: str = "") -> str:
        page = reader.get(f"/agreement{query}").text
        return " ".join(unescape(page).split())

    before = figures()
    assert "0 %" in before
    assert email_of(Role.REVIEWER) not in before.partition("Where they differ")[2], "no names"
    signed_in(Role.REVIEWER).post(
        f"/claims/{dispute.claim}/verdicts",
        data=verdict_data(label="refuted", rationale="I come round."),
    )
    after = figures()
    assert "0 %" in after, "who came round knew the other’s verdict"
    pair = f"{email_of(Role.ADMIN)}+{email_of(Role.REVIEWER)}"
    for query in (f"?article={dispute.article}", "?kind=casualties", f"?pair={pair}"):
        assert "0 %" in figures(query)
    assert "No claim has two independent verdicts" in figures("?article=99")
    assert "No claim has two independent verdicts" in figures("?pair=a+b")


def test_a_scale_of_ones_own_is_made_used_and_replaced(
    desk: Desk, signed_in: SignedIn, store: Store
) -> None:
    admin, ada = signed_in(Role.ADMIN), signed_in(Role.REVIEWER)
    form = {
        "name": "Traffic light", "question": "truth",
        "labels-0-label": "Green", "labels-0-means": "supported", "labels-0-claimreview": "3",
        "labels-1-label": "Red", "labels-1-means": "refuted", "labels-1-definition": "Stop.",
    }  # fmt: skip
    lone = {key: said for key, said in form.items() if "labels-1" not in key}
    refused = admin.post("/scales", data=lone)
    assert refused.status_code == 409
    assert 'value="Green"' in refused.text
    assert admin.post("/scales", data=form | {"labels-0-claimreview": "x"}).status_code == 422
    assert ada.post("/scales", data=form).status_code == 403
    assert admin.post("/scales", data=form).status_code == 303
    with store.reading() as db:
        from factcheck.store.verdict import Scale

        number = db.scalar(select(func.max(Scale.id)))
    assert admin.post(f"/scales/{number}/use").status_code == 303

    page = ada.get(f"/claims/{desk.claim}").text
    assert 'value="green"' in page
    assert "Stop." in page
    assert "<b>Supported</b>" in page, "the crosswalk to the built-in label"
    assert 'value="mostly-supported"' not in page
    given = ada.post(f"/claims/{desk.claim}/verdicts", data=verdict_data(label="green"))
    assert given.status_code == 303
    assert "is recorded: Green." in ada.get(given.location).text
    copied = admin.get(f"/scales/new?from={number}").text
    assert 'value="Green"' in copied
    assert 'value="Traffic light"' in copied
    assert admin.post("/scales", data=form | {"labels-0-label": "Lime"}).status_code == 303
    page = unescape(ada.get(f"/claims/{desk.claim}").text)
    assert 'value="lime"' in page
    assert "Green (built-in: Supported)" in " ".join(
        page.replace("<", " <").partition('class="verdicts"')[2].split()
    ).replace('</span> <span class="soft">', "").replace("  ", " ")


def test_settings_are_changed_by_admins_and_notice_who_was_first(
    signed_in: SignedIn, store: Store
) -> None:
    admin = signed_in(Role.ADMIN)
    assert "Two-person rule" in admin.get("/settings").text
    form = {"value": "2", "version": "0"}
    assert (
        signed_in(Role.ADJUDICATOR).post("/settings/verdicts-wanted", data=form).status_code == 403
    )
    assert admin.post("/settings/verdicts-wanted", data=form).status_code == 303
    late = admin.post("/settings/verdicts-wanted", data=form | {"value": "3"})
    assert late.status_code == 409
    assert 'value="3"' in late.text
    for name, value, status in (
        ("verdicts-wanted", "many", 409), ("verdicts-wanted", "99", 409), ("colour", "blue", 404),
        ("two-person-rule", "perhaps", 409), ("two-person-rule", "on", 303),
        ("scale-truth", "politifact", 303),
    ):  # fmt: skip
        answer = admin.post(f"/settings/{name}", data={"value": value, "version": "0"})
        assert answer.status_code == status, (name, value)
    assert "verdicts-wanted" in admin.get("/history").text


def test_a_person_is_not_shown_what_waits_for_another(dispute: Desk, signed_in: SignedIn) -> None:
    inbox = signed_in(Role.READER).get("/").text

    assert "a dispute to settle" not in inbox
