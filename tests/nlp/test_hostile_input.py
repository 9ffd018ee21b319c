"""Input nobody would print: every one is read, quickly, and every claim's span holds its words."""

from __future__ import annotations

import time
from datetime import date

import pytest

from factcheck.analysis import analyse
from factcheck.domain.document import SentenceRole

NASTY = {
    "capitals": "FLOOD IN KADRA KILLS 12\n\nKADRA (Reuters) - A FLOOD KILLED 12 PEOPLE ON MONDAY, OFFICIALS SAID.",
    "bullets": "What we know\n\n- 12 people died in Kadra\n• The river rose 4 meters\n1. The dam broke at 5 a.m.",
    "emoji": "🌊 Flood in Kadra 😢\n\nMore than 300 people 👩‍👩‍👧 left Kadra on Monday 🇺🇳, officials said.",
    "combining marks": "Ca\u0301rdenas said the cafe\u0301 in Zu\u0308rich lost 3 million euros in 2020.",
    "stacked marks": "T\u0337h\u0315e\u0327 bri\u0336dge w\u0334as clo\u0335sed.",
    "right to left": "The minister, \u202bمحمد علي\u202c, said 12 people died.\u200f",
    "no verb": "Kadra. Monday. Twelve dead. A flood, a bridge, a town without light.",
    "dateline alone": "KADRA, Ardenia (AP) —",
    "numbers alone": "1 2 3 4 5 6 7 8 9 10\n11 12 13 14 15",
    "address and telephone": "See https://example.org/2020/05/06/flood?id=300 or call +44 20 7946 0958 now.",
    "open quotation": "“The bridge is closed, the mayor said. Twelve people died on Monday.",
    "markup": "<p>A flood killed 12 people in Kadra.</p><script>alert(1)</script>",
    "control characters": "A flood killed 12\x00 people.\x0c Officials said so.\x85 The bridge fell.",
    "carriage returns": "Flood in Kadra\r\n\r\nA flood killed 12 people in Kadra on Monday.\r\n",
    "hard spaces": "A\u00a0flood\u00a0killed\u00a012\u00a0people\u00a0in\u00a0Kadra.",
    "soft hyphens": "A flood killed twelve peo\u00adple in Kadra on Mon\u00adday.",
    "full-width digits": "A flood killed １２ people in Kadra.",  # noqa: RUF001
    "endless word": "A flood killed 12 people. " + "x" * 3000,
    "brackets": "(" * 600 + "A flood killed 12 people." + ")" * 600,
    "marks of quotation": "“" * 400 + " a flood killed 12 people.",
    "hyphens": "-".join(["flood"] * 500) + " killed 12 people.",
    "dashes": "The mayor — " * 300 + "spoke.",
    "ellipses": "The mayor … " * 300,
    "dots": "." * 2000 + " A flood killed 12 people.",
    "percent signs": "%" * 1000 + " 12% of homes were lost.",
    "groups of digits": "1" + ",111" * 800 + " people left.",
    "months": "May March June April " * 200,
    "weekdays": "Monday Tuesday and Wednesday to Friday " * 120,
    "every": "every other day of every second week of each third month " * 80,
    "since": "since the since a fire in since before after until " * 80,
}


@pytest.mark.parametrize("name", NASTY)
def test_every_claim_holds_its_words(name: str) -> None:
    text = NASTY[name]

    analysis = analyse(text, published=date(2024, 5, 16))

    assert not analysis.failed
    for claim in analysis.document.claims:
        assert claim.span.of(text) == claim.text
    for value in analysis.document.values:
        assert value.span.of(text) == value.text


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "🔥 The dam broke on Friday 😱, killing 40 people 💔.",
            ["The dam broke on Friday, May 10, 2024.", "The dam killed 40 people."],
        ),
        (
            "The dam \u202ebroke\u202c and \u200fkilled\u200e 40 people\u200b.",
            ["The dam broke.", "The dam killed 40 people."],
        ),
        ("• Rain will fall in Kadra.", ["Rain will fall in Kadra."]),
        ("a" * 5000, []),
    ],
    ids=["emoji", "marks of direction", "bullet", "one letter"],
)
def test_statements_are_clean(text: str, statements: list[str]) -> None:
    found = [c.statement for c in analyse(text, published=date(2024, 5, 16)).document.claims]

    assert found == statements


def test_who_speaks_of_himself_in_a_transcript_is_the_one_whose_line_it_is() -> None:
    text = "ANN VEY: Taxes will fall.\nIVO TARN: I said 300 jobs were lost.\nANN VEY: That is not true."

    claims = analyse(text, published=date(2024, 5, 16)).document.claims

    assert {c.attribution.claimant for c in claims} == {"ANN VEY", "IVO TARN"}
    assert [c.unresolved for c in claims if c.statement == "That is not true."] == [("That",)]


def test_a_telephone_number_is_no_figure() -> None:
    assert not analyse(NASTY["address and telephone"]).document.values


def test_furniture_and_datelines_make_no_claims() -> None:
    text = (
        "KADRA, Ardenia (AP) — A flood killed 12 people, officials said.\n\nRead more: Dam breaks in Brask\n\n"
        "Subscribe for $5 a month\n\nReporting by Ana Ruiz in Brask; Editing by Jo Hale"
    )

    document = analyse(text).document

    body = [s.span for s in document.sentences if s.role is SentenceRole.BODY]
    assert all(any(span.contains(claim.span) for span in body) for claim in document.claims)


@pytest.mark.parametrize(
    "sentence",
    [
        lambda n: "The mayor said that " + "the bridge was closed and " * n + "nobody died.",
        lambda n: ", ".join(f"{k} people in town {k}" for k in range(n)) + ".",
    ],
    ids=["clauses", "figures"],
)
def test_twice_the_sentence_takes_about_twice_the_time(sentence) -> None:  # noqa: ANN001 - a text by its length
    def seconds(size: int) -> float:
        text = sentence(size)
        began = time.thread_time()
        analyse(text)
        return time.thread_time() - began

    seconds(10)
    assert min(seconds(400) for _ in range(2)) <= 3.5 * max(0.1, *(seconds(200) for _ in range(2)))
