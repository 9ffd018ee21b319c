"""The compare page: two columns, grades, and one button that makes a grade a verdict."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from factcheck.domain.roles import Role
from factcheck.store.reference import Reference
from factcheck.store.session import Store
from factcheck.store.verdict import Verdict
from tests.web.conftest import Desk, SignedIn

RECORD = (
    "GOVERNOR RUIZ: We will not rebuild every house.\n\nAt least 41 people died when the Velm burst its "
    "banks on Monday, Governor Ana Ruiz said. <script>alert(1)</script>\n\nShe added that 12 bridges were lost."
)


def attach(client: FlaskClient, desk: Desk, **data: object) -> str:
    answer = client.post(
        f"/articles/{desk.article}/references",
        data={"text": RECORD, "name": "Transcript", "closeness": "primary", "stored": ""} | data,
        content_type="multipart/form-data",
    )
    assert answer.status_code == 303, answer.text
    return answer.location


def test_an_article_without_a_reference_says_what_to_do(reviewer: FlaskClient, desk: Desk) -> None:
    page = reviewer.get(f"/articles/{desk.article}/compare").text

    assert "Hold it against another text" in page
    assert (
        f'href="/articles/{desk.article}/compare"' in reviewer.get(f"/articles/{desk.article}").text
    )


def test_a_pasted_record_is_shown_beside_the_article(reviewer: FlaskClient, desk: Desk) -> None:
    page = unescape(reviewer.get(attach(reviewer, desk)).text)

    assert "Held against “Transcript”" in page
    assert re.search(r"<del><span class=\"hide\">\[only here: </span>40", page)
    assert re.search(r"<ins><span class=\"hide\">\[only here: </span>41", page)
    assert "Altered meaning" in page
    assert "“not” is left out" in page
    assert "<script>alert" not in reviewer.get(f"/articles/{desk.article}/compare").text


def test_a_file_or_a_stored_text_will_do(reviewer: FlaskClient, desk: Desk, store: Store) -> None:
    attach(reviewer, desk, text="", file=(BytesIO(RECORD.encode()), "record.txt"), name="")
    other = reviewer.post(
        "/articles", data={"text": "Another telling\n\n" + RECORD[:46] + " It was late, she said."}
    )
    number = other.location.rsplit("/", 1)[1]
    assert f'value="article-{number}"' in reviewer.get(f"/articles/{desk.article}/compare").text
    attach(reviewer, desk, text="", stored=f"article-{number}")

    with store.reading() as db:
        rows = db.execute(
            select(Reference.file_name, Reference.copied_from_id).order_by(Reference.id)
        ).all()
    assert tuple(rows[0]) == ("record.txt", None)
    assert rows[1].copied_from_id == int(number)


@pytest.mark.parametrize(
    ("data", "status", "says"),
    [
        ({"text": "", "stored": ""}, 422, "Paste the text"),
        ({"text": "12 - 14", "stored": ""}, 422, "letter"),
        ({"text": "", "stored": "article-999"}, 404, ""),
        ({"text": "", "stored": "nonsense"}, 422, "Paste the text"),
    ],
)
def test_what_is_no_reference_comes_back_with_what_was_typed(
    reviewer: FlaskClient, desk: Desk, data: dict[str, str], status: int, says: str
) -> None:
    answer = reviewer.post(
        f"/articles/{desk.article}/references",
        data={"name": "A name typed before", "closeness": "primary"} | data,
    )

    assert answer.status_code == status
    assert says in answer.text
    if status == 422:
        assert 'value="A name typed before"' in answer.text


def forms_of(page: str) -> list[dict[str, str]]:
    """The fields of every form that accepts a grade."""
    found = re.findall(r'<form method="post" action="([^"]*/grades)".*?</form>', page, re.DOTALL)
    bodies = re.findall(r'<form method="post" action="[^"]*/grades".*?</form>', page, re.DOTALL)
    return [
        {"action": action, "rationale": ""}
        | {
            name: unescape(value)
            for name, value in re.findall(r'name="(\w+)"[^>]*value="([^"]*)"', body)
            if name != "csrf_token"
        }
        for action, body in zip(found, bodies, strict=True)
    ]


def test_accepting_a_grade_records_the_verdict_and_says_so(
    reviewer: FlaskClient, desk: Desk, store: Store
) -> None:
    page = reviewer.get(attach(reviewer, desk)).text
    (form,) = forms_of(page)
    action = form.pop("action")

    answer = reviewer.post(action, data=form)

    assert answer.status_code == 303
    after = unescape(reviewer.get(answer.location).text)
    assert "is recorded: Altered meaning" in after
    assert "is your verdict" in after
    assert forms_of(after) == []
    with store.reading() as db:
        verdict = db.scalars(select(Verdict)).one()
        assert (verdict.claim_id, verdict.question) == (desk.quoted_claim, "fidelity")
    assert "altered meaning" in unescape(reviewer.get("/history").text)


def test_a_form_that_is_late_comes_back_with_what_was_typed(
    reviewer: FlaskClient, desk: Desk
) -> None:
    (form,) = forms_of(reviewer.get(attach(reviewer, desk)).text)
    action = form.pop("action")

    stale = reviewer.post(action, data=form | {"version": "99", "rationale": "I heard the tape."})
    other = reviewer.post(action, data=form | {"label": "verbatim"})

    assert (stale.status_code, other.status_code) == (409, 409)
    assert "I heard the tape." in stale.text
    assert "The grade is another by now" in other.text


def test_a_reader_sees_and_does_not_act(signed_in: SignedIn, desk: Desk) -> None:
    attach(signed_in(Role.REVIEWER), desk)

    page = signed_in(Role.READER).get(f"/articles/{desk.article}/compare").text

    assert "Altered meaning" in page
    assert forms_of(page) == []
    assert "Take this reference away" not in page


def test_a_reference_is_taken_away_with_a_reason(reviewer: FlaskClient, desk: Desk) -> None:
    attach(reviewer, desk)
    address = f"/articles/{desk.article}/references/1/withdrawal"

    assert reviewer.post(address, data={"reason": ""}).status_code == 422
    assert reviewer.post(address, data={"reason": "The wrong day."}).status_code == 303
    assert "Held against" not in reviewer.get(f"/articles/{desk.article}/compare").text
    assert reviewer.get(f"/articles/{desk.article}/compare?reference=1").status_code == 404


@pytest.mark.parametrize("query", ["reference=x", "with=x", "reference=", "with="])
def test_a_wrong_question_in_the_address_is_passed_over(
    reviewer: FlaskClient, desk: Desk, query: str
) -> None:
    assert reviewer.get(f"/articles/{desk.article}/compare?{query}").status_code == 200
    assert reviewer.get(f"/articles/{desk.article}/compare?with=99").status_code == 404
